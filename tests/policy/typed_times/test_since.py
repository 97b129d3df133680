"""How far back a member means, on days of the week and of the year on which a calendar is easily misread."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.policy.typed_times.since import is_counted_from_today, since
from tests.fakes.tables import table

_SEOUL = ZoneInfo("Asia/Seoul")


@table(
    ("today", "typed", "begins"),
    [
        ("2024-09-18", "this week", "2024-09-16"),
        ("2024-09-22", "이번 주", "2024-09-16"),
        ("2024-09-22", "이번주", "2024-09-16"),
        ("2024-09-22", "이번달", "2024-09-01"),
        ("2024-09-18", "since Thursday", "2024-09-12"),
        ("2024-09-18", "Wednesday", "2024-09-18"),
        ("2024-09-18", "last Wednesday", "2024-09-11"),
        ("2024-09-18", "yesterday", "2024-09-17"),
        ("2024-03-01", "그저께", "2024-02-28"),
        ("2024-09-18", "18 September", "2024-09-18"),
        ("2025-01-05", "since December", "2024-12-01"),
        ("2025-01-05", "6 January", "2024-01-06"),
        ("2026-01-05", "2월 29일", "2024-02-29"),
        ("2025-01-01", "this month", "2025-01-01"),
        ("2024-09-18", "昨日から", "2024-09-17"),
        ("2024-09-18", "前天", "2024-09-16"),
        ("2024-09-18", "木曜日", "2024-09-12"),
        ("2024-09-18", "上周四", "2024-09-12"),
        ("2024-09-18", "今週", "2024-09-16"),
        ("2024-09-18", "8月15日以降", "2024-08-15"),
        ("2024-09-18", "2023年12月", "2023-12-01"),
        ("2024-09-18", "昨年12月", "2023-12-01"),
        ("2024-09-18", "작년 12월", "2023-12-01"),
        ("2024-09-18", "先週の火曜日", "2024-09-10"),
        ("2024-09-18", "上周二", "2024-09-10"),
        ("2024-09-18", "지난주 화요일", "2024-09-10"),
        ("2024-09-18", "先週", "2024-09-09"),
        ("2024-09-18", "since 上週", "2024-09-09"),
        ("2024-09-18", "先月から", "2024-08-01"),
        ("2024-09-18", "上個月", "2024-08-01"),
        ("2024-01-18", "last month", "2023-12-01"),
        ("2024-09-18", "작년", "2023-01-01"),
        ("2024-09-18", "last week Tuesday", "2024-09-10"),
        ("2024-09-18", "last Tuesday", "2024-09-17"),
        ("2024-09-18", "今週の火曜日", "2024-09-17"),
        ("2024-09-18", "礼拜二", "2024-09-17"),
        ("2024-09-18", "Q2", "2024-04-01"),
        ("2024-09-18", "Q4", "2023-10-01"),
        ("2024-09-18", "2024 Q1", "2024-01-01"),
        ("2024-09-18", "q1 of 2023", "2023-01-01"),
        ("2024-09-18", "2분기", "2024-04-01"),
        ("2024-09-18", "2023年第4四半期", "2023-10-01"),
        ("2024-09-18", "第三季度", "2024-07-01"),
        ("2024-09-18", "2024/08/15", "2024-08-15"),
        ("2024-09-18", "2024.8.15.", "2024-08-15"),
        ("2024-09-18", "8/15", "2024-08-15"),
        ("2024-09-18", "15.8.", "2024-08-15"),
        ("2024-09-18", "since 2024", "2024-01-01"),
    ],
)
def test_dates_as_people_type_them(today: str, typed: str, begins: str) -> None:
    now = datetime.fromisoformat(today).replace(hour=21, tzinfo=_SEOUL)
    assert since(typed, now, "Asia/Seoul") == datetime.fromisoformat(begins).replace(tzinfo=_SEOUL)


@pytest.mark.parametrize(
    ("typed", "days"),
    [("two days", 2), ("last three weeks", 21), ("이틀", 2), ("나흘", 4), ("닷새", 5), ("최근 열흘", 10), ("두 달", 60),
     ("five days ago", 5), ("a year", 365), ("열 시간", 10 / 24),
     ("30日間", 30), ("過去7日", 7), ("3週間前", 21), ("2주전", 14), ("直近24時間", 1),
     ("the last week", 7), ("past month", 30), ("半年", 182),
     ("两个星期", 14), ("最近三天", 3), ("24小时", 1), ("2か月", 60), ("过去2个月", 60),
     ("兩個星期", 14), ("3小時", 1 / 8), ("30分鐘", 1 / 48),
     ("3個小時", 1 / 8), ("两个礼拜", 14)],
)  # fmt: skip
def test_lengths_as_people_type_them(typed: str, days: float) -> None:
    now = datetime(2024, 9, 18, 21, tzinfo=_SEOUL)
    assert since(typed, now, "Asia/Seoul") == now - timedelta(days=days)


@pytest.mark.parametrize(
    "typed", ["7 days", "since Monday", "yesterday", "last week", "지난 7일", "지난주", "過去7日", "先週", "最近三天"]
)
def test_times_counted_from_today_are_the_name_of_nothing_in_the_news(typed: str) -> None:
    assert is_counted_from_today(typed, datetime(2024, 9, 18, 21, tzinfo=_SEOUL))


@pytest.mark.parametrize(
    "typed", ["3.1", "6월 25일", "May", "2024", "Sun", "The Week", "min", "달", "missiles", "week of talks", "화"]
)
def test_dates_units_and_weekdays_may_be_names(typed: str) -> None:
    """The March First Movement, the Korean War, a paper, a family name."""
    assert not is_counted_from_today(typed, datetime(2024, 9, 18, 21, tzinfo=_SEOUL))
