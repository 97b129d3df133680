"""The saved search of a follow, and the entries that do not satisfy it (table `feed_left_out`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.model.feeds import LeftOutCause
from bot.storage.engine.times import seconds

_FORGOTTEN_AT_ONCE = 500


class FollowedSearch(Struct, frozen=True):
    """A follow that takes only what satisfies a search; `typed` None where that was deleted."""

    follow_id: int
    typed: str | None


class Undo:
    """Whether what was written since a savepoint is to be undone."""

    wanted = False


@contextmanager
def undoable(connection: Connection) -> Iterator[Undo]:
    """A part of the transaction that is undone at its end if `Undo.wanted` is set."""
    undo = Undo()
    connection.execute("SAVEPOINT selection")
    try:
        yield undo
    finally:
        if connection.in_transaction:  # SQLite may have rolled it back on a full disk
            if undo.wanted:
                connection.execute("ROLLBACK TO selection")
            connection.execute("RELEASE selection")


def search_of(connection: Connection, guild_id: int, feed_id: int) -> FollowedSearch | None:
    """The search of a server's follow of a feed; None where there is no such follow, or it takes everything."""
    rows = connection.execute(
        "SELECT w.id, s.typed FROM feed_follows AS w LEFT JOIN searches AS s ON s.id = w.search_id"
        " WHERE w.feed_id = ? AND w.guild_id = ? AND w.search_id IS NOT NULL",
        (feed_id, guild_id),
    ).fetchall()
    return next((FollowedSearch(row["id"], row["typed"]) for row in rows), None)


def choose(connection: Connection, follow_id: int, search_id: int | None) -> None:
    """Take only what satisfies a search, or everything: what the feed lists is judged anew, and not announced."""
    connection.execute("DELETE FROM feed_left_out WHERE follow_id = ?", (follow_id,))
    connection.execute(
        "UPDATE feed_follows SET search_id = ?, applied = NULL, fresh = 1, paused = 0 WHERE id = ?",
        (search_id, follow_id),
    )


def leave_out(connection: Connection, follow_id: int, link: int, cause: LeftOutCause, now: datetime) -> None:
    """Note that an entry does not satisfy the search of a follow."""
    connection.execute(
        "INSERT INTO feed_left_out (follow_id, link, cause, at) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT (follow_id, link) DO UPDATE SET cause = ?3, at = ?4",
        (follow_id, link, cause, seconds(now)),
    )


def take(connection: Connection, follow_id: int, link: int) -> None:
    """Delete the note on an entry that was left out and satisfies the search now."""
    connection.execute("DELETE FROM feed_left_out WHERE follow_id = ? AND link = ?", (follow_id, link))


def left_out(connection: Connection, follow_id: int, since: datetime) -> tuple[tuple[LeftOutCause, int], ...]:
    """How many entries were left out since then, by cause."""
    rows = connection.execute(
        "SELECT cause, count(*) AS number FROM feed_left_out WHERE follow_id = ? AND at >= ?"
        " GROUP BY cause ORDER BY number DESC, cause",
        (follow_id, seconds(since)),
    ).fetchall()
    return tuple((LeftOutCause(row["cause"]), row["number"]) for row in rows)


def forget_old(connection: Connection, before: datetime) -> None:
    """Delete some notes from before then."""
    connection.execute(
        "DELETE FROM feed_left_out WHERE (follow_id, link) IN"
        " (SELECT follow_id, link FROM feed_left_out WHERE at < ? LIMIT ?)",
        (seconds(before), _FORGOTTEN_AT_ONCE),
    )
