"""Servers' settings, as rows."""

from __future__ import annotations

import json

from aiosqlite import Connection

from bot.model.desks import Desk


async def load(connection: Connection, guild_id: int) -> Desk:
    """The server's settings; the defaults where it never set any."""
    rows = await connection.execute_fetchall(
        "SELECT channels, everywhere, zone, ingest_roles FROM desks WHERE guild_id = ?", (guild_id,)
    )
    for channels, everywhere, zone, roles in rows:
        return Desk(guild_id, tuple(json.loads(channels)), bool(everywhere), zone, tuple(json.loads(roles)))
    return Desk(guild_id)


async def save(connection: Connection, desk: Desk) -> None:
    """Keep the settings in place of the server's earlier ones."""
    await connection.execute(
        "INSERT INTO desks (guild_id, channels, everywhere, zone, ingest_roles) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (guild_id) DO UPDATE SET channels = excluded.channels, everywhere = excluded.everywhere,"
        " zone = excluded.zone, ingest_roles = excluded.ingest_roles",
        (desk.guild_id, json.dumps(desk.channels), desk.everywhere, desk.zone, json.dumps(desk.ingest_roles)),
    )
