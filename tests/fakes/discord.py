"""FakeDiscord: a sender with Discord's failures. It remembers nonces for five minutes, loses answers, delivers late and
refuses requests, with given probabilities.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.model.deliveries import Delivery, FoundCard, Notice, Payload, SendFailure, SendResult, Sighting
from bot.model.jobs import Post, PostMarks
from bot.policy.feeds.announcements import announcement_key
from bot.policy.urls import url_key
from tests.fakes.clock import SteppedClock

_NONCES_LIVE = timedelta(minutes=5)
_LATEST_ARRIVAL = 45.0


class Killed(BaseException):
    """The simulated end of the process."""


@dataclass(frozen=True)
class Message:
    id: int
    channel_id: int
    key: str
    nonce: str
    at: datetime
    page: str | None = None


@dataclass
class Weather:
    """The probability of each failure, per request."""

    lost_answer: float = 0.0
    refused: float = 0.0
    late: float = 0.0
    unrequested: float = 0.0
    unreadable: float = 0.0


@dataclass
class FakeDiscord:
    """Implements ports.Sender. `messages`: those that arrived, in order, with the thread of those in one as their
    channel; `threads`: thread or forum post -> its channel or forum; `edited`: message id -> its last edit; `kill` is
    called at every point where the process might die."""

    clock: SteppedClock
    chance: random.Random
    weather: Weather = field(default_factory=Weather)
    gone: set[int] = field(default_factory=set)
    locked: set[int] = field(default_factory=set)
    no_history: set[int] = field(default_factory=set)
    marks: list[tuple[int | None, bool]] = field(default_factory=list)
    shown: dict[int | None, PostMarks] = field(default_factory=dict)
    told: list[Notice] = field(default_factory=list)
    sends: int = 0
    kill: Callable[[], None] = lambda: None
    messages: list[Message] = field(default_factory=list)
    threads: dict[int, int] = field(default_factory=dict)
    closed_to_threads: set[int] = field(default_factory=set)
    edited: dict[int, Payload] = field(default_factory=dict)
    _under_way: list[tuple[datetime, Delivery, str]] = field(default_factory=list)

    def keys(self, channel_id: int) -> list[str]:
        """What the channel's readers see."""
        self._arrivals()
        return [message.key for message in self.messages if message.channel_id == channel_id]

    async def send(self, delivery: Delivery, nonce: str) -> SendResult:
        assert len(nonce) <= 25
        self._arrivals()
        self.kill()
        self.sends += 1
        if self.chance.random() < self.weather.unrequested:
            return SendResult(None, SendFailure.NOT_SENT, self.chance.choice([None, 0.4, 7.0, 200.0]), "unavailable")
        if delivery.message_in in self.gone:
            return SendResult(None, SendFailure.GONE)
        if delivery.message_in in self.locked:
            return SendResult(None, SendFailure.FORBIDDEN)
        if self.chance.random() < self.weather.refused:
            return SendResult(None, SendFailure.RETRY, self.chance.choice([None, 0.4, 7.0, 200.0]), "503")
        if self.chance.random() < self.weather.late:
            arrives = self.clock.now() + timedelta(seconds=self.chance.uniform(0, _LATEST_ARRIVAL))
            self._under_way.append((arrives, delivery, nonce))
            self.kill()
            return SendResult(None, SendFailure.RETRY, None, "no answer")
        if delivery.edits is not None:
            return self._edit(delivery, delivery.edits)
        message = self._post(delivery, nonce, self.clock.now())
        self.kill()
        if self.chance.random() < self.weather.lost_answer:
            return SendResult(None, SendFailure.RETRY, None, "the answer was lost")
        return SendResult(message.id, thread_id=message.channel_id if delivery.makes_post else None)

    async def find(self, delivery: Delivery) -> tuple[Sighting, int | None]:
        self._arrivals()
        self.kill()
        if self.chance.random() < self.weather.unreadable:
            return Sighting.UNKNOWN, None
        if delivery.channel_id in self.no_history:
            return Sighting.FORBIDDEN, None
        for message in self.messages:
            if message.channel_id in self.gone:
                continue
            if (message.channel_id, message.key) == (delivery.message_in, delivery.shown_key):
                return Sighting.FOUND, message.id
        return Sighting.ABSENT, None

    async def announced(self, delivery: Delivery) -> tuple[str, ...] | None:
        self.kill()
        if self.chance.random() < self.weather.unreadable:
            return None
        own = [(one.page, one.key) for one in self.messages if one.channel_id == delivery.channel_id and one.page]
        return tuple(page for page, key in own if key == announcement_key(delivery.channel_id, url_key(page)))

    def has_threads(self, guild_id: int, channel_id: int) -> bool | None:
        return True

    async def open_thread(self, delivery: Delivery, message_id: int) -> SendResult:
        """Opened twice, a thread is there once."""
        self.kill()
        if message_id in self.closed_to_threads or delivery.channel_id in self.closed_to_threads:
            return SendResult(None, SendFailure.FORBIDDEN)
        if self.chance.random() < self.weather.refused:
            return SendResult(None, SendFailure.RETRY, self.chance.choice([None, 7.0]), "503")
        self.threads[message_id] = delivery.channel_id
        self.kill()
        if self.chance.random() < self.weather.lost_answer:
            return SendResult(None, SendFailure.RETRY, None, "the answer was lost")
        return SendResult(message_id, thread_id=message_id)

    async def find_in_threads(self, delivery: Delivery, *, anywhere: bool) -> tuple[Sighting, FoundCard | None]:
        self._arrivals()
        self.kill()
        if self.chance.random() < self.weather.unreadable:
            return Sighting.UNKNOWN, None
        place = delivery.placement.thread.parent_id if delivery.placement and delivery.placement.thread else None
        inside = {
            thread: parent
            for thread, parent in self.threads.items()
            if (anywhere or parent == place) and self.gone.isdisjoint((thread, parent))
        }
        for message in self.messages:
            if message.key == delivery.shown_key and message.channel_id in inside:
                return Sighting.FOUND, FoundCard(inside[message.channel_id], message.channel_id, message.id)
        return Sighting.ABSENT, None

    async def mark(self, post: Post, marks: PostMarks) -> None:
        self.kill()
        self.marks.append((post.message_id, marks.saved))
        self.shown[post.message_id] = marks

    def _edit(self, delivery: Delivery, message_id: int) -> SendResult:
        if not any((message.id, message.channel_id) == (message_id, delivery.message_in) for message in self.messages):
            return SendResult(None, SendFailure.GONE, detail="unknown message")
        assert delivery.payload is not None
        self.edited[message_id] = delivery.payload
        self.kill()
        if self.chance.random() < self.weather.lost_answer:
            return SendResult(None, SendFailure.RETRY, None, "the answer was lost")
        return SendResult(message_id)

    def _arrivals(self) -> None:
        now = self.clock.now()
        for arrives, delivery, nonce in [late for late in self._under_way if late[0] <= now]:
            self._post(delivery, nonce, arrives)
            self._under_way.remove((arrives, delivery, nonce))

    def _post(self, delivery: Delivery, nonce: str, at: datetime) -> Message:
        channel, number = delivery.message_in, len(self.messages) + 1
        if delivery.makes_post:  # Discord takes no nonce for it
            self.threads[number], channel = channel, number
        for message in self.messages:
            if message.nonce == nonce and at - message.at < _NONCES_LIVE:  # of the application, in any channel
                return message
        page = getattr(getattr(delivery.payload, "article", delivery.payload), "url", None)
        message = Message(number, channel, delivery.shown_key, nonce, at, page)
        self.messages.append(message)
        if isinstance(delivery.payload, Notice):
            self.told.append(delivery.payload)
        return message
