"""Digests: subscriptions of channels, and the preparation of due digests.

active subscriptions -> policy.schedule.plan -> composition -> one transaction: parts frozen and owed, their articles
                                                               marked as seen by the channel, slot done
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Sequence
from datetime import datetime
from sqlite3 import Connection

from msgspec.structs import replace

from bot.model.answers import Suggestion
from bot.model.deliveries import (
    DeliveryKind,
    NewDelivery,
    QuietDay,
    Rhythm,
    ScheduledDigest,
    ScheduleRequest,
    Slot,
    Subscription,
    SuspendReason,
    UnknownTopic,
    slot_key,
)
from bot.model.digests.answer import DigestAnswer
from bot.model.digests.why import WhyAnswer
from bot.model.errors import BadQuery, DeskError, Reason
from bot.model.jobs import Shelf
from bot.model.settings import Filter, FilterOwner, FilterScope
from bot.news.digests.plan import DigestOrder, DigestPart
from bot.policy import schedule as policy
from bot.policy.filters import of_schedule
from bot.policy.operations.shards import WHOLE, Shards
from bot.policy.typed_times.zones import zone_named
from bot.policy.vocabulary import PENINSULA
from bot.ports import Clock
from bot.services.deliveries import notices
from bot.services.digests import explain
from bot.services.digests.compose import DigestSources
from bot.services.digests.composition import Composition, composed, parts_of
from bot.services.digests.orders import indexed_order_now, order_now, order_of, today_of
from bot.services.digests.preview import preview
from bot.services.evidence import coming_events
from bot.services.evidence.coming_events import AheadReadings
from bot.services.kept_answers import KeptAnswers
from bot.services.lookup import entities
from bot.services.searches import finds_nothing, named_search
from bot.services.stories import topic_query
from bot.services.stories.topic_query import TopicQuery
from bot.storage import filters
from bot.storage.deliveries import outbox, seen_by_channel, status, subscriptions
from bot.storage.engine.database import Database
from bot.storage.engine.refusals import is_bug
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge

_POLL_SECONDS = 10.0

log = logging.getLogger(__name__)


class DigestService:
    """Manages subscriptions and prepares due digests; `DeliveryService` sends them. `readings` are shared with
    `/ahead`, which forgets them after an erasure."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        knowledge: Knowledge,
        kept: KeptAnswers | None = None,
        readings: AheadReadings | None = None,
    ) -> None:
        self._database = database
        self._kept = KeptAnswers() if kept is None else kept
        self._clock = clock
        self._knowledge = knowledge
        self._sources = DigestSources(knowledge, coming_events.readings(database) if readings is None else readings)

    async def schedule(self, request: ScheduleRequest) -> ScheduledDigest:
        """Subscribe a channel to a digest from now on, or change its subscription of that rhythm. A digest that is
        already due is sent as it was scheduled. Raises DeskError BAD_ZONE, BAD_DAY, LEFT_OUT_TOPIC, NO_SUCH_SEARCH,
        TOPIC_AND_SEARCH.
        """
        request, day = _checked(request)
        await self.prepare_due(request.channel_id)
        return await self._database.write(self._schedule, request, day)

    async def unknown_topic(self, request: ScheduleRequest) -> UnknownTopic | None:
        """The topic of a request if it is most likely mistyped: no saved article has its words and the knowledge base
        has no such name, or no saved article satisfies its search. Else None. Raises DeskError BAD_ZONE, BAD_DAY,
        NO_SUCH_SEARCH, TOPIC_AND_SEARCH.
        """
        request, _ = _checked(request)
        return await self._database.read(self._unknown_topic, request)

    async def show(self, guild_id: int) -> tuple[Subscription, ...]:
        """Return the server's subscriptions."""
        return await self._database.read(subscriptions.of_guild, guild_id)

    async def next_times(self, guild_id: int) -> dict[int, datetime]:
        """When the next digest of each subscription of a server is due, by its id; suspended ones have none."""
        return await self._database.read(status.next_digests, guild_id, self._clock.now())

    async def stop(self, guild_id: int, channel_id: int, rhythm: Rhythm | None = None) -> tuple[Subscription, ...]:
        """Delete the channel's subscriptions, or that of one rhythm, with their deliveries of which no part was sent.
        Returns the deleted subscriptions."""
        return await self._database.write(_stop, guild_id, channel_id, rhythm)

    async def stop_gone(self, guild_id: int, there: Collection[int]) -> tuple[int, ...]:
        """Delete the subscriptions of channels that were found to be gone, since nobody can choose these any more; not
        of channels in `there`. Returns the channels."""
        return await self._database.write(_stop_gone, guild_id, there)

    async def preview(self, guild_id: int, channel_id: int, rhythm: Rhythm | None = None) -> tuple[DigestAnswer, ...]:
        """Return the parts that the channel's digest would have now. Raises DeskError NO_SCHEDULE, BAD_QUERY, INDEXING
        as `now`."""
        return await self._database.read(self._preview, guild_id, channel_id, rhythm)

    async def now(self, guild_id: int, channel_id: int, rhythm: Rhythm | None = None) -> None:
        """Queue the channel's digest at once; a second call within the same minute does nothing, unless the first did
        not arrive. Raises DeskError NO_SCHEDULE, BAD_QUERY; INDEXING while its articles are indexed."""
        now = self._clock.now()
        before = await self._database.read(self._composed_now, guild_id, channel_id, rhythm, now)
        await self._database.write(self._owed_now, before, guild_id, channel_id, rhythm)

    async def why(self, guild_id: int, channel_id: int, story: str, rhythm: Rhythm | None = None) -> WhyAnswer:
        """Explain what the channel's last digest decided on a story. Raises as `explain.why`."""
        return await self._database.read(explain.why, guild_id, channel_id, rhythm, story)

    async def suggest_weighed(
        self, guild_id: int, channel_id: int, typed: str, rhythm: Rhythm | None = None
    ) -> tuple[Suggestion, ...]:
        """Suggest stories that `why` can explain."""
        return await self._database.read(explain.suggest, guild_id, channel_id, rhythm, typed)

    async def prepare_due(self, channel_id: int | None = None) -> int:
        """Compose and queue every due digest, or those of one channel; returns how many. An unexpected error in one
        does not delay the others."""
        now, prepared = self._clock.now(), 0
        orders = await self._database.read(subscriptions.marked)
        for order, done_until in orders:
            if channel_id not in (None, order.channel_id):
                continue
            await asyncio.sleep(0)  # thousands of subscriptions must not block the event loop
            try:
                prepared += await self._prepared(order, done_until, now)
            except Exception as error:
                if not is_bug(error):
                    raise
                log.exception("digest failed by a bug subscription=%s", order.id)
        return prepared

    async def _prepared(self, order: Subscription, done_until: datetime, now: datetime) -> bool:
        """Compose and queue the digest of a subscription, if it is due."""
        if policy.was_ahead(order, done_until, now):
            await self._database.write(subscriptions.set_back, order.id, now)
            return False
        plan = policy.plan(order, done_until, now)
        if (
            order.suspended is not None
            or plan is None
            or await self._database.read(topic_query.is_unindexed, order, plan.since)
        ):
            return False
        before = await self._database.read(self._composed, order.id, now)
        return await self._database.write(self._prepare, order.id, now, before)

    async def left(self, guild_id: int) -> None:
        """Suspend the subscriptions of a server that the bot was removed from, without deleting them."""
        await self._database.write(subscriptions.suspend_guild, guild_id, SuspendReason.AWAY)

    async def returned(self, guild_id: int) -> None:
        """Resume a server's subscriptions that were suspended for the bot's absence or for a missing permission."""
        await self._database.write(self._resume, guild_id, (SuspendReason.AWAY, SuspendReason.FORBIDDEN))

    async def allowed(self, guild_id: int, channel_ids: Collection[int]) -> None:
        """Resume the subscriptions of channels that were suspended for a missing permission: the bot has it again."""
        await self._database.write(self._resume_allowed, guild_id, channel_ids)

    async def sync_servers(self, guild_ids: Collection[int], shards: Shards = WHOLE) -> None:
        """Suspend and resume subscriptions by the servers of these shards that the bot is on now; they may have changed
        while it was down."""
        await self._database.write(self._meet_guilds, guild_ids, shards)

    async def run(self) -> None:
        """Prepare until cancelled."""
        while True:
            await self.prepare_due()
            await self._clock.sleep(_POLL_SECONDS)

    def _schedule(self, connection: Connection, request: ScheduleRequest, day: int) -> ScheduledDigest:
        """Save the subscription with its filters. A digest on a search begins without filters, as one on words does."""
        shelf, now = Shelf.of_guild(request.guild_id), self._clock.now()
        search = None if request.search is None else named_search(connection, shelf, None, request.search)
        topic = None if search is not None else self._topic(connection, shelf, request.topic)
        found = subscriptions.of_channel(connection, request.guild_id, request.channel_id)
        former = next((one for one in found if one.rhythm is request.rhythm), None)
        before = None if former is None else ScheduledDigest(former, _left_out(connection, former))
        chosen = of_schedule(
            request.leave_out,
            None if before is None else before.leaves_out,
            None if topic is None else topic.as_filter(),
            is_named=topic is None or topic.is_named,
        )
        subscription = subscriptions.save(connection, request, day, now, search)
        filters.replace(connection, FilterOwner(FilterScope.DIGEST, subscription.id), chosen, now)
        return ScheduledDigest(subscription, _left_out(connection, subscription), before)

    def _unknown_topic(self, connection: Connection, request: ScheduleRequest) -> UnknownTopic | None:
        shelf = Shelf.of_guild(request.guild_id)
        if request.search is not None:
            search = named_search(connection, shelf, None, request.search)
            empty = finds_nothing(connection, self._knowledge, shelf, search.typed, self._clock.now())
            return UnknownTopic(search.name, is_search=True) if empty else None
        topic, shelf_id = self._topic(connection, shelf, request.topic), shelves.find(connection, shelf) or 0
        if topic.nearest is None or entities.named_surely(connection, self._knowledge, shelf_id, request.topic):
            return None
        return UnknownTopic(request.topic, topic.nearest)

    def _topic(self, connection: Connection, shelf: Shelf, typed: str) -> TopicQuery:
        return topic_query.resolve(connection, self._knowledge, shelves.find(connection, shelf) or 0, typed)

    def _meet_guilds(self, connection: Connection, guild_ids: Collection[int], shards: Shards) -> None:
        for guild_id in filter(shards.owns, subscriptions.guilds(connection)):
            if guild_id in guild_ids:
                self._resume(connection, guild_id, (SuspendReason.AWAY,))
            else:
                subscriptions.suspend_guild(connection, guild_id, SuspendReason.AWAY)

    def _resume(self, connection: Connection, guild_id: int, whys: Sequence[SuspendReason]) -> None:
        resumed = subscriptions.resume(connection, guild_id, whys)
        if resumed:
            notices.back(connection, guild_id, resumed, self._clock.now())

    def _resume_allowed(self, connection: Connection, guild_id: int, channel_ids: Collection[int]) -> None:
        resumed = subscriptions.resume(connection, guild_id, [SuspendReason.FORBIDDEN], channel_ids)
        if resumed:
            notices.allowed(connection, guild_id, resumed, self._clock.now())

    def _composed(self, connection: Connection, subscription_id: int, now: datetime) -> Composition | None:
        """The digest of a subscription's due slot; None where no slot is due, or its search is not understood."""
        due = _due(connection, subscription_id, now)
        if due is None or (slot := due[1].slot) is None:
            return None
        subscription, plan = due
        order = order_of(subscription, slot.local_date, plan.since, plan.missed)
        try:
            return composed(connection, self._sources, order, now)
        except BadQuery:
            return None

    def _prepare(self, connection: Connection, subscription_id: int, now: datetime, before: Composition | None) -> bool:
        """Prepare a subscription's due slot in one transaction; it is read again, since it may have changed."""
        due = _due(connection, subscription_id, now)
        if due is None:
            return False
        subscription, plan = due
        subscriptions.done(connection, subscription_id, now)
        if plan.slot is None:
            return False
        order = order_of(subscription, plan.slot.local_date, plan.since, plan.missed)
        try:
            parts = parts_of(connection, self._sources, order, now, before)
        except BadQuery:
            log.warning("digest not composed: its search is not understood subscription=%s", subscription_id)
            subscriptions.not_told(connection, subscription_id, plan.since)
            return False
        first = parts[0].answer
        if not (first.stories or first.retracted) and subscription.quiet is QuietDay.SILENT:
            subscriptions.told(connection, subscription_id)
            return False
        key = _key(connection, subscription, plan.slot)
        outbox.drop_dead(connection, key)  # refused this day, and rescheduled for later
        owed = self._owe(connection, order, parts, key, subscription_id)
        if not owed:
            subscriptions.not_told(connection, subscription_id, plan.since)
        return owed

    def _preview(
        self, connection: Connection, guild_id: int, channel_id: int, rhythm: Rhythm | None
    ) -> tuple[DigestAnswer, ...]:
        now = self._clock.now()
        order = indexed_order_now(connection, _subscription(connection, guild_id, channel_id, rhythm), now)
        return preview(connection, self._sources, self._kept, order, now)

    def _composed_now(
        self, connection: Connection, guild_id: int, channel_id: int, rhythm: Rhythm | None, now: datetime
    ) -> Composition:
        order = indexed_order_now(connection, _subscription(connection, guild_id, channel_id, rhythm), now)
        return composed(connection, self._sources, order, now)

    def _owed_now(
        self, connection: Connection, before: Composition, guild_id: int, channel_id: int, rhythm: Rhythm | None
    ) -> bool:
        now = before.at
        subscription = _subscription(connection, guild_id, channel_id, rhythm)
        parts = parts_of(connection, self._sources, order_now(subscription, now), now, before)
        order = order_of(subscription, today_of(subscription, now), now)
        key = f"{slot_key(channel_id, subscription.rhythm, order.slot_date)}:now-{now:%H%M}"
        outbox.drop_dead(connection, key)  # refused a moment ago, and the channel may be open now
        return self._owe(connection, order, parts, key, subscription.id)

    def _owe(
        self, connection: Connection, order: DigestOrder, parts: Sequence[DigestPart], key: str, subscription_id: int
    ) -> bool:
        """Queue all parts together; False if the slot's digest was queued before."""
        for part in parts:
            part_key = f"{key}:{part.answer.part}"
            delivery = NewDelivery(
                key=part_key,
                kind=DeliveryKind.DIGEST,
                channel_id=order.channel_id,
                payload=part.answer,
                guild_id=order.guild_id,
                subscription_id=subscription_id,
            )
            if not outbox.owe(connection, delivery, self._clock.now()):
                return False
            delivery_id = outbox.find_id(connection, part_key) or 0
            seen_by_channel.add(connection, order.channel_id, order.rhythm, delivery_id, part.makes_known)
            retracted = [one.id for one in part.answer.retracted]
            seen_by_channel.add_retracted(connection, order.channel_id, order.rhythm, delivery_id, retracted)
        subscriptions.told(connection, subscription_id)
        return True


def _checked(request: ScheduleRequest) -> tuple[ScheduleRequest, int]:
    """The request with its zone and topic as they are stored, and the day of the week or month."""
    if request.search is not None and request.topic.strip():
        raise DeskError(Reason.TOPIC_AND_SEARCH)
    day = policy.day_named(request.rhythm, request.on)
    return replace(request, zone=zone_named(request.zone), topic=request.topic.strip() or PENINSULA), day


def _due(connection: Connection, subscription_id: int, now: datetime) -> tuple[Subscription, policy.Plan] | None:
    """A subscription with the plan for its due slots; None where none is due."""
    found = subscriptions.active(connection, subscription_id)
    if found is None:
        return None
    told = outbox.owed_slots(connection, [slot.key for slot in policy.due_slots(*found, now)])
    plan = policy.plan(*found, now, told)
    return None if plan is None else (found[0], plan)


def _key(connection: Connection, subscription: Subscription, slot: Slot) -> str:
    """The key of a due slot's digest."""
    if slot.key not in outbox.owed_slots(connection, [slot.key]):
        return slot.key
    return policy.key_beside(slot, outbox.newest_digest(connection, slot.channel_id, subscription.rhythm))


def _subscription(connection: Connection, guild_id: int, channel_id: int, rhythm: Rhythm | None) -> Subscription:
    """The channel's subscription of a rhythm, or its first. Raises DeskError NO_SCHEDULE."""
    orders = subscriptions.of_channel(connection, guild_id, channel_id)
    found = next((order for order in orders if rhythm in (None, order.rhythm)), None)
    if found is None:
        raise DeskError(Reason.NO_SCHEDULE, channel=channel_id)
    return found


def _stop(connection: Connection, guild_id: int, channel_id: int, rhythm: Rhythm | None) -> tuple[Subscription, ...]:
    orders = subscriptions.of_channel(connection, guild_id, channel_id)
    stopped = tuple(order for order in orders if rhythm in (None, order.rhythm))
    for order in stopped:
        outbox.withdraw(connection, order.id)
        subscriptions.remove(connection, order.id)
    return stopped


def _stop_gone(connection: Connection, guild_id: int, there: Collection[int]) -> tuple[int, ...]:
    orders = subscriptions.of_guild(connection, guild_id)
    gone = dict.fromkeys(one.channel_id for one in orders if one.suspended is SuspendReason.CHANNEL_GONE)
    stopped = tuple(one for one in gone if one not in there)
    for channel_id in stopped:
        _stop(connection, guild_id, channel_id, None)
    return stopped


def _left_out(connection: Connection, subscription: Subscription) -> tuple[Filter, ...]:
    return filters.of_owner(connection, FilterOwner(FilterScope.DIGEST, subscription.id))
