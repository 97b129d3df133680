"""Ranges of two dates of which one names no year, and ends without a beginning."""

from __future__ import annotations

from datetime import date

import pytest

from bot.policy.typed_times.dates import days_between, ending_day, range_days
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


@pytest.mark.parametrize(
    "typed", ["3 Dec|1 Nov", "December 3|Nov 1", "12월 3일|11월 1일", "12月3日|11月1日", "十二月三日|十一月一日"]
)
@pytest.mark.parametrize(
    ("today", "year"), [(date(2026, 12, 10), 2026), (date(2026, 11, 30), 2026), (date(2027, 6, 14), 2026)]
)
def test_days_without_a_year_that_were_typed_backwards_are_those_between_them(
    typed: str, today: date, year: int
) -> None:
    """Not the eleven months from December on, which end next year."""
    first, last = typed.split("|")
    expected = (date(year, 11, 1), date(year, 12, 3))
    assert typed_days(first, last, today) == expected
    assert typed_days(last, first, today) == expected


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [("20 Dec", "10 Jan", "2025-12-20 2026-01-10"), ("1 July", "30 June", "2026-07-01 2027-06-30"),
     ("4月", "3月", "2026-04-01 2027-03-31"), ("August", "June", "2026-08-01 2027-06-30"),
     ("3 Dec 2024", "1 Nov", "2024-12-03 2025-11-01")],
)  # fmt: skip
def test_a_range_over_new_year_or_of_a_whole_year_is_not_turned_round(first: str, last: str, days: str) -> None:
    assert " ".join(map(str, days_between(first, last, date(2026, 11, 29)))) == days


def test_two_days_side_by_side_that_were_typed_backwards_are_no_year() -> None:
    assert typed_days("3 December", "1 December", date(2026, 11, 29)) == (date(2025, 12, 1), date(2025, 12, 3))


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [("15 January", "15 August", "2026-01-15 2026-08-15"), ("1월 3일", "9월 9일", "2026-01-03 2026-09-09"),
     ("3月1日", "12月28日", "2026-03-01 2026-12-28")],
)  # fmt: skip
def test_days_of_one_year_are_in_the_order_in_which_they_were_typed(first: str, last: str, days: str) -> None:
    """Most of a year, asked in November, is no range from August into the next year that was typed backwards."""
    assert " ".join(map(str, typed_days(first, last, date(2026, 11, 29)))) == days


def test_two_days_of_the_week_are_in_the_order_in_which_they_come() -> None:
    """As two options of a command, and as one text."""
    assert typed_days("Friday", "Tuesday", date(2024, 9, 18)) == (date(2024, 9, 13), date(2024, 9, 17))


_YEAR_ENDS = ["연말", "年末", "年底", "the end of the year", "year's end", "year-end"]
_MONTH_ENDS = ["월말", "月末", "月底", "the end of the month", "month end"]


@pytest.mark.parametrize("today", [date(2026, 11, 14), date(2026, 6, 14), date(2026, 12, 31), date(2026, 1, 10)])
@pytest.mark.parametrize("typed", _YEAR_ENDS)
def test_until_the_end_of_the_year_is_until_that_of_this_year_and_since_it_since_the_last(
    typed: str, today: date
) -> None:
    """In November, "until year's end" showed what was older than eleven months."""
    assert typed_days(None, typed, today) == (None, date(2026, 12, 31))
    begun = date(2026 if today.month == 12 else 2025, 12, 1)
    assert typed_days(typed, None, today) == (begun, None)
    assert typed_days("1 October", typed, today)[1] == date(begun.year if today.month < 10 else 2026, 12, 31)


@pytest.mark.parametrize("typed", _MONTH_ENDS)
def test_until_the_end_of_the_month_is_until_that_of_this_month(typed: str) -> None:
    today = date(2026, 11, 14)
    assert typed_days(None, typed, today) == (None, date(2026, 11, 30))
    assert typed_days(typed, None, today) == (date(2026, 10, 21), None)
    assert typed_days("3 September", typed, today) == (date(2026, 9, 3), date(2026, 9, 30))


@pytest.mark.parametrize("typed", ["the weekend", "주말", "週末", "周末", "the end of the week"])
def test_until_the_weekend_is_until_the_end_of_this_week(typed: str) -> None:
    assert typed_days(None, typed, date(2026, 11, 11)) == (None, date(2026, 11, 15))


@pytest.mark.parametrize("typed", ["end of last year", "작년 말", "昨年末", "去年底"])
def test_the_end_of_a_year_that_is_named_is_that_one(typed: str) -> None:
    assert typed_days(None, typed, date(2026, 11, 14)) == (None, date(2025, 12, 31))
