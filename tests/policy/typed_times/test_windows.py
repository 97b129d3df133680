"""A window of time with both ends, as members of different languages type it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model.errors import DeskError, Reason
from bot.policy.typed_times.since import since
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
        ("1 September to 10", "2024-09-01", "2024-09-10"),
        # a year that only one of the days has
        ("2022년 9월 1일부터 9월 10일까지", "2022-09-01", "2022-09-10"),
        ("2022年9月1日〜9月10日", "2022-09-01", "2022-09-10"),
        ("1 September to 10 September 2022", "2022-09-01", "2022-09-10"),
        ("1 September 2022 to 10", "2022-09-01", "2022-09-10"),
        ("작년 9월 1일부터 9월 10일까지", "2023-09-01", "2023-09-10"),
        ("2021-12-20 to Jan 5", "2021-12-20", "2022-01-05"),
        ("Dec 20 to Jan 5, 2022", "2021-12-20", "2022-01-05"),
        ("Q1 2022 to Q2", "2022-01-01", "2022-06-30"),
        # from the farther to the nearer day, whichever is typed first
        ("10 days ago to 30 days ago", "2024-08-19", "2024-09-08"),
        ("Friday to Tuesday", "2024-09-13", "2024-09-17"),
    ],
)
def test_both_days_of_a_range_are_in_it(typed: str, first: str, last: str) -> None:
    start, end = window(typed, NOW, "Asia/Seoul")
    assert start == datetime.fromisoformat(first).replace(tzinfo=_SEOUL)
    assert end == datetime.fromisoformat(last).replace(tzinfo=_SEOUL) + timedelta(days=1, seconds=-1)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "2024-09-10..",
            "2024-09-10 ~",
            "2024. 9. 10.",
            "2024. 9. 10.부터",
            "since:2024-09-10",
            "from 10 September on",
        ),
        *("10 Sep onwards", "since 10 September 2024", "9월 10일부터", "9月10日から", "9月10日以来", "9月10日以降"),
        *("从9月10日起", "自9月10日以来", "9月10日开始", "從9月10日起"),
    ],
)
def test_a_beginning_may_be_said_to_be_one(typed: str) -> None:
    assert window(typed, NOW, "Asia/Seoul") == (datetime(2024, 9, 10, tzinfo=_SEOUL), NOW)


@pytest.mark.parametrize(
    "typed",
    [
        *("..2024-09-10", "~ 2024-09-10", "…2024-09-10", "until 10 September", "up to 10 September", "to Sep 10"),
        *("till 8d", "9월 10일까지", "~9월 10일까지", "2024. 9. 10.까지", "9月10日まで", "〜9月10日", "至9月10日"),
        *("截至9月10日", "到9月10日为止", "before 11 September", "9월 11일 이전", "9月11日以前", "9月11日之前"),
    ],
)
def test_an_end_alone_has_no_beginning(typed: str) -> None:
    assert window(typed, NOW, "Asia/Seoul") == (None, datetime(2024, 9, 10, 23, 59, 59, tzinfo=_SEOUL))


@pytest.mark.parametrize(
    ("typed", "last"),
    [("until now", None), ("지금까지", None), ("9월까지", None), ("9월 20일까지", None),
     ("until 1 December", "2023-12-01"), ("until August", "2024-08-31"),
     ("before 2024", "2023-12-31"), ("until 10 June", "2024-06-10")],
)  # fmt: skip
def test_an_end_alone_is_a_day_of_the_coming_month_or_the_newest_and_at_most_now(typed: str, last: str | None) -> None:
    _, end = window(typed, NOW, "Asia/Seoul")
    day_ends = timedelta(days=1, seconds=-1)
    assert end == (NOW if last is None else datetime.fromisoformat(last).replace(tzinfo=_SEOUL) + day_ends)


@pytest.mark.parametrize(
    "typed", ["9월 1일부터 지금까지", "Sep 1 to today", "2024-09-01..2024-12-31", "9월 1일부터 30일까지"]
)
def test_a_range_that_is_not_over_ends_now(typed: str) -> None:
    start, end = window(typed, NOW, "Asia/Seoul")
    assert (start, end) == (datetime(2024, 9, 1, tzinfo=_SEOUL), NOW)


@pytest.mark.parametrize(
    "typed", ["", "24h", "월요일부터", "last week", "지난주", "2024-09-01", "8月15日以降", "14 Feb"]
)
def test_a_beginning_alone_reaches_to_now(typed: str) -> None:
    assert window(typed, NOW, "Asia/Seoul") == (since(typed, NOW, "Asia/Seoul"), NOW)


@pytest.mark.parametrize(
    "typed",
    [
        *("soon to be", "2024-09-01..soon", "2025-01-01..2025-02-01", "1 to 2", "~"),
        # a time with an offset for a parser of ISO times, days of no month, a day of a whole month
        *("2024-09-01~09-10", "10일부터 20일까지", "9월부터 10일까지", "..soon", "until", "before", "10까지"),
    ],
)
def test_other_words_are_refused(typed: str) -> None:
    with pytest.raises(DeskError):
        window(typed, NOW, "Asia/Seoul")


@pytest.mark.parametrize(
    "typed",
    [
        "2030-01-01",
        "tomorrow",
        "since tomorrow",
        "next week",
        "내일부터",
        "다음 주",
        "明日から",
        "下週",
        "2030-01-01..2030-02-01",
    ],
)
def test_a_day_to_come_is_understood_and_refused_as_one(typed: str) -> None:
    with pytest.raises(DeskError) as refused:
        window(typed, NOW, "Asia/Seoul")
    assert refused.value.reason is Reason.FUTURE_SINCE
