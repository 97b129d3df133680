"""Compare two groups of reports by the names that most reports of one group have and no report of the other.

    reports in one language, `LEAST` or more -> the names and numbers that most of them have: their shared names
    two groups -> for each, the share of its shared names that the other never has -> the smaller of both shares

It separates two events of one kind. A single report may leave out anything; what most of several name belongs to the
event: the ship, the company, the missile, the day of its launch. Both groups must have names of their own, since later
reports of one event bring new names but repeat the old ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec import Struct

from bot.news.clustering.vectors import Vector

LEAST = 3
"""Reports below which a group is not compared."""
_MOST_OF_THEM = 0.6


class SharedNames(Struct, frozen=True):
    """The terms of a group of reports in one language: all `terms`, and the `names` and numbers that most of them have,
    with their weight."""

    terms: frozenset[str]
    names: Mapping[str, float]


def shared_names(reports: Sequence[Vector]) -> SharedNames:
    """The shared names of `LEAST` reports or more."""
    counts = Counter(chain.from_iterable(part for report in reports for part in (report.names, report.numbers)))
    names = [term for term, count in counts.items() if count >= _MOST_OF_THEM * len(reports)]
    return SharedNames(
        frozenset().union(*(report.weights for report in reports)),
        {term: sum([report.weights.get(term, 0.0) ** 2 for report in reports]) for term in names},
    )


def contrast(one: SharedNames, other: SharedNames) -> float:
    """0 where one group's shared names are all the other's too, 1 where they have none in common; symmetric."""
    return min(_missing(one, other), _missing(other, one))


def _missing(group: SharedNames, other: SharedNames) -> float:
    """The share of a group's shared names, by weight, that the other never has."""
    total = sum(group.names.values())
    missing = sum(weight for term, weight in group.names.items() if term not in other.terms)
    return missing / total if total else 0.0
