"""Erases what is stored about a member, a few rows at a time.

    begin -> erase_some, in transactions of its own, until it erases nothing
          -> deleted: the rows are gone; their words may be left in the files (bot/storage/shelves/leftovers)
          -> complete, when the gaps of pages are overwritten (bot/storage/engine/page_gaps) or left to the next start

An erasure is a row of the table `erasures` until it is complete, so that a crash at any point only delays it.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from sqlite3 import Connection

from bot.model.jobs import Shelf
from bot.storage.shelves import removal, shelves

_ROWS = 200
_ARTICLES = 1
"""Articles that one transaction deletes. One of 500 words takes some 15 ms."""


def begin(connection: Connection, user_id: int) -> None:
    """List the member as one whose data is to be erased."""
    connection.execute("INSERT INTO erasures (user_id) VALUES (?) ON CONFLICT (user_id) DO NOTHING", (user_id,))


def is_any(connection: Connection) -> bool:
    """Whether an erasure is not complete: rows are left, or words of deleted ones."""
    found = connection.execute("SELECT EXISTS (SELECT 1 FROM erasures WHERE user_id IS NOT NULL OR NOT is_wiped)")
    return bool(found.fetchone()[0])


def begun(connection: Connection) -> tuple[int, ...]:
    """The members whose rows are not all erased."""
    rows = connection.execute("SELECT user_id FROM erasures WHERE user_id IS NOT NULL ORDER BY id").fetchall()
    return tuple(row["user_id"] for row in rows)


def deleted(connection: Connection) -> dict[int, bool]:
    """The erasures whose rows are gone: id -> whether articles were deleted, whose words are in the full text."""
    rows = connection.execute(
        "SELECT id, left_words FROM erasures WHERE user_id IS NULL AND NOT is_wiped ORDER BY id"
    ).fetchall()
    return {row["id"]: bool(row["left_words"]) for row in rows}


def note_merged(connection: Connection, ids: Collection[int]) -> None:
    """Note that the full text holds no words of these erasures any more, so that a later try need not merge it
    again."""
    connection.execute(
        "UPDATE erasures SET left_words = 0 WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )


def complete(connection: Connection, ids: Collection[int], is_clean: bool) -> None:
    """End erasures. Where the gaps of pages are not clean, one row is left, and the next start overwrites them."""
    change = "DELETE FROM erasures" if is_clean else "UPDATE erasures SET is_wiped = 1"
    connection.execute(f"{change} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))  # noqa: S608  # the line above
    connection.execute("DELETE FROM erasures WHERE is_wiped AND id > (SELECT min(id) FROM erasures WHERE is_wiped)")


def erase_some(connection: Connection, user_id: int) -> int:
    """Erase a part of the member: the shelf of the direct messages goes, the id goes from every other row. Articles on
    a server's shelf stay there. Returns the number of rows changed or deleted; 0 where nothing is left, and then the
    erasure counts as deleted."""
    shelf_id = shelves.find(connection, Shelf.of_user(user_id))
    if shelf_id is not None:
        removed = removal.remove_some(connection, shelf_id, _ARTICLES, _ROWS)
        if removed.left_words:
            connection.execute("UPDATE erasures SET left_words = 1 WHERE user_id = ?", (user_id,))
        return removed.rows
    for forget in _FORGET:
        cursor = connection.execute(forget, {"user": user_id, "limit": _ROWS})
        if cursor.rowcount:
            return cursor.rowcount
    connection.execute("UPDATE erasures SET user_id = NULL WHERE user_id = ?", (user_id,))
    return 0


def erase(connection: Connection, user_id: int) -> int:
    """Erase the member in the present transaction, as a restore does to a copy that nobody uses yet."""
    erased = 0
    while some := erase_some(connection, user_id):
        erased += some
    return erased


_FORGET = (
    "DELETE FROM looked_at WHERE (user_id, shelf_id, topic, article_id) IN (SELECT user_id, shelf_id, topic, article_id"
    " FROM looked_at WHERE user_id = :user LIMIT :limit)",
    "DELETE FROM looks WHERE (user_id, shelf_id, topic) IN (SELECT user_id, shelf_id, topic"
    " FROM looks WHERE user_id = :user LIMIT :limit)",
    "DELETE FROM searches WHERE id IN (SELECT id FROM searches WHERE user_id = :user LIMIT :limit)",
    "DELETE FROM filters WHERE id IN (SELECT id FROM filters WHERE user_id = :user LIMIT :limit)",
    "UPDATE shelf_articles SET user_id = NULL WHERE (shelf_id, article_id) IN (SELECT shelf_id, article_id"
    " FROM shelf_articles WHERE user_id = :user LIMIT :limit)",
    "UPDATE removed_articles SET user_id = NULL WHERE (shelf_id, article_id) IN (SELECT shelf_id, article_id"
    " FROM removed_articles WHERE user_id = :user LIMIT :limit)",
    "DELETE FROM curation_reports WHERE id IN (SELECT id FROM curation_reports WHERE user_id = :user LIMIT :limit)",
    "UPDATE curation_reports SET answered_by = NULL WHERE id IN"
    " (SELECT id FROM curation_reports WHERE answered_by = :user LIMIT :limit)",
    # The acts stay, without a name: what they corrected is the server's.
    "UPDATE curation_acts SET user_id = NULL WHERE id IN"
    " (SELECT id FROM curation_acts WHERE user_id = :user LIMIT :limit)",
    "UPDATE curation_acts SET undone_by = NULL WHERE id IN"
    " (SELECT id FROM curation_acts WHERE undone_by = :user LIMIT :limit)",
    "UPDATE requests SET user_id = NULL WHERE id IN (SELECT id FROM requests WHERE user_id = :user LIMIT :limit)",
    "UPDATE jobs SET member_id = 0 WHERE id IN"
    " (SELECT id FROM jobs WHERE member_id > 0 AND member_id = :user LIMIT :limit)",
    # The member's own watches go with what they sent; those of channels stay with their server.
    "DELETE FROM deliveries WHERE id IN"
    " (SELECT id FROM deliveries WHERE user_id = :user AND kind = 'watch' LIMIT :limit)",
    "DELETE FROM watch_matches WHERE (watch_id, article_id) IN (SELECT h.watch_id, h.article_id FROM news_watches AS w"
    " JOIN watch_matches AS h ON h.watch_id = w.id WHERE w.user_id = :user AND w.personal LIMIT :limit)",
    "DELETE FROM news_watches WHERE id IN"
    " (SELECT id FROM news_watches WHERE user_id = :user AND personal LIMIT :limit)",
    "UPDATE news_watches SET user_id = NULL WHERE id IN"
    " (SELECT id FROM news_watches WHERE user_id = :user LIMIT :limit)",
    # Answers in direct messages whose request is gone, as one is that was made anew.
    "DELETE FROM deliveries WHERE id IN"
    " (SELECT id FROM deliveries WHERE user_id = :user AND guild_id IS NULL LIMIT :limit)",
    "UPDATE deliveries SET user_id = NULL WHERE id IN (SELECT id FROM deliveries WHERE user_id = :user LIMIT :limit)",
)
"""Statements that remove the member's id from rows outside their own shelf."""
