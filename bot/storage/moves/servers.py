"""Table `moves`: the servers that left for another process, or came from one."""

from __future__ import annotations

from sqlite3 import Connection

from bot.model.operations import MoveState, ServerMove
from bot.storage.engine.times import moment, seconds


def load(connection: Connection) -> dict[int, ServerMove]:
    """Server -> its last move."""
    rows = connection.execute("SELECT guild_id, move, state, at FROM moves").fetchall()
    return {row[0]: ServerMove(row[0], row[1], MoveState(row[2]), moment(row[3])) for row in rows}


def save(connection: Connection, move: ServerMove) -> None:
    """Store a server's last move."""
    connection.execute(
        "INSERT OR REPLACE INTO moves (guild_id, move, state, at) VALUES (?, ?, ?, ?)",
        (move.guild_id, move.name, move.state, seconds(move.at)),
    )
