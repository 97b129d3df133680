"""Align the sentences of two texts.

A sentence is paired with one that shares most of its words, or with two where it was split or joined; the order is
kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from contextlib import suppress
from itertools import product

from msgspec import Struct

_STEPS = ((1, 1), (1, 2), (2, 1))
_MOST_CELLS, _MOST_STEPS = 4_000, 60_000
"""Pairs of sentences compared at most, and words compared for it; where more changed, every sentence counts as removed
or added."""
_SHARED = 0.5


class AlignmentUnit(Struct, frozen=True):
    """A sentence: text[start:end], and the keys of its tokens."""

    start: int
    end: int
    keys: tuple[str, ...]


class Pair(Struct, frozen=True):
    """Sentences of the old text and the sentences that replace them; one side may be empty."""

    old: tuple[AlignmentUnit, ...]
    new: tuple[AlignmentUnit, ...]

    @property
    def same(self) -> bool:
        """Whether both sides have the same keys, however they are divided into sentences."""
        return [key for unit in self.old for key in unit.keys] == [key for unit in self.new for key in unit.keys]


def paired(old: Sequence[AlignmentUnit], new: Sequence[AlignmentUnit]) -> list[Pair]:
    """Every sentence of both texts in order, paired."""
    if old and new and len(old) * len(new) <= _MOST_CELLS:
        with suppress(_TooManyStepsError):
            return _walked(old, new, _best_ways(len(old), len(new), _Gain(old, new)))
    return [*(Pair((unit,), ()) for unit in old), *(Pair((), (unit,)) for unit in new)]


def matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The longest common subsequence of two sequences in which nothing is repeated, as pairs of places.

    It is the longest increasing run of places, found by patience sorting in n log n steps: `difflib` needs the square
    for a text whose paragraphs are shuffled.
    """
    place_of = {one: place for place, one in enumerate(new)}
    tails: list[int] = []  # the lowest place in `new` at which a run of each length ends
    ends: list[int] = []  # the place in `old` of that end
    before: dict[int, int | None] = {}
    for place, one in enumerate(old):
        target = place_of.get(one)
        if target is None:
            continue
        length = bisect_left(tails, target)
        before[place] = ends[length - 1] if length else None
        tails[length : length + 1] = [target]
        ends[length : length + 1] = [place]
    found = []
    last = ends[-1] if ends else None
    while last is not None:
        found.append((last, place_of[old[last]]))
        last = before[last]
    return found[::-1]


def _walked(
    old: Sequence[AlignmentUnit], new: Sequence[AlignmentUnit], ways: dict[tuple[int, int], tuple[int, int]]
) -> list[Pair]:
    i, j, found = len(old), len(new), []
    while i or j:
        before, after = ways[i, j]
        found.append(Pair(tuple(old[i - before : i]), tuple(new[j - after : j])))
        i, j = i - before, j - after
    return found[::-1]


def _best_ways(rows: int, columns: int, gain: _Gain) -> dict[tuple[int, int], tuple[int, int]]:
    """(i, j) -> how many sentences of each side the last pair takes in the best alignment of the first i and j."""
    worth = {(0, 0): 0.0}
    ways: dict[tuple[int, int], tuple[int, int]] = {}
    for i, j in product(range(rows + 1), range(columns + 1)):
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


class _TooManyStepsError(Exception):
    """The sentences share too many words to be aligned in bounded time."""


class _Gain:
    """The gain of pairing sentences: twice the words they share, less half of all they have. It is above zero when they
    share most of their words; a neighbour that shares none lowers it.

    Two sentences share at most what each shares with the other side, so that few pairs need to be counted word by word.
    Raises _TooManyStepsError where many do.
    """

    def __init__(self, old: Sequence[AlignmentUnit], new: Sequence[AlignmentUnit]) -> None:
        self._old = [Counter(unit.keys) for unit in old]
        self._new = [Counter(unit.keys) for unit in new]
        self._old_sizes = [len(unit.keys) for unit in old]
        self._new_sizes = [len(unit.keys) for unit in new]
        self._left = _MOST_STEPS
        self._shared = self._shared_words()

    def __call__(self, i: int, before: int, j: int, after: int) -> float:
        """The gain of the `before` old sentences that end at `i` and the `after` new ones that end at `j`."""
        size = sum(self._old_sizes[i - before : i]) + sum(self._new_sizes[j - after : j])
        shared = self._shared
        most = sum([shared.get((r, c), 0) for r in range(i - before, i) for c in range(j - after, j)])
        if before == after == 1 or 2 * most <= size * _SHARED:
            return 2 * most - size * _SHARED
        self._spend(size)
        one, other = _sum(self._old[i - before : i]), _sum(self._new[j - after : j])
        return 2 * (one & other).total() - size * _SHARED

    def _shared_words(self) -> dict[tuple[int, int], int]:
        """(old sentence, new sentence) -> how many words they share, by the sentences that have each word."""
        columns: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for column, counts in enumerate(self._new):
            for key, count in counts.items():
                columns[key].append((column, count))
        shared: defaultdict[tuple[int, int], int] = defaultdict(int)
        for row, counts in enumerate(self._old):
            for key, count in counts.items():
                there = columns.get(key, ())
                self._spend(len(there))
                for column, other in there:
                    shared[row, column] += min(count, other)
        return shared

    def _spend(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            raise _TooManyStepsError


def _sum(counts: Sequence[Counter[str]]) -> Counter[str]:
    return counts[0] if len(counts) == 1 else counts[0] + counts[1]
