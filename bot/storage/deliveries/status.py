"""Deliveries and digests in numbers, of one server or of the whole desk."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from bot.model.deliveries import Subscription
from bot.model.operations import ChannelDigest, OpenDeliveries
from bot.policy.schedule import coming_slots
from bot.storage.deliveries import outbox, subscriptions
from bot.storage.deliveries.outbox import WAITS_FOR_SERVER
from bot.storage.engine.times import moment_or_none


def open_deliveries(connection: Connection, guild_id: int | None = None) -> OpenDeliveries:
    """How many messages are owed, and how many are held or wait for a server that removed the desk."""
    values = {"guild": guild_id}
    owed = connection.execute(
        "SELECT count(*), min(created_at) FROM deliveries WHERE state IN ('pending', 'sending')"  # noqa: S608  # constant
        f" AND NOT ({WAITS_FOR_SERVER}) AND (:guild IS NULL OR guild_id = :guild)",
        values,
    ).fetchone()
    held = connection.execute(
        "SELECT (SELECT count(*) FROM deliveries WHERE state = 'held' AND (:guild IS NULL OR guild_id = :guild))"  # noqa: S608  # constant
        " + (SELECT count(*) FROM deliveries WHERE state IN ('pending', 'sending')"
        f" AND {WAITS_FOR_SERVER} AND (:guild IS NULL OR guild_id = :guild))",
        values,
    ).fetchone()
    return OpenDeliveries(owed[0], held[0], moment_or_none(owed[1]))


def digests(connection: Connection, now: datetime, guild_id: int | None = None) -> tuple[ChannelDigest, ...]:
    """The scheduled digests with their last and next times."""
    all_of_desk, of_guild = subscriptions.all_of_desk, subscriptions.of_guild
    orders = all_of_desk(connection) if guild_id is None else of_guild(connection, guild_id)
    return tuple(_channel_digest(connection, order, now) for order in orders)


def next_digests(connection: Connection, guild_id: int, now: datetime) -> dict[int, datetime]:
    """When the next digest of each subscription of a server is due, by its id; suspended ones have none."""
    orders = subscriptions.of_guild(connection, guild_id)
    return {order.id: next_digest(connection, order, now) for order in orders if order.suspended is None}


def next_digest(connection: Connection, order: Subscription, now: datetime) -> datetime:
    """When the next digest of a subscription is due: a slot has one digest, also if its time was changed since."""
    slots = coming_slots(order, now)
    had = outbox.owed_slots(connection, [slot.key for slot in slots])
    return next((slot.due for slot in slots if slot.key not in had), slots[-1].due)


def _channel_digest(connection: Connection, order: Subscription, now: datetime) -> ChannelDigest:
    (last,) = connection.execute(
        "SELECT max(created_at) FROM deliveries WHERE kind = 'digest' AND guild_id = ? AND subscription_id = ?"
        " AND state = 'sent'",
        (order.guild_id, order.id),
    ).fetchone()
    following = next_digest(connection, order, now) if order.suspended is None else None
    return ChannelDigest(
        order.guild_id, order.channel_id, order.rhythm, moment_or_none(last), following, order.suspended
    )
