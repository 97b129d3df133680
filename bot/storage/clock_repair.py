"""Times that a clock wrote which was ahead and has been put right. Whatever lies further in the future than clocks
differ is brought back to now.

Due times have horizons where they are read instead: `claims.make_ready`, `outbox.due`, `revisit_state.due` and
`bot/policy/schedule`. An article whose page states no date has the time of its saving; `bring_back_articles` moves it
with everything that is ordered by that time.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.policy.deliveries import NONCE_WINDOW
from bot.storage.articles import article_rows
from bot.storage.articles.prepared import stated_time
from bot.storage.engine.times import seconds
from bot.storage.shelves import shelves
from bot.storage.stories import placements

SLACK = timedelta(hours=1)
"""A time less far ahead is left alone: it will have passed soon."""

_PAST_TIMES = (
    ("jobs", "ended_at = :now", "state IN ('done', 'dead') AND ended_at > :ahead"),
    ("deliveries", "created_at = :now", "created_at > :ahead"),
    ("pages", "created_at = :now", "created_at > :ahead"),
    (
        "looks",
        "unread_since = min(unread_since, :now), last_at = min(last_at, :now)",
        "unread_since > :ahead OR last_at > :ahead",
    ),
    ("looked_at", "at = :now", "at > :ahead"),
    # Older than Discord remembers a nonce: when it really was sent is unknown.
    ("deliveries", "sending_since = :forgotten", "state = 'sending' AND sending_since > :ahead"),
)
"""Table, assignments and condition of what says when something happened; retention and give-up count from it."""


def any_ahead(connection: Connection, now: datetime) -> bool:
    """Whether `clamp` has anything to do. It reads whole tables, so it is asked on a reader's connection."""
    values = _values(now)
    return any(
        connection.execute(f"SELECT 1 FROM {table} WHERE {condition} LIMIT 1", values).fetchone()  # noqa: S608  # constants
        for table, _, condition in _PAST_TIMES
    )


def clamp(connection: Connection, now: datetime) -> int:
    """Bring back the times of what has happened; the number of rows changed."""
    values = _values(now)
    return sum(
        connection.execute(f"UPDATE {table} SET {assignments} WHERE {condition}", values).rowcount  # noqa: S608  # constants
        for table, assignments, condition in _PAST_TIMES
    )


def _values(now: datetime) -> dict[str, int]:
    return {
        "now": seconds(now),
        "ahead": seconds(now + SLACK),
        "forgotten": seconds(now - 2 * NONCE_WINDOW),
    }


def bring_back_articles(connection: Connection, now: datetime, limit: int) -> int:
    """Date some of the articles that lie in the future anew: as their page states, else now; how many."""
    ahead = seconds(now + SLACK)
    rows = connection.execute(
        "SELECT id, published FROM articles WHERE moment >= ? AND at > ? ORDER BY moment LIMIT ?",
        (article_rows.first_moment(ahead), ahead, limit),
    ).fetchall()
    for row in rows:
        at = seconds(stated_time(row["published"], now) or now)
        with shelves.rewritten(connection, row["id"]):
            article_rows.redate(connection, row["id"], at)
        placements.redate(connection, row["id"], at)
    return len(rows)
