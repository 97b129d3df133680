"""The dates of `before:` and `after:`: 2024-10-05, 2024-10, 2024, yesterday, last week, 3d, 어제, 지난주, 2월 14일.

A word for a period means its first day, so that `after:2024-10 before:2024-11` is October.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.policy.typed_times.periods import plain
from bot.policy.typed_times.since import NUMERIC, calendar_period, day_named, period_named

_YEARS = range(1850, 2200)
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_TOMORROW = frozenset(("tomorrow", "내일", "明日", "明天"))


def first_day(typed: str, today: date) -> date | None:
    """The day that a date or the word for a period begins on; None for anything else."""
    text = plain(typed, today)
    whole = calendar_period(text, today)
    found = whole.first if whole else today + _DAY if text in _TOMORROW else day_named(text, today)
    return found if found is not None and found.year in _YEARS else None


def last_day(typed: str, today: date) -> date | None:
    """The day that a date or the word for a period ends on; None for anything else."""
    text = plain(typed, today)
    if whole := calendar_period(text, today):
        return whole.last
    first = first_day(typed, today)
    numeric = NUMERIC.fullmatch(text)
    if first is None or (numeric and numeric[3]):
        return first
    return _end(first, ("month" if numeric[2] else "year") if numeric else period_named(text))


def _end(first: date, period: str | None) -> date:
    if period == "week":
        return first + _WEEK - _DAY
    if period in ("month", "quarter"):
        days = 31 if period == "month" else 93  # a day of the next month
        return (first.replace(day=1) + days * _DAY).replace(day=1) - _DAY
    return first.replace(month=12, day=31) if period == "year" else first


def midnight(day: date, zone: str) -> datetime:
    """The beginning of a day, in UTC, at a whole minute."""
    local = datetime.combine(day, time(), ZoneInfo(zone))
    return local.astimezone(UTC).replace(second=0, microsecond=0)
