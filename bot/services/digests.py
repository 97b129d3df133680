"""Digests: standing orders, and the composing of what they owe.

live orders -> policy.schedule.plan -> lines of the shelf -> what the channel has not seen -> ranked stories
            -> one transaction: payload frozen and owed, articles noted as shown, slot done
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aiosqlite import Connection

from bot.model.answers import Choice, DigestAnswer, StoryLine, WhyAnswer
from bot.model.deliveries import CatchUp, DeliveryKind, QuietDay, Subscription
from bot.model.errors import DeskError, Reason
from bot.model.jobs import Shelf
from bot.policy import schedule as policy
from bot.ports import Clock
from bot.services import telling, themes, weighing
from bot.services.telling import Group
from bot.storage import deliveries, shelves, shown, subscriptions
from bot.storage.database import Database
from bot.storage.windows import Line
from bot.text.knowledge import Knowledge

MOST_STORIES = 8
_LATE_NEWS = timedelta(days=3)
"""What was published so long before the window still counts when it was saved inside it."""
_DEFAULT_WINDOW = timedelta(days=1)
_POLL_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class _Order:
    """What a digest is composed for."""

    guild_id: int
    channel_id: int
    topic: str
    zone: str
    slot_date: date
    since: datetime
    missed: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class _Composed:
    """A digest with all articles (id -> story id) that it makes known."""

    answer: DigestAnswer
    makes_known: dict[int, int]


class DigestService:
    """Keeps the orders and prepares what they owe; sending is `DeliveryService`'s."""

    def __init__(self, database: Database, clock: Clock, knowledge: Knowledge) -> None:
        self._database = database
        self._clock = clock
        self._knowledge = knowledge

    async def schedule(
        self,
        guild_id: int,
        channel_id: int,
        at: time,
        zone: str,
        topic: str = themes.PENINSULA,
        quiet: QuietDay = QuietDay.LINE,
        catch_up: CatchUp = CatchUp.ONCE,
    ) -> Subscription:
        """A digest each day in this channel from now on; an older order is changed. Raises DeskError BAD_ZONE."""
        zone = policy.zone_named(zone)
        async with self._database.transaction() as connection:
            return await subscriptions.save(
                connection,
                guild_id=guild_id,
                channel_id=channel_id,
                at=at,
                zone=zone,
                topic=topic.strip() or themes.PENINSULA,
                quiet=quiet,
                catch_up=catch_up,
                now=self._clock.now(),
            )

    async def show(self, guild_id: int) -> tuple[Subscription, ...]:
        """The server's orders."""
        async with self._database.reading() as connection:
            return await subscriptions.of_guild(connection, guild_id)

    async def stop(self, guild_id: int, channel_id: int) -> bool:
        """Forget the channel's order; False when there was none."""
        async with self._database.transaction() as connection:
            return await subscriptions.remove(connection, guild_id, channel_id)

    async def preview(self, guild_id: int, channel_id: int) -> DigestAnswer:
        """What the channel's digest would be now. Raises DeskError NO_SCHEDULE."""
        async with self._database.reading() as connection:
            order = await self._ordered(connection, guild_id, channel_id)
            return (await self._compose(connection, order)).answer

    async def now(self, guild_id: int, channel_id: int) -> None:
        """Owe the channel its digest at once; pressed twice within a minute it is owed once.

        Raises DeskError NO_SCHEDULE.
        """
        async with self._database.transaction() as connection:
            order = await self._ordered(connection, guild_id, channel_id)
            minute = self._clock.now().strftime("%H%M")
            key = f"digest:{channel_id}:{order.slot_date.isoformat()}:now-{minute}"
            await self._owe(connection, order, await self._compose(connection, order), key, None)

    async def why(self, guild_id: int, channel_id: int, story: str) -> WhyAnswer:
        """Why a story stands in the channel's last digest, or does not. Raises as `weighing.why`."""
        async with self._database.reading() as connection:
            return await weighing.why(connection, guild_id, channel_id, story)

    async def suggest_weighed(self, guild_id: int, channel_id: int, typed: str) -> tuple[Choice, ...]:
        """Up to 25 stories that `why` can explain."""
        async with self._database.reading() as connection:
            return await weighing.suggest(connection, guild_id, channel_id, typed)

    async def prepare_due(self) -> int:
        """Compose and owe every digest that is due; how many."""
        now, prepared = self._clock.now(), 0
        async with self._database.reading() as connection:
            orders = await subscriptions.live(connection)
        for order, done_until in orders:
            await asyncio.sleep(0)  # thousands of servers must not hold up the event loop
            if policy.plan(order, done_until, now) is not None:
                prepared += await self._prepare(order.id, now)
        return prepared

    async def run(self) -> None:
        """Prepare until cancelled."""
        while True:
            await self.prepare_due()
            await self._clock.sleep(_POLL_SECONDS)

    async def _prepare(self, subscription_id: int, now: datetime) -> bool:
        """One order's due slots, in one transaction; what was read before it may have changed."""
        async with self._database.transaction() as connection:
            orders = {order.id: (order, done) for order, done in await subscriptions.live(connection)}
            if subscription_id not in orders:
                return False
            subscription, done_until = orders[subscription_id]
            plan = policy.plan(subscription, done_until, now)
            if plan is None:
                return False
            await subscriptions.done(connection, subscription_id, now)
            if plan.slot is None:
                return False
            order = _Order(
                subscription.guild_id,
                subscription.channel_id,
                subscription.topic,
                subscription.zone,
                plan.slot.local_date,
                plan.since,
                plan.missed,
            )
            composed = await self._compose(connection, order)
            if not composed.answer.stories and subscription.quiet is QuietDay.SILENT:
                return False
            return await self._owe(connection, order, composed, plan.slot.key, subscription_id)

    async def _ordered(self, connection: Connection, guild_id: int, channel_id: int) -> _Order:
        subscription = await subscriptions.of_channel(connection, guild_id, channel_id)
        if subscription is None:
            raise DeskError(Reason.NO_SCHEDULE, channel=channel_id)
        now = self._clock.now()
        return _Order(
            guild_id,
            channel_id,
            subscription.topic,
            subscription.zone,
            now.astimezone(ZoneInfo(subscription.zone)).date(),
            now - _DEFAULT_WINDOW,
        )

    async def _owe(
        self, connection: Connection, order: _Order, composed: _Composed, key: str, subscription_id: int | None
    ) -> bool:
        owed = await deliveries.owe(
            connection,
            key=key,
            kind=DeliveryKind.DIGEST,
            channel_id=order.channel_id,
            reply_to=None,
            guild_id=order.guild_id,
            user_id=None,
            payload=composed.answer,
            now=self._clock.now(),
            subscription_id=subscription_id,
        )
        delivery_id = await deliveries.find_id(connection, key)
        if owed and delivery_id is not None:
            await shown.add(connection, order.channel_id, delivery_id, composed.makes_known)
        return owed

    async def _compose(self, connection: Connection, order: _Order) -> _Composed:
        now = self._clock.now()
        window = now - order.since
        groups: list[Group] = []
        shelf_id = await shelves.find(connection, Shelf.of_guild(order.guild_id))
        if shelf_id is not None:
            theme = await themes.understood(connection, self._knowledge, shelf_id, order.topic)
            lines, _ = await themes.gather(connection, shelf_id, theme, order.since - _LATE_NEWS, now)
            groups = telling.grouped(lines, theme, now, window)
        seen = await shown.of_stories(connection, order.channel_id, [group.story_id for group in groups])
        stories: list[StoryLine] = []
        known: dict[int, int] = {}
        told: list[Line] = []
        verdicts: list[str] = []
        for group in groups:
            before = seen.get(group.story_id, frozenset())
            verdict = weighing.verdict(group, before, order.since, stories, MOST_STORIES)
            story = None if verdict else await telling.told(connection, group, now, window, before)
            if story is not None:
                stories.append(story)
                told += group.lines
                known |= {line.article_id: group.story_id for line in group.lines}
                verdict = f"shown as number {len(stories)}{', as an update' if story.update else ''}"
            verdicts.append(verdict or "left out: what came says nothing that the channel was not told")
        before_all = frozenset[int]().union(*seen.values())
        weighed = await weighing.weighed(connection, groups, verdicts, stories, before_all, now, window)
        answer = DigestAnswer(
            topic=order.topic,
            slot_date=order.slot_date,
            since=order.since,
            until=now,
            zone=order.zone,
            stories=tuple(stories),
            article_count=len(told),
            outlet_count=len(telling.outlets_of(told)),
            missed=order.missed,
            weighed=weighed,
        )
        return _Composed(answer, known)
