"""Removes a shelf with what was asked for on it, a few rows in a transaction."""

from __future__ import annotations

from sqlite3 import Connection

from msgspec import Struct

from bot.storage.shelves import removed, shelves, unnamed_entities


class RemovedPart(Struct, frozen=True):
    """Rows that were deleted, and whether articles were among them, whose words the full-text indexes still hold."""

    rows: int
    left_words: bool = False


def remove_some(connection: Connection, shelf_id: int, articles: int, rows: int) -> RemovedPart:
    """Delete a part of a shelf: at most this number of `articles`, or of `rows` of another table, the shelf itself at
    last. No rows where there is no such shelf. Requests come first: a job that nobody asks for any more stores no
    article."""
    if deleted := _requests(connection, shelf_id, rows):
        return RemovedPart(deleted)
    rows_held = connection.execute(
        "SELECT article_id FROM shelf_articles WHERE shelf_id = ? LIMIT ?", (shelf_id, articles)
    ).fetchall()
    if held := [row[0] for row in rows_held] or removed.some(connection, shelf_id, articles):
        gone = [shelves.take_off(connection, shelf_id, one) for one in held]
        return RemovedPart(len(held), any(gone))
    if deleted := _merges(connection, shelf_id, rows):
        return RemovedPart(deleted)
    for part in _PARTS:
        if deleted := connection.execute(part, {"shelf": shelf_id, "rows": rows}).rowcount:
            return RemovedPart(deleted)
    return RemovedPart(0)


_PARTS = (
    "DELETE FROM pages WHERE token IN (SELECT token FROM pages WHERE shelf_id = :shelf LIMIT :rows)",
    "DELETE FROM looks WHERE (user_id, shelf_id, topic) IN"
    " (SELECT user_id, shelf_id, topic FROM looks WHERE shelf_id = :shelf LIMIT :rows)",
    "DELETE FROM searches WHERE id IN (SELECT id FROM searches WHERE shelf_id = :shelf LIMIT :rows)",
    "DELETE FROM watch_matches WHERE (watch_id, article_id) IN (SELECT h.watch_id, h.article_id FROM news_watches AS w"
    " JOIN watch_matches AS h ON h.watch_id = w.id WHERE w.shelf_id = :shelf LIMIT :rows)",
    "DELETE FROM news_watches WHERE id IN (SELECT id FROM news_watches WHERE shelf_id = :shelf LIMIT :rows)",
    "DELETE FROM curation_reports WHERE id IN (SELECT id FROM curation_reports WHERE shelf_id = :shelf LIMIT :rows)",
    "DELETE FROM shelf_entity_names WHERE (shelf_id, key) IN"
    " (SELECT shelf_id, key FROM shelf_entity_names WHERE shelf_id = :shelf LIMIT :rows)",
    "DELETE FROM curation_acts WHERE id IN (SELECT id FROM curation_acts WHERE shelf_id = :shelf LIMIT :rows)",
    "DELETE FROM shelves WHERE id = :shelf",
)


def _merges(connection: Connection, shelf_id: int, limit: int) -> int:
    """Merges of entities, with the entities that only they kept."""
    rows = connection.execute(
        "DELETE FROM shelf_merges WHERE (shelf_id, entity_id) IN"
        " (SELECT shelf_id, entity_id FROM shelf_merges WHERE shelf_id = ? LIMIT ?) RETURNING entity_id, kept_id",
        (shelf_id, limit),
    ).fetchall()
    unnamed_entities.delete(connection, sorted({one for row in rows for one in row}))
    return len(rows)


def _requests(connection: Connection, shelf_id: int, limit: int) -> int:
    """Requests to the shelf, with their cards, and the jobs that nobody else asked for."""
    rows = connection.execute(
        "SELECT id, job_id FROM requests WHERE shelf_id = ? LIMIT ?", (shelf_id, limit)
    ).fetchall()
    if not rows:
        return 0
    cards = [(f"card:{row['job_id']}:{row['id']}",) for row in rows]
    deleted = connection.executemany("DELETE FROM deliveries WHERE key = ?", cards).rowcount
    deleted += connection.executemany("DELETE FROM requests WHERE id = ?", [(row["id"],) for row in rows]).rowcount
    connection.executemany(
        "DELETE FROM jobs WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM requests WHERE job_id = ?1)",
        [(row["job_id"],) for row in rows],
    )
    return deleted
