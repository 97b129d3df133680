"""Range, altitude and time of flight in Japanese and Chinese sentences.

飛距離は約1000キロ, 最高高度は7000キロ    the nearest word before a number says what it measures
約86分間飛行し, 1発目は約600キロ、2発目は約120キロ飛行した    or the verb after it, also that of the next number
飞行距离分别约为600公里和120公里          a number that is joined to another one is of the same
西約200キロの日本海, 射程800公里的, 可达   no figure of the launch: where something fell, what it could do
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.lang.unspaced.forms import unspaced_regex
from bot.model.evidence.launches import LaunchColumn
from bot.news.launches.launched import SPAN_MARK, LaunchFigure, span_low

_NUMBER = unspaced_regex(
    r"(?:約為|約|约|およそ|ほぼ|大约|近|超过|逾)?(?<![\d.,第])(?P<number>(?:\d{1,3}(?:,\d{3})+|\d{1,5})(?:\.\d{1,4})?)[余多]?"
    r"(?:(?P<distance>キロ(?!グラム|トン|ワット|平方)(?:メートル)?|km(?![/²\w])|㎞|㌔|公里|千米)"
    r"|(?P<hours>時間|小时)(?:(?P<of_hour>\d{1,2})分)?|(?P<minutes>分)(?!の|之|布|析)(?:(?P<of_minute>\d{1,2})秒)?|(?P<seconds>秒)(?!速))"
    r"(?:間|钟|鐘)?"
)
_LOW = unspaced_regex(rf"(?:約|约|大约)?(?<![\d.,第])(?P<low>\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}){SPAN_MARK}$")
"""Before the upper number of a span: *350至*400公里."""
_CUES = (
    (LaunchColumn.ALTITUDE, unspaced_regex("高度|最高点|頂点")),
    (LaunchColumn.RANGE, unspaced_regex("距離|射程|飞行|最远")),
)
_MORE = "(?:以上|超|余り|ほど|程度|前後)?"
_BEHIND = (
    (LaunchColumn.ALTITUDE, unspaced_regex(rf"{_MORE}(?:まで|に)?(?:上昇|到達|達し|达到)")),
    (
        LaunchColumn.RANGE,
        unspaced_regex(rf"{_MORE}(?:を|も)?(?:約?\d{{1,4}}[秒分]間?(?:で|かけて)?)?(?:飛行|飛ん|飛び|飛翔)"),
    ),
)
_FLIGHT_BEFORE = unspaced_regex("(?:飛行時間|飛翔時間|滞空時間|飞行时间)[^、。，；]{0,6}$|飞行了?(?:长达|达)?$")
_FLIGHT_BEHIND = unspaced_regex(rf"{_MORE}(?:にわたって|にわたり|も)?、?(?:飛行|飛ん|飛び|飛翔)")
_OF_CLOCK = unspaced_regex("[時点]$")
_JOINED = unspaced_regex(
    r"(?:、|,|，|から|(?:修正|更正)为|と|和|与|及|、?第?[2二](?:発|枚|次)目?(?:は|为)){1,2}(?:約)?$"
)
_PLACE_BEFORE = unspaced_regex("(?:[東西南北]|沖合?|距(?!離)[^、。，]{1,14})$")
_PLACE_BEHIND = unspaced_regex(
    r"[の的]?(?:日本海|黄海|太平洋|海上|海域|地点|沖|先|位置|上空|水域|公海|外海|处|外的?|以外|以[東西南北])|離れ|圏内|以内"
)
_COULD = unspaced_regex("可达|可以|可能|能够|能[打飞达]|能力|うる|できる|最大射程(?!约|は)|有效射程|設計|理论|想定")
_OF_ANOTHER = unspaced_regex("(?:より|比|前回|従来|上次|去年|昨年|当時|迎撃|拦截|レーダー|雷达|探知)[^、。，]{0,16}$")
_RANGE_OF_A_THING = unspaced_regex("(?:を超える|超|級|程度|以上)?[のな的](?!飛行)|を超える|级")
_FARTHEST, _REACH = 14, 40


def figures(sentence: str) -> Iterator[LaunchFigure]:
    """The figures of a launch in a sentence that is in the form of `matched_form`, in order."""
    matches = [*_NUMBER.finditer(sentence)]
    before: LaunchColumn | None = None
    for place, match in enumerate(matches):
        column = _column(sentence, matches, place, before)
        value = _value(match)
        if column is not None and value:
            low = _LOW.search(sentence, max(0, match.start() - 12), match.start())
            least = low and span_low(_amount(low["low"]), _amount(match["number"]), value)
            start = match.start() if low is None or least is None else low.start()
            yield LaunchFigure(start, match.end(), column, value, least)
        before = column if match["distance"] else before


def _value(match: re.Match[str]) -> float:
    """The value in km or seconds."""
    number = _amount(match["number"])
    if match["distance"]:
        return number
    if match["hours"]:
        return number * 3600 + 60 * int(match["of_hour"] or 0)
    return number * 60 + int(match["of_minute"] or 0) if match["minutes"] else number


def _amount(digits: str) -> float:
    return float(digits.replace(",", ""))


def _column(
    sentence: str, matches: list[re.Match[str]], place: int, previous: LaunchColumn | None
) -> LaunchColumn | None:
    """What a number measures; None for nothing of a launch. `previous` is what the distance before it measures."""
    match = matches[place]
    start, end = match.span()
    before = sentence[max(0, start - _REACH) : start]
    if _OF_ANOTHER.search(before) or _COULD.search(before[-_FARTHEST:]) or _COULD.match(sentence, end):
        return None
    if not match["distance"]:
        of_flight = _FLIGHT_BEFORE.search(before) or _FLIGHT_BEHIND.match(sentence, end)
        return LaunchColumn.FLIGHT if of_flight and not _OF_CLOCK.search(before) else None
    if _PLACE_BEFORE.search(before) or _PLACE_BEHIND.match(sentence, end):
        return None
    behind = next((column for column, words in _BEHIND if words.match(sentence, end)), None)
    if behind is not None:
        return behind
    last = matches[place - 1].end() if place else 0
    named = _cue(sentence, max(last, start - _FARTHEST), start)
    if named is not None:
        return None if named[1] and _RANGE_OF_A_THING.match(sentence, end) else named[0]
    if previous is not None and matches[place - 1]["distance"] and _JOINED.fullmatch(sentence, last, start):
        return previous
    return _of_verb(sentence, matches[place + 1 : place + 4])


def _cue(sentence: str, low: int, start: int) -> tuple[LaunchColumn, bool] | None:
    """The column of the nearest word before a number, and whether the word may be of an ability (射程)."""
    named = [(one.end(), column) for column, words in _CUES for one in words.finditer(sentence, low, start)]
    if not named:
        return None
    at, column = max(named)
    return column, sentence.endswith("射程", 0, at)


def _of_verb(sentence: str, later: list[re.Match[str]]) -> LaunchColumn | None:
    """The column of the verb after a later number, which the one before shares:
    1発目は約600キロ、2発目は約120キロ*飛行した*."""
    shared = any(one["distance"] and _BEHIND[1][1].match(sentence, one.end()) for one in later)
    return LaunchColumn.RANGE if shared else None
