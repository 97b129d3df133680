"""The full-text indexes, and the commands to them, which FTS5 spells as an INSERT."""

from __future__ import annotations

from sqlite3 import Connection

INDEXES = ("texts", "hangul_texts", "titles")
_MERGED = 2
"""Rows that FTS5 changes at least if it had anything to merge."""


def command(connection: Connection, index: str, name: str, value: int | None = None) -> None:
    """Give a command of FTS5 to an index. 'integrity-check' raises sqlite3.DatabaseError where it finds a fault."""
    connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES (?, ?)", (name, value))  # noqa: S608  # of INDEXES


def rebuild(connection: Connection, index: str) -> None:
    """Build an index anew from the articles."""
    command(connection, index, "rebuild")


def merge(connection: Connection, index: str, pages: int) -> bool:
    """Merge segments of an index, writing about `pages` pages; False where there was nothing to merge. A negative
    number begins to merge all segments into one."""
    before = connection.total_changes
    command(connection, index, "merge", pages)
    return connection.total_changes - before >= _MERGED


def merge_two_by_two(connection: Connection, index: str, pages: int) -> bool:
    """As `merge`. Arrivals leave a segment each, and FTS5 merges four or more of a size by itself. Here two are merged,
    so that a search looks into few segments and a word is stored few times."""
    command(connection, index, "usermerge", 2)
    return merge(connection, index, pages)
