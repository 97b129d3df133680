"""The days of which a text speaks, if they lie shortly before it was published: "on Thursday", "Oct. 17", "17일"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = r"(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day"
_WHEN = re.compile(
    rf"\b(?:{WEEKDAY}|(?P<month>{'|'.join(_MONTHS)})[a-z]*\.? (?P<day>\d{{1,2}})\b"
    r"|(?P<yesterday>yesterday)|(?P<today>today))|(?<!\d)(?P<korean>\d{1,2})일|(?P<before>전날)|(?P<same>이날)",
    re.IGNORECASE,
)
_MOST_BACK = 6


def days(text: str, published: date, back: int = _MOST_BACK) -> Iterator[date]:
    """Each day that is named in the text, in order, if it is that of publication or one of the `back` before it."""
    for when in _WHEN.finditer(text):
        day = _day(when, published, back)
        if day is not None:
            yield day


def _day(when: re.Match[str], published: date, back: int) -> date | None:
    near = (published - timedelta(number) for number in range(back + 1))
    return next((day for day in near if _is(when, day, published)), None)


def _is(when: re.Match[str], day: date, published: date) -> bool:
    """Whether a day is meant by the words."""
    if when["weekday"]:
        return _WEEKDAYS.index(when["weekday"][:3].lower()) == day.weekday()
    if when["month"]:
        return _MONTHS[day.month - 1] == when["month"].lower() and int(when["day"]) == day.day
    if when["korean"]:
        return int(when["korean"]) == day.day
    return (published - day).days == (1 if when["yesterday"] or when["before"] else 0)
