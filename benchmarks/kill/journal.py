"""A Discord that outlives the desk's processes: what arrived is a line in a file.

It remembers nonces for five minutes, loses answers, refuses, takes requests in late, and closes a channel's history
where it is told to. Every request is a way there and a way back, and the desk may die on both.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.model.deliveries import Delivery, SendFailure, SendResult, Sighting
from bot.model.jobs import Post
from tests.fakes.clock import SteppedClock

_NONCES_LIVE = timedelta(minutes=5)
_LATEST_ARRIVAL = 45.0
_LOST_ANSWER, _REFUSED, _LATE, _UNREADABLE = 0.2, 0.15, 0.1, 0.2


@dataclass(frozen=True)
class Message:
    """A message in a channel."""

    number: int
    channel: int
    key: str
    nonce: str
    at: datetime


class Journal:
    """Implements ports.Sender on the file `path`; begun again on the same file, it goes on."""

    def __init__(
        self, path: Path, clock: SteppedClock, chance: random.Random, *, closed: frozenset[int], calm: bool
    ) -> None:
        self._path = path
        self._clock = clock
        self._chance = chance
        self._closed = closed
        self._calm = calm
        self.messages: list[Message] = []
        self._under_way: dict[int, dict[str, Any]] = {}
        for line in path.read_text().splitlines() if path.exists() else []:
            self._happened(json.loads(line))

    async def send(self, delivery: Delivery, nonce: str) -> SendResult:
        """See ports.Sender."""
        await asyncio.sleep(0)  # the way there
        self.arrivals()
        if self._by_chance(_REFUSED):
            return SendResult(None, SendFailure.RETRY, self._chance.choice([None, 0.4, 7.0, 200.0]), "503")
        request = _request(delivery, nonce, self._clock.now())
        if self._by_chance(_LATE):
            arrives = self._clock.now() + timedelta(seconds=self._chance.uniform(0, _LATEST_ARRIVAL))
            number = len(self._under_way)
            self._write({"what": "under way", "number": number, "arrives": arrives.isoformat(), **request})
            await asyncio.sleep(0)
            return SendResult(None, SendFailure.RETRY, None, "no answer")
        message_id = self._arrive(request)
        await asyncio.sleep(0)  # and back
        if message_id is None:
            return SendResult(None, SendFailure.GONE, None, "unknown message")
        if self._by_chance(_LOST_ANSWER):
            return SendResult(None, SendFailure.RETRY, None, "the answer was lost")
        return SendResult(message_id)

    async def find(self, delivery: Delivery) -> tuple[Sighting, int | None]:
        """See ports.Sender."""
        await asyncio.sleep(0)
        self.arrivals()
        if delivery.edits is not None:
            return Sighting.ABSENT, None
        if self._by_chance(_UNREADABLE):
            return Sighting.UNKNOWN, None
        if delivery.channel_id in self._closed:
            return Sighting.FORBIDDEN, None
        await asyncio.sleep(0)
        found = (one.number for one in self.messages if (one.channel, one.key) == (delivery.channel_id, delivery.key))
        number = next(found, None)
        return (Sighting.ABSENT, None) if number is None else (Sighting.FOUND, number)

    async def mark(self, post: Post, ok: bool, *, was_refused: bool = False) -> None:  # noqa: ARG002  # nobody posted
        """See ports.Sender."""
        await asyncio.sleep(0)

    def arrivals(self) -> None:
        """What was under way and should have arrived by now has."""
        for number, request in self._under_way.items():
            arrives = request["arrives"]
            if arrives is not None and datetime.fromisoformat(arrives) <= self._clock.now():
                self._write({"what": "arrived", "number": number})
                self._arrive(request | {"at": arrives})

    def _arrive(self, request: dict[str, Any]) -> int | None:
        """The number of the message that the request made, wrote into, or had made before; None where there is none to
        write into."""
        if request["edits"] is not None:
            if not any(one.number == request["edits"] for one in self.messages):
                return None
            self._write({"what": "edit", "number": request["edits"], "key": request["key"]})
            return int(request["edits"])
        at = datetime.fromisoformat(request["at"])
        for one in self.messages:
            if (one.channel, one.nonce) == (request["channel"], request["nonce"]) and at - one.at < _NONCES_LIVE:
                return one.number
        number = len(self.messages) + 1
        self._write({"what": "message", "number": number, **request})
        return number

    def _by_chance(self, share: float) -> bool:
        return not self._calm and self._chance.random() < share

    def _write(self, event: dict[str, Any]) -> None:
        line = json.dumps(event).encode() + b"\n"
        descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(descriptor, line)
        os.close(descriptor)
        self._happened(event)

    def _happened(self, event: dict[str, Any]) -> None:
        what, number = event["what"], event.get("number", 0)
        if what == "under way":
            self._under_way[number] = event
        elif what == "arrived":
            self._under_way[number]["arrives"] = None
        elif what == "message":
            at = datetime.fromisoformat(event["at"])
            self.messages.append(Message(number, event["channel"], event["key"], event["nonce"], at))


def _request(delivery: Delivery, nonce: str, now: datetime) -> dict[str, Any]:
    return {
        "channel": delivery.channel_id,
        "key": delivery.key,
        "nonce": nonce,
        "at": now.isoformat(),
        "edits": delivery.edits,
    }
