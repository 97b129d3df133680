"""The counters of `counters`, when an article comes to name other entities: on all its shelves at once. Counters of
entities that it goes on naming are not touched. Shelves whose people merged or split entities (`curated`) are left to
the caller.

`entity_ids` are row ids. The rows of `mentions` are the caller's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Connection

from bot.storage.shelves import counters


def curated(connection: Connection, article_id: int) -> list[int]:
    """The other shelves of an article: `counters` counts it there as a whole."""
    rows = connection.execute(
        "SELECT h.shelf_id FROM shelf_articles AS h WHERE h.article_id = :article AND (EXISTS ("
        " SELECT 1 FROM shelf_merges WHERE shelf_id = h.shelf_id) OR EXISTS ("
        " SELECT 1 FROM shelf_splits WHERE shelf_id = h.shelf_id AND article_id = :article))",
        {"article": article_id},
    ).fetchall()
    return [row["shelf_id"] for row in rows]


def gain(connection: Connection, article_id: int, entity_ids: Iterable[int]) -> None:
    """Count the article for entities that it names from now on."""
    rows = connection.execute(
        "INSERT INTO shelf_mentions (shelf_id, entity_id, at, article_id)"
        " SELECT s.shelf_id, e.value, s.at, s.article_id FROM plain_shelves AS s, json_each(?) AS e"
        " WHERE s.article_id = ? RETURNING shelf_id, entity_id, at",
        (json.dumps(sorted(entity_ids)), article_id),
    ).fetchall()
    counters.gained(connection, rows)


def lose(connection: Connection, article_id: int, entity_ids: Iterable[int]) -> None:
    """Uncount the article for entities that it names no longer."""
    rows = connection.execute(
        "DELETE FROM shelf_mentions WHERE (shelf_id, entity_id, at, article_id) IN ("
        " SELECT s.shelf_id, e.value, s.at, s.article_id FROM plain_shelves AS s, json_each(?) AS e"
        " WHERE s.article_id = ?) RETURNING shelf_id, entity_id, at",
        (json.dumps(sorted(entity_ids)), article_id),
    ).fetchall()
    counters.lost(connection, rows)


def rename(connection: Connection, entity_id: int, forms: str) -> None:
    """Replace what an entity may be typed as, on every shelf; `forms` is a JSON list. It goes through the shelves: the
    articles that name the entity may be many more."""
    values = {"entity": entity_id, "forms": forms}
    named = connection.execute(
        "SELECT s.id AS shelf_id, n.entity_id FROM shelves AS s"
        " CROSS JOIN shelf_entities AS n ON n.shelf_id = s.id AND n.entity_id = :entity"
        " UNION SELECT g.shelf_id, g.kept_id FROM shelf_merges AS g WHERE g.entity_id = :entity",
        values,
    ).fetchall()
    shown = [tuple(row) for row in named]
    connection.executemany(
        "DELETE FROM shelf_names WHERE (shelf_id, form, entity_id) IN (SELECT f.shelf_id, f.form, f.entity_id"
        " FROM shelf_forms AS f WHERE f.shelf_id = ?1 AND f.entity_id = ?2)",
        shown,
    )
    connection.execute("DELETE FROM entity_forms WHERE entity_id = :entity", values)
    connection.execute(
        "INSERT INTO entity_forms (entity_id, form) SELECT :entity, value FROM json_each(:forms)", values
    )
    connection.executemany(
        "INSERT INTO shelf_names (shelf_id, form, entity_id) SELECT f.shelf_id, f.form, f.entity_id"
        " FROM shelf_entities AS n CROSS JOIN shelf_forms AS f ON f.shelf_id = n.shelf_id AND f.entity_id = n.entity_id"
        " WHERE n.shelf_id = ?1 AND n.entity_id = ?2 ON CONFLICT DO NOTHING",
        shown,
    )
