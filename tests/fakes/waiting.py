"""Waiting for other tasks and processes: long enough for a slow machine, with an end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.fakes.clock import SteppedClock

PATIENCE = 100.0
"""Seconds. Shorter than pytest's own time-out, whose message says less."""


async def moments() -> AsyncIterator[None]:
    """Yield every 5 ms, for the caller to check and to leave the loop. Fails the test after PATIENCE."""
    loop = asyncio.get_running_loop()
    until = loop.time() + PATIENCE
    while loop.time() < until:
        yield
        await asyncio.sleep(0.005)
    pytest.fail(f"not within {PATIENCE:g} seconds")


async def asleep(clock: SteppedClock) -> None:
    """Return when a task waits for the clock, so has done what there was to do. Fails the test after PATIENCE."""
    async for _ in moments():
        if clock.sleepers:
            return
