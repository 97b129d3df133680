"""The orders of a subscription's digests: for a slot, or for now."""

from __future__ import annotations

from datetime import date, datetime
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from bot.model.deliveries import Subscription
from bot.model.errors import DeskError, Reason
from bot.news.digests.plan import DigestOrder
from bot.policy import schedule as policy
from bot.services.stories import topic_query


def order_of(
    subscription: Subscription, slot_date: date, since: datetime, missed: tuple[date, ...] = ()
) -> DigestOrder:
    """The order of a digest of a slot, of news since a moment."""
    return DigestOrder(
        subscription.guild_id,
        subscription.channel_id,
        subscription.rhythm,
        subscription.topic,
        subscription.zone,
        slot_date,
        since,
        missed,
        subscription.id,
        subscription.query,
    )


def order_now(subscription: Subscription, now: datetime) -> DigestOrder:
    """The order of a digest that is composed now, independent of its slots."""
    since = now - policy.window(subscription, now)
    return order_of(subscription, today_of(subscription, now), min(since, subscription.untold_since or since))


def indexed_order_now(connection: Connection, subscription: Subscription, now: datetime) -> DigestOrder:
    """The same, if the index has the articles that it may show. Raises DeskError INDEXING."""
    order = order_now(subscription, now)
    if topic_query.is_unindexed(connection, subscription, order.since):
        raise DeskError(Reason.INDEXING)
    return order


def today_of(subscription: Subscription, now: datetime) -> date:
    """The day in the zone of a subscription."""
    return now.astimezone(ZoneInfo(subscription.zone)).date()
