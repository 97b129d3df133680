"""One writer, whatever happens to whoever holds it."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiosqlite import Connection

from bot.model.errors import Reason, SettingsFailed
from bot.storage.engine.database import Database
from tests.fakes.waiting import PATIENCE


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database.open(tmp_path / "desk.sqlite3") as opened:
        yield opened


async def _add(connection: Connection, key: str) -> None:
    await connection.execute("INSERT INTO shelves (key) VALUES (?)", (key,))


async def _keys(database: Database) -> list[str]:
    async with database.reading() as connection:
        return [row["key"] for row in await connection.execute_fetchall("SELECT key FROM shelves ORDER BY id")]


async def _write_slowly(database: Database, name: str) -> None:
    async with database.transaction() as connection:
        for part in range(4):
            await _add(connection, f"{name}:{part}")
            await asyncio.sleep(0)


async def test_a_writer_cancelled_anywhere_leaves_all_of_its_work_or_none_and_the_next_one_writes(
    database: Database,
) -> None:
    """Cancelled after 0, 1, 2, … turns of the loop: before BEGIN, inside it, between writes, during the commit."""
    whole = 0
    for turns in range(60):
        task = asyncio.create_task(_write_slowly(database, f"guild:{turns}"))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        async with asyncio.timeout(PATIENCE), database.transaction() as connection:
            await _add(connection, f"after:{turns}")
        mine = [key for key in await _keys(database) if key.startswith(f"guild:{turns}:")]
        assert len(mine) in (0, 4)
        whole += bool(mine)
    assert len([key for key in await _keys(database) if key.startswith("after:")]) == 60
    assert whole < 60, "no cancellation came early enough to test anything"


async def test_a_writer_cancelled_at_random_moments_never_wedges_the_desk(database: Database) -> None:
    chance = random.Random(7)  # noqa: S311  # a test's dice
    for trial in range(30):
        task = asyncio.create_task(_write_slowly(database, f"guild:{trial}"))
        await asyncio.sleep(chance.random() * 0.003)
        task.cancel()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        async with asyncio.timeout(PATIENCE), database.transaction() as connection:
            await _add(connection, f"after:{trial}")
    groups: dict[str, int] = {}
    for key in await _keys(database):
        groups[key.rsplit(":", 1)[0]] = groups.get(key.rsplit(":", 1)[0], 0) + 1
    groups.pop("after")
    assert set(groups.values()) <= {4}


async def test_a_cancellation_that_comes_with_the_commit_is_delivered_after_it(database: Database) -> None:
    entered = asyncio.Event()

    async def write() -> None:
        async with database.transaction() as connection:
            await _add(connection, "guild:1")
            entered.set()

    task = asyncio.create_task(write())
    await entered.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await _keys(database) == ["guild:1"]


async def _add_four(connection: Connection, name: str) -> None:
    for part in range(4):
        await _add(connection, f"{name}:{part}")


async def test_work_in_one_go_that_is_cancelled_anywhere_is_done_whole_or_not_begun(database: Database) -> None:
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


async def _add_and_wait(connection: Connection) -> None:
    await _add(connection, "guild:1")
    await asyncio.sleep(0)


async def test_work_in_one_go_that_waits_for_something_else_is_a_bug_and_is_undone(database: Database) -> None:
    with pytest.raises(RuntimeError, match="something else"):
        await database.write(_add_and_wait)
    await database.write(_add, "guild:2")
    assert await _keys(database) == ["guild:2"]


async def test_what_reads_in_one_go_cannot_write(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        await database.read(_add, "guild:1")
    assert await _keys(database) == []


async def _write_and_fail(database: Database) -> None:
    async with database.transaction() as connection:
        await _add(connection, "guild:1")
        raise ZeroDivisionError


async def _write_an_article_without_its_version(database: Database) -> None:
    async with database.transaction() as connection:
        await _add(connection, "guild:1")
        await connection.execute(
            "INSERT INTO articles (title, at, moment, language, korea, version_id, saved_at)"
            " VALUES ('no version', 0, 0, 'en', 0, 99, 0)"
        )


async def test_an_error_in_the_block_undoes_it(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        await _write_and_fail(database)
    assert await _keys(database) == []


async def test_a_constraint_checked_at_the_commit_undoes_the_block(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        await _write_an_article_without_its_version(database)
    assert await _keys(database) == []
    await _write_slowly(database, "guild:2")
    assert len(await _keys(database)) == 4


async def test_writers_wait_for_one_another(database: Database) -> None:
    await asyncio.gather(*(_write_slowly(database, f"guild:{place}") for place in range(8)))
    keys = await _keys(database)
    assert keys == sorted(keys)
    assert len(keys) == 32


async def test_a_reader_cannot_write_and_sees_one_moment(database: Database) -> None:
    async with database.reading() as reader:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            await _add(reader, "guild:1")
    async with database.reading() as reader:
        assert not list(await reader.execute_fetchall("SELECT * FROM shelves"))
        await _write_slowly(database, "guild:2")
        assert not list(await reader.execute_fetchall("SELECT * FROM shelves"))
    assert len(await _keys(database)) == 4


async def test_a_reader_cancelled_in_the_middle_comes_back_to_the_pool(database: Database) -> None:
    async def read() -> None:
        async with database.reading() as reader:
            for _ in range(50):
                await reader.execute_fetchall("SELECT count(*) FROM sqlite_schema")

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
        async with Database.look(path):
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
        await _write_slowly(database, "guild:1")


async def test_a_lock_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite3.lock").mkdir()
    with pytest.raises(SettingsFailed) as refused:
        async with Database.open(tmp_path / "desk.sqlite3"):
            pass
    assert refused.value.reason is Reason.DATA_FOLDER


async def test_the_folder_is_free_again_when_the_desk_has_closed(tmp_path: Path) -> None:
    for _ in range(2):
        async with Database.open(tmp_path / "other.sqlite3") as database:
            await _write_slowly(database, f"guild:{_}")


async def test_looking_is_allowed_while_a_desk_runs_and_sees_what_is_committed(
    tmp_path: Path, database: Database
) -> None:
    await _write_slowly(database, "guild:1")
    async with Database.look(tmp_path / "desk.sqlite3") as looking:
        assert len(await _keys(looking)) == 4
        await _write_slowly(database, "guild:2")
        assert len(await _keys(looking)) == 8


async def test_looking_at_nothing_says_so_and_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(SettingsFailed) as refused:
        async with Database.look(tmp_path / "none.sqlite3"):
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
    async with database.transaction() as connection:
        rows = list(await connection.execute_fetchall("PRAGMA synchronous"))
        journal = list(await connection.execute_fetchall("PRAGMA journal_mode"))
    assert rows[0][0] == 2
    assert journal[0][0] == "wal"
