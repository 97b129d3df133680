"""Digests: standing orders, and the preparing of what they owe.

live orders -> policy.schedule.plan -> composing.compose -> one transaction: the parts frozen and owed, their articles
                                                            noted as shown, slot done
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from bot.model.answers import Choice, DigestAnswer, WhyAnswer
from bot.model.deliveries import (
    DeliveryKind,
    QuietDay,
    Rhythm,
    ScheduleRequest,
    SendFailure,
    Subscription,
    slot_key,
)
from bot.model.errors import DeskError, Reason
from bot.news.digests.plan import DigestOrder, DigestPart
from bot.policy import schedule as policy
from bot.ports import Clock
from bot.services.deliveries import notices
from bot.services.digests import explain
from bot.services.digests.compose import compose
from bot.services.stories import topic_query
from bot.storage.deliveries import outbox, seen_by_channel, subscriptions
from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge

_POLL_SECONDS = 10.0

log = logging.getLogger(__name__)


class DigestService:
    """Keeps the orders and prepares what they owe; sending is `DeliveryService`'s."""

    def __init__(self, database: Database, clock: Clock, knowledge: Knowledge) -> None:
        self._database = database
        self._clock = clock
        self._knowledge = knowledge

    async def schedule(self, request: ScheduleRequest) -> Subscription:
        """Subscribe a channel to a digest from now on; an older subscription of that rhythm is changed.

        Raises DeskError BAD_ZONE, BAD_DAY.
        """
        day = policy.day_named(request.rhythm, request.on)
        zone = policy.zone_named(request.zone)
        request = replace(request, zone=zone, topic=request.topic.strip() or topic_query.PENINSULA)
        return await self._database.write(subscriptions.save, request, day, self._clock.now())

    async def show(self, guild_id: int) -> tuple[Subscription, ...]:
        """The server's orders."""
        return await self._database.read(subscriptions.of_guild, guild_id)

    async def stop(self, guild_id: int, channel_id: int, rhythm: Rhythm | None = None) -> tuple[Subscription, ...]:
        """Forget the channel's orders, or that of one rhythm, with what they owe and was not begun to be sent; those
        that there were."""
        return await self._database.write(_stop, guild_id, channel_id, rhythm)

    async def preview(self, guild_id: int, channel_id: int, rhythm: Rhythm | None = None) -> tuple[DigestAnswer, ...]:
        """What the channel's digest would be now, in its parts. Raises DeskError NO_SCHEDULE."""
        parts, _ = await self._database.read(self._composed_now, guild_id, channel_id, rhythm)
        return tuple(part.answer for part in parts)

    async def now(self, guild_id: int, channel_id: int, rhythm: Rhythm | None = None) -> None:
        """Owe the channel its digest at once; pressed twice within a minute it is owed once.

        Raises DeskError NO_SCHEDULE.
        """
        await self._database.write(self._owed_now, guild_id, channel_id, rhythm)

    async def why(self, guild_id: int, channel_id: int, story: str, rhythm: Rhythm | None = None) -> WhyAnswer:
        """Why a story stands in the channel's last digest, or does not. Raises as `weighing.why`."""
        return await self._database.read(explain.why, guild_id, channel_id, rhythm, story)

    async def suggest_weighed(
        self, guild_id: int, channel_id: int, typed: str, rhythm: Rhythm | None = None
    ) -> tuple[Choice, ...]:
        """The stories that `why` can explain."""
        return await self._database.read(explain.suggest, guild_id, channel_id, rhythm, typed)

    async def prepare_due(self) -> int:
        """Compose and owe every digest that is due; how many. A bug in one costs no other its time."""
        now, prepared = self._clock.now(), 0
        orders = await self._database.read(subscriptions.live)
        for order, done_until in orders:
            await asyncio.sleep(0)  # thousands of servers must not hold up the event loop
            if policy.was_ahead(order, done_until, now):
                await self._database.write(subscriptions.set_back, order.id, now)
            elif policy.plan(order, done_until, now) is not None:
                prepared += await self._prepared(order.id, now)
        return prepared

    async def _prepared(self, subscription_id: int, now: datetime) -> bool:
        try:
            return await self._database.write(self._prepare, subscription_id, now)
        except sqlite3.Error:
            raise
        except Exception:
            log.exception("a bug met the digest of order %s", subscription_id)
            return False

    async def left(self, guild_id: int) -> None:
        """The desk was taken off a server: its orders are suspended and kept."""
        await self._database.write(subscriptions.suspend_guild, guild_id, notices.AWAY)

    async def returned(self, guild_id: int) -> None:
        """The desk is on a server again: what was suspended for its absence, or for want of a permission, goes on."""
        await self._database.write(self._resume, guild_id, (notices.AWAY, notices.WHY[SendFailure.FORBIDDEN]))

    async def roll_call(self, guild_ids: Collection[int]) -> None:
        """All servers that the desk is on: it may have been taken off some, and put back, while it did not run."""
        await self._database.write(self._meet_guilds, guild_ids)

    async def run(self) -> None:
        """Prepare until cancelled."""
        while True:
            await self.prepare_due()
            await self._clock.sleep(_POLL_SECONDS)

    def _meet_guilds(self, connection: Connection, guild_ids: Collection[int]) -> None:
        for guild_id in subscriptions.guilds(connection):
            if guild_id in guild_ids:
                self._resume(connection, guild_id, (notices.AWAY,))
            else:
                subscriptions.suspend_guild(connection, guild_id, notices.AWAY)

    def _resume(self, connection: Connection, guild_id: int, whys: Sequence[str]) -> None:
        resumed = subscriptions.resume(connection, guild_id, whys)
        if resumed:
            notices.back(connection, guild_id, resumed, self._clock.now())

    def _prepare(self, connection: Connection, subscription_id: int, now: datetime) -> bool:
        """One order's due slots, in one transaction; what was read before it may have changed."""
        orders = {order.id: (order, done) for order, done in subscriptions.live(connection)}
        if subscription_id not in orders:
            return False
        subscription, done_until = orders[subscription_id]
        plan = policy.plan(subscription, done_until, now)
        if plan is None:
            return False
        subscriptions.done(connection, subscription_id, now)
        if plan.slot is None:
            return False
        order = _order(subscription, plan.slot.local_date, plan.since, plan.missed)
        parts = compose(connection, self._knowledge, order, now).parts
        if not parts[0].answer.stories and subscription.quiet is QuietDay.SILENT:
            subscriptions.told(connection, subscription_id)
            return False
        owed = self._owe(connection, order, parts, plan.slot.key, subscription_id)
        if not owed:
            subscriptions.not_told(connection, subscription_id, plan.since)
        return owed

    def _composed_now(
        self, connection: Connection, guild_id: int, channel_id: int, rhythm: Rhythm | None
    ) -> tuple[tuple[DigestPart, ...], Subscription]:
        orders = subscriptions.of_channel(connection, guild_id, channel_id)
        subscription = next((order for order in orders if rhythm in (None, order.rhythm)), None)
        if subscription is None:
            raise DeskError(Reason.NO_SCHEDULE, channel=channel_id)
        now = self._clock.now()
        since = now - policy.window(subscription, now)
        order = _order(subscription, _today(subscription, now), min(since, subscription.untold_since or since))
        return compose(connection, self._knowledge, order, now).parts, subscription

    def _owed_now(self, connection: Connection, guild_id: int, channel_id: int, rhythm: Rhythm | None) -> bool:
        parts, subscription = self._composed_now(connection, guild_id, channel_id, rhythm)
        now = self._clock.now()
        order = _order(subscription, _today(subscription, now), now)
        key = f"{slot_key(channel_id, subscription.rhythm, order.slot_date)}:now-{now:%H%M}"
        return self._owe(connection, order, parts, key, subscription.id)

    def _owe(
        self, connection: Connection, order: DigestOrder, parts: Sequence[DigestPart], key: str, subscription_id: int
    ) -> bool:
        """Freeze all parts at once; False when the slot was told already."""
        for part in parts:
            part_key = f"{key}:{part.answer.part}"
            owed = outbox.owe(
                connection,
                key=part_key,
                kind=DeliveryKind.DIGEST,
                channel_id=order.channel_id,
                reply_to=None,
                guild_id=order.guild_id,
                user_id=None,
                payload=part.answer,
                now=self._clock.now(),
                subscription_id=subscription_id,
            )
            if not owed:
                return False
            delivery_id = outbox.find_id(connection, part_key) or 0
            seen_by_channel.add(connection, order.channel_id, order.rhythm, delivery_id, part.makes_known)
        subscriptions.told(connection, subscription_id)
        return True


def _order(subscription: Subscription, slot_date: date, since: datetime, missed: tuple[date, ...] = ()) -> DigestOrder:
    return DigestOrder(
        subscription.guild_id,
        subscription.channel_id,
        subscription.rhythm,
        subscription.topic,
        subscription.zone,
        slot_date,
        since,
        missed,
    )


def _today(subscription: Subscription, now: datetime) -> date:
    return now.astimezone(ZoneInfo(subscription.zone)).date()


def _stop(connection: Connection, guild_id: int, channel_id: int, rhythm: Rhythm | None) -> tuple[Subscription, ...]:
    orders = subscriptions.of_channel(connection, guild_id, channel_id)
    stopped = tuple(order for order in orders if rhythm in (None, order.rhythm))
    for order in stopped:
        outbox.withdraw(connection, order.id)
        subscriptions.remove(connection, order.id)
    return stopped
