"""Tables `desks` and `server_locales`: settings of servers, and the languages of their Discord settings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from sqlite3 import Connection

from bot.lang.scripts import Writing, writing_of
from bot.model.jobs import Shelf
from bot.model.settings import DEFAULT_ZONE, CardPlaces, ServerSettings


def load(connection: Connection, guild_id: int) -> ServerSettings:
    """Return the server's settings, the defaults if it never saved any."""
    rows = connection.execute(
        "SELECT channels, everywhere, zone, ingest_roles, alerts, language, cards, forum_id FROM desks"
        " WHERE guild_id = ?",
        (guild_id,),
    ).fetchall()
    for row in rows:
        return ServerSettings(
            guild_id,
            channels=tuple(json.loads(row["channels"])),
            everywhere=bool(row["everywhere"]),
            zone=row["zone"],
            ingest_roles=tuple(json.loads(row["ingest_roles"])),
            alerts=bool(row["alerts"]),
            language=row["language"],
            cards=CardPlaces(row["cards"]),
            forum_id=row["forum_id"],
        )
    return ServerSettings(guild_id)


def card_places(connection: Connection, guild_id: int) -> tuple[CardPlaces, int | None]:
    """Where the server wants cards of articles, and its forum for stories."""
    row = connection.execute("SELECT cards, forum_id FROM desks WHERE guild_id = ?", (guild_id,)).fetchone()
    return (CardPlaces.REPLIES, None) if row is None else (CardPlaces(row["cards"]), row["forum_id"])


def language(connection: Connection, guild_id: int) -> str | None:
    """The language that the server chose; None if it chose none."""
    row = connection.execute("SELECT language FROM desks WHERE guild_id = ?", (guild_id,)).fetchone()
    return None if row is None else row[0]


def preferred_writing(connection: Connection, shelf_id: int) -> Writing:
    """The language of articles that a shelf's readers prefer; LATIN where it is not known."""
    return known_writing(connection, shelf_id) or Writing.LATIN


def known_writing(connection: Connection, shelf_id: int) -> Writing | None:
    """The language of articles that a shelf's readers are known to prefer: that of its server, as it chose or as its
    Discord settings are. None for a member's own shelf, and where those settings are English: so are those of servers
    that chose nothing."""
    row = connection.execute("SELECT key FROM shelves WHERE id = ?", (shelf_id,)).fetchone()
    guild_id = None if row is None else Shelf(row[0]).guild_id
    if guild_id is None:
        return None
    if chosen := language(connection, guild_id):
        return writing_of(chosen)
    known = writing_of(_locale(connection, guild_id) or "")
    return None if known is Writing.LATIN else known


def _locale(connection: Connection, guild_id: int) -> str | None:
    row = connection.execute("SELECT language FROM server_locales WHERE guild_id = ?", (guild_id,)).fetchone()
    return None if row is None else row[0]


def save_locales(connection: Connection, languages: Mapping[int, str | None]) -> None:
    """Record the languages of servers' Discord settings; None for a server that has removed the desk. Unchanged rows
    are not written."""
    known = {guild_id: language for guild_id, language in languages.items() if language is not None}
    connection.execute(
        "INSERT INTO server_locales (guild_id, language)"
        " SELECT CAST(key AS INTEGER), value FROM json_each(?) WHERE true"
        " ON CONFLICT (guild_id) DO UPDATE SET language = excluded.language WHERE language <> excluded.language",
        (json.dumps(known),),
    )
    connection.execute(
        "DELETE FROM server_locales WHERE guild_id IN (SELECT value FROM json_each(?))",
        (json.dumps([guild_id for guild_id in languages if guild_id not in known]),),
    )


def with_locale(connection: Connection) -> tuple[int, ...]:
    """The servers with a recorded language: those that have the desk."""
    return tuple(int(row[0]) for row in connection.execute("SELECT guild_id FROM server_locales").fetchall())


def zone(connection: Connection, shelf: Shelf) -> str:
    """The time zone (IANA) in which the shelf's days begin."""
    owner, _, number = shelf.key.partition(":")
    return load(connection, int(number)).zone if owner == "guild" else DEFAULT_ZONE


def save(connection: Connection, desk: ServerSettings) -> None:
    """Replace the server's settings."""
    connection.execute(
        "INSERT INTO desks (guild_id, channels, everywhere, zone, ingest_roles, alerts, language, cards, forum_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (guild_id) DO UPDATE SET channels = excluded.channels, everywhere = excluded.everywhere,"
        " zone = excluded.zone, ingest_roles = excluded.ingest_roles, alerts = excluded.alerts,"
        " language = excluded.language, cards = excluded.cards, forum_id = excluded.forum_id",
        (
            desk.guild_id,
            json.dumps(desk.channels),
            desk.everywhere,
            desk.zone,
            json.dumps(desk.ingest_roles),
            desk.alerts,
            desk.language,
            desk.cards,
            desk.forum_id,
        ),
    )
