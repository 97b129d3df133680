"""Export and erase what is stored about a member."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from bot.ports import Clock
from bot.storage.engine import erasures
from bot.storage.engine.database import Database
from bot.storage.members import mydata


class MyDataService:
    """Exports and erases."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def export(self, user_id: int) -> dict[str, Any]:
        """Return everything that is stored about the member, as JSON values."""
        held = await self._database.read(_held, user_id)
        return {"user_id": user_id, "exported_at": self._clock.now().isoformat(timespec="seconds"), **held}

    async def erase(self, user_id: int) -> int:
        """Erase the member's data and return the number of rows changed or deleted. Idempotent.

        The erasure is listed first, outside the database, so that restoring an older copy repeats it.
        """
        return await self._database.write(_listed_and_erased, self._database.path, user_id, self._clock.now())


def _listed_and_erased(connection: Connection, database: Path, user_id: int, now: datetime) -> int:
    erasures.add(erasures.beside(database), user_id, now)
    return mydata.erase(connection, user_id)


def _held(connection: Connection, user_id: int) -> dict[str, Any]:
    return {
        "posts": mydata.posts(connection, user_id),
        "requests": mydata.requests(connection, user_id),
        "answers": mydata.answers(connection, user_id),
        "latest": mydata.looks(connection, user_id),
        "direct_messages": mydata.own_shelf(connection, user_id),
    }
