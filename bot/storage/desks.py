"""Servers' settings, as rows."""

from __future__ import annotations

import json

from aiosqlite import Connection

from bot.model.desks import Desk


async def load(connection: Connection, guild_id: int) -> Desk:
    """The server's settings; the defaults where it never set any."""
    rows = await connection.execute_fetchall(
        "SELECT channels, everywhere, zone, ingest_roles, alerts FROM desks WHERE guild_id = ?", (guild_id,)
    )
    for channels, everywhere, zone, roles, alerts in rows:
        channel_ids, role_ids = tuple(json.loads(channels)), tuple(json.loads(roles))
        return Desk(guild_id, channel_ids, bool(everywhere), zone, role_ids, bool(alerts))
    return Desk(guild_id)


async def save(connection: Connection, desk: Desk) -> None:
    """Keep the settings in place of the server's earlier ones."""
    await connection.execute(
        "INSERT INTO desks (guild_id, channels, everywhere, zone, ingest_roles, alerts) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (guild_id) DO UPDATE SET channels = excluded.channels, everywhere = excluded.everywhere,"
        " zone = excluded.zone, ingest_roles = excluded.ingest_roles, alerts = excluded.alerts",
        (
            desk.guild_id,
            json.dumps(desk.channels),
            desk.everywhere,
            desk.zone,
            json.dumps(desk.ingest_roles),
            desk.alerts,
        ),
    )


async def alerted(connection: Connection, article_id: int) -> tuple[tuple[int, int], ...]:
    """(server, channel) to be told of what became of an article: each server whose shelf has it and that wants to be
    told, in its desk's first channel, else where its digest comes, else where the link was posted."""
    rows = await connection.execute_fetchall(
        "SELECT g.guild_id, coalesce(json_extract(d.channels, '$[0]'),"
        "  (SELECT min(channel_id) FROM subscriptions WHERE guild_id = g.guild_id AND suspended IS NULL),"
        "  g.channel_id) AS channel_id"
        " FROM (SELECT CAST(substr(k.key, 7) AS INTEGER) AS guild_id, s.channel_id FROM shelf_articles AS s"
        "  JOIN shelves AS k ON k.id = s.shelf_id WHERE s.article_id = ? AND k.key LIKE 'guild:%') AS g"
        " LEFT JOIN desks AS d ON d.guild_id = g.guild_id WHERE coalesce(d.alerts, 1) ORDER BY 1",
        (article_id,),
    )
    return tuple((row["guild_id"], row["channel_id"]) for row in rows if row["channel_id"] is not None)
