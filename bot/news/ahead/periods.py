"""Calendar days and periods, relative to the day on which an article was published."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from bot.lang.days import calendar_day
from bot.model.evidence.ahead import AheadDays

_LONG_PAST, _LONG_AHEAD = timedelta(days=200), timedelta(days=300)
"""Limits for a date without a year: one longer ago than the first is taken as that of the next year ("Jan. 5" in
December), one further ahead than the second as that of the year before ("Dec. 20" in January)."""
PARTS = {
    **dict.fromkeys(("early", "초", "초순"), (1, 10)),
    **dict.fromkeys(("mid", "middle", "중순"), (11, 20)),
    **dict.fromkeys(("late", "end", "하순", "말"), (21, 31)),
}
"""A part of a month -> its first and last day."""


def one_day(day: date) -> AheadDays:
    """A single day."""
    return AheadDays(day, day)


def month(year: int, number: int, part: str | None = None) -> AheadDays:
    """A month, which may be 0 or 13 and beyond, or a part of it."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first, last = PARTS.get(part or "", (1, 31))
    return AheadDays(date(year, number, first), date(year, number, min(last, monthrange(year, number)[1])))


def week(published: date, ahead: int, weekday: int | None = None) -> AheadDays:
    """The week of publication (0), the next (1), from Monday to Sunday; or one day of it."""
    monday = published - timedelta(published.weekday()) + timedelta(weeks=ahead)
    if weekday is not None:
        return one_day(monday + timedelta(weekday))
    return AheadDays(max(monday, published), monday + timedelta(6))


def weekend(published: date, ahead: int) -> AheadDays:
    """Saturday and Sunday of the week of publication (0), or of the next (1); Sunday alone on a Sunday."""
    last = week(published, ahead).last
    return AheadDays(max(last - timedelta(1), published), last)


def coming(published: date, weekday: int) -> date:
    """The first such weekday from the day of publication on."""
    return published + timedelta((weekday - published.weekday()) % 7)


def of_year(published: date, number: int, day: int, year: int | None) -> date | None:
    """A day of a month: of that year, else of the year of publication, or of the next if that was long ago."""
    if year is not None:
        return calendar_day(year, number, day)
    this = calendar_day(published.year, number, day)
    if this is not None and published - this > _LONG_PAST:
        return calendar_day(published.year + 1, number, day)
    if this is not None and this - published > _LONG_AHEAD:
        return calendar_day(published.year - 1, number, day)
    return this


def month_ahead(published: date, number: int, year: int | None, part: str | None) -> AheadDays:
    """A month by its name: of that year, else the year of publication, or the next if it was long ago."""
    found = month(year or published.year, number, part)
    return month(published.year + 1, number, part) if year is None and published - found.last > _LONG_PAST else found


def of_month(published: date, day: int) -> date | None:
    """A day that is named by its number alone: of the month of publication, or of the next if that was weeks ago."""
    if published.day - day > 20:
        after = month(published.year, published.month + 1).first
        return calendar_day(after.year, after.month, day)
    return calendar_day(published.year, published.month, day)
