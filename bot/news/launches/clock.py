"""Times of day in a sentence: "at around 7:40 a.m.", "오전 7시 23분께"."""

from __future__ import annotations

import re

from bot.regexes import regex

_ENGLISH = regex(
    r"\b(?P<hour>1[0-2]|[1-9])(?::(?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?|\b(?P<word>noon|midnight)\b",
    re.IGNORECASE,
)
_KOREAN = regex(
    r"(?P<half>오전|오후|새벽|아침|낮|저녁|밤|심야)?\s?(?<!\d)(?P<hour>2[0-4]|1\d|\d)시(?:\s?(?P<minute>[0-5]?\d)분|\s?(?P<thirty>반))?"
)
_AFTERNOON = frozenset(("오후", "저녁", "밤", "심야", "낮"))
_NOON = 12


def clock_times(sentence: str) -> list[tuple[int, int, int]]:
    """The times of day in a sentence: minutes since midnight, and the span of the words."""
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


def _korean(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    if match["half"] in _AFTERNOON and hour < _NOON and not (match["half"] in ("밤", "심야") and hour < 5):
        hour += _NOON
    return hour * 60 + (30 if match["thirty"] else int(match["minute"] or 0))
