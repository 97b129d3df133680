"""The schemas of older versions, in empty databases.

`schemas/1.sql` is the first one; each later file has what its version changed, as statements that are run after those
before it. They keep no rows, and do not depend on the steps of `bot/storage/migrations`, which are tested with them.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

_FILES = {int(file.stem): file for file in (Path(__file__).parent / "schemas").glob("*.sql")}
VERSIONS = sorted(_FILES)


def create(connection: sqlite3.Connection, version: int) -> None:
    """Make the tables that a version had in an empty database."""
    changes = "\n".join(_FILES[one].read_text(encoding="utf-8") for one in range(1, version + 1))
    connection.executescript(f"BEGIN;\n{changes}\nCOMMIT;")
    connection.execute(f"PRAGMA user_version = {version:d}")
