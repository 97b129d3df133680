"""Waiting for something to happen, or for a time, whichever comes first."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from weakref import WeakValueDictionary

from bot.ports import Clock


class Bell:
    """Wakes everyone who listens. What rings between listening and waiting is not missed."""

    def __init__(self) -> None:
        self._rung: asyncio.Event = asyncio.Event()

    def listen(self) -> asyncio.Event:
        """An event that the next ring sets."""
        return self._rung

    def ring(self) -> None:
        """Wake all who listened."""
        self._rung.set()
        self._rung = asyncio.Event()


class Bells:
    """A bell for each job that somebody listens for."""

    def __init__(self) -> None:
        self._listened: WeakValueDictionary[int, asyncio.Event] = WeakValueDictionary()

    def listen(self, job_id: int) -> asyncio.Event:
        """An event that the next ring for this job sets. It lives as long as it is held."""
        return self._listened.setdefault(job_id, asyncio.Event())

    def ring(self, job_id: int) -> None:
        """Wake those who listened for this job."""
        rung = self._listened.pop(job_id, None)
        if rung is not None:
            rung.set()


async def rung_or_past(rung: asyncio.Event, clock: Clock, seconds: float) -> None:
    """Return when the event is set or `seconds` of the clock are past."""
    tasks = (asyncio.ensure_future(rung.wait()), asyncio.ensure_future(clock.sleep(seconds)))
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*tasks)
