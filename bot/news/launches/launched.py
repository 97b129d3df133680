"""The values that describe what was launched, for all languages."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.model.evidence.launches import LaunchColumn, LaunchKind
from bot.news.launches.kinds import may_be_one

REACH = 110
"""Characters before a verb, and after it, among which its object is."""


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
    """A figure in a sentence: its span with "about" before it, what it measures, and its value in km or seconds."""

    start: int
    end: int
    column: LaunchColumn
    value: float


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
