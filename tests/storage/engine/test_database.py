"""One writer, whatever happens to whoever holds it."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest

from bot.model.errors import Reason, SettingsFailed
from bot.storage.engine import database as engine
from bot.storage.engine import maintenance
from bot.storage.engine.database import Database
from bot.storage.restore import restore
from tests.fakes.sql import fetch_rows, run_sql
from tests.fakes.waiting import PATIENCE

NOW = datetime(2024, 9, 16, tzinfo=UTC)


def _add(connection: Connection, key: str) -> None:
    connection.execute("INSERT INTO shelves (key) VALUES (?)", (key,))


async def _keys(database: Database) -> list[str]:
    return [row["key"] for row in await database.read(fetch_rows, "SELECT key FROM shelves ORDER BY id")]


def _add_four(connection: Connection, name: str) -> None:
    for part in range(4):
        _add(connection, f"{name}:{part}")


@pytest.mark.parametrize("left", [None, b""])
async def test_a_database_that_was_lost_is_not_begun_anew_while_its_backups_are_there(
    tmp_path: Path, left: bytes | None
) -> None:
    """A new one was begun without a word, and its daily backups replaced the good ones within a week."""
    path = tmp_path / "desk.sqlite3"
    async with Database.open(path) as database:
        await database.write(_add, "guild:1")
    folder = tmp_path / "backups"
    folder.mkdir()
    maintenance.copy(path, folder / "desk-20240901-080000.sqlite3")
    path.unlink()
    if left is not None:
        path.write_bytes(left)
    with pytest.raises(SettingsFailed, match=r"desk-20240901-080000\.sqlite3") as caught:
        async with Database.open(path):
            pass
    assert caught.value.reason is Reason.DATA_FOLDER
    await asyncio.to_thread(restore, folder / "desk-20240901-080000.sqlite3", path, NOW)
    async with Database.open(path) as database:
        assert await _keys(database) == ["guild:1"]


async def test_a_database_behind_a_link_to_another_disk_may_be_lost_too(tmp_path: Path) -> None:
    """Its scheduled backups are beside the link."""
    path = tmp_path / "desk.sqlite3"
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "desk-20240901-080000.sqlite3").touch()
    (tmp_path / "disk").mkdir()
    path.symlink_to(tmp_path / "disk" / "desk.sqlite3")
    with pytest.raises(SettingsFailed, match="desk-20240901"):
        async with Database.open(path):
            pass


async def test_the_log_of_a_database_that_is_not_mounted_stays_for_it(tmp_path: Path) -> None:
    """Moved away, as that of a file that was replaced, its last transactions would be lost once the file is back."""
    path = tmp_path / "desk.sqlite3"
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "desk-20240901-080000.sqlite3").touch()
    log = tmp_path / "desk.sqlite3-wal"
    log.write_bytes(b"transactions")
    with pytest.raises(SettingsFailed):
        async with Database.open(path):
            pass
    assert (path.exists(), log.read_bytes()) == (False, b"transactions")


async def test_a_start_that_was_killed_before_its_first_transaction_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    path.touch()
    async with Database.open(path) as database:
        assert await _keys(database) == []


async def test_a_writer_cancelled_at_random_moments_never_wedges_the_desk(database: Database) -> None:
    chance = random.Random(7)  # noqa: S311  # a test's dice
    for trial in range(30):
        task = asyncio.create_task(database.write(_add_four, f"guild:{trial}"))
        await asyncio.sleep(chance.random() * 0.003)
        task.cancel()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        async with asyncio.timeout(PATIENCE):
            await database.write(_add, f"after:{trial}")
    groups: dict[str, int] = {}
    for key in await _keys(database):
        groups[key.rsplit(":", 1)[0]] = groups.get(key.rsplit(":", 1)[0], 0) + 1
    groups.pop("after")
    assert set(groups.values()) <= {4}


async def test_a_cancellation_that_comes_with_the_commit_is_delivered_after_it(database: Database) -> None:
    entered = asyncio.Event()
    loop = asyncio.get_running_loop()

    def add(connection: Connection) -> None:
        _add(connection, "guild:1")
        loop.call_soon_threadsafe(entered.set)

    task = asyncio.create_task(database.write(add))
    await entered.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await _keys(database) == ["guild:1"]


async def test_a_write_that_is_cancelled_anywhere_is_done_whole_or_not_begun(database: Database) -> None:
    whole = 0
    for turns in range(12):
        task = asyncio.create_task(database.write(_add_four, f"guild:{turns}"))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        async with asyncio.timeout(PATIENCE):
            await database.write(_add, f"after:{turns}")
        mine = [key for key in await _keys(database) if key.startswith(f"guild:{turns}:")]
        assert len(mine) in (0, 4)
        whole += bool(mine)
    assert 0 < whole < 12


async def test_what_reads_cannot_write(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        await database.read(_add, "guild:1")
    assert await _keys(database) == []


def _add_and_fail(connection: Connection) -> None:
    _add(connection, "guild:1")
    raise ZeroDivisionError


def _add_an_article_without_its_version(connection: Connection) -> None:
    _add(connection, "guild:1")
    connection.execute(
        "INSERT INTO articles (title, at, moment, language, korea, version_id, saved_at)"
        " VALUES ('no version', 0, 0, 'en', 0, 99, 0)"
    )


async def test_an_error_undoes_the_write(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        await database.write(_add_and_fail)
    assert await _keys(database) == []


async def test_an_error_of_a_cancelled_write_does_not_swallow_the_cancellation(database: Database) -> None:
    entered, released = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def fail(connection: Connection) -> None:
        loop.call_soon_threadsafe(entered.set)
        assert released.wait(PATIENCE)
        _add_and_fail(connection)

    task = asyncio.create_task(database.write(fail))
    await entered.wait()
    task.cancel()
    await asyncio.sleep(0)
    released.set()
    with pytest.raises(asyncio.CancelledError) as raised:
        await task
    assert isinstance(raised.value.__context__, ZeroDivisionError)
    assert task.cancelled()
    assert await _keys(database) == []


async def test_a_constraint_checked_at_the_commit_undoes_the_write(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        await database.write(_add_an_article_without_its_version)
    assert await _keys(database) == []
    await database.write(_add_four, "guild:2")
    assert len(await _keys(database)) == 4


async def test_writers_wait_for_one_another(database: Database) -> None:
    await asyncio.gather(*(database.write(_add_four, f"guild:{place}") for place in range(8)))
    keys = await _keys(database)
    assert keys == sorted(keys)
    assert len(keys) == 32


async def test_a_reader_sees_one_state_however_long_it_reads(database: Database) -> None:
    begun, written = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def read_twice(connection: Connection) -> tuple[int, int]:
        before = len(fetch_rows(connection, "SELECT * FROM shelves"))
        loop.call_soon_threadsafe(begun.set)
        assert written.wait(PATIENCE)
        return before, len(fetch_rows(connection, "SELECT * FROM shelves"))

    reading = asyncio.create_task(database.read(read_twice))
    await begun.wait()
    await database.write(_add_four, "guild:2")
    written.set()
    assert await reading == (0, 0)
    assert len(await _keys(database)) == 4


async def test_a_reader_cancelled_in_the_middle_comes_back_to_the_pool(database: Database) -> None:
    async def read() -> None:
        for _ in range(50):
            await database.read(fetch_rows, "SELECT count(*) FROM sqlite_schema")

    for _ in range(12):
        task = asyncio.create_task(read())
        await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    async with asyncio.timeout(PATIENCE):
        assert await _keys(database) == []


async def test_a_desk_that_is_told_to_stop_while_a_slow_disk_opens_waits_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the connection's thread would answer a loop that is gone: a traceback at the desk's end."""
    connect, asked, there = sqlite3.connect, threading.Event(), threading.Event()

    def slow(*args: Any, **given: Any) -> Any:
        asked.set()
        there.wait(PATIENCE)
        return connect(*args, **given)

    async def opened() -> None:
        async with Database.open_read_only(path):
            pass

    path = tmp_path / "desk.sqlite3"
    async with Database.open(path):
        pass
    monkeypatch.setattr("bot.storage.engine.database._check_version", lambda _: None)
    monkeypatch.setattr(sqlite3, "connect", slow)
    opening = asyncio.create_task(opened())
    await asyncio.to_thread(asked.wait, PATIENCE)
    opening.cancel()
    await asyncio.wait({opening}, timeout=0.05)
    assert not opening.done()
    there.set()
    with pytest.raises(asyncio.CancelledError):
        await opening


async def test_a_second_desk_on_the_same_folder_is_refused(tmp_path: Path, database: Database) -> None:
    with pytest.raises(SettingsFailed) as refused:
        async with Database.open(tmp_path / "desk.sqlite3"):
            pass
    assert refused.value.reason is Reason.ALREADY_RUNNING


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("by", ["folder", "file"])
async def test_a_second_desk_is_refused_by_whatever_link_it_comes(tmp_path: Path, by: str) -> None:
    other = tmp_path / "other"
    if by == "folder":
        other.symlink_to(tmp_path, target_is_directory=True)
    else:
        other.mkdir()
        (other / "desk.sqlite3").symlink_to(tmp_path / "desk.sqlite3")
    with pytest.raises(SettingsFailed) as refused:
        async with Database.open(other / "desk.sqlite3"):
            pass
    assert refused.value.reason is Reason.ALREADY_RUNNING


async def test_a_lock_file_that_a_dead_desk_left_behind_means_nothing(tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite3.lock").write_text("4711")
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        await database.write(_add_four, "guild:1")


async def test_a_lock_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite3.lock").mkdir()
    with pytest.raises(SettingsFailed) as refused:
        async with Database.open(tmp_path / "desk.sqlite3"):
            pass
    assert refused.value.reason is Reason.DATA_FOLDER


async def test_the_folder_is_free_again_when_the_desk_has_closed(tmp_path: Path) -> None:
    for _ in range(2):
        async with Database.open(tmp_path / "other.sqlite3") as database:
            await database.write(_add_four, f"guild:{_}")


async def test_looking_is_allowed_while_a_desk_runs_and_sees_what_is_committed(
    tmp_path: Path, database: Database
) -> None:
    await database.write(_add_four, "guild:1")
    async with Database.open_read_only(tmp_path / "desk.sqlite3") as looking:
        assert len(await _keys(looking)) == 4
        await database.write(_add_four, "guild:2")
        assert len(await _keys(looking)) == 8


async def test_looking_at_nothing_says_so_and_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(SettingsFailed) as refused:
        async with Database.open_read_only(tmp_path / "none.sqlite3"):
            pass
    assert refused.value.reason is Reason.DATA_FOLDER
    assert not (tmp_path / "none.sqlite3").exists()


@pytest.mark.parametrize("content", [b"this is a letter, not a database " * 100, b"\x00" * 5000])
async def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.sqlite3"
    path.write_bytes(content)
    with pytest.raises(SettingsFailed) as refused:
        async with Database.open(path):
            pass
    assert refused.value.reason is Reason.BROKEN_DATABASE


async def test_commits_are_synced_to_disk_before_they_return(database: Database) -> None:
    def pragmas(connection: Connection) -> tuple[int, str]:
        return tuple(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "journal_mode"))

    assert await database.write(pragmas) == (2, "wal")
    assert await database.write_unsynced(pragmas) == (1, "wal")
    assert await database.write(pragmas) == (2, "wal")


async def test_an_unsynced_write_that_fails_leaves_the_next_one_synced(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        await database.write_unsynced(run_sql, "SELECT nothing")
    (row,) = await database.write(fetch_rows, "PRAGMA synchronous")
    assert row["synchronous"] == 2


@pytest.mark.parametrize("count", [1, 8])
async def test_writes_are_refused_together_while_another_program_holds_the_lock(
    database: Database, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """None waits for a lock as often as there are writes before it."""
    monkeypatch.setattr(engine, "_BUSY_MS", 400)
    await database.write(run_sql, "PRAGMA busy_timeout = 400")
    loop, begun = asyncio.get_running_loop(), asyncio.get_running_loop().time()
    ended = list[float]()

    async def write(number: int) -> None:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            await database.write(_add, f"guild:{number}")
        ended.append(loop.time() - begun)

    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await asyncio.gather(*map(write, range(count)))
        other.rollback()
    assert min(ended) >= 0.3
    assert max(ended) < 0.4 + 0.1 * count + 1, "not 0.4 s each"
    await database.write(_add, "guild:after")
    assert await _keys(database) == ["guild:after"]


async def test_a_lock_that_is_given_back_in_time_delays_a_write(database: Database) -> None:
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writes = [asyncio.create_task(database.write(_add, f"guild:{number}")) for number in range(3)]
        await asyncio.sleep(0.2)
        other.rollback()
    await asyncio.gather(*writes)
    assert await _keys(database) == ["guild:0", "guild:1", "guild:2"]
