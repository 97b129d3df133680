"""The articles that a member was shown on a topic of a shelf, so that the next answer can leave them out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.storage.engine.times import moment, seconds


class TopicReader(Struct, frozen=True):
    """A member, a shelf and a topic. `topic` is a `Theme.key`."""

    user_id: int
    shelf_id: int
    topic: str


class ReadingPosition(Struct, frozen=True):
    """What came before `unread_since` was shown, whole; `last_at` is when something was shown last."""

    unread_since: datetime
    last_at: datetime


def load(connection: Connection, reader: TopicReader) -> ReadingPosition | None:
    """The reader's memory, None before the first look."""
    rows = connection.execute(
        "SELECT unread_since, last_at FROM looks WHERE user_id = ? AND shelf_id = ? AND topic = ?", _key(reader)
    ).fetchall()
    return next((ReadingPosition(moment(row["unread_since"]), moment(row["last_at"])) for row in rows), None)


def keep(connection: Connection, reader: TopicReader, memory: ReadingPosition) -> None:
    """Remember how far the reader has come."""
    connection.execute(
        "INSERT INTO looks (user_id, shelf_id, topic, unread_since, last_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (user_id, shelf_id, topic) DO UPDATE SET unread_since = excluded.unread_since,"
        " last_at = excluded.last_at",
        (*_key(reader), seconds(memory.unread_since), seconds(memory.last_at)),
    )


def of_stories(
    connection: Connection, reader: TopicReader, story_ids: Iterable[int], before: datetime
) -> Mapping[int, frozenset[int]]:
    """Story id -> its articles that the reader was shown before a moment."""
    rows = connection.execute(
        "SELECT coalesce(o.story_id, m.story_id) AS story_id, l.article_id FROM looked_at AS l"
        " JOIN story_articles AS m ON m.article_id = l.article_id"
        " LEFT JOIN shelf_stories AS o ON o.shelf_id = l.shelf_id AND o.article_id = l.article_id"
        " WHERE l.user_id = ? AND l.shelf_id = ? AND l.topic = ? AND l.at < ?"
        " AND coalesce(o.story_id, m.story_id) IN (SELECT value FROM json_each(?))",
        (*_key(reader), seconds(before), json.dumps(list(story_ids))),
    ).fetchall()
    found: defaultdict[int, set[int]] = defaultdict(set)
    for row in rows:
        found[row["story_id"]].add(row["article_id"])
    return {story: frozenset(articles) for story, articles in found.items()}


def add(connection: Connection, reader: TopicReader, articles: Collection[int], now: datetime) -> None:
    """Note articles as shown; those that still exist."""
    connection.execute(
        "INSERT INTO looked_at (user_id, shelf_id, topic, article_id, at)"
        " SELECT ?, ?, ?, id, ? FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        " ON CONFLICT (user_id, shelf_id, topic, article_id) DO NOTHING",
        (*_key(reader), seconds(now), json.dumps(list(articles))),
    )


def unseen(connection: Connection, reader: TopicReader, articles: Collection[int]) -> int:
    """How many of the articles the reader was not shown."""
    rows = connection.execute(
        "SELECT count(*) FROM json_each(?) AS n WHERE NOT EXISTS (SELECT 1 FROM looked_at AS l"
        " WHERE l.user_id = ? AND l.shelf_id = ? AND l.topic = ? AND l.article_id = n.value)",
        (json.dumps(list(articles)), *_key(reader)),
    ).fetchall()
    return int(next(iter(rows))[0])


def _key(reader: TopicReader) -> tuple[int, int, str]:
    return reader.user_id, reader.shelf_id, reader.topic
