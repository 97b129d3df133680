"""Table `shelf_stories`: articles that are in another story on a shelf than on all others."""

from __future__ import annotations

from sqlite3 import Connection

from bot.storage.shelves import counters, shelves


def write(connection: Connection, shelf_id: int, article_id: int, story_id: int | None) -> None:
    """Put an article of a shelf into a story there; None: into the one that it is in on all other shelves."""
    held = shelves.holds(connection, shelf_id, article_id)
    if held:
        counters.count_story(connection, shelf_id, article_id, -1)
    connection.execute("DELETE FROM shelf_stories WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id))
    if story_id is not None:
        connection.execute(
            "INSERT INTO shelf_stories (shelf_id, article_id, story_id) VALUES (?, ?, ?)",
            (shelf_id, article_id, story_id),
        )
    if held:
        counters.count_story(connection, shelf_id, article_id, 1)
