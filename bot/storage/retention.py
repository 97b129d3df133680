"""Deletes what has been kept for its term (`bot/policy/operations/retention`), a few rows in a transaction.

Rows are searched for on a reader's connection, since that may read whole tables, and deleted by their keys on the
writer's, if they are still due then. Each deletion may be interrupted and repeated.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.model.jobs import Shelf
from bot.policy.operations.retention import RARE_TERMS_EVERY, Kept, counted_to
from bot.storage import departures
from bot.storage.engine.times import moment, seconds
from bot.storage.feeds import feeds
from bot.storage.shelves import removal, shelves

Key = tuple[int | str, ...]
"""The primary key of a row that is due."""


class _Rows(Struct, frozen=True):
    """The rows of one kind: their table, its primary key, and when they are due (`?1` is the end of the term)."""

    table: str
    key: tuple[str, ...]
    condition: str


_IS_MATCH = "kind = 'card' AND EXISTS (SELECT 1 FROM watch_matches WHERE delivery_id = deliveries.id)"
"""Whether a card took the place of an alert, which it would seem to have been without its row."""
_ENDED = "state IN ('sent', 'held', 'dead') AND created_at < ?1"
# The last story stays, since its number must not be given out again (`restore_mark.raise_numbers`).
_SPARE_STORY = "id < (SELECT max(id) FROM stories) AND last_at < ?1"

ROWS: Mapping[Kept, _Rows] = {
    Kept.REQUESTS: _Rows("jobs", ("id",), "state IN ('done', 'dead') AND ended_at < ?1"),
    Kept.CARDS: _Rows("deliveries", ("id",), f"kind <> 'digest' AND {_ENDED} AND NOT ({_IS_MATCH})"),
    Kept.BUTTONS: _Rows("pages", ("token",), "created_at < ?1"),
    Kept.READ: _Rows("looked_at", ("user_id", "shelf_id", "topic", "article_id"), "at < ?1"),
    Kept.READERS: _Rows("looks", ("user_id", "shelf_id", "topic"), "last_at < ?1"),
    Kept.EXPLANATIONS: _Rows(
        "payloads",
        ("delivery_id",),
        f"delivery_id IN (SELECT id FROM deliveries WHERE kind = 'digest' AND {_ENDED})",  # noqa: S608  # likewise
    ),
    Kept.DIGESTS: _Rows("deliveries", ("id",), f"kind = 'digest' AND {_ENDED}"),
    Kept.WATCH_MATCHES: _Rows("watch_matches", ("watch_id", "article_id"), "at < ?1"),
    Kept.THREADS: _Rows(
        "story_threads",
        ("id",),
        "opened_at < ?1 AND NOT EXISTS (SELECT 1 FROM deliveries AS d WHERE d.story_thread_id = story_threads.id)",
    ),
    Kept.EMPTY_STORIES: _Rows(
        "stories",
        ("id",),
        f"merged_into IS NULL AND {_SPARE_STORY}"  # noqa: S608  # constants of this module
        " AND NOT EXISTS (SELECT 1 FROM story_articles AS m WHERE m.story_id = stories.id)"
        " AND NOT EXISTS (SELECT 1 FROM stories AS merged WHERE merged.merged_into = stories.id)"
        " AND NOT EXISTS (SELECT 1 FROM curation_acts AS c WHERE c.story_id = stories.id)",
    ),
    Kept.MERGED_STORIES: _Rows(
        "stories",
        ("id",),
        f"merged_into IS NOT NULL AND {_SPARE_STORY}"  # noqa: S608  # likewise
        " AND NOT EXISTS (SELECT 1 FROM story_articles AS m JOIN articles AS a ON a.id = m.article_id"
        "  WHERE m.story_id = stories.merged_into AND a.saved_at >= ?1)",
    ),
}
_DAY = 86_400
_PRUNED_AT = 1
"""The row of term_counts that holds how many documents were counted when rare terms were dropped last."""


def count_to(connection: Connection, now: datetime) -> datetime:
    """Record until when terms are counted (`policy.retention.counted_to`), and return it. A desk that starts again on
    the same day counts no further. The first time, the newest job says how late it was when the desk last worked."""
    day = seconds(now) // _DAY
    rows = (
        connection.execute("SELECT at, day = ? FROM retention_clock", (day,)).fetchall()
        or connection.execute("SELECT created_at, 0 FROM jobs ORDER BY id DESC LIMIT 1").fetchall()
    )
    last, is_counted = next(((moment(row[0]), bool(row[1])) for row in rows), (None, False))
    until = min(last, now) if last and is_counted else counted_to(last, now)
    connection.execute("INSERT OR REPLACE INTO retention_clock (id, at, day) VALUES (1, ?, ?)", (seconds(until), day))
    return until


def due(connection: Connection, kind: Kept, before: datetime, limit: int) -> list[Key]:
    """At most `limit` rows of a kind whose term ended before then."""
    return [tuple(row) for row in connection.execute(search_for(kind), (seconds(before), limit)).fetchall()]


def search_for(kind: Kept) -> str:
    """The statement that finds rows of a kind whose term ended before ?1, at most ?2."""
    rows, columns = ROWS[kind], ", ".join(ROWS[kind].key)
    return f"SELECT {columns} FROM {rows.table} WHERE {rows.condition} LIMIT ?2"  # noqa: S608  # constants of this module


def forget(connection: Connection, kind: Kept, before: datetime, keys: Sequence[Key]) -> int:
    """Delete those of the rows that are still due; how many."""
    rows = ROWS[kind]
    these = " AND ".join(f"{column} = ?{place}" for place, column in enumerate(rows.key, 2))
    cursor = connection.executemany(
        f"DELETE FROM {rows.table} WHERE {rows.condition} AND {these}",  # noqa: S608  # constants of this module
        [(seconds(before), *key) for key in keys],
    )
    return cursor.rowcount


def rare_terms_are_due(connection: Connection) -> bool:
    """Whether enough articles were counted since rare terms were dropped for them to be dropped again."""
    rows = connection.execute(
        "SELECT coalesce(max(iif(term = 0, documents, 0)), 0), coalesce(max(iif(term = ?, documents, 0)), 0)"
        " FROM term_counts WHERE term IN (0, ?1)",
        (_PRUNED_AT,),
    ).fetchall()
    counted, before = next(iter(rows))
    return bool(counted >= before + RARE_TERMS_EVERY)


def rare_terms(connection: Connection, limit: int) -> list[int]:
    """The keys of at most `limit` terms that only one article had."""
    found = connection.execute(
        "SELECT term FROM term_counts WHERE documents = 1 AND term NOT IN (0, ?) LIMIT ?", (_PRUNED_AT, limit)
    ).fetchall()
    return [row[0] for row in found]


def forget_terms(connection: Connection, terms: Sequence[int]) -> int:
    """Drop those of the terms that still only one article had; how many."""
    cursor = connection.execute(
        "DELETE FROM term_counts WHERE documents = 1 AND term IN (SELECT value FROM json_each(?))", (json.dumps(terms),)
    )
    return cursor.rowcount


def note_rare_terms_dropped(connection: Connection) -> None:
    """Rare terms are dropped again after another 10,000 articles."""
    connection.execute(
        "INSERT INTO term_counts (term, documents) SELECT ?, documents FROM term_counts WHERE term = 0"
        " ON CONFLICT (term) DO UPDATE SET documents = excluded.documents",
        (_PRUNED_AT,),
    )


def forget_server(connection: Connection, before: datetime, articles: int, rows: int) -> bool:
    """Delete a part of the data of a server that left before then and has not returned: at most this number of
    `articles`, or of `rows` of another table. False where there is no such server."""
    guild_id = departures.longest_gone(connection, before)
    if guild_id is None:
        return False
    if not forget_guild(connection, guild_id, articles, rows):
        departures.remove(connection, guild_id)
    return True


def forget_guild(connection: Connection, guild_id: int, articles: int, rows: int) -> bool:
    """Delete a part of what a server holds, as `forget_server`; False when nothing is left."""
    shelf_id = shelves.find(connection, Shelf.of_guild(guild_id))
    if shelf_id is not None:
        removal.remove_some(connection, shelf_id, articles, rows)
        return True
    values = {"guild": guild_id, "rows": rows}
    if any(connection.execute(part, values).rowcount for part in _OF_GUILD):
        return True
    if feeds.is_unfollowed(connection):
        feeds.delete_unfollowed(connection)
        return True
    connection.execute("INSERT INTO erasures (left_words) VALUES (1)")  # so that the words leave the files
    return False


_OF_GUILD = (
    "DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE guild_id = :guild LIMIT :rows)",
    "DELETE FROM story_threads WHERE id IN (SELECT id FROM story_threads WHERE guild_id = :guild LIMIT :rows)",
    "DELETE FROM subscriptions WHERE guild_id = :guild",
    "DELETE FROM filters WHERE guild_id = :guild",
    "DELETE FROM feed_backlog WHERE id IN (SELECT b.id FROM feed_follows AS w JOIN feed_backlog AS b"
    " ON b.follow_id = w.id WHERE w.guild_id = :guild LIMIT :rows)",
    "DELETE FROM feed_follows WHERE guild_id = :guild",
    "DELETE FROM channel_cursors WHERE channel_id IN"
    " (SELECT channel_id FROM channel_cursors WHERE guild_id = :guild LIMIT :rows)",
    "DELETE FROM desks WHERE guild_id = :guild",
)
"""Each deletes a part of what a server holds beside its shelf."""
