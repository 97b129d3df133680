"""How long the event loop was away: the stalls that a heartbeat would feel."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_TICK = 0.005


@asynccontextmanager
async def watched() -> AsyncIterator[list[float]]:
    """The stalls in seconds, filled while the block runs: how much later than asked each tick came."""
    stalls: list[float] = []

    async def tick() -> None:
        loop = asyncio.get_running_loop()
        while True:
            asked = loop.time() + _TICK
            await asyncio.sleep(_TICK)
            stalls.append(loop.time() - asked)

    task = asyncio.create_task(tick())
    try:
        yield stalls
    finally:
        task.cancel()
