"""Transactions that report each call to the database, so that a test can end the process at any of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

from bot.storage.engine.connections import thread

T = TypeVar("T")


class ObservedConnection:
    """Passes calls on to a connection; `before` is called before each commit and `after` after every call, both with
    the statement or the method's name."""

    def __init__(
        self, connection: sqlite3.Connection, before: Callable[[str], None], after: Callable[[str], None]
    ) -> None:
        self._connection = connection
        self._before = before
        self._after = after

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        return self._observed(sql, lambda: self._connection.execute(sql, parameters))

    def executemany(self, sql: str, parameters: Any) -> sqlite3.Cursor:
        return self._observed(sql, lambda: self._connection.executemany(sql, parameters))

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    def commit(self) -> None:
        self._observed("commit", self._connection.commit)

    def rollback(self) -> None:
        self._observed("rollback", self._connection.rollback)

    def _observed(self, name: str, call: Callable[[], T]) -> T:
        if name == "commit":
            self._before(name)
        result = call()
        self._after(name)
        return result


def observed_transactions(before: Callable[[str], None], after: Callable[[str], None]) -> Callable[..., Any]:
    """A replacement for `thread.in_transaction`."""
    run = thread.in_transaction

    def in_transaction(connection: Any, begin: str, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return run(ObservedConnection(connection, before, after), begin, work, *args, **kwargs)  # type: ignore[arg-type]

    return in_transaction
