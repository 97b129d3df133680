"""The system clock; no other module reads the time."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime


class SystemClock:
    """`ports.Clock` on the system time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """`monotonic_seconds`."""
        return monotonic_seconds()

    async def sleep(self, seconds: float) -> None:
        """Return after `seconds`."""
        await asyncio.sleep(max(seconds, 0))


def monotonic_seconds() -> float:
    """Seconds on the event loop's clock, which does not step. Only differences within a process mean something."""
    return asyncio.get_running_loop().time()


def processor_seconds() -> float:
    """The processor time that this thread has taken so far."""
    return time.thread_time()
