"""Months of articles: counts, and the words of the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def all_months(minutes: Iterable[int], zone: str) -> tuple[tuple[date, int], ...]:
    """The first day of each month with articles in the zone, oldest first, and their number. `minutes` are those of
    publication since the epoch."""
    there = ZoneInfo(zone)
    days = (datetime.fromtimestamp(minute * 60, UTC).astimezone(there).date() for minute in minutes)
    return tuple(sorted(Counter(day.replace(day=1) for day in days).items()))


def tokens(begin: int, end: int) -> str:
    """The months [begin, end), counted from the year 0, as words of the index: whole years by one."""
    found, month = [], begin
    while month < end:
        year, rest = divmod(month, 12)
        if rest == 0 and month + 12 <= end:
            found.append(f"y{year:04d}")
            month += 12
        else:
            found.append(f"m{year:04d}{rest + 1:02d}")
            month += 1
    return " OR ".join(found)
