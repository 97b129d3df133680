"""Removes words of deleted rows from the places where SQLite keeps them.

Rows and pages are overwritten when they are deleted (`PRAGMA secure_delete`). Three places are left: the full-text
indexes, which only mark a deleted article until all its segments are merged; samples of index keys that ANALYZE took;
and the write-ahead log, which `Database.checkpoint` empties. docs/adr/erasure.md says why the indexes are merged.
"""

from __future__ import annotations

from sqlite3 import Connection

from bot.storage.engine import full_text
from bot.storage.shelves import shelves

_HANGUL = {"texts": 0, "hangul_texts": 1}
_NEWEST = (
    "SELECT a.id FROM articles AS a JOIN versions AS v ON v.id = a.version_id WHERE ?1 IS NULL OR v.hangul = ?1"
    " ORDER BY a.id DESC LIMIT 1"
)
"""The newest article of an index; in an index of hundreds of pages, one of the newest is near enough."""
_PAGES = 64
"""Pages of an index (4 KB each) that one step writes: some 20 ms."""
_TINY = 40
_SMALL = 10_000
"""Pages of a small index at most."""


def rounds(connection: Connection, index: str) -> int:
    """How often an index is to be merged until no deleted word is left; 0 for a tiny one, which is to be rebuilt.

    A merge drops deleted words where the merged segments are the oldest ones, so it must write to a level above all
    others. It does where the segments were on several levels. In a small index all may be on the lowest: then the first
    round only lifts them from there.
    """
    query = f"SELECT count(*) FROM (SELECT 1 FROM {index}_data LIMIT ?)"  # noqa: S608  # of full_text.INDEXES
    pages = connection.execute(query, (_SMALL,)).fetchone()[0]
    return 0 if pages < _TINY else 2 if pages < _SMALL else 1


def begin_merge(connection: Connection, index: str) -> None:
    """Begin to merge all segments of an index into one. Called again, it goes on with what was begun."""
    rows = connection.execute(_NEWEST, (_HANGUL.get(index),)).fetchall()
    for row in rows:
        shelves.reindex(connection, row[0])  # a segment on the lowest level, so that not all are on one above
    full_text.merge(connection, index, -_PAGES)


def merge_some(connection: Connection, index: str) -> bool:
    """Go on with the merge; False where it is complete."""
    return full_text.merge(connection, index, _PAGES)


def forget_samples(connection: Connection) -> None:
    """Delete what ANALYZE sampled of index keys, in builds of SQLite that do."""
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat4'").fetchone():
        connection.execute("DELETE FROM sqlite_stat4")
