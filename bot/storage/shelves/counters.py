"""The counters of a shelf: articles, stories, and for each entity its articles, first and last time, and articles a
day."""

from __future__ import annotations

from sqlite3 import Connection

_DAY = 86_400


def count(connection: Connection, shelf_id: int, article_id: int) -> None:
    """Count an article that was just put on the shelf."""
    values = {"shelf": shelf_id, "article": article_id, "day": _DAY}
    connection.execute("UPDATE shelves SET articles = articles + 1 WHERE id = :shelf", values)
    count_story(connection, shelf_id, article_id, 1)
    connection.execute(
        "INSERT INTO shelf_mentions (shelf_id, entity_id, at, article_id)"
        " SELECT s.shelf_id, m.entity_id, s.at, s.article_id FROM mentions AS m JOIN shelf_articles AS s"
        " ON s.article_id = m.article_id WHERE s.shelf_id = :shelf AND s.article_id = :article",
        values,
    )
    connection.execute(
        "INSERT INTO shelf_entities (shelf_id, entity_id, articles, first_at, last_at)"
        " SELECT s.shelf_id, m.entity_id, 1, s.at, s.at FROM mentions AS m JOIN shelf_articles AS s"
        " ON s.article_id = m.article_id WHERE s.shelf_id = :shelf AND s.article_id = :article"
        " ON CONFLICT (shelf_id, entity_id) DO UPDATE SET articles = articles + 1,"
        " first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)",
        values,
    )
    connection.execute(
        "INSERT INTO shelf_entity_days (shelf_id, entity_id, day, articles)"
        " SELECT s.shelf_id, m.entity_id, s.at / :day - (s.at % :day < 0), 1 FROM mentions AS m"
        " JOIN shelf_articles AS s ON s.article_id = m.article_id"
        " WHERE s.shelf_id = :shelf AND s.article_id = :article"
        " ON CONFLICT (shelf_id, entity_id, day) DO UPDATE SET articles = articles + 1",
        values,
    )
    _name_new(connection, values)


def discount(connection: Connection, shelf_id: int, article_id: int) -> None:
    """Uncount an article that is about to leave the shelf."""
    values = {"shelf": shelf_id, "article": article_id, "day": _DAY}
    connection.execute("UPDATE shelves SET articles = articles - 1 WHERE id = :shelf", values)
    count_story(connection, shelf_id, article_id, -1)
    rows = connection.execute(
        "DELETE FROM shelf_mentions WHERE shelf_id = :shelf AND article_id = :article"
        " AND at = (SELECT at FROM shelf_articles WHERE shelf_id = :shelf AND article_id = :article)"
        " AND entity_id IN (SELECT entity_id FROM mentions WHERE article_id = :article)"
        " RETURNING shelf_id, entity_id, at",
        values,
    ).fetchall()
    left = [tuple(row)[:2] for row in rows]
    # A day at a time: an entity has as many days as the archive is long.
    days = [(*key, row["at"] // _DAY) for key, row in zip(left, rows, strict=True)]
    day = "shelf_id = ? AND entity_id = ? AND day = ?"
    connection.executemany(f"UPDATE shelf_entity_days SET articles = articles - 1 WHERE {day}", days)  # noqa: S608
    connection.executemany(f"DELETE FROM shelf_entity_days WHERE {day} AND articles = 0", days)  # noqa: S608
    connection.executemany(
        "UPDATE shelf_entities SET articles = articles - 1,"
        " first_at = coalesce((SELECT min(at) FROM shelf_mentions WHERE shelf_id = ?1 AND entity_id = ?2), 0),"
        " last_at = coalesce((SELECT max(at) FROM shelf_mentions WHERE shelf_id = ?1 AND entity_id = ?2), 0)"
        " WHERE shelf_id = ?1 AND entity_id = ?2",
        left,
    )
    connection.executemany("DELETE FROM shelf_entities WHERE shelf_id = ? AND entity_id = ? AND articles = 0", left)
    connection.executemany(
        "DELETE FROM shelf_names WHERE shelf_id = ?1 AND entity_id = ?2"
        " AND form IN (SELECT form FROM entity_forms WHERE entity_id = ?2)"
        " AND NOT EXISTS (SELECT 1 FROM shelf_entities WHERE shelf_id = ?1 AND entity_id = ?2)",
        left,
    )


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


def _name_new(connection: Connection, values: dict[str, int]) -> None:
    """Add the names of entities that are new to the shelf to its autocomplete index. CROSS JOIN keeps the order: SQLite
    would begin with all entities of the shelf that one article names."""
    connection.execute(
        "INSERT INTO shelf_names (shelf_id, form, entity_id) SELECT s.shelf_id, f.form, f.entity_id"
        " FROM mentions AS m CROSS JOIN shelf_entities AS s ON s.entity_id = m.entity_id AND s.shelf_id = :shelf"
        " CROSS JOIN entity_forms AS f ON f.entity_id = m.entity_id"
        " WHERE m.article_id = :article AND s.articles = 1 ON CONFLICT DO NOTHING",
        values,
    )
