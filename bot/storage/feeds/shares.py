"""The columns of `feed_follows` and `feed_entries` that say which entries a follow is still owed
(`bot/policy/feeds/shares`)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection

from bot.model.feeds import FeedMode
from bot.policy.feeds.shares import EntryShare, StoredEntry
from bot.storage.engine.times import seconds

_LISTED = (
    "SELECT id, news FROM feed_entries WHERE feed_id = ? AND id > ? AND id <= ? AND last_seen >= ? AND url IS NOT NULL"
    " ORDER BY id LIMIT ?"
)
_NEW = (
    "SELECT id, news FROM feed_entries WHERE +feed_id = ? AND id > ? AND id <= ? AND url IS NOT NULL"
    " ORDER BY id LIMIT ?"
)
"""By their ids: those of other feeds in the range are few."""


def last_entry(connection: Connection) -> int:
    """The highest id of an entry; 0 where there is none."""
    rows = connection.execute("SELECT max(id) FROM feed_entries").fetchall()
    return int(next(iter(rows))[0] or 0)


def extend(connection: Connection, follow_ids: Iterable[int], after: int, last: int) -> None:
    """Owe these follows the entries of their feed with ids after the first number, up to `last`, beside those that they
    are still owed."""
    connection.execute(
        "UPDATE feed_follows SET owed_from = iif(owed_from < owed_to, owed_from, ?), owed_to = ?"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (after, last, json.dumps(list(follow_ids))),
    )


def begin(connection: Connection, follow_ids: Iterable[int], last: int, now: datetime) -> None:
    """Owe these follows the entries that their feed listed in their first poll, without announcements; `last` is the
    highest id of an entry."""
    connection.execute(
        "UPDATE feed_follows SET fresh = 0, owed_from = 0, owed_to = ?1, silent_to = ?1, listed_since = ?2,"
        " applied = (SELECT typed FROM searches AS s WHERE s.id = search_id)"
        " WHERE id IN (SELECT value FROM json_each(?3))",
        (last, seconds(now), json.dumps(list(follow_ids))),
    )


def is_behind(connection: Connection, feed_id: int | None = None) -> bool:
    """Whether a follow, of this feed or any, has entries that are not in its backlog yet."""
    rows = connection.execute(
        "SELECT 1 FROM feed_follows WHERE owed_from < owed_to AND (?1 IS NULL OR feed_id = ?1) LIMIT 1", (feed_id,)
    ).fetchall()
    return bool(rows)


def behind(connection: Connection, limit: int) -> tuple[EntryShare, ...]:
    """The first shares that are not in their follow's backlog yet."""
    rows = connection.execute(
        "SELECT id, feed_id, mode, owed_from, owed_to, silent_to, listed_since FROM feed_follows"
        " WHERE owed_from < owed_to ORDER BY id LIMIT ?",
        (limit,),
    ).fetchall()
    return tuple(EntryShare(row[0], row[1], FeedMode(row[2]), row[3], row[4], row[5], row[6]) for row in rows)


def entries(connection: Connection, share: EntryShare, limit: int) -> tuple[StoredEntry, ...]:
    """The first entries of a share."""
    values = (share.feed_id, share.owed_from, min(share.owed_to, share.silent_to), share.listed_since, limit)
    rows = connection.execute(_LISTED, values).fetchall() if share.owed_from < share.silent_to else []
    if len(rows) < limit:
        after = max(share.owed_from, share.silent_to)
        rows += connection.execute(_NEW, (share.feed_id, after, share.owed_to, limit - len(rows))).fetchall()
    return tuple(StoredEntry(row[0], bool(row[1])) for row in rows)


def go_on(connection: Connection, moved: Iterable[EntryShare]) -> None:
    """Store the new beginnings of these shares, after a part of each was put into the backlog."""
    connection.executemany(
        "UPDATE feed_follows SET owed_from = ? WHERE id = ?", [(one.owed_from, one.follow_id) for one in moved]
    )
