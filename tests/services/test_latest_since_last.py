"""`/latest since:last`: to each person what that person was not shown, a known story only as an update."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest

from bot.model.answers import LatestAnswer
from bot.model.errors import DeskError, Reason
from bot.services.latest.looks import Look
from bot.services.latest.service import LatestService
from bot.services.mydata import MyDataService
from bot.storage.members import seen_by_member
from bot.text.knowledge.base import Knowledge
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import locked, run_sql
from tests.services.test_latest import page

_MINA, _SAM = 7, 8
_HOUR = 3600


async def _read(desk: SmallDesk, latest: LatestService, user: int = _MINA, topic: str | None = None) -> LatestAnswer:
    """Ask for what is new, be shown the first page; an hour goes by."""
    look = await latest.look(ANNA, user, topic, "last")
    await latest.shown(look)
    desk.clock.advance(_HOUR)
    return look.answer


def _headlines(answer: LatestAnswer) -> list[str]:
    return [story.headline for story in answer.stories]


async def _flood(desk: SmallDesk) -> None:
    await desk.save(ANNA, "https://post.example/1", page("River floods Sinuiju", texts.WIRE, "outlet Han River Post"))


async def _launch(desk: SmallDesk, hours: float = 1) -> None:
    await desk.save(ANNA, "https://voice.example/4", page("North fires missiles", texts.MISSILE, hours=hours))


async def _others(desk: SmallDesk) -> None:
    for number, (title, text) in enumerate(texts.UNRELATED.items()):
        await desk.save(ANNA, f"https://else.example/{number}", page(title, text, hours=number + 3))


async def test_the_first_look_is_a_day_and_the_next_only_what_came_since(
    desk: SmallDesk, latest: LatestService
) -> None:
    await _flood(desk)
    await desk.save(ANNA, "https://post.example/old", page("Old launch", texts.MISSILE, hours=100))
    first = await _read(desk, latest)
    assert (_headlines(first), first.unread, first.last_look) == (["River floods Sinuiju"], True, None)

    again = await _read(desk, latest)
    assert (again.stories, again.story_count) == ((), 0)
    assert again.last_look == first.until
    (talks,) = list(texts.UNRELATED.items())[:1]
    await desk.save(ANNA, "https://else.example/1", page(*talks, hours=-2))
    assert _headlines(await _read(desk, latest)) == [talks[0]]


async def test_a_known_story_returns_as_an_update_with_the_new_sentences_only(
    desk: SmallDesk, latest: LatestService
) -> None:
    await _others(desk)
    await _flood(desk)
    seen = set()
    while stories := (await _read(desk, latest)).stories:
        seen |= {story.headline for story in stories}
    assert "River floods Sinuiju" in seen
    await desk.save(ANNA, "https://port.example/2", page("The river came", texts.WIRE_CUT, hours=-2))
    assert (await _read(desk, latest)).stories == (), "a copy of a known text is no news"
    await desk.save(ANNA, "https://bay.example/3", page("Red Cross offers aid", texts.FLOOD_LATER, hours=-3))
    (story,) = (await _read(desk, latest)).stories
    assert story.update
    assert {sentence.article.url for sentence in story.sentences} == {"https://bay.example/3"}
    assert (await _read(desk, latest)).stories == ()


async def test_what_a_page_shows_is_seen_and_what_no_page_showed_comes_again(
    desk: SmallDesk, latest: LatestService
) -> None:
    await _others(desk)
    await _flood(desk)
    await _launch(desk)
    first = await latest.look(ANNA, _MINA, None, "last")
    assert (first.answer.story_count, first.answer.pages, len(first.answer.stories)) == (7, 2, 5)
    await latest.shown(first)
    desk.clock.advance(60)
    second = await latest.look(ANNA, _MINA, None, "last", 1, first.asked)
    assert (second.answer.page, second.answer.story_count, len(second.answer.stories)) == (1, 7, 2)
    assert second.answer.last_look is None, "the first page was the first look, and this is of the same question"
    assert not set(_headlines(first.answer)) & set(_headlines(second.answer))
    back = await latest.look(ANNA, _MINA, None, "last", 0, first.asked)
    assert _headlines(back.answer) == _headlines(first.answer)

    rest = await latest.look(ANNA, _MINA, None, "last")
    assert set(_headlines(rest.answer)) == set(_headlines(second.answer)), "the second page was never shown"
    desk.clock.advance(3 * 86_400)
    late = await latest.look(ANNA, _MINA, None, "last")
    assert set(_headlines(late.answer)) == set(_headlines(second.answer)), "nor is it lost by waiting"
    await latest.shown(late)
    desk.clock.advance(60)
    assert (await latest.look(ANNA, _MINA, None, "last")).answer.stories == ()


async def test_an_answer_that_never_arrived_was_not_shown(desk: SmallDesk, latest: LatestService) -> None:
    await _flood(desk)
    await latest.look(ANNA, _MINA, None, "last")
    desk.clock.advance(_HOUR)
    look = await latest.look(ANNA, _MINA, None, "last")
    assert (_headlines(look.answer), look.answer.last_look) == (["River floods Sinuiju"], None)


async def test_an_answer_of_a_plain_window_counts_as_shown(desk: SmallDesk, latest: LatestService) -> None:
    await _flood(desk)
    await latest.shown(await latest.look(ANNA, _MINA, None, "24h"))
    desk.clock.advance(_HOUR)
    assert (await _read(desk, latest)).stories == ()
    await _launch(desk, hours=-1)
    assert _headlines(await _read(desk, latest)) == ["North fires missiles"]


async def test_everyone_has_a_memory_of_their_own_for_each_topic_and_shelf(
    desk: SmallDesk, latest: LatestService
) -> None:
    await _flood(desk)
    await _launch(desk)
    await desk.save(BORIS, "https://post.example/1", page("River floods Sinuiju", texts.WIRE))
    await _read(desk, latest)
    assert len((await _read(desk, latest, _SAM)).stories) == 2
    by_name = await _read(desk, latest, topic="missiles wonsan")
    assert (_headlines(by_name), by_name.last_look) == (["North fires missiles"], None)
    assert (await _read(desk, latest, topic="Missiles   WONSAN")).stories == (), "one topic, however it is typed"
    assert len((await latest.look(BORIS, _MINA, None, "last")).answer.stories) == 1


async def test_late_news_saved_since_are_new_and_very_old_unread_ones_are_let_go(
    desk: SmallDesk, latest: LatestService
) -> None:
    await _flood(desk)
    await _read(desk, latest)
    await _launch(desk, hours=30)
    assert _headlines(await _read(desk, latest)) == ["North fires missiles"]
    await _others(desk)
    desk.clock.advance(40 * 86_400)
    assert (await _read(desk, latest)).stories == ()


async def test_what_was_shown_long_ago_is_forgotten(desk: SmallDesk, latest: LatestService) -> None:
    await _flood(desk)
    await _read(desk, latest)
    desk.clock.advance(31 * 86_400)
    await desk.worked_until_now()
    await desk.retention.prune_daily()
    assert await desk.rows("SELECT (SELECT count(*) FROM looks), (SELECT count(*) FROM looked_at)") == [(0, 0)]
    await _launch(desk, hours=-31 * 24)
    assert (await _read(desk, latest)).last_look is None


async def test_a_terminal_has_no_reader_to_remember(desk: SmallDesk, latest: LatestService) -> None:
    await _flood(desk)
    with pytest.raises(DeskError) as error:
        await latest.latest(ANNA, since="last")
    assert error.value.reason is Reason.BAD_SINCE


async def test_what_was_shown_and_is_gone_since_is_no_trouble(desk: SmallDesk, latest: LatestService) -> None:
    await _flood(desk)
    look: Look = await latest.look(ANNA, _MINA, None, "last")
    for table in ("shelf_articles", "articles"):
        await desk.database.write(run_sql, f"DELETE FROM {table}")  # noqa: S608  # names from the line above
    await latest.shown(look)
    assert await desk.rows("SELECT count(*) FROM looked_at") == [(0,)]


async def test_the_same_question_asked_three_times_at_once_skips_and_repeats_nothing(
    desk: SmallDesk, latest: LatestService
) -> None:
    """A slow client, an impatient finger: whichever answer comes first, the further pages are of the same question."""
    await _others(desk)
    await _flood(desk)
    await _launch(desk)
    looks = await asyncio.gather(*(latest.look(ANNA, _MINA, None, "last") for _ in range(3)))
    await asyncio.gather(*(latest.shown(look) for look in looks))
    seconds = await asyncio.gather(*(latest.look(ANNA, _MINA, None, "last", 1, look.asked) for look in looks))
    await asyncio.gather(*(latest.shown(second) for second in seconds))
    for look, second in zip(looks, seconds, strict=True):
        assert len({*_headlines(look.answer), *_headlines(second.answer)}) == 7
    desk.clock.advance(60)
    assert (await latest.look(ANNA, _MINA, None, "last")).answer.stories == ()


@pytest.mark.parametrize(
    "spellings",
    [
        (None, "Korea", " the  Korean Peninsula", "한반도"),
        ("Sinuiju", "sinuiju ", "SINUIJU", "신의주"),
        ("Kim Jong Un", "kim jong-un", "Kim Jong Eun", "김정은", "金正恩"),
        ("human rights", "Human-Rights", "human_rights"),
        ("wonsan harbour", " Wonsan  HARBOUR"),
    ],
)
async def test_a_topic_is_one_however_it_is_spelled(
    desk: SmallDesk, latest: LatestService, spellings: tuple[str | None, ...]
) -> None:
    await desk.save(
        ANNA, "https://post.example/9", page("Visit", "{person:Kim Jong Un} came to {place:Sinuiju}.\nSo it was.")
    )
    readers = [(await latest.look(ANNA, _MINA, spelled, "last")).reader for spelled in spellings]
    assert len(set(readers)) == 1


async def test_who_was_erased_begins_anew(desk: SmallDesk, latest: LatestService) -> None:
    await _flood(desk)
    await _read(desk, latest)
    await _read(desk, latest, _SAM)
    await MyDataService(desk.database, desk.clock).erase(_MINA)
    assert await desk.rows("SELECT DISTINCT user_id FROM looked_at") == [(_SAM,)]
    again = await latest.look(ANNA, _MINA, None, "last")
    assert (_headlines(again.answer), again.answer.last_look) == (["River floods Sinuiju"], None)
    assert (await _read(desk, latest, _SAM)).stories == ()


async def test_what_many_were_shown_is_noted_together_and_again_after_a_refusal(
    desk: SmallDesk, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    latest = LatestService(desk.database, desk.clock, knowledge)
    await desk.save(ANNA, "https://post.example/1", page("River floods Sinuiju, thousands stranded", texts.WIRE))
    looks = [await latest.look(ANNA, member, since="last") for member in (1, 2, 3)]
    assert all(look.answer.stories for look in looks)
    with monkeypatch.context() as patched:
        patched.setattr(seen_by_member, "keep", _refused)
        with pytest.raises(sqlite3.OperationalError):
            await latest.shown(looks[0])
    await asyncio.gather(*(latest.shown(look) for look in looks[1:]))
    desk.clock.advance(60)
    again = [await latest.look(ANNA, member, since="last") for member in (1, 2, 3)]
    assert [look.answer.stories for look in again] == [(), (), ()]


def _refused(*_: object) -> None:
    raise locked()
