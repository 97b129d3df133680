"""New databases are copies of one that a test process makes once: to make the tables takes longer than most tests."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from bot.storage import migrations
from bot.storage.engine import sql_functions


def copy_instead_of_making() -> None:
    """From now on an empty file gets the pages of a database that was made of schema.sql once. Migrations run."""
    make, whole = migrations._apply, migrations.schema()

    @cache
    def made() -> bytes:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            sql_functions.register(connection)
            make(connection, whole, migrations.VERSION)
            return connection.serialize()

    def apply(connection: sqlite3.Connection, statements: str, version: int) -> None:
        file = Path(connection.execute("PRAGMA database_list").fetchone()[2])
        if (statements, version) == (whole, migrations.VERSION) and file.is_file():
            file.write_bytes(made())  # SQLite looks at the file again before its next statement
        else:
            make(connection, statements, version)

    migrations._apply = apply
