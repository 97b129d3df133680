"""Wait for something to happen or for a time to pass, whichever comes first."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from weakref import WeakValueDictionary

from bot.ports import Clock

Sent = asyncio.Future[None]
"""Done when a signal is sent. Waiting for a future needs no task; waiting for an event does."""


class Signal:
    """Wakes every waiter. A `send` between `subscribe` and waiting is not missed."""

    def __init__(self) -> None:
        self._next: Sent | None = None

    def subscribe(self) -> Sent:
        """A future that is done with the next `send`."""
        if self._next is None:
            self._next = asyncio.get_running_loop().create_future()
        return self._next

    def send(self) -> None:
        """Wake all waiters."""
        _finish(self._next)
        self._next = None


class JobSignals:
    """One signal a job, kept only while somebody waits for it."""

    def __init__(self) -> None:
        self._next: WeakValueDictionary[int, Sent] = WeakValueDictionary()

    def subscribe(self, job_id: int) -> Sent:
        """A future that is done with the next `send` for this job. The caller must keep a reference to it."""
        sent = self._next.get(job_id)
        if sent is None:
            sent = self._next[job_id] = asyncio.get_running_loop().create_future()
        return sent

    def send(self, job_id: int) -> None:
        """Wake all who wait for this job."""
        _finish(self._next.pop(job_id, None))


async def wait_for_signal(sent: Sent, clock: Clock, seconds: float) -> None:
    """Return when the signal is sent, or after `seconds` of the clock."""
    await wait_for_signals((sent,), clock, seconds)


async def wait_for_signals(sent: Iterable[Sent], clock: Clock, seconds: float) -> None:
    """Return when one of the signals is sent, or after `seconds` of the clock. The futures are shared by all who wait
    for them and are left as they are."""
    sleep = asyncio.ensure_future(clock.sleep(seconds))
    try:
        await asyncio.wait((*sent, sleep), return_when=asyncio.FIRST_COMPLETED)
    finally:
        if not sleep.done():
            sleep.cancel()
            await asyncio.wait((sleep,))  # its CancelledError may be the caller's own, which must not be swallowed
    if not sleep.cancelled():
        sleep.result()


def _finish(sent: Sent | None) -> None:
    if sent is not None and not sent.done():
        sent.set_result(None)
