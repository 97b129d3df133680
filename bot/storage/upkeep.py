"""Looking after the database file: a copy for safe keeping, and whether it is whole. Synchronous."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

_MOST_TROUBLES = 20


def copy(source: Path, target: Path) -> None:
    """Write the database as it is at this moment to `target`, which must not exist; the desk may go on writing.

    The copy appears under its name only when it is whole. Raises sqlite3.Error, OSError.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with closing(_connect(source)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)


def troubles(path: Path) -> list[str]:
    """What is damaged in the file, at most some twenty lines; empty when all is well. Raises sqlite3.Error where it is
    no database at all."""
    with closing(_connect(path)) as connection:
        found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST_TROUBLES})")]
        found = [] if found == ["ok"] else found
        orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_TROUBLES)
        return found + [
            f"{table} row {row} points at a {parent} row that is not there" for table, row, parent, _ in orphans
        ]


def _connect(path: Path) -> sqlite3.Connection:
    """For reading only, beside a desk at work."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=10)
