"""What each shelf holds, with its totals, so that no answer counts an archive."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from aiosqlite import Connection

from bot.model.jobs import Post, Shelf
from bot.storage.engine.times import moment, seconds
from bot.storage.shelves import counters
from bot.storage.stories import text_reuse


async def find(connection: Connection, shelf: Shelf) -> int | None:
    """The shelf's id, None where nothing was ever saved on it."""
    rows = await connection.execute_fetchall("SELECT id FROM shelves WHERE key = ?", (shelf.key,))
    return next((row["id"] for row in rows), None)


async def make(connection: Connection, shelf: Shelf) -> int:
    """The shelf's id; an empty shelf is made where there is none."""
    await connection.execute("INSERT INTO shelves (key) VALUES (?) ON CONFLICT (key) DO NOTHING", (shelf.key,))
    found = await find(connection, shelf)
    assert found is not None  # noqa: S101  # for the type: it was just made
    return found


async def holds(connection: Connection, shelf_id: int, article_id: int) -> bool:
    """Whether the article is on the shelf."""
    rows = await connection.execute_fetchall(
        "SELECT 1 FROM shelf_articles WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id)
    )
    return bool(list(rows))


async def saved_at(connection: Connection, shelf_id: int, article_id: int) -> datetime:
    """When an article of the shelf came to it."""
    rows = await connection.execute_fetchall(
        "SELECT saved_at FROM shelf_articles WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id)
    )
    return moment(next(iter(rows))[0])


async def first_post(connection: Connection, shelf_id: int, article_id: int) -> Post | None:
    """Where the article was first posted on this shelf; None where it came without a message."""
    rows = await connection.execute_fetchall(
        "SELECT user_id, guild_id, channel_id, message_id FROM shelf_articles WHERE shelf_id = ? AND article_id = ?",
        (shelf_id, article_id),
    )
    return next((Post(*row) for row in rows if row["message_id"] is not None), None)


async def article_count(connection: Connection, shelf_id: int) -> int:
    """How many articles the shelf holds."""
    rows = await connection.execute_fetchall("SELECT articles FROM shelves WHERE id = ?", (shelf_id,))
    return next((int(row[0]) for row in rows), 0)


async def put(connection: Connection, article_id: int, posts: dict[int, Post], now: datetime) -> None:
    """Put a stored article on shelves: shelf id -> where it was posted. A shelf that has it keeps its first post.

    Raises sqlite3.IntegrityError for an article that belongs to another shelf.
    """
    async with _reindexed(connection, article_id):
        for shelf_id, post in posts.items():
            cursor = await connection.execute(
                "INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at, user_id, guild_id, channel_id,"
                " message_id) SELECT ?, id, at, ?, ?, ?, ?, ? FROM articles WHERE id = ? ON CONFLICT DO NOTHING",
                (
                    shelf_id,
                    seconds(now),
                    post.user_id,
                    post.guild_id,
                    post.channel_id,
                    post.message_id,
                    article_id,
                ),
            )
            if cursor.rowcount == 1:
                await counters.count(connection, shelf_id, article_id)


async def take_off(connection: Connection, shelf_id: int, article_id: int) -> None:
    """Take an article off a shelf; one that no shelf holds any more is deleted with everything read from it."""
    async with _reindexed(connection, article_id):
        await counters.discount(connection, shelf_id, article_id)
        await connection.execute(
            "DELETE FROM shelf_articles WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id)
        )
    rows = await connection.execute_fetchall("SELECT 1 FROM shelf_articles WHERE article_id = ? LIMIT 1", (article_id,))
    if not list(rows):
        await text_reuse.leave(connection, article_id)
        await connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))


@asynccontextmanager
async def rewritten(connection: Connection, article_id: int) -> AsyncIterator[None]:
    """Around a change of what an article says: its shelves' totals and the full text follow."""
    rows = await connection.execute_fetchall("SELECT shelf_id FROM shelf_articles WHERE article_id = ?", (article_id,))
    shelf_ids = [row["shelf_id"] for row in rows]
    async with _reindexed(connection, article_id):
        for shelf_id in shelf_ids:
            await counters.discount(connection, shelf_id, article_id)
        yield
        for shelf_id in shelf_ids:
            await counters.count(connection, shelf_id, article_id)


@asynccontextmanager
async def _reindexed(connection: Connection, article_id: int) -> AsyncIterator[None]:
    """Around a change of anything that the full text holds. An article is in it exactly while some shelf holds it; the
    indexes must be told the old words before they are gone."""
    await connection.execute(
        "DELETE FROM texts WHERE rowid IN (SELECT moment FROM shelved_texts WHERE article_id = ?)", (article_id,)
    )
    await connection.execute(
        "DELETE FROM titles WHERE rowid IN (SELECT moment FROM shelved_texts WHERE article_id = ?)", (article_id,)
    )
    yield
    await connection.execute(
        "INSERT INTO texts (rowid, title, text, shelves)"
        " SELECT moment, title, text, shelves FROM shelved_texts WHERE article_id = ?",
        (article_id,),
    )
    await connection.execute(
        "INSERT INTO titles (rowid, title, shelves)"
        " SELECT moment, title, shelves FROM shelved_texts WHERE article_id = ?",
        (article_id,),
    )
