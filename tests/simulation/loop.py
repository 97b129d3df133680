"""An event loop on virtual time: it never waits, runs one callback at a time, and ends where a desk is killed.

    ready callbacks -> the next of: a timer of asyncio, a sleeper of the desk's clock, an event of the world

A sleeper that has looked around since something last happened would only poll. It sleeps on until the next event,
timer or due time, or until one wakes that has not looked yet: a poll comes later than it would have, nothing that is
due does.
"""

from __future__ import annotations

import asyncio
import heapq
import math
from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

LONGEST_LEAP = 24 * 3600.0
"""Seconds. Loops that look around once a day must get their turn."""

LOOK_AGAIN = 300.0
"""Seconds. What was due and was left alone waits for something; it is looked at again after this time."""


class Stuck(Exception):
    """Nothing is left to happen, and the desk still waits."""


class VirtualTime:
    """Seconds since the start of a run, and the events of the world outside the desk, which outlives every desk.
    `activity` counts what may give a poll something to do."""

    def __init__(self) -> None:
        self.now = 0.0
        self.activity = 0
        self._numbers = count()
        self._events: list[tuple[float, int, Callable[[], None]]] = []

    def at(self, when: float, happen: Callable[[], None]) -> None:
        """Have an event happen at a time, or at once where that is past."""
        heapq.heappush(self._events, (max(when, self.now), next(self._numbers), happen))

    def after(self, seconds: float, happen: Callable[[], None]) -> None:
        """Have an event happen after so many seconds."""
        self.at(self.now + seconds, happen)

    @property
    def next_event(self) -> float:
        """When the next event happens; infinite where there is none."""
        return self._events[0][0] if self._events else math.inf

    def happen(self) -> None:
        """Go on to the next event and let it happen."""
        when, _, action = heapq.heappop(self._events)
        self.now = max(self.now, when)
        self.activity += 1
        action()

    def pass_until(self, when: float) -> None:
        """Let time pass without a desk."""
        while self.next_event <= when:
            self.happen()
        self.now = max(self.now, when)


class Sleeper(NamedTuple):
    """Who sleeps `since` a moment until `wake`; `seen` is the activity that it has looked at."""

    wake: float
    since: float
    seen: int


class SimulatedLoop(asyncio.BaseEventLoop):
    """One desk's event loop. `next_due` says when the desk has something to do by its database; `step`, if it is set,
    is called before each callback and may stop the loop, as a kill does."""

    _ready: deque[asyncio.Handle]
    _scheduled: list[asyncio.TimerHandle]
    _stopping: bool

    def __init__(self, virtual: VirtualTime) -> None:
        super().__init__()
        self.virtual = virtual
        self.next_due: Callable[[], float] = lambda: math.inf
        self.step: Callable[[], None] | None = None
        self.ended = False
        self._sleepers: dict[asyncio.Future[None], Sleeper] = {}
        """By what wakes each; one that is woken or cancelled is gone before the loop asks who wakes first."""
        self._woken: WeakKeyDictionary[asyncio.Task[Any], int] = WeakKeyDictionary()
        self._due, self._due_as_of = math.inf, -1
        self.get_debug = bool  # type: ignore[method-assign]  # each handle asks; False costs no call of Python this way

    def time(self) -> float:
        """Virtual seconds."""
        return self.virtual.now

    async def sleep(self, seconds: float) -> None:
        """Sleep as the desk's clock does."""
        now, activity, task = self.virtual.now, self.virtual.activity, asyncio.current_task(self)
        assert task is not None
        woken: asyncio.Future[None] = self.create_future()
        # What has happened since a loop was woken it may have missed. One that waits for a signal too has a task for
        # each sleep, and the signal tells it.
        seen = self._woken.get(task, activity)
        self._sleepers[woken] = Sleeper(now + max(seconds, 0.0), now, seen)
        try:
            await woken
        finally:
            del self._sleepers[woken]
        self._woken[task] = self.virtual.activity

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # type: ignore[override]  # no thread
        """Run the function at once."""
        done: asyncio.Future[Any] = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as error:
            done.set_exception(error)
        return done

    def call_soon(self, callback: Any, *args: Any, context: Any = None) -> asyncio.Handle:  # type: ignore[override]  # less exact
        """As BaseEventLoop does outside of its debug mode, at half its cost."""
        handle = asyncio.Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback: Any, *args: Any, context: Any = None) -> asyncio.Handle:  # type: ignore[override]  # less exact
        """There are no other threads."""
        return self.call_soon(callback, *args, context=context)

    def end(self) -> None:
        """Nothing of this loop runs any more."""
        self.ended = True
        self.stop()

    def _run_once(self) -> None:
        """Run callbacks until the loop is to stop. `run_forever` would ask that after each."""
        ready = self._ready
        while True:
            if self._scheduled:
                self._collect_timers()
            if not ready:
                self._go_on()
            elif not (handle := ready.popleft())._cancelled:
                if self.step is not None:
                    self.step()
                if self.ended:
                    ready.appendleft(handle)
                else:
                    handle._run()
            if self._stopping:
                return

    def _collect_timers(self) -> None:
        now = self.virtual.now
        while self._scheduled and (self._scheduled[0]._cancelled or self._scheduled[0].when() <= now):
            timer = heapq.heappop(self._scheduled)
            timer._scheduled = False  # type: ignore[attr-defined]  # as BaseEventLoop does
            if not timer.cancelled():
                self._ready.append(timer)

    def _go_on(self) -> None:
        """Let the next thing happen: an event of the world, a timer, or a sleeper that wakes."""
        timer = self._scheduled[0].when() if self._scheduled else math.inf
        event = self.virtual.next_event
        first, wake = self._first_to_wake()
        if event == timer == wake == math.inf:
            raise Stuck
        if event <= timer and event <= wake:
            self.virtual.happen()
            return
        self.virtual.now = max(self.virtual.now, min(timer, wake))
        if first is not None and wake < timer:
            first.set_result(None)

    def _first_to_wake(self) -> tuple[asyncio.Future[None] | None, float]:
        """Who wakes first, and when. One that would find nothing to do sleeps on until something is due."""
        activity = self.virtual.activity
        first, earliest = None, math.inf
        for woken, (until, since, seen) in self._sleepers.items():
            wake = until
            if seen == activity and wake < earliest:
                if self._due_as_of != activity:
                    self._due, self._due_as_of = self.next_due(), activity
                due = self._due if self._due > since else since + LOOK_AGAIN
                wake = max(wake, min(due, since + LONGEST_LEAP))
            if wake < earliest:
                first, earliest = woken, wake
        return first, earliest

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """Cancelled timers are dropped when their time comes."""

    def _write_to_self(self) -> None:
        """Nothing sleeps that a byte would have to wake."""

    def _process_events(self, event_list: Any) -> None:
        """There are no sockets."""
