"""A member's right to see what the desk holds about them, and to have it erased."""

from __future__ import annotations

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
        async with self._database.reading() as connection:
            return {
                "user_id": user_id,
                "exported_at": self._clock.now().isoformat(timespec="seconds"),
                "posts": await mydata.posts(connection, user_id),
                "requests": await mydata.requests(connection, user_id),
                "answers": await mydata.answers(connection, user_id),
                "latest": await mydata.looks(connection, user_id),
                "direct_messages": await mydata.own_shelf(connection, user_id),
            }

    async def erase(self, user_id: int) -> int:
        """Forget the member, at once and for good; how many entries were erased. Erasing twice erases nothing more."""
        async with self._database.transaction() as connection:
            return await mydata.erase(connection, user_id)
