"""The days that a sentence names, relative to the publication of its article.

    "on Thursday", "Oct. 31", "31일", "어젯밤"      a day of the last week           -> that day, recent
    "on Nov. 18, 2022", "지난달 12일"               an earlier day                   -> that day, past
    "in December 2023", "last year", "지난해"        no day                           -> None, past
    "since November 2017", "3월 16일 이후"           what something is reckoned from  -> `reckoned`
    "said on Friday"                                when somebody spoke              -> `spoken`
    "a day earlier", "two days before"               from another day of the sentence or from the article's launch

Days are those of the article: weekdays count back from its publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from bot.lang.days import DAYS_AGO, MONTH_NAME, NO_LENGTH, PERIOD, WEEKDAY_NAME, WEEKDAYS, calendar_day, month_number
from bot.lang.numbers import NUMBER_WORDS
from bot.lang.scripts import is_korean, is_unspaced
from bot.lang.unspaced.days import WrittenDay, written_days
from bot.lang.unspaced.forms import is_overlong, matched_form, unspaced_regex
from bot.lang.unspaced.spoken_days import is_spoken_day
from bot.regexes import regex

_RECENT = timedelta(days=6)
_COUNT = rf"(?:\d{{1,2}}|an?|{'|'.join(list(NUMBER_WORDS)[:12])})"
_ENGLISH = regex(
    rf"\b(?P<month>{MONTH_NAME})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\.\d)(?:,?\s(?P<year>(?:19|20)\d\d))?"
    rf"|\b(?P<day_first>\d{{1,2}})\s(?P<month_second>{MONTH_NAME})(?:\s(?P<year_third>(?:19|20)\d\d))?\b"
    rf"|\b(?:in|last|early|late|mid-|(?:since|of|until|from|and)(?!\s{MONTH_NAME}\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?![.,]\d)))"
    rf"\s?(?P<only_month>{MONTH_NAME})(?:,?\s(?P<only_month_year>(?:19|20)\d\d))?"
    r"|\b(?:in|since|of|from|until)\s(?P<only_year>(?:19|20)\d\d)\b"
    rf"|\b(?P<vague>(?:last|earlier\sthis|the\sprevious|previous|earlier\sin\sthe)\s(?:{PERIOD})"
    rf"|{_COUNT}\s(?:years?|months?|weeks?)\s(?:ago|earlier|before))\b"
    rf"|\b(?P<last>last\s)?(?P<weekday>{WEEKDAY_NAME})\b"
    r"|\b(?P<word>today|yesterday|last\snight|this\s(?:morning|afternoon|evening)|overnight)\b"
    rf"|\b(?P<ago>{_COUNT})\sdays?\s(?P<from>ago|earlier|before|prior)\b|\bthe\s(?P<day_before>previous\sday"
    rf"|day\sbefore)\b",
    re.IGNORECASE,
)
_KOREAN = regex(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)년\s?|(?P<last_year>지난해|작년)\s?|(?P<this_year>올해)\s?)?(?P<past>지난\s?)?"
    r"(?:(?P<month>1[0-2]|[1-9])월(?:\s?(?P<day>[12]\d|3[01]|[1-9])일)?|(?P<last_month>지난달"
    r"|지난\s달)\s?(?P<last_month_day>[12]\d|3[01]|[1-9])일"
    r"|(?:이달|이번\s달)?\s?(?P<only_day>[12]\d|3[01]|[1-9])일)" + NO_LENGTH + r"(?!\s?[가-힣]?발\))"
    r"|(?P<only_year>(?:19|20)\d\d)년|(?P<vague>지난해|작년|지난달|지난주|올해\s?초|(?:\d{1,2}|몇)(?:년|개월|주)\s?전)"
    r"|(?P<word>어젯밤|어제|전날|오늘|이날|그제|그저께|간밤)"
    r"|지난\s?(?P<weekday>[월화수목금토일]요일)|(?P<then>당시)"
)
_KOREAN_AGO = {**DAYS_AGO, "어젯밤": 1, "간밤": 1}
_WORDS_AGO = {
    "today": 0, "yesterday": 1, "last night": 1, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "overnight": 0,
}  # fmt: skip
_RECKONED = regex(
    r"\b(?:since|until|anniversary\sof|compared\s(?:with|to))\s(?:its\s|the\s|a\s)?(?:\w+\s){0,4}$", re.IGNORECASE
)
_RECKONED_KOREAN = regex(r"[^.!?다]{0,40}?(?:이후|이래|만이|만에|만인)")
_SPOKEN = regex(
    r"\b(?:said|says|announced|reported|claimed|confirmed|told\s(?:\w+\s){1,3}|statement|statements"
    r"|reports)\s(?:late\s|early\s|earlier\s)?(?:on\s)?$",
    re.IGNORECASE,
)

_SPOKEN_KOREAN = regex(
    r"(?:\s?\(현지\s?시[간각]\))?\s(?:보도(?:[했하된됐]|에서|에\s?따르면)|전했|밝혔|발표했|말했|공개했)"
)
"""Behind the day on which something was reported: 조선중앙통신이 24일 *보도했다*."""

_RECKONED_UNSPACED = unspaced_regex(
    r"[^。、，]{0,24}?(?:以来|以降|ぶり|を最後に|(?<!到)(?:之后|至今)|[0-9一二三四五六七八九十]{1,4}周年)|(?:の|这天)?(?:に続|にも)"
)
_SINCE = unspaced_regex("(?:自从?|从)$")


class NamedDay(Struct, frozen=True):
    """A day in a sentence, by the span of its words. `day` is None where they name none. `is_recent`: of the week
    before publication. `relative` is the number of days before another day, where the words say no more."""

    start: int
    end: int
    day: date | None
    is_recent: bool
    reckoned: bool = False
    spoken: bool = False
    relative: int = 0


def named_days(sentence: str, published: date) -> list[NamedDay]:
    """The days that a sentence of an article names, in order."""
    if is_unspaced(sentence):
        return [] if is_overlong(sentence) else _unspaced(matched_form(sentence), published)
    wide = is_korean(sentence)
    found = [*(_korean(sentence, published) if wide else _english(sentence, published))]
    return [one for one in found if one is not None]


def _english(sentence: str, published: date) -> Iterator[NamedDay | None]:
    for match in _ENGLISH.finditer(sentence):
        before = sentence[max(0, match.start() - 60) : match.start()]
        month = match["month"] or match["month_second"] or match["only_month"]
        if month and not month[0].isupper():
            continue  # "may 5" is no day
        day, vague = _english_day(match, published)
        start = match.start(_first(match))
        relative = (
            _count(match["ago"]) if match["ago"] and match["from"].lower() != "ago" else bool(match["day_before"])
        )
        yield NamedDay(
            start,
            match.end(),
            None if relative else day,
            day is not None and not vague and published - _RECENT <= day <= published,
            reckoned=_RECKONED.search(f"{before}{sentence[match.start() : start]}") is not None,
            spoken=_SPOKEN.search(f"{before}{sentence[match.start() : start]}") is not None,
            relative=int(relative),
        )


def _first(match: re.Match[str]) -> str:
    """The group that the words of a day begin with."""
    groups = ("month", "day_first", "only_month", "only_year", "vague", "last", "weekday", "word", "ago", "day_before")
    return next(name for name in groups if match[name])


def _english_day(match: re.Match[str], published: date) -> tuple[date | None, bool]:
    """The day, and whether it is surely not of the last week."""
    month, day = match["month"] or match["month_second"], match["day"] or match["day_first"]
    if month:
        return _latest(match["year"] or match["year_third"], month_number(month), int(day), published), False
    if match["weekday"]:
        ago = (published.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
        return published - timedelta(ago or (7 if match["last"] else 0)), False
    if match["word"]:
        return published - timedelta(_WORDS_AGO[" ".join(match["word"].lower().split())]), False
    if match["ago"] and match["from"].lower() == "ago":
        return published - timedelta(_count(match["ago"])), False
    return None, True


def _korean(sentence: str, published: date) -> Iterator[NamedDay | None]:
    for match in _KOREAN.finditer(sentence):
        day = _korean_day(match, published)
        reckoned = match["then"] is None and _RECKONED_KOREAN.match(sentence, match.end()) is not None
        recent = day is not None and published - _RECENT <= day <= published and not match["last_year"]
        start = match.end() - len(match[0].lstrip())
        spoken = _SPOKEN_KOREAN.match(sentence, match.end()) is not None
        yield NamedDay(start, match.end(), day, recent, reckoned=reckoned, spoken=spoken)


def _korean_day(match: re.Match[str], published: date) -> date | None:
    if match["word"]:
        return published - timedelta(_KOREAN_AGO[match["word"]])
    if match["weekday"]:
        return published - timedelta((published.weekday() - WEEKDAYS[match["weekday"]]) % 7 or 7)
    if match["month"] and match["day"]:
        year = match["year"] or (str(published.year - 1) if match["last_year"] else None)
        year = year or (str(published.year) if match["this_year"] else None)
        return _latest(year, int(match["month"]), int(match["day"]), published)
    if match["last_month_day"]:
        first = published.replace(day=1) - timedelta(days=1)
        return calendar_day(first.year, first.month, int(match["last_month_day"]))
    if match["only_day"]:
        day = int(match["only_day"])
        first = published if day <= published.day else published.replace(day=1) - timedelta(days=1)
        return calendar_day(first.year, first.month, day)
    return None


def _unspaced(sentence: str, published: date) -> list[NamedDay]:
    """The days of a Japanese or Chinese sentence. "The same day" is the one named before it, also where that is when
    somebody spoke: 防衛省は*31日*、北朝鮮が*同日*…."""
    found: list[NamedDay] = []
    for written in written_days(sentence):
        before = next((one.day for one in reversed(found) if one.day is not None), None)
        named = _unspaced_day(sentence, written, before, published)
        if named is not None:
            found.append(named)
    return found


def _unspaced_day(sentence: str, written: WrittenDay, before: date | None, published: date) -> NamedDay | None:
    day = before if written.same else _past_day(written, published)
    if (written.same and before is None) or (day is not None and day > published) or _is_to_come(written):
        return None
    recent = day is not None and published - _RECENT <= day
    reckoned = _RECKONED_UNSPACED.match(sentence, written.end) or _SINCE.search(sentence, 0, written.start)
    spoken = not written.same and is_spoken_day(sentence, written.start, written.end)
    return NamedDay(
        written.start, written.end, day, recent, bool(reckoned), spoken, relative=1 if written.step < 0 else 0
    )


def _is_to_come(written: WrittenDay) -> bool:
    """Whether words name a later day, week, month or year, or only this one."""
    if written.step > 0 or (written.days or 0) > 0:
        return True
    counts = [one for one in (written.years, written.months, written.weeks) if one is not None]
    return any(one > 0 for one in counts) or (bool(counts) and max(counts) >= 0 and _is_bare(written))


def _is_bare(written: WrittenDay) -> bool:
    return written.day is None and written.month is None and written.weekday is None


def _past_day(written: WrittenDay, published: date) -> date | None:
    """The latest such day up to publication; None for words that name no day."""
    if written.days is not None:
        return published + timedelta(written.days)
    if written.weekday is not None:
        monday = published - timedelta(published.weekday())
        if written.weeks is not None:
            return monday + timedelta(weeks=written.weeks, days=written.weekday)
        return published - timedelta((published.weekday() - written.weekday) % 7)
    if written.day is None:
        return None
    if written.month is not None:
        year = written.year if written.years is None else published.year + written.years
        return _latest(str(year) if year else None, written.month, written.day, published)
    back = written.months if written.months is not None else -1 if written.day > published.day else 0
    first = (published.replace(day=1) - timedelta(days=1)).replace(day=1) if back else published.replace(day=1)
    return calendar_day(first.year, first.month, written.day)


def _latest(year: str | None, month: int, day: int, published: date) -> date | None:
    """The day of that year, else the last such day up to publication."""
    if year:
        return calendar_day(int(year), month, day)
    this = calendar_day(published.year, month, day)
    return this if this is not None and this <= published else calendar_day(published.year - 1, month, day)


def _count(written: str) -> int:
    if written.isdigit():
        return int(written)
    return NUMBER_WORDS.get(written.lower(), 1)
