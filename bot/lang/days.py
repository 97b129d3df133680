"""Days: that of an article in Korea, months and weekdays by name, and the recent days that a text mentions: "on
Thursday", "Oct. 17", "17일".

The first four are parts of regular expressions; the tables map lower-case names to numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from bot.model.answers import ArticleRef
from bot.regexes import regex

ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
"""A month's English name or abbreviation, with its full stop."""
MONTH_NAME = (
    rf"(?:(?:{'|'.join(ENGLISH_MONTHS)})\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
"""The same and nothing longer: Jangyon is no January."""
SEASON = "spring|summer|autumn|fall|winter"
PERIOD = f"week|month|year|{SEASON}"
"""What "last" and "next" stand before."""
WEEKDAY = r"(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day"
WEEKDAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
TIME_OF_BARE_DATE = time(10)
"""The time in UTC that a date without a time is taken as. It is in that date from UTC-10 (Hawaii) to UTC+13 (Auckland
in summer); no moment is in one date in all zones, which are 26 hours apart."""


def _numbered(names: tuple[str, ...], first: int) -> Mapping[str, int]:
    return dict(chain.from_iterable(((name, place) for name in row.split()) for place, row in enumerate(names, first)))


MONTHS = _numbered(
    ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
     "september sep sept", "october oct", "november nov", "december dec"), 1)  # fmt: skip
"""A month's English name or abbreviation -> 1 to 12."""
WEEKDAYS = _numbered(
    ("monday mon 월요일 월 月曜日 月曜 星期一 周一 礼拜一", "tuesday tue tues 화요일 화 火曜日 火曜 星期二 周二 礼拜二",
     "wednesday wed 수요일 수 水曜日 水曜 星期三 周三 礼拜三",
     "thursday thu thurs 목요일 목 木曜日 木曜 星期四 周四 礼拜四",
     "friday fri 금요일 금 金曜日 金曜 星期五 周五 礼拜五", "saturday sat 토요일 토 土曜日 土曜 星期六 周六 礼拜六",
     "sunday sun 일요일 일 日曜日 日曜 星期日 星期天 周日 礼拜日 礼拜天"), 0)  # fmt: skip
"""A weekday's English, Korean, Japanese or Chinese name or abbreviation -> 0 (Monday) to 6."""
DAYS_AGO = {"today": 0, "오늘": 0, "이날": 0, "今日": 0, "今天": 0, "yesterday": 1,
            "day before yesterday": 2, "어제": 1, "전날": 1, "昨日": 1,
            "昨天": 1, "그제": 2, "그저께": 2, "一昨日": 2, "おととい": 2, "前天": 2}  # fmt: skip
"""A day named from the present one -> how many days back it is."""
NO_LENGTH = r"(?!\s?(?:(?:만|간|차)(?:에|의|이|인|은|도|으로)?(?![가-힣])|째|동안))"
"""A look-ahead after "10일": it is a day ("10일 간부들을 만났다"), not a length of time ("10일간", "10일 만에")."""

KOREA = ZoneInfo("Asia/Seoul")

_MENTIONED = regex(
    rf"\b(?:{WEEKDAY}|(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?P<day>\d{{1,2}})\b"
    r"|(?P<relative>yesterday|today))|(?<!\d)(?P<korean>\d{1,2})일|(?P<korean_relative>전날|이날)",
    re.IGNORECASE,
)
_MOST_BACK = 6


def korean_today(now: datetime) -> date:
    """The day that it is in Korea, from which days are counted that members type where answers give Korea's."""
    return now.astimezone(KOREA).date()


def published_day(article: ArticleRef) -> date | None:
    """The day of publication in Korea; the date itself if it has no time; None for an article without a date."""
    try:
        stated = datetime.fromisoformat(article.published or "")
    except ValueError:
        return None
    return (stated.astimezone(KOREA) if stated.tzinfo else stated).date()


def korean_day(article: ArticleRef) -> date:
    """The day of publication in Korea; without a date, that of saving."""
    return published_day(article) or article.at.astimezone(KOREA).date()


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day of the calendar; None for an impossible one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(name: str) -> int:
    """1 to 12 for what `MONTH_NAME` matches."""
    return MONTHS[name.lower().rstrip(".")]


def days(text: str, published: date, back: int = _MOST_BACK) -> Iterator[date]:
    """The days that the text names, in order, as far as they are that of publication or one of the `back` before it."""
    for mention in _MENTIONED.finditer(text):
        day = _day(mention, published, back)
        if day is not None:
            yield day


def _day(mention: re.Match[str], published: date, back: int) -> date | None:
    recent = (published - timedelta(number) for number in range(back + 1))
    return next((day for day in recent if _is_meant(mention, day, published)), None)


def _is_meant(mention: re.Match[str], day: date, published: date) -> bool:
    """Whether the words name this day."""
    if mention["weekday"]:
        return WEEKDAYS[f"{mention['weekday']}day".lower()] == day.weekday()
    if mention["month"]:
        return MONTHS[mention["month"].lower()] == day.month and int(mention["day"]) == day.day
    if mention["korean"]:
        return int(mention["korean"]) == day.day
    relative = mention["relative"] or mention["korean_relative"]
    return (published - day).days == DAYS_AGO[relative.lower()]
