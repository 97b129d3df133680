"""Single statements through the database's one door, for tests that arrange or look at rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from bot.storage.shelves import shelves


def fetch_rows(connection: sqlite3.Connection, sql: str, parameters: Any = ()) -> list[sqlite3.Row]:
    """The rows of a query."""
    return connection.execute(sql, parameters).fetchall()


def run_sql(connection: sqlite3.Connection, sql: str, parameters: Any = ()) -> None:
    """Run one statement."""
    connection.execute(sql, parameters)


def run_many(connection: sqlite3.Connection, sql: str, parameters: Iterable[Any]) -> None:
    """Run one statement for each set of parameters."""
    connection.executemany(sql, parameters)


def unindex_all(connection: sqlite3.Connection) -> None:
    """Have all articles wait to be indexed, as after a conversion."""
    for (article_id,) in connection.execute("SELECT id FROM articles").fetchall():
        shelves.unindex(connection, article_id)
    connection.execute("INSERT INTO unindexed_articles SELECT id, moment FROM articles")
    connection.execute("INSERT INTO touched (article_id, shelf_id) SELECT id, 0 FROM articles")


def refusal(code: int, message: str) -> sqlite3.OperationalError:
    """An error as SQLite raises it when it cannot use the file: `code` is one of its primary codes."""
    error = sqlite3.OperationalError(message)
    error.sqlite_errorcode = code
    return error


def locked() -> sqlite3.OperationalError:
    """Another process holds the lock."""
    return refusal(sqlite3.SQLITE_BUSY, "database is locked")


def full() -> sqlite3.OperationalError:
    """The disk has no room."""
    return refusal(sqlite3.SQLITE_FULL, "database or disk is full")
