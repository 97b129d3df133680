"""Backups by schedule: one when it is due, the oldest deleted, none lost to a clock that ran ahead."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from bot.services.operations.backups import BackupService
from bot.storage.engine.database import Database
from bot.storage.engine.maintenance import copy, troubles
from tests.fakes.clock import SteppedClock
from tests.fakes.waiting import asleep, moments

DAY = 86_400.0


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock()


@pytest.fixture
def service(database: Database, clock: SteppedClock) -> BackupService:
    folder = database.path.with_name("backups")
    return BackupService(database.path, clock, folder, every=timedelta(days=1), kept=3)


def _names(database: Database) -> list[str]:
    return sorted(file.name for file in database.path.with_name("backups").iterdir())


async def test_a_backup_a_day_and_the_newest_three_are_kept(
    database: Database, service: BackupService, clock: SteppedClock
) -> None:
    made = []
    for _ in range(5 * 4):
        made.append(await service.make_due())
        clock.advance(DAY / 4)
    whole = [file for file in made if file is not None]
    assert len(whole) == 5
    assert _names(database) == [file.name for file in whole[-3:]]
    assert troubles(whole[-1]) == []
    assert whole[-1].stat().st_mode & 0o077 == 0
    assert whole[-1].parent.stat().st_mode & 0o077 == 0


async def test_the_operators_own_files_in_the_folder_are_left_alone(
    database: Database, service: BackupService, clock: SteppedClock
) -> None:
    await service.make_due()
    (database.path.with_name("backups") / "before-the-move.sqlite3").write_bytes(b"mine")
    for _ in range(5):
        clock.advance(DAY)
        await service.make_due()
    assert "before-the-move.sqlite3" in _names(database)
    assert len(_names(database)) == 4


async def test_after_a_clock_that_ran_ahead_backups_go_on_and_the_new_ones_are_kept(
    database: Database, service: BackupService, clock: SteppedClock
) -> None:
    clock.advance(400 * DAY)
    for _ in range(3):
        assert await service.make_due() is not None
        clock.advance(DAY)
    clock.advance(-403 * DAY)
    real = []
    for _ in range(3):
        made = await service.make_due()
        assert made is not None
        assert made.exists()
        real.append(made.name)
        clock.advance(DAY)
    assert _names(database) == real


async def test_a_failed_backup_is_reported_and_tried_again(
    database: Database, service: BackupService, clock: SteppedClock, caplog: pytest.LogCaptureFixture
) -> None:
    folder = database.path.with_name("backups")
    folder.write_text("in the way")
    running = asyncio.create_task(service.run())
    await asleep(clock)
    assert "no backup was made" in caplog.text
    folder.unlink()
    clock.advance(3600)
    async for _ in moments():
        if folder.exists() and clock.sleepers:
            break
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert len(_names(database)) == 1


def test_a_stop_ends_the_copying_and_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "large.sqlite3"
    with sqlite3.connect(source) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.executemany("INSERT INTO t VALUES (?)", [(str(number),) for number in range(50_000)])
    connection.close()
    with pytest.raises(sqlite3.OperationalError):
        copy(source, tmp_path / "copy.sqlite3", lambda: True)
    assert {file.name for file in tmp_path.iterdir()} == {"large.sqlite3"}
