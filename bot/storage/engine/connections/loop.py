"""The event loop's own connection, on which an answer that is kept is looked up without waiting for a thread.

    a read about a subject -> was the subject read lately?           no: a thread reads
                           -> `work` runs on the loop's connection   it computes, takes long, or SQLite refuses:
                              and asks for what is kept              a thread reads

Handing a read to a thread and back costs more than a look-up of some rows, and while the loop is busy each way waits
until the thread, or the loop, is given Python's lock. What runs here must therefore end at once: a subject that was
read lately has its pages in the memory of the system, `leave_loop` is called before everything that computes, and a
statement of many steps is interrupted. A lock is never waited for.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import OrderedDict
from collections.abc import Hashable
from pathlib import Path
from typing import Any

from bot.storage.engine import sql_functions
from bot.storage.engine.connections.thread import P, T, Work, in_transaction

_LATELY = 600.0
"""Seconds for which the pages of a subject count as being in memory."""
_MOST_SUBJECTS = 4_000
_MOST_STEPS = 20_000
"""Instructions of SQLite's machine in one statement, about a millisecond."""
_CACHE_KIB = 256
"""The connection's own cache. It is small, since the system keeps the pages and each commit of another connection
empties it."""


class NeedsThread(Exception):
    """A read that does not end at once."""


class _LoopConnection(sqlite3.Connection):
    """The connection of the event loop, by its type: `leave_loop` ends a read on it."""


def leave_loop(connection: sqlite3.Connection) -> None:
    """Declare that a computation follows: on the event loop's connection the read ends here, and a thread repeats it
    from the start. Raises NeedsThread."""
    if isinstance(connection, _LoopConnection):
        raise NeedsThread


class LoopReader:
    """Reads on the event loop. Its connection is opened at the first such read, by the loop's thread, which alone uses
    it: most commands that open a database have none."""

    def __init__(self, path: Path, *pragmas: str) -> None:
        self._path = path
        self._pragmas = (*pragmas, "PRAGMA busy_timeout = 0", f"PRAGMA cache_size = -{_CACHE_KIB:d}")
        self._connection: sqlite3.Connection | None = None
        self._lately: OrderedDict[Hashable, float] = OrderedDict()

    def read(self, subject: Hashable, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return `work(connection, …)` in a transaction of its own. Raises NeedsThread or sqlite3.Error where a thread
        is to do it, and what `work` raises."""
        if self._now() - self._lately.get(subject, -_LATELY) >= _LATELY:
            raise NeedsThread
        result = in_transaction(self.connection(), "BEGIN", work, *args, **kwargs)
        self.note(subject)
        return result

    def note(self, subject: Hashable) -> None:
        """Note that a subject has been read now."""
        self._lately[subject] = self._now()
        self._lately.move_to_end(subject)
        if len(self._lately) > _MOST_SUBJECTS:
            self._lately.popitem(last=False)

    def connection(self) -> sqlite3.Connection:
        """The connection. Raises sqlite3.Error where it cannot be opened."""
        if self._connection is None:
            self._connection = _opened(self._path, self._pragmas)
        return self._connection

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    def __enter__(self) -> LoopReader:
        return self

    def __exit__(self, *_: Any) -> None:
        if self._connection is not None:
            self._connection.close()


def _opened(path: Path, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, factory=_LoopConnection)
    try:
        connection.row_factory = sqlite3.Row
        sql_functions.register(connection)
        for pragma in pragmas:
            connection.execute(pragma)
        connection.execute("SELECT number FROM shelf_versions WHERE shelf_id = 0").fetchone()  # reads the schema
        connection.set_progress_handler(lambda: True, _MOST_STEPS)
    except BaseException:
        connection.close()
        raise
    return connection
