"""Days and periods as people type them for the two ends of a range."""

from __future__ import annotations

from datetime import date

import pytest

from bot.policy.typed_times.dates import first_day, last_day

SUNDAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2024-10", date(2024, 10, 1), date(2024, 10, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2월", date(2026, 2, 1), date(2026, 2, 28)),
        ("last month", date(2026, 10, 1), date(2026, 10, 31)),
        ("지난주", date(2026, 11, 16), date(2026, 11, 22)),
        ("先月", date(2026, 10, 1), date(2026, 10, 31)),
        ("上周", date(2026, 11, 16), date(2026, 11, 22)),
        ("2025年", date(2025, 1, 1), date(2025, 12, 31)),
        ("작년", date(2025, 1, 1), date(2025, 12, 31)),
        ("this month", date(2026, 11, 1), date(2026, 11, 30)),
        ("Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("4분기", date(2026, 10, 1), date(2026, 12, 31)),
        ("2025年第1四半期", date(2025, 1, 1), date(2025, 3, 31)),
        ("昨年12月", date(2025, 12, 1), date(2025, 12, 31)),
        ("14 Feb", date(2026, 2, 14), date(2026, 2, 14)),
        ("2024-10-05", date(2024, 10, 5), date(2024, 10, 5)),
        ("the day before yesterday", date(2026, 11, 27), date(2026, 11, 27)),
        ("27/11/2026", date(2026, 11, 27), date(2026, 11, 27)),
        ("11/27/2026", date(2026, 11, 27), date(2026, 11, 27)),
        ("someday", None, None),
        ("3/4/2026", None, None),  # 3 April or 4 March
        ("31/02/2026", None, None),
    ],
)
def test_a_period_has_a_first_and_a_last_day(typed: str, first: date | None, last: date | None) -> None:
    assert (first_day(typed, SUNDAY), last_day(typed, SUNDAY)) == (first, last)
