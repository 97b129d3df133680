"""A loop of the desk that ends is started again; the log tells a refusal of the database from a bug."""

from __future__ import annotations

import asyncio
import errno
import logging

import pytest

from bot.services.operations import restarts
from tests.fakes.sql import full, locked


async def _ended_by(errors: list[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a loop that ends with these errors, one at each start."""
    monkeypatch.setattr(restarts, "PAUSE", 0.0)

    async def loop() -> None:
        if not errors:
            raise asyncio.CancelledError
        raise errors.pop(0)

    with pytest.raises(asyncio.CancelledError):
        await restarts.keep_running(loop)


async def test_a_locked_database_is_told_once_and_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Deliveries are sent in a group of tasks, each of which may be refused."""
    await _ended_by([locked(), ExceptionGroup("sends", [locked(), locked()]), locked(), full()], monkeypatch)
    assert [(one.levelno, one.exc_info) for one in caplog.records] == [(logging.WARNING, None)] * 2
    assert "database is locked" in caplog.messages[0]
    assert "disk is full" in caplog.messages[1]


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
