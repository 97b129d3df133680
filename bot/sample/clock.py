"""A clock set to the sample library's last week."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta

LAST_MORNING = datetime(2024, 10, 31, 22, tzinfo=UTC)
"""Friday 1 November 2024, 07:00 in Seoul: a day after the last sample story."""


class SampleClock:
    """`ports.Clock` that starts at `start` and runs at normal speed, except for leaps."""

    def __init__(self, start: datetime = LAST_MORNING) -> None:
        self._start = start
        # Not `monotonic`, which the Discord simulator replaces.
        self._zero = time.perf_counter()

    def now(self) -> datetime:
        """The current time of the sample, aware, in UTC."""
        return self._start + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        """Seconds since the clock was made; a leap does not change them."""
        return time.perf_counter() - self._zero

    def leap(self, moment: datetime) -> None:
        """Set the time to `moment`; sleeping tasks do not wake earlier."""
        self._start += moment - self.now()

    async def sleep(self, seconds: float) -> None:
        """Return after `seconds`."""
        await asyncio.sleep(max(seconds, 0))
