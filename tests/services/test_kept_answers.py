"""What is kept in memory: bounded, of one shelf only, and gone when a member's words are erased."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.stories import ArticleExcerpt
from bot.services.kept_answers import Gathered, KeptAnswers, ShelfQuestion
from bot.services.latest import pages
from bot.services.mydata import MyDataService
from bot.storage.shelf_versions import ShelfVersion
from bot.storage.stories import view
from bot.storage.stories.shelf_window import StoredText
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, BORIS
from tests.services.answerers import MEMBER
from tests.services.kept_desk import open_kept_desk

_FIRST, _SECOND = ShelfVersion(1, 0), ShelfVersion(2, 0)
COAL = """Council bans four ships that carried coal from Nampo
> subjects sanctions
The Security Council banned four ships from all ports on Monday.
They had carried coal from Nampo to Dalian, a panel of experts wrote."""


def _question(number: int, shelf_id: int = 1) -> ShelfQuestion:
    return ShelfQuestion(shelf_id, "test", (number,))


def test_what_was_asked_for_least_recently_goes_first() -> None:
    kept = KeptAnswers(100_000)
    for number in range(40):
        kept.keep(_question(number), _FIRST, "x" * 1000)
        assert kept.find(_question(0), _FIRST), "it is asked for all the time"
    assert kept.size <= 100_000
    assert 10 < len(kept) < 25
    assert kept.find(_question(39), _FIRST)
    assert kept.find(_question(1), _FIRST) is None


def test_an_answer_that_would_push_out_many_others_is_not_kept() -> None:
    kept = KeptAnswers(100_000)
    kept.keep(_question(1), _FIRST, "x" * 200)
    kept.keep(_question(2), _FIRST, "x" * 10_000)
    assert (len(kept), kept.find(_question(2), _FIRST)) == (1, None)


def test_long_questions_take_room_too() -> None:
    """Discord lets a member type six thousand characters."""
    kept = KeptAnswers(1_000_000)
    for number in range(200):
        kept.keep(ShelfQuestion(1, "test", (f"{number} {'평' * 6000}",)), _FIRST, ())
    assert len(kept) < 20


async def test_half_a_character_is_answered_and_not_kept(tmp_path: Path, knowledge: Knowledge) -> None:
    async with open_kept_desk(tmp_path / "desk.sqlite3", knowledge) as room:
        await room.save(0)
        for typed in ("\ud800\udfff", "flooded \ud800"):
            look = await room.kept.latest.look(ANNA, MEMBER, topic=typed)
            assert look.answer == (await room.anew.latest.look(ANNA, MEMBER, topic=typed)).answer
            await room.kept.answers.suggest_articles(ANNA, typed)
            await room.kept.answers.suggest_entities(ANNA, typed)
            await room.kept.stories.suggest(ANNA, typed)


def test_a_newer_answer_takes_the_room_of_the_older() -> None:
    kept = KeptAnswers()
    kept.keep(_question(1), _FIRST, "x" * 500)
    kept.keep(_question(1), _SECOND, "y")
    assert kept.find(_question(1), _FIRST) is None
    assert kept.find(_question(1), _SECOND) == "y"
    assert kept.size < 1500
    kept.clear()
    assert (kept.size, len(kept)) == (0, 0)


@given(st.lists(st.tuples(st.sampled_from(("change", "ask", "answer")), st.integers(0, 3)), max_size=40))
def test_what_is_computed_while_the_shelf_changes_is_of_the_moment_at_which_it_was_asked(
    steps: list[tuple[str, int]],
) -> None:
    """Several compute at once, and end in any order."""

    async def computed(read: int) -> int:
        return read

    kept, asked, number = KeptAnswers(), list[tuple[Gathered[int, int], int]](), 0
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE shelf_versions (shelf_id INTEGER PRIMARY KEY, number INTEGER)")
        connection.execute("CREATE TABLE touched (shelf_id INTEGER)")
        for step, which in steps:
            if step == "change":
                number += 1
                connection.execute("REPLACE INTO shelf_versions VALUES (1, ?)", (number,))
            elif step == "ask":
                asked.append((kept.gathered(connection, _question(which % 2), partial(int, number)), number))
            elif asked:
                found, expected = asked.pop(which % len(asked))
                assert asyncio.run(kept.completed(found, computed, lambda answer: answer % 3 != 1)) == expected


def test_without_a_version_nothing_is_kept_or_found() -> None:
    kept = KeptAnswers()
    kept.keep(_question(1), None, "x")
    kept.keep(_question(2), _FIRST, "x")
    assert [kept.find(_question(number), None) for number in (1, 2)] == [None, None]


async def test_nothing_of_a_shelf_is_answered_on_another(tmp_path: Path, knowledge: Knowledge) -> None:
    """The same questions, asked on both shelves after each other, with a page that one of them holds alone."""
    async with open_kept_desk(tmp_path / "desk.sqlite3", knowledge) as room:
        await room.paste(0)
        await room.save(1)
        annas = await room.kept.all(ANNA)
        boriss = await room.kept.all(BORIS)
        assert "Pasted note" in repr(annas)
        assert "Pasted note" not in repr(boriss)
        assert boriss == await room.anew.all(BORIS)


async def test_members_with_other_filters_do_not_share_answers(tmp_path: Path, knowledge: Knowledge) -> None:
    async with open_kept_desk(tmp_path / "desk.sqlite3", knowledge) as room:
        for which in range(6):
            await room.save(which)
        before = await room.kept.latest.look(ANNA, MEMBER, since="last")
        await room.filter(2)  # the member leaves out Kim Jong Un
        after = await room.kept.latest.look(ANNA, MEMBER, since="last")
        others = await room.kept.latest.look(ANNA, MEMBER + 1, since="last")
        assert after.answer.article_count < before.answer.article_count
        assert others.answer == before.answer


async def test_an_unchanged_shelf_is_not_read_again(tmp_path: Path, knowledge: Knowledge) -> None:
    async with open_kept_desk(tmp_path / "desk.sqlite3", knowledge) as room:
        for which in range(4):
            await room.save(which)
        first = await room.kept.latest.look(ANNA, MEMBER)
        room.desk.clock.advance(2)
        second = await room.kept.latest.look(ANNA, MEMBER)
        assert all(one is other for one, other in zip(first.answer.stories, second.answer.stories, strict=True))
        assert second.answer.until == room.desk.clock.now(), "the window is that of the present second"
        story, again = [await room.kept.stories.story(ANNA, 1) for _ in range(2)]
        assert story is again


async def test_after_a_change_only_the_lines_that_it_concerns_are_composed(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    async with open_kept_desk(tmp_path / "desk.sqlite3", knowledge) as room:
        await room.save(0)
        await room.desk.save(ANNA, "https://paper1.example/coal", COAL, message=1)
        first = (await room.kept.latest.look(ANNA, MEMBER)).answer.stories
        flooded = next(story for story in first if "floods" in story.headline)
        retitle = "UPDATE articles SET title = 'Thousands are rescued' WHERE id = ?"
        await room.desk.database.write(
            lambda connection: connection.execute(retitle, (flooded.articles[0].id,)).rowcount
        )
        second = (await room.kept.latest.look(ANNA, MEMBER)).answer.stories
        assert len(first) == 2
        assert [one for one in second if one in first] == [one for one in first if one is not flooded]
        assert all(any(one is other for other in first) for one in second if one.id != flooded.id)
        assert [one.headline for one in second if one.id == flooded.id] == ["Thousands are rescued"]


async def test_after_minutes_lines_are_ranked_again_and_not_composed(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_kept_desk(tmp_path / "desk.sqlite3", knowledge) as room:
        for which in range(4):
            await room.save(which)
        first = (await room.kept.latest.look(ANNA, MEMBER)).answer.stories
        room.desk.clock.advance(20 * 60)
        expected = (await room.anew.latest.look(ANNA, MEMBER)).answer.stories
        composed: list[object] = []
        monkeypatch.setattr(pages, "story_line", lambda *given: composed.append(given))
        second = (await room.kept.latest.look(ANNA, MEMBER)).answer.stories
        assert (second, composed) == (expected, [])
        assert {one.reasons for one in first}.isdisjoint(one.reasons for one in second), "each is older"


async def test_after_a_change_texts_that_did_not_change_are_not_read_for_sentences(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_kept_desk(tmp_path / "desk.sqlite3", knowledge) as room:
        await room.save(0)
        await room.kept.latest.look(ANNA, MEMBER)
        read: list[str] = []
        excerpt = StoredText.excerpt

        def noted(stored: StoredText, most: int | None = None) -> ArticleExcerpt:
            read.append(stored.article.title)
            return excerpt(stored, most)

        monkeypatch.setattr(StoredText, "excerpt", noted)
        await room.desk.save(ANNA, "https://paper1.example/coal", COAL, message=1)
        answer = (await room.kept.latest.look(ANNA, MEMBER)).answer
        assert (len(answer.stories), read) == (2, [COAL.splitlines()[0]])


async def test_the_next_letter_finds_headlines_that_are_kept(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_kept_desk(tmp_path / "desk.sqlite3", knowledge) as room:
        for which in range(4):
            await room.save(which)
        first = await room.kept.stories.suggest(ANNA, "")
        expected = await room.anew.stories.suggest(ANNA, "flood")
        monkeypatch.setattr(view, "reference", None)
        assert (first != (), await room.kept.stories.suggest(ANNA, "flood")) == (True, expected)
        assert expected != ()


async def test_erased_words_are_not_kept(tmp_path: Path, knowledge: Knowledge) -> None:
    async with open_kept_desk(tmp_path / "desk.sqlite3", knowledge) as room:
        await room.paste(0)
        await room.kept.all(ANNA)
        assert len(room.memory) > 0
        await MyDataService(room.desk.database, room.desk.clock, forget=lambda _: room.memory.clear()).erase(MEMBER)
        assert len(room.memory) == 0


async def test_many_ask_at_once_while_the_shelf_changes(tmp_path: Path, knowledge: Knowledge) -> None:
    """The connections' threads look at what is kept at the same time."""
    async with open_kept_desk(tmp_path / "desk.sqlite3", knowledge) as room:
        await room.save(0)

        async def ask() -> None:
            for _ in range(4):
                await room.kept.all(ANNA)

        async def change() -> None:
            for which in (1, 2, 4):
                await room.save(which)

        await asyncio.gather(*(ask() for _ in range(6)), change())
        assert await room.compare() == []
