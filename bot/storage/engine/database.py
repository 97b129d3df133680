"""The database file: one writer connection, several readers.

`read` and `write` are the only ways in. Each runs a whole function on a connection's thread in one transaction, so a
transaction cannot hold a hidden `await`, and a cancelled caller cannot leave half of one. Readers are `query_only`.

`synchronous = FULL`: in WAL mode NORMAL may lose the last commits at a power failure, and a link that got its ⏳ is a
promise. `write_unsynced` is for what nobody was promised. docs/adr/one-writer.md has the cost.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Hashable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Concatenate, TypeVar

import aiosqlite

from bot.model.errors import Reason, SettingsFailed
from bot.storage import migrations, shelf_versions
from bot.storage.engine import lock, maintenance, page_gaps, refusals, replacement, sql_functions, unfinished
from bot.storage.engine.connections import thread
from bot.storage.engine.connections.loop import LoopReader, NeedsThread
from bot.storage.engine.connections.place import FilePlace
from bot.storage.engine.connections.pragmas import changed, with_patience
from bot.storage.engine.connections.thread import P, T, Work

R = TypeVar("R")
Stopped = Callable[[], bool]
"""Whether the process is to end."""
Connect = Callable[..., aiosqlite.Connection]
"""Opens a connection as `aiosqlite.connect` does; a simulation runs transactions on the event loop instead."""

log = logging.getLogger(__name__)

_READERS = 3
_OVERWRITTEN_SINCE = 3
"""The version of the schema since which deleted rows are overwritten."""
_BUSY_MS = 2_000
"""How long a transaction waits for a lock that another program holds. Members wait for some, so it is short; work
that nobody waits for is tried again by its caller."""
_LATE_MS = 100
"""The shortest wait of a write for the lock, also if it waited long for its turn."""
_START_SECONDS = 10.0
"""Seconds that the start of the desk waits for the lock. It is longer, since nobody is waiting and there is no second
try."""
_CHECKPOINT_MS = 50
_MANY_CHANGES = 1_000
"""Changed rows after which the planner's statistics are looked at when the database is closed."""
_NORMAL = 1
"""The value of `synchronous` with which a commit to the write-ahead log is not synced."""
_PREPARED = 512
"""Statements that a connection keeps prepared, in half a megabyte. Storing an article takes 270 different ones; with
Python's usual 128 each is prepared again for every article."""
_STEPS_BETWEEN = 1_000
"""Instructions of one statement between two questions whether to stop: a step of a conversion has some thousands."""
_OVERWRITE = "PRAGMA secure_delete = ON"
"""What is deleted is overwritten with zeros: erased means gone from the files."""
_READ_ONLY = "PRAGMA query_only = ON"
_PRAGMAS = (f"PRAGMA busy_timeout = {_BUSY_MS:d}", "PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY")


class Database:
    """An open database. Made by `open` or `open_read_only`."""

    def __init__(
        self,
        path: Path,
        writer: aiosqlite.Connection | None,
        readers: list[aiosqlite.Connection],
        at_once: LoopReader | None = None,
    ) -> None:
        self.path = path
        self._writer = writer
        self._lock = asyncio.Lock()
        self._free = readers
        self._turns = asyncio.Semaphore(len(readers))
        """Gives readers in the order in which they were asked for; a queue lets those pass who ask later."""
        self._at_once = at_once
        self._place = FilePlace(path)

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path, connect: Connect = aiosqlite.connect) -> AsyncIterator[Database]:
        """Open the database at `path` for this process alone; create or migrate it where needed. `connect` opens each
        connection, the writer's first.

        Raises SettingsFailed: ALREADY_RUNNING, NEWER_DATABASE, BROKEN_DATABASE, DATA_FOLDER, DISK_FULL, and
        DATABASE_REFUSED where another program holds its lock.
        """
        with lock.held(lock.beside(path)):
            stopped = threading.Event()
            await _to_the_end(asyncio.to_thread(_prepare, path, stopped.is_set), on_cancel=stopped.set)
            async with AsyncExitStack() as stack:
                pragmas = ("PRAGMA synchronous = FULL", _OVERWRITE)
                writer = await stack.enter_async_context(_connected(connect, path, *pragmas))
                readers = await _readers(connect, path, stack)
                database = cls(path, writer, readers, _loop_reader(connect, path, stack))
                try:
                    yield database
                finally:
                    await database._leave_statistics()

    @classmethod
    @asynccontextmanager
    async def open_read_only(cls, path: Path) -> AsyncIterator[Database]:
        """Open the database at `path` for reading while another process may be writing. `write` must not be called.

        Raises SettingsFailed: NEWER_DATABASE, BROKEN_DATABASE (also where it is older: `open` migrates it).
        """
        await asyncio.to_thread(_check_version, path)
        async with AsyncExitStack() as stack:
            yield cls(path, None, await _readers(aiosqlite.connect, path, stack))

    async def write(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return `work(connection, …)`, run in a transaction of its own, which also moves the versions of the shelves
        whose answers it changes (`shelf_versions`).

        A cancellation that arrives meanwhile is raised after the commit: the work is stored unless it had not begun.

        While another program holds the lock, each write is refused `_BUSY_MS` after it was asked for: those that wait
        after it for their turn have waited for the lock as well. A file that is not in its place refuses it too.
        """
        return await self._in_turn(self._transaction, work, *args, **kwargs)

    async def write_unsynced(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """As `write`, but the commit does not wait for the disk: it survives the end of the process, but a power
        failure may undo it unless a `write` followed. For work that is repeated if it is lost."""
        return await self._in_turn(self._unsynced, work, *args, **kwargs)

    async def _in_turn(
        self,
        run: Callable[Concatenate[sqlite3.Connection, Work[P, T], P], T],
        work: Work[P, T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        writer, asked = self._open_writer(), asyncio.get_running_loop().time()
        async with self._lock:
            waited = round(1000 * (asyncio.get_running_loop().time() - asked))
            if waited < _LATE_MS:
                return await _to_the_end(thread.run_outside(writer, run, work, *args, **kwargs))
            patience = max(_BUSY_MS - waited, _LATE_MS)
            return await _to_the_end(thread.run_outside(writer, with_patience, patience, run, work, *args, **kwargs))

    async def read(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return `work(connection, …)`, run on a read-only connection that sees one state of the database."""
        async with self._turns:
            reader = self._free.pop()
            try:
                return await _to_the_end(thread.run(reader, "BEGIN", work, *args, **kwargs))
            finally:
                self._free.append(reader)

    async def read_at_once(self, subject: Hashable, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """As `read`, but on the event loop if that ends at once: for `work` that looks up some rows or a kept answer
        about a `subject` that was read recently (`connections.loop`). `work` may be started twice."""
        if self._at_once is None:
            return await self.read(work, *args, **kwargs)
        with suppress(NeedsThread, sqlite3.Error):
            return self._at_once.read(subject, work, *args, **kwargs)
        result = await self.read(work, *args, **kwargs)
        self._at_once.note(subject)
        return result

    async def _leave_statistics(self) -> None:
        """Renew the planner's statistics before closing where much was written: the start has renewed them, and the
        next one will. A database that refuses is closed without them."""
        try:
            await self.write(_renew_statistics)
        except sqlite3.Error as error:
            log.warning("statistics were not renewed error=%s", error)

    async def checkpoint(self) -> bool:
        """Move the write-ahead log into the database file and empty it; False where another connection is reading an
        older state of the database, as a running backup does."""
        writer = self._open_writer()
        async with self._lock:
            return await _to_the_end(thread.run_outside(writer, _checkpoint))

    def _placed(self, connection: sqlite3.Connection, work: Work[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        self._place.require()
        return counted(connection, work, *args, **kwargs)

    def _transaction(self, connection: sqlite3.Connection, work: Work[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        return thread.in_transaction(connection, "BEGIN IMMEDIATE", self._placed, work, *args, **kwargs)

    def _unsynced(self, connection: sqlite3.Connection, work: Work[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        with changed(connection, "synchronous", _NORMAL):
            return self._transaction(connection, work, *args, **kwargs)

    def _open_writer(self) -> aiosqlite.Connection:
        assert self._writer is not None, "this database was opened read-only"  # noqa: S101  # a bug, not an event
        return self._writer


def counted(connection: sqlite3.Connection, work: Work[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `work` in the present transaction, and move the versions of the shelves that it touched."""
    result = work(connection, *args, **kwargs)
    shelf_versions.count(connection)
    return result


async def _to_the_end(work: Coroutine[Any, Any, R], on_cancel: Callable[[], None] = lambda: None) -> R:
    """Return the result of `work`, waiting for it through any number of cancellations, each of which calls `on_cancel`.

    A cancellation is raised once `work` has ended; an error of `work` is then its `__context__`.
    """
    task = asyncio.create_task(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await _ended(task)
        except asyncio.CancelledError as error:
            cancelled = error
            on_cancel()
    try:
        result = task.result()
    except BaseException:
        if cancelled is not None:
            raise cancelled  # noqa: B904  # implicit chaining: the error becomes the context, not the cause
        raise
    if cancelled is not None:
        raise cancelled
    return result


async def _ended(task: asyncio.Task[Any]) -> None:
    """Wait for a task, which is not cancelled with the caller: `asyncio.wait` of one task, which every transaction
    passes through, at a third of its cost."""
    ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def tell(_: object) -> None:
        if not ended.done():
            ended.set_result(None)

    task.add_done_callback(tell)
    try:
        await ended
    finally:
        task.remove_done_callback(tell)


@asynccontextmanager
async def _connected(connect: Connect, path: Path, *pragmas: str) -> AsyncIterator[aiosqlite.Connection]:
    """A connection. Its opening and closing are always waited for: its thread must not answer a closed event loop."""
    connection = connect(path, isolation_level=None, cached_statements=_PREPARED)
    try:
        await _to_the_end(_opened(connection))
        connection.row_factory = sqlite3.Row
        await _to_the_end(thread.run_outside(connection, _set_up, *_PRAGMAS, *pragmas))
        yield connection
    finally:
        await _to_the_end(connection.close())


async def _opened(connection: aiosqlite.Connection) -> None:
    await connection


def _set_up(connection: sqlite3.Connection, *pragmas: str) -> None:
    sql_functions.register(connection)
    for pragma in pragmas:
        connection.execute(pragma)


async def _readers(connect: Connect, path: Path, stack: AsyncExitStack) -> list[aiosqlite.Connection]:
    return [await stack.enter_async_context(_connected(connect, path, _READ_ONLY)) for _ in range(_READERS)]


def _loop_reader(connect: Connect, path: Path, stack: AsyncExitStack) -> LoopReader | None:
    """The event loop's own connection; none where the others have no thread either, as in a simulation."""
    if connect is not aiosqlite.connect:
        return None
    return stack.enter_context(LoopReader(path, *_PRAGMAS, _READ_ONLY))


def _renew_statistics(connection: sqlite3.Connection) -> None:
    if connection.total_changes >= _MANY_CHANGES:
        maintenance.optimize(connection)


def _checkpoint(connection: sqlite3.Connection) -> bool:
    """Writers wait while SQLite waits for readers, so that is kept short."""
    with changed(connection, "busy_timeout", _CHECKPOINT_MS):
        is_busy = connection.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchone()[0]
    return not is_busy


def _prepare(path: Path, stopped: Stopped) -> None:
    """Create or migrate the file, and set WAL mode. A restore that was interrupted is completed before. Where `stopped`
    answers True, an error is raised soon, and the next start goes on."""
    named, path = path, path.resolve()
    try:
        replacement.complete(path)
        replacement.refuse_lost(named)  # before its write-ahead log, which it needs when it is put back, is moved
        replacement.discard_private_copies(path)
        replacement.discard_foreign_log(path)
        replacement.make_private(path)
    except OSError as error:
        raise refusals.folder_refused(error, path) from None
    with _refusals(path, stopped) as connection:
        if not _migrate(connection, stopped):
            _finish(path, connection)
            return
    is_clean = _overwrite_gaps(path, stopped)
    with _refusals(path, stopped) as connection:
        if is_clean:
            connection.execute("DELETE FROM erasures WHERE is_wiped")
        _finish(path, connection)


def _migrate(connection: sqlite3.Connection, stopped: Stopped) -> bool:
    """Create or migrate the file; return whether unused space in its pages is still to be overwritten."""
    connection.execute(_OVERWRITE)
    if 0 < migrations.version_of(connection) < _OVERWRITTEN_SINCE:
        _rewrite_file(connection, stopped)
    migrations.bring_up_to_date(connection)
    return connection.execute("SELECT 1 FROM erasures WHERE is_wiped").fetchone() is not None


def _finish(path: Path, connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    unfinished.discard(path, connection)
    maintenance.optimize(connection, all_tables=True)


def _overwrite_gaps(path: Path, stopped: Stopped) -> bool:
    """Overwrite the unused space inside pages; False where another process reads the file, it cannot be written, or the
    desk is stopped."""
    with _refusals(path, stopped) as connection:
        if not _checkpoint(connection):
            return False
    log.info("unused space in pages is overwritten, so that deleted texts leave the file bytes=%s", path.stat().st_size)
    try:
        written = page_gaps.overwrite(path, stopped)
    except OSError as error:
        log.warning("unused space in pages could not be overwritten error=%s", error.strerror)
        return False
    log.info("unused space in pages was overwritten count=%s", written)
    return written is not None


def _rewrite_file(connection: sqlite3.Connection, stopped: Stopped) -> None:
    """Drop what earlier deletions left in the file. It takes as much disk again as the database. Before the migration,
    so that the next start does it again where this one is ended: what that one left in the log makes room first."""
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    log.info("database is rewritten once, so that deleted texts leave the file bytes=%s", pages * size)
    try:
        _checkpoint(connection)
        connection.execute("VACUUM")
    except sqlite3.OperationalError as error:
        if stopped():
            raise
        log.warning("the database could not be rewritten; `backup` and `restore` do the same error=%s", error)


def _check_version(path: Path) -> None:
    try:
        is_there = path.exists()
    except OSError as error:
        raise SettingsFailed(Reason.DATA_FOLDER, f"{path.parent}: {error.strerror}") from None
    if not is_there:
        raise SettingsFailed(Reason.DATA_FOLDER, f"{path}: there is no database yet")
    with _refusals(path) as connection:
        found = migrations.version_of(connection)
    if found > migrations.VERSION:
        raise SettingsFailed(Reason.NEWER_DATABASE, f"version {found}, this program knows {migrations.VERSION}")
    if found < migrations.VERSION:
        raise SettingsFailed(Reason.BROKEN_DATABASE, f"{path}: version {found}; start the desk once to migrate it")


@contextmanager
def _refusals(path: Path, stopped: Stopped | None = None) -> Iterator[sqlite3.Connection]:
    """A plain connection for starting up. Where SQLite cannot use the file, that becomes SettingsFailed. `stopped` is
    asked now and then, also within a statement."""
    with (
        refusals.as_settings_failed(path),
        closing(sqlite3.connect(path, isolation_level=None, timeout=_START_SECONDS)) as connection,
    ):
        connection.set_progress_handler(stopped, _STEPS_BETWEEN)
        sql_functions.register(connection)
        yield connection
