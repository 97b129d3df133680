"""Coming events in Chinese sentences: a word for what is to come is before or after the day, in its clause.

将于12日在东京举行会谈    planned      可能在明年5月访问    possible
会谈推迟至20日            postponed    原定12日举行的会谈取消    cancelled
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.lang.unspaced.forms import unspaced_regex
from bot.model.evidence.ahead import AheadKind, AheadStatus
from bot.news.ahead.english_days import NamedDays
from bot.news.ahead.event_mentions import EndMention, EventMention
from bot.news.ahead.unspaced.days import coming_days
from bot.news.ahead.unspaced.kinds import CHINESE, SPORT, first_kind, last_kind

_CLAUSE = unspaced_regex("[，。；！？]")
_TO_COME = unspaced_regex(
    r"(?<![大上少中名主老小部干])将(?![领军士官帅来此其该这]|上述|\d{1,2}[日月]的)|定于|拟(?![定人])|计划(?!署|经济)|预定|预计|即将|打算|准备(?!金)|安排在|宣布自|决定"
)
_POSSIBLE = unspaced_regex("可能|或将|或(?=于|在)|有望|考虑|恐|不排除|争取|力争|希望|期待|建议|提议|呼吁|有意|欲|邀请")
_MEANT = unspaced_regex("原[定计拟]|原计划|原本|本应|本来")
_CALLED_OFF = unspaced_regex("取消|中止|不再举行|告吹|作罢")
_MOVED = unspaced_regex("推迟|延期|延后|改期|改至|改到|提前|顺延|展期")
_TO_DAY = unspaced_regex("(?:至|到|在|于)$")
_PAST = unspaced_regex("(?<!为)了(?!解)|曾|已经|已(?=[在于举结])|刚刚|结束|闭幕|当时|此前")
_UNTRUE = unspaced_regex(
    "否认|没有[^，。]{0,8}(?:计划|安排|打算)|(?:没有?|从未|未曾)(?:说过|答应|承诺|同意|决定)|假消息|谣言|虚假|毫无根据|子虚乌有|不会|不参加|不出席|拒绝|不实|辟谣|传闻|不打算|是否|如果|(?<!倘)若|假如|一旦|尚未(?:确定|公布)|会否"
)
_GOES_ON_UNTIL = unspaced_regex("(?:持续|延续|进行|举行|一直)(?:到|至)$")
_DENIED = unspaced_regex("否认|不会|没有|不实|传闻|是否|如果|一旦|呼吁|要求|敦促")
_OF_WHAT_WAS_DONE = unspaced_regex(
    r"[^，。的]{0,8}(?:[被遭][^，。的]{1,6}|发生|宣布|发布|举行|召开|签署|发射|抵达|去世|逮捕)[^，。的]{0,6}的"
)
"""Words behind a day that tell what was done on it: 4日*被捕的*前部长将于11日受审."""
_AROUND = unspaced_regex("[^，。]{0,8}?(?:前后|左右)|[^，。]{0,2}起草")
_UNTIL = unspaced_regex("(?:之前|以前|前(?![往后去]))")
_BOUND = unspaced_regex("撤回|答复|回复|提交|撤离|撤出|归还|缴纳|履行")
_LONGEST = 90


def event_mentions(sentence: str, published: date) -> Iterator[EventMention | EndMention]:
    """The coming events of a sentence, in order."""
    days = [one for one in coming_days(sentence, published) if one.days.last >= published]
    if not days or SPORT.search(sentence) or sentence.rstrip().endswith(("?", "？")):
        return
    for named in days:
        if any(_is_new(sentence, named, one) for one in days):
            continue
        if _GOES_ON_UNTIL.search(sentence, 0, named.start):
            yield EndMention(named.days)
        elif (found := _told(sentence, named, days)) is not None:
            yield found


def _told(sentence: str, named: NamedDays, days: list[NamedDays]) -> EventMention | None:
    if _AROUND.match(sentence, named.end):
        return None
    if _UNTIL.match(sentence, named.end):
        bound = _BOUND.search(sentence, named.end, _end(sentence, named.end)) and not _UNTRUE.search(sentence)
        return (
            EventMention(AheadKind.DEADLINE, named.days, AheadStatus.PLANNED, named.start, named.end) if bound else None
        )
    start, end = _clause(sentence, named)
    following = _end(sentence, end + 1)
    moved, called_off = _MOVED.search(sentence, start, following), _CALLED_OFF.search(sentence, start, following)
    if moved or called_off:
        return _changed(sentence, named, days, (start, following), moved if not called_off else None)
    to_come = _TO_COME.search(sentence, start, end)
    possible = _POSSIBLE.search(sentence, start, end)
    if (to_come is None and possible is None) or _PAST.search(sentence, start, end) or _UNTRUE.search(sentence):
        return None
    if to_come is not None and to_come.start() > named.end and _is_spoken_of(sentence, named, to_come, days):
        return None
    kind = last_kind(sentence, named.end, end, CHINESE) or last_kind(sentence, start, named.start, CHINESE)
    if kind is None:
        return None
    status = AheadStatus.POSSIBLE if possible is not None else AheadStatus.PLANNED
    return EventMention(kind, named.days, status, named.start, named.end)


def _is_spoken_of(sentence: str, named: NamedDays, to_come: re.Match[str], days: list[NamedDays]) -> bool:
    """Whether there is a verb between a day and the word for what is to come, so that the day is of the verb."""
    has_later = any(0 <= one.start - to_come.end() <= 1 for one in days)
    if has_later and _OF_WHAT_WAS_DONE.match(sentence, named.end, to_come.start()):
        return True
    return to_come.start() - named.end > 8 and first_kind(sentence, named.end, to_come.start(), CHINESE) is not None


def _is_new(sentence: str, named: NamedDays, other: NamedDays) -> bool:
    """Whether an event of a day is moved to another one that is named after it."""
    moved = _MOVED.search(sentence, named.end, other.start) if named.end < other.start else None
    return moved is not None and _TO_DAY.search(sentence, moved.end() - 1, other.start) is not None


def _changed(
    sentence: str, named: NamedDays, days: list[NamedDays], clause: tuple[int, int], moved: re.Match[str] | None
) -> EventMention | None:
    """An event that is called off, or moved to the day or from it."""
    start, end = clause
    kind = last_kind(sentence, start, end, CHINESE)
    if kind is None or _POSSIBLE.search(sentence, start, end) or _DENIED.search(sentence, start, end):
        return None
    if moved is None:
        return EventMention(kind, named.days, AheadStatus.CANCELLED, named.start, named.end)
    to_day = named.start >= moved.end() and _TO_DAY.search(sentence, moved.end() - 1, named.start) is not None
    if to_day:
        was = next((one.days for one in days if one.end < moved.start()), None)
        return EventMention(kind, named.days, AheadStatus.POSTPONED, named.start, named.end, was)
    if _MEANT.search(sentence, start, end) is None:
        return None
    return EventMention(kind, named.days, AheadStatus.PUT_OFF, named.start, named.end)


def _clause(sentence: str, named: NamedDays) -> tuple[int, int]:
    """The clause around a day."""
    low = max(0, named.start - _LONGEST)
    start = max((one.end() for one in _CLAUSE.finditer(sentence, low, named.start)), default=low)
    return start, _end(sentence, named.end)


def _end(sentence: str, start: int) -> int:
    """Where a clause ends."""
    limit = min(len(sentence), start + _LONGEST)
    border = _CLAUSE.search(sentence, start, limit)
    return border.start() if border else limit
