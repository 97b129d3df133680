"""Measure stalls of the event loop: lateness of a ticker, as a heartbeat would see it, and processor time of each step,
which other processes on the machine hardly affect."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

_TICK = 0.005


@dataclass
class Watch:
    """Measurements in seconds. `late`: the delay of each tick; `steps`: the ten longest steps with their handles."""

    late: list[float] = field(default_factory=list)
    steps: list[tuple[float, str]] = field(default_factory=list)

    @property
    def longest_step(self) -> float:
        return self.steps[0][0] if self.steps else 0.0


@asynccontextmanager
async def watched() -> AsyncIterator[Watch]:
    """Measure the running loop while the block runs."""
    watch = Watch()
    run = asyncio.Handle._run  # noqa: SLF001  # every step of the loop goes through it

    def timed(handle: asyncio.Handle) -> None:
        begun = time.thread_time()
        run(handle)
        took = time.thread_time() - begun
        if took > 0.005:
            watch.steps = sorted([*watch.steps, (took, repr(handle))], reverse=True)[:10]

    async def tick() -> None:
        loop = asyncio.get_running_loop()
        while True:
            asked = loop.time() + _TICK
            await asyncio.sleep(_TICK)
            watch.late.append(loop.time() - asked)

    task = asyncio.create_task(tick())
    asyncio.Handle._run = timed  # type: ignore[assignment, method-assign]  # noqa: SLF001
    try:
        yield watch
    finally:
        asyncio.Handle._run = run  # type: ignore[method-assign]  # noqa: SLF001
        task.cancel()
