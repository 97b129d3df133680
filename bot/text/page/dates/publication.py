"""Find when a page was published and updated: ISO dates, or ISO times with their zone.

    JSON-LD, meta elements, microdata | address | under the headline | labelled | other data | the only date

Dates in the page's data have precedence over dates shown, and are given in the zone of the latter. The address has
precedence over visible text, since it does not change when a page is revised.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import TypeGuard

from bot.lang.days import MONTHS
from bot.regexes import regex
from bot.text.page.dates import shown, stated
from bot.text.page.dates.stated import PageData
from bot.text.page.dates.written import WrittenDate, checked, written

_DATED_PATH = regex(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\D|$)")
_NAMED_PATH = regex(rf"/((?:19|20)\d\d)/({'|'.join(MONTHS)})/(\d\d?)(?=\D|$)", re.IGNORECASE)
_NUMBERED_PATH = regex(r"(?:/|/[A-Z]{3})(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{5,12}(?=\D|$)")
"""An article number that begins with its day, common on Korean sites."""
_DATED_FOLDER = regex(r"/((?:19|20)\d\d)(?:[/-](0?[1-9]|1[0-2])|(0[1-9]|1[0-2]))?(?=/|$)")
"""A folder of an address that is a year, or a year and a month."""
_WEEK, _MONTH = timedelta(weeks=1), timedelta(days=31)
_DATE_ALONE = len("2024-02-14")
_DAY_IN_NAME = regex(r"[-_]((?:19|20)\d\d)[-_]?(0[1-9]|1[0-2])[-_]?(0[1-9]|[12]\d|3[01])(?=[-_./?]|$)")
_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)
"""The least and the greatest offset of a zone."""
_HALF_HOUR = timedelta(minutes=30)


def stated_publication(page: PageData) -> str | None:
    """The publication in the page's data, in the zone in which the page shows it; None if the data have none."""
    given = list(stated.publications(page))
    if not given:
        return None
    found = next((date for date in given if date.day == given[0].day and _has_zone(date.moment)), given[0])
    return _as_shown(found, shown.under_headline(page), {change.day for change in stated.changes(page)})


def updated(page: PageData, published: str | None) -> str | None:
    """The last modification in the page's data; None if it is missing or equals the publication."""
    last = next(stated.changes(page), None)
    return None if last is None or last.stamp == published else last.stamp


def guessed_publication(page: PageData, headline: str | None = None) -> str | None:
    """The publication of a page whose data have none; None if every date may be that of something else."""
    found = (
        _in_path(page.url or "")
        or shown.under_headline(page)
        or shown.in_lines(page, headline)
        or shown.labelled(page)
        or stated.in_metas(page)
        or stated.in_scripts(page, headline)
        or _in_name(page.url or "")
        or shown.alone(page)
        or next(stated.changes(page), None)
    )
    return found.stamp if found else None


def filed_on(words: str, url: str | None) -> str | None:
    """The ISO date of a dateline: "3 March 2025"; of "Feb. 14" with the year that the page's address has, as long as
    that leaves one: from a week before the month of the address on, or where it has no month any day but those of the
    last week of a year."""
    if found := written(words):
        return found
    folders = {(int(match[1]), match[2] or match[3]) for match in _DATED_FOLDER.finditer(url or "")}
    if len(folders) != 1:
        return None
    year, month = folders.pop()
    days = [day for one in (year, year - 1) if (day := _day_of(words, one)) is not None]
    if month is None:
        return next((day.isoformat() for day in days if day.year == year and day < date(year, 12, 25)), None)
    begin = date(year, int(month), 1)
    fits = (day for day in days if begin - _WEEK <= day < begin + _MONTH and (day < begin or day.month == begin.month))
    return next((day.isoformat() for day in fits), None)


def _day_of(words: str, year: int) -> date | None:
    stamp = written(f"{words}, {year}")
    return date.fromisoformat(stamp) if stamp and len(stamp) == _DATE_ALONE else None


def _in_path(url: str) -> WrittenDate | None:
    found = _DATED_PATH.search(url) or _NUMBERED_PATH.search(url)
    if found:
        return _of(found[1], int(found[2]), found[3])
    named = _NAMED_PATH.search(url)
    return _of(named[1], MONTHS[named[2].lower()], named[3]) if named else None


def _in_name(url: str) -> WrittenDate | None:
    """The day in the last part of an address: "…/cranes-2024-02-14"."""
    found = _DAY_IN_NAME.search(url.rpartition("/")[2])
    return _of(found[1], int(found[2]), found[3]) if found else None


def _of(year: str, month: int, number: str) -> WrittenDate | None:
    found = checked(int(year), month, int(number))
    return WrittenDate("", 0, found) if found else None


def _as_shown(found: WrittenDate, seen: WrittenDate | None, changed: set[date]) -> str:
    """The stated publication, in the zone in which it is shown. A page that shows only the date of its revision counts
    as published on that date."""
    if seen is None:
        return found.stamp
    if moment := _in_zone(found.moment, seen.moment):
        return moment.isoformat()
    is_revision = seen.day in changed and seen.day > found.day
    return seen.stamp if is_revision or _is_elsewhere(found, seen) else found.stamp


def _has_zone(moment: datetime | None) -> TypeGuard[datetime]:
    return moment is not None and moment.tzinfo is not None


def _in_zone(moment: datetime | None, seen: datetime | None) -> datetime | None:
    """A moment in the zone in which it is shown: with its zone, or where it is stated in UTC as a clock that differs by
    whole half hours."""
    if seen is None or not _has_zone(moment):
        return None
    moment, seen = moment.replace(microsecond=0), seen.replace(microsecond=0)
    if seen.tzinfo is not None:
        return seen if seen == moment and seen.utcoffset() else None
    offset = seen.replace(second=0) - moment.replace(second=0, tzinfo=None)
    if moment.utcoffset() or offset % _HALF_HOUR or not _WEST <= offset <= _EAST:
        return None
    return moment.astimezone(timezone(offset))


def _is_elsewhere(found: WrittenDate, seen: WrittenDate) -> bool:
    """Whether another day that is shown without a time is that of a moment in UTC in some zone."""
    moment = found.moment
    if moment is None or moment.utcoffset() != timedelta(0) or seen.moment is not None or seen.day == found.day:
        return False
    return (moment + _WEST).date() <= seen.day <= (moment + _EAST).date()
