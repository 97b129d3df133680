"""Brings a database to the current version of the schema.

    empty file      -> schema.sql, whole
    older version   -> NNNN_what.sql for each version in between, in order, each in its own transaction
    current version -> nothing
    newer version   -> refused: this program does not know its schema

The version is in `PRAGMA user_version`, which is set in the same transaction: a crash leaves either the old database or
the new one. Steps may call `url_key(address)`, which is NULL for an address that may not be fetched, and
`term_key(term)`.

To change the schema: edit schema.sql, raise VERSION, add the step that an older file needs, and freeze the new schema
under tests/migration/.
"""

from __future__ import annotations

import json
import sqlite3
import struct
import zlib
from collections.abc import Callable
from importlib import resources
from importlib.resources.abc import Traversable

from bot.model.errors import LinkRefused, Reason, SettingsFailed
from bot.news.clustering.term_keys import term_key
from bot.policy import urls

VERSION = 3

# Conversions that SQL has no words for, by the name under which the steps call them. Those of a released step stay as
# they are, whatever becomes of the module that reads their result.
_FUNCTIONS: dict[str, Callable[..., bytes | str]] = {
    "compressed": lambda value: zlib.compress(value if isinstance(value, bytes) else value.encode(), 9),
    "fingerprints_of_json": lambda text: struct.pack(f">{len(ones := json.loads(text))}i", *ones),
    "spans_of_json": lambda text: _spans(json.loads(text)),
}


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
            raise SettingsFailed(Reason.BROKEN_DATABASE, "the file is a database of another program")
        _apply(connection, schema(), version)
        return found
    connection.create_function("url_key", 1, _url_key, deterministic=True)
    connection.create_function("term_key", 1, term_key, deterministic=True)
    migrations = steps() if migrations is None else migrations
    for name, function in _FUNCTIONS.items():
        connection.create_function(name, 1, function, deterministic=True)
    for step in range(found + 1, version + 1):
        _apply(connection, migrations[step], step)
    return found


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the database, 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _url_key(address: str | None) -> str | None:
    try:
        return urls.url_key(address or "")
    except LinkRefused:
        return None


def _apply(connection: sqlite3.Connection, statements: str, version: int) -> None:
    """Run one step in a transaction. Foreign keys are off meanwhile, as rebuilding a table needs, and checked after."""
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        for statement in _split(statements):
            connection.execute(statement)
        if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
            raise SettingsFailed(Reason.BROKEN_DATABASE, f"version {version}: {len(broken)} rows without their parent")
        connection.execute(f"PRAGMA user_version = {version:d}")
        connection.execute("COMMIT")
    finally:
        connection.rollback()
        connection.execute("PRAGMA foreign_keys = ON")


def _spans(pairs: list[list[int]]) -> str:
    """[start, end] pairs as distances and lengths."""
    ends = [0, *(end for _, end in pairs)]
    return ",".join(f"{start - before},{end - start}" for before, (start, end) in zip(ends, pairs, strict=False))


def _split(statements: str) -> list[str]:
    """Split into statements: `executescript` would commit the transaction that they belong to."""
    found, current = [], ""
    for line in statements.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    return found
