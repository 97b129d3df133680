"""What was launched, and how many, in a part of a Japanese or Chinese sentence."""

from __future__ import annotations

import re

from bot.lang.unspaced.forms import unspaced_regex
from bot.model.evidence.launches import SEVERAL, LaunchKind
from bot.news.launches.kinds import kinds
from bot.news.launches.launched import LaunchedObject, is_either

HEAD = unspaced_regex(
    r"ミサイル|誘導[武兵]器|制导武器|飛翔体|ロケット|[IS][CLR]BM|IRBM|MRBM|(?:衛星|卫星)(?!写真|画像|発射場|发射场|図|图|照片|放送|电视|通信)|火星[砲炮]?-?\d|弾道弾"
    r"|导弹|飛彈|火箭|飞行物|飞行体"
)
"""Words of missiles, rockets and satellites."""
_NUMBERS = {"一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_NUMBER = unspaced_regex(
    r"(?:(?<![\d.,第])(?P<digits>\d{1,2})(?:余|多)?|(?<![一二三四五六七八九十百几数])(?P<word>十?[一二两三四五六七八九]|十)"
    r"|(?P<several>数十?|複数|多数?|若干|几|大量))"
    r"(?:発|枚|颗|基(?!地))(?!ずつ|目|连|射)"
)
"""A number of missiles: 2発, 两枚. One each time (1発ずつ計2発) is not their number."""


def objects(sentence: str, start: int, end: int) -> tuple[LaunchedObject, ...]:
    """The objects in a part of a sentence; ICBM1発と短距離弾道ミサイル2発, or 两枚短程导弹和一枚巡航导弹, are two."""
    if HEAD.search(sentence, start, end) is None:
        return ()
    counted = [*_NUMBER.finditer(sentence, start, end)]
    phrases = _phrases(sentence, (start, end), counted)
    found = [LaunchedObject(_kinds(sentence, *phrase), number) for phrase, number in phrases]
    return tuple(one for one in found if one.kinds)


_Number = tuple[str, int, int] | None


def _phrases(
    sentence: str, part: tuple[int, int], counted: list[re.Match[str]]
) -> list[tuple[tuple[int, int], _Number]]:
    """The parts of a phrase, each with its number: what is before it in Japanese, behind it in Chinese."""
    start, end = part
    if not counted:
        return [(part, None)]
    numbers = [None if is_either(one) else (_value(one), *one.span()) for one in counted]
    first = counted[0]
    if HEAD.search(sentence, start, first.start()) is None:  # 两枚弹道导弹
        borders = [*(one.start() for one in counted[1:]), end]
        return [((one.end(), border), number) for one, border, number in zip(counted, borders, numbers, strict=True)]
    found: list[tuple[tuple[int, int], _Number]] = []
    at = start
    for one, number in zip(counted, numbers, strict=True):
        found.append(((at, one.start()), number))
        at = one.end()
    return [*found, ((at, end), None)]


def _value(match: re.Match[str]) -> str:
    if match["several"]:
        return SEVERAL
    return match["digits"] or str(sum(_NUMBERS[one] for one in match["word"]))


def _kinds(sentence: str, start: int, end: int) -> tuple[tuple[LaunchKind, int, int], ...]:
    return tuple((kind, start + one, start + other) for kind, one, other in kinds(sentence[start:end]))
