"""Rows that were deleted, and copies of them that SQLite left in the gaps of pages."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.storage.engine import page_gaps

MARK = b"zqx"


def _file_with_gaps(path: Path) -> list[tuple[int, str]]:
    """Rows of many sizes in random order, of which those with the mark were deleted; the others."""
    chance = random.Random(3)  # noqa: S311  # repeatable, not secret
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT)")
        connection.execute("CREATE INDEX words_word ON words (word, id)")
        for number in chance.sample(range(4000), 4000):
            mark = "zqx" if number % 3 == 0 else "abc"
            connection.execute("INSERT INTO words VALUES (?, ?)", (number, mark * chance.randint(1, 90)))
        connection.execute("DELETE FROM words WHERE word LIKE 'zqx%'")
        return connection.execute("SELECT * FROM words ORDER BY id").fetchall()


def test_nothing_of_deleted_rows_is_left_and_nothing_else_changes(tmp_path: Path) -> None:
    path = tmp_path / "words.sqlite3"
    rows = _file_with_gaps(path)
    assert MARK in path.read_bytes(), "SQLite overwrites gaps by itself by now; this module is needed no longer"
    assert page_gaps.overwrite(path)
    assert MARK not in path.read_bytes()
    assert page_gaps.overwrite(path) == 0
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT * FROM words ORDER BY id").fetchall() == rows


def test_a_file_in_use_is_cleaned_too_and_rolled_back_with_its_transaction(tmp_path: Path) -> None:
    path = tmp_path / "words.sqlite3"
    rows = _file_with_gaps(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer, closing(sqlite3.connect(path)) as reader:
        writer.execute("PRAGMA journal_mode = WAL")
        assert page_gaps.are_reachable(writer)
        dirty = page_gaps.dirty(reader, 1, page_gaps.last_page(reader))
        writer.execute("BEGIN IMMEDIATE")
        assert page_gaps.clean(writer, dirty) == len(dirty) > 0
        writer.execute("ROLLBACK")
        assert page_gaps.dirty(reader, 1, page_gaps.last_page(reader)) == dirty
        for number in dirty:
            page_gaps.clean(writer, [number])
        assert page_gaps.clean(writer, dirty) == 0
        assert page_gaps.dirty(reader, 1, page_gaps.last_page(reader)) == []
        assert writer.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert writer.execute("SELECT * FROM words ORDER BY id").fetchall() == rows
        reader.rollback()
        writer.execute("PRAGMA wal_checkpoint (TRUNCATE)")
        assert MARK not in path.read_bytes()


def test_an_interrupted_cleaning_is_no_cleaning(tmp_path: Path) -> None:
    path = tmp_path / "words.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE blobs AS SELECT zeroblob(5000000) AS b")
    assert page_gaps.overwrite(path, lambda: True) is None


def test_a_file_with_pages_of_pointers_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "vacuumed.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    _file_with_gaps(path)
    before = path.read_bytes()
    assert page_gaps.overwrite(path) == 0
    assert path.read_bytes() == before
