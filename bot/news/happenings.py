"""Happenings that a day has once: that North Korea launched something, and on which day, however it is told.

    title names a launch or what is launched -> sentences of the lead that tell of one -> their day -> a term

Reports of one launch share few words: at first it is an unidentified projectile that the South's military saw, a day
later a named weapon that state media praise. What they share is the day. A launch that is expected, feared or long past
gives no term, nor does the day on which somebody spoke of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

_LEAD = 900
_RECENT = 3
"""A launch that lies more days back is what a report reminds of."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_WHEN = re.compile(
    rf"\b(?:{_WEEKDAY}|{_MONTH} (?P<day>\d{{1,2}})\b|(?P<yesterday>yesterday)|(?P<today>today))", re.IGNORECASE
)
_SPOKEN = re.compile(
    rf"\b(?:said|says|announced|reported|claimed|confirmed|told \w+)(?: on)? {_WEEKDAY}", re.IGNORECASE
)
_WHAT = r"(?:missiles?|icbms?|slbms?|projectiles?|rockets?|satellites?|hwasong\S*)"
_TITLE = re.compile(rf"\b(?:{_WHAT}|launch\w*|test-?fir\w+|fir(?:es|ed|ing))\b|미사일|발사|위성|icbm", re.IGNORECASE)
_LAUNCHED = re.compile(
    rf"(?=.*\b{_WHAT}\b).*\b(?:(?:test-)?(?:fired|launched|tested)|(?:launch|test|test-fire|firing) of"
    r"|flew|fell|landed|came down|splashed down|conducted)\b"
    r"|day's (?:\w+ )?(?:launch|test)\b",
    re.IGNORECASE,
)
_BY_THE_NORTH = re.compile(r"north korea|n\. korea|\bthe north\b|pyongyang|dprk|kim jong[ -]un|hwasong", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:prepar\w+|ready|readiness|could|might|may have|would|will|plans?|if|ukrain\w+|kyiv|russian forces)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)가-힣\"”])[.!?]+[\"”]?\s+(?=[\"“]?[A-Z가-힣(])|\n+")
_KOREAN = re.compile(
    r"(?:북한|김정은|화성)[^\n]{0,80}?(?:(?P<day>\d{1,2})일|(?P<yesterday>전날)|(?P<today>이날))"
    r"[^.\n]{0,60}?(?:발사(?:했|한|하)|쐈|쏘아)"
)


def happenings(title: str, text: str, published: date) -> frozenset[str]:
    """The terms of what a text of that day, in Seoul, reports."""
    if not _TITLE.search(title):
        return frozenset()
    whens = (*_english(text[:_LEAD]), *_KOREAN.finditer(text[:_LEAD]))
    days = (_day(when.groupdict(), published) for when in whens)
    return frozenset(f"launched {day}" for day in days if day is not None)


def _english(lead: str) -> Iterator[re.Match[str]]:
    """When it was, in the sentences that tell of a launch."""
    for sentence in _SENTENCE_END.split(lead):
        if _LAUNCHED.search(sentence) and _BY_THE_NORTH.search(sentence) and not _OTHERWISE.search(sentence):
            when = _WHEN.search(_SPOKEN.sub(" ", sentence))
            if when is not None:
                yield when


def _day(when: Mapping[str, str | None], published: date) -> date | None:
    """The day that is meant, if it is one of the last."""
    for back in range(_RECENT + 1):
        day = published - timedelta(days=back)
        if when["day"] and int(when["day"]) == day.day and _is_month(when.get("month"), day):
            return day
        if when.get("weekday") and _WEEKDAYS.index(str(when["weekday"])[:3].lower()) == day.weekday():
            return day
        if (when["today"] and back == 0) or (when["yesterday"] and back == 1):
            return day
    return None


def _is_month(month: str | None, day: date) -> bool:
    return month is None or _MONTHS[day.month - 1] == month.lower()
