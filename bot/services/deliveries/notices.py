"""Notices to the managers of a server: what was suspended, and what resumed. Owed in the transaction that decided it
(`bot/policy/deliveries`, law 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from sqlite3 import Connection

from bot.model.deliveries import DeliveryKind, NewDelivery, Notice, SendFailure, Subscription
from bot.storage.deliveries import outbox, subscriptions
from bot.storage.deliveries.outbox import OpenDelivery

AWAY = "the desk is not on this server"
WHY = {SendFailure.GONE: "the channel is gone", SendFailure.FORBIDDEN: "the desk may not post there"}

_SUSPENDED = "The digests for <#{channel}> are suspended: {why}. `/digest schedule` starts one again."
_HELD = (
    "A message for <#{channel}> may or may not have arrived before the desk was interrupted, and the desk may not read "
    "that channel's history to see. It was not sent again."
)
_BACK = "The desk is back: the digests for {channels} go on. `/digest show` lists them."


def held(connection: Connection, message: OpenDelivery, now: datetime) -> None:
    """Owe the notice that a message may or may not have arrived."""
    _owe(connection, message.guild_id, message.delivery.key, _HELD.format(channel=message.delivery.channel_id), now)


def suspended(connection: Connection, message: OpenDelivery, failure: SendFailure, now: datetime) -> None:
    """Suspend every subscription of a channel that takes no messages; the first failed message owes the notice."""
    channel = message.delivery.channel_id
    if subscriptions.suspend_channel(connection, channel, WHY[failure]):
        text = _SUSPENDED.format(channel=channel, why=WHY[failure])
        _owe(connection, message.guild_id, message.delivery.key, text, now)


def back(connection: Connection, guild_id: int, orders: Sequence[Subscription], now: datetime) -> None:
    """Owe the notice that subscriptions resumed which were suspended while the desk was not on the server."""
    channels = ", ".join(f"<#{channel}>" for channel in dict.fromkeys(order.channel_id for order in orders))
    _owe(connection, guild_id, f"back:{guild_id}:{now.isoformat()}", _BACK.format(channels=channels), now)


def _owe(connection: Connection, guild_id: int | None, about: str, text: str, now: datetime) -> None:
    """Owe one notice for each `about`; a direct message has no managers, and is in the log."""
    if guild_id is None:
        return
    notice = NewDelivery(f"notice:{about}", DeliveryKind.NOTICE, guild_id, Notice(guild_id, text), guild_id)
    outbox.owe(connection, notice, now)
