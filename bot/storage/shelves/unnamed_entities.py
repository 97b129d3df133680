"""Deletes entities that no article names any more: their names came from its text."""

from __future__ import annotations

from sqlite3 import Connection


def candidates(connection: Connection, article_id: int) -> list[int]:
    """The entities that an article mentions or quotes: to be asked before it changes or goes."""
    rows = connection.execute(
        "SELECT entity_id FROM mentions WHERE article_id = ?1"
        " UNION SELECT entity_id FROM quotes WHERE article_id = ?1 AND entity_id IS NOT NULL",
        (article_id,),
    ).fetchall()
    return [row["entity_id"] for row in rows]


def delete(connection: Connection, entity_ids: list[int]) -> None:
    """Delete those of the entities that no article mentions or quotes any more, and that no shelf has merged with
    others or given to an article: their names came from a text."""
    connection.executemany(
        "DELETE FROM entities WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM mentions WHERE entity_id = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM quotes WHERE entity_id = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM shelf_merges WHERE entity_id = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM shelf_merges WHERE kept_id = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM shelf_splits WHERE entity_id = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM shelf_splits WHERE to_id = ?1)",
        [(entity_id,) for entity_id in entity_ids],
    )
