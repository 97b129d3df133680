"""Which coming events a digest tells: when they are news, and when they are near."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.model.deliveries import Rhythm
from bot.model.evidence.ahead import AheadDays, AheadEvent, AheadKind, AheadStatus
from bot.news.ahead.joining import join
from bot.news.digests.last_lines.ahead import MOST_TOLD, listed_events
from tests.news.ahead.test_joining import PUBLISHED, sources


def mornings(event: AheadEvent, rhythm: Rhythm, step: int) -> list[date]:
    """The days on which a digest, made every `step` days once the event is known, tells it."""
    days = [PUBLISHED + timedelta(number) for number in range(0, 30, step)]
    days = [day for day in days if day >= event.news_at.date()]
    return [
        day
        for day in days
        if listed_events([event], rhythm, datetime(day.year, day.month, day.day, 7, tzinfo=UTC) - timedelta(step), day)
    ]


def event(first: date, last: date | None = None, news: date = PUBLISHED) -> AheadEvent:
    """An event that was news at midnight of a day."""
    dated = join(sources("Envoys will hold talks in Busan on Nov. 25."), PUBLISHED)[0]
    days = AheadDays(first, last or first)
    at = datetime(news.year, news.month, news.day, tzinfo=UTC)
    shown = type(dated.dated[0])(days, None, dated.dated[0].said, None, AheadStatus.PLANNED, 1)
    return AheadEvent(AheadKind.TALKS, (shown,), AheadStatus.PLANNED, None, dated.articles, at)


def test_an_event_is_told_when_it_is_news_the_day_before_and_on_its_day() -> None:
    told = mornings(event(date(2024, 11, 19)), Rhythm.DAY, 1)
    assert [one.day for one in told] == [13, 18, 19]


def test_what_is_far_is_told_once_it_is_near_and_a_change_is_news_again() -> None:
    assert [one.day for one in mornings(event(date(2024, 11, 25)), Rhythm.DAY, 1)] == [24, 25]
    moved = event(date(2024, 11, 25), news=date(2024, 11, 21))
    assert [one.day for one in mornings(moved, Rhythm.DAY, 1)] == [21, 24, 25]


def test_a_weekly_digest_looks_two_weeks_ahead_and_repeats_what_is_in_its_week() -> None:
    told = mornings(event(date(2024, 11, 25)), Rhythm.WEEK, 7)
    assert [one.day for one in told] == [13, 20]


@pytest.mark.parametrize("rhythm", [Rhythm.DAY, Rhythm.WEEK])
def test_a_month_is_news_once_and_never_near(rhythm: Rhythm) -> None:
    period = event(date(2024, 11, 15), date(2024, 12, 14))
    step = 1 if rhythm is Rhythm.DAY else 7
    assert [one.day for one in mornings(period, rhythm, step)] == [13]


def test_at_most_so_many_are_told_and_a_monthly_digest_tells_none() -> None:
    since = datetime(2024, 11, 12, tzinfo=UTC)
    many = [event(date(2024, 11, 14))] * 5
    assert len(listed_events(many, Rhythm.DAY, since, PUBLISHED)) == MOST_TOLD
    assert not listed_events(many, Rhythm.MONTH, since, PUBLISHED)
