"""Channels' standing orders for digests."""

from __future__ import annotations

import sqlite3
from datetime import datetime, time

from aiosqlite import Connection

from bot.model.deliveries import CatchUp, QuietDay, Subscription
from bot.storage.times import moment, seconds


async def save(
    connection: Connection,
    *,
    guild_id: int,
    channel_id: int,
    at: time,
    zone: str,
    topic: str,
    quiet: QuietDay,
    catch_up: CatchUp,
    now: datetime,
) -> Subscription:
    """Make a channel's order, or change it: from now on, and no longer suspended."""
    rows = await connection.execute_fetchall(
        "INSERT INTO subscriptions (guild_id, channel_id, at, zone, topic, quiet, catch_up, since, done_until)"
        " VALUES (:guild, :channel, :at, :zone, :topic, :quiet, :catch_up, :now, :now)"
        " ON CONFLICT (channel_id) DO UPDATE SET guild_id = :guild, at = :at, zone = :zone, topic = :topic,"
        " quiet = :quiet, catch_up = :catch_up, since = :now, done_until = :now, suspended = NULL RETURNING *",
        {
            "guild": guild_id,
            "channel": channel_id,
            "at": at.strftime("%H:%M"),
            "zone": zone,
            "topic": topic,
            "quiet": quiet,
            "catch_up": catch_up,
            "now": seconds(now),
        },
    )
    return _subscription(next(iter(rows)))


async def of_guild(connection: Connection, guild_id: int) -> tuple[Subscription, ...]:
    """A server's orders, oldest first."""
    rows = await connection.execute_fetchall("SELECT * FROM subscriptions WHERE guild_id = ? ORDER BY id", (guild_id,))
    return tuple(_subscription(row) for row in rows)


async def of_channel(connection: Connection, guild_id: int, channel_id: int) -> Subscription | None:
    """The order of a server's channel."""
    rows = await connection.execute_fetchall(
        "SELECT * FROM subscriptions WHERE guild_id = ? AND channel_id = ?", (guild_id, channel_id)
    )
    return next((_subscription(row) for row in rows), None)


async def live(connection: Connection) -> tuple[tuple[Subscription, datetime], ...]:
    """Every order that is not suspended, with the moment up to which its slots are done."""
    rows = await connection.execute_fetchall("SELECT * FROM subscriptions WHERE suspended IS NULL ORDER BY id")
    return tuple((_subscription(row), moment(row["done_until"])) for row in rows)


async def done(connection: Connection, subscription_id: int, until: datetime) -> None:
    """Every slot due up to a moment is prepared or skipped; the mark never goes back."""
    await connection.execute(
        "UPDATE subscriptions SET done_until = max(done_until, ?) WHERE id = ?", (seconds(until), subscription_id)
    )


async def suspend(connection: Connection, subscription_id: int, why: str) -> bool:
    """Prepare no more slots; True for the first to say so."""
    cursor = await connection.execute(
        "UPDATE subscriptions SET suspended = ? WHERE id = ? AND suspended IS NULL", (why, subscription_id)
    )
    return cursor.rowcount == 1


async def remove(connection: Connection, guild_id: int, channel_id: int) -> bool:
    """Forget the order of a server's channel; False when there was none."""
    cursor = await connection.execute(
        "DELETE FROM subscriptions WHERE guild_id = ? AND channel_id = ?", (guild_id, channel_id)
    )
    return cursor.rowcount == 1


def _subscription(row: sqlite3.Row) -> Subscription:
    return Subscription(
        id=row["id"],
        guild_id=row["guild_id"],
        channel_id=row["channel_id"],
        at=time.fromisoformat(row["at"]),
        zone=row["zone"],
        topic=row["topic"],
        quiet=QuietDay(row["quiet"]),
        catch_up=CatchUp(row["catch_up"]),
        since=moment(row["since"]),
        suspended=row["suspended"],
    )
