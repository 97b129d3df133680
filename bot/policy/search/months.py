"""Counts of articles by month."""

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
