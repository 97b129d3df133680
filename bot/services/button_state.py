"""Buttons that still answer after a restart: a card's question is kept under a token that the buttons carry."""

from __future__ import annotations

import secrets
from datetime import datetime
from sqlite3 import Connection
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
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        return await self._database.write(_keep, token, shelf, request, self._clock.now())

    async def recall(self, token: str) -> tuple[Shelf, dict[str, Any]] | None:
        """The question and whose shelf it asked, None when it is not known any more."""
        return await self._database.read(button_state.load, token)


def _keep(connection: Connection, token: str, shelf: Shelf, request: dict[str, Any], now: datetime) -> str:
    return button_state.keep(connection, token, shelves.make(connection, shelf), request, now)
