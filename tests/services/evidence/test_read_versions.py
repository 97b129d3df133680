"""What is kept of a version is not taken for that of another one."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Event

import pytest

from bot.services.evidence.ahead import AheadQuestion, AheadService
from bot.services.evidence.launches import LaunchService
from bot.services.evidence.read_versions import AT_ONCE, ReadVersions
from bot.storage.articles import find
from bot.storage.articles.texts import CurrentVersion, VersionSentences
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, BORIS, SmallDesk, open_desk

_HEADERS = "> published 2024-09-16T08:00:00+09:00\n> outlet Han River Post\n"
_FIRST = f"Ministers to meet\n{_HEADERS}The two foreign ministers will hold talks in Busan on Sept. 20.\n"
_FIRST += "North Korea fired a cruise missile from Sinpo on Sept. 14, South Korea's military said.\n"
_SECOND = f"Fleet exercise\n{_HEADERS}South Korea and the United States will hold a joint naval exercise"
_SECOND += " off Jeju on Sept. 25.\nNorth Korea fired an artillery rocket from Wonsan on Sept. 15, officials said.\n"


async def _saved(desk: SmallDesk) -> tuple[int, int, dict[int, CurrentVersion]]:
    """The only article that Anna has saved: its id, that of its version, and the article by its version."""
    article = await desk.save(ANNA, "https://hanriver.example/1", _FIRST)
    ((version,),) = await desk.rows("SELECT id FROM versions")
    return article, version, {version: CurrentVersion(await desk.database.read(find.line, 1, article), version)}


async def test_a_number_that_is_used_again_gives_nothing_of_the_article_that_had_it(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    """The newest article is deleted, and the next one's version gets the number of its version."""
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        ahead = AheadService(desk.database, desk.clock, knowledge)
        launches = LaunchService(desk.database, desk.clock)

        async def said() -> tuple[list[str], list[int]]:
            events = (await ahead.ahead(ANNA, AheadQuestion())).events
            days = [one.day.day for one in (await launches.launches(ANNA)).launches]
            return [one.dated[0].said.text for one in events], days

        article = await desk.save(ANNA, "https://hanriver.example/1", _FIRST)
        versions = await desk.rows("SELECT id FROM versions")
        assert await said() == (["The two foreign ministers will hold talks in Busan on Sept. 20."], [14])
        await desk.database.write(shelves.take_off, 1, article)
        await desk.save(ANNA, "https://hanriver.example/2", _SECOND)
        assert await desk.rows("SELECT id FROM versions") == versions
        assert await said() == (
            ["South Korea and the United States will hold a joint naval exercise off Jeju on Sept. 25."],
            [15],
        )


async def test_nobody_who_waits_is_shown_the_text_that_got_the_number_meanwhile(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    """Anna's article is deleted while she waits for her turn, and Boris pastes a private text."""
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        article, version, articles = await _saved(desk)
        await desk.database.write(shelves.take_off, 1, article)
        await desk.paste(BORIS, _SECOND)
        await desk.work()
        assert await desk.rows("SELECT id FROM versions") == [(version,)]
        kept = ReadVersions[int, str](desk.database, 10)
        assert await kept.values(articles, lambda _, said: said.text) == {}
        assert await desk.database.read(kept.values_in, articles, lambda _, said: said.text) == {}


async def test_nothing_is_kept_that_was_read_before_an_erasure(tmp_path: Path, knowledge: Knowledge) -> None:
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        *_, articles = await _saved(desk)
        kept, read = ReadVersions[int, int](desk.database, 10), list[int]()

        def counted(key: int, said: VersionSentences) -> int:
            read.append(key)
            if len(read) < 3:
                kept.clear()
            return len(said.text)

        await kept.values(articles, counted)
        await desk.database.read(kept.values_in, articles, counted)
        for _ in range(2):
            await kept.values(articles, counted)
        assert len(read) == 3


async def test_members_who_ask_at_once_share_one_reading(tmp_path: Path, knowledge: Knowledge) -> None:
    """Each read a thousand articles, all at the same time: the list of launches took 40 seconds."""
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        for number in range(AT_ONCE + 5):
            await desk.save(ANNA, f"https://a.example/{number}", _FIRST.replace("Busan", f"Busan {number}"))
        rows = await desk.rows("SELECT a.id, a.version_id FROM articles AS a ORDER BY a.id")
        lines = {version: await desk.database.read(find.line, 1, article) for article, version in rows}
        articles = {version: CurrentVersion(line, version) for version, line in lines.items()}
        kept, read = ReadVersions[int, int](desk.database, 100), list[int]()

        def counted(key: int, said: VersionSentences) -> int:
            read.append(key)
            return len(said.text)

        first, second, third = await asyncio.gather(*(kept.values(articles, counted) for _ in range(3)))
        assert sorted(read) == sorted(articles)
        assert first == second == third
        assert len(first) == AT_ONCE + 5


async def test_members_who_wait_are_answered_if_the_first_gives_up_or_fails(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as desk:
        _, version, articles = await _saved(desk)
        kept, begun, go_on = ReadVersions[int, int](desk.database, 10), asyncio.Event(), Event()
        loop, read = asyncio.get_running_loop(), list[int]()

        def counted(key: int, said: VersionSentences) -> int:
            read.append(key)
            if len(read) == 1:
                loop.call_soon_threadsafe(begun.set)
                go_on.wait()
            if len(read) == 2:
                raise ValueError
            return len(said.text)

        asked = [asyncio.create_task(kept.values(articles, counted)) for _ in range(4)]
        await begun.wait()
        asked[0].cancel()
        with pytest.raises(ValueError, match=r"^$"):
            await asked[1]
        go_on.set()
        assert [list(await one) for one in asked[2:]] == [[version], [version]]
        assert len(read) == 3
