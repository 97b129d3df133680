"""Parse a date in the data of a page: ISO 8601 and its common variants, Unix times, dates in words."""

from __future__ import annotations

from datetime import UTC, datetime

from dateutil import parser as lenient
from dateutil.tz import tzoffset

from bot.regexes import regex
from bot.text.page.dates.style import UNKNOWN, DateStyle
from bot.text.page.dates.written import ZONES, WrittenDate, checked, dates_in

_MOST_CHARACTERS = 60
_LEAST_DIGITS = 5
_ISO = regex(r"\d{4}-\d\d-\d\d")
_COMPACT = regex(r"((?:199|20\d)\d)([01]\d)([0-3]\d)(?:([0-2]\d)(?:([0-5]\d)([0-5]\d)?)?)?")
"""A day and perhaps its time in digits: "20240603142210". Ten of them would be a Unix time past 2030."""
_UNIX = regex(r"\d{10}|\d{13}")
_SLASHED = regex(r"\d{1,2}[-/]\d{1,2}[-/]\d{2,4}")
"""Dates of which dateutil takes the first number for the month, wherever the page is from."""


def normal(stated: str) -> str | None:
    """A stated date normalised: an ISO time if it has a zone, else an ISO date; None if it is not a date."""
    found = parsed(stated)
    return found.stamp if found else None


def parsed(stated: str, style: DateStyle = UNKNOWN) -> WrittenDate | None:
    """The day and time of a stated date; None if it is not a date, or is before 1980."""
    words = " ".join(stated.split())[:_MOST_CHARACTERS]
    if sum(map(str.isdigit, words)) < _LEAST_DIGITS:
        return None
    if (moment := _in_digits(words)) is None:
        if written := dates_in(words, style):
            return _exact(words) or written[0]
        moment = None if _SLASHED.search(words) else _lenient(words)
    return _dated(moment) if moment else None


def _dated(moment: datetime) -> WrittenDate | None:
    day = checked(moment.year, moment.month, moment.day)
    return WrittenDate("", 0, day, moment) if day else None


def _exact(words: str) -> WrittenDate | None:
    """A date that begins as in ISO 8601, with its time."""
    if not _ISO.match(words):
        return None
    try:
        return _dated(datetime.fromisoformat(words))
    except ValueError:
        moment = _lenient(words)
        return _dated(moment) if moment else None


def _in_digits(words: str) -> datetime | None:
    """A time written as digits only, or as Unix time in seconds or milliseconds."""
    if not words.isdecimal():
        return None
    try:
        if match := _COMPACT.fullmatch(words):
            year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
            return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001  # none is written
        return datetime.fromtimestamp(int(words[:10]), UTC) if _UNIX.fullmatch(words) else None
    except (ValueError, OverflowError):
        return None


def _lenient(words: str) -> datetime | None:
    try:
        return lenient.parse(words, tzinfos=_offset, default=datetime(1, 1, 1))  # noqa: DTZ001  # only its zone counts
    except (ValueError, ArithmeticError, TypeError, AttributeError):
        return None


def _offset(name: str | None, seconds: int | None) -> tzoffset | None:
    """A zone by its offset in seconds or by its abbreviation; None for an unknown one. dateutil's `tzinfos`."""
    hours = ZONES.get(name or "")
    if seconds is None and hours is not None:
        seconds = hours * 3600
    return None if seconds is None else tzoffset(name, seconds)
