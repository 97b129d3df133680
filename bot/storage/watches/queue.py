"""Table `watch_queue`: articles that are new on a shelf, to be matched with its watches."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from sqlite3 import Connection, Row

from msgspec import Struct

from bot.model.watches.alert import WatchedText
from bot.storage.engine.encoding import content_from
from bot.storage.engine.times import moment, seconds
from bot.storage.overlay import shown_entities

OLDEST = timedelta(days=7)
"""An article that is older than this when it is saved is not matched: it is from an archive."""


class QueuedText(Struct, frozen=True):
    """An article to be matched with the watches of a shelf up to the id `last_watch`."""

    id: int
    at: datetime
    last_watch: int
    text: WatchedText


def add(connection: Connection, shelf_ids: Iterable[int], article_id: int, now: datetime) -> None:
    """Queue an article that is new on these shelves, for those that have a watch that is on."""
    connection.executemany(
        "INSERT INTO watch_queue (shelf_id, article_id, last_watch, at)"
        " SELECT ?1, a.id, (SELECT max(id) FROM news_watches), ?3 FROM articles AS a WHERE a.id = ?2 AND a.at >= ?4"
        " AND EXISTS (SELECT 1 FROM news_watches WHERE shelf_id = ?1 AND paused IS NULL)",
        [(shelf_id, article_id, seconds(now), seconds(now - OLDEST)) for shelf_id in shelf_ids],
    )


def add_again(connection: Connection, shelf_id: int, article_id: int, now: datetime) -> None:
    """Queue an article that is back on a shelf, for the watches that were there when it was first saved: what it met
    and was not told is forgotten while it is away (`matches.drop_lost_articles`)."""
    connection.execute(
        "INSERT INTO watch_queue (shelf_id, article_id, last_watch, at)"
        " SELECT s.shelf_id, a.id, max(w.id), ?3 FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id"
        " JOIN news_watches AS w ON w.shelf_id = s.shelf_id AND w.paused IS NULL AND w.created_at <= s.saved_at"
        " WHERE s.shelf_id = ?1 AND s.article_id = ?2 AND a.at >= ?4 GROUP BY a.id",
        (shelf_id, article_id, seconds(now), seconds(now - OLDEST)),
    )


def first(connection: Connection, limit: int) -> list[QueuedText]:
    """The oldest articles to be matched. One that left its shelf meanwhile has no text."""
    rows = connection.execute(
        "SELECT q.id, q.shelf_id, q.article_id, q.last_watch, q.at, a.title, a.subjects, a.owner_shelf_id,"
        " s.article_id IS NOT NULL AS held, v.content,"
        " (SELECT json_group_array(e.key) FROM mention_lines AS m JOIN entities AS e ON e.id = m.entity_id"
        "  WHERE m.shelf_id = q.shelf_id AND m.article_id = q.article_id) AS entities"
        " FROM watch_queue AS q JOIN articles AS a ON a.id = q.article_id JOIN versions AS v ON v.id = a.version_id"
        " LEFT JOIN shelf_articles AS s ON s.shelf_id = q.shelf_id AND s.article_id = q.article_id"
        " ORDER BY q.id LIMIT ?",
        (limit,),
    ).fetchall()
    return [_queued(connection, row) for row in rows]


def is_empty(connection: Connection) -> bool:
    """Whether no article is to be matched."""
    return not connection.execute("SELECT 1 FROM watch_queue ORDER BY id LIMIT 1").fetchall()


def remove(connection: Connection, ids: Iterable[int]) -> None:
    """Remove articles that were matched."""
    connection.executemany("DELETE FROM watch_queue WHERE id = ?", [(one,) for one in ids])


def _queued(connection: Connection, row: Row) -> QueuedText:
    held = bool(row["held"])
    named = shown_entities.same_keys(connection, row["shelf_id"], json.loads(row["entities"])) if held else frozenset()
    text = WatchedText(
        row["shelf_id"],
        row["article_id"],
        row["title"] if held else "",
        content_from(row["content"]).text if held else "",
        named,
        frozenset(json.loads(row["subjects"])) if held else frozenset(),
        row["owner_shelf_id"] is not None,
    )
    return QueuedText(row["id"], moment(row["at"]), row["last_watch"], text)
