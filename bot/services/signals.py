"""Wait for something to happen or for a time to pass, whichever comes first."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from weakref import WeakValueDictionary

from bot.ports import Clock


class Signal:
    """Wakes every waiter. A `send` between `subscribe` and waiting is not missed."""

    def __init__(self) -> None:
        self._next: asyncio.Event = asyncio.Event()

    def subscribe(self) -> asyncio.Event:
        """An event that the next `send` sets."""
        return self._next

    def send(self) -> None:
        """Wake all waiters."""
        self._next.set()
        self._next = asyncio.Event()


class JobSignals:
    """One signal a job, kept only while somebody waits for it."""

    def __init__(self) -> None:
        self._next: WeakValueDictionary[int, asyncio.Event] = WeakValueDictionary()

    def subscribe(self, job_id: int) -> asyncio.Event:
        """An event that the next `send` for this job sets. The caller must keep a reference to it."""
        return self._next.setdefault(job_id, asyncio.Event())

    def send(self, job_id: int) -> None:
        """Wake all who wait for this job."""
        event = self._next.pop(job_id, None)
        if event is not None:
            event.set()


async def wait_for_signal(event: asyncio.Event, clock: Clock, seconds: float) -> None:
    """Return when the event is set, or after `seconds` of the clock."""
    await wait_for_signals((event,), clock, seconds)


async def wait_for_signals(events: Sequence[asyncio.Event], clock: Clock, seconds: float) -> None:
    """Return when one of the events is set, or after `seconds` of the clock."""
    waits = [asyncio.ensure_future(event.wait()) for event in events]
    tasks = [*waits, asyncio.ensure_future(clock.sleep(seconds))]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)  # not gather: its CancelledError may be the caller's own, which must not be swallowed
    for task in tasks:
        if not task.cancelled():
            task.result()
