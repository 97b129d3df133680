"""Settings of servers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from sqlite3 import Connection

from bot.model.settings import ServerSettings
from bot.policy.operations.shards import Shards
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

    async def note_locale(self, guild_id: int, language: str | None) -> None:
        """Note the language of a server's Discord settings; None where the desk does not have it, or where the server
        has removed the desk."""
        await self._database.write(settings.save_locales, {guild_id: language})

    async def note_locales(self, languages: Mapping[int, str | None], present: Collection[int], shards: Shards) -> None:
        """Note the languages of servers' Discord settings. `present` are the servers of some shards that have the desk;
        of those that are not in `languages`, since Discord cannot show them now, what is noted stays."""
        await self._database.write(_note_locales, languages, present, shards)


def _note_locales(
    connection: Connection, languages: Mapping[int, str | None], present: Collection[int], shards: Shards
) -> None:
    noted = (guild_id for guild_id in settings.with_locale(connection) if shards.owns(guild_id))
    gone = {guild_id: None for guild_id in noted if guild_id not in present}
    settings.save_locales(connection, {**gone, **languages})
