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
from bot.storage.watches import matches, watches

OLDEST = timedelta(days=7)
"""An article that is older than this when it is saved or put back is not matched: it is from an archive."""

_IS_AWAY = "EXISTS (SELECT 1 FROM removed_articles AS r WHERE r.shelf_id = q.shelf_id AND r.article_id = q.article_id)"
"""SQL: people took the article off the shelf, where it may be put back. It keeps its place meanwhile."""


class QueuedText(Struct, frozen=True):
    """An article to be matched with the watches of a shelf up to the id `last_watch`."""

    id: int
    at: datetime
    last_watch: int
    text: WatchedText


def add(connection: Connection, shelf_ids: Iterable[int], article_id: int, now: datetime) -> None:
    """Queue an article that is new on these shelves, for those that have a watch that it may match. What waited
    since before people took it off is asked anew."""
    shelf_ids = [*shelf_ids]
    for shelf_id in shelf_ids:
        matches.drop_open(connection, shelf_id, article_id)
    connection.executemany(
        "INSERT INTO watch_queue (shelf_id, article_id, last_watch, at)"  # noqa: S608
        " SELECT ?1, a.id, (SELECT max(id) FROM news_watches), ?3 FROM articles AS a WHERE a.id = ?2 AND a.at >= ?4"
        f" AND EXISTS (SELECT 1 FROM news_watches WHERE shelf_id = ?1 AND {watches.MATCHES})",
        [(shelf_id, article_id, seconds(now), seconds(now - OLDEST)) for shelf_id in shelf_ids],
    )


def put_back(connection: Connection, shelf_id: int, article_id: int, now: datetime) -> None:
    """Resume what waited for an article that was put back on its shelf: its place in the queue, and its open matches,
    which are planned now. Nothing waits for an article that is no longer news."""
    rows = connection.execute(
        "SELECT 1 FROM articles WHERE id = ? AND at >= ?", (article_id, seconds(now - OLDEST))
    ).fetchall()
    if rows:
        watches.plan_now(connection, matches.with_open(connection, shelf_id, article_id), now)
        return
    matches.drop_open(connection, shelf_id, article_id)
    connection.execute("DELETE FROM watch_queue WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id))


def first(connection: Connection, limit: int) -> list[QueuedText]:
    """The oldest articles to be matched. One that left its shelf for good has no text."""
    rows = connection.execute(
        "SELECT q.id, q.shelf_id, q.article_id, q.last_watch, q.at, a.title, a.subjects, a.owner_shelf_id,"  # noqa: S608
        " s.article_id IS NOT NULL AS held, v.content,"
        " (SELECT json_group_array(e.key) FROM mention_lines AS m JOIN entities AS e ON e.id = m.entity_id"
        "  WHERE m.shelf_id = q.shelf_id AND m.article_id = q.article_id) AS entities"
        " FROM watch_queue AS q JOIN articles AS a ON a.id = q.article_id JOIN versions AS v ON v.id = a.version_id"
        " LEFT JOIN shelf_articles AS s ON s.shelf_id = q.shelf_id AND s.article_id = q.article_id"
        f" WHERE NOT {_IS_AWAY} ORDER BY q.id LIMIT ?",
        (limit,),
    ).fetchall()
    return [_queued(connection, row) for row in rows]


def is_empty(connection: Connection) -> bool:
    """Whether no article is to be matched."""
    rows = connection.execute(f"SELECT 1 FROM watch_queue AS q WHERE NOT {_IS_AWAY} ORDER BY id LIMIT 1").fetchall()  # noqa: S608
    return not rows


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
