"""Run a function on the thread of an aiosqlite connection, in one transaction.

aiosqlite sends one statement at a time to its thread; storing an article takes a hundred, and sending them costs more
than running them. It has no public way to send a function, so this module uses two private names of its `Connection`
and nothing else in the project does. They are checked at import.
"""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, TypeVar

import aiosqlite

P = ParamSpec("P")
T = TypeVar("T")
Work = Callable[Concatenate[sqlite3.Connection, P], T]
"""A function of a connection. It neither commits nor rolls back, and it awaits nothing."""

if not inspect.iscoroutinefunction(getattr(aiosqlite.Connection, "_execute", None)) or not isinstance(
    getattr(aiosqlite.Connection, "_conn", None), property
):
    raise ImportError(f"aiosqlite {aiosqlite.__version__} does not run functions on its thread as 0.22 does")


async def run(connection: aiosqlite.Connection, begin: str, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `in_transaction` on the connection's thread and return its result."""
    execute: Callable[..., Awaitable[T]] = connection._execute  # noqa: SLF001  # see the module's docstring
    return await execute(lambda: in_transaction(connection._conn, begin, work, *args, **kwargs))  # noqa: SLF001  # likewise


async def run_outside(connection: aiosqlite.Connection, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `work(connection, …)` on the connection's thread in no transaction, as some pragmas need, and return its
    result."""
    execute: Callable[..., Awaitable[T]] = connection._execute  # noqa: SLF001  # see the module's docstring
    return await execute(lambda: work(connection._conn, *args, **kwargs))  # noqa: SLF001  # likewise


def in_transaction(
    connection: sqlite3.Connection, begin: str, work: Work[P, T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """Return `work(connection, …)`, run between the statement `begin` and a commit; rolled back if anything raises."""
    try:
        connection.execute(begin)
        result = work(connection, *args, **kwargs)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    return result
