"""Delivers messages to Discord, effectively once.

    oldest open message of each channel -> policy.deliveries.move -> commit, send or search -> outcome -> commit

`bot/policy/deliveries` has the table of states and says why nothing arrives twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import Protocol

from msgspec.structs import replace

from bot.clock import monotonic_seconds
from bot.model.deliveries import DeliveryKind, DeliveryState, NewDelivery, SendFailure, SendResult, Sighting
from bot.model.digests.answer import DigestAnswer
from bot.model.jobs import Post, Shelf
from bot.model.versions import Alert
from bot.model.watches.alert import WatchAlert
from bot.policy import deliveries as policy
from bot.policy import schedule
from bot.policy.deliveries import DeliveryOutcome, Move
from bot.policy.operations import restores
from bot.policy.story_threads import WAIT_SECONDS
from bot.ports import Clock, Meter, NoMeter, Sender
from bot.services.deliveries import notices, story_threads, watch_outcomes
from bot.services.deliveries.story_threads import StoryThreads
from bot.storage.deliveries import alerts, outbox, subscriptions
from bot.storage.deliveries.outbox import OpenDelivery
from bot.storage.engine import restore_mark
from bot.storage.engine.database import Database
from bot.storage.engine.refusals import is_bug
from bot.storage.queue import posts

log = logging.getLogger(__name__)

_CHANNELS_AT_ONCE = 8
_POLL_SECONDS = 1.0
_NO_ANSWER_SECONDS = 100.0
"""The longest wait for Discord's answer to a send. It is within the nonce window, and longer than discord.py waits by
itself: if that is cancelled while it waits for the end of a global rate limit, the limit never ends."""
_UNREADABLE = "its payload cannot be decoded"
_MOST_BUGS = 5
"""The number of sends of one message that end in an unexpected error before it is given up."""


class PastAnnouncements(Protocol):
    """Finds announcements of feeds that were sent before a restore (`services/feeds/lost_announcements`)."""

    async def look(self, message: OpenDelivery) -> Sighting:
        """Whether another message in the channel announced the story of this one: TOLD, ABSENT, or UNKNOWN for now."""

    def owe_earlier_card(self, connection: Connection, message: OpenDelivery, now: datetime) -> None:
        """Owe that other message; it will be found in the channel."""


class DeliveryService:
    """Sends what is owed. Only one may run, since it treats every message in `sending` as its own. `monotonic`: seconds
    of a clock that does not step."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        sender: Sender,
        told: PastAnnouncements | None = None,
        *,
        meter: Meter | None = None,
        monotonic: Callable[[], float] = monotonic_seconds,
    ) -> None:
        self._database = database
        self._clock = clock
        self._sender = sender
        self._told = told
        self._threads = StoryThreads(database, clock, sender)
        self._meter = meter or NoMeter()
        self._monotonic = monotonic
        self._requested: dict[int, float] = {}
        """Open delivery -> when its last request ended; for one of an earlier process, when it was first seen."""

    async def run(self) -> None:
        """Deliver until cancelled."""
        while True:
            await self.deliver_due()
            await self._clock.sleep(_POLL_SECONDS)

    async def deliver_due(self) -> int:
        """Send everything that is due, each channel's messages in order; returns the number that arrived. A channel
        that is rate limited does not delay the others."""
        arrived, busy = 0, dict[int, asyncio.Task[bool]]()
        async with asyncio.TaskGroup() as group:
            while True:
                for message in await self._heads(busy):
                    busy[message.delivery.channel_id] = group.create_task(self._advance(message))
                if not busy:
                    return arrived
                await asyncio.wait(busy.values(), timeout=_POLL_SECONDS, return_when=asyncio.FIRST_COMPLETED)
                arrived += sum(task.result() for task in busy.values() if task.done())
                busy = {channel: task for channel, task in busy.items() if not task.done()}

    async def _heads(self, busy: Collection[int]) -> tuple[OpenDelivery, ...]:
        """The first due message of each channel that nothing is being sent to."""
        if len(busy) >= _CHANNELS_AT_ONCE:
            return ()
        return await self._database.read(outbox.due, self._clock.now(), _CHANNELS_AT_ONCE - len(busy), busy)

    async def _advance(self, message: OpenDelivery) -> bool:
        """Run the next step of a message; True where it arrived. An unexpected error ends this step only."""
        try:
            return await self._step(message)
        except Exception as error:
            if not is_bug(error):
                raise
            log.exception("delivery failed by a bug delivery=%s", message.delivery.key)
            failure = SendFailure.RETRY if message.delivery.attempts < _MOST_BUGS else SendFailure.REJECTED
            result = SendResult(None, failure, detail=f"unexpected error: {type(error).__name__}")
            outcome = policy.after_send(result, message.delivery.attempts + 1, timedelta(0))
            return await self._finish_step(message, outcome, result.detail)

    async def _step(self, message: OpenDelivery) -> bool:
        if message.delivery.payload is None:
            log.error("delivery failed by a bug delivery=%s error=%s", message.delivery.key, _UNREADABLE)
            return await self._finish_step(message, DeliveryOutcome(DeliveryState.DEAD), _UNREADABLE)
        placed, unrequested = await self._threads.placed(message), self._unrequested(message.delivery.id)
        if placed is None:
            later = DeliveryOutcome(message.delivery.state, wait=WAIT_SECONDS)
            return await self._finish_step(message, later, "the story's thread is being opened")
        message, delivery = placed, placed.delivery
        move = policy.move(delivery.state, delivery.sending_since, delivery.edits)
        if move is Move.LOOK:
            sighting, outcome = await self._look(message, unrequested)
            if outcome.send is None:
                return await self._finish_step(message, outcome, f"searched: {sighting}")
            move = outcome.send
        if move is Move.BEGIN and await self._is_put_off(message, unrequested):
            return False
        return await self._send(message, move)

    def _unrequested(self, delivery_id: int) -> timedelta:
        """For how long this process has certainly not requested a message."""
        now = self._monotonic()
        return timedelta(seconds=now - self._requested.setdefault(delivery_id, now))

    async def _is_put_off(self, message: OpenDelivery, unrequested: timedelta) -> bool:
        """Whether a message that is not in its channel is unwanted now. If so, it is withdrawn, or looked for again
        once no request for it can be under way. `unrequested`: for how long this process had not requested it when it
        was looked for."""
        delivery, now = message.delivery, self._clock.now()
        if not isinstance(delivery.payload, WatchAlert):
            return False
        wait = policy.until_withdrawn(delivery.state, unrequested)
        if wait:
            if not await self._database.read(watch_outcomes.is_unwanted, message, now):
                return False
            later = DeliveryOutcome(DeliveryState.SENDING, wait=wait.total_seconds())
            await self._finish_step(message, later, "not wanted now, and may be under way")
            return True
        if not await self._database.write(watch_outcomes.withdraw, message, now):
            return False
        self._requested.pop(delivery.id, None)
        return True

    async def _look(self, message: OpenDelivery, unrequested: timedelta) -> tuple[Sighting, DeliveryOutcome]:
        """Look for a message that may have arrived, and handle the result."""
        delivery = message.delivery
        sighting, message_id, thread_id = await self._find(message)
        age = self._clock.now() - (delivery.sending_since or delivery.created_at)
        outcome = policy.after_look(
            sighting,
            message_id,
            delivery.attempts + 1,
            age,
            must_arrive=delivery.kind is DeliveryKind.NOTICE,
            has_nonce=not delivery.makes_post,
        )
        wait = policy.until_withdrawn(delivery.state, unrequested) if delivery.makes_post else timedelta(0)
        if outcome.send is not None and wait:
            return sighting, DeliveryOutcome(DeliveryState.SENDING, wait=wait.total_seconds())
        return sighting, await self._threads.opened(message, replace(outcome, thread_id=thread_id))

    async def _find(self, message: OpenDelivery) -> tuple[Sighting, int | None, int | None]:
        delivery = message.delivery
        try:
            sighting, message_id, thread_id = await self._threads.find(message)
            if sighting is Sighting.ABSENT and self._told is not None:
                sighting = await self._told.look(message)
        except Exception as error:
            if not is_bug(error):
                raise
            log.exception("search failed by a bug delivery=%s", delivery.key)
            return Sighting.UNKNOWN, None, None
        return sighting, message_id, thread_id

    async def _send(self, message: OpenDelivery, move: Move) -> bool:
        delivery, now = message.delivery, self._clock.now()
        if move is Move.BEGIN:
            is_owed = await self._database.write(outbox.begin, delivery.id, now)
        else:
            is_owed = await self._database.write(outbox.count_attempt, delivery.id)
        if not is_owed:
            self._requested.pop(delivery.id, None)
            return False
        try:
            async with asyncio.timeout(_NO_ANSWER_SECONDS):
                result = await self._sender.send(delivery, policy.nonce(delivery.nonce_of))
        except TimeoutError:
            result = SendResult(None, SendFailure.RETRY, detail="no answer")
        finally:
            self._requested[delivery.id] = self._monotonic()
        if elsewhere := await self._threads.elsewhere(message, result):
            return await self._send(elsewhere, Move.AGAIN)
        outcome = policy.after_send(result, delivery.attempts + 1, now - delivery.created_at, delivery.state)
        outcome = watch_outcomes.after_refusal(message, await self._threads.opened(message, outcome))
        return await self._finish_step(message, outcome, result.detail)

    async def _finish_step(self, message: OpenDelivery, outcome: DeliveryOutcome, detail: str) -> bool:
        """Commit an outcome with what follows from it. The reaction on the post is set before, so that it is set again
        after a crash in between."""
        delivery = message.delivery
        gone = outcome.unwanted or outcome.suspend is SendFailure.GONE
        forbidden = outcome.suspend is SendFailure.FORBIDDEN
        until = self._clock.now() + timedelta(seconds=outcome.wait)
        if not outcome.is_open and not gone:
            await self._mark(message, outcome)
        if outcome.not_sent:
            await self._database.write(outbox.take_back, delivery, until, detail)
        elif outcome.is_open:
            await self._database.write(self._wait, message, outcome, until, detail)
        else:
            await self._database.write(self._end, message, outcome, posts.FORBIDDEN * forbidden + detail)
            self._requested.pop(delivery.id, None)
            self._meter.delivered(delivery.kind, outcome.state)
        self._log(message, outcome, detail)
        return outcome.state is DeliveryState.SENT

    def _wait(
        self, connection: Connection, message: OpenDelivery, outcome: DeliveryOutcome, until: datetime, detail: str
    ) -> None:
        outbox.wait(connection, message.delivery.id, until, detail, message.delivery.attempts + 1)
        watch_outcomes.after_end(connection, message, outcome, self._clock.now())

    def _end(self, connection: Connection, message: OpenDelivery, outcome: DeliveryOutcome, detail: str) -> None:
        outbox.end(connection, message.delivery.id, outcome.state, outcome.message_id, detail)
        self._follow_up(connection, message, outcome)

    def _follow_up(self, connection: Connection, message: OpenDelivery, outcome: DeliveryOutcome) -> None:
        """Apply the end of a message to its subscription, and owe managers the notices about it."""
        delivery, now = message.delivery, self._clock.now()
        watch_outcomes.after_end(connection, message, outcome, now)
        story_threads.after_end(connection, message, outcome, now)
        if outcome.state is DeliveryState.HELD:
            notices.held(connection, message, now)
        if isinstance(delivery.payload, Alert) and outcome.suspend is not None:
            _alert_elsewhere(connection, message, delivery.payload, now)
        if outcome.told and self._told is not None:
            self._told.owe_earlier_card(connection, message, now)
        if outcome.suspend is SendFailure.FORBIDDEN and delivery.reply_to is not None:
            notices.unanswered(connection, message, now)
        if outcome.suspend is not None and delivery.key.startswith("feed:"):
            notices.silenced(connection, message, now)
        if outcome.state is not DeliveryState.DEAD or message.subscription_id is None:
            return
        if delivery.kind is DeliveryKind.DIGEST and not outcome.rejected:
            subscriptions.not_told(connection, message.subscription_id, _news_since(connection, message))
        if outcome.suspend is not None:
            notices.suspended(connection, message, outcome.suspend, now)

    async def _mark(self, message: OpenDelivery, outcome: DeliveryOutcome) -> None:
        """Set the reactions on a post whose last open link this was: a warning where any link failed, or its card could
        not be posted though the bot may post there."""
        delivery, shelf = message.delivery, Shelf.of_owner(message.guild_id, message.user_id)
        if delivery.reply_to is None or shelf is None or delivery.kind is DeliveryKind.WATCH:
            return
        post = Post(message.user_id, message.guild_id, delivery.channel_id, delivery.reply_to, answer=True)
        marks = await self._database.read(posts.marks, shelf, post, delivery.key)
        if marks is None:
            return
        muted = outcome.suspend is SendFailure.FORBIDDEN
        lost = outcome.state is DeliveryState.DEAD and not muted
        saved = marks.saved and delivery.kind is DeliveryKind.CARD and not lost
        try:
            await self._sender.mark(post, replace(marks, saved=saved, muted=muted or marks.muted))
        except Exception:
            log.exception("reaction failed by a bug delivery=%s", delivery.key)

    def _log(self, message: OpenDelivery, outcome: DeliveryOutcome, detail: str) -> None:
        """Log how a step ended. A refusal by Discord is no warning: the server's managers get a notice of it."""
        delivery = message.delivery
        log.info(
            "delivery ended its step delivery=%s guild=%s channel=%s state=%s attempt=%s error=%s",
            delivery.key,
            message.guild_id,
            delivery.channel_id,
            outcome.state,
            delivery.attempts + 1,
            detail,
        )


def _news_since(connection: Connection, message: OpenDelivery) -> datetime:
    """The beginning of a digest's window; if it cannot be decoded, a day, a week or a month before it was owed."""
    payload, owed_at = message.delivery.payload, message.delivery.created_at
    if isinstance(payload, DigestAnswer):
        return payload.since
    found = subscriptions.active(connection, message.subscription_id or 0)
    return owed_at if found is None else owed_at - schedule.window(found[0], owed_at)


def _alert_elsewhere(connection: Connection, message: OpenDelivery, alert: Alert, now: datetime) -> None:
    """Owe an alert to the next channel of its server that was not tried yet, since this one takes no messages. An alert
    from before a restore may have been sent there already."""
    change_id, mark = alerts.change_of(message.delivery.key), restore_mark.load(connection)
    for channel_id in alerts.channels(connection, alert.article.id).get(message.guild_id or 0, ()):
        key = alerts.key(channel_id, change_id)
        if outbox.owe(connection, NewDelivery(key, DeliveryKind.ALERT, channel_id, alert, message.guild_id), now):
            if mark is not None and restores.is_in_doubt(message.delivery.created_at, mark):
                outbox.doubt(connection, key, mark.since)
            return
