"""Groups of things that belong together, directly or through others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def connected(things: Sequence[T], pairs: Iterable[tuple[int, int]]) -> list[list[T]]:
    """The things in groups that pairs of their indexes connect; groups and things in the order given."""
    roots = list(range(len(things)))

    def root(place: int) -> int:
        while roots[place] != place:
            roots[place] = roots[roots[place]]
            place = roots[place]
        return place

    for one, other in pairs:
        roots[root(one)] = root(other)
    groups: defaultdict[int, list[T]] = defaultdict(list)
    for place, thing in enumerate(things):
        groups[root(place)].append(thing)
    return list(groups.values())


def groups_sharing_a_key(things: Sequence[T], keys: Callable[[T], Iterable[Hashable]]) -> list[list[T]]:
    """The things in groups that share a key; groups and things in the order given."""
    first: dict[Hashable, int] = {}
    pairs = ((place, first.setdefault(key, place)) for place, thing in enumerate(things) for key in keys(thing))
    return connected(things, pairs)
