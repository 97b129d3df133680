"""Table `blocks`: the sites whose links a shelf refuses."""

from __future__ import annotations

from collections.abc import Mapping
from sqlite3 import Connection

from bot.model.curation.acts import BlockedSite


def of_shelf(connection: Connection, shelf_id: int) -> tuple[BlockedSite, ...]:
    """The sites that a shelf blocks."""
    rows = connection.execute(
        "SELECT host, path FROM blocks WHERE shelf_id = ? ORDER BY host, path", (shelf_id,)
    ).fetchall()
    return tuple(BlockedSite(row["host"], row["path"]) for row in rows)


def write(connection: Connection, shelf_id: int, blocked: Mapping[BlockedSite, int]) -> None:
    """Make these the blocked sites of a shelf, each with the act that blocks it."""
    connection.execute("DELETE FROM blocks WHERE shelf_id = ?", (shelf_id,))
    connection.executemany(
        "INSERT INTO blocks (shelf_id, host, path, act_id) VALUES (?, ?, ?, ?)",
        [(shelf_id, site.host, site.path, act_id) for site, act_id in blocked.items()],
    )
