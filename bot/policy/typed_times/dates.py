"""The dates of `before:` and `after:`: 2024-10-05, 2024-10, 2024, yesterday, last week, 3d, 어제, 지난주, 2월 14일.

A word for a period means its first day, so that `after:2024-10 before:2024-11` is October. A date without a year is the
newest one (`ending_day`, `range_days`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.lang.days import MONTHS, WEEKDAYS
from bot.policy.typed_times.periods import YEARS_BACK, plain, whole_around
from bot.policy.typed_times.since import NUMERIC, calendar_period, day_named, period_named
from bot.regexes import regex

_YEARS = range(1850, 2200)
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_SOON, _A_YEAR = timedelta(days=31), timedelta(days=365)
_HALF_A_YEAR, _WHOLE_YEAR = timedelta(days=183), timedelta(days=364)
_YEAR = regex(rf"\d{{4}}|\b(?:this|last)\syear\b|^last\s|^지난|{'|'.join(YEARS_BACK)}")
"""A year, or "last" before a month, which says of which year it is."""
_OF_MONTH = regex(
    rf"\d[월月/.]|\d분기|第.(?:四半期|季)|[상하]반기|[上下]半|\b[qh][1-4]\b|(?:first|second|third|fourth|1st|2nd|3rd|4th)\s(?:half|quarter)"
    rf"|\b(?:{'|'.join(MONTHS)})\b"
)
"""A date without a year, or with one; no word for a day from today."""
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


def ending_day(typed: str, today: date, day: Callable[[str, date], date | None] = last_day) -> date | None:
    """The `day` of a date that ends a time whose beginning is open; without a year it is one that comes within a month,
    else the newest one. The end of the year is that of this year. None for anything else."""
    text = plain(typed, today)
    if whole := whole_around(text, today):
        return day(typed, whole.last)
    return day(typed, today + _SOON if _is_without_year(text) else today)


def range_days(
    first: str, last: str, today: date, day: Callable[[str, date], date | None] = last_day
) -> tuple[date | None, date | None]:
    """The day on which a range begins, and the `day` that ends it; None for what is no date. A date without a year is
    the nearest one on that side of a date with a year; if neither has one, the range began last before today. An end of
    the year or of the month is the first one after the beginning."""
    first, last = plain(first, today), plain(last, today)
    start, end = first_day(first, today), day(last, today)
    if start is None or end is None:
        return start, end
    if whole := whole_around(last, start):
        following = whole_around(last, whole.last + _DAY) or whole
        ends = (day(last, whole.last), day(last, following.last))
        return start, next((one for one in ends if one is not None and one >= start), end)
    if _is_without_year(last):
        ends = (day(last, start), day(last, start + _A_YEAR))
        return start, next((one for one in ends if one is not None and one >= start), end)
    if _is_without_year(first) and _YEAR.search(last):
        return first_day(first, end) or start, end
    return start, end


def days_between(first: str, last: str, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a range as it was typed; None for what is no date. One that was typed backwards is
    turned round: its end is before its beginning, or both are days without a year and the end would come in the next
    year and more than half a year later. A range that fills a whole year was meant (1 July to 30 June)."""
    start, end = range_days(first, last, today)
    if start is None or end is None:
        return start, end
    if end < start and last.casefold() in WEEKDAYS:
        return start, end + _WEEK
    is_over_new_year = end.year > start.year and _are_days_without_year(first, last, today)
    if end < start or (is_over_new_year and _HALF_A_YEAR < end - start < _WHOLE_YEAR):
        return range_days(last, first, today)
    return start, end


def _are_days_without_year(first: str, last: str, today: date) -> bool:
    typed = (plain(first, today), plain(last, today))
    return all(_is_without_year(one) and first_day(one, today) == last_day(one, today) for one in typed)


def _is_without_year(text: str) -> bool:
    return _YEAR.search(text) is None and _OF_MONTH.search(text) is not None


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
