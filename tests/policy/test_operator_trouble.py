"""What is the machine's trouble, and when it is logged."""

from __future__ import annotations

import errno

import pytest

from bot.policy.operations.operator_trouble import TroubleRecord, machine_trouble


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"),
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EMFILE, "Too many open files"),
        RuntimeError("can't start new thread"),
    ],
)
def test_what_the_machine_lacks_is_named(error: Exception) -> None:
    assert machine_trouble(error)


@pytest.mark.parametrize("error", [ValueError("x"), RuntimeError("x"), ConnectionResetError(errno.ECONNRESET, "x")])
def test_other_errors_are_not_the_machines(error: Exception) -> None:
    assert machine_trouble(error) is None


def test_trouble_is_told_once_then_hourly_and_anew_after_it_ended() -> None:
    record = TroubleRecord()
    told = [now for now in range(0, 10_000, 10) if record.failed("no memory", now)]
    assert told == [0, 3600, 7200]
    assert record.count == 1000
    assert record.lasting(10_000) == 10_000
    assert record.failed("a broken file", 10_000), "another cause is told at once"
    assert record.ended() == 1001
    assert (record.ended(), record.lasting(10_010)) == (0, 0)
    assert record.failed("no memory", 10_020)


def test_causes_without_end_are_not_all_told() -> None:
    record = TroubleRecord()
    assert sum(record.failed(f"pid {number}", 1.0) for number in range(1000)) < 50


def test_a_clock_that_steps_back_does_not_silence_it() -> None:
    record = TroubleRecord()
    record.failed("no memory", 1e6)
    assert record.failed("no memory", 0.0)
    assert record.lasting(0.0) == 0.0
