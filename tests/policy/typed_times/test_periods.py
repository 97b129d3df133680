"""Calendar periods in four languages: the same words mean the same days in every option."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import DeskError
from bot.policy.typed_times.dates import first_day, last_day
from bot.policy.typed_times.since import since
from bot.policy.typed_times.windows import window
from bot.services.lookup.typed_days import typed_days
from tests.fakes.tables import table

_THURSDAY = date(2024, 11, 14)
_SAME = {
    ("2024-11-04", "2024-11-10"): (
        "last week|previous week|지난주|전주|지난주부터|先週|先週より|前週|前の週|上周|上個禮拜|从上周起|"
        "前一周"
    ),
    ("2024-10-28", "2024-11-03"): (
        "the week before last|지지난주|先々週|上上周"
    ),
    ("2024-11-09", "2024-11-10"): (
        "last weekend|weekend|지난 주말|주말|先週末|週末|上周末|上個週末"
    ),
    ("2024-10-01", "2024-10-31"): (
        "previous month|the prior month|전월|전달|前月|先月|上个月|上個月|last October|지난 10월|十月|"
        "二〇二四年十月|24년 10월"
    ),
    ("2024-09-01", "2024-09-30"): (
        "month before last|지지난달|전전월|先々月|上上个月"
    ),
    ("2024-11-01", "2024-11-30"): (
        "this month|month to date|MTD|이달|이번달|今月|本月|这个月|這個月"
    ),
    ("2024-07-01", "2024-09-30"): (
        "last quarter|the third quarter of 2024|지난 분기|전분기|前四半期|上季度|上个季度|第三季度"
    ),
    ("2024-01-01", "2024-06-30"): (
        "H1|first half of 2024|first half of this year|상반기|올해 상반기|上半期|2024年上半年"
    ),
    ("2022-01-01", "2022-12-31"): (
        "the year before last|재작년|一昨年|おととし"
    ),
    ("2023-01-01", "2023-12-31"): (
        "previous year|작년|전년|昨年|去年|上一年"
    ),
    ("2024-10-01", "2024-10-10"): (
        "early October|the beginning of last month|10월 초|지난달 초|10月上旬|先月初め|上个月初"
    ),
    ("2024-10-21", "2024-10-31"): (
        "late October 2024|end of last month|10월 말|지난달 말|先月末|10月下旬|上月底|2024-10 말"
    ),
    ("2024-06-01", "2024-08-31"): (
        "summer|last summer|this summer|summer 2024|the summer|여름|지난여름|올여름|2024년 여름|夏|"
        "今夏|この夏|2024年の夏|今年夏天|夏季"
    ),
    ("2023-06-01", "2023-08-31"): (
        "summer of 2023|summer of last year|작년 여름|지난해 여름|2023년 여름|昨夏|昨年の夏|2023年夏|去年夏天"
    ),
    ("2023-12-01", "2024-02-29"): (
        "winter|last winter|겨울|지난겨울|지난 겨울|冬|冬季|上个冬天"
    ),
    ("2024-09-01", "2024-11-30"): (
        "autumn|fall|this fall|올가을|이번 가을|今秋|今年秋天|秋"
    ),
    ("2023-09-01", "2023-11-30"): (
        "last autumn|지난가을|昨秋|去年秋季|fall 2023"
    ),
    ("2023-12-01", "2023-12-31"): (
        "end of last year|작년 말|연말|昨年末|年末|去年底|年底"
    ),
    ("2024-10-31", "2024-10-31"): (
        "Thu, Oct 31|20241031|the 31st|31號|2024. 10. 31.|2024. 10. 31.(목)|10월 31일(목)|令和6年10月31日|十月三十一日|"
        "주체113년 10월 31일"
    ),
    ("2024-11-14", "2024-11-14"): (
        "now|지금|本日|现在|至今"
    ),
    ("2024-11-11", "2024-11-11"): (
        "this Monday|on Monday|さきおととい|大前天|3 days ago"
    ),
    ("2024-11-04", "2024-11-04"): (
        "Monday last week|지난주 월요일|先週の月曜日|上周一|start of last week"
    ),
}  # fmt: skip
_WORDS = [(word, *days) for days, words in _SAME.items() for word in words.split("|")]


@table(("typed", "first", "last"), _WORDS)
def test_a_period_has_the_same_days_in_every_language_and_option(typed: str, first: str, last: str) -> None:
    assert [str(day) for day in typed_days(typed, typed, _THURSDAY)] == [first, last]
    if not typed.startswith(("从", "先週より")) and not typed.endswith("부터"):
        assert (str(first_day(typed, _THURSDAY)), str(last_day(typed, _THURSDAY))) == (first, last)
    at = datetime(2024, 11, 14, 3, tzinfo=UTC)
    begins = window(typed, at, "UTC")[0]
    assert first == "2024-11-11" or (begins is None) is (typed == "至今")
    assert first == "2024-11-11" or begins is None or str(begins.date()) == first


@pytest.mark.parametrize(
    "typed",
    [
        "前年",
        "前周",
        "前日",
        "先年",
        "1月前",
        "数日前",
        "a few days ago",
        "이 사람",
        "mid-week",
        "winter 2023",
        "작년 겨울",
        "去年冬天",
        "昨冬",
        "this winter",
        "this season",
        "last summer 2023",
    ],
)
def test_what_means_no_days_or_others_in_another_language_is_refused(typed: str) -> None:
    assert first_day(typed, _THURSDAY) is None


@pytest.mark.parametrize(
    "typed",
    ["9999년 말", "end of 9999", "H2 9999", "9999 q4", "early December 9999", "9999-12 말", "0000 H1", "0000년 상반기",
     "first half of 0000", "1849년 하반기", "second half of 2200", "十十月", "二十十日", "十〇月", "주체999년 말"],
)  # fmt: skip
def test_years_and_numerals_that_no_calendar_has_are_refused(typed: str) -> None:
    at = datetime(2024, 11, 14, 3, tzinfo=UTC)
    assert (first_day(typed, _THURSDAY), last_day(typed, _THURSDAY)) == (None, None)
    with pytest.raises(DeskError):
        typed_days(typed, None, _THURSDAY)
    with pytest.raises(DeskError):
        window(typed, at, "UTC")


@pytest.mark.parametrize(
    ("typed", "year"), [("'24", 2024), ("'25", 2025), ("'99", 1999), ("99년 1월", 1999), ("26년 3월 1일", 1926)]
)
def test_a_year_of_two_digits_is_none_that_is_far_ahead(typed: str, year: int) -> None:
    found = first_day(typed, _THURSDAY)
    assert found is not None
    assert found.year == year


def test_a_season_that_runs_is_this_one_and_the_last_one_has_ended() -> None:
    """And one that is yet to come is none, since it has no news."""
    for today, typed, first in (
        (date(2025, 1, 20), "winter", "2024-12-01"),
        (date(2025, 1, 20), "this winter", "2024-12-01"),
        (date(2025, 1, 20), "지난겨울", "2023-12-01"),
        (date(2025, 3, 20), "올겨울", "2024-12-01"),
        (date(2025, 4, 20), "last summer", "2024-06-01"),
        (date(2025, 4, 20), "this summer", None),
        (date(2025, 7, 20), "last summer", "2024-06-01"),
        (date(2025, 7, 20), "今夏", "2025-06-01"),
    ):
        found = first_day(typed, today)
        assert (found and str(found)) == first, (today, typed)


def test_the_last_week_stays_the_last_seven_days() -> None:
    at = datetime(2024, 11, 14, 3, tzinfo=UTC)
    assert at - since("the last week", at, "UTC") == timedelta(days=7)
    assert first_day("the last week", _THURSDAY) == date(2024, 11, 7)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_periods_that_follow_each_other_meet(today: date) -> None:
    for names in (
        ("week before last", "last week", "this week"),
        ("month before last", "previous month", "this month"),
        ("지지난해", "작년", "올해"),
        ("10월 초", "10월 중순", "10월 말"),
        ("first half of last year", "second half of last year", "H1 " + str(today.year)),
    ):
        ends = [(first_day(name, today), last_day(name, today)) for name in names]
        for (_, last), (first, _) in pairwise(ends):
            assert last is not None
            assert first == last + timedelta(days=1), names
