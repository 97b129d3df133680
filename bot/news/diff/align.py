"""Sentences of two texts side by side: each with what it became.

A sentence is paired with one, or where it was split or joined with two, that share most of its words; the order stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

_STEPS = ((1, 1), (1, 2), (2, 1))
_MOST_CELLS = 10_000
"""Of sentences compared with sentences; where more changed, each is told as gone or new."""
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class AlignmentUnit:
    """A sentence: text[start:end], and what its tokens say."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences and what became of them; one side may be empty."""

    old: tuple[AlignmentUnit, ...]
    new: tuple[AlignmentUnit, ...]

    @property
    def same(self) -> bool:
        """Whether both say the same, however they are divided."""
        return [key for unit in self.old for key in unit.keys] == [key for unit in self.new for key in unit.keys]


def paired(old: Sequence[AlignmentUnit], new: Sequence[AlignmentUnit]) -> list[Pair]:
    """Every sentence of both, in order, with what became of it."""
    if len(old) * len(new) > _MOST_CELLS:
        return [*(Pair((unit,), ()) for unit in old), *(Pair((), (unit,)) for unit in new)]
    ways = _best_ways(old, new)
    i, j, found = len(old), len(new), []
    while i or j:
        before, after = ways[i, j]
        found.append(Pair(tuple(old[i - before : i]), tuple(new[j - after : j])))
        i, j = i - before, j - after
    return found[::-1]


def _best_ways(old: Sequence[AlignmentUnit], new: Sequence[AlignmentUnit]) -> dict[tuple[int, int], tuple[int, int]]:
    """For so many sentences of both: how many of each the last pair takes, where all pairs together share most."""
    worth = {(0, 0): 0.0}
    ways: dict[tuple[int, int], tuple[int, int]] = {}
    gain = _Gain(old, new)
    for i, j in product(range(len(old) + 1), range(len(new) + 1)):
        for before, after in ((0, 1), (1, 0), *_STEPS):
            if before > i or after > j:
                continue
            gained = gain(i, before, j, after) if before and after else 0.0
            if before and after and gained <= 0:
                continue
            total = worth[i - before, j - after] + gained
            if total > worth.get((i, j), -1.0):
                worth[i, j], ways[i, j] = total, (before, after)
    return ways


class _Gain:
    """What it is worth to pair sentences: the words they share, less half of all they have. Above zero when they share
    most of their words; a neighbour that shares none with the other side is better left alone."""

    def __init__(self, old: Sequence[AlignmentUnit], new: Sequence[AlignmentUnit]) -> None:
        self._old = [Counter(unit.keys) for unit in old]
        self._new = [Counter(unit.keys) for unit in new]

    def __call__(self, i: int, before: int, j: int, after: int) -> float:
        """Of the `before` sentences that end at `i`, and the `after` that end at `j`."""
        one, other = _sum(self._old[i - before : i]), _sum(self._new[j - after : j])
        return 2 * (one & other).total() - (one.total() + other.total()) * _SHARED


def _sum(counts: Sequence[Counter[str]]) -> Counter[str]:
    return counts[0] if len(counts) == 1 else counts[0] + counts[1]
