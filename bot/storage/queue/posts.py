"""The links of one message together: which they are, and the state that its reaction shows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Connection

from bot.model.jobs import PostStanding, Shelf
from bot.storage.shelves import shelves


def last(connection: Connection, shelf: Shelf, channel_id: int) -> int | None:
    """The newest message of a channel with a link that was submitted; ids grow with time."""
    rows = connection.execute(
        "SELECT max(id) AS id FROM (SELECT * FROM (SELECT message_id AS id FROM requests"
        "  WHERE shelf_id = ?1 AND channel_id = ?2 AND message_id IS NOT NULL ORDER BY message_id DESC LIMIT 1)"
        " UNION ALL SELECT * FROM (SELECT message_id AS id FROM shelf_articles"
        "  WHERE shelf_id = ?1 AND channel_id = ?2 AND message_id IS NOT NULL ORDER BY message_id DESC LIMIT 1))",
        (shelves.find(connection, shelf), channel_id),
    ).fetchall()
    return next((row["id"] for row in rows), None)


def keys(connection: Connection, shelf: Shelf, message_id: int) -> frozenset[str]:
    """The keys of the links that were submitted from a message."""
    rows = connection.execute(
        "SELECT DISTINCT j.url_key FROM requests AS r JOIN jobs AS j ON j.id = r.job_id"
        " WHERE r.shelf_id = (SELECT id FROM shelves WHERE key = ?) AND r.message_id = ?",
        (shelf.key, message_id),
    ).fetchall()
    return frozenset(row["url_key"] for row in rows)


def withdraw(connection: Connection, shelf: Shelf, message_id: int, keys: Iterable[str]) -> bool:
    """Detach from a message its unfinished requests for links other than `keys`, which an edit removed: they get no
    answer, and its state no longer depends on them. True where there were any."""
    cursor = connection.execute(
        "UPDATE requests SET answer = 0, channel_id = NULL, message_id = NULL"
        " WHERE shelf_id = (SELECT id FROM shelves WHERE key = ?) AND message_id = ?"
        " AND answer AND EXISTS (SELECT 1 FROM jobs WHERE id = requests.job_id AND state <> 'done'"
        "  AND url_key NOT IN (SELECT value FROM json_each(?)))",
        (shelf.key, message_id, json.dumps(list(keys))),
    )
    return cursor.rowcount > 0


def standing(connection: Connection, shelf: Shelf, message_id: int, delivered: str | None = None) -> PostStanding:
    """The state of all links of a message; the delivery with the key `delivered` counts as sent."""
    rows = list(
        connection.execute(
            "SELECT j.state IN ('queued', 'fetched') OR d.state IN ('pending', 'sending') AS waits,"
            " j.state = 'dead' AS failed"
            " FROM requests AS r JOIN jobs AS j ON j.id = r.job_id"
            " LEFT JOIN deliveries AS d ON d.key = 'card:' || r.job_id || ':' || r.id AND d.key IS NOT :delivered"
            " WHERE r.shelf_id = (SELECT id FROM shelves WHERE key = :shelf) AND r.message_id = :message AND r.answer",
            {"delivered": delivered, "shelf": shelf.key, "message": message_id},
        ).fetchall()
    )
    if any(row["waits"] for row in rows):
        return PostStanding.WAITING
    return PostStanding.FAILED if any(row["failed"] for row in rows) else PostStanding.SAVED
