"""Parse a window of time as members type it: its beginning alone, to which it reaches now, or both of its ends.

2024-09-01..2024-09-10, 1 to 10 September, 9월 1일부터 10일까지, 9月1日〜10日; a beginning alone as in `since`.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model.errors import DeskError, Reason
from bot.policy.search.dates import first_day, last_day, midnight
from bot.policy.since import since

_LONGEST = 100
_RANGE = re.compile(
    r"(?:since\s|from\s|between\s)?\s*(?P<first>\S.*?)\s*"
    r"(?:\.{2,3}|…|[–—~〜～∼]|\s-\s|\s(?:to|until|till|through|and)\s|부터\s?|から|至|到)"
    r"\s*(?P<last>\S.*?)\s*(?:까지|まで|为止|為止)?"
)
_NOW = frozenset(("now", "지금", "현재", "오늘", "today", "今", "今日", "现在", "現在", "今天"))
_DAY_ALONE = re.compile(r"(?:the\s)?(\d{1,2})(?:st|nd|rd|th|일|日|号|號)?")
_LAST_NUMBER = re.compile(r"\d{1,2}(?=(?:st|nd|rd|th|일|日|号|號)?$)")
_FIRST_NUMBER = re.compile(r"^\d{1,2}(?!\d)")
_YEAR = re.compile(r"\d{4}")


def window(typed: str | None, now: datetime, zone: str) -> tuple[datetime, datetime]:
    """The beginning and the end of a window, in UTC; days begin at midnight in `zone`, and both days of a range are in
    it. No window ends after `now`.

    Raises DeskError BAD_SINCE for what cannot be parsed, an empty window and the future.
    """
    text = " ".join((typed or "").split()).casefold()
    match = _RANGE.fullmatch(text) if len(text) <= _LONGEST else None
    days = _days(match["first"], match["last"], now.astimezone(ZoneInfo(zone)).date()) if match else None
    if days is None:
        return since(typed, now, zone), now
    start = midnight(days[0], zone)
    if start >= now:
        raise DeskError(Reason.BAD_SINCE, text[:40], since=text)
    return start, min(midnight(days[1] + timedelta(days=1), zone) - timedelta(seconds=1), now.astimezone(UTC))


def _days(first: str, last: str, today: date) -> tuple[date, date] | None:
    """The first and the last day of a range. A day without a month is of the month of the other; one without a year
    that would be before the first is of the year after."""
    if alone := _DAY_ALONE.fullmatch(last):
        last = _LAST_NUMBER.sub(alone[1], first)
    elif alone := _DAY_ALONE.fullmatch(first):
        first = _FIRST_NUMBER.sub(alone[1], last)
    start, end = first_day(first, today), today if last in _NOW else last_day(last, today)
    if start is None or end is None:
        return None
    if end < start and not _YEAR.search(last):
        end = end + timedelta(days=366)
    if end < start:
        start, end = first_day(last, today) or end, last_day(first, today) or start
    return start, end
