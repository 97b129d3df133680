"""Dates as pages write them, valid and malformed."""

from __future__ import annotations

import pytest

from bot.text.page.dates import normal


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024-10-31T13:40:00+09:00", "2024-10-31T13:40:00+09:00"),
        ("2024년 10월 31일", "2024-10-31"),
        ("Oct. 31, 2024 1:40 p.m.", "2024-10-31"),
        ("a day in 2024", None),
        ("1:" + "9" * 40, None),
        ("10 h 99999999999999999999999999999999.5 m", None),
        ("99999-99-99", None),
    ],
)
def test_a_date_is_an_iso_date_or_none(words: str, expected: str | None) -> None:
    assert normal(words) == expected
