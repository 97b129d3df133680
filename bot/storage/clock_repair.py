"""Correct times that were stored while the clock was ahead. Times further in the future than clocks differ are set to
now.

Due times have horizons where they are read instead: `claims.make_ready`, `outbox.due`, `revisit_state.due` and
`bot/policy/schedule`. An article whose page states no date has the time of its saving; `bring_back_articles` moves it
with everything that is ordered by that time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from sqlite3 import Connection

from msgspec import Struct

from bot.policy.deliveries import NONCE_WINDOW
from bot.storage.articles import article_rows
from bot.storage.articles.prepared import stated_time
from bot.storage.engine.times import seconds
from bot.storage.shelves import shelves
from bot.storage.stories import placements

SLACK = timedelta(hours=1)
"""A time that is less far ahead is not changed, since it will soon be past."""

_PAST_TIMES = (
    ("jobs", "id", "ended_at = :now", "state IN ('done', 'dead') AND ended_at > :ahead"),
    ("deliveries", "id", "created_at = :now", "created_at > :ahead"),
    ("pages", "token", "created_at = :now", "created_at > :ahead"),
    (
        "looks",
        "user_id, shelf_id, topic",
        "unread_since = min(unread_since, :now), last_at = min(last_at, :now)",
        "(unread_since > :ahead OR last_at > :ahead)",
    ),
    ("looked_at", "user_id, shelf_id, topic, article_id", "at = :now", "at > :ahead"),
    ("searches", "id", "saved_at = :now", "saved_at > :ahead"),
    ("news_watches", "id", "created_at = :now", "created_at > :ahead"),
    (
        "watch_matches",
        "watch_id, article_id",
        "at = min(at, :now), told_at = min(told_at, :now)",
        "(at > :ahead OR told_at > :ahead)",
    ),
    ("watch_queue", "id", "at = :now", "at > :ahead"),
    ("filters", "id", "added_at = :now", "added_at > :ahead"),
    (
        "curation_acts",
        "id",
        "at = min(at, :now), undone_at = min(undone_at, :now)",
        "(at > :ahead OR undone_at > :ahead)",
    ),
    (
        "curation_reports",
        "id",
        "at = min(at, :now), answered_at = min(answered_at, :now)",
        "(at > :ahead OR answered_at > :ahead)",
    ),
    ("removed_articles", "shelf_id, article_id", "saved_at = :now", "saved_at > :ahead"),
    ("feed_left_out", "follow_id, link", "at = :now", "at > :ahead"),
    (
        "feed_entries",
        "id",
        "seen_at = min(seen_at, :now), last_seen = min(last_seen, :now)",
        "(seen_at > :ahead OR last_seen > :ahead)",
    ),
    ("story_threads", "id", "opened_at = :now", "opened_at > :ahead"),
    ("departures", "guild_id", "left_at = :now", "left_at > :ahead"),
    ("moves", "guild_id", "at = :now", "at > :ahead"),
    # Older than Discord remembers a nonce: when it really was sent is unknown.
    ("deliveries", "id", "sending_since = :forgotten", "state = 'sending' AND sending_since > :ahead"),
)
"""(table, key, assignments, condition) of the columns that say when something happened, from which retention and giving
up are counted."""

_FIND = tuple(
    f"SELECT {key} FROM {table} WHERE {condition} LIMIT :limit"  # noqa: S608  # constants
    for table, key, _, condition in _PAST_TIMES
)
_CLAMP = tuple(
    f"UPDATE {table} SET {assignments} WHERE {condition} AND "  # noqa: S608  # likewise
    + " AND ".join(f"{column} = :key{place}" for place, column in enumerate(key.split(", ")))
    for table, key, assignments, condition in _PAST_TIMES
)


class FutureRow(Struct, frozen=True):
    """A row with a time in the future: which of `_PAST_TIMES`, and the row's key."""

    kind: int
    key: tuple[int | str, ...]


def rows_ahead(connection: Connection, now: datetime, limit: int) -> list[FutureRow]:
    """Some of the rows that `clamp` is to change, at most `limit` of each kind. It reads whole tables, so it is asked
    on a reader's connection."""
    values = {**_values(now), "limit": limit}
    return [FutureRow(kind, tuple(row)) for kind, find in enumerate(_FIND) for row in connection.execute(find, values)]


def clamp(connection: Connection, now: datetime, rows: Iterable[FutureRow]) -> int:
    """Bring back the times of what has happened; the number of rows changed."""
    values = _values(now)
    return sum(
        connection.execute(
            _CLAMP[row.kind], {**values, **{f"key{place}": part for place, part in enumerate(row.key)}}
        ).rowcount
        for row in rows
    )


def _values(now: datetime) -> dict[str, int]:
    return {"now": seconds(now), "ahead": seconds(now + SLACK), "forgotten": seconds(now - 2 * NONCE_WINDOW)}


def articles_ahead(connection: Connection, now: datetime, limit: int) -> list[int]:
    """Some of the articles that lie in the future, at most `limit`."""
    ahead = seconds(now + SLACK)
    rows = connection.execute(
        "SELECT id FROM articles WHERE moment >= ? AND at > ? ORDER BY moment LIMIT ?",
        (article_rows.first_moment(ahead), ahead, limit),
    ).fetchall()
    return [row["id"] for row in rows]


def bring_back_articles(connection: Connection, now: datetime, article_ids: Iterable[int]) -> int:
    """Date those of the articles that still lie in the future anew, as their page states, else now, and their saving
    too; how many."""
    rows = connection.execute(
        "SELECT id, published FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND at > ? ORDER BY moment",
        (json.dumps(list(article_ids)), seconds(now + SLACK)),
    ).fetchall()
    for row in rows:
        at = seconds(stated_time(row["published"], now) or now)
        with shelves.rewritten(connection, row["id"]):
            article_rows.redate(connection, row["id"], at)
            connection.execute(
                "UPDATE shelf_articles SET saved_at = min(saved_at, ?) WHERE article_id = ?", (seconds(now), row["id"])
            )
        placements.redate(connection, row["id"], at)
    return len(rows)
