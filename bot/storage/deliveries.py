"""Messages owed to channels. The state table and its laws stand in `bot/policy/delivery`."""

from __future__ import annotations

from datetime import datetime

from aiosqlite import Connection

from bot.model.deliveries import DeliveryKind, Payload
from bot.storage.payloads import to_json


async def owe(
    connection: Connection,
    *,
    key: str,
    kind: DeliveryKind,
    channel_id: int,
    reply_to: int | None,
    guild_id: int | None,
    user_id: int | None,
    payload: Payload,
    now: datetime,
    subscription_id: int | None = None,
) -> bool:
    """Owe a channel one message under a key that never comes again; False when it was owed already."""
    cursor = await connection.execute(
        "INSERT INTO deliveries (key, kind, subscription_id, guild_id, channel_id, reply_to, user_id, payload, state,"
        " due_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?) ON CONFLICT (key) DO NOTHING",
        (
            key,
            kind,
            subscription_id,
            guild_id,
            channel_id,
            reply_to,
            user_id,
            to_json(kind, payload),
            int(now.timestamp()),
            int(now.timestamp()),
        ),
    )
    return cursor.rowcount == 1
