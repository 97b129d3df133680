"""How the links of one post stand together, for the mark under it."""

from __future__ import annotations

from aiosqlite import Connection

from bot.model.jobs import PostStanding, Shelf


async def standing(connection: Connection, shelf: Shelf, message_id: int, settling: str | None = None) -> PostStanding:
    """The standing of all links of a message, the delivery `settling` (its key) counted as made."""
    rows = list(
        await connection.execute_fetchall(
            "SELECT j.state IN ('queued', 'fetched') OR d.state IN ('pending', 'sending') AS waits,"
            " j.state = 'dead' AS failed"
            " FROM requests AS r JOIN jobs AS j ON j.id = r.job_id"
            " LEFT JOIN deliveries AS d ON d.key = 'card:' || r.job_id || ':' || r.id AND d.key IS NOT :settling"
            " WHERE r.shelf_id = (SELECT id FROM shelves WHERE key = :shelf) AND r.message_id = :message AND r.answer",
            {"settling": settling, "shelf": shelf.key, "message": message_id},
        )
    )
    if any(row["waits"] for row in rows):
        return PostStanding.WAITING
    return PostStanding.FAILED if any(row["failed"] for row in rows) else PostStanding.SAVED
