"""Buttons that still answer after a restart: a card's question is kept under a token that the buttons carry."""

from __future__ import annotations

import secrets
from typing import Any

from bot.model.jobs import Shelf
from bot.ports import Clock
from bot.storage.engine.database import Database
from bot.storage.members import button_state
from bot.storage.shelves import shelves

_TOKEN_BYTES = 16


class PageService:
    """Remembers questions."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def remember(self, shelf: Shelf, request: dict[str, Any]) -> str:
        """An unguessable token of 22 characters for a question of JSON values. The same question keeps its token."""
        async with self._database.transaction() as connection:
            shelf_id = await shelves.make(connection, shelf)
            token = secrets.token_urlsafe(_TOKEN_BYTES)
            return await button_state.keep(connection, token, shelf_id, request, self._clock.now())

    async def recall(self, token: str) -> tuple[Shelf, dict[str, Any]] | None:
        """The question and whose shelf it asked, None when it is not known any more."""
        async with self._database.reading() as connection:
            return await button_state.load(connection, token)
