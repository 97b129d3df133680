"""A simulated crash at a chosen moment: nothing after it reaches the disk, not even a rollback."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite
import pytest

from bot.model.analysis import Analysis, Page
from bot.model.jobs import Fetched
from bot.storage.engine.connections import thread
from bot.storage.engine.database import Database
from tests.fakes.network import FakeNetwork
from tests.fakes.observed import observed_transactions
from tests.fakes.reader import PlainReader


class Crashed(BaseException):
    """The simulated end of the process. No code under test may catch it."""


class Fate:
    """Counts the moments at which the process might die and lets it die at the `fatal` one: after each call to the
    database, and before and after each commit and each call to the network and the reader. (Before any other call is
    after the one before it.)"""

    def __init__(self, fatal: int | None = None, only: Callable[[str], bool] = lambda name: True) -> None:
        self.fatal = fatal
        self.only = only
        self.moments = 0
        self.dead = False
        self.outside: Callable[[], object] | None = None
        """What would survive the process now: its files, and what it did to the world."""
        self.distinct: list[int] = []
        """The moments at which something else would survive than at the moment before. A death at a moment between two
        of them is the death at the first."""
        self.at_distinct: Callable[[int], None] = lambda moment: None
        """Called at these moments, with the number of each."""
        self._survives: object = None
        self._one_at_a_time = threading.RLock()

    def moment(self, name: str) -> None:
        """A moment of any thread. Two at once have numbers of their own."""
        with self._one_at_a_time:
            self._moment(name)

    def _moment(self, name: str) -> None:
        if self.dead:
            raise Crashed
        if self.only(name):
            self.moments += 1
            if self.outside is not None and (survives := self.outside()) != self._survives:
                self._survives = survives
                self.distinct.append(self.moments)
                self.at_distinct(self.moments)
            if self.moments == self.fatal:
                self.dead = True
                raise Crashed


def _files(database: Path) -> tuple[Path, Path]:
    """What of a database survives the process: its file and its write-ahead log."""
    return database, database.with_name(database.name + "-wal")


def digest_of(database: Path) -> bytes:
    """What of a database would survive the process."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in _files(database) if file.exists())).digest()


def copy_as_killed(database: Path, copy: Path) -> None:
    """Write to `copy` what of a database would survive the process now, in the middle of a transaction too."""
    for file, other in zip(_files(database), _files(copy), strict=True):
        if file.exists():
            shutil.copyfile(file, other)


class Cancelling(Fate):
    """Not death: the task that gets to the fatal moment is cancelled there."""

    def moment(self, name: str) -> None:
        if threading.current_thread() is not threading.main_thread():
            return  # a task is cancelled where it waits: before or after work that is done in one go
        self.moments += 1
        task = asyncio.current_task()
        if self.moments == self.fatal and task is not None:
            task.cancel()


@asynccontextmanager
async def fated(fate: Fate, database: Database) -> AsyncIterator[None]:
    """The block runs under this fate and ends where it dies; then its open transaction is dropped, as the operating
    system drops that of a dead process."""
    run_statement: Callable[..., Awaitable[Any]] = aiosqlite.Connection._execute
    fetch, analyze = FakeNetwork.fetch, PlainReader.analyze

    def before(name: str) -> None:
        fate.moment(f"before {name}")

    def after(name: str) -> None:
        if name != "rollback":  # what a dead process undoes reaches nothing
            fate.moment(f"after {name}")

    async def statement(self: aiosqlite.Connection, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        name = args[0] if args and isinstance(args[0], str) else getattr(fn, "__name__", "")
        if name == "commit":
            fate.moment("before commit")
        result = await run_statement(self, fn, *args, **kwargs)
        fate.moment(f"after {name}")
        return result

    async def fetched(self: FakeNetwork, url: str, **kwargs: Any) -> Fetched:
        fate.moment("before fetch")
        page = await fetch(self, url, **kwargs)
        fate.moment("after fetch")
        return page

    async def analyzed(self: PlainReader, page: Page) -> Analysis:
        fate.moment("before analyze")
        analysis = await analyze(self, page)
        fate.moment("after analyze")
        return analysis

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thread, "in_transaction", observed_transactions(before, after))
        patch.setattr(aiosqlite.Connection, "_execute", statement)
        patch.setattr(FakeNetwork, "fetch", fetched)
        patch.setattr(PlainReader, "analyze", analyzed)
        try:
            yield
        except* Crashed:
            pass
    if database._writer is not None:
        await database._writer.rollback()
