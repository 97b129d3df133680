"""The order of search results, and their number by month."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.search.ranking import MONTHS, by_month, by_relevance

_DAY = 24 * 60


def minute(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() // 60)


def test_words_in_the_title_come_before_what_is_new() -> None:
    minutes = {1: 0, 2: 400 * _DAY, 3: 400 * _DAY - 1}
    assert by_relevance(minutes, {1: 2, 2: 0, 3: 0}) == [1, 2, 3]


def test_an_adjacent_pair_is_worth_about_two_months() -> None:
    for days, order in ((30, [1, 2]), (90, [2, 1])):
        assert by_relevance({1: 0, 2: days * _DAY}, {1: 1, 2: 0}) == order
    assert by_relevance({}, {}) == []


def test_months_are_counted_in_the_zone_from_the_first_with_a_result_to_the_newest() -> None:
    found = [minute("2024-09-30T16:00"), minute("2024-09-30T14:00"), minute("2024-07-01T00:00"), minute("2020-01-01")]
    months = dict(by_month(found, "Asia/Seoul", complete=True))
    assert len(months) == 4
    assert len(by_month([*found[:3], minute("2023-11-02")], "Asia/Seoul", complete=True)) == MONTHS
    assert list(months)[-1] == date(2024, 10, 1)  # 16:00 UTC is October in Seoul
    assert {day.month: count for day, count in months.items() if count} == {10: 1, 9: 1, 7: 1}
    assert dict(by_month(found, "UTC", complete=True))[date(2024, 9, 1)] == 2


def test_a_month_that_may_not_be_complete_is_left_out() -> None:
    found = [minute("2024-09-10"), minute("2024-08-10"), minute("2024-07-10")]
    assert by_month(found, "UTC", complete=False) == ((date(2024, 8, 1), 1), (date(2024, 9, 1), 1))
    assert by_month([], "UTC", complete=True) == ()


@given(st.lists(st.integers(0, 30_000_000), min_size=1, max_size=50))
def test_no_result_is_counted_twice(minutes: list[int]) -> None:
    ordered = sorted(minutes, reverse=True)
    counted = sum(count for _, count in by_month(ordered, "Asia/Seoul", complete=True))
    assert 1 <= counted <= len(ordered)
