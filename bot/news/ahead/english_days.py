"""The days that an English sentence names for coming events.

"on Nov. 12", "from Nov. 18 to 22", "between May 28 and June 4"     the days
"on Friday", "next Monday", "Thursday next week", "tomorrow"        from the day of publication on
"in December", "late this month", "next week"                       a period
"said on Monday", "since Nov. 5"                                    none
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from bot.lang.days import MONTH_NAME, WEEKDAY_NAME, WEEKDAYS, month_number
from bot.model.evidence.ahead import AheadDays
from bot.news.ahead import periods
from bot.regexes import regex

_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_TO = r"(?:\s?(?:-|–|to|through|until|and)\s?)"
_DAYS = regex(
    rf"\b(?P<month>{MONTH_NAME})\s(?P<day>{_DAY})\b(?![.:]\d)(?:,?\s(?P<year>[12]\d{{3}})\b)?"
    rf"(?:{_TO}(?:(?P<month_to>{MONTH_NAME})\s)?(?P<day_to>{_DAY})\b(?![.:]\d|\s?(?:a\.m|p\.m|people|percent|aircraft)))?"
    rf"|\b(?P<first>{_DAY})(?:{_TO}(?P<first_to>{_DAY}))?\s(?P<behind>{MONTH_NAME})(?:\s(?P<behind_year>[12]\d{{3}}))?\b"
    rf"|\b(?P<this>next|this|coming)\s(?P<this_weekday>{WEEKDAY_NAME})\b"
    rf"|\b(?P<weekday>{WEEKDAY_NAME})(?P<next>\s(?:of\s)?next\sweek)?\b"
    r"|\b(?P<word>the\sday\safter\stomorrow|tomorrow|tonight|today|this\s(?:morning|afternoon|evening))\b(?!['’]s)"
    r"|\b(?P<week>next\sweek|this\sweekend|later\sthis\sweek)\b"
    r"|\b(?P<end>(?:the\s)?end\sof\s(?:the|this)\s(?P<end_of>month|year)\b|(?:year-end|year['’]s\send)(?=\s?(?:$|[.,;]|(?:in|at|on|and|or|for|with|as|to|but|the)\b)))"
    r"|\b(?:(?P<part>early|mid|late|the\send\sof)[- ](?:in\s)?|in\s|during\s)(?P<in_month>next\smonth|this\smonth"
    rf"|{MONTH_NAME})(?:\s(?:Juche\s\d{{2,3}}\s\()?(?P<in_year>[12]\d{{3}}))?(?!\s\d)\b"
    r"|\b(?P<month_word>later\sthis\smonth|next\smonth)\b"
)
_SPOKEN = regex(
    r"\b(?:said|says|announced|reported|claimed|confirmed|added|told\s(?:[\w']+\s){1,3}|disclosed|decided|revealed|issued"
    r"|(?:said|announced|reported|told)\s[^,.;]{0,30}?\b(?:statement|briefing|conference|report|dispatch|parliament|call))"
    r"\s(?:late\s|early\s|earlier\s)?(?:on\s|in\s)?$",
    re.IGNORECASE,
)
_AFTER = regex(r"\bafter\s(?:the\s)?$", re.IGNORECASE)
_DATE_BEHIND = regex(rf",?\s\(?(?:the\s)?(?:(?:{MONTH_NAME})\s{_DAY}|{_DAY}\s(?:of\s)?(?:{MONTH_NAME}))\b")
_DATE_BEFORE = regex(
    rf"\b(?:(?:{MONTH_NAME})\s{_DAY}|{_DAY}\s(?:{MONTH_NAME}))(?:,?\s[12]\d{{3}})?(?:,\s(?:an?\s)?|\s\()$"
)
"""Words beside a weekday that only says which day of the week a date is: "Tuesday, May 24"."""
_THROUGH = regex(r"\s(?:and|to|through|until)\s|,?\s(?:to\send|ending)\s(?:on\s)?")
_AND = regex(r"\sand\s")
_BETWEEN = regex(r"\b[Bb]etween\s(?:the\s)?$")
_WORDS = {"tomorrow": 1, "the day after tomorrow": 2}


class NamedDays(Struct, frozen=True):
    """Days that a sentence names, by the span of their words. `is_weekday`: by the name of a weekday alone."""

    start: int
    end: int
    days: AheadDays
    is_weekday: bool = False


def english_days(sentence: str, published: date) -> Iterator[NamedDays]:
    """The days of an English sentence that may lie ahead, in order; "Friday and Saturday" as one."""
    return joined(_single(sentence, published), lambda before, named: _are_span(before, named, sentence))


def _are_span(before: NamedDays, named: NamedDays, sentence: str) -> bool:
    """Whether two days are the first and last of one span; with "and" between them these follow each other, or
    "between" is before them: "on Nov. 20 and 27" are two days."""
    through = _THROUGH.fullmatch(sentence, before.end, named.start)
    if through is None or before.days.last >= named.days.last:
        return False
    follows = named.days.first - before.days.last == timedelta(1)
    return through[0] != " and " or follows or _BETWEEN.search(sentence, 0, before.start) is not None


def with_spans(days: Iterable[NamedDays], sentence: str, through: re.Pattern[str]) -> Iterator[NamedDays]:
    """Days of a sentence, in order; two with only the words `through` between them as one."""

    def are_span(before: NamedDays, named: NamedDays) -> bool:
        is_later = before.days.last < named.days.last
        return is_later and through.fullmatch(sentence, before.end, named.start) is not None

    return joined(days, are_span)


def joined(days: Iterable[NamedDays], are_one: Callable[[NamedDays, NamedDays], bool]) -> Iterator[NamedDays]:
    """Days of a sentence, in order; neighbours that `are_one` as the days from the first to the last of them."""
    before: NamedDays | None = None
    for named in days:
        if before is not None and are_one(before, named):
            before = NamedDays(before.start, named.end, AheadDays(before.days.first, named.days.last))
            continue
        if before is not None:
            yield before
        before = named
    if before is not None:
        yield before


def _single(sentence: str, published: date) -> Iterator[NamedDays]:
    for match in _DAYS.finditer(sentence):
        before = sentence[max(0, match.start() - 60) : match.start()]
        is_possessive = match["weekday"] and sentence.startswith(("'s", "’s"), match.end())
        if (_SPOKEN.search(before) and not is_possessive) or _AFTER.search(before):
            continue
        if match["weekday"] and (_DATE_BEHIND.match(sentence, match.end()) or _DATE_BEFORE.search(before)):
            continue
        days = _meant(match, published)
        if days is None or days.first > days.last:
            continue
        between = _AND.search(sentence, match.start(), match.end())
        if between and days.last - days.first > timedelta(1) and not _BETWEEN.search(before):
            yield NamedDays(match.start(), between.start(), periods.one_day(days.first))
            yield NamedDays(between.end(), match.end(), periods.one_day(days.last))
            continue
        yield NamedDays(match.start(), match.end(), days, match["weekday"] is not None and not match["next"])


def _meant(match: re.Match[str], published: date) -> AheadDays | None:
    if match["month"]:
        return _span(match, published)
    if match["first"]:
        number = month_number(match["behind"])
        year = int(match["behind_year"]) if match["behind_year"] else None
        begin = periods.of_year(published, number, _number(match["first"]), year)
        end = periods.of_year(published, number, _number(match["first_to"] or match["first"]), year)
        return AheadDays(begin, end) if begin and end else None
    if match["this"] or match["weekday"]:
        return _weekday(match, published)
    if match["word"]:
        return periods.one_day(published + timedelta(_WORDS.get(" ".join(match["word"].split()), 0)))
    if match["week"]:
        return _week(match["week"], published)
    return _period(match, published)


def _span(match: re.Match[str], published: date) -> AheadDays | None:
    number, year = month_number(match["month"]), int(match["year"]) if match["year"] else None
    first = periods.of_year(published, number, _number(match["day"]), year)
    if first is None or match["day_to"] is None:
        return None if first is None else periods.one_day(first)
    last_month = month_number(match["month_to"]) if match["month_to"] else number
    last = periods.of_year(first, last_month, _number(match["day_to"]), year)
    return AheadDays(first, last) if last is not None and last >= first else periods.one_day(first)


def _weekday(match: re.Match[str], published: date) -> AheadDays:
    weekday = WEEKDAYS[(match["this_weekday"] or match["weekday"]).lower()]
    if match["next"] or match["this"] == "next":
        return periods.week(published, 1, weekday)
    return periods.one_day(periods.coming(published, weekday))


def _week(words: str, published: date) -> AheadDays:
    if words.startswith("next"):
        return periods.week(published, 1)
    return periods.weekend(published, 0) if words.endswith("end") else periods.week(published, 0)


def _period(match: re.Match[str], published: date) -> AheadDays | None:
    if match["end"]:
        if match["end_of"] == "month":
            return periods.month(published.year, published.month, "end")
        return periods.month(published.year, 12, "end")
    words, part = match["in_month"] or match["month_word"], (match["part"] or "").removeprefix("the ")
    part = "end" if part.startswith("end") else part
    if words.endswith("month"):
        return periods.month(published.year, published.month + words.startswith("next"), part)
    year = int(match["in_year"]) if match["in_year"] else None
    return periods.month_ahead(published, month_number(words), year, part)


def _number(written: str) -> int:
    return int(re.sub(r"\D", "", written))
