"""Align the sentences of two texts.

A sentence is paired with one that shares most of its words, or with two where it was split or joined; the order is
kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

_STEPS = ((1, 1), (1, 2), (2, 1))
_MOST_CELLS = 10_000
"""Pairs of sentences compared at most; where more changed, every sentence counts as removed or added."""
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class AlignmentUnit:
    """A sentence: text[start:end], and the keys of its tokens."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences of the old text and the sentences that replace them; one side may be empty."""

    old: tuple[AlignmentUnit, ...]
    new: tuple[AlignmentUnit, ...]

    @property
    def same(self) -> bool:
        """Whether both sides have the same keys, however they are divided into sentences."""
        return [key for unit in self.old for key in unit.keys] == [key for unit in self.new for key in unit.keys]


def paired(old: Sequence[AlignmentUnit], new: Sequence[AlignmentUnit]) -> list[Pair]:
    """Every sentence of both texts in order, paired."""
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
    """(i, j) -> how many sentences of each side the last pair takes in the best alignment of the first i and j."""
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
    """The gain of pairing sentences: twice the words they share, less half of all they have. It is above zero when they
    share most of their words; a neighbour that shares none lowers it."""

    def __init__(self, old: Sequence[AlignmentUnit], new: Sequence[AlignmentUnit]) -> None:
        self._old = [Counter(unit.keys) for unit in old]
        self._new = [Counter(unit.keys) for unit in new]

    def __call__(self, i: int, before: int, j: int, after: int) -> float:
        """The gain of the `before` old sentences that end at `i` and the `after` new ones that end at `j`."""
        one, other = _sum(self._old[i - before : i]), _sum(self._new[j - after : j])
        return 2 * (one & other).total() - (one.total() + other.total()) * _SHARED


def _sum(counts: Sequence[Counter[str]]) -> Counter[str]:
    return counts[0] if len(counts) == 1 else counts[0] + counts[1]
