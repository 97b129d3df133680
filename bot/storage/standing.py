"""How a shelf and a server's digests stand."""

from __future__ import annotations

from datetime import datetime

from aiosqlite import Connection

from bot.storage.times import moment


async def holdings(connection: Connection, shelf_id: int) -> tuple[int, int]:
    """The shelf's articles and stories, by its totals."""
    rows = await connection.execute_fetchall("SELECT articles, stories FROM shelves WHERE id = ?", (shelf_id,))
    return next(((row["articles"], row["stories"]) for row in rows), (0, 0))


async def last_digest(connection: Connection, guild_id: int) -> datetime | None:
    """When the server's newest digest was sent."""
    rows = await connection.execute_fetchall(
        "SELECT sending_since FROM deliveries WHERE guild_id = ? AND kind = 'digest' AND state = 'sent'"
        " ORDER BY created_at DESC LIMIT 1",
        (guild_id,),
    )
    return next((moment(row[0]) for row in rows if row[0] is not None), None)
