"""How servers set up their desks."""

from __future__ import annotations

from bot.model.settings import ServerSettings
from bot.storage import settings
from bot.storage.engine.database import Database


class DeskService:
    """Reads and keeps servers' settings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, guild_id: int) -> ServerSettings:
        """The server's settings; the defaults where it never set any."""
        return await self._database.read(settings.load, guild_id)

    async def save(self, desk: ServerSettings) -> None:
        """Keep the settings."""
        await self._database.write(settings.save, desk)
