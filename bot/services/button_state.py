"""State of buttons that must work after a restart: the question of a card, stored under a token in its buttons.

    hold -> the token, at once    the question is stored already, or waits in memory
    store -> one transaction for all that waits, for which the answer waits a moment
    the answer is sent

Where the database is busy the answer is sent first. A button that is pressed meanwhile finds its question in memory.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import Any

from msgspec import Struct

from bot.model.jobs import Shelf
from bot.ports import Clock
from bot.storage.engine.database import Database
from bot.storage.members import button_state
from bot.storage.shelves import shelves

_TOKEN_BYTES = 16
_RENEWED = timedelta(hours=6)
"""The age at which a stored question that is asked again is renewed. It would be deleted only after weeks."""
_MOST_KNOWN = 500
"""The number of stored questions that are kept in memory too, so that asking one again reads no database."""
_MOST_WAITING = 1000
"""The number of questions that wait while the database refuses writes. The oldest are dropped; their buttons say that
they expired."""


class _Held(Struct, frozen=True):
    """A question that waits to be stored or is stored already; `text` is its stored form."""

    shelf: Shelf
    text: str
    token: str


class PageService:
    """Stores and loads questions."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._waiting: dict[tuple[str, str], _Held] = {}
        self._known: OrderedDict[tuple[str, str], tuple[_Held, datetime]] = OrderedDict()
        self._by_token: dict[str, _Held] = {}
        self._storing = asyncio.Lock()

    async def remember(self, shelf: Shelf, request: dict[str, Any]) -> str:
        """Store a question (JSON values) and return its token: 22 characters, unguessable, the same for the same
        question."""
        token = await self.hold(shelf, request)
        await self.store()
        return token

    async def hold(self, shelf: Shelf, request: dict[str, Any]) -> str:
        """Return the token of a question without writing. Call `store` before the answer is sent."""
        text, renewed = button_state.text_of(request), self._clock.now() - _RENEWED
        key = shelf.key, text
        if (waiting := self._waiting.get(key)) is not None:
            return waiting.token
        known, stored_at = self._known.get(key, (None, renewed))
        if known is not None and stored_at > renewed:
            self._known.move_to_end(key)
            return known.token
        found = await self._database.read(button_state.find, shelf, text)
        if (waiting := self._waiting.get(key)) is not None:  # the same question was asked meanwhile
            return waiting.token
        held = _Held(shelf, text, found.token if found else secrets.token_urlsafe(_TOKEN_BYTES))
        if found is not None and found.asked_at > renewed:
            self._know(key, held, found.asked_at)
            return held.token
        self._waiting[key] = self._by_token[held.token] = held
        while len(self._waiting) > _MOST_WAITING:
            self._forget(self._waiting.pop(next(iter(self._waiting))))
        return held.token

    async def store(self) -> None:
        """Store all questions that wait, in one transaction. If the database refuses, they go on waiting."""
        async with self._storing:
            if not (waiting := dict(self._waiting)):
                return
            now = self._clock.now()
            await self._database.write(_keep, tuple(waiting.values()), now)
            for key, one in waiting.items():
                if self._waiting.get(key) is one:
                    del self._waiting[key]
                    self._know(key, one, now)

    async def recall(self, token: str) -> tuple[Shelf, dict[str, Any]] | None:
        """Return the shelf and question of a token, None if it is unknown or expired."""
        if (held := self._by_token.get(token)) is not None:
            return held.shelf, json.loads(held.text)
        return await self._database.read(button_state.load, token)

    def forget(self, user_id: int) -> None:
        """Drop an erased member's own questions from memory, and all others that are stored."""
        own = Shelf.of_user(user_id)
        for key in [key for key in self._waiting if key[0] == own.key]:
            self._forget(self._waiting.pop(key))
        for one, _ in self._known.values():
            self._forget(one)
        self._known.clear()

    def _know(self, key: tuple[str, str], held: _Held, stored_at: datetime) -> None:
        self._by_token[held.token] = held
        self._known[key] = held, stored_at
        self._known.move_to_end(key)
        if len(self._known) > _MOST_KNOWN:
            _, (oldest, _) = self._known.popitem(last=False)
            self._forget(oldest)

    def _forget(self, held: _Held) -> None:
        if self._by_token.get(held.token) is held:
            del self._by_token[held.token]


def _keep(connection: Connection, waiting: Sequence[_Held], now: datetime) -> None:
    for one in waiting:
        button_state.keep(connection, one.token, shelves.make(connection, one.shelf), one.text, now)
