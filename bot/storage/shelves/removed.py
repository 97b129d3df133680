"""Table `removed_articles`: articles that people took off a shelf, which can be put back."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from bot.storage.engine.times import seconds


def holds(connection: Connection, shelf_id: int, article_id: int) -> bool:
    """Whether the article was taken off the shelf."""
    rows = connection.execute(
        "SELECT 1 FROM removed_articles WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id)
    ).fetchall()
    return bool(rows)


def some(connection: Connection, shelf_id: int, limit: int) -> list[int]:
    """Some of the articles that were taken off a shelf."""
    rows = connection.execute(
        "SELECT article_id FROM removed_articles WHERE shelf_id = ? LIMIT ?", (shelf_id, limit)
    ).fetchall()
    return [row["article_id"] for row in rows]


def set_aside(connection: Connection, shelf_id: int, article_id: int) -> None:
    """Move an article's row from the shelf. To be called in `shelves.recounted`."""
    connection.execute(
        "INSERT INTO removed_articles (shelf_id, article_id, saved_at, user_id, guild_id, channel_id, message_id)"
        " SELECT shelf_id, article_id, saved_at, user_id, guild_id, channel_id, message_id FROM shelf_articles"
        " WHERE shelf_id = ? AND article_id = ?",
        (shelf_id, article_id),
    )
    connection.execute("DELETE FROM shelf_articles WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id))


def put_back(connection: Connection, shelf_id: int, article_id: int) -> None:
    """Move an article's row back to the shelf. To be called in `shelves.recounted`."""
    connection.execute(
        "INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at, user_id, guild_id, channel_id, message_id)"
        " SELECT r.shelf_id, r.article_id, coalesce(c.at, a.at), r.saved_at, r.user_id, r.guild_id, r.channel_id,"
        " r.message_id FROM removed_articles AS r JOIN articles AS a ON a.id = r.article_id"
        " LEFT JOIN corrections AS c ON c.shelf_id = r.shelf_id AND c.article_id = r.article_id"
        " WHERE r.shelf_id = ? AND r.article_id = ?",
        (shelf_id, article_id),
    )
    connection.execute("DELETE FROM removed_articles WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id))


def forget(connection: Connection, shelf_id: int, article_id: int, user_id: int | None, now: datetime) -> None:
    """Undo the act that removed an article, since that was saved again; `user_id` is who saved it, None for nobody."""
    cursor = connection.execute(
        "DELETE FROM removed_articles WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id)
    )
    if cursor.rowcount:
        connection.execute(
            "UPDATE curation_acts SET undone_at = ?, undone_by = ? WHERE shelf_id = ? AND article_id = ?"
            " AND kind = 'remove' AND undone_at IS NULL",
            (seconds(now), user_id, shelf_id, article_id),
        )
