"""What programs before version 32 left of deleted texts in the unused parts of pages goes at the first start."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.engine import sql_functions
from bot.storage.engine.database import Database
from tests.fakes.sql import fetch_rows
from tests.migration import frozen_schemas

MARK = b"zqx"


def _left_by_an_older_program(path: Path, version: int) -> None:
    """Rows in the order of chance, of which every third was deleted: SQLite leaves copies of some in the gaps."""
    chance = random.Random(3)  # noqa: S311  # repeatable, not secret
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA synchronous = OFF")
        sql_functions.register(connection)
        frozen_schemas.create(connection, version)
        add = "INSERT INTO entities (id, key, kind, name) VALUES (?, ?, 'person', '')"
        for number in chance.sample(range(4000), 4000):
            word = ("zqx" if number % 3 == 0 else "abc") * chance.randint(1, 90)
            connection.execute(add, (number, f"{word}{number}"))
        connection.execute("DELETE FROM entities WHERE key LIKE 'zqx%'")


def _holds_words(folder: Path) -> bool:
    return any(MARK in file.read_bytes() for file in folder.glob("desk.sqlite3*"))


@pytest.mark.parametrize("version", [27, 31])
async def test_the_start_that_migrates_overwrites_what_is_left_once(
    tmp_path: Path, version: int, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "desk.sqlite3"
    _left_by_an_older_program(path, version)
    assert _holds_words(tmp_path)
    caplog.set_level("INFO")
    for _ in range(2):
        async with Database.open(path) as database:
            assert await database.read(fetch_rows, "SELECT * FROM erasures") == []
            [kept] = await database.read(fetch_rows, "SELECT count(*) FROM entities")
            assert tuple(kept) == (2666,)
    assert not _holds_words(tmp_path)
    assert sum("unused space in pages is overwritten" in line for line in caplog.messages) == 1
