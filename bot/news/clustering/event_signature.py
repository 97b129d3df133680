"""Happenings that a day has once: that North Korea launched something, and on which day, however it is told.

    title names a launch or what is launched -> sentences of the lead that tell of one -> their day -> a term

Reports of one launch share few words: at first it is an unidentified projectile that the South's military saw, a day
later a named weapon that state media praise. What they share is the day. A launch that is expected, feared or long past
gives no term, nor does the day on which somebody spoke of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.lang.days import WEEKDAY, days
from bot.lang.sentences import sentences

_LEAD = 900
_RECENT = 3
"""A launch that lies more days back is what a report reminds of."""
_SPOKEN = re.compile(rf"\b(?:said|says|announced|reported|claimed|confirmed|told \w+)(?: on)? {WEEKDAY}", re.IGNORECASE)
_WHAT = r"(?:missiles?|icbms?|slbms?|projectiles?|rockets?|satellites?|hwasong\S*)"
_TITLE = re.compile(rf"\b(?:{_WHAT}|launch\w*|test-?fir\w+|fir(?:es|ed|ing))\b|미사일|발사|위성|icbm", re.IGNORECASE)
# A noun ("the launch of a missile") as often recalls a launch as it tells of one.
_LAUNCHED = re.compile(
    rf"(?=.*\b{_WHAT}\b).*\b(?:(?:test-)?(?:fired|launched|tested)"
    r"|flew|fell|landed|came down|splashed down|conducted)\b"
    r"|day's (?:\w+ )?(?:launch|test)\b",
    re.IGNORECASE,
)
_BY_THE_NORTH = re.compile(r"north korea|n\. korea|\bthe north\b|pyongyang|dprk|kim jong[ -]un|hwasong", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:prepar\w+|ready|readiness|could|might|may have|would|will|plans?|if|ukrain\w+|kyiv|russian forces)\b",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"(?:북한|김정은|화성)[^\n]{0,80}?(?P<when>\d{1,2}일|전날|이날)[^.\n]{0,60}?(?:발사(?:했|한|하)|쐈|쏘아)"
)


def happenings(title: str, text: str, published: date) -> frozenset[str]:
    """The terms of what a text of that day, in Seoul, reports."""
    if not _TITLE.search(title):
        return frozenset()
    lead = text[:_LEAD]
    told = (*_english(lead), *(found["when"] for found in _KOREAN.finditer(lead)))
    first = (next(days(words, published), None) for words in told)
    return frozenset(f"launched {day}" for day in first if day is not None and (published - day).days <= _RECENT)


def _english(lead: str) -> Iterator[str]:
    """The sentences that tell of a launch, without the days on which somebody said so."""
    for sentence in sentences(lead):
        if _LAUNCHED.search(sentence) and _BY_THE_NORTH.search(sentence) and not _OTHERWISE.search(sentence):
            yield _SPOKEN.sub(" ", sentence)
