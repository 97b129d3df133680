"""A member's right to see what the desk holds about them, and to have it erased."""

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
        """Everything that is held about the member, as JSON values."""
        held = await self._database.read(_held, user_id)
        return {"user_id": user_id, "exported_at": self._clock.now().isoformat(timespec="seconds"), **held}

    async def erase(self, user_id: int) -> int:
        """Forget the member, at once and for good; how many entries were erased. Erasing twice erases nothing more."""
        return await self._database.write(mydata.erase, user_id)


def _held(connection: Connection, user_id: int) -> dict[str, Any]:
    return {
        "posts": mydata.posts(connection, user_id),
        "requests": mydata.requests(connection, user_id),
        "answers": mydata.answers(connection, user_id),
        "latest": mydata.looks(connection, user_id),
        "direct_messages": mydata.own_shelf(connection, user_id),
    }
