"""Table `channel_cursors`: up to which message the links of a channel were read. Message ids grow with time."""

from __future__ import annotations

import json
from collections.abc import Collection
from sqlite3 import Connection


def of_guild(connection: Connection, guild_id: int) -> dict[int, int]:
    """The cursors of a server: channel -> message id."""
    rows = connection.execute("SELECT channel_id, read_to FROM channel_cursors WHERE guild_id = ?", (guild_id,))
    return {row["channel_id"]: row["read_to"] for row in rows.fetchall()}


def advance(connection: Connection, guild_id: int, channel_id: int, read_to: int) -> None:
    """Set a channel's cursor; it never moves back."""
    connection.execute(
        "INSERT INTO channel_cursors (channel_id, guild_id, read_to) VALUES (?, ?, ?)"
        " ON CONFLICT (channel_id) DO UPDATE"
        " SET guild_id = excluded.guild_id, read_to = max(read_to, excluded.read_to)",
        (channel_id, guild_id, read_to),
    )


def begin(connection: Connection, guild_id: int, channel_id: int, read_to: int) -> None:
    """Set the cursor of a channel that has none."""
    connection.execute(
        "INSERT INTO channel_cursors (channel_id, guild_id, read_to) VALUES (?, ?, ?)"
        " ON CONFLICT (channel_id) DO NOTHING",
        (channel_id, guild_id, read_to),
    )


def forget(connection: Connection, channel_id: int) -> None:
    """Delete a channel's cursor: reading begins anew there."""
    connection.execute("DELETE FROM channel_cursors WHERE channel_id = ?", (channel_id,))


def keep_only(connection: Connection, guild_id: int, channel_ids: Collection[int]) -> None:
    """Delete a server's cursors in channels other than these: links are no longer read there."""
    connection.execute(
        "DELETE FROM channel_cursors WHERE guild_id = ? AND channel_id NOT IN (SELECT value FROM json_each(?))",
        (guild_id, json.dumps(list(channel_ids))),
    )
