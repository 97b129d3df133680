"""Settings of servers, and questions behind buttons, live in the database and survive a restart."""

from __future__ import annotations

from pathlib import Path

from bot.model.settings import ServerSettings
from bot.services.button_state import PageService
from bot.services.settings import DeskService
from bot.storage.engine.database import Database
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import ANNA, BORIS


async def test_a_server_has_defaults_until_it_is_set_up_and_keeps_what_was_set(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    mine = ServerSettings(1, channels=(10, 2**62), everywhere=True, zone="Europe/Vienna", ingest_roles=(7,))
    async with Database.open(path) as database:
        desks = DeskService(database)
        assert await desks.get(1) == ServerSettings(1)
        await desks.save(ServerSettings(1, channels=(3,)))
        await desks.save(mine)
    async with Database.open(path) as database:
        assert await DeskService(database).get(1) == mine
        assert await DeskService(database).get(2) == ServerSettings(2)


async def test_a_button_finds_its_question_after_a_restart(tmp_path: Path) -> None:
    path, question = tmp_path / "desk.sqlite3", {"ask": "search", "query": "평양 \ud800", "page": 3}
    async with Database.open(path) as database:
        token = await PageService(database, SteppedClock()).remember(ANNA, question)
    async with Database.open(path) as database:
        assert await PageService(database, SteppedClock()).recall(token) == (ANNA, question)
        assert await PageService(database, SteppedClock()).recall("unknown") is None


async def test_one_question_has_one_token_and_another_shelf_another(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        pages = PageService(database, SteppedClock())
        tokens = [await pages.remember(ANNA, {"a": 1, "b": 2}), await pages.remember(ANNA, {"b": 2, "a": 1})]
        assert tokens[0] == tokens[1]
        assert await pages.remember(BORIS, {"a": 1, "b": 2}) != tokens[0]
        assert await pages.remember(ANNA, {"a": 1, "b": 3}) != tokens[0]
        assert len(tokens[0]) == 22
