"""New databases are copies of one that a test process makes once: to make the tables takes longer than most tests."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

from bot.storage import migrations
from bot.storage.engine import database, lock, sql_functions


def copy_instead_of_making() -> None:
    """From now on a new file is a copy of a finished one, with its permissions, and an empty file gets the pages of a
    database that was made of schema.sql once. Migrations run."""
    _copy_pages()
    _copy_files()


def _copy_pages() -> None:
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


def _copy_files() -> None:
    prepare = database._prepare

    @cache
    def prepared() -> tuple[bytes, int]:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "new.sqlite3")
            prepare(file, lambda: False)
            return file.read_bytes(), file.stat().st_mode

    def prepare_once(path: Path, stopped: database.Stopped) -> None:
        if set(path.parent.glob(f"{path.name}*")) <= {lock.beside(path)}:
            content, mode = prepared()
            path.write_bytes(content)
            path.chmod(mode)
        else:
            prepare(path, stopped)

    database._prepare = prepare_once
