"""Dates, times and spans of time as people read them. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

from bot.catalogue import gettext, gettext_noop, ngettext, pgettext
from bot.regexes import regex
from cogs._layout.short_dates import month_name, short_day

KST = timezone(timedelta(hours=9), "KST")
"""The zone of days and times on cards, unless an article or a scheduled digest states its own."""
_FIRM, _JOINER = "\u00a0", "\u2060"
_FIRM_JOIN = regex(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")
"""Where a line would break inside a date: at a space, and in East Asian text between a digit and a letter."""
_BEFORE_TILDE = regex("(?=[~～])")
"""Where a line would begin with the sign of a range."""
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_COUNTED_HOURS, _COUNTED_DAYS = 48, 366
"""A window is counted in hours up to the first, in days up to the second, and named by its start beyond."""
_WEEKDAYS = (
    gettext_noop("Monday"), gettext_noop("Tuesday"), gettext_noop("Wednesday"), gettext_noop("Thursday"),
    gettext_noop("Friday"), gettext_noop("Saturday"), gettext_noop("Sunday"),
)  # fmt: skip


def day(moment: date) -> str:
    """`14 Feb 2024`, which no line breaks."""
    pattern = {"day": moment.day, "month": month_name(moment.month), "year": moment.year}
    return _firm(pgettext("date", "{day} {month} {year}", **pattern))


def day_range(first: date, last: date) -> str:
    """`12 Feb to 14 Feb 2024`, with both years if they differ; or the one day. A line may break between the days."""
    if first == last:
        return day(first)
    if first.year == last.year:
        days = {"first": _firm(short_day(first)), "last": _firm(short_day(last)), "year": first.year}
        text = pgettext("days of a year", "{first} to {last} {year}", **days)
    else:
        text = gettext("{first} to {last}", first=day(first), last=day(last))
    return _BEFORE_TILDE.sub(_JOINER, _FIRM_JOIN.sub(_JOINER, text))


def _firm(words: str) -> str:
    """A date that no line breaks."""
    return _FIRM_JOIN.sub(_JOINER, words.replace(" ", _FIRM))


def korean_day(moment: datetime) -> str:
    """The day it was in Korea at `moment`."""
    return day(moment.astimezone(KST))


def korean_days(first: datetime, last: datetime) -> str:
    """The days from one moment to another as they were in Korea."""
    return day_range(first.astimezone(KST).date(), last.astimezone(KST).date())


def minute(moment: datetime) -> str:
    """`14 Feb 2024, 08:12 KST`: the moment in the zone it carries."""
    time = f"{moment:%H:%M}{_FIRM}{zone_name(moment.utcoffset())}"
    return pgettext("moment", "{day}, {time}", day=day(moment), time=time)


def korean_minute(at: datetime) -> str:
    """The same as it was in Korea, for the terminal, which shows no reader's own time."""
    return minute(at.astimezone(KST))


def utc_minute(at: datetime) -> str:
    """A time in UTC, to the minute."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def moment(at: datetime) -> str:
    """A moment that Discord shows to each reader in their own language and time zone."""
    return f"<t:{int(at.timestamp())}:f>"


def relative(at: datetime) -> str:
    """The same as its distance from now: `in 5 minutes`."""
    return f"<t:{int(at.timestamp())}:R>"


def weekday(number: int) -> str:
    """The name of a day of the week, 1 for Monday to 7."""
    return gettext(_WEEKDAYS[number - 1])


def zone_name(offset: timedelta | None) -> str:
    """`UTC`, `KST` or `UTC+5:30`."""
    if not offset:
        return "UTC"
    if offset == KST.utcoffset(None):
        return "KST"
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    sign = "-" if offset < timedelta() else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def known_day(stated: str) -> str:
    """A date as precise as it is known: `2011`, `2011-12`, or the day as `17 Dec 2011`."""
    return day(date.fromisoformat(stated)) if len(stated) == 10 else stated


def span(since: datetime, until: datetime, as_words: Callable[[datetime], str] = moment) -> str:
    """A window of time: `last 24 hours`, `last 7 days`; one that is no whole number of these, such as one that begins
    at a midnight, by the moment at which it begins."""
    length = until - since
    hours, days = length // _HOUR, length // _DAY
    if length == hours * _HOUR and hours <= _COUNTED_HOURS:
        return ngettext("last {number} hour", "last {number} hours", hours)
    if length == days * _DAY and days <= _COUNTED_DAYS:
        return ngettext("last {number} day", "last {number} days", days)
    return gettext("since {moment}", moment=as_words(since))
