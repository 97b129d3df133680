"""A channel's daily, weekly and monthly digests: each at its time, each with its own memory, none in another's way."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.model.deliveries import CatchUp, Rhythm, ScheduleRequest
from bot.model.digests.answer import DigestAnswer
from bot.model.errors import DeskError, Reason
from bot.model.reasons import StoryVerdict, VerdictKind
from bot.news.digests import parts
from bot.services.digests.service import DigestService
from bot.storage.shelves import shelves
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.sql import unindex_all
from tests.services.digests.evenings import owed
from tests.services.test_latest import page

_GUILD, _CHANNEL = 1, 10
_DAY = 86_400


async def _order(digests: DigestService, rhythm: Rhythm, on: str | None = None, **order: Any) -> None:
    """At 21:30 in Seoul; the clock shows 21:00 on Monday, 16 September 2024."""
    await digests.schedule(ScheduleRequest(_GUILD, _CHANNEL, time(21, 30), "Asia/Seoul", rhythm=rhythm, on=on, **order))


async def _owed(desk: SmallDesk, rhythm: Rhythm | None = None) -> list[DigestAnswer]:
    return [one for one in await owed(desk) if rhythm in (None, one.rhythm)]


async def _days(desk: SmallDesk, digests: DigestService, count: int) -> None:
    for wait in (1800, *(_DAY,) * count):
        desk.clock.advance(wait)
        await digests.prepare_due()


async def _flood(desk: SmallDesk, hours: float = 2) -> None:
    await desk.save(
        ANNA, "https://post.example/1", page("River floods Sinuiju", texts.WIRE, "outlet Han River Post", hours=hours)
    )


@pytest.mark.parametrize("asked", [{"topic": "torrential rain"}, {"search": "korea"}])
async def test_a_digest_on_words_waits_until_the_articles_of_its_time_are_indexed_anew(
    desk: SmallDesk, digests: DigestService, asked: dict[str, str]
) -> None:
    """A slot that comes while the desk is upgraded would tell of no news. One on the peninsula does not wait."""
    await desk.searches.save(ANNA, None, "Korea", "torrential rain")
    await _order(digests, Rhythm.DAY, **asked)
    await _order(digests, Rhythm.WEEK, "Monday")
    await _flood(desk)
    await desk.save(ANNA, "https://post.example/old", page("Old launch", texts.MISSILE, hours=24 * 30))
    await desk.database.write(unindex_all)
    desk.clock.advance(1800)
    await digests.prepare_due()
    assert [one.rhythm for one in await owed(desk)] == ["week"]
    await desk.database.write(shelves.index_waiting, 1, lambda: True)
    assert await desk.database.read(shelves.waiting) == 1, "a month before"
    await digests.prepare_due()
    (day,) = await _owed(desk, Rhythm.DAY)
    assert [story.headline for story in day.stories] == ["River floods Sinuiju"]


async def test_three_rhythms_keep_to_their_days_and_keys(desk: SmallDesk, digests: DigestService) -> None:
    await _order(digests, Rhythm.DAY)
    await _order(digests, Rhythm.WEEK, "수요일")
    await _order(digests, Rhythm.MONTH, "18")
    await _days(desk, digests, 9)
    keys = [row[0].removeprefix("digest:10:") for row in await desk.rows("SELECT key FROM deliveries ORDER BY id")]
    days = [f"day:2024-09-{day}:1" for day in range(16, 26)]
    assert sorted(keys) == sorted([*days, "week:2024-09-18:1", "week:2024-09-25:1", "month:2024-09-18:1"])
    assert [order.rhythm for order in await digests.show(_GUILD)] == list(Rhythm)


async def test_the_weeks_digest_tells_what_the_days_told_and_tells_it_once(
    desk: SmallDesk, digests: DigestService
) -> None:
    await _order(digests, Rhythm.DAY)
    await _order(digests, Rhythm.WEEK, "Wednesday")
    await _flood(desk)
    await _days(desk, digests, 9)
    told = [len(answer.stories) for answer in await _owed(desk, Rhythm.DAY)]
    assert told == [1, *(0,) * 9]
    first, second = await _owed(desk, Rhythm.WEEK)
    assert [story.headline for story in first.stories] == ["River floods Sinuiju"]
    assert not first.stories[0].update
    assert second.stories == ()
    assert (second.until - second.since).days == 7


async def test_the_week_shows_how_a_story_moved(desk: SmallDesk, digests: DigestService) -> None:
    await _order(digests, Rhythm.WEEK, "Sunday")
    for number, (title, text) in enumerate(texts.UNRELATED.items()):
        await desk.save(ANNA, f"https://else.example/{number}", page(title, text, "korea 0.1"))
    await _flood(desk)
    await _days(desk, digests, 2)
    await desk.save(
        ANNA, "https://bay.example/3", page("Red Cross offers aid", texts.FLOOD_LATER, "outlet Bay Herald", hours=-30)
    )
    await _days(desk, digests, 4)
    (week,) = await _owed(desk)
    (story,) = week.stories
    assert [one.day for one in story.days] == [date(2024, 9, 16), date(2024, 9, 18)]
    assert [one.sentences[0].article.url for one in story.days] == ["https://post.example/1", "https://bay.example/3"]
    assert (week.story_count, week.article_count, week.outlet_count) == (1, 2, 2)


async def test_numbers_that_differ_stand_under_their_story(desk: SmallDesk, digests: DigestService) -> None:
    await _order(digests, Rhythm.DAY)
    said = "North Korea fired a missile off its east coast on Monday. The missile flew about {} km before it fell."
    for outlet, reach in (("Han River Post", 350), ("Bay Herald", 600)):
        url = f"https://{outlet[:3].lower()}.example/1"
        title = f"North Korea fires a missile, {outlet} says"
        await desk.save(ANNA, url, page(title, said.format(reach), f"outlet {outlet}"))
    desk.clock.advance(1800)
    await digests.prepare_due()
    (digest,) = await _owed(desk)
    stories = [story for story in digest.stories if story.figures]
    assert len(stories) == 1
    low, high = stories[0].figures
    assert (low.said.text, high.said.text) == ("about 350 km", "about 600 km")
    assert {line.said.article.outlet.name for line in (low, high) if line.said.article.outlet} == {
        "Han River Post", "Bay Herald",
    }  # fmt: skip


async def test_sums_of_money_and_numbers_of_one_outlet_do_not_stand_as_a_dispute(
    desk: SmallDesk, digests: DigestService
) -> None:
    await _order(digests, Rhythm.DAY)
    said = "Hanbit Shipyard made a profit in the third quarter. Its profit rose to {} trillion won, the yard said."
    for outlet, profit in (("Han River Post", 2.1), ("Bay Herald", 3.4)):
        title = f"Hanbit Shipyard profit rises, {outlet} says"
        url = f"https://{outlet[:3].lower()}.example/1"
        await desk.save(ANNA, url, page(title, said.format(profit), f"outlet {outlet}"))
    fired = "North Korea fired a missile off its east coast on Monday. The missile flew about {} km before it fell."
    for number, reach in enumerate((350, 600)):
        title = f"North Korea fires a missile, take {number}"
        await desk.save(ANNA, f"https://bay.example/m{number}", page(title, fired.format(reach), "outlet Bay Herald"))
    desk.clock.advance(1800)
    await digests.prepare_due()
    (digest,) = await _owed(desk)
    assert digest.article_count == 4
    assert [story.figures for story in digest.stories] == [()] * len(digest.stories)


@pytest.mark.parametrize(("catch_up", "told"), [(CatchUp.ONCE, 1), (CatchUp.SKIP, 0)])
async def test_weeks_that_were_missed_are_caught_up_as_one_or_skipped(
    desk: SmallDesk, digests: DigestService, catch_up: CatchUp, told: int
) -> None:
    await _order(digests, Rhythm.WEEK, "Wednesday", catch_up=catch_up)
    await _flood(desk)
    desk.clock.advance(17 * _DAY)
    assert await digests.prepare_due() == told
    for week in await _owed(desk):
        assert week.missed == (date(2024, 9, 18), date(2024, 9, 25), date(2024, 10, 2))
        assert week.since == datetime(2024, 9, 11, 12, 30, tzinfo=UTC)
        assert [story.headline for story in week.stories] == ["River floods Sinuiju"]
    desk.clock.advance(6 * _DAY + 1800)
    assert await digests.prepare_due() == 1
    assert (await _owed(desk))[-1].missed == ()


async def test_a_month_looks_back_to_the_month_before_and_says_where_it_stops_counting(
    desk: SmallDesk, digests: DigestService, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _order(digests, Rhythm.MONTH, "last")
    await _flood(desk, hours=100)
    await desk.save(ANNA, "https://bay.example/3", page("North fires missiles", texts.MISSILE, hours=1))
    desk.clock.advance(14 * _DAY + 1800)
    await digests.prepare_due()
    (month,) = await _owed(desk)
    assert (month.slot_date, month.since) == (date(2024, 9, 30), datetime(2024, 8, 31, 12, 30, tzinfo=UTC))
    assert (len(month.stories), month.limited) == (2, False)
    monkeypatch.setitem(__import__("bot.services.digests.compose", fromlist=["x"])._MOST_ARTICLES, Rhythm.MONTH, 1)
    await _order(digests, Rhythm.MONTH, "1")
    (preview,) = await digests.preview(_GUILD, _CHANNEL)
    assert preview.limited


async def test_the_rhythm_asked_for_is_the_one_that_is_shown_sent_explained_and_stopped(
    desk: SmallDesk, digests: DigestService
) -> None:
    await _order(digests, Rhythm.MONTH, "1")
    await _order(digests, Rhythm.WEEK, "Monday")
    await _flood(desk, hours=20 * 24)
    (week,), (month,) = [await digests.preview(_GUILD, _CHANNEL, rhythm) for rhythm in (Rhythm.WEEK, Rhythm.MONTH)]
    assert ((await digests.preview(_GUILD, _CHANNEL))[0].rhythm, week.rhythm, month.rhythm) == ("week", "week", "month")
    assert month.until - month.since == timedelta(days=31)
    assert month.since < week.since
    with pytest.raises(DeskError) as none:
        await digests.preview(_GUILD, _CHANNEL, Rhythm.DAY)
    assert none.value.reason is Reason.NO_SCHEDULE

    await digests.now(_GUILD, _CHANNEL, Rhythm.MONTH)
    with pytest.raises(DeskError) as early:
        await digests.why(_GUILD, _CHANNEL, "1", Rhythm.WEEK)
    assert early.value.reason is Reason.NO_DIGEST_YET
    assert (await digests.why(_GUILD, _CHANNEL, "1", Rhythm.MONTH)).rhythm == "month"
    assert (await digests.why(_GUILD, _CHANNEL, "1")).rhythm == "month"
    assert [order.rhythm for order in await digests.stop(_GUILD, _CHANNEL, Rhythm.WEEK)] == [Rhythm.WEEK]
    assert [order.rhythm for order in await digests.stop(_GUILD, _CHANNEL)] == [Rhythm.MONTH]


async def _busy(desk: SmallDesk, count: int) -> None:
    for number in range(count):
        words = f"depot{number} officials{number} counted{number} trucks{number} waiting{number} outside{number}"
        title = f"Report {number}: {words}"
        await desk.save(
            ANNA, f"https://post.example/{number}", page(title, f"{words} on Monday.", hours=1 + 1.5 * number)
        )


async def test_a_busy_day_is_told_in_parts_that_are_frozen_together(desk: SmallDesk, digests: DigestService) -> None:
    await _order(digests, Rhythm.DAY)
    await _busy(desk, 13)
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 1
    first, second = await _owed(desk)
    assert [(part.part, part.parts, part.first, len(part.stories)) for part in (first, second)] == [
        (1, 2, 1, 7), (2, 2, 8, 6),
    ]  # fmt: skip
    told = [story.id for part in (first, second) for story in part.stories]
    assert len(set(told)) == 13
    rows = await desk.rows("SELECT key, created_at FROM deliveries ORDER BY id")
    assert [row[0] for row in rows] == ["digest:10:day:2024-09-16:1", "digest:10:day:2024-09-16:2"]
    assert rows[0][1] == rows[1][1]
    assert (first.story_count, first.told_count) == (13, 13)
    assert all(len(story.sentences) == 1 for story in second.stories), "the later ones are told in a sentence"
    last = await digests.why(_GUILD, _CHANNEL, "13")
    assert last.weighed.verdict == StoryVerdict(VerdictKind.SHOWN, place=13)


async def test_below_the_cut_the_rest_is_counted_and_explained(
    desk: SmallDesk, digests: DigestService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(parts.MOST_STORIES, Rhythm.DAY, 9)
    monkeypatch.setitem(parts.SURELY_TOLD, Rhythm.DAY, 3)
    monkeypatch.setattr(parts, "FLOOR", 0.9)
    await _order(digests, Rhythm.DAY)
    await _busy(desk, 12)
    desk.clock.advance(1800)
    await digests.prepare_due()
    owed = await _owed(desk)
    told = sum(len(part.stories) for part in owed)
    assert 3 <= told < 9
    assert (owed[0].story_count, owed[0].told_count) == (12, told)
    why = await digests.why(_GUILD, _CHANNEL, "story 12")
    assert why.weighed.place is None
    assert why.weighed.verdict == StoryVerdict(VerdictKind.LOW_SCORE, limit=3, floor=0.9)
    assert len(owed[-1].rest) == 12 - told, "a button of the last part lists them"
    assert 12 in {story.id for story in owed[-1].rest}
    assert all(not part.rest for part in owed[:-1])
