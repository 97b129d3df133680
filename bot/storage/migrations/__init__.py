"""Brings a database to the current version of the schema.

    empty file      -> schema.sql, whole
    older version   -> NNNN_what.sql for each version in between, in order
    current version -> nothing
    newer version   -> refused: this program does not know its schema

A step is one transaction, which sets the version (`PRAGMA user_version`) too: a crash leaves either the old database or
the new one. A step that converts every row of a large table has three parts:

    what is before the line `-- repeat until empty: TABLE`       one transaction, which marks the step as begun
    what follows, up to the line `-- once:`                      a transaction each time, until the table is empty
    the rest                                                     one transaction, which sets the version

The repeated part takes some rows out of the table and puts them elsewhere, so that an interruption loses the last of
them only and the next start goes on. An older program refuses a database with the mark, as it does one of a newer
version. Steps may call `conversions`.

To change the schema: edit schema.sql, raise VERSION, add the step that an older file needs, and write what changed to
tests/migration/schemas.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from importlib.resources.abc import Traversable

from bot.model.errors import Reason, SettingsFailed
from bot.storage.migrations import conversions

VERSION = 32

_BEGUN = 1 << 16
"""Added to the version while the step to the next one is half done."""
_REPEATED, _ONCE = "\n-- repeat until empty: ", "\n-- once:\n"
_TENTHS = 10
_FOREIGN = "the file is a database of another program"

log = logging.getLogger(__name__)


def schema() -> str:
    """The statements that create a database of the current version in an empty file."""
    return (resources.files("bot.storage") / "schema.sql").read_text(encoding="utf-8")


def steps(folder: Traversable | None = None) -> dict[int, str]:
    """Version -> the statements that lead to it from the version before. `folder` holds files named NNNN_what.sql."""
    files = (folder or resources.files(__name__)).iterdir()
    return {int(file.name[:4]): file.read_text(encoding="utf-8") for file in files if file.name.endswith(".sql")}


def bring_up_to_date(
    connection: sqlite3.Connection, version: int = VERSION, migrations: dict[int, str] | None = None
) -> int:
    """Create or migrate the database to `version`; the version that it had, 0 for an empty file. `connection` is in
    autocommit mode and the only one on its file.

    Raises SettingsFailed NEWER_DATABASE, or BROKEN_DATABASE where the file is not a desk's database.
    """
    found = version_of(connection)
    if found > version:
        raise SettingsFailed(Reason.NEWER_DATABASE, f"version {found}, this program knows {version}")
    if found == 0:
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise SettingsFailed(Reason.BROKEN_DATABASE, _FOREIGN)
        _apply(connection, schema(), version)
        return found
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'shelves'").fetchone():
        raise SettingsFailed(Reason.BROKEN_DATABASE, _FOREIGN)
    if found == version:
        return found
    conversions.register(connection)
    migrations = steps() if migrations is None else migrations
    for step in range(found + 1, version + 1):
        log.info("database is converted to another version of the schema, which may take minutes kind=%s", step)
        _apply(connection, migrations[step], step)
    return found


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the database, 0 for an empty file; while a step is half done, the one before it."""
    return _stored_version(connection) & ~_BEGUN


def _stored_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _apply(connection: sqlite3.Connection, statements: str, version: int) -> None:
    """Run one step. Foreign keys are off meanwhile, as rebuilding a table needs, and checked after."""
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        if _REPEATED in statements:
            before, _, rest = statements.partition(_REPEATED)
            repeated, _, statements = rest.partition(_ONCE)
            _move_rows(connection, before, repeated, version - 1)
        with _transaction(connection):
            for statement in _split(statements):
                connection.execute(statement)
            if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
                raise SettingsFailed(
                    Reason.BROKEN_DATABASE, f"version {version}: {len(broken)} rows without their parent"
                )
            connection.execute(f"PRAGMA user_version = {version:d}")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _move_rows(connection: sqlite3.Connection, first: str, repeated: str, before: int) -> None:
    """Run `first`, unless the step was begun by another run, and the repeated part, whose first line is the name of a
    table, until that table is empty."""
    if _stored_version(connection) & _BEGUN == 0:
        with _transaction(connection):
            for statement in _split(first):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_BEGUN + before:d}")
    table, _, statements = repeated.partition("\n")
    count = f"SELECT count(*) FROM {table}"  # noqa: S608  # a name from a file of this package
    some = f"SELECT EXISTS (SELECT 1 FROM {table})"  # noqa: S608  # likewise
    batch = _split(statements)
    total, done, told = connection.execute(count).fetchone()[0], 0, 0
    while connection.execute(some).fetchone()[0]:
        with _transaction(connection):
            for statement in batch:
                moved = connection.execute(statement).rowcount
        done += moved
        if done * _TENTHS // total > told:
            told = done * _TENTHS // total
            log.info("rows of the database are converted count=%s left=%s kind=%s", done, total - done, table)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        connection.rollback()


def _split(statements: str) -> list[str]:
    """Split into statements: `executescript` would commit the transaction that they belong to."""
    found, current = [], ""
    for line in statements.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    return found
