"""The desk's connections to SQLite, inline: a transaction runs between two of the event loop's callbacks.

The real `Database` runs over them, with the real transactions on a real file. Before each it yields, and after each
that writes, so that others get their turn and a kill finds a place. The busy time-out is 0; a fault is what SQLite
itself would say.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from tests.fakes.inline_connection import InlineConnection
from tests.fakes.sql import full, locked
from tests.simulation.loop import VirtualTime

T = TypeVar("T")

_IN_MEMORY = ("PRAGMA synchronous = OFF", "PRAGMA busy_timeout = 0")
"""Set after the desk's own pragmas: no power fails here, and nobody waits for a lock."""


class Door:
    """Opens connections for one desk. `locked`, `full` and `stuffed` are faults that the world switches on:
    on a full disk the database cannot grow, on a stuffed one its log cannot either, so that nothing is written at all.
    `at_write` is called after each commit, before the writer hears of it."""

    def __init__(self, virtual: VirtualTime, chance: random.Random) -> None:
        self.virtual = virtual
        self.chance = chance
        self.locked = False
        self.full = self.stuffed = False
        self.refused = 0
        self.at_write: Callable[[], None] = lambda: None
        self._changes = 0
        self._raw: list[sqlite3.Connection] = []

    def connect(self, path: Path, **options: Any) -> DoorConnection:
        """In place of `aiosqlite.connect`: the first connection writes, the readers share the second."""
        if len(self._raw) < 2:
            raw = sqlite3.connect(path, check_same_thread=False, **options)
            self._raw.append(raw)
        return DoorConnection(self, self._raw[-1], writes=len(self._raw) == 1)

    def written(self) -> None:
        """A write transaction has been committed; one that changed nothing is no activity."""
        changes = self._raw[0].total_changes
        if changes != self._changes:
            self._changes = changes
            self.virtual.activity += 1
            self.at_write()

    @property
    def is_open(self) -> bool:
        """Whether both connections are there."""
        return len(self._raw) == 2

    @property
    def reader(self) -> sqlite3.Connection:
        """The connection of the readers, between two transactions."""
        return self._raw[1]

    def close(self) -> None:
        """Close the connections. A process that ended has lost them, with what they had not committed."""
        for raw in self._raw:
            raw.close()
        self._raw.clear()


class DoorConnection(InlineConnection):
    """A connection that the door can refuse, and that yields to others also after it has written."""

    def __init__(self, door: Door, raw: sqlite3.Connection, *, writes: bool) -> None:
        super().__init__(raw)
        self._door = door
        self._writes = writes
        self._is_set_up = False
        self._closed = False

    async def close(self) -> None:
        """No transaction begins any more; the door closes what it opened."""
        self._closed = True

    async def _execute(self, work: Callable[[], T]) -> T:
        if not self._is_set_up:
            return self._set_up(work)
        door = self._door
        await self._turns()
        if self._closed:
            raise ValueError("no active connection")
        if door.locked and self._writes:
            door.refused += 1
            raise locked()
        if door.stuffed and self._writes:
            door.refused += 1
            raise full()
        result = self._limited(work) if door.full and self._writes else work()
        if self._writes:
            door.written()
            await self._turns()
        return result

    def _set_up(self, work: Callable[[], T]) -> T:
        """The first call, in which the desk sets the connection up: no fault and nobody else's turn."""
        self._is_set_up = True
        result = work()
        for pragma in _IN_MEMORY:
            self._conn.execute(pragma)
        return result

    def _limited(self, work: Callable[[], T]) -> T:
        """Run a transaction while the disk has no room for one page more."""
        pages = self._conn.execute("PRAGMA page_count").fetchone()[0]
        self._conn.execute(f"PRAGMA max_page_count = {pages:d}")
        try:
            return work()
        except sqlite3.OperationalError:
            self._door.refused += 1
            raise
        finally:
            self._conn.execute("PRAGMA max_page_count = 4294967294")

    async def _turns(self) -> None:
        # Others had a turn already when the task of the transaction began. Asked for thousands of times a run.
        if self._door.chance.getrandbits(1):
            await asyncio.sleep(0)
