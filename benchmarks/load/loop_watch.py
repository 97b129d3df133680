"""How long the event loop was away: by the clock, as a heartbeat would feel it, and by the processor time of its steps,
which nothing else that the machine does can lengthen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

_TICK = 0.005


@dataclass
class Watch:
    """Seconds. `late` is how much later than asked each tick came; `steps` are the longest, and what they were."""

    late: list[float] = field(default_factory=list)
    steps: list[tuple[float, str]] = field(default_factory=list)

    @property
    def longest_step(self) -> float:
        return self.steps[0][0] if self.steps else 0.0


@asynccontextmanager
async def watched() -> AsyncIterator[Watch]:
    """A watch over the running loop, filled while the block runs."""
    watch = Watch()
    run = asyncio.Handle._run  # noqa: SLF001  # the one place that sees every step

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
