"""Readers that cannot work: the machine or the operator is to blame, not the page that was to be read."""

from __future__ import annotations

import asyncio
import errno
import logging
from pathlib import Path
from typing import Any

import pytest

from bot.model.analysis import Page
from bot.model.errors import ReaderFailed, Reason
from bot.workers.pool import ReaderPool
from tests.fakes.waiting import PATIENCE

PAGE = Page("https://example.com/", b"who", "text/plain")
KILLER = Page("https://example.com/", b"killed", "text/plain")


def pool(flag: Path, pause: float = 0.0) -> ReaderPool:
    loader = "tests.workers.readers:sick"
    return ReaderPool(1, str(flag), seconds=PATIENCE, memory_mb=300, pause=pause, loader=loader)


async def failure(readers: ReaderPool, page: Page = PAGE) -> ReaderFailed:
    with pytest.raises(ReaderFailed) as failed:
        await readers.analyze(page)
    return failed.value


@pytest.mark.parametrize("order", ["killed", "memory", "settings"])
async def test_readers_that_fail_whatever_they_read_are_the_operators_trouble(
    order: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """They are killed for want of memory, run out of it, or no longer find their settings in order."""
    flag = tmp_path / "flag"
    async with pool(flag) as readers:
        await readers.analyze(PAGE)
        flag.write_text(order)
        if order == "settings":  # felt by the next reader that starts
            for reader in tuple(readers._alive):
                await readers._end(reader)
        for _ in range(3):
            error = await failure(readers)
            assert error.reason is Reason.READER_UNAVAILABLE
        if order == "settings":
            assert str(flag) in error.detail
        flag.unlink()
        await readers.analyze(PAGE)
    warnings = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert len([line for line in warnings if "no page can be read" in line]) == 1, "once, and then once an hour"
    assert "count=3" in warnings[-1]


async def test_a_page_that_ends_its_reader_is_told_from_a_sick_machine(tmp_path: Path) -> None:
    """It is accused each time, by a reader that is replaced by a healthy one, and other pages are read."""
    async with pool(tmp_path / "flag") as readers:
        for _ in range(2):
            assert (await failure(readers, KILLER)).reason is Reason.READER_DIED
            assert (await readers.analyze(PAGE)).text.startswith("who")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"), "Resource temporarily unavailable"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
        (MemoryError(), "out of memory"),
        (PermissionError(errno.EACCES, "Permission denied"), "Permission denied"),
    ],
)
async def test_a_machine_that_starts_no_process(
    error: Exception, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(*_: Any, **__: Any) -> None:
        raise error

    async with pool(tmp_path / "flag") as readers:
        with monkeypatch.context() as exhausted:
            exhausted.setattr(asyncio, "create_subprocess_exec", refused)
            failed = await failure(readers)
        assert failed.reason is Reason.READER_UNAVAILABLE
        assert told in failed.detail
        assert (await readers.analyze(PAGE)).text.startswith("who")


async def test_a_bug_in_starting_readers_is_not_taken_for_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def wrong(*_: Any, **__: Any) -> None:
        raise RuntimeError("a bug")

    async with pool(tmp_path / "flag") as readers:
        monkeypatch.setattr(asyncio, "create_subprocess_exec", wrong)
        with pytest.raises(RuntimeError, match="a bug"):
            await readers.analyze(PAGE)


async def test_a_reader_is_not_started_again_and_again_while_none_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []

    async def refused(*_: Any, **__: Any) -> None:
        started.append(1)
        raise OSError(errno.EAGAIN, "no")

    monkeypatch.setattr(asyncio, "create_subprocess_exec", refused)
    async with pool(tmp_path / "flag", pause=PATIENCE) as readers:
        for _ in range(20):
            assert (await failure(readers)).reason is Reason.READER_UNAVAILABLE
    assert len(started) == 1
