"""The parts that seeds play, from their numbers alone."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from tests.simulation.parts import PART_SHARE, WHOLE, WHOLE_SHARE, Part, parts_of

_SEEDS = range(1, 201)


def test_each_pair_of_parts_is_played_together_and_apart() -> None:
    """Also without all the others, where nothing hides what the two do to each other."""
    played = [parts_of(seed) for seed in _SEEDS]
    for one, other in combinations(Part, 2):
        together = [parts for parts in played if {one, other} <= parts]
        assert len(together) >= 15, (one, other)
        assert sum(parts != WHOLE for parts in together) >= 5, (one, other)
        assert sum(one in parts and other not in parts for parts in played) >= 15, (one, other)


def test_the_whole_is_played_and_most_seeds_are_cheap() -> None:
    sizes = Counter(len(parts_of(seed)) for seed in _SEEDS)
    assert sizes[len(Part)] >= 8
    assert sum(count for size, count in sizes.items() if size <= len(Part) / 2) >= 175


def test_the_shares_are_what_is_stated() -> None:
    played = [parts_of(seed) for seed in range(10_000)]
    assert abs(played.count(WHOLE) / 10_000 - WHOLE_SHARE) < 0.01
    expected = WHOLE_SHARE + (1 - WHOLE_SHARE) * PART_SHARE
    for part in Part:
        assert abs(sum(part in parts for parts in played) / 10_000 - expected) < 0.02
