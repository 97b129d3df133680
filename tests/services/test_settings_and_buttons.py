"""Settings of servers, and questions behind buttons, live in the database and survive a restart."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.model.jobs import Shelf
from bot.model.settings import CardPlaces, ServerSettings
from bot.policy.operations.shards import WHOLE
from bot.services.button_state import PageService
from bot.services.ingest.missed import ChannelEnd, MissedPosts
from bot.services.settings import DeskService
from bot.storage.engine.database import Database
from bot.storage.members import button_state
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import ANNA, BORIS
from tests.fakes.sql import fetch_rows, locked, run_sql


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


async def test_links_are_read_from_an_added_channel_even_if_the_process_ends_with_the_form(tmp_path: Path) -> None:
    """What is posted there before the next start is missed, and read then; the other channel goes on where it was."""
    path, shown = tmp_path / "desk.sqlite3", ServerSettings(1, channels=(3,))
    ends = (ChannelEnd(3, 30, 3), ChannelEnd(5, 50, 5), ChannelEnd(7, 70, 5), ChannelEnd(9, 90, 9, hidden=True))
    async with Database.open(path) as database:
        await DeskService(database).save(shown)
        await MissedPosts(database, SteppedClock()).read_to(1, 3, 20)
        change = await DeskService(database).change(shown, replace(shown, channels=(3, 5, 9)), ends)
        assert [one.id for one in change.added] == [5, 7, 9]
    later = [replace(one, newest=one.newest + 5, hidden=False) for one in ends]
    async with Database.open(path) as database:
        marks = await MissedPosts(database, SteppedClock()).mark(1, later)
    assert marks == {3: 20, 5: 50, 7: 70, 9: 95}


async def test_the_place_of_cards_and_its_forum_are_one_setting_of_two_managers_who_save_at_once(
    tmp_path: Path,
) -> None:
    shown = ServerSettings(1, cards=CardPlaces.FORUM, forum_id=8)
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        desks = DeskService(database)
        await desks.save(shown)
        await desks.change(shown, replace(shown, cards=CardPlaces.THREADS, forum_id=None, zone="UTC"))
        change = await desks.change(shown, replace(shown, forum_id=9))
        assert change.after == ServerSettings(1, cards=CardPlaces.FORUM, forum_id=9, zone="UTC")
        assert (change.before.cards, await desks.get(1)) == (CardPlaces.THREADS, change.after)


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


async def test_a_question_is_found_before_it_is_stored_and_after(tmp_path: Path) -> None:
    path, asked = tmp_path / "desk.sqlite3", {"ask": "latest", "topic": None}
    async with Database.open(path) as database:
        pages = PageService(database, SteppedClock())
        token = await pages.hold(ANNA, asked)
        assert await database.read(fetch_rows, "SELECT * FROM pages") == []
        assert await pages.recall(token) == (ANNA, asked)
        assert await asyncio.gather(*(pages.hold(ANNA, dict(asked)) for _ in range(3))) == [token] * 3
        await pages.store()
        assert await pages.recall(token) == (ANNA, asked)
    async with Database.open(path) as database:
        pages = PageService(database, SteppedClock())
        assert await pages.recall(token) == (ANNA, asked)
        assert await pages.hold(ANNA, asked) == token


async def test_those_who_ask_the_same_at_once_get_one_token(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        pages = PageService(database, SteppedClock())
        tokens = await asyncio.gather(*(pages.hold(ANNA, {"ask": "latest"}) for _ in range(5)))
        await pages.store()
        assert len(set(tokens)) == 1
        assert await pages.recall(tokens[0]) == (ANNA, {"ask": "latest"})


async def test_a_stored_question_is_renewed_when_hours_have_passed(tmp_path: Path) -> None:
    """Not each time: an answer from an unchanged shelf writes nothing."""
    clock = SteppedClock()
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        pages = PageService(database, clock)
        at = []
        for hours in (0, 1, 23):
            clock.advance(hours * 3600)
            await pages.remember(ANNA, {"ask": "latest"})
            at.append((await database.read(fetch_rows, "SELECT created_at FROM pages"))[0][0])
    assert at[0] == at[1] == at[2] - 24 * 3600


async def test_a_question_waits_while_the_database_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        pages = PageService(database, SteppedClock())
        token = await pages.hold(ANNA, {"ask": "latest"})
        with monkeypatch.context() as patched:
            patched.setattr(button_state, "keep", _refused)
            with pytest.raises(sqlite3.OperationalError):
                await pages.store()
        assert await pages.recall(token) == (ANNA, {"ask": "latest"})
        await pages.store()
        assert await PageService(database, SteppedClock()).recall(token) == (ANNA, {"ask": "latest"})


async def test_questions_that_cannot_be_stored_are_bounded(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        pages = PageService(database, SteppedClock())
        first, *_, last = [await pages.hold(ANNA, {"number": number}) for number in range(1002)]
        assert await pages.recall(first) is None
        assert await pages.recall(last) == (ANNA, {"number": 1001})


async def test_an_erased_member_has_no_question_in_memory(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        pages, own = PageService(database, SteppedClock()), Shelf.of_user(7)
        stored = await pages.remember(own, {"ask": "search", "query": "a name"})
        await database.write(run_sql, "DELETE FROM pages")
        assert await pages.recall(stored) is not None, "it is known as long as it is not forgotten"
        waiting, others = await pages.hold(own, {"ask": "latest"}), await pages.hold(ANNA, {"ask": "latest"})
        pages.forget(7)
        assert [await pages.recall(token) for token in (stored, waiting)] == [None, None]
        assert await pages.recall(others) == (ANNA, {"ask": "latest"})
        assert await pages.hold(own, {"ask": "search", "query": "a name"}) != stored


async def test_known_questions_are_bounded(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        pages = PageService(database, SteppedClock())
        tokens = [await pages.hold(ANNA, {"number": number}) for number in range(600)]
        await pages.store()
        assert await pages.hold(ANNA, {"number": 0}) == tokens[0], "found in the database"
        assert len(pages._by_token) <= 501


def _refused(*_: object) -> None:
    raise locked()


async def test_of_the_servers_that_a_database_meets_first_none_has_just_added_the_desk(tmp_path: Path) -> None:
    """Though Discord cannot show one of them, or the desk does not have its language."""
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        desks = DeskService(database)
        assert not await desks.note_locales({1: "ko", 2: "en"}, {1, 2, 3}, WHOLE)
        assert not await desks.note_locale(3, "ja")
        assert not await desks.note_locales({1: "ko", 2: "ja", 3: "ja"}, {1, 2, 3, 4}, WHOLE)
        assert await desks.note_locales({1: "ko", 5: "en"}, {1, 2, 3, 4, 5}, WHOLE) == {5}
        assert await desks.note_locale(4, "en")
