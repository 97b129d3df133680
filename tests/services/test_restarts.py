"""A loop of the desk that ends is started again; the log tells a refusal of the database from a bug."""

from __future__ import annotations

import asyncio
import errno
import logging

import pytest

from bot.services.operations import restarts
from tests.fakes.sql import full, locked


async def _ended_by(
    errors: list[Exception], monkeypatch: pytest.MonkeyPatch, trouble: restarts.LoopTrouble | None = None
) -> None:
    """Run a loop that ends with these errors, one at each start."""
    monkeypatch.setattr(restarts, "PAUSE", 0.0)

    async def loop() -> None:
        if not errors:
            raise asyncio.CancelledError
        raise errors.pop(0)

    with pytest.raises(asyncio.CancelledError):
        await restarts.keep_running(loop, trouble or restarts.LoopTrouble())


async def test_a_locked_database_is_told_once_and_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Deliveries are sent in a group of tasks, each of which may be refused."""
    await _ended_by([locked(), ExceptionGroup("sends", [locked(), locked()]), locked(), full()], monkeypatch)
    assert [(one.levelno, one.exc_info) for one in caplog.records] == [(logging.WARNING, None)] * 2
    assert "database is locked" in caplog.messages[0]
    assert "disk is full" in caplog.messages[1]


async def test_what_refuses_several_loops_is_told_once_until_it_has_been_over_for_a_minute(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    trouble, now = restarts.LoopTrouble(), 1000.0
    monkeypatch.setattr(restarts, "monotonic_seconds", lambda: now)
    for now, told in ((1000.0, 1), (1030.0, 1), (1089.0, 1), (1150.0, 2)):
        await _ended_by([full(), full()], monkeypatch, trouble)
        assert len(caplog.messages) == told, now


async def test_a_cause_that_lasts_hides_no_other_one(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    trouble, now = restarts.LoopTrouble(), 0.0
    monkeypatch.setattr(restarts, "monotonic_seconds", lambda: now)
    for now in range(1000, 4000, 30):
        disk = [full()] if now in (1030, 2500) else []
        await _ended_by([PermissionError("denied"), *disk], monkeypatch, trouble)
    causes = ["disk is full" if "disk is full" in one else "denied" for one in caplog.messages]
    assert causes == ["denied", "disk is full", "disk is full"]
    caplog.clear()
    await _ended_by([PermissionError(f"denied {number}") for number in range(100)], monkeypatch, trouble)
    assert len(caplog.messages) == 20


async def test_so_is_a_file_that_cannot_be_used(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Orders to erase are files beside the database; its loops are in a group within a group."""
    denied, no_room = PermissionError(errno.EACCES, "denied"), OSError(errno.ENOSPC, "no room")
    nested = ExceptionGroup("loops", [ExceptionGroup("orders", [denied])])
    await _ended_by([denied, nested, no_room, no_room], monkeypatch)
    assert [(one.levelno, one.exc_info) for one in caplog.records] == [(logging.WARNING, None)] * 2


async def test_a_bug_is_told_each_time_with_its_traceback(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await _ended_by([KeyError(), ExceptionGroup("sends", [locked(), KeyError()])], monkeypatch)
    assert [one.levelno for one in caplog.records] == [logging.ERROR] * 2
    assert all(one.exc_info for one in caplog.records)
