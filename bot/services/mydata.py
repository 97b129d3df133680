"""Export and erase what is stored about a member."""

from __future__ import annotations

from sqlite3 import Connection
from typing import Any

from bot.ports import Clock
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
        """Erase the member's data and return the number of rows changed or deleted. Idempotent."""
        return await self._database.write(mydata.erase, user_id)


def _held(connection: Connection, user_id: int) -> dict[str, Any]:
    return {
        "posts": mydata.posts(connection, user_id),
        "requests": mydata.requests(connection, user_id),
        "answers": mydata.answers(connection, user_id),
        "latest": mydata.looks(connection, user_id),
        "direct_messages": mydata.own_shelf(connection, user_id),
    }
