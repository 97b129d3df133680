"""Parse the beginning of a time window as members type it: 24h, 3d, last 30 days, this month, since Monday, 14
February, 2024-02-14, 지난 7일, 이번 달, 월요일부터, 過去7日, 最近三天; and "last", for the stories that the member has
not seen."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.lang.days import DAYS_AGO, MONTHS, WEEKDAYS, calendar_day
from bot.lang.folding import typed_words
from bot.lang.numbers import NUMBER_WORDS
from bot.model.errors import DeskError, Reason
from bot.policy.typed_times.periods import YEARS_BACK, Period, day_of_week, period, plain
from bot.regexes import regex

DEFAULT = timedelta(hours=24)
_LONGEST = 100
"""Characters at most; Discord lets a member send six thousand."""
_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_UNITS = {
    "m min mins minute minutes 분 分 分間 分钟": timedelta(minutes=1),
    "h hr hrs hour hours 시간 時間 小时 个小时": timedelta(hours=1),
    "d day days 일 하루 日 日間 天": timedelta(days=1),
    "이틀": timedelta(days=2),
    "사흘": timedelta(days=3),
    "나흘": timedelta(days=4),
    "닷새": timedelta(days=5),
    "열흘": timedelta(days=10),
    "w wk wks week weeks 주 주일 주간 일주일 週 週間 周 星期 个星期 礼拜 个礼拜": timedelta(weeks=1),
    "fortnight fortnights 보름 半月": timedelta(days=14),
    "mo month months 개월 달 か月 ヶ月 カ月 か月間 ヶ月間 个月": timedelta(days=30),
    "반년 半年": timedelta(days=182),
    "y yr yrs year years 년 年 年間": timedelta(days=365),
}
_LENGTHS = {name: length for names, length in _UNITS.items() for name in names.split()}
_NUMBERS = {"a": 1, "an": 1, "한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "열": 10,
            "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "十": 10, **NUMBER_WORDS}  # fmt: skip
_SPANS = {"last week": "week", "last month": "month", "last year": "year"}
"""With "the" before it, a length of time up to now."""
_DAYS_BEFORE = {"엊그제": 2, "그끄저께": 3, "그끄제": 3, "さきおととい": 3, "一昨々日": 3, "大前天": 3}
_WEEKDAY_NAMES = {name: number for name, number in WEEKDAYS.items() if len(name) > 1}
"""Without the one-syllable names: 일 means a day here."""
OPENING = ("부터", "이후", "이래", "から", "より", "以降", "以来", "以來", "以后", "以後", "之后", "之後", "起")
"""Ends of a date by which a period has no other end."""
_SINCE = regex(
    r"^(?:since|from|during|starting)\s+|^(?:从|從|自从|自從|自)\s?"
    rf"|\s*(?:{'|'.join(OPENING)}|동안|开始|開始)$"
)
"""Words before or after the name of a period that begins with its first day."""
_LAST = frozenset(
    ("last", "last time", "last look", "my last look", "i last looked", "new", "unread", "new to me",
     "지난번", "지난번 이후", "마지막", "마지막 이후", "안 본 것", "새 소식", "前回", "前回以降", "未読", "上次",
     "上次以来", "未读")
)  # fmt: skip
_TO_COME = frozenset(
    ("tomorrow", "next week", "next month", "next year", "내일", "모레", "다음 주", "다음주", "다음 달", "다음달",
     "내년", "明日", "明後日", "来週", "来月", "来年", "明天", "后天", "下周", "下个月", "下月", "明年")
)  # fmt: skip
_SIMPLIFIED = str.maketrans("週兩個時鐘禮過來後間號這讀", "周两个时钟礼过来后间号这读")
"""The characters of these words that Taiwan writes otherwise. Japanese has some of them: 先週."""
_AROUND = regex(
    r"^(?:since|from|in|on|during|within|starting)\s+|^(?:the\s+)|^(?:从|自从|自)\s?"
    r"|(?:\s*(?:부터|이후|이래|동안|から|より|以降|以来|以后|之后|起|开始)|(?<=일)간)$"
)
_SPAN = regex(
    rf"(?:last|past|최근|지난|過去の?|直近の?|最近|过去|近|この|ここ)?\s*(?:(\d{{1,6}})|({'|'.join(_NUMBERS)})(?![a-z흘]))?\s*"
    r"([^\W\d]+?)(?:\s+ago|\s*전|\s*前)?"
)
_WEEKDAY = regex(r"(?:(?:(last|지난|前の|上个)|this|이번|この|这个)\s*)?([^\W\d]+)")
_OF_WEEK = regex(
    r"(?:(?P<last>last week(?:'s)?|지난\s?주|저번\s?주|先週の?|上个?(?=周|星期|礼拜))"
    r"|(?:this week(?:'s)?|이번\s?주|今週の?|[本这]个?(?=周|星期|礼拜)))\s*(?P<name>[^\W\d]+)"
)
_NAMED = regex(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>[a-z]{3,9})\.?"
    r"(?:\s+(?P<later>\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:,?\s+(?P<year>\d{4}))?"
)
_EAST_ASIAN = regex(
    rf"(?:(?P<year>\d{{4}}[년年]|{'|'.join(YEARS_BACK)})の?\s*)?"
    r"(?P<month>\d{1,2})[월月](?:\s*(?P<day>\d{1,2})[일日号])?"
)
_QUARTER = regex(
    rf"(?:(?P<year>\d{{4}}[년年]?|{'|'.join(YEARS_BACK)})の?\s*)?"
    r"(?:q(?P<q>[1-4])|(?P<ko>[1-4])분기|第(?P<ja>[1-4一二三四])(?:四半期|季度?))(?:\s+(?:of\s+)?(?P<later>\d{4}))?"
)
NUMERIC = regex(r"(\d{4})(?:[년年]|[-./](\d{1,2})(?:[-./](\d{1,2}))?)?\.?")
_YEAR_LAST = regex(r"(\d{1,2})[-./](\d{1,2})(?:[-./](\d{4}))?\.?")


def is_last(typed: str | None) -> bool:
    """Whether the words ask for the stories that the member has not seen."""
    text = typed_words(typed or "").casefold().removeprefix("since ").removeprefix("since:")
    return any(form in _LAST for form in _written(text))


def since(typed: str | None, now: datetime, zone: str) -> datetime:
    """The beginning of the window that ends now; dates and days begin at midnight in `zone`. The default is 24 hours.

    Raises DeskError BAD_SINCE for what cannot be parsed and an empty window, FUTURE_SINCE for what is to come.
    """
    text = typed_words(typed or "").casefold()
    if not text:
        return now - DEFAULT
    if len(text) > _LONGEST:
        raise DeskError(Reason.BAD_SINCE, text[:40], since=text[:100])
    today = now.astimezone(ZoneInfo(zone)).date()
    begins = (_begin(one, now, today) for one in _written(plain(text, today)))
    found: date | datetime | None = next(filter(None, begins), None) or _moment(text, zone)
    if found is not None and not isinstance(found, datetime):
        found = datetime.combine(found, time(), ZoneInfo(zone))
    if found > now if found else not _TO_COME.isdisjoint(map(_bare, _written(text))):
        raise DeskError(Reason.FUTURE_SINCE, text[:40], since=text[:100])
    if found is None or not _EARLIEST <= found < now:
        raise DeskError(Reason.BAD_SINCE, text[:40], since=text[:100])
    return found.astimezone(UTC)


def is_counted_from_today(typed: str, now: datetime) -> bool:
    """Whether the words are surely a time, as no news names one: its beginning is a week earlier for who types it a
    week earlier. Not a date, which may be the name of an event (3.1, 6월 25일), nor a unit or weekday alone (min, Sun,
    The Week)."""
    alone = _written(typed_words(typed).casefold().removeprefix("the "))
    if not {*_LENGTHS, *_WEEKDAY_NAMES}.isdisjoint(alone):
        return False
    try:
        return since(typed, now, "UTC") - since(typed, now - _WEEK, "UTC") == _WEEK
    except DeskError:
        return False


def _begin(text: str, now: datetime, today: date) -> date | datetime | None:
    bare = _bare(text)
    whole = calendar_period(text, today)
    return (whole.first if whole else None) or _day(bare, today) or _date(bare, today) or _span(bare, now)


def calendar_period(text: str, today: date) -> Period | None:
    """The period of the calendar that a folded text names: last week, 지난달, 昨年, early October. None for anything
    else, also for "the last week", which is the last seven days."""
    written = [one for form in _written(text) for one in (form, _SINCE.sub("", form))]
    return next(filter(None, (period(one, today) for one in written)), None)


def day_named(text: str, today: date) -> date | None:
    """The day of a date, or of a word for a day, as it is meant today: yesterday, Monday, 14 Feb, 3d, 2주 전. `text` is
    folded. None for anything else, and for spans shorter than a day."""
    if len(text) > _LONGEST:
        return None
    return next(filter(None, (_day_of(bare, today) for bare in map(_bare, _written(text)))), None)


def _day_of(bare: str, today: date) -> date | None:
    if found := _day(bare, today) or _date(bare, today):
        return found
    match = _SPAN.fullmatch(bare)
    if match is None or _LENGTHS.get(match[3], timedelta()) < _DAY:
        return None
    ago = _span(bare, datetime.combine(today, time(), UTC))
    return ago.date() if ago else None


def period_named(text: str) -> str | None:
    """`month` or `quarter` if the folded text is a whole month or quarter with a number or name of its own; else
    None."""
    return next(filter(None, (_period_of(bare) for bare in map(_bare, _written(text[:_LONGEST])))), None)


def _period_of(bare: str) -> str | None:
    if _QUARTER.fullmatch(bare):
        return "quarter"
    east_asian, named = _EAST_ASIAN.fullmatch(bare), _NAMED.fullmatch(bare)
    if east_asian or (named and named["month"] in MONTHS):
        found = east_asian or named
        has_day = found is not None and any(found.groupdict().get(part) for part in ("day", "later"))
        return None if has_day else "month"
    return None


def _written(text: str) -> tuple[str, ...]:
    """The text as it is and, where that differs, as the mainland writes it."""
    return tuple(dict.fromkeys((text, text.translate(_SIMPLIFIED))))


def _bare(text: str) -> str:
    """The text without words such as "since" and "the" around it."""
    while (shorter := _AROUND.sub("", text)) != text:
        text = shorter
    return text


def _day(text: str, today: date) -> date | None:
    """The date of a day named from today: yesterday, Monday, 大前天."""
    if text in DAYS_AGO:
        return today - DAYS_AGO[text] * _DAY
    if text in _DAYS_BEFORE:
        return today - _DAYS_BEFORE[text] * _DAY
    if found := day_of_week(text, today):
        return found
    if (named := _OF_WEEK.fullmatch(text)) and named["name"] in _WEEKDAY_NAMES:
        monday = today - today.weekday() * _DAY - (7 * _DAY if named["last"] else timedelta(0))
        return monday + _WEEKDAY_NAMES[named["name"]] * _DAY
    match = _WEEKDAY.fullmatch(text)
    if match is None or match[2] not in _WEEKDAY_NAMES:
        return None
    ago = (today.weekday() - _WEEKDAY_NAMES[match[2]]) % 7
    return today - (ago or (7 if match[1] else 0)) * _DAY


def _date(text: str, today: date) -> date | None:
    """A date with a month, a year or a quarter; the latest that is past where no year is given: 14 Feb, February 2024,
    2월 14일, 2月14日, 2024/2/14, 14/2, Q3."""
    if east_asian := _EAST_ASIAN.fullmatch(text):
        return _latest(_year(east_asian["year"], today), int(east_asian["month"]), east_asian["day"], today)
    if quarter := _QUARTER.fullmatch(text):
        number = "一二三四".find(found) + 1 or int(found) if (found := _number(quarter)) else 0
        return _latest(_year(quarter["year"] or quarter["later"], today), 3 * number - 2, None, today)
    if numeric := NUMERIC.fullmatch(text):
        return calendar_day(int(numeric[1]), int(numeric[2] or 1), int(numeric[3] or 1))
    if year_last := _YEAR_LAST.fullmatch(text):
        return _year_last(int(year_last[1]), int(year_last[2]), year_last[3], today)
    named = _NAMED.fullmatch(text)
    if named and named["month"] in MONTHS and not (named["day"] and named["later"]):
        return _latest(named["year"], MONTHS[named["month"]], named["day"] or named["later"], today)
    return None


def _number(quarter: re.Match[str]) -> str:
    return quarter["q"] or quarter["ko"] or quarter["ja"]


def _year(named: str | None, today: date) -> str | None:
    """The year that a date begins with, in digits."""
    if named is None:
        return None
    return str(today.year - YEARS_BACK[named]) if named in YEARS_BACK else named[:4]


def _year_last(first: int, second: int, year: str | None, today: date) -> date | None:
    """The date of 27/11/2026, 11/27/2026 or 27/11; None for 3/4/2026, which means two days."""
    if min(first, second) > 12 or (max(first, second) <= 12 and first != second):
        return None
    return _latest(year, min(first, second), str(max(first, second)), today)


def _latest(year: str | None, month: int, day: str | None, today: date) -> date | None:
    years = [int(year)] if year else [today.year - ago for ago in range(9)]  # 29 February may be eight years back
    for one in years:
        found = calendar_day(one, month, int(day or 1))
        if found is not None and (year or found <= today):
            return found
    return None


def _span(text: str, now: datetime) -> datetime | None:
    if text in _SPANS:
        return now - _LENGTHS[_SPANS[text]]
    match = _SPAN.fullmatch(text)
    if match is None or match[3] not in _LENGTHS:
        return None
    number = int(match[1]) if match[1] else _NUMBERS.get(match[2] or "a", 1)
    try:
        return now - number * _LENGTHS[match[3]]
    except OverflowError:
        return None


def _moment(text: str, zone: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
