"""Ranges of two dates of which one names no year, and ends without a beginning."""

from __future__ import annotations

from datetime import date

import pytest

from bot.policy.typed_times.dates import ending_day, range_days
from bot.services.lookup.typed_days import typed_days


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [("1 Jan 2024", "31 Dec", "2024-01-01 2024-12-31"), ("2 March 2023", "1 March", "2023-03-02 2024-03-01"),
     ("29 Feb 2024", "28 Feb", "2024-02-29 2025-02-28"), ("1 March 2023", "1 March", "2023-03-01 2023-03-01")],
)  # fmt: skip
def test_a_year_with_a_leap_day_ends_on_its_last_day(first: str, last: str, days: str) -> None:
    """A member who asks years later for all of 2024 gets that year, not two."""
    assert " ".join(map(str, range_days(first, last, date(2026, 11, 29)))) == days


@pytest.mark.parametrize(
    ("first", "last"),
    [("12월 28일", "25년 1월 3일"), ("12月28日", "令和7年1月3日"), ("12月28日", "二〇二五年一月三日"),
     ("12月28日", "２０２５年１月３日"), ("28 Dec", "3 Jan '25"), ("24년 12월 28일", "1월 3일"),
     ("令和6年十二月二十八日", "一月三日")],
)  # fmt: skip
def test_a_year_counts_in_whatever_manner_it_is_written(first: str, last: str) -> None:
    days = (date(2024, 12, 28), date(2025, 1, 3))
    assert typed_days(first, last, date(2026, 11, 29)) == days


def test_a_range_in_chinese_numerals_is_that_of_new_year() -> None:
    days = range_days("十二月二十八日", "一月三日", date(2025, 1, 1))
    assert days == (date(2024, 12, 28), date(2025, 1, 3))


@pytest.mark.parametrize("typed", ["last November", "지난 11월"])
def test_the_last_november_is_none_that_has_begun_today_also_as_an_end(typed: str) -> None:
    today = date(2024, 11, 14)
    assert ending_day(typed, today) == date(2023, 11, 30)
    assert range_days("October", typed, today) == (date(2023, 10, 1), date(2023, 11, 30))
    assert ending_day("last month", today) == date(2024, 10, 31)


@pytest.mark.parametrize("first", ["하반기", "H2", "second half", "下半年", "下半期", "2nd half"])
def test_a_half_without_a_year_is_the_one_before_a_half_with_one(first: str) -> None:
    assert range_days(first, "H1 2024", date(2025, 11, 14)) == (date(2023, 7, 1), date(2024, 6, 30))


@pytest.mark.parametrize("typed", ["first half of last year", "작년 상반기", "H1 2023"])
def test_a_half_with_a_year_is_no_other_as_an_end(typed: str) -> None:
    assert ending_day(typed, date(2024, 12, 20)) == date(2023, 6, 30)
