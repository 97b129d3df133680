"""A window of time with both ends, as members of different languages type it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model.errors import DeskError
from bot.policy.since import since
from bot.policy.typed_times.windows import window

_SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2024, 9, 18, 15, 0, tzinfo=_SEOUL)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2024-09-01..2024-09-10", "2024-09-01", "2024-09-10"),
        ("2024-09-10 .. 2024-09-01", "2024-09-01", "2024-09-10"),
        ("2024-09-01 ~ 2024-09-10", "2024-09-01", "2024-09-10"),
        ("from 1 September to 10 September", "2024-09-01", "2024-09-10"),
        ("1 to 10 September", "2024-09-01", "2024-09-10"),
        ("September 1 – 10", "2024-09-01", "2024-09-10"),
        ("between Sep 1 and Sep 10", "2024-09-01", "2024-09-10"),
        ("9월 1일부터 10일까지", "2024-09-01", "2024-09-10"),
        ("9월 1일~9월 10일", "2024-09-01", "2024-09-10"),
        ("8월부터 9월 10일까지", "2024-08-01", "2024-09-10"),
        ("9月1日から10日まで", "2024-09-01", "2024-09-10"),
        ("9月1日至10日", "2024-09-01", "2024-09-10"),
        ("2024-07..2024-08", "2024-07-01", "2024-08-31"),
        ("Dec 20 to Jan 10", "2023-12-20", "2024-01-10"),
    ],
)
def test_both_days_of_a_range_are_in_it(typed: str, first: str, last: str) -> None:
    start, end = window(typed, NOW, "Asia/Seoul")
    assert start.astimezone(_SEOUL) == datetime.fromisoformat(first).replace(tzinfo=_SEOUL)
    assert end == datetime.fromisoformat(last).replace(tzinfo=_SEOUL) + timedelta(days=1, seconds=-1)


@pytest.mark.parametrize(
    "typed", ["9월 1일부터 지금까지", "Sep 1 to today", "2024-09-01..2024-12-31", "9월 1일부터 30일까지"]
)
def test_a_range_that_is_not_over_ends_now(typed: str) -> None:
    start, end = window(typed, NOW, "Asia/Seoul")
    assert (start.astimezone(_SEOUL).date().isoformat(), end) == ("2024-09-01", NOW)


@pytest.mark.parametrize(
    "typed", ["", "24h", "월요일부터", "last week", "지난주", "2024-09-01", "8月15日以降", "14 Feb"]
)
def test_a_beginning_alone_reaches_to_now(typed: str) -> None:
    assert window(typed, NOW, "Asia/Seoul") == (since(typed, NOW, "Asia/Seoul"), NOW)


@pytest.mark.parametrize("typed", ["soon to be", "2024-09-01..soon", "2025-01-01..2025-02-01", "1 to 2", "~"])
def test_other_words_are_refused(typed: str) -> None:
    with pytest.raises(DeskError):
        window(typed, NOW, "Asia/Seoul")
