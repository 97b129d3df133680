"""Find the patterns that need more than linear time for one of their attacks.

    attack strings of 20 and 26 characters | much longer? -> those up to 300: slow? -> exponential
    of 400 and 1,600 characters            | more than four times as long? -> suspect
    suspects of 1,600, 3,200 and 6,400     | more than twice as long each time? -> superlinear

The clock is the thread's processor time and each figure the best of several, so that a busy machine changes little; and
a pattern is judged only where it costs many times what a linear one does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import inf

from msgspec import Struct

from benchmarks.patterns.attacks import attacks
from benchmarks.patterns.registry import UsedPattern
from benchmarks.stopwatch import processor_seconds

_SHORT, _SMALL, _LARGE = (20, 26, 34, 45, 60, 80, 105, 140, 180, 240, 300), 400, 1_600
"""The short ones are close together: where one takes less than `_EXPLODED`, the next ends within seconds."""
_EXPLODING = 2.7
"""How many times as long 26 characters take as 20 where longer ones are tried: cubic patterns take 2.2."""
_EXPLODED = 0.02
"""Seconds for a short string: more than polynomial time."""
_SUSPECT, _SUSPICIOUS = 0.0004, 6
"""Seconds for 1,600 characters, and their ratio to those for a quarter of them, which is four if the time is linear."""
_CUBIC = 64
"""The ratio of a cubic pattern's time for four times the characters."""
_SLOW, _ABOVE_LINEAR = 0.004, 2.8
"""Seconds for 6,400 characters, of which a linear pattern needs less than one in ten, and the growth at each doubling
up to them, which is two if the time is linear."""
_TRIES = 3
_CERTAIN = 0.05
"""The number of seconds from which on a figure is not measured again."""
_BLANKS = re.compile(r"\s+")


class Superlinear(Struct, frozen=True):
    """A pattern with an attack that costs more than linear time: `seconds` for `size` characters, and how many times
    more than for half of them."""

    place: str
    repeated: str
    size: int
    seconds: float
    growth: float


def superlinear(used: Iterable[UsedPattern]) -> list[Superlinear]:
    """The patterns that are more than linear, each with its worst attack."""
    return [worst for one in used if (worst := _worst(one)) is not None]


def seconds_at(one: UsedPattern, size: int) -> float:
    """The most seconds that an attack of `size` characters takes: if the pattern is not applied to longer strings."""
    return max(_seconds(one, _made(attack, size), _TRIES) for attack in _attacks(one))


def _worst(one: UsedPattern) -> Superlinear | None:
    for attack in _attacks(one):
        if (exploded := _exploded(one, attack)) is not None:
            return exploded
        small = _seconds(one, _made(attack, _SMALL), 1)
        if small > _EXPLODED or _is_suspect(one, attack, small):
            found = _grown(one, attack, _SMALL if small > _EXPLODED else 4 * _LARGE)
            if found is not None:
                return found
    return None


def _exploded(one: UsedPattern, attack: tuple[str, str, str]) -> Superlinear | None:
    first = _seconds(one, _made(attack, _SHORT[0]), 1)
    if first < _EXPLODED and _seconds(one, _made(attack, _SHORT[1]), 1) < _EXPLODING * first:
        return None
    for size in _SHORT:
        text = _made(attack, size)
        if _seconds(one, text, 1) > _EXPLODED and (seconds := _seconds(one, text, _TRIES)) > _EXPLODED:
            return Superlinear(one.place, attack[1], size, seconds, 0.0)
    return None


def _is_suspect(one: UsedPattern, attack: tuple[str, str, str], small: float) -> bool:
    if small * _CUBIC < _SUSPECT:
        return False
    large = _seconds(one, _made(attack, _LARGE), 1)
    return large > _SUSPECT and large > _SUSPICIOUS * small


def _grown(one: UsedPattern, attack: tuple[str, str, str], size: int) -> Superlinear | None:
    """The figures where the time grows more than twofold with each of two doublings up to `size`."""
    small, middle, large = (_seconds(one, _made(attack, length), _TRIES) for length in (size // 4, size // 2, size))
    if large > _SLOW and middle > _ABOVE_LINEAR * small and large > _ABOVE_LINEAR * middle:
        return Superlinear(one.place, attack[1], size, large, large / middle)
    return None


def _attacks(one: UsedPattern) -> Iterable[tuple[str, str, str]]:
    """The attacks as they can reach the pattern: the texts and titles of the project have single white space."""
    different = dict.fromkeys((_single(way), _single(part), end) for way, part, end in attacks(one.pattern))
    return [attack for attack in different if len(_single(attack[1] * 2)) > 1]


def _single(words: str) -> str:
    return _BLANKS.sub(lambda run: "\n" if "\n" in run[0] else " ", words)


def _made(attack: tuple[str, str, str], size: int) -> str:
    beginning, part, end = attack
    text = beginning + part * max(1, size // len(part))
    before = part[-1] + beginning[-1:]  # the text before the part
    return (_single(text) if part[0].isspace() and any(map(str.isspace, before)) else text) + end


def _seconds(one: UsedPattern, text: str, tries: int) -> float:
    best = inf
    for _ in range(tries):
        best = min(best, processor_seconds(lambda: [getattr(one.pattern, name)(text) for name in one.methods]))
        if best > _CERTAIN:
            break
    return best
