"""The database file: one writer, several readers.

Coroutines that share a connection share its transaction, and a cancelled await still writes. So there is one writer
behind a lock; `BEGIN` stands inside the `try`; whatever ends the block, its end (commit or rollback) is carried out
before anyone else gets the writer, cancelled or not. Readers cannot write (`query_only`) and see one moment each.

`write` and `read` do work in one go on a connection's thread; `transaction` and `reading` are for work that waits for
something else between its statements.

`synchronous = FULL`: in WAL mode NORMAL may lose the last commits when the power fails, and a link with its ⏳ is a
promise. See docs/adr for the price.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from bot.model.errors import Reason, SettingsFailed
from bot.storage import migrations
from bot.storage.engine import lock
from bot.storage.engine.connection_thread import P, T, Work, on_its_thread

R = TypeVar("R")

_READERS = 3
_BUSY_MS = 10_000
_PRAGMAS = (f"PRAGMA busy_timeout = {_BUSY_MS:d}", "PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY")


class Database:
    """Made by `open` or `look`."""

    def __init__(self, path: Path, writer: aiosqlite.Connection | None, readers: list[aiosqlite.Connection]) -> None:
        self.path = path
        self._writer = writer
        self._lock = asyncio.Lock()
        self._free: asyncio.LifoQueue[aiosqlite.Connection] = asyncio.LifoQueue()
        for reader in readers:
            self._free.put_nowait(reader)

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncIterator[Database]:
        """The database at `path`, made or migrated if need be, for this process alone.

        Raises SettingsFailed: ALREADY_RUNNING, NEWER_DATABASE, BROKEN_DATABASE, DATA_FOLDER.
        """
        with lock.held(lock.beside(path)):
            await _to_the_end(asyncio.to_thread(_prepare, path))
            async with AsyncExitStack() as stack:
                writer = await stack.enter_async_context(_connected(path, "PRAGMA synchronous = FULL"))
                yield cls(path, writer, await _readers(path, stack))

    @classmethod
    @asynccontextmanager
    async def look(cls, path: Path) -> AsyncIterator[Database]:
        """The database at `path` for reading only, while another process may be writing. `transaction` is a bug here.

        Raises SettingsFailed: NEWER_DATABASE, BROKEN_DATABASE (also where it is older: `open` migrates it).
        """
        await asyncio.to_thread(_check_version, path)
        async with AsyncExitStack() as stack:
            yield cls(path, None, await _readers(path, stack))

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """The writer, in a transaction: committed when the block ends well, rolled back when it does not.

        A cancellation that arrives during the commit is delivered after it: then the block's work is stored.
        """
        writer = self._open_writer()
        async with self._lock:
            try:
                await writer.execute("BEGIN IMMEDIATE")
                yield writer
                await _to_the_end(writer.commit())
            except BaseException:
                # After a commit there is nothing to roll back, and this does nothing.
                await _to_the_end(writer.rollback())
                raise

    async def write(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns, done in a transaction of its own in one go: the loop waits once and does none of its
        arithmetic. A cancellation is delivered after it: then the work is stored, unless it had not begun."""
        writer = self._open_writer()
        async with self._lock:
            return await _to_the_end(on_its_thread(writer, "BEGIN IMMEDIATE", work, *args, **kwargs))

    async def read(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns, read in one go by a reader that sees one moment."""
        reader = await self._free.get()
        try:
            return await _to_the_end(on_its_thread(reader, "BEGIN", work, *args, **kwargs))
        finally:
            self._free.put_nowait(reader)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[aiosqlite.Connection]:
        """A reader that sees the database as it is at its first statement, until the block ends."""
        reader = await self._free.get()
        try:
            await reader.execute("BEGIN")
            yield reader
        finally:
            try:
                await _to_the_end(reader.rollback())
            finally:
                self._free.put_nowait(reader)

    def _open_writer(self) -> aiosqlite.Connection:
        assert self._writer is not None, "this database was opened for looking"  # noqa: S101  # a bug, not an event
        return self._writer

    def bytes(self) -> int:
        """Size on disk, the write-ahead log included."""
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())


async def _to_the_end(work: Coroutine[Any, Any, R]) -> R:
    """Wait for `work` through any number of cancellations, then let the cancellation go on."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    result = task.result()
    if cancelled is not None:
        raise cancelled
    return result


@asynccontextmanager
async def _connected(path: Path, *pragmas: str) -> AsyncIterator[aiosqlite.Connection]:
    """A connection. Its opening and closing are waited for, or its thread would answer a loop that is gone."""
    connection = aiosqlite.connect(path, isolation_level=None)
    try:
        await _to_the_end(_opened(connection))
        connection.row_factory = sqlite3.Row
        for pragma in (*_PRAGMAS, *pragmas):
            await connection.execute(pragma)
        yield connection
    finally:
        await _to_the_end(connection.close())


async def _opened(connection: aiosqlite.Connection) -> None:
    await connection


async def _readers(path: Path, stack: AsyncExitStack) -> list[aiosqlite.Connection]:
    return [await stack.enter_async_context(_connected(path, "PRAGMA query_only = ON")) for _ in range(_READERS)]


def _prepare(path: Path) -> None:
    """Make or migrate the file, in WAL mode."""
    with _refusals(path) as connection:
        migrations.bring_up_to_date(connection)
        connection.execute("PRAGMA journal_mode = WAL")


def _check_version(path: Path) -> None:
    if not path.exists():
        raise SettingsFailed(Reason.DATA_FOLDER, f"{path}: nothing is stored there yet")
    with _refusals(path) as connection:
        found = migrations.version_of(connection)
    if found > migrations.VERSION:
        raise SettingsFailed(Reason.NEWER_DATABASE, f"version {found}, this program knows {migrations.VERSION}")
    if found < migrations.VERSION:
        raise SettingsFailed(Reason.BROKEN_DATABASE, f"{path}: version {found}; start the desk once to bring it up")


@contextmanager
def _refusals(path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection for starting up; what SQLite says about the file becomes SettingsFailed."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=_BUSY_MS / 1000)) as connection:
            yield connection
    except sqlite3.DatabaseError as error:
        cannot = isinstance(error, sqlite3.OperationalError)
        raise SettingsFailed(Reason.DATA_FOLDER if cannot else Reason.BROKEN_DATABASE, f"{path}: {error}") from error
