"""Counts of articles by month, where the reader is."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.policy.search.months import all_months


def minute(moment: datetime) -> int:
    return int(moment.timestamp()) // 60


def test_months_are_those_of_the_zone_and_only_those_with_articles() -> None:
    moments = [
        datetime(2024, 1, 31, 20, tzinfo=UTC),
        datetime(2024, 1, 5, tzinfo=UTC),
        datetime(2023, 7, 1, tzinfo=UTC),
    ]
    minutes = [minute(one) for one in moments]
    assert all_months(minutes, "UTC") == ((date(2023, 7, 1), 1), (date(2024, 1, 1), 2))
    assert all_months(minutes, "Asia/Seoul") == ((date(2023, 7, 1), 1), (date(2024, 1, 1), 1), (date(2024, 2, 1), 1))
    assert all_months([], "UTC") == ()
