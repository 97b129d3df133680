"""The days that a Korean sentence names for coming events.

"오는 12일", "다음 달 5일", "18일부터 22일까지", "6월 3일"      the days
"내일", "다음 주 화요일", "이번 주말"                          from the day of publication on
"12월 하순", "이달 말", "다음 달"                              a period
"지난 7일", "지난달 22일", "올해 초"                            none
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.lang.days import NO_LENGTH, WEEKDAYS
from bot.model.evidence.ahead import AheadDays
from bot.news.ahead import periods
from bot.news.ahead.english_days import NamedDays, with_spans
from bot.regexes import regex

_YEAR = r"(?:(?:(?P<{0}year>[12]\d{{3}})년|(?P<{0}next_year>내년|다음\s?해)|올해)\s?)?"
_MONTH = r"(?:(?P<{0}month>1[0-2]|[1-9])월|(?P<{0}next_month>다음\s?달|내달)|(?P<{0}this_month>이달|이번\s?달))"
_NUMBER = r"(?P<{0}day>[12]\d|3[01]|[1-9])"
_NOT_COUNTED = rf"{NO_LENGTH}(?!\s?(?:정도|밤|새\s))"
_WEEKDAY = r"(?:\([월화수목금토일]\)\s?)?"
_DAYS = regex(
    rf"(?<![\d.])(?P<past>지난\s?|작년\s?|지난해\s?|지난달\s?)?(?P<coming>오는\s)?{_YEAR.format('')}"
    rf"(?:{_MONTH.format('')}\s?)?{_NUMBER.format('')}일?(?:(?<=일){_NOT_COUNTED}{_WEEKDAY}(?P<through>부터|에서|(?P<and>과|와|,))?|\s?(?=[~∼\-–]))\s?{_WEEKDAY}"
    rf"(?:(?(through)[~∼\-–]?|[~∼\-–])\s?(?:{_MONTH.format('to_')}\s?)?{_NUMBER.format('to_')}일{_NOT_COUNTED})?"
    rf"|(?P<last_month>지난\s?달|지난\s?해|작년)|(?:(?P<part_next>내년|다음\s?해)\s?|(?P<part_year>[12]\d{{3}})년\s?|(?P<part_past>지난|지난해|작년)\s?)?{_MONTH.format('part_')}(?:\s?(?P<part>초순|중순|하순|초|말))?(?!\s?\d|[가-힣]{{3}})"
    r"|(?P<week>다음\s?주|내주|이번\s?주|금주)(?:(?P<weekend>말)|\s?(?P<week_day>[월화수목금토일]요일))?|오는\s(?P<weekday>[월화수목금토일]요일)"
    r"|(?P<word>내일|모레|오늘|글피)(?!날)|(?P<year_end>연말|올해\s?말)"
)
_BESIDE = regex(
    r"(?:\s?(?:에서|\N{MIDDLE DOT}{1,2}|과|와|,)?\s|(?:로|에)?\s(?:[가-힣]+\s){0,3}?[가-힣]+던\s(?:[가-힣]+\s){1,5})"
    r"(?:오는\s)?"
)
_EARLIER = regex("앞당")
_VERB = 8
"""Characters behind a day within which a verb says how it was moved."""
_FROM = regex(r"부터\s|\s?(?:에\s)?(?:시작|개막)(?:해|하여|돼|되어)(?:서)?,?\s(?:오는\s)?")
_WORDS = {"오늘": 0, "내일": 1, "모레": 2, "글피": 3}


def korean_days(sentence: str, published: date) -> Iterator[NamedDays]:
    """The days of a Korean sentence that may lie ahead, in order; "11월부터 내년 3월까지" as one."""
    return with_spans(_single(sentence, published), sentence, _FROM)


def _single(sentence: str, published: date) -> Iterator[NamedDays]:
    with_month: tuple[int, date] | None = None
    for match in _DAYS.finditer(sentence):
        if match["past"] or match["last_month"] or match["part_past"] or not match[0].strip():
            continue
        # A day beside one with its month is of that month: "6월 20일에서 27일로", "6월 1일과 3일", "6월 4일로 예정했던
        # 선고를 11일로".
        is_beside = with_month is not None and _BESIDE.fullmatch(sentence, with_month[0], match.start()) is not None
        since = with_month[1] if with_month is not None and is_beside and not match["month"] else published
        if since != published and _EARLIER.search(sentence, match.end(), match.end() + _VERB):
            since = since.replace(day=1)
        days = _meant(match, since)
        if days is not None and days.first <= days.last:
            end = match.start() + len(match[0].rstrip())
            has_month = match["month"] or match["next_month"] or since != published
            with_month = (end, days.last) if match["day"] and has_month else None
            yield NamedDays(match.start(), end, days)


def _meant(match: re.Match[str], published: date) -> AheadDays | None:
    """The days of a match; a day without a month is the next one from `published` on."""
    if match["day"]:
        first = _day(match, "", published)
        if first is None or "일" not in match[0]:
            return None
        last = _day(match, "to_", first) if match["to_day"] else first
        if match["and"] and last is not None and last - first > timedelta(1):  # "18일과 25일": two days
            last = first
        return AheadDays(first, last) if last is not None and last >= first else periods.one_day(first)
    if match["word"]:
        return periods.one_day(published + timedelta(_WORDS[match["word"]]))
    if match["week"]:
        ahead = 0 if match["week"].startswith(("이번", "금주")) else 1
        if match["weekend"]:
            return periods.weekend(published, ahead)
        return periods.week(published, ahead, WEEKDAYS[match["week_day"]] if match["week_day"] else None)
    if match["weekday"]:
        return periods.one_day(periods.coming(published, WEEKDAYS[match["weekday"]]))
    if match["year_end"]:
        return periods.month(published.year, 12, "end")
    return _period(match, published)


def _day(match: re.Match[str], to: str, published: date) -> date | None:
    day = int(match[f"{to}day"])
    if match[f"{to}month"]:
        year = int(match["year"]) if match["year"] else published.year + 1 if match["next_year"] else None
        return periods.of_year(published, int(match[f"{to}month"]), day, year if not to else None)
    if match[f"{to}next_month"]:
        after = periods.month(published.year, published.month + 1).first
        return _of(after, day)
    if match[f"{to}this_month"] or to:
        return _of(published, day)
    return periods.of_month(published, day)


def _of(month: date, day: int) -> date | None:
    try:
        return month.replace(day=day)
    except ValueError:
        return None


def _period(match: re.Match[str], published: date) -> AheadDays | None:
    part = match["part"]
    if match["part_month"]:
        named = int(match["part_year"]) if match["part_year"] else None
        year = published.year + 1 if match["part_next"] else named
        return periods.month_ahead(published, int(match["part_month"]), year, part)
    return periods.month(published.year, published.month + bool(match["part_next_month"]), part)
