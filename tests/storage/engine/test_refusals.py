"""Errors as SQLite raises them: which are a refusal, and which a bug of the program."""

from __future__ import annotations

import errno
import os
import resource
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.model.errors import Reason
from bot.storage.engine import refusals
from bot.storage.engine.refusals import folder_refused, is_refusal


def error_of(path: Path, *statements: str) -> sqlite3.Error:
    """The error that the last statement ends with."""
    *before, last = statements
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as connection:
        for statement in before:
            connection.execute(statement)
        with pytest.raises(sqlite3.Error) as raised:
            connection.execute(last)
    return raised.value


@pytest.mark.parametrize(
    "statements",
    [
        ("SELECT no_such_column FROM sqlite_schema",),
        ("CREATE TABLE a (b UNIQUE)", "INSERT INTO a VALUES (1)", "INSERT INTO a VALUES (1)"),
        ("SELECT ?",),
        ("SELECT 1; SELECT 2",),
    ],
    ids=["missing column", "violated constraint", "missing parameter", "two statements"],
)
def test_a_bug_is_no_refusal(tmp_path: Path, statements: tuple[str, ...]) -> None:
    assert not is_refusal(error_of(tmp_path / "a.sqlite3", *statements))


def test_a_full_disk(tmp_path: Path) -> None:
    full = error_of(
        tmp_path / "a.sqlite3",
        "PRAGMA max_page_count = 2",
        "CREATE TABLE a (b)",
        "INSERT INTO a VALUES (zeroblob(9999))",
    )
    assert (is_refusal(full), refusals.reason(full)) == (True, Reason.DISK_FULL)


def test_a_disk_that_was_filled_while_the_desk_was_stopped(tmp_path: Path) -> None:
    """The start makes the index of the write-ahead log first, 32 kB."""
    path = tmp_path / "a.sqlite3"
    with closing(sqlite3.connect(path)) as stopped:
        stopped.execute("PRAGMA journal_mode = WAL")
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, most[1]))
    try:
        full = error_of(path, "SELECT * FROM sqlite_schema")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert (is_refusal(full), refusals.reason(full)) == (True, Reason.DISK_FULL)


def test_a_database_locked_by_another_process(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE a (b)")
        other.execute("BEGIN IMMEDIATE")
        locked = error_of(path, "INSERT INTO a VALUES (1)")
    assert (is_refusal(locked), refusals.reason(locked)) == (True, Reason.DATABASE_REFUSED)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(b"not a database" * 500)
    garbage = error_of(path, "SELECT * FROM sqlite_schema")
    assert (is_refusal(garbage), refusals.reason(garbage)) == (True, Reason.BROKEN_DATABASE)


def test_other_errors_are_none() -> None:
    assert not is_refusal(OSError("disk full"))
    assert not is_refusal(sqlite3.ProgrammingError("Cannot operate on a closed database."))


@pytest.mark.parametrize("lacking", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_named_and_not_the_file_that_did_not_fit(lacking: int) -> None:
    told = folder_refused(OSError(lacking, os.strerror(lacking)), Path("desk.sqlite3.lock"))
    assert (told.reason, told.detail) == (Reason.DISK_FULL, "")


def test_a_folder_that_cannot_be_written_is_named() -> None:
    told = folder_refused(OSError(errno.EROFS, "Read-only file system"), Path("desk.sqlite3.lock"))
    assert (told.reason, told.detail) == (Reason.DATA_FOLDER, "desk.sqlite3.lock: Read-only file system")
