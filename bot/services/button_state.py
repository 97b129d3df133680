"""State of buttons that must work after a restart: a card's question, stored under a token that its buttons carry.

    hold -> the token, at once    the question is stored already, or waits in memory
    the answer is sent
    store -> one transaction for all that waits

A button that is pressed in between finds its question in memory.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import Any

from bot.model.jobs import Shelf
from bot.ports import Clock
from bot.storage.engine.database import Database
from bot.storage.members import button_state
from bot.storage.shelves import shelves

_TOKEN_BYTES = 16
_RENEWED = timedelta(hours=6)
"""A stored question that is asked again is renewed after so long: the term after which it is deleted is of weeks."""
_MOST_WAITING = 1000
"""Questions that wait while the database refuses; the oldest are dropped, and their buttons say that they expired."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A question that is not stored, or not renewed; `text` as it is stored."""

    shelf: Shelf
    text: str
    token: str


class PageService:
    """Stores and loads questions."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._waiting: dict[tuple[str, str], _Waiting] = {}
        self._by_token: dict[str, _Waiting] = {}

    async def remember(self, shelf: Shelf, request: dict[str, Any]) -> str:
        """Store a question (JSON values) and return its token: 22 characters, unguessable, the same for the same
        question."""
        token = await self.hold(shelf, request)
        await self.store()
        return token

    async def hold(self, shelf: Shelf, request: dict[str, Any]) -> str:
        """Return the token of a question without writing. Call `store` once the answer has been sent."""
        text = button_state.text_of(request)
        key = shelf.key, text
        if (waiting := self._waiting.get(key)) is not None:
            return waiting.token
        found = await self._database.read(button_state.find, shelf, text)
        if found is not None and found.asked_at > self._clock.now() - _RENEWED:
            return found.token
        if (waiting := self._waiting.get(key)) is not None:  # of another who asked at the same time
            return waiting.token
        new = _Waiting(shelf, text, found.token if found else secrets.token_urlsafe(_TOKEN_BYTES))
        self._waiting[key] = self._by_token[new.token] = new
        while len(self._waiting) > _MOST_WAITING:
            self._drop(next(iter(self._waiting.items())))
        return new.token

    async def store(self) -> None:
        """Store what waits. If the database refuses, it goes on waiting."""
        waiting = list(self._waiting.items())
        if not waiting:
            return
        await self._database.write(_keep, [one for _, one in waiting], self._clock.now())
        for one in waiting:
            self._drop(one)

    async def recall(self, token: str) -> tuple[Shelf, dict[str, Any]] | None:
        """Return the shelf and question of a token, None if it is unknown or expired."""
        if (waiting := self._by_token.get(token)) is not None:
            return waiting.shelf, json.loads(waiting.text)
        return await self._database.read(button_state.load, token)

    def _drop(self, one: tuple[tuple[str, str], _Waiting]) -> None:
        key, waiting = one
        if self._waiting.get(key) is waiting:
            del self._waiting[key]
        self._by_token.pop(waiting.token, None)


def _keep(connection: Connection, waiting: list[_Waiting], now: datetime) -> None:
    for one in waiting:
        button_state.keep(connection, one.token, shelves.make(connection, one.shelf), one.text, now)
