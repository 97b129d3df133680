"""Which errors of SQLite are refusals of the database, and not bugs."""

from __future__ import annotations

import sqlite3


def is_refusal(error: BaseException) -> bool:
    """Whether the database refused: it is locked, damaged, or its disk is full. Other errors of SQLite are bugs."""
    return isinstance(error, sqlite3.OperationalError) or type(error) is sqlite3.DatabaseError
