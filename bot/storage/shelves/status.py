"""Figures of the status answer: a shelf's counters and a server's digests."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from bot.storage.deliveries import subscriptions
from bot.storage.deliveries.status import next_digest
from bot.storage.engine.times import moment


def holdings(connection: Connection, shelf_id: int) -> tuple[int, int]:
    """The number of articles and stories of a shelf."""
    rows = connection.execute("SELECT articles, stories FROM shelves WHERE id = ?", (shelf_id,)).fetchall()
    return next(((row["articles"], row["stories"]) for row in rows), (0, 0))


def digests(connection: Connection, guild_id: int, now: datetime) -> tuple[datetime | None, datetime | None]:
    """When the newest sent digest of a server was composed, and when the next is due."""
    rows = connection.execute(
        "SELECT created_at FROM deliveries WHERE guild_id = ? AND kind = 'digest' AND state = 'sent'"
        " ORDER BY created_at DESC LIMIT 1",
        (guild_id,),
    ).fetchall()
    orders = [order for order in subscriptions.of_guild(connection, guild_id) if order.suspended is None]
    upcoming = min((next_digest(connection, order, now) for order in orders), default=None)
    return next((moment(row["created_at"]) for row in rows), None), upcoming
