"""The days of which a text speaks."""

from __future__ import annotations

from datetime import date

import pytest

from bot.lang.days import days

FRIDAY = date(2024, 11, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on Thursday, the ministry said on Friday.", ["2024-10-31", "2024-11-01"]),
        ("The launch of October 30 came after one on Oct. 3.", ["2024-10-30"]),
        ("He left yesterday and arrived today.", ["2024-10-31", "2024-11-01"]),
        ("북한이 31일 오전 발사했다고 1일 밝혔다.", ["2024-10-31", "2024-11-01"]),
        ("북한이 전날 발사했다.", ["2024-10-31"]),
        ("Friday", ["2024-11-01"]),
        ("Saturday", ["2024-10-26"]),
        ("In November 2019, and in 2025.", []),
    ],
)
def test_days_shortly_before_publication(text: str, expected: list[str]) -> None:
    assert [str(day) for day in days(text, FRIDAY)] == expected
