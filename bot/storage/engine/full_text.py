"""The full-text indexes, and the commands to them, which FTS5 spells as an INSERT."""

from __future__ import annotations

from sqlite3 import Connection

INDEXES = ("texts", "hangul_texts", "titles")
IndexedRow = tuple[int | str | None, ...]
"""The number of a row in an index, then what is indexed: for `titles` the title and its shelves; for the others also
the text before them, and outlet, people and facets after them."""
_TEXTS, _TITLES = "text, title, shelves, outlet, people, facets", "title, shelves"
_COLUMNS = {
    "texts": (_TEXTS, "?, ?, ?, ?, ?, ?"),
    "hangul_texts": (_TEXTS, "?, ?, ?, ?, ?, ?"),
    "titles": (_TITLES, "?, ?"),
}
_MERGED = 2
"""Rows that FTS5 changes at least if it had anything to merge."""


def command(connection: Connection, index: str, name: str, value: int | None = None) -> None:
    """Run a command of FTS5 on an index. 'integrity-check' raises sqlite3.DatabaseError if it finds a fault."""
    connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES (?, ?)", (name, value))  # noqa: S608  # of INDEXES


def insert(connection: Connection, index: str, row: IndexedRow) -> None:
    """Add a row to an index."""
    columns, values = _COLUMNS[index]
    connection.execute(f"INSERT INTO {index} (rowid, {columns}) VALUES (?, {values})", row)  # noqa: S608  # of INDEXES


def delete(connection: Connection, index: str, row: IndexedRow) -> None:
    """Delete a row, which is given as it was inserted. DELETE has FTS5 read it from the tables, with a statement over a
    large view that it prepares anew each time."""
    columns, values = _COLUMNS[index]
    connection.execute(f"INSERT INTO {index} ({index}, rowid, {columns}) VALUES ('delete', ?, {values})", row)  # noqa: S608  # of INDEXES


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
