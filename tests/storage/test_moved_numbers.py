"""Numbers that people saw go along with a server that is moved to another process, and none is given out twice."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.model.curation.acts import Curator
from bot.policy.curation.typed import TypedCorrection
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.storage.shelves import shelves
from bot.text.sources.outlets import SourceTable
from tests.fakes.desk import ANNA
from tests.fakes.moved_server import PAGE, World, empty_world, furnish_old, save


@pytest.fixture
def world(tmp_path: Path) -> World:
    return empty_world(tmp_path)


async def test_acts_keep_the_numbers_that_managers_saw(world: World) -> None:
    """The server used the other process for a while without its archive: numbers that both gave out stay with the acts
    that are there, and the others get numbers that nobody saw."""
    numbered = "SELECT number, subject FROM curation_acts AS c JOIN shelves AS k ON k.id = c.shelf_id WHERE k.key = ?"
    await furnish_old(world)
    async with world.desk(world.old) as desk:
        before = dict(await desk.rows(numbered, ANNA.key))
    assert sorted(before) == list(range(1, 9))
    async with world.desk(world.new) as desk:
        curation = CurationService(desk.database, world.clock, OutletNames(SourceTable.load()))
        await save(desk, ANNA, range(2, 3))
        for site in ("one.example", "two.example"):
            await curation.block(ANNA, Curator(9, manages=True), site)
    world.move()
    async with world.desk(world.new) as desk:
        after = dict(await desk.rows(numbered, ANNA.key))
        assert after == {
            **{number: before[number] for number in range(3, 9)},
            1: "one.example",
            2: "two.example",
            **{8 + number: before[number] for number in (1, 2)},
        }
        curation = CurationService(desk.database, world.clock, OutletNames(SourceTable.load()))
        assert (await curation.block(ANNA, Curator(9, manages=True), "three.example")).number == 11


async def test_the_number_of_an_act_that_was_deleted_is_not_given_out_by_the_other_process(world: World) -> None:
    """The last correction before the move left with its article; someone may have noted its number."""
    await furnish_old(world)
    manager = Curator(9, manages=True)
    async with world.desk(world.old) as desk:
        curation = CurationService(desk.database, world.clock, OutletNames(SourceTable.load()))
        deleted = await desk.save(ANNA, "https://a.example/99", PAGE.format(99))
        last = await curation.correct(ANNA, manager, str(deleted), TypedCorrection(title="A dam broke"))
        ((shelf_id,),) = await desk.rows("SELECT id FROM shelves WHERE key = ?", ANNA.key)
        await desk.database.write(shelves.take_off, shelf_id, deleted)
        assert await desk.rows("SELECT 1 FROM curation_acts WHERE id = ?", last.id) == []
    world.move()
    async with world.desk(world.new) as desk:
        curation = CurationService(desk.database, world.clock, OutletNames(SourceTable.load()))
        assert (await curation.block(ANNA, manager, "later.example")).number == last.number + 1


async def test_numbers_of_rows_are_not_given_out_again(world: World) -> None:
    """Keys of messages and buttons hold them: a new job of either process has a number that neither had."""
    await furnish_old(world)
    with closing(sqlite3.connect(world.old)) as connection:
        last = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    world.export()
    world.bring()
    with closing(sqlite3.connect(world.new)) as connection:
        now = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    assert all(now[table] >= last[table] for table in ("jobs", "requests", "articles", "news_watches"))
