"""The counters of a shelf: articles, stories, and for each entity its articles, first and last time, and articles a
day."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from sqlite3 import Connection, Row

_DAY = 86_400

_ALL = (
    *(
        f"DELETE FROM {table} WHERE shelf_id = :shelf"  # noqa: S608  # of this list
        for table in ("shelf_mentions", "shelf_entities", "shelf_entity_days", "shelf_names")
    ),
    "INSERT INTO shelf_mentions (shelf_id, entity_id, at, article_id)"
    " SELECT DISTINCT :shelf, m.entity_id, s.at, s.article_id FROM shelf_articles AS s CROSS JOIN mention_lines AS m"
    " ON m.shelf_id = :shelf AND m.article_id = s.article_id WHERE s.shelf_id = :shelf ORDER BY 2, 3, 4",
    "INSERT INTO shelf_entities (shelf_id, entity_id, articles, first_at, last_at)"
    " SELECT :shelf, entity_id, count(*), min(at), max(at) FROM shelf_mentions WHERE shelf_id = :shelf GROUP BY 2",
    "INSERT INTO shelf_entity_days (shelf_id, entity_id, day, articles)"
    " SELECT :shelf, entity_id, at / :day - (at % :day < 0), count(*) FROM shelf_mentions WHERE shelf_id = :shelf"
    " GROUP BY 2, 3",
    "INSERT INTO shelf_names (shelf_id, form, entity_id) SELECT DISTINCT :shelf, f.form, f.entity_id"
    " FROM shelf_entities AS s CROSS JOIN shelf_forms AS f ON f.shelf_id = :shelf AND f.entity_id = s.entity_id"
    " WHERE s.shelf_id = :shelf",
    "UPDATE shelves SET articles = (SELECT count(*) FROM shelf_articles WHERE shelf_id = :shelf),"
    " stories = (SELECT count(DISTINCT story_id) FROM story_members WHERE shelf_id = :shelf) WHERE id = :shelf",
)
"""Statements that count a whole shelf anew."""


def count(connection: Connection, shelf_id: int, article_id: int) -> None:
    """Count an article that was just put on the shelf."""
    values = {"shelf": shelf_id, "article": article_id}
    connection.execute("UPDATE shelves SET articles = articles + 1 WHERE id = :shelf", values)
    count_story(connection, shelf_id, article_id, 1)
    rows = connection.execute(
        "INSERT INTO shelf_mentions (shelf_id, entity_id, at, article_id)"
        " SELECT s.shelf_id, m.entity_id, s.at, s.article_id"
        " FROM (SELECT DISTINCT entity_id FROM mention_lines WHERE shelf_id = :shelf AND article_id = :article) AS m"
        " JOIN shelf_articles AS s ON s.shelf_id = :shelf AND s.article_id = :article"
        " RETURNING shelf_id, entity_id, at",
        values,
    ).fetchall()
    gained(connection, rows)


def recount(connection: Connection, shelf_id: int) -> None:
    """Count all articles of the shelf anew, however many: for a command, since it may take minutes."""
    for statement in _ALL:
        connection.execute(statement, {"shelf": shelf_id, "day": _DAY})


def discount(connection: Connection, shelf_id: int, article_id: int) -> None:
    """Uncount an article that is about to leave the shelf."""
    values = {"shelf": shelf_id, "article": article_id}
    connection.execute("UPDATE shelves SET articles = articles - 1 WHERE id = :shelf", values)
    count_story(connection, shelf_id, article_id, -1)
    rows = connection.execute(
        "DELETE FROM shelf_mentions WHERE shelf_id = :shelf AND article_id = :article"
        " AND at = (SELECT at FROM shelf_articles WHERE shelf_id = :shelf AND article_id = :article)"
        " AND entity_id IN (SELECT entity_id FROM mention_lines WHERE shelf_id = :shelf AND article_id = :article)"
        " RETURNING shelf_id, entity_id, at",
        values,
    ).fetchall()
    lost(connection, rows)


def uncount_entities(connection: Connection, shelf_id: int, entity_ids: Collection[int], articles: str) -> None:
    """Uncount entities that a shelf shows, as far as these articles (a JSON list) name them, before they are linked
    otherwise there."""
    values = {"shelf": shelf_id, "entities": json.dumps(sorted(entity_ids)), "articles": articles}
    rows = connection.execute(
        "DELETE FROM shelf_mentions WHERE (shelf_id, entity_id, at, article_id) IN ("
        " SELECT :shelf, e.value, s.at, s.article_id FROM json_each(:articles) AS n"
        " CROSS JOIN shelf_articles AS s ON s.shelf_id = :shelf AND s.article_id = n.value"
        " CROSS JOIN json_each(:entities) AS e) RETURNING shelf_id, entity_id, at",
        values,
    ).fetchall()
    lost(connection, rows)
    connection.execute(
        "DELETE FROM shelf_names WHERE (shelf_id, form, entity_id) IN (SELECT f.shelf_id, f.form, f.entity_id"
        " FROM json_each(:entities) AS n CROSS JOIN shelf_forms AS f ON f.shelf_id = :shelf AND f.entity_id = n.value)",
        values,
    )


def count_entities(connection: Connection, shelf_id: int, entity_ids: Collection[int], articles: str) -> None:
    """Count the entities anew, as far as these articles name them."""
    values = {"shelf": shelf_id, "entities": json.dumps(sorted(entity_ids)), "articles": articles}
    rows = connection.execute(
        "INSERT INTO shelf_mentions (shelf_id, entity_id, at, article_id)"
        " SELECT DISTINCT :shelf, m.entity_id, s.at, s.article_id FROM json_each(:articles) AS n"
        " CROSS JOIN shelf_articles AS s ON s.shelf_id = :shelf AND s.article_id = n.value"
        " CROSS JOIN mention_lines AS m ON m.shelf_id = :shelf AND m.article_id = n.value"
        " WHERE m.entity_id IN (SELECT value FROM json_each(:entities)) RETURNING shelf_id, entity_id, at",
        values,
    ).fetchall()
    gained(connection, rows)
    connection.execute(
        "INSERT INTO shelf_names (shelf_id, form, entity_id) SELECT f.shelf_id, f.form, f.entity_id"
        " FROM json_each(:entities) AS n"
        " CROSS JOIN shelf_entities AS s ON s.shelf_id = :shelf AND s.entity_id = n.value"
        " CROSS JOIN shelf_forms AS f ON f.shelf_id = :shelf AND f.entity_id = n.value"
        " WHERE true ON CONFLICT DO NOTHING",
        values,
    )


def gained(connection: Connection, rows: Sequence[Row]) -> None:
    """Count rows that came into shelf_mentions (shelf_id, entity_id, at), and name the entities that are new to a
    shelf. CROSS JOIN keeps the order: SQLite would begin with all entities of the shelf."""
    times = defaultdict[tuple[int, int], list[int]](list)
    for shelf_id, entity_id, at in rows:
        times[shelf_id, entity_id].append(at)
    connection.executemany(
        "INSERT INTO shelf_entities (shelf_id, entity_id, articles, first_at, last_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (shelf_id, entity_id) DO UPDATE SET articles = articles + excluded.articles,"
        " first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)",
        [(*key, len(found), min(found), max(found)) for key, found in times.items()],
    )
    connection.executemany(
        "INSERT INTO shelf_entity_days (shelf_id, entity_id, day, articles) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (shelf_id, entity_id, day) DO UPDATE SET articles = articles + excluded.articles",
        [(*key, number) for key, number in _days(rows).items()],
    )
    connection.executemany(
        "INSERT INTO shelf_names (shelf_id, form, entity_id) SELECT s.shelf_id, f.form, f.entity_id"
        " FROM shelf_entities AS s CROSS JOIN shelf_forms AS f ON f.shelf_id = ?1 AND f.entity_id = ?2"
        " WHERE s.shelf_id = ?1 AND s.entity_id = ?2 AND s.articles = ?3 ON CONFLICT DO NOTHING",
        [(*key, len(found)) for key, found in times.items()],
    )


def lost(connection: Connection, rows: Sequence[Row]) -> None:
    """Uncount rows that were deleted from shelf_mentions (shelf_id, entity_id, at)."""
    # A day at a time: an entity has as many days as the archive is long.
    days = _days(rows)
    entities = Counter((shelf_id, entity_id) for shelf_id, entity_id, _ in rows)
    day = "shelf_id = ?1 AND entity_id = ?2 AND day = ?3"
    connection.executemany(
        f"UPDATE shelf_entity_days SET articles = articles - ?4 WHERE {day}",  # noqa: S608  # a constant
        [(*key, number) for key, number in days.items()],
    )
    connection.executemany(f"DELETE FROM shelf_entity_days WHERE {day} AND articles = 0", [*days])  # noqa: S608
    connection.executemany(
        "UPDATE shelf_entities SET articles = articles - ?3,"
        " first_at = coalesce((SELECT min(at) FROM shelf_mentions WHERE shelf_id = ?1 AND entity_id = ?2), 0),"
        " last_at = coalesce((SELECT max(at) FROM shelf_mentions WHERE shelf_id = ?1 AND entity_id = ?2), 0)"
        " WHERE shelf_id = ?1 AND entity_id = ?2",
        [(*key, number) for key, number in entities.items()],
    )
    connection.executemany(
        "DELETE FROM shelf_entities WHERE shelf_id = ? AND entity_id = ? AND articles = 0", [*entities]
    )
    connection.executemany(
        "DELETE FROM shelf_names WHERE shelf_id = ?1 AND entity_id = ?2"
        " AND form IN (SELECT form FROM shelf_forms WHERE shelf_id = ?1 AND entity_id = ?2)"
        " AND NOT EXISTS (SELECT 1 FROM shelf_entities WHERE shelf_id = ?1 AND entity_id = ?2)",
        [*entities],
    )


def _days(rows: Iterable[Row]) -> Counter[tuple[int, int, int]]:
    return Counter((shelf_id, entity_id, at // _DAY) for shelf_id, entity_id, at in rows)


def count_story(connection: Connection, shelf_id: int, article_id: int, sign: int) -> None:
    """Change the number of stories by `sign` where this is the only article of its story on the shelf."""
    connection.execute(
        "UPDATE shelves SET stories = stories + :sign WHERE id = :shelf AND EXISTS ("
        " SELECT 1 FROM story_members AS mine WHERE mine.shelf_id = :shelf AND mine.article_id = :article"
        " AND NOT EXISTS ("
        "  SELECT 1 FROM story_members AS other WHERE other.shelf_id = :shelf AND other.story_id = mine.story_id"
        "  AND other.article_id <> :article))",
        {"shelf": shelf_id, "article": article_id, "sign": sign},
    )
