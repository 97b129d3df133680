"""How servers set up their desks."""

from __future__ import annotations

from bot.model.desks import Desk
from bot.storage import desks
from bot.storage.database import Database


class DeskService:
    """Reads and keeps servers' settings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, guild_id: int) -> Desk:
        """The server's settings; the defaults where it never set any."""
        async with self._database.reading() as connection:
            return await desks.load(connection, guild_id)

    async def save(self, desk: Desk) -> None:
        """Keep the settings."""
        async with self._database.transaction() as connection:
            await desks.save(connection, desk)
