"""SteppedClock: a clock that only the test advances."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

NOON = datetime(2024, 9, 16, 12, 0, tzinfo=UTC)


class SteppedClock:
    """Sleepers wake when `advance` passes their time."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now
        self._passed = 0.0
        self._sleepers: list[tuple[datetime, asyncio.Future[None]]] = []

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        """The seconds that were advanced so far: those of a step back did not pass."""
        return self._passed

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self._now + timedelta(seconds=seconds), woken))
        await woken

    @property
    def sleepers(self) -> int:
        """The number of tasks that wait for `advance`."""
        return sum(not woken.done() for _, woken in self._sleepers)

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._passed += max(seconds, 0.0)
        for until, woken in self._sleepers:
            if until <= self._now and not woken.done():
                woken.set_result(None)
        self._sleepers = [sleeper for sleeper in self._sleepers if not sleeper[1].done()]
