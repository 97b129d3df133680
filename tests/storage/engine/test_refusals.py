"""What counts as a refusal of the database."""

from __future__ import annotations

import sqlite3

import pytest

from bot.storage.engine.refusals import is_refusal


@pytest.mark.parametrize(
    "error",
    [
        sqlite3.OperationalError("database is locked"),
        sqlite3.OperationalError("database or disk is full"),
        sqlite3.DatabaseError("database disk image is malformed"),
    ],
)
def test_a_lock_a_full_disk_and_damage_are_refusals(error: sqlite3.Error) -> None:
    assert is_refusal(error)


@pytest.mark.parametrize(
    "error", [sqlite3.IntegrityError("x"), sqlite3.ProgrammingError("x"), sqlite3.InterfaceError("x"), ValueError("x")]
)
def test_a_bug_is_none(error: Exception) -> None:
    assert not is_refusal(error)
