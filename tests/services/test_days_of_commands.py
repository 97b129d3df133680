"""A word for a day or a period begins at the same moment in every command, in the server's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from bot.model.errors import DeskError, Reason
from bot.model.exports.articles import ExportQuestion, ExportSource
from bot.model.searches import SearchOrder
from bot.model.settings import ServerSettings
from bot.services.exports.service import ExportService
from bot.services.latest.service import LatestService
from bot.services.settings import DeskService
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, SmallDesk

_WORDS = {
    "today": 0, "yesterday": 1, "어제": 1, "this week": 0, "since Monday": 0, "last week": 7, "지난주": 7, "先週": 7,
    "上週": 7, "上个星期": 7, "上個禮拜": 7, "since last week": 7, "during last week": 7, "지난주부터": 7,
    "지난주 동안": 7, "monday": 0,
}  # fmt: skip
"""Word -> how many days before a Monday it begins."""
_OTHERS = {
    "last month": date(2025, 2, 1),
    "저번달": date(2025, 2, 1),
    "지난해": date(2024, 1, 1),
    "2025-03-09": date(2025, 3, 9),
}
_MONDAY = date(2025, 3, 10)
"""In New York and Seoul; clocks in New York had gone forward the day before."""


@pytest.mark.parametrize("zone", ["Asia/Seoul", "America/New_York", "Pacific/Auckland"])
async def test_a_day_begins_with_its_midnight_in_every_command(
    desk: SmallDesk, latest: LatestService, knowledge: Knowledge, zone: str
) -> None:
    await DeskService(desk.database).save(replace(ServerSettings(1), zone=zone))
    desk.clock.advance((_midnight(_MONDAY, zone) + timedelta(hours=15) - desk.clock.now()).total_seconds())
    begins = {word: _MONDAY - timedelta(days=ago) for word, ago in _WORDS.items()} | _OTHERS
    for number, day in enumerate(sorted(set(begins.values()))):
        for second in (-1, 0):
            at = _midnight(day, zone) + timedelta(seconds=second)
            page = f"Orchard fair {number}\n> published {at.isoformat()}\nThe orchard fair of {day} opened in Icheon."
            await desk.save(ANNA, f"https://post.example/{number}/{second}", f"{page}")
    export = ExportService(desk.database, desk.clock, knowledge)
    for word, day in begins.items():
        bare = word.removeprefix("since ").removeprefix("during ").removesuffix("부터").removesuffix(" 동안")
        plan = await export.plan(ANNA, ExportQuestion(ExportSource.SHELF, "", bare), newest_first=True)
        found = await export.plan(ANNA, ExportQuestion(ExportSource.SEARCH, f'after:"{bare}"'), newest_first=True)
        told = await latest.latest(ANNA, since=word)
        assert told.since == _midnight(day, zone), word
        assert found.article_ids == plan.article_ids, word
        assert told.article_count == len(plan.article_ids), word


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Pacific/Fiji", "Asia/Seoul", "UTC", "Pacific/Honolulu"])
async def test_an_article_with_a_date_alone_belongs_to_that_date(
    desk: SmallDesk, latest: LatestService, knowledge: Knowledge, zone: str
) -> None:
    await DeskService(desk.database).save(replace(ServerSettings(1), zone=zone))
    desk.clock.advance((_midnight(_MONDAY, zone) + timedelta(days=2) - desk.clock.now()).total_seconds())
    for day in (_MONDAY - timedelta(days=1), _MONDAY):
        page = f"Orchard fair of {day}\n> published {day}\nThe orchard fair of {day} opened in Icheon."
        await desk.save(ANNA, f"https://post.example/{day}", page)
    export = ExportService(desk.database, desk.clock, knowledge)
    for day in (_MONDAY - timedelta(days=1), _MONDAY):
        typed, title = str(day), f"Orchard fair of {day}"
        found = await desk.answers.search(ANNA, f"after:{day} before:{day + timedelta(days=1)}")
        plan = await export.plan(ANNA, ExportQuestion(ExportSource.SHELF, "", typed, typed), newest_first=True)
        told = await latest.latest(ANNA, since=f"{day}..{day}")
        assert [one.article.title for one in found.hits] == [title]
        assert list(plan.article_ids) == [one.article.id for one in found.hits]
        assert [one.title for line in told.stories for one in line.articles] == [title]


async def test_the_last_week_is_seven_days(desk: SmallDesk, latest: LatestService) -> None:
    await desk.save(ANNA, "https://post.example/1", "Orchard fair\nThe orchard fair opened in Icheon.")
    for typed in ("the last week", "past week", "in the last week", "7d"):
        answer = await latest.latest(ANNA, since=typed)
        assert answer.until - answer.since == timedelta(days=7), typed
    with pytest.raises(DeskError) as error:
        await latest.latest(ANNA, since="the last fortnight of all")
    assert error.value.reason is Reason.BAD_SINCE


async def test_a_range_without_years_is_the_same_days_in_every_command_at_new_year(
    desk: SmallDesk, latest: LatestService, knowledge: Knowledge
) -> None:
    """On 1 January a range from 28 December to 3 January is that of these days, not most of the year before."""
    desk.clock.advance((datetime(2025, 1, 1, 6, tzinfo=UTC) - desk.clock.now()).total_seconds())
    for day in ("2024-01-02", "2024-06-15", "2024-12-27", "2024-12-29", "2025-01-01"):
        page = f"Orchard fair of {day}\n> published {day}T01:00:00+09:00\nThe orchard fair of {day} opened in Icheon."
        await desk.save(ANNA, f"https://post.example/{day}", page)
    export = ExportService(desk.database, desk.clock, knowledge)
    for first, last in (("28 December", "3 January"), ("12월 28일", "1월 3일"), ("28 December", "3 January 2025")):
        plan = await export.plan(ANNA, ExportQuestion(ExportSource.SHELF, "", first, last), newest_first=False)
        found = await desk.answers.search(ANNA, f'after:"{first}" before:"{last}"', order=SearchOrder.DATE)
        told = await latest.latest(ANNA, since=f"{first}..{last}")
        assert [one.article.published for one in found.hits] == [
            "2025-01-01T01:00:00+09:00",
            "2024-12-29T01:00:00+09:00",
        ], (first, last)
        assert list(plan.article_ids) == sorted(one.article.id for one in found.hits), (first, last)
        assert told.article_count == len(found.hits), (first, last)
    for until in ("3 January", "29 December", "15 June"):
        plan = await export.plan(ANNA, ExportQuestion(ExportSource.SHELF, until=until), newest_first=False)
        told = await latest.latest(ANNA, since=f"until {until}")
        assert told.article_count == len(plan.article_ids), until
