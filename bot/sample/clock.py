"""A clock that stands in the sample library's last week."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta

LAST_MORNING = datetime(2024, 10, 31, 22, tzinfo=UTC)
"""Friday 1 November 2024, 07:00 in Seoul: a day after the last sample story broke."""


class SampleClock:
    """`ports.Clock` that starts at `start` and then runs as fast as time does, but for leaps."""

    def __init__(self, start: datetime = LAST_MORNING) -> None:
        self._start = start
        # Not `monotonic`: a simulated Discord bends that one for its bot.
        self._zero = time.perf_counter()

    def now(self) -> datetime:
        """The present moment of the sample world, aware, in UTC."""
        return self._start + timedelta(seconds=time.perf_counter() - self._zero)

    def leap(self, moment: datetime) -> None:
        """Let it be `moment` now; nobody who sleeps wakes sooner."""
        self._start += moment - self.now()

    async def sleep(self, seconds: float) -> None:
        """Return after `seconds`."""
        await asyncio.sleep(max(seconds, 0))
