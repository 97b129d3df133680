"""Rows of articles that come from an export, where they differ from those of a page that was just read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from sqlite3 import Connection

from bot.storage import answer_rows
from bot.storage.articles import article_rows
from bot.storage.engine.times import seconds


def restore_times(connection: Connection, article_id: int, at: datetime | None, retrieved: datetime) -> None:
    """Give an article that is on no shelf yet the time for sorting that it had, and its version that of its fetch."""
    if at is not None:
        rows = connection.execute("SELECT at FROM articles WHERE id = ?", (article_id,)).fetchall()
        if rows[0]["at"] != seconds(at):
            article_rows.redate(connection, article_id, seconds(at))
    connection.execute("UPDATE versions SET fetched_at = ? WHERE article_id = ?", (seconds(retrieved), article_id))


def restore_speakers(connection: Connection, article_id: int, keys: Sequence[str | None]) -> None:
    """Connect the statements of an article, in their order, with the entities of these keys that it names; not those of
    several speakers, which are connected by the places of their names."""
    rows = connection.execute("SELECT * FROM quotes WHERE article_id = ? ORDER BY id", (article_id,)).fetchall()
    connection.executemany(
        "UPDATE quotes SET entity_id = (SELECT e.id FROM entities AS e JOIN mentions AS m ON m.entity_id = e.id"
        " WHERE e.key = ?1 AND m.article_id = ?2) WHERE id = ?3",
        [
            (key, article_id, row["id"])
            for (row, *others), key in zip(answer_rows.statements(rows), keys, strict=False)
            if not others
        ],
    )


def is_renamed(connection: Connection, shelf_id: int, key: str) -> bool:
    """Whether people of the shelf call an entity by a name of their own."""
    rows = connection.execute(
        "SELECT 1 FROM shelf_entity_names WHERE shelf_id = ? AND key = ?", (shelf_id, key)
    ).fetchall()
    return bool(rows)
