"""Find dates written for people in a line, in any language of the CLDR and in several calendars.

    line | calendars and digits | numbers, words for months | the time and zone after | WrittenDate

A date in numbers that could be read in two ways is read in the order of the page's language and territory; if that is
unknown, it is ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta, timezone

from msgspec import Struct

from bot.lang.days import calendar_day
from bot.regexes import regex
from bot.text.page.dates.calendars import common_year, gregorian
from bot.text.page.dates.style import UNKNOWN, DateStyle

ZONES = {"KST": 9, "JST": 9, "GMT": 0, "UTC": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "PST": -8, "PDT": -7,
         "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "BST": 1, "MSK": 3, "МСК": 3, "SGT": 8, "HKT": 8, "ET": -5,
         "CT": -6, "PT": -8, "WIB": 7, "WITA": 8, "WIT": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13}  # fmt: skip
"""Abbreviations of zones that mean one zone in news, in hours."""
_WORD = r"[^\W\d_][^\s\d,;:|()/·]{1,23}"
_SHORT = r"(?:([^\s\d,;:|()/·]{1,5})\s)?"
"""A word between the parts of a date: de, of, г., tháng, or the first of two words for a month."""
_YEAR_FIRST = regex(r"(?<!\d)(\d{4})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)\.?")
_YEAR_APART = regex(r"(?<![\d./-])(\d{4})\s(\d{1,2})\s?[-./]\s?(\d{1,2})(?![\d/])")
_YEAR_LAST = regex(r"(?<![\d./-])(\d{1,2})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_SHORT_YEAR = regex(r"(?<![\d./-])(\d{2})([./])\s?(\d{2})\2\s?(\d{2})(?![\d/]|\.\d)")
_EASTERN = regex(r"(\d{4})\s?[년年]\s*(\d{1,2})\s?[월月]\s*(\d{1,2})\s?[일日号號]")
_VIETNAMESE = regex(r"(?<!\d)(\d{1,2})\s(?:tháng|Tháng)\s(\d{1,2}),?(?:\snăm)?\s(\d{4})(?!\d)")
_DAY_FIRST = regex(
    rf"(?<![\d.,:/])(\d{{1,2}})(?:[.º°ª)]|-?[^\W\d_]{{1,3}})?(?:\s|-){_SHORT}({_WORD}?)[.,]?[\s,-]{{1,2}}{_SHORT}(\d{{4}})(?!\d)"
)
_MONTH_FIRST = regex(
    rf"(?<![^\W_])({_WORD}?)\.?\s(\d{{1,2}})(?:[.º°ª]|[^\W\d_]{{2}})?"
    r"(?:,?\s\d\d?:\d\d(?::\d\d)?(?:\s[A-Z]{3,4})?)?,?\s{1,2}(\d{4})(?!\d)"
)
"""The time may come before the year: "Tue May 07 14:30:00 KST 2024"."""
_YEAR_WORD_DAY = regex(rf"(?<![\d/])(\d{{4}})[.,]?\s{_SHORT}({_WORD})\s(\d{{1,2}})(?![\d:])\.?")
_YEAR_DAY_WORD = regex(rf"(?<![\d/])(\d{{4}})[.,]?\s{_SHORT[:-1]}(\d{{1,2}})\.?\s({_WORD})")
_CLOCK = regex(
    r"[\s,|·(（\-–]{0,3}(?:(?![오午上下][전후前後午])[^\W\d_]{1,10}[.,)）]{0,2}[\s,·-]{1,3}|[日月火水木金土]曜?日?[)）]\s?)?(오전|오후|午前|午後|上午|下午)?\s?(\d{1,2})\s?"
    r"(?:[:.hH시時时点點]|Uhr)\s?(\d{2})(?!\d)(?::(\d{2}))?분?分?\s?([ap]\.?m\b\.?)?"
    r"(?:\s?\(?(?:GMT|UTC)?([+-]\d{1,2})(?::?(\d{2}))?\)?|\s?\(?([A-ZМСК]{2,4})\b\)?)?",
    re.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1980, 2100
LONGEST_DATE_LINE = 120
_MOST_BESIDE = 30
"""The most other characters of a date line."""
_HALF = 12


class WrittenDate(Struct, frozen=True):
    """A date in a line. `lead` are the words before it, from the date before; `length` its characters with its time;
    `moment` is its time, with a zone or without; None if it has none."""

    lead: str
    length: int
    day: date
    moment: datetime | None = None

    @property
    def stamp(self) -> str:
        """An ISO time if a zone is written, else an ISO date."""
        return iso(self.moment) if self.moment else self.day.isoformat()


def iso(moment: datetime) -> str:
    """An ISO time in seconds if the time has a zone, else an ISO date."""
    if moment.tzinfo is None:
        return moment.date().isoformat()
    try:
        return moment.replace(microsecond=0).isoformat()
    except (ValueError, OverflowError):
        return moment.date().isoformat()


def dates_in(line: str, style: DateStyle) -> list[WrittenDate]:
    """The dates in a line, in their order."""
    line = gregorian(line)
    found: list[WrittenDate] = []
    end = 0
    for start, stop, day in sorted(_days(line, style), key=lambda part: (part[0], -part[1])):
        if start >= end:
            moment, behind = _moment(line, stop, day)
            found.append(WrittenDate(line[end:start], behind - start, day, moment))
            end = behind
    return found


def written(line: str, style: DateStyle = UNKNOWN) -> str | None:
    """The first date in a line, as ISO date, or as ISO time if it has a zone; None if there is none."""
    return next((found.stamp for found in dates_in(line, style)), None)


def is_date_line(line: str, style: DateStyle = UNKNOWN, beside: int = _MOST_BESIDE) -> bool:
    """Whether a line is one or more dates with few other characters ("Updated: 14 Feb 2024, 10:12 KST")."""
    found = dates_in(line, style) if len(line) <= LONGEST_DATE_LINE else []
    return bool(found) and len(line) - sum(part.length for part in found) <= beside * min(len(found), 2)


def checked(year: int, month: int, day: int) -> date | None:
    """The date; None for an impossible one or one before 1980."""
    return calendar_day(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _days(line: str, style: DateStyle) -> Iterator[tuple[int, int, date]]:
    """Start, end and day of the dates in a line; they may overlap."""
    if not any(map(str.isdigit, line)):
        return
    for pattern, read in _FORMS:
        for match in pattern.finditer(line):
            day = read(match, style)
            if day is not None:
                yield match.start(), match.end(), day


def _year_first(match: re.Match[str], _: DateStyle) -> date | None:
    return checked(int(match[1]), int(match[3]), int(match[4]))


def _eastern(match: re.Match[str], _: DateStyle) -> date | None:
    return checked(int(match[1]), int(match[2]), int(match[3]))


def _vietnamese(match: re.Match[str], _: DateStyle) -> date | None:
    return checked(int(match[3]), int(match[2]), int(match[1]))


def _year_apart(match: re.Match[str], style: DateStyle) -> date | None:
    """ "2024 05/07", where the year is first."""
    return checked(int(match[1]), int(match[2]), int(match[3])) if style.order == "ymd" else None


def _year_last(match: re.Match[str], style: DateStyle) -> date | None:
    """ "7.5.2024", "13/5/2024", "5/13/2024"; "7/5/2024" only if the page's order is known."""
    one, other, year = int(match[1]), int(match[3]), common_year(int(match[4]), style.language)
    if match[2] == "." or one > _HALF or one == other:
        return checked(year, other, one)
    order = style.order or ("mdy" if _has_half(match) else None)
    if other > _HALF or order == "mdy":
        return checked(year, one, other)
    return checked(year, other, one) if order == "dmy" else None


def _has_half(match: re.Match[str]) -> bool:
    """Whether "am" or "pm" follows, which is usual where the month is written first."""
    clock = _CLOCK.match(match.string, match.end())
    return clock is not None and clock[5] is not None


def _short_year(match: re.Match[str], style: DateStyle) -> date | None:
    """ "24.05.07" where the year is first, "07.05.24" where it is last; else None."""
    one, two, three = int(match[1]), int(match[3]), int(match[4])
    if style.order == "ymd":
        return checked(2000 + one, two, three)
    if style.order == "dmy":
        return checked(2000 + three, two, one)
    return checked(2000 + three, one, two) if style.order == "mdy" else None


def _day_first(match: re.Match[str], style: DateStyle) -> date | None:
    day, before, word, behind, year = match.groups()
    return _by_words(int(year), (f"{before} {word}", word, f"{word} {behind}"), int(day), style)


def _month_first(match: re.Match[str], style: DateStyle) -> date | None:
    return _by_words(int(match[3]), (match[1],), int(match[2]), style)


def _year_word_day(match: re.Match[str], style: DateStyle) -> date | None:
    if match[2] and style.order != "ymd":
        return None
    return _by_words(int(match[1]), (match[3],), int(match[4]), style)


def _year_day_word(match: re.Match[str], style: DateStyle) -> date | None:
    return _by_words(int(match[1]), (match[4],), int(match[3]), style)


def _by_words(year: int, words: tuple[str, ...], day: int, style: DateStyle) -> date | None:
    month = next((number for word in words if (number := style.month(word))), None)
    return checked(common_year(year, style.language), month, day) if month else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], DateStyle], date | None]], ...] = (
    (_YEAR_FIRST, _year_first),
    (_EASTERN, _eastern),
    (_YEAR_APART, _year_apart),
    (_YEAR_LAST, _year_last),
    (_SHORT_YEAR, _short_year),
    (_DAY_FIRST, _day_first),
    (_MONTH_FIRST, _month_first),
    (_YEAR_WORD_DAY, _year_word_day),
    (_YEAR_DAY_WORD, _year_day_word),
    (_VIETNAMESE, _vietnamese),
)


def _moment(line: str, end: int, day: date) -> tuple[datetime | None, int]:
    """The time after a date, and where it ends."""
    match = _CLOCK.match(line, end)
    if match is None:
        return None, end
    half, hours, minutes, seconds, letters, offset, more, name = match.groups()
    hour = int(hours)
    is_late = (half or "") in {"오후", "午後", "下午"} or (letters or "")[:1].lower() == "p"
    if half or letters:
        hour = hour % _HALF + (_HALF if is_late else 0)
    try:
        moment = datetime.combine(day, time(hour, int(minutes), int(seconds or 0)), _zone(offset, more, name))
    except ValueError:
        return None, end
    return moment, match.end()


def _zone(offset: str | None, minutes: str | None, name: str | None) -> timezone | None:
    if offset:
        sign = -1 if offset.startswith("-") else 1
        return timezone(timedelta(hours=int(offset), minutes=sign * int(minutes or 0)))
    hours = ZONES.get((name or "").upper())
    return None if hours is None else timezone(timedelta(hours=hours))
