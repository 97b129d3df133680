"""The version of a shelf moves with each transaction that changes what its answers read, and with no other."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage import shelf_versions
from bot.storage.engine import sql_functions
from bot.storage.engine.database import Database
from bot.storage.shelf_versions import ShelfVersion
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, BORIS, SmallDesk, open_desk
from tests.fakes.sql import run_sql

_PAGE = "A flood\n> outlet Bay Herald\n{person:Pak Jong Chon} came.\nPak Jong Chon: We are ready.\n"
_ANNAS, _BORISS = 1, 2


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[SmallDesk]:
    """An article on the shelf of Anna, another on that of Boris, and one on both."""
    async with open_desk(tmp_path / "desk.sqlite3", Knowledge([])) as desk:
        await desk.save(ANNA, "https://a.example/1", _PAGE)
        await desk.save(BORIS, "https://a.example/2", _PAGE)
        await desk.save(ANNA, "https://a.example/3", _PAGE)
        await desk.post(BORIS, "https://a.example/3")
        yield desk


async def _versions(desk: SmallDesk) -> tuple[ShelfVersion | None, ShelfVersion | None]:
    annas, boriss = [await desk.database.read(shelf_versions.of_shelf, one) for one in (_ANNAS, _BORISS)]
    return annas, boriss


async def _moved(desk: SmallDesk, sql: str) -> tuple[bool, bool]:
    """Whether a statement in a transaction of the desk moves the versions of Anna's and Boris's shelves."""
    before = await _versions(desk)
    await desk.database.write(run_sql, sql)
    after = await _versions(desk)
    assert await desk.rows("SELECT * FROM touched") == []
    return before[0] != after[0], before[1] != after[1]


@pytest.mark.parametrize(
    ("sql", "moved"),
    [
        ("UPDATE articles SET title = 'B' WHERE id = 1", (True, False)),
        ("UPDATE articles SET title = 'B' WHERE id = 2", (False, True)),
        ("UPDATE articles SET title = 'B' WHERE id = 3", (True, True)),
        ("DELETE FROM mentions WHERE article_id = 3", (True, True)),
        ("DELETE FROM quotes WHERE article_id = 1", (True, False)),
        ("UPDATE versions SET fetched_at = 1 WHERE article_id = 2", (False, True)),
        ("INSERT INTO changes (article_id, at, kinds) VALUES (3, 1, '[]')", (True, True)),
        ("UPDATE story_articles SET near_of = NULL WHERE article_id = 1", (True, False)),
        ("UPDATE stories SET last_at = last_at + 1", (False, False)),
        ("DELETE FROM shelf_articles WHERE shelf_id = 1 AND article_id = 3", (True, False)),
        ("UPDATE shelves SET stories = 7 WHERE id = 2", (False, True)),
        ("UPDATE entities SET name = 'Pak'", (True, True)),
        ("INSERT INTO entity_forms SELECT id, 'park' FROM entities", (True, True)),
        ("INSERT INTO entities (key, name, kind) VALUES ('x', 'X', 'person')", (False, False)),
        ("INSERT INTO desks (guild_id, language) VALUES (1, 'ko')", (True, False)),
        ("UPDATE jobs SET detail = 'x'", (False, False)),
        ("INSERT INTO shelves (key) VALUES ('user:9')", (False, False)),
    ],
)
async def test_shelves_that_hold_what_changed_move_and_no_others(
    desk: SmallDesk, sql: str, moved: tuple[bool, bool]
) -> None:
    assert await _moved(desk, sql) == moved


async def test_names_of_an_entity_that_nothing_mentions_move_nothing(desk: SmallDesk) -> None:
    """They are stored before the first mention, which moves the shelves of its article."""
    await desk.database.write(run_sql, "INSERT INTO entities (id, key, name, kind) VALUES (99, 'x', 'X', 'person')")
    assert await _moved(desk, "INSERT INTO entity_forms VALUES (99, 'x')") == (False, False)
    assert await _moved(desk, "DELETE FROM entities WHERE id = 99") == (False, False)


async def test_counting_begins_with_what_was_touched_whatever_the_statistics_say(desk: SmallDesk) -> None:
    """`touched` is empty whenever the statistics are renewed."""
    await desk.database.write(run_sql, "ANALYZE")
    plan = [row[3] for row in await desk.rows(f"EXPLAIN QUERY PLAN {shelf_versions.COUNT}")]
    assert [line for line in plan if "SCAN s" in line or "SCAN shelf" in line] == []
    assert any("SEARCH s USING COVERING INDEX shelf_articles_article" in line for line in plan), plan


async def test_a_transaction_that_is_rolled_back_moves_nothing(desk: SmallDesk) -> None:
    before = await _versions(desk)
    with pytest.raises(sqlite3.IntegrityError):
        await desk.database.write(_change_and_fail)
    assert await _versions(desk) == before


def _change_and_fail(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE articles SET title = 'B'")
    connection.execute("INSERT INTO shelves (id, key) VALUES (1, 'guild:1')")


async def test_a_write_past_the_desk_leaves_no_version_until_it_is_counted(desk: SmallDesk) -> None:
    before = await _versions(desk)
    _write_past(desk.database, "UPDATE articles SET title = 'B' WHERE id = 1")
    assert await _versions(desk) == (None, None)
    await desk.database.write(run_sql, "UPDATE jobs SET detail = 'x'")
    after = await _versions(desk)
    assert after[0] != before[0]
    assert after[1] == before[1]


def _write_past(database: Database, sql: str) -> None:
    with closing(sqlite3.connect(database.path)) as connection:
        sql_functions.register(connection)
        connection.execute(sql)
        connection.commit()


async def test_the_version_of_a_shelf_outlives_it(desk: SmallDesk) -> None:
    """Its id may be given to another shelf, which must not find what was kept of it."""
    rows = await desk.rows("SELECT number FROM shelf_versions WHERE shelf_id = 2")
    for sql in (
        "DELETE FROM requests WHERE shelf_id = 2",
        "DELETE FROM shelf_articles WHERE shelf_id = 2",
        "UPDATE jobs SET shelf_id = NULL",
        "DELETE FROM shelves WHERE id = 2",
    ):
        await desk.database.write(run_sql, sql)
    await desk.database.write(run_sql, "INSERT INTO shelves (id, key) VALUES (2, 'guild:3')")
    assert await desk.rows("SELECT number FROM shelf_versions WHERE shelf_id = 2") > rows
