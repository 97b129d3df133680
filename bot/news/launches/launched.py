"""The values that describe what was launched, for all languages."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from msgspec import Struct

from bot.lang.numbers import NUMBER_WORDS
from bot.model.evidence.launches import LaunchColumn, LaunchKind
from bot.news.launches.kinds import may_be_one
from bot.regexes import regex

REACH = 110
"""Characters before a verb, and after it, among which its object is."""
SPAN_MARK = r"(?:[~∼〜～–-]|에서|내지|から|至|到)"
"""Between the two numbers of a span, in any language but English: for use inside a regular expression."""
_OR_BEFORE = regex(
    rf"\b(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)})\W{{1,4}}(?:or|to|(?:and\s)?(?:possibly|perhaps|maybe))\W{{1,4}}"
    r"(?:(?:possibly|perhaps|maybe)\s)?$"
    rf"|(?<!\d)\d{{1,2}}(?:\s?(?:발|기|発|枚|发|颗))?\s?(?:{SPAN_MARK}|또는|혹은|이나|または|或者?|[,、，])\s?$"
    r"|[一二两兩三四五六]$",
    re.IGNORECASE,
)
_OR_BEHIND = regex(
    r"\s?(?:(?!one\b|a\b)[\w-]+\s){1,3}?or\s(?:two|more)\b|\s?(?:또는|혹은|이나|または|或者?)\s?[\d두세네다三四五六]",
    re.IGNORECASE,
)


class LaunchedObject(Struct, frozen=True):
    """What was launched: its kinds, and its number, each with the span of its words in the sentence."""

    kinds: tuple[tuple[LaunchKind, int, int], ...]
    number: tuple[str, int, int] | None = None


class LaunchWords(Struct, frozen=True):
    """The words of one launch in a sentence: the span of the verb and what was launched; no object where it is only
    referred to ("it was fired"). `of_north`: the sentence names the North; `is_reference`: another launch is meant;
    `follows_day`: in its language the day is before the verb."""

    start: int
    end: int
    objects: tuple[LaunchedObject, ...]
    of_north: bool
    is_reference: bool
    fell: bool = False
    follows_day: bool = False


class LaunchFigure(Struct, frozen=True):
    """A figure in a sentence: its span with "about" before it, what it measures, and its value in km or seconds;
    `low` too for "350 to 400 km"."""

    start: int
    end: int
    column: LaunchColumn
    value: float
    low: float | None = None

    @property
    def written(self) -> str:
        """The value as it is compared: `400`, `350–400`."""
        return "–".join(f"{round(one, 1):.10g}" for one in (self.low, self.value) if one is not None)


class Actors(Struct, frozen=True):
    """Who launches in a Korean, Japanese or Chinese sentence: the verbs of launching, the words for what is launched,
    for the North and for others, and how many characters before a verb its actor may be named."""

    verb: re.Pattern[str]
    head: re.Pattern[str]
    north: re.Pattern[str]
    others: re.Pattern[str]
    farthest: int = sys.maxsize

    def names_north_alone(self, sentence: str) -> bool:
        """Whether a sentence names a missile or rocket, the North and no other country."""
        return bool(self.north.search(sentence) and self.head.search(sentence)) and not self.others.search(sentence)

    def others_launched(self, sentence: str) -> bool:
        """Whether somebody else than the North launches something."""
        return any(self.is_north(sentence, match.start()) is False for match in self.verb.finditer(sentence))

    def is_north(self, sentence: str, start: int) -> bool | None:
        """Whether the last actor that is named before a verb is the North; None where none is named."""
        low = max(0, start - self.farthest)
        north, others = (
            max((match.start() for match in pattern.finditer(sentence, low, start)), default=-1)
            for pattern in (self.north, self.others)
        )
        return None if north == others else north > others


def span_low(low: float, high: float, value: float) -> float | None:
    """The lower number of a span, in the unit in which the upper one has this value; None if it is not lower: what fell
    from 60 to 0 km has no span of figures."""
    return low * value / high if low < high else None


def is_either(number: re.Match[str]) -> bool:
    """Whether a number of missiles is one of two that a sentence leaves open: "two or three", 2∼3발, 两三枚."""
    sentence, (start, end) = number.string, number.span()
    return (
        _OR_BEFORE.search(sentence, max(0, start - 30), start) is not None
        or _OR_BEHIND.match(sentence, end) is not None
    )


def one_thing(before: LaunchedObject, named: Sequence[tuple[LaunchKind, int, int]]) -> bool:
    """Whether two phrases may name one thing: "a Hwasong-15", "an ICBM"."""
    return all(may_be_one(one[0], other[0]) for one in before.kinds for other in named)


def merged(objects: tuple[LaunchedObject, ...]) -> tuple[LaunchedObject, ...]:
    """Objects that may be one thing, joined, unless both are counted."""
    found: list[LaunchedObject] = []
    for one in objects:
        last = found[-1] if found else None
        if last is not None and not (last.number and one.number) and one_thing(last, one.kinds):
            found[-1] = LaunchedObject((*last.kinds, *one.kinds), last.number or one.number)
        else:
            found.append(one)
    return tuple(found)
