"""Work on a connection that is done in one go, on the connection's own thread.

An aiosqlite call hands one statement to the connection's thread and waits for the answer; an article takes a hundred,
and the handing over costs more than the statements. Here the thread is handed the whole work. The functions of
bot/storage are the same in both ways: in this one their calls answer at once, so that they never wait.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import aiosqlite

P = ParamSpec("P")
T = TypeVar("T")
Work = Callable[Concatenate[aiosqlite.Connection, P], Coroutine[Any, Any, T]]
"""A coroutine function that takes a connection and awaits nothing else."""


class InPlace:
    """As much of aiosqlite's Connection as the functions of bot/storage use, without a thread between."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        """See aiosqlite."""
        return self._connection.execute(sql, parameters)

    async def executemany(self, sql: str, parameters: Iterable[Any]) -> sqlite3.Cursor:
        """See aiosqlite."""
        return self._connection.executemany(sql, parameters)

    async def execute_fetchall(self, sql: str, parameters: Any = ()) -> list[sqlite3.Row]:
        """See aiosqlite."""
        return self._connection.execute(sql, parameters).fetchall()

    async def commit(self) -> None:
        """See aiosqlite."""
        self._connection.commit()

    async def rollback(self) -> None:
        """See aiosqlite."""
        self._connection.rollback()


async def on_its_thread(
    connection: aiosqlite.Connection, begin: str, work: Work[P, T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """What the work returns, done from `begin` to the commit on the connection's thread; undone where it raises."""
    whole = _whole(begin, work, *args, **kwargs)
    run: Callable[..., Awaitable[T]] = connection._execute  # noqa: SLF001  # there is no public way onto its thread
    return await run(_run, connection._conn, whole)  # noqa: SLF001  # likewise


def _whole(
    begin: str, work: Work[P, T], *args: P.args, **kwargs: P.kwargs
) -> Callable[[InPlace], Coroutine[Any, Any, T]]:
    async def whole(connection: InPlace) -> T:
        try:
            await connection.execute(begin)
            result = await work(cast("aiosqlite.Connection", connection), *args, **kwargs)
            await connection.commit()
        except BaseException:
            await connection.rollback()
            raise
        return result

    return whole


def _run(connection: sqlite3.Connection, whole: Callable[[InPlace], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine that never waits."""
    coroutine = whole(InPlace(connection))
    try:
        coroutine.send(None)
    except StopIteration as end:
        return cast("T", end.value)
    coroutine.close()
    raise RuntimeError("work on a connection awaited something else")
