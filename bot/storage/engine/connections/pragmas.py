"""Settings of a connection that are changed for one piece of work. They are changed outside transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from bot.storage.engine.connections.thread import P, T, Work


@contextmanager
def changed(connection: sqlite3.Connection, name: str, value: int) -> Iterator[None]:
    """Give a pragma this value while the block runs."""
    usual = connection.execute(f"PRAGMA {name}").fetchone()[0]
    connection.execute(f"PRAGMA {name} = {value:d}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA {name} = {usual:d}")


def with_patience(
    connection: sqlite3.Connection, milliseconds: int, work: Work[P, T], /, *args: P.args, **kwargs: P.kwargs
) -> T:
    """Run `work`, which begins its transaction itself, with so much time to wait for a lock."""
    with changed(connection, "busy_timeout", milliseconds):
        return work(connection, *args, **kwargs)
