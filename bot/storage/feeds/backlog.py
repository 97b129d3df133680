"""Table `feed_backlog`: entries that are owed to a follow until they have a place in the queue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.policy.feeds.shares import OwedEntry
from bot.storage.engine.times import moment_or_none


class OwedLink(Struct, frozen=True):
    """An entry to be submitted for a server; `channel_id` where it is announced."""

    id: int
    feed_id: int
    guild_id: int
    channel_id: int | None
    url: str
    title: str
    summary: str
    published: datetime | None


def add(connection: Connection, owed: Iterable[OwedEntry]) -> None:
    """Owe entries."""
    connection.executemany(
        "INSERT INTO feed_backlog (follow_id, entry_id, announce) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(one.follow_id, one.entry_id, one.announce) for one in owed],
    )


def is_owed(connection: Connection) -> bool:
    """Whether anything is owed."""
    return bool(connection.execute("SELECT 1 FROM feed_backlog LIMIT 1").fetchall())


def first(connection: Connection, limit: int, *, announced: bool) -> tuple[OwedLink, ...]:
    """The oldest entries that are owed, those that are announced or the others. Those that a paused follow was owed
    before are among them."""
    rows = connection.execute(
        "SELECT b.id, w.feed_id, w.guild_id, iif(b.announce AND w.mode = 'announce', w.channel_id, NULL) AS channel_id,"
        " e.url, e.title, e.summary, e.published_at FROM feed_backlog AS b"
        " CROSS JOIN feed_follows AS w ON w.id = b.follow_id"
        " CROSS JOIN feed_entries AS e ON e.id = b.entry_id WHERE b.announce = ? ORDER BY b.id LIMIT ?",
        (announced, limit),
    ).fetchall()
    return tuple(
        OwedLink(row[0], row[1], row[2], row[3], row[4] or "", row[5] or "", row[6] or "", moment_or_none(row[7]))
        for row in rows
    )


def remove(connection: Connection, owed: OwedLink) -> None:
    """Remove an entry that was submitted, or refused."""
    connection.execute("DELETE FROM feed_backlog WHERE id = ?", (owed.id,))


def in_queue(connection: Connection) -> int:
    """How many entries of feeds are in the queue, those that wait for a retry excluded."""
    rows = connection.execute(
        "SELECT count(*) FROM jobs WHERE shelf_id IS NULL AND reason IS NULL AND state IN ('queued', 'fetched')"
    ).fetchall()
    return int(next(iter(rows))[0])
