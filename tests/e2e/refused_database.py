"""The database refuses: another process holds the write lock, or the disk fails; and the desk tries again."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from typing import Any

import pytest

from tests.e2e.newsroom import Newsroom
from tests.fakes.sql import refusal
from tests.fakes.waiting import moments


@asynccontextmanager
async def locked(room: Newsroom) -> AsyncIterator[None]:
    """The lock is held until the block ends. SQLite waits for 1 ms."""
    writer = room.app.database._writer
    assert writer is not None
    await writer.execute("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(room.app.database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.rollback()


async def until(room: Newsroom, condition: Callable[[], bool]) -> None:
    """Let the desk's clock run as long as somebody waits for it."""
    async for _ in moments():
        if condition():
            return
        if room.clock.sleepers:
            room.clock.advance(1)


async def stored(room: Newsroom) -> None:
    """What events made the desk store is stored, however often the database refused: their handlers have ended."""
    await until(room, lambda: not any(task.get_name().startswith("discord.py: ") for task in asyncio.all_tasks()))


async def unreadable(*_: Any) -> Any:
    """In place of a method that reads."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    raise error


@contextmanager
def full_disk(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing can be written until the block ends."""

    async def refused(*_: Any, **__: Any) -> Any:
        raise refusal(sqlite3.SQLITE_FULL, "database or disk is full")

    with monkeypatch.context() as patched:
        for name in ("write", "write_unsynced"):
            patched.setattr(room.app.database, name, refused)
        yield
