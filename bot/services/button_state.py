"""State of buttons that must work after a restart: a card's question, stored under a token that its buttons carry."""

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
    """Stores and loads questions."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def remember(self, shelf: Shelf, request: dict[str, Any]) -> str:
        """Store a question (JSON values) and return its token: 22 characters, unguessable, the same for the same
        question."""
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        return await self._database.write(_keep, token, shelf, request, self._clock.now())

    async def recall(self, token: str) -> tuple[Shelf, dict[str, Any]] | None:
        """Return the shelf and question of a token, None if it is unknown or expired."""
        return await self._database.read(button_state.load, token)


def _keep(connection: Connection, token: str, shelf: Shelf, request: dict[str, Any], now: datetime) -> str:
    return button_state.keep(connection, token, shelves.make(connection, shelf), request, now)
