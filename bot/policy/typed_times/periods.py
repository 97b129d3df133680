"""Calendar periods as members type them, in English, Korean, Japanese and Chinese.

    which + unit     last week, the month before last, 지난달, 전전월, 先々週, 上个季度, 去年, this weekend
    half, quarter    first half of 2024, H1, 하반기, 上半年, third quarter of 2024
    part + period    early October, end of last month, 월초, 작년 말, 10月中旬, 月底
    season           summer, last winter, 2024년 봄, 작년 가을, 今夏, 去年夏天

A half, or a part of a month or year, whose year or month is not named is the latest that has begun. A third of a month
is its days 1 to 10, 11 to 20, or the others; the beginning and the end of a year are its first and its last month.

A season is three months of the peninsula's calendar, spring from March on: the latest that has begun, and "last" the
latest that has ended. The winter of a year may be the one at its beginning or at its end, so it is none here.

What two languages use for different days is none here: 前年 is last year in Japanese, in Chinese the one before.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import NamedTuple

from bot.lang.days import MONTHS, WEEKDAYS
from bot.lang.folding import typed_words
from bot.regexes import any_of, regex

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_FRIDAY = 4
_LONGEST = 100


class Period(NamedTuple):
    """The first and the last day."""

    first: date
    last: date


_UNITS = {
    "week": "week 주 週 周 星期 礼拜",
    "weekend": "weekend 주말 週末 周末",
    "month": "month 월 달 月",
    "quarter": "quarter 분기 四半期 季度 季",
    "year": "year 년 해 연도 年 年度",
}
_UNIT_OF = {name: unit for unit, names in _UNITS.items() for name in names.split()}
_YEARS = {0: "올해 올 금년 今年 本年", 1: "작년 지난해 昨年 去年", 2: "재작년 지지난해 一昨年 おととし"}
YEARS_BACK = {name: back for back, names in _YEARS.items() for name in names.split()}
"""A word for a year -> how many years it is before the present one."""
_BACK = {
    0: "this current 이번 이 금 今 本 当 这 这个 这一",
    1: "last previous prior preceding 지난 저번 전 先 前 前の 上 上个 上一 上一个 前一 前一个",
    2: "지지난 저저번 전전 先々 先先 前々 上上 上上个",
}
_BACK_OF = {name: back for back, names in _BACK.items() for name in names.split()}


_WHICH = regex(
    rf"(?:(?P<year>{any_of(YEARS_BACK)})|(?P<back>{any_of(_BACK_OF)})\s?(?P<unit>{any_of(_UNIT_OF)})"
    r"|(?:the\s)?(?P<before>week|month|quarter|year)\sbefore\slast|(?P<to>week|month|quarter|year)\sto\sdate"
    r"|(?P<short>[wmqy])td|(?P<weekend>(?:the\s)?weekend|주말|週末|周末))"
)
_ARTICLE = regex(r"the\s(?=(?:current|previous|prior|preceding)\s)")
"""Not before "last": the last week is the last seven days."""
_UNUSUAL = regex(r"이\s?(?!달|번).*|先年度?|前年度?|前周")
"""Matched by `_WHICH`, but no word for a period, or one for two: 先年 is some years ago."""
_SHORT = {"w": "week", "m": "month", "q": "quarter", "y": "year"}
_FOUR_DIGITS = r"(?:18[5-9]|(?:19|20|21)\d)\d"
"""A year of the calendar, as dates have it: 1850 to 2199."""
_NUMBERED_YEAR = rf"(?:(?P<digits>{_FOUR_DIGITS})\s?[년年]?|(?P<named>{any_of(YEARS_BACK)}|this year|last year))"
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_HALF = regex(
    rf"(?:{_NUMBERED_YEAR}の?\s?)?(?:h(?P<h>[12])|(?P<word>[상하上下])(?:반기|半期|半年))"
    rf"|(?:the\s)?(?P<ordinal>first|second|1st|2nd)\shalf(?:\s(?:of\s)?{_NUMBERED_YEAR.replace('?P<', '?P<of_')})?"
    rf"|h(?P<h_first>[12])\s(?:of\s)?(?P<year>{_FOUR_DIGITS})"
)
_QUARTER = regex(
    rf"(?:the\s)?(?P<ordinal>{'|'.join(_ORDINALS)})\squarter(?:\s(?:of\s)?{_NUMBERED_YEAR})|(?P<year>{_FOUR_DIGITS})\sq(?P<q>[1-4])"
    rf"|(?:the\s)?(?P<alone>first|second|third|fourth|1st|2nd|3rd|4th)\squarter"
)
_PARTS = {
    0: "early start beginning 초 초순 상순 初め 初 始 上旬",
    1: "mid middle 중순 中旬",
    2: "late end 말 하순 말일 末 底 下旬",
}
_PART_OF = {name: part for part, names in _PARTS.items() for name in names.split()}
_PART = regex(
    r"(?:(?P<english>early|mid|late)(?:\s|-)(?P<of>.{1,40})"
    r"|(?:the\s)?(?P<noun>start|beginning|middle|end)\sof\s(?P<whole>.{1,40})"
    r"|(?:the\s)?(?P<possessed>week|month|year)(?:['’]?s)?(?:\s|-)(?P<closing>start|end)"
    rf"|(?P<before>\S.{{0,40}}?)の?\s?(?P<after>{any_of(name for name in _PART_OF if not name.isascii())}))"
)
_BARE = {
    name: unit
    for unit, names in {"week": "week 주 週 周", "month": "month 월 月", "year": "year 연 년 年"}.items()
    for name in names.split()
}
_MONTH = regex(
    rf"(?:{_NUMBERED_YEAR}の?\s?)?(?P<month>\d{{1,2}})\s?[월月]"
    rf"|(?P<name>[a-z]{{3,9}})\.?(?:,?\s(?P<later>{_FOUR_DIGITS}))?|(?P<numeric>{_FOUR_DIGITS})[-./](?P<of_year>\d{{1,2}})"
)
_YEAR = regex(rf"(?P<digits>{_FOUR_DIGITS})\s?[년年]?")
_SEASONS = {
    2: "spring 봄 春 春天 春季",
    5: "summer 여름 夏 夏天 夏季",
    8: "autumn fall 가을 秋 秋天 秋季",
    11: "winter 겨울 冬 冬天 冬季",
}
_SEASON_OF = {name: month for month, names in _SEASONS.items() for name in names.split()}
SEASONS = frozenset(_SEASON_OF)
"""The words for seasons."""
_WINTER = 11
_SEASON_LENGTH = timedelta(days=92)
_SEASON = regex(
    rf"(?:(?P<last>last\s|지난\s?|上个|上一个)|(?P<this>this\s|이번\s?|올해?\s?|今年?の?|この|这个)"
    rf"|(?P<named>{any_of(YEARS_BACK)}|昨)の?\s?|(?P<digits>{_FOUR_DIGITS})\s?[년年]?の?\s?|the\s)?"
    rf"(?P<season>{any_of(_SEASON_OF)})(?:\s(?:of\s)?(?:(?P<of_digits>{_FOUR_DIGITS})|(?P<of_named>(?:this|last)\syear)))?"
)
_LAST_MONTH = regex(r"(?:last\s(?P<month>[a-z]{3,9})|지난\s?(?P<korean>\d{1,2}\s?월))")
_OF_WEEK = regex(rf"(?P<day>{any_of(WEEKDAYS)})\s(?:of\s)?(?P<which>(?:last|this|the previous|previous)\sweek)")


def period(typed: str, today: date) -> Period | None:
    """The period that a text names, seen from today; None for anything else, also for a day."""
    text = _ARTICLE.sub("", typed)
    rules = (_which, _half, _quarter, _part, _last_month, _season)
    return next(filter(None, (rule(text, today) for rule in rules)), None)


def day_of_week(typed: str, today: date) -> date | None:
    """The day of "Monday last week"."""
    match = _OF_WEEK.fullmatch(typed)
    week = period(match["which"], today) if match else None
    return week.first + WEEKDAYS[match["day"]] * _DAY if match and week else None


def _which(text: str, today: date) -> Period | None:
    match = _WHICH.fullmatch(text)
    if match is None or (_UNUSUAL.fullmatch(text) and text not in YEARS_BACK):
        return None
    if match["year"]:
        return _of_unit("year", YEARS_BACK[match["year"]], today)
    if match["to"] or match["short"]:
        return _of_unit(match["to"] or _SHORT[match["short"]], 0, today)
    if match["weekend"]:
        return _of_unit("weekend", 0 if today.weekday() > _FRIDAY else 1, today)
    if match["before"]:
        return _of_unit(match["before"], 2, today)
    return _of_unit(_UNIT_OF[match["unit"]], _BACK_OF[match["back"]], today)


def _of_unit(unit: str, back: int, today: date) -> Period:
    """The week, weekend, month, quarter or year that is so many before the present one."""
    if unit in ("week", "weekend"):
        monday = today - today.weekday() * _DAY - back * _WEEK
        return Period(monday if unit == "week" else monday + 5 * _DAY, monday + 6 * _DAY)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    return _months(today.year * 12 + (today.month - 1) // months * months - back * months, months)


def _months(first: int, number: int) -> Period:
    """So many months, from one that is counted from the year 0."""
    begin, end = (date(one // 12, one % 12 + 1, 1) for one in (first, first + number))
    return Period(begin, end - _DAY)


def _half(text: str, today: date) -> Period | None:
    match = _HALF.fullmatch(text)
    if match is None:
        return None
    is_first = "1" in (match["h"], match["h_first"]) or match["word"] in ("상", "上")
    is_first = is_first or match["ordinal"] in ("first", "1st")
    year = match["digits"] or match["of_digits"] or match["year"]
    return _in_year(0 if is_first else 6, 6, (year, match["named"] or match["of_named"]), today)


def _quarter(text: str, today: date) -> Period | None:
    match = _QUARTER.fullmatch(text)
    if match is None:
        return None
    ordinal = match["ordinal"] or match["alone"]
    number = _ORDINALS[ordinal] if ordinal else int(match["q"])
    return _in_year(3 * number - 3, 3, (match["digits"] or match["year"], match["named"]), today)


def _in_year(month: int, number: int, year: tuple[str | None, str | None], today: date) -> Period:
    """So many months of a year in digits or words, from `month` (0 to 11) on; the latest begun where it has none."""
    digits, named = year
    if digits or named:
        back = {"this year": 0, "last year": 1}.get(named or "", YEARS_BACK.get(named or "", 0))
        return _months((int(digits) if digits else today.year - back) * 12 + month, number)
    here = _months(today.year * 12 + month, number)
    return here if here.first <= today else _months((today.year - 1) * 12 + month, number)


def _season(text: str, today: date) -> Period | None:
    match = _SEASON.fullmatch(text)
    if match is None:
        return None
    month, digits = _SEASON_OF[match["season"]], match["digits"] or match["of_digits"]
    named = {"昨": "昨年"}.get(match["named"] or "", match["named"]) or match["of_named"]
    if digits or named:
        is_clear = month != _WINTER and not (match["last"] or match["this"])
        return _in_year(month, 3, (digits, named), today) if is_clear else None
    latest = _in_year(month, 3, (None, None), today)
    if match["last"] and latest.last >= today:
        return _in_year(month, 3, (str(latest.first.year - 1), None), today)
    is_over = today - latest.last > _SEASON_LENGTH if month == _WINTER else latest.last.year < today.year
    return None if match["this"] and is_over else latest


def _part(text: str, today: date) -> Period | None:
    match = _PART.fullmatch(text)
    if match is None:
        return None
    part, named = _part_of(match)
    if named in _BARE:
        wholes = [_of_unit(_BARE[named], back, today) for back in (0, 1)]
        return next((found for one in wholes if (found := _cut(one, part)) and found.first <= today), None)
    whole = _which(_ARTICLE.sub("", named), today) or _month(named, today) or _numbered_year(named)
    return None if whole is None else _cut(whole, part)


def _part_of(match: re.Match[str]) -> tuple[int, str]:
    part = _PART_OF[match["english"] or match["noun"] or match["closing"] or match["after"]]
    return part, (match["of"] or match["whole"] or match["possessed"] or match["before"]).removeprefix("the ")


def whole_around(typed: str, today: date) -> Period | None:
    """The present week, month or year if a text names a part of one without saying of which: 연말, end of the month,
    the weekend. What such a word means as an end is the part of this one, also if it is yet to come."""
    which = _WHICH.fullmatch(typed)
    if which is not None:
        return _of_unit("week", 0, today) if which["weekend"] else None
    match = _PART.fullmatch(typed)
    named = _part_of(match)[1] if match else ""
    return _of_unit(_BARE[named], 0, today) if named in _BARE else None


def _cut(whole: Period, part: int) -> Period | None:
    """The beginning (0), middle (1) or end (2) of a month, year or week."""
    first, last = whole
    length = (last - first).days + 1
    if length in (28, 29, 30, 31):
        return (Period(first, first.replace(day=10)), Period(first.replace(day=11), first.replace(day=20)),
                Period(first.replace(day=21), last))[part]  # fmt: skip
    if length > 31 * 3 and part != 1:
        return Period(first, first.replace(day=31)) if part == 0 else Period(last.replace(day=1), last)
    if length == 7 and part != 1:
        return Period(first, first) if part == 0 else Period(last, last)
    return None


def _month(text: str, today: date) -> Period | None:
    match = _MONTH.fullmatch(text)
    if match is None or (match["name"] and match["name"] not in MONTHS):
        return None
    number = MONTHS[match["name"]] if match["name"] else int(match["month"] or match["of_year"])
    year = match["digits"] or match["later"] or match["numeric"]
    return _in_year(number - 1, 1, (year, match["named"]), today) if 1 <= number <= 12 else None


def _last_month(text: str, today: date) -> Period | None:
    """The month of "last October", which is not the present one."""
    match = _LAST_MONTH.fullmatch(text)
    return _month(match["month"] or match["korean"], today.replace(day=1) - _DAY) if match else None


def _numbered_year(text: str) -> Period | None:
    match = _YEAR.fullmatch(text)
    return _months(int(match["digits"]) * 12, 12) if match else None


_DIGITS = "〇一二三四五六七八九"
_NUMERAL = regex(
    r"(?<![上前这這近去])(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[〇零○一二三四五六七八九]{1,8})(?=[年月日号號](?!前))"
)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "주체": 1911}
_ERA = regex(rf"({'|'.join(_ERAS)})\s?(?:\(?)(\d{{1,3}}|元)\)?(?=[年년])")
_SHORT_YEAR = regex(r"(?<!\d)(?:['’](\d\d)[년年]?|(\d\d)[년年](?=\s?\d{1,2}[월月]))(?=\s|$|\d)")
_COMPACT = regex(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_SPACED = regex(r"(?<=\d\.) (?=\d)")
_NAME_OF_DAY = any_of(name for name in WEEKDAYS if len(name) > 1)
_WEEKDAY_BEFORE = regex(rf"(?:{_NAME_OF_DAY})\.?,?\s(?=.{{0,40}}\d)")
_WEEKDAY_AFTER = regex(
    rf"(?<=[\d.일日号號년年]),?\s?(?:\(\s?(?:{any_of(WEEKDAYS)}|[火水木金土月日])\s?\)|(?:{_NAME_OF_DAY})(?!\w))"
)
_ORDINAL_DAY = regex(r"(?:the\s)?(\d{1,2})(?:st|nd|rd|th|[号號])")
_TODAY = regex(r"now|本日|今|지금|현재|现在|現在|目前|至今|今朝|今早|tonight|오늘날")
_YESTERDAY = regex(r"きのう|昨夜|昨晚|昨晩|어젯밤|last night")
_COUPLE = regex(r"^(?:a\s)?couple(?:\sof)?\s(?=\w+\sago$)")
_HALF_YEAR = regex(r"^half\s(?:a\s)?year(?=\sago$)")


def plain(typed: str, today: date) -> str:
    """A typed date in the form that the rules for dates know: folded, full-width and Chinese digits as digits, eras and
    years of two digits as years of the calendar, without the weekday beside a date; 31st as the latest day of that
    number. A longer text than dates have stays as it is."""
    if len(typed) > _LONGEST:
        return typed
    text = _SPACED.sub("", typed_words(unicodedata.normalize("NFKC", typed)).casefold())
    text = _NUMERAL.sub(lambda match: _arabic(match[0]), text)
    text = _ERA.sub(lambda match: str(_ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))), text)
    text = _SHORT_YEAR.sub(lambda match: f"{_century(match, today)}년" if match[2] else _century(match, today), text)
    text = _WEEKDAY_AFTER.sub("", _WEEKDAY_BEFORE.sub("", text, count=1), count=1)
    if compact := _COMPACT.fullmatch(text):
        return "-".join(compact.groups())
    if _TODAY.fullmatch(text) or _YESTERDAY.fullmatch(text):
        return "yesterday" if _YESTERDAY.fullmatch(text) else "today"
    if (alone := _ORDINAL_DAY.fullmatch(text)) is not None:
        days = (today - back * _DAY for back in range(62))
        return next((str(day) for day in days if day.day == int(alone[1])), text)
    return _HALF_YEAR.sub("6 months", _COUPLE.sub("2 ", text))


def _century(short_year: re.Match[str], today: date) -> str:
    """A year of two digits in four; one of the last century if it is past the next year."""
    year = 2000 + int(short_year[1] or short_year[2])
    return str(year if year <= today.year + 1 else year - 100)


def _arabic(numeral: str) -> str:
    """二〇二四 as 2024, 三十一 as 31."""
    numeral = numeral.replace("零", "〇").replace("○", "〇")
    if "十" not in numeral:
        return "".join(str(_DIGITS.index(one)) for one in numeral)
    tens, ones = numeral.split("十", 1)
    return str(10 * (_DIGITS.index(tens) if len(tens) == 1 else 1) + (_DIGITS.index(ones) if len(ones) == 1 else 0))
