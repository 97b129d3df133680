"""Parse a window of time as members type it: both of its ends, or one of them.

2024-09-01..2024-09-10, 1 to 10 September, 9월 1일부터 10일까지, 9月1日〜10日; a beginning alone as in `since`, or
2024-09-01.., from Monday on, 从9月1日起; an end alone: ..2024-09-10, until 10 September, 9월 10일까지, 9月10日まで.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.lang.folding import typed_words
from bot.model.errors import DeskError, Reason
from bot.policy.typed_times.dates import days_between, ending_day, first_day, midnight
from bot.policy.typed_times.since import since
from bot.regexes import regex

_LONGEST = 100
_RANGE = regex(
    r"(?:since\s|from\s|between\s)?\s*(?P<first>\S.*?)\s*"
    r"(?:\.{2,3}|…|[–—~〜～∼]|\s-\s|\s(?:to|until|till|through|and)\s|부터\s?|から|至|到)"
    r"\s*(?P<last>\S.*?)\s*(?:까지|まで|为止|為止)?"
)
_BEGINNING = regex(
    r"(?:since:\s*|[从從自]\s?)(?P<named>\S.*?)\s?(?:起|以来|以來|开始|開始)?"
    r"|(?P<first>\S.*?)(?:\s*(?:\.{2,3}|…|[–—~〜～∼])|\s-|,?\s(?:onwards?|on)|\s?(?:起|开始|開始))"
)
"""A beginning in words that `since` does not know."""
_END = regex(
    r"(?:\.{2,3}|…|[–—~〜～∼]|(?:until|till|to|up to|through)\s|截至|截止到?|[到至])\s*(?P<last>\S.*?)\s?"
    r"(?:까지|まで|为止|為止)?"
    r"|(?P<only>\S.*?)\s?(?:까지|まで|为止|為止)"
    r"|before\s(?P<before>.+)|(?P<earlier>\S.*?)\s?(?:이전|以前|之前)"
)
"""An end alone. A word for "before" means the time before the day or period, as `before:` in a search."""
_NOW = frozenset(("now", "지금", "현재", "오늘", "today", "今", "今日", "现在", "現在", "今天"))
DAY_ENDS = "st|nd|rd|th|일|日|号|號"
_DAY_ALONE = regex(rf"(?:the\s)?(\d{{1,2}})(?:{DAY_ENDS})?")
_DAYS_NUMBER = regex(rf"(?<!\d)\d{{1,2}}(?=(?:{DAY_ENDS})?$)|^\d{{1,2}}(?!\d)(?=(?:st|nd|rd|th)?\s(?:of\s)?[a-z])")
"""The number of the day in a date: the last one, or the first of "10 September"."""
_SPACED = regex(r"(?<=\d\.) (?=\d)")
"""The spaces of `2024. 9. 1.`, as Korean writes a date in digits."""
_DAY = timedelta(days=1)


def window(typed: str | None, now: datetime, zone: str) -> tuple[datetime | None, datetime]:
    """The beginning and the end of a window, in UTC; days begin at midnight in `zone`, and both days of a range are in
    it. The beginning is None where only an end is typed. No window ends after `now`.

    Raises DeskError BAD_SINCE for what cannot be parsed and an empty window, FUTURE_SINCE for what is to come.
    """
    text = _SPACED.sub("", typed_words(typed or "").casefold())
    if len(text) > _LONGEST:
        return since(text, now, zone), now  # raises
    today = now.astimezone(ZoneInfo(zone)).date()
    if (match := _END.fullmatch(text)) and (last := _last(match, today)):
        return None, _end(last, now, zone)
    if not text.endswith(" to date") and (match := _RANGE.fullmatch(text)):
        days = _days(match["first"], match["last"], today)
        start = midnight(days[0], zone) if days else now
        if days is None or start >= now:
            raise DeskError(Reason.FUTURE_SINCE if days else Reason.BAD_SINCE, text[:40], since=text)
        return start, _end(days[1], now, zone)
    match = _BEGINNING.fullmatch(text)
    return since((match["named"] or match["first"]) if match else text, now, zone), now


def is_window(typed: str, now: datetime, zone: str) -> bool:
    """Whether the words are a window and nothing else."""
    try:
        window(typed, now, zone)
    except DeskError:
        return False
    return True


def _end(last: date, now: datetime, zone: str) -> datetime:
    return min(midnight(last + _DAY, zone) - timedelta(seconds=1), now.astimezone(UTC))


def _last(match: re.Match[str], today: date) -> date | None:
    """The last day of a window with an end alone; a date without a year is the nearest one. None for what is no day."""
    named = match["last"] or match["only"] or match["before"] or match["earlier"]
    if named in _NOW:
        return today
    if match["last"] or match["only"]:
        return ending_day(named, today)
    first = ending_day(named, today, first_day)
    return None if first is None else first - _DAY


def _days(first: str, last: str, today: date) -> tuple[date, date] | None:
    """The first and the last day of a range (`days_between`). A day without a month is of the month of the other."""
    if alone := _DAY_ALONE.fullmatch(last):
        last = _with_day(first, alone[1])
    elif alone := _DAY_ALONE.fullmatch(first):
        first = _with_day(last, alone[1])
    start, end = days_between(first, "today" if last in _NOW else last, today)
    return None if start is None or end is None else (start, end)


def _with_day(text: str, day: str) -> str:
    """A date with another day; "" for a date without one, and for a day alone."""
    is_date = _DAYS_NUMBER.search(text) is not None and _DAY_ALONE.fullmatch(text) is None
    return _DAYS_NUMBER.sub(day, text, count=1) if is_date else ""
