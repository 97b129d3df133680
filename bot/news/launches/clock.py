"""Times of day in a sentence: "at around 7:40 a.m.", "오전 7시 23분께", 午後7時半, 上午7时22分."""

from __future__ import annotations

import re

from bot.lang.folding import one_form
from bot.lang.scripts import is_unspaced
from bot.lang.unspaced.forms import matched_form, unspaced_regex
from bot.regexes import regex

_ENGLISH = regex(
    r"\b(?P<hour>1[0-2]|[1-9])(?::(?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?|\b(?P<word>noon|midnight)\b",
    re.IGNORECASE,
)
_KOREAN = regex(
    r"(?P<half>오전|오후|새벽|아침|낮|저녁|밤|심야)?\s?(?<!\d)(?P<hour>2[0-4]|1\d|\d)시(?:\s?(?P<minute>[0-5]?\d)분|\s?(?P<thirty>반))?"
)
_UNSPACED = unspaced_regex(
    r"(?P<half>午前|午後|上午|下午|早晨|清晨|凌晨|未明|早朝|今晨|晚上?|晚间|夜|深夜|傍晚|夕方|朝)?の?(?<!\d)(?P<hour>2[0-4]|1\d|0?\d)(?:時(?!間)|点(?=[\d许左半钟整，在从向]))"
    r"(?:(?P<minute>[0-5]?\d)分(?!間)|(?P<thirty>半))?|(?P<noon>正午)"
)
_AFTERNOON = frozenset(("오후", "저녁", "밤", "심야", "낮"))
_UNSPACED_AFTERNOON = frozenset(map(one_form, ("午後", "下午", "晚", "晚上", "晚间", "夜", "深夜", "傍晚", "夕方")))
_NOON = 12


def clock_times(sentence: str) -> list[tuple[int, int, int]]:
    """The times of day in a sentence: minutes since midnight, and the span of the words."""
    if is_unspaced(sentence):
        return [(_unspaced(one), *one.span()) for one in _UNSPACED.finditer(matched_form(sentence))]
    english = [(_english(one), *one.span()) for one in _ENGLISH.finditer(sentence)]
    return english or [(_korean(one), *one.span()) for one in _KOREAN.finditer(sentence)]


def written(minutes: int) -> str:
    """Minutes since midnight as "07:40"."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _english(match: re.Match[str]) -> int:
    if match["word"]:
        return 720 if match["word"].lower() == "noon" else 0
    hour = int(match["hour"]) % _NOON + (_NOON if match["half"].lower() == "p" else 0)
    return hour * 60 + int(match["minute"] or 0)


def _unspaced(match: re.Match[str]) -> int:
    if match["noon"]:
        return 720
    hour = int(match["hour"])
    if match["half"] in _UNSPACED_AFTERNOON and hour < _NOON and not (match["half"][0] not in "午下" and hour < 5):
        hour += _NOON
    return hour * 60 + (30 if match["thirty"] else int(match["minute"] or 0))


def _korean(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    if match["half"] in _AFTERNOON and hour < _NOON and not (match["half"] in ("밤", "심야") and hour < 5):
        hour += _NOON
    return hour * 60 + (30 if match["thirty"] else int(match["minute"] or 0))
