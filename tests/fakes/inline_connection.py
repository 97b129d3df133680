"""A connection of `Database` without a thread, for tests of what the desk does between thousands of transactions."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


class InlineConnection:
    """What `Database` uses of an aiosqlite connection. Others have their turn before each transaction, which then runs
    on the event loop."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._conn = raw

    @classmethod
    def connect(cls, path: Path, **options: Any) -> InlineConnection:
        """In place of `aiosqlite.connect`."""
        return cls(sqlite3.connect(path, **options))

    def __await__(self) -> Generator[Any, None, InlineConnection]:
        return self
        yield

    @property
    def row_factory(self) -> Any:
        return self._conn.row_factory

    @row_factory.setter
    def row_factory(self, factory: Any) -> None:
        self._conn.row_factory = factory

    async def close(self) -> None:
        self._conn.close()

    async def _execute(self, work: Callable[[], T]) -> T:
        await asyncio.sleep(0)
        return work()
