"""Table `subscriptions`: digests of channels, one per channel and rhythm."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from datetime import datetime, time
from sqlite3 import Connection

from bot.model.deliveries import CatchUp, QuietDay, Rhythm, ScheduleRequest, Subscription, SuspendReason
from bot.model.searches import SavedSearch
from bot.storage.engine.times import moment, moment_or_none, seconds


def save(
    connection: Connection, request: ScheduleRequest, day: int, now: datetime, search: SavedSearch | None = None
) -> Subscription:
    """Subscribe a channel to a digest of a rhythm, or change its subscription: from now on, and no longer suspended.

    `day` is the weekday or day of the month, 0 for a daily digest; with a `search`, the digest is on that in place of
    the topic. The next digest has the news since the last one, whenever it comes, except what a subscription without
    catch-up skipped.
    """
    rows = connection.execute(
        'INSERT INTO subscriptions (guild_id, channel_id, rhythm, "on", at, zone, topic, quiet, catch_up, since,'
        " done_until, search_id, query)"
        " VALUES (:guild, :channel, :rhythm, :on, :at, :zone, :topic, :quiet, :catch_up, :now, :now, :search, :query)"
        ' ON CONFLICT (channel_id, rhythm) DO UPDATE SET guild_id = :guild, "on" = :on, at = :at, zone = :zone,'
        " topic = :topic, quiet = :quiet, catch_up = :catch_up, since = :now, done_until = :now, suspended = NULL,"
        " search_id = :search, query = :query,"
        " untold_since = CASE WHEN suspended IS NULL OR :catch_up = 'once'"
        "  THEN min(coalesce(untold_since, done_until), done_until) ELSE untold_since END"
        " RETURNING *",
        {
            "guild": request.guild_id,
            "channel": request.channel_id,
            "rhythm": request.rhythm,
            "on": day,
            "at": request.at.strftime("%H:%M"),
            "zone": request.zone,
            "topic": request.topic if search is None else search.name,
            "quiet": request.quiet,
            "catch_up": request.catch_up,
            "now": seconds(now),
            "search": None if search is None else search.id,
            "query": None if search is None else search.typed,
        },
    ).fetchall()
    return _subscription(next(iter(rows)))


def of_guild(connection: Connection, guild_id: int) -> tuple[Subscription, ...]:
    """Return a server's subscriptions, oldest first."""
    rows = connection.execute("SELECT * FROM subscriptions WHERE guild_id = ? ORDER BY id", (guild_id,)).fetchall()
    return tuple(_subscription(row) for row in rows)


def all_of_desk(connection: Connection) -> tuple[Subscription, ...]:
    """Return every subscription, also those that are suspended, oldest first."""
    rows = connection.execute("SELECT * FROM subscriptions ORDER BY id").fetchall()
    return tuple(_subscription(row) for row in rows)


def of_channel(connection: Connection, guild_id: int, channel_id: int) -> tuple[Subscription, ...]:
    """Return a channel's subscriptions, the daily one first."""
    rows = connection.execute(
        "SELECT * FROM subscriptions WHERE guild_id = ? AND channel_id = ? ORDER BY rhythm", (guild_id, channel_id)
    ).fetchall()
    found = [_subscription(row) for row in rows]
    return tuple(sorted(found, key=lambda order: list(Rhythm).index(order.rhythm)))


def marked(connection: Connection) -> tuple[tuple[Subscription, datetime], ...]:
    """Return every subscription, also those that are suspended, with the time up to which its slots are done."""
    rows = connection.execute("SELECT * FROM subscriptions ORDER BY id").fetchall()
    return tuple((_subscription(row), moment(row["done_until"])) for row in rows)


def active(connection: Connection, subscription_id: int) -> tuple[Subscription, datetime] | None:
    """Return a subscription with the time up to which its slots are done; None if it is suspended or was deleted."""
    row = connection.execute(
        "SELECT * FROM subscriptions WHERE id = ? AND suspended IS NULL", (subscription_id,)
    ).fetchone()
    return None if row is None else (_subscription(row), moment(row["done_until"]))


def done(connection: Connection, subscription_id: int, until: datetime) -> None:
    """Record that every slot due up to a time is prepared or skipped. The time never moves back."""
    connection.execute(
        "UPDATE subscriptions SET done_until = max(done_until, ?) WHERE id = ?", (seconds(until), subscription_id)
    )


def set_back(connection: Connection, subscription_id: int, now: datetime) -> None:
    """Move a subscription's times back to `now`: they were written by a clock that was ahead."""
    connection.execute(
        "UPDATE subscriptions SET since = min(since, ?1), done_until = min(done_until, ?1) WHERE id = ?2",
        (seconds(now), subscription_id),
    )


def suspend_channel(connection: Connection, channel_id: int, why: SuspendReason) -> bool:
    """Suspend a channel's subscriptions; True if one of them was active."""
    cursor = connection.execute(
        "UPDATE subscriptions SET suspended = ? WHERE channel_id = ? AND suspended IS NULL", (why, channel_id)
    )
    return cursor.rowcount > 0


def suspend_guild(connection: Connection, guild_id: int, why: SuspendReason) -> None:
    """Suspend a server's subscriptions."""
    connection.execute(
        "UPDATE subscriptions SET suspended = ? WHERE guild_id = ? AND suspended IS NULL", (why, guild_id)
    )


def resume(
    connection: Connection, guild_id: int, whys: Collection[SuspendReason], channel_ids: Collection[int] | None = None
) -> tuple[Subscription, ...]:
    """Resume a server's subscriptions that are suspended for one of these reasons, in these channels or in all, and
    return them. Slots since then count as missed."""
    channels = None if channel_ids is None else json.dumps(list(channel_ids))
    rows = connection.execute(
        "UPDATE subscriptions SET suspended = NULL WHERE guild_id = ?1"
        " AND suspended IN (SELECT value FROM json_each(?2))"
        " AND (?3 IS NULL OR channel_id IN (SELECT value FROM json_each(?3))) RETURNING *",
        (guild_id, json.dumps(list(whys)), channels),
    ).fetchall()
    return tuple(_subscription(row) for row in rows)


def guilds(connection: Connection) -> tuple[int, ...]:
    """Return the ids of servers that have subscriptions."""
    rows = connection.execute("SELECT DISTINCT guild_id FROM subscriptions ORDER BY guild_id").fetchall()
    return tuple(row["guild_id"] for row in rows)


def not_told(connection: Connection, subscription_id: int, since: datetime) -> None:
    """Record that a digest did not arrive: the next one covers news since `since` too."""
    connection.execute(
        "UPDATE subscriptions SET untold_since = min(coalesce(untold_since, ?1), ?1) WHERE id = ?2",
        (seconds(since), subscription_id),
    )


def told(connection: Connection, subscription_id: int) -> None:
    """Record that a queued digest covers the news of digests that were not delivered."""
    connection.execute("UPDATE subscriptions SET untold_since = NULL WHERE id = ?", (subscription_id,))


def remove(connection: Connection, subscription_id: int) -> None:
    """Delete a subscription."""
    connection.execute("DELETE FROM subscriptions WHERE id = ?", (subscription_id,))


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
        suspended=row["suspended"] and SuspendReason(row["suspended"]),
        rhythm=Rhythm(row["rhythm"]),
        on=row["on"],
        untold_since=moment_or_none(row["untold_since"]),
        search_id=row["search_id"],
        query=row["query"],
    )
