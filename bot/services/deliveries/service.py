"""Messages on their way to Discord, effectively once.

    oldest open message of each channel -> policy.delivery.move -> commit, send or look -> its verdict -> commit

What is done in which state, and why nothing arrives twice, stands in `bot/policy/deliveries`.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Collection
from datetime import timedelta
from sqlite3 import Connection

from bot.model.answers import DigestAnswer
from bot.model.deliveries import Delivery, DeliveryKind, DeliveryState, SendFailure, SendResult, Sighting
from bot.model.jobs import Post, PostStanding, Shelf
from bot.policy import deliveries as policy
from bot.policy.deliveries import DeliveryOutcome, Move
from bot.ports import Clock, Sender
from bot.services.deliveries import notices
from bot.storage.deliveries import outbox, subscriptions
from bot.storage.deliveries.outbox import Owed
from bot.storage.engine.database import Database
from bot.storage.queue import posts

log = logging.getLogger(__name__)

_CHANNELS_AT_ONCE = 8
_POLL_SECONDS = 1.0
_NO_ANSWER_SECONDS = 100.0
"""Within the nonce's window; long enough for what discord.py itself waits out, which must not be broken off: a global
rate limit that it is cancelled in never ends."""
_MOST_BUGS = 5
"""Sends of a message that end in a bug; what fails so often fails every day."""


class DeliveryService:
    """Sends what is owed. One a process: what it finds in `sending` nobody else is sending."""

    def __init__(self, database: Database, clock: Clock, sender: Sender) -> None:
        self._database = database
        self._clock = clock
        self._sender = sender

    async def run(self) -> None:
        """Deliver until cancelled."""
        while True:
            await self.deliver_due()
            await self._clock.sleep(_POLL_SECONDS)

    async def deliver_due(self) -> int:
        """Send everything that is due, each channel's in its order; how many messages arrived. A channel that Discord
        keeps waiting holds up no other."""
        arrived, busy = 0, dict[int, asyncio.Task[bool]]()
        async with asyncio.TaskGroup() as group:
            while True:
                for owed in await self._heads(busy):
                    busy[owed.delivery.channel_id] = group.create_task(self._advance(owed))
                if not busy:
                    return arrived
                await asyncio.wait(busy.values(), timeout=_POLL_SECONDS, return_when=asyncio.FIRST_COMPLETED)
                arrived += sum(task.result() for task in busy.values() if task.done())
                busy = {channel: task for channel, task in busy.items() if not task.done()}

    async def _heads(self, busy: Collection[int]) -> tuple[Owed, ...]:
        """The first due message of channels that nothing is being sent to."""
        if len(busy) >= _CHANNELS_AT_ONCE:
            return ()
        return await self._database.read(outbox.due, self._clock.now(), _CHANNELS_AT_ONCE - len(busy), busy)

    async def _advance(self, owed: Owed) -> bool:
        """Take one message one step on; True when it arrived. A bug in one costs no other its place."""
        try:
            return await self._step(owed)
        except sqlite3.Error:
            raise
        except Exception as bug:
            log.exception("a bug met the delivery %s", owed.delivery.key)
            failure = SendFailure.RETRY if owed.delivery.attempts < _MOST_BUGS else SendFailure.REJECTED
            result = SendResult(None, failure, detail=f"a bug: {type(bug).__name__}")
            verdict = policy.after_send(result, owed.delivery.attempts + 1, timedelta(0))
            return await self._settle(owed, verdict, result.detail)

    async def _step(self, owed: Owed) -> bool:
        delivery = owed.delivery
        move = policy.move(delivery.state, delivery.sending_since, delivery.edits)
        if move is Move.LOOK:
            sighting, message_id = await self._look(delivery)
            age = self._clock.now() - (delivery.sending_since or delivery.created_at)
            must_arrive = delivery.kind is DeliveryKind.NOTICE
            verdict = policy.after_look(sighting, message_id, delivery.attempts + 1, age, must_arrive=must_arrive)
            if verdict.send is None:
                return await self._settle(owed, verdict, f"looked: {sighting}")
            move = verdict.send
        return await self._send(owed, move)

    async def _look(self, delivery: Delivery) -> tuple[Sighting, int | None]:
        try:
            return await self._sender.find(delivery)
        except Exception:
            log.exception("a bug met the look for the delivery %s", delivery.key)
            return Sighting.UNKNOWN, None

    async def _send(self, owed: Owed, move: Move) -> bool:
        delivery, now = owed.delivery, self._clock.now()
        if move is Move.BEGIN:
            await self._database.write(outbox.begin, delivery.id, now)
        else:
            await self._database.write(outbox.again, delivery.id)
        try:
            async with asyncio.timeout(_NO_ANSWER_SECONDS):
                result = await self._sender.send(delivery, policy.nonce(delivery.key))
        except TimeoutError:
            result = SendResult(None, SendFailure.RETRY, detail="no answer")
        verdict = policy.after_send(result, delivery.attempts + 1, now - delivery.created_at)
        return await self._settle(owed, verdict, result.detail)

    async def _settle(self, owed: Owed, verdict: DeliveryOutcome, detail: str) -> bool:
        """Commit a verdict, and what follows from it. The mark on the post comes before, so that a crash between leaves
        it to be made again."""
        delivery = owed.delivery
        if verdict.state is not DeliveryState.SENDING and verdict.suspend is not SendFailure.GONE:
            await self._mark(owed)
        if verdict.state is DeliveryState.SENDING:
            until = self._clock.now() + timedelta(seconds=verdict.wait)
            await self._database.write(outbox.wait, delivery.id, until, detail, delivery.attempts + 1)
        else:
            await self._database.write(self._end, owed, verdict, detail)
        self._log(owed, verdict, detail)
        return verdict.state is DeliveryState.SENT

    def _end(self, connection: Connection, owed: Owed, verdict: DeliveryOutcome, detail: str) -> None:
        outbox.end(connection, owed.delivery.id, verdict.state, verdict.message_id, detail)
        self._follow_up(connection, owed, verdict)

    def _follow_up(self, connection: Connection, owed: Owed, verdict: DeliveryOutcome) -> None:
        """What a message's end means for its order, and what a manager is to hear of it."""
        delivery, now = owed.delivery, self._clock.now()
        if verdict.state is DeliveryState.HELD:
            notices.held(connection, owed, now)
        if verdict.state is not DeliveryState.DEAD or owed.subscription_id is None:
            return
        if isinstance(delivery.payload, DigestAnswer) and not verdict.rejected:
            subscriptions.not_told(connection, owed.subscription_id, delivery.payload.since)
        if verdict.suspend is not None:
            notices.suspended(connection, owed, verdict.suspend, now)

    async def _mark(self, owed: Owed) -> None:
        """The mark of a post whose last open link this was: one that failed is enough for a warning."""
        delivery, shelf = owed.delivery, _shelf(owed)
        if delivery.reply_to is None or shelf is None:
            return
        standing = await self._database.read(posts.standing, shelf, delivery.reply_to, delivered=delivery.key)
        if standing is PostStanding.WAITING:
            return
        post = Post(owed.user_id, owed.guild_id, delivery.channel_id, delivery.reply_to, answer=True)
        try:
            await self._sender.mark(post, standing is PostStanding.SAVED and delivery.kind is DeliveryKind.CARD)
        except Exception:
            log.exception("a bug met the mark of the delivery %s", delivery.key)

    def _log(self, owed: Owed, verdict: DeliveryOutcome, detail: str) -> None:
        level = logging.ERROR if verdict.state in (DeliveryState.HELD, DeliveryState.DEAD) else logging.INFO
        log.log(
            level,
            "delivery %s channel=%s guild=%s: %s %s",
            owed.delivery.key,
            owed.delivery.channel_id,
            owed.guild_id,
            verdict.state,
            detail,
        )


def _shelf(owed: Owed) -> Shelf | None:
    """The shelf that a post was for; None for a direct message whose writer has been forgotten."""
    if owed.guild_id is not None:
        return Shelf.of_guild(owed.guild_id)
    return None if owed.user_id is None else Shelf.of_user(owed.user_id)
