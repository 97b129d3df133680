"""Settings of servers."""

from __future__ import annotations

from bot.model.settings import ServerSettings
from bot.storage import settings
from bot.storage.engine.database import Database


class DeskService:
    """Loads and saves a server's settings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, guild_id: int) -> ServerSettings:
        """Return the server's settings, the defaults if it never saved any."""
        return await self._database.read(settings.load, guild_id)

    async def language(self, guild_id: int) -> str | None:
        """Return the language that the server chose; None if it chose none."""
        return await self._database.read_at_once(("language", guild_id), settings.language, guild_id)

    async def save(self, desk: ServerSettings) -> None:
        """Replace the server's settings."""
        await self._database.write(settings.save, desk)
