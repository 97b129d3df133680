"""Settings of servers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from sqlite3 import Connection

from msgspec import Struct
from msgspec.structs import replace

from bot.model.settings import ServerSettings
from bot.policy.operations.shards import Shards
from bot.services.ingest.missed import ChannelEnd, begin_channels
from bot.storage import departures, settings
from bot.storage.engine.database import Database

_ENGLISH = "en"


class SettingsChange(Struct, frozen=True):
    """A server's settings before and after a change, and the channels and threads that links are read from since the
    change."""

    before: ServerSettings
    after: ServerSettings
    added: tuple[ChannelEnd, ...] = ()


class DeskService:
    """Loads and saves a server's settings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, guild_id: int) -> ServerSettings:
        """Return the server's settings, the defaults if it never saved any."""
        return await self._database.read(settings.load, guild_id)

    async def language(self, guild_id: int) -> str | None:
        """Return the language that the server chose, or None."""
        return await self._database.read_at_once(("language", guild_id), settings.language, guild_id)

    async def save(self, desk: ServerSettings) -> None:
        """Replace the server's settings."""
        await self._database.write(settings.save, desk)

    async def change(
        self, shown: ServerSettings, chosen: ServerSettings, ends: Sequence[ChannelEnd] = ()
    ) -> SettingsChange:
        """Save a manager's changes to the settings that were `shown`; what another manager saved meanwhile stays.
        Reading of new channels among `ends` begins in the same transaction, so that none of their links is lost if the
        process is killed then."""
        return await self._database.write(_change, shown, chosen, ends)

    async def note_locale(self, guild_id: int, language: str | None) -> bool:
        """Record the language of a server's Discord settings; None if the server has removed the desk. Returns whether
        nothing was stored of the server before, so that it has just added the desk."""
        return bool(await self._database.write(_note_locale, guild_id, language))

    async def note_locales(
        self, languages: Mapping[int, str], present: Collection[int], shards: Shards
    ) -> Collection[int]:
        """Record the languages of servers' Discord settings. `present` are the servers of some shards that have the
        desk; those not in `languages` are unavailable and keep the recorded language. Returns the servers that added
        the desk since the last time; none the first time, since a new database knows no server."""
        return await self._database.write(_note_locales, languages, present, shards)


def _change(
    connection: Connection, shown: ServerSettings, chosen: ServerSettings, ends: Sequence[ChannelEnd]
) -> SettingsChange:
    before = settings.load(connection, chosen.guild_id)
    after = merged(shown, chosen, before)
    settings.save(connection, after)
    added = tuple(one for one in ends if _is_read(after, one) and not _is_read(before, one))
    begin_channels(connection, chosen.guild_id, added)
    return SettingsChange(before, after, added)


def _is_read(desk: ServerSettings, one: ChannelEnd) -> bool:
    return desk.everywhere or one.parent in desk.channels


def merged(shown: ServerSettings, chosen: ServerSettings, now: ServerSettings) -> ServerSettings:
    """The settings `now` with the differences of `chosen` from `shown`. For lists of channels and roles, single items
    are added and removed; the place of cards is one setting with its forum."""
    changed = {
        name: getattr(chosen, name)
        for name in ServerSettings.__struct_fields__
        if getattr(chosen, name) != getattr(shown, name)
    }
    if changed.keys() & {"cards", "forum_id"}:
        changed |= {"cards": chosen.cards, "forum_id": chosen.forum_id}
    for name in changed.keys() & {"channels", "ingest_roles"}:
        changed[name] = _merged_ids(getattr(shown, name), getattr(chosen, name), getattr(now, name))
    return replace(now, **changed)


def _merged_ids(shown: Sequence[int], chosen: Sequence[int], now: Sequence[int]) -> tuple[int, ...]:
    if shown == now:
        return tuple(chosen)
    kept = [one for one in now if one in chosen or one not in shown]
    return tuple(dict.fromkeys([*kept, *(one for one in chosen if one not in shown)]))


def _note_locale(connection: Connection, guild_id: int, language: str | None) -> Collection[int]:
    new = () if language is None else _new_among(connection, (guild_id,))
    settings.save_locales(connection, {guild_id: language})
    return new


def _note_locales(
    connection: Connection, languages: Mapping[int, str], present: Collection[int], shards: Shards
) -> Collection[int]:
    noted = [guild_id for guild_id in settings.with_locale(connection) if shards.owns(guild_id)]
    new = _new_among(connection, languages.keys()) if noted else ()
    gone = {guild_id: None for guild_id in noted if guild_id not in present}
    known = dict.fromkeys(() if noted else present, _ENGLISH)  # so that none of them seems new once it is available
    settings.save_locales(connection, {**gone, **known, **languages})
    return new


def _new_among(connection: Connection, guild_ids: Collection[int]) -> Collection[int]:
    """The servers of which nothing is stored."""
    unknown = set(guild_ids).difference(settings.with_locale(connection))
    return unknown.difference(departures.stored_servers(connection)) if unknown else unknown
