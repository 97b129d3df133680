"""A service that waits for work or for a time wakes for either, and a stop always ends its waiting."""

from __future__ import annotations

import asyncio

import pytest

from bot.services.signals import Signal, wait_for_signal
from tests.fakes.clock import SteppedClock
from tests.fakes.waiting import PATIENCE


class _BrokenClock(SteppedClock):
    async def sleep(self, seconds: float) -> None:
        raise ZeroDivisionError


@pytest.mark.parametrize("cancel_after", range(8))
@pytest.mark.parametrize("send_after", range(8))
async def test_a_cancellation_beside_a_signal_ends_the_waiting(send_after: int, cancel_after: int) -> None:
    """Cancelled while the losing side is being cleaned up, the cancellation must not pass for the clean-up's own."""
    signal, clock, rounds = Signal(), SteppedClock(), 0

    async def work() -> None:
        nonlocal rounds
        while True:
            await wait_for_signal(signal.subscribe(), clock, 60)
            rounds += 1

    task = asyncio.create_task(work())
    for turn in range(max(send_after, cancel_after) + 1):
        if turn == send_after:
            signal.send()
        if turn == cancel_after:
            task.cancel()
        await asyncio.sleep(0)
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(asyncio.CancelledError):
            await task
    assert rounds <= 1


async def test_a_time_that_passes_wakes_too() -> None:
    clock = SteppedClock()
    task = asyncio.create_task(wait_for_signal(Signal().subscribe(), clock, 60))
    for _ in range(3):
        await asyncio.sleep(0)
    clock.advance(61)
    async with asyncio.timeout(PATIENCE):
        await task


async def test_a_clock_that_fails_is_no_silence() -> None:
    with pytest.raises(ZeroDivisionError):
        await wait_for_signal(Signal().subscribe(), _BrokenClock(), 60)
