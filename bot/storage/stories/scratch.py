"""A database in memory for placing articles without a desk: the command `stories`, benchmarks and tests."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from sqlite3 import Connection

from bot.storage import migrations


@contextmanager
def database() -> Iterator[Connection]:
    """An empty database in memory. Its foreign keys are off, so that articles are placed without being stored."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        connection.executescript(migrations.schema())
        yield connection


def stories(connection: Connection) -> dict[int, int]:
    """Article id -> story id, for all placed articles."""
    rows = connection.execute("SELECT article_id, story_id FROM story_articles").fetchall()
    return {row["article_id"]: row["story_id"] for row in rows}
