"""A server that moves away leaves at once, and leaves what it would have left article by article."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.model.curation.acts import Curator
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.storage import retention
from bot.storage.engine import maintenance
from bot.storage.moves import whole_shelf
from bot.storage.shelves import shelves
from bot.text.sources.outlets import SourceTable
from tests.fakes.desk import ANNA, BORIS
from tests.fakes.moved_server import HELD, empty_world, furnish_old, save

_WIRE = (
    "Ferry line to Wonsan opens\n> published 2024-09-16T08:12:00+09:00\n> korea 0.9\nThe ferry line between the two"
    " harbours opens in spring, the company said on Monday. Its first ship carries eighty passengers and twenty cars"
    " across the bay in four hours. {person:Lee Harim}, who runs the company, said that a second ship was being built"
    " in the yard of the northern harbour. Tickets for the first month are sold at both harbours from next week on."
)
_NOT_COMPARED = ("sqlite_sequence", "sqlite_stat1", "touched")


@pytest.fixture
async def database(tmp_path: Path) -> Path:
    """Of two servers that share articles, and parts of texts."""
    world = empty_world(tmp_path)
    await furnish_old(world)
    async with world.desk(world.old) as desk:
        for shelf, outlet in ((ANNA, "wire"), (BORIS, "first"), (ANNA, "second"), (BORIS, "third")):
            await desk.save(shelf, f"https://{outlet}.example/ferry", f"{_WIRE} {outlet.title()} has more of it.")
    return world.old


def one_by_one(connection: sqlite3.Connection, shelf_id: int) -> None:
    held = "SELECT article_id FROM {} WHERE shelf_id = ?"
    for table in ("shelf_articles", "removed_articles"):
        for row in connection.execute(held.format(table), (shelf_id,)).fetchall():
            shelves.take_off(connection, shelf_id, row[0])
    connection.execute("UPDATE shelves SET articles = 0, stories = 0 WHERE id = ?", (shelf_id,))


def after(path: Path, take_off: Callable[[sqlite3.Connection, int], None], *, rest: bool) -> dict[str, list[Any]]:
    """Table -> rows, when the articles have left a copy of the database, and the `rest` of the server too."""
    copy = path.with_suffix(f".{take_off.__name__}.{rest}")
    shutil.copy(path, copy)
    with closing(maintenance.connect(copy, "rw")) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN IMMEDIATE")
        shelf_id = connection.execute("SELECT id FROM shelves WHERE key = ?", (ANNA.key,)).fetchone()[0]
        take_off(connection, shelf_id)
        while rest and retention.forget_guild(connection, HELD, 1000, 1000):
            pass
        connection.execute("COMMIT")
        if rest:
            assert maintenance.problems(connection) == []
        tables = connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE '%texts%'"
        ).fetchall()
        return {
            name: sorted((tuple(row) for row in connection.execute(f'SELECT * FROM "{name}"')), key=repr)  # noqa: S608
            for (name,) in tables
            if name not in _NOT_COMPARED
        }


@pytest.mark.parametrize("rest", [False, True], ids=["articles", "server"])
def test_the_articles_leave_at_once_as_they_would_one_by_one(database: Path, rest: bool) -> None:
    before = after(database, lambda *_: None, rest=False)
    assert before["story_copies"], "texts are reused"
    assert before["shelf_splits"]
    assert before["shelf_merges"]
    assert before["removed_articles"]
    at_once, singly = after(database, whole_shelf.take_off, rest=rest), after(database, one_by_one, rest=rest)
    assert at_once == singly
    assert 0 < len(at_once["articles"]) < len(before["articles"]), "what the other server has stays"


_WORDS = "Harbour number {0}\n> published 2024-09-{1:02}T08:12:00+09:00\n> korea 0.9\n{{person:Kim Number{0}}} spoke."


async def test_a_long_shelf_leaves_without_a_step_for_each_name(tmp_path: Path) -> None:
    """A server with 66,000 articles took a quarter of an hour: the counters of each name and day were lowered article
    by article, and full-text rows left in the order of ids, each newer one before an older."""
    world = empty_world(tmp_path)
    async with world.desk(world.old) as desk:
        for number in range(20):
            await desk.save(ANNA, f"https://a.example/{number}", _WORDS.format(number, 28 - number))
    statements: list[str] = []
    with closing(maintenance.connect(world.old, "rw")) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("BEGIN IMMEDIATE")
        connection.set_trace_callback(statements.append)
        whole_shelf.take_off(connection, 1)
        connection.rollback()
    assert len({one for one in statements if re.match(r"(DELETE FROM|UPDATE) shel", one)}) == 8
    numbers = [int(found[1]) for one in statements if (found := re.match(r"INSERT INTO titles .*'delete', (\d+)", one))]
    assert len(numbers) == 20
    assert numbers == sorted(numbers)


async def test_what_was_removed_in_the_other_process_and_comes_with_the_file_is_there_again(tmp_path: Path) -> None:
    """As an article that is saved again. A manager had tried the other process before the server was moved to it."""
    world = empty_world(tmp_path)
    for path in (world.old, world.new):
        async with world.desk(path) as desk:
            await save(desk, ANNA, range(3))
    async with world.desk(world.new) as desk:
        curation = CurationService(desk.database, world.clock, OutletNames(SourceTable.load()))
        await curation.remove(ANNA, Curator(77, manages=True), "https://a.example/1")
    world.move()
    async with world.desk(world.new) as desk:
        assert await desk.rows("SELECT articles FROM shelves") == [(3,)]
        assert await desk.rows("SELECT count(*) FROM removed_articles") == [(0,)]
        assert await desk.rows("SELECT count(*) FROM curation_acts WHERE undone_at IS NULL") == [(0,)]
        assert await desk.troubles() == []
