"""What the event loop reads by itself, and what it leaves to a thread."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from sqlite3 import Connection
from typing import Any

import pytest

from bot.model.errors import NothingFound, Reason
from bot.storage.engine.connections.loop import leave_loop
from bot.storage.engine.database import Database
from tests.fakes.waiting import PATIENCE, moments

_READERS = 3
_COUNTED = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT count(*) FROM n"


def _thread(_: Connection) -> int:
    return threading.get_ident()


def _keys(connection: Connection) -> list[str]:
    return [row["key"] for row in connection.execute("SELECT key FROM shelves ORDER BY id")]


def _add(connection: Connection, key: str) -> None:
    connection.execute("INSERT INTO shelves (key) VALUES (?)", (key,))


async def test_a_subject_is_read_by_a_thread_first_and_then_on_the_loop(database: Database) -> None:
    here = threading.get_ident()
    assert await database.read_at_once("shelf 1", _thread) != here
    assert await database.read_at_once("shelf 1", _thread) == here
    assert await database.read_at_once("shelf 2", _thread) != here


async def test_its_connection_is_opened_at_the_first_read_on_the_loop(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    connect = sqlite3.connect

    def noted(*arguments: Any, **options: Any) -> sqlite3.Connection:
        opened.append(threading.get_ident())
        return connect(*arguments, **options)  # type: ignore[no-any-return]  # what is passed on has no types

    monkeypatch.setattr("bot.storage.engine.connections.loop.sqlite3.connect", noted)
    await database.read_at_once("shelf 1", _thread)
    assert opened == []
    for _ in range(2):
        await database.read_at_once("shelf 1", _thread)
    assert opened == [threading.get_ident()]


async def test_a_thread_reads_where_its_connection_cannot_be_opened(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> sqlite3.Connection:
        raise sqlite3.OperationalError("unable to open database file")

    with monkeypatch.context() as patched:
        patched.setattr("bot.storage.engine.connections.loop.sqlite3.connect", refused)
        for _ in range(2):
            assert await database.read_at_once("shelf 1", _thread) != threading.get_ident()
    assert await database.read_at_once("shelf 1", _thread) == threading.get_ident(), "it is tried again"


async def test_it_sees_what_was_committed_last(database: Database) -> None:
    for number in range(4):
        await database.write(_add, f"guild:{number}")
        assert await database.read_at_once("shelves", _keys) == [f"guild:{one}" for one in range(number + 1)]


async def test_a_read_that_computes_is_left_to_a_thread(database: Database) -> None:
    asked: list[int] = []

    def computed(connection: Connection) -> int:
        asked.append(threading.get_ident())
        leave_loop(connection)
        return threading.get_ident()

    await database.read_at_once("shelf 1", _thread)
    assert await database.read_at_once("shelf 1", computed) != threading.get_ident()
    assert asked[0] == threading.get_ident(), "it was begun on the loop"


async def test_a_long_statement_is_left_to_a_thread(database: Database) -> None:
    threads: list[int] = []

    def counted(connection: Connection, most: int) -> int:
        threads.append(threading.get_ident())
        return int(connection.execute(_COUNTED, (most,)).fetchone()[0])

    await database.read_at_once("shelf 1", _thread)
    assert await database.read_at_once("shelf 1", counted, 10) == 10
    assert await database.read_at_once("shelf 1", counted, 100_000) == 100_000
    assert [one == threading.get_ident() for one in threads] == [True, True, False]


async def test_a_lock_is_not_waited_for_on_the_loop(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []

    def refused_here(connection: Connection) -> list[str]:
        threads.append(threading.get_ident())
        if threading.get_ident() == here:
            raise sqlite3.OperationalError("database is locked")
        return _keys(connection)

    here = threading.get_ident()
    await database.write(_add, "guild:1")
    await database.read_at_once("shelf 1", _thread)
    assert await database.read_at_once("shelf 1", refused_here) == ["guild:1"]
    assert len(threads) == 2


async def test_what_was_not_found_is_said_at_once(database: Database) -> None:
    threads: list[int] = []

    def nothing(_: Connection) -> None:
        threads.append(threading.get_ident())
        raise NothingFound(Reason.EMPTY_SHELF, shelf="guild:1")

    await database.read_at_once("shelf 1", _thread)
    with pytest.raises(NothingFound):
        await database.read_at_once("shelf 1", nothing)
    assert threads == [threading.get_ident()]


async def test_it_writes_nothing(database: Database) -> None:
    await database.read_at_once("shelf 1", _thread)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await database.read_at_once("shelf 1", _add, "guild:1")


async def test_it_waits_for_no_thread(database: Database) -> None:
    """All readers are busy, as while 16 members ask what must be computed."""
    free = threading.Event()

    def busy(_: Connection) -> None:
        free.wait(PATIENCE)

    await database.read_at_once("shelf 1", _thread)
    readers = [asyncio.create_task(database.read(busy)) for _ in range(_READERS + 1)]
    await asyncio.sleep(0)
    assert await database.read_at_once("shelf 1", _thread) == threading.get_ident()
    free.set()
    await asyncio.gather(*readers)


async def test_readers_are_given_in_the_order_of_asking(database: Database) -> None:
    """Also while those who had one ask again: with a queue they passed those who waited."""
    began: list[str] = []
    end = threading.Event()

    def work(_: sqlite3.Connection, name: str) -> None:
        began.append(name)
        end.wait(PATIENCE)

    async def twice() -> None:
        await database.read(work, "first")
        await database.read(work, "again")

    reading = [asyncio.create_task(twice()) for _ in range(_READERS)]
    async for _ in moments():
        if len(began) == _READERS:
            break
    waiting = [asyncio.create_task(database.read(work, "waited")) for _ in range(4 * _READERS)]
    await asyncio.sleep(0)
    end.set()
    await asyncio.gather(*reading, *waiting)
    assert began.index("again") >= 4 * _READERS, began
