"""Table `feed_follows`: which servers follow which feeds, and what became of the entries."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection, Row

from bot.model.feeds import FeedMode, Follow, FollowedFeed
from bot.model.jobs import Shelf
from bot.storage.engine.times import seconds
from bot.storage.feeds import feeds, selection
from bot.storage.shelves import shelves

_SELECT = (
    "SELECT w.*, s.name AS search, w.fresh OR (s.typed IS NOT NULL AND w.applied IS NOT s.typed) AS judged_anew"
    " FROM feed_follows AS w LEFT JOIN searches AS s ON s.id = w.search_id"
)
"""A follow whose search has changed since it was applied is as fresh as a new one."""


def of_feed(connection: Connection, feed_id: int) -> tuple[Follow, ...]:
    """The follows of a feed by servers that have the desk."""
    rows = connection.execute(
        f"{_SELECT} WHERE w.feed_id = ?"  # noqa: S608  # constants
        " AND NOT EXISTS (SELECT 1 FROM departures AS d WHERE d.guild_id = w.guild_id) ORDER BY w.id",
        (feed_id,),
    ).fetchall()
    return tuple(map(_follow, rows))


def of_guild(connection: Connection, guild_id: int) -> tuple[Follow, ...]:
    """The follows of a server, the oldest first."""
    rows = connection.execute(f"{_SELECT} WHERE w.guild_id = ? ORDER BY w.id", (guild_id,)).fetchall()
    return tuple(map(_follow, rows))


def find(connection: Connection, guild_id: int, follow_id: int) -> Follow | None:
    """One follow of a server."""
    rows = connection.execute(f"{_SELECT} WHERE w.id = ? AND w.guild_id = ?", (follow_id, guild_id)).fetchall()
    return next(map(_follow, rows), None)


def miss(connection: Connection, feed_id: int) -> None:
    """Mark the follows of a feed by servers that removed the desk as fresh again, since new entries were stored that
    they are not owed."""
    connection.execute(
        "UPDATE feed_follows SET fresh = 1 WHERE feed_id = ? AND guild_id IN (SELECT guild_id FROM departures)",
        (feed_id,),
    )


def feed_of_channel(connection: Connection, guild_id: int, channel_id: int) -> int | None:
    """A feed that a server follows for this channel."""
    rows = connection.execute(
        "SELECT feed_id FROM feed_follows WHERE guild_id = ? AND channel_id = ? ORDER BY mode, id LIMIT 1",
        (guild_id, channel_id),
    ).fetchall()
    return next((int(row[0]) for row in rows), None)


def add(connection: Connection, feed_id: int, guild_id: int, channel_id: int, mode: FeedMode) -> int:
    """Follow a feed; one that the server follows already gets the channel and the mode. The id of the follow."""
    rows = connection.execute(
        "INSERT INTO feed_follows (feed_id, guild_id, channel_id, mode) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT (feed_id, guild_id) DO UPDATE SET channel_id = ?3, mode = ?4, paused = search_id IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM searches AS s WHERE s.id = search_id) RETURNING id",
        (feed_id, guild_id, channel_id, mode),
    ).fetchall()
    return int(next(iter(rows))[0])


def pause(connection: Connection, follow_id: int, *, paused: bool) -> None:
    """Pause a follow, or resume it: what the feed lists then is saved and not announced."""
    connection.execute(
        "UPDATE feed_follows SET paused = ?1, fresh = iif(?1, fresh, 1), told = 0 WHERE id = ?2", (paused, follow_id)
    )


def remove(connection: Connection, follow: Follow) -> None:
    """End a follow. A feed that nobody else follows is left to `feeds.delete_unfollowed`."""
    connection.execute("DELETE FROM feed_follows WHERE id = ?", (follow.id,))


def move(connection: Connection, feed_id: int, to_feed_id: int) -> None:
    """Move the followers of a feed to another feed that turned out to be the same. The first one is left to
    `feeds.delete_unfollowed`, which waits until their backlogs are submitted. All that they are owed must be in the
    backlogs (`shares.is_behind`), since the numbers of entries belong to one feed."""
    connection.execute(
        "UPDATE OR IGNORE feed_follows SET feed_id = ?2, fresh = 1 WHERE feed_id = ?1", (feed_id, to_feed_id)
    )
    connection.execute("DELETE FROM feed_follows WHERE feed_id = ?", (feed_id,))


def note_told(connection: Connection, follow_ids: Iterable[int], *, told: bool) -> None:
    """Record whether managers know of the feed's trouble."""
    connection.execute(
        "UPDATE feed_follows SET told = ? WHERE id IN (SELECT value FROM json_each(?))",
        (told, json.dumps(list(follow_ids))),
    )


def silence(connection: Connection, guild_id: int, channel_id: int) -> int:
    """Announce nothing in a channel any more; how many follows had it."""
    cursor = connection.execute(
        "UPDATE feed_follows SET mode = 'quiet' WHERE guild_id = ? AND channel_id = ? AND mode = 'announce'",
        (guild_id, channel_id),
    )
    return cursor.rowcount


def followed(connection: Connection, guild_id: int, since: datetime) -> tuple[FollowedFeed, ...]:
    """The feeds of a server, with what became of their entries since then."""
    shelf_id = shelves.find(connection, Shelf.of_guild(guild_id))
    found = []
    for follow in of_guild(connection, guild_id):
        feed = feeds.find(connection, follow.feed_id)
        if feed is not None:
            saved, waiting, refused = _outcomes(connection, follow, shelf_id, since)
            left_out = selection.left_out(connection, follow.id, since)
            found.append(FollowedFeed(feed, follow, saved, waiting, refused, left_out))
    return tuple(found)


def _outcomes(
    connection: Connection, follow: Follow, shelf_id: int | None, since: datetime
) -> tuple[int, int, tuple[tuple[str, int], ...]]:
    rows = connection.execute(
        "SELECT j.state, j.reason, count(*) AS number FROM requests AS r JOIN jobs AS j ON j.id = r.job_id"
        " WHERE r.feed_id = ? AND r.shelf_id = ? AND r.created_at >= ? GROUP BY j.state, j.reason"
        " ORDER BY number DESC, j.reason",
        (follow.feed_id, shelf_id, seconds(since)),
    ).fetchall()
    owed = connection.execute("SELECT count(*) FROM feed_backlog WHERE follow_id = ?", (follow.id,)).fetchall()
    saved = sum(row["number"] for row in rows if row["state"] == "done")
    waiting = sum(row["number"] for row in rows if row["state"] in ("queued", "fetched")) + next(iter(owed))[0]
    refused = tuple((row["reason"], row["number"]) for row in rows if row["state"] == "dead" and row["reason"])
    return saved, waiting, refused


def _follow(row: Row) -> Follow:
    return Follow(
        row["id"],
        row["feed_id"],
        row["guild_id"],
        row["channel_id"],
        FeedMode(row["mode"]),
        bool(row["paused"]),
        bool(row["judged_anew"]),
        bool(row["told"]),
        row["search_id"],
        row["search"],
    )
