"""Table `departures`: servers that removed the desk, and since when."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from sqlite3 import Connection

from bot.storage.engine.times import seconds


def add(connection: Connection, guild_id: int, now: datetime) -> None:
    """Record that a server removed the desk; an earlier record keeps its time."""
    connection.execute(
        "INSERT INTO departures (guild_id, left_at) VALUES (?, ?) ON CONFLICT DO NOTHING", (guild_id, seconds(now))
    )


def remove(connection: Connection, guild_id: int) -> None:
    """Record that a server has the desk."""
    connection.execute("DELETE FROM departures WHERE guild_id = ?", (guild_id,))


def gone_among(connection: Connection, guild_ids: Collection[int]) -> tuple[int, ...]:
    """The servers, of these, that had removed the desk."""
    rows = connection.execute(
        "SELECT guild_id FROM departures WHERE guild_id IN (SELECT value FROM json_each(?)) ORDER BY guild_id",
        (json.dumps(list(guild_ids)),),
    ).fetchall()
    return tuple(int(row[0]) for row in rows)


def is_gone(connection: Connection, guild_id: int) -> bool:
    """Whether the server has removed the desk."""
    return bool(connection.execute("SELECT 1 FROM departures WHERE guild_id = ?", (guild_id,)).fetchall())


def mark_present(connection: Connection, guild_ids: Collection[int]) -> None:
    """Record that these servers have the desk."""
    connection.execute(
        "DELETE FROM departures WHERE guild_id IN (SELECT value FROM json_each(?))", (json.dumps(list(guild_ids)),)
    )


def stored_servers(connection: Connection) -> tuple[int, ...]:
    """The servers of which anything is stored."""
    rows = connection.execute(
        "SELECT CAST(substr(key, 7) AS INTEGER) AS guild_id FROM shelves WHERE key GLOB 'guild:*'"
        " UNION SELECT guild_id FROM desks UNION SELECT guild_id FROM subscriptions"
        " UNION SELECT guild_id FROM channel_cursors UNION SELECT guild_id FROM feed_follows"
        " UNION SELECT guild_id FROM filters WHERE guild_id IS NOT NULL"
    ).fetchall()
    return tuple(int(row[0]) for row in rows)


def present_servers(connection: Connection) -> tuple[int, ...]:
    """The servers of which anything is stored, without those that removed the desk."""
    guild_ids = stored_servers(connection)
    gone = set(gone_among(connection, guild_ids))
    return tuple(guild_id for guild_id in guild_ids if guild_id not in gone)


def longest_gone(connection: Connection, before: datetime) -> int | None:
    """The server that left first, if it left before that time."""
    rows = connection.execute(
        "SELECT guild_id FROM departures WHERE left_at < ? ORDER BY left_at, guild_id LIMIT 1", (seconds(before),)
    ).fetchall()
    return next((int(row[0]) for row in rows), None)
