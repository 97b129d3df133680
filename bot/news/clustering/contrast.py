"""What tells two events of one kind apart, when several reports tell of each: names that are one side's alone.

    reports in one language, three or more -> the names and numbers that most of them have: its key names
    two such knots -> the share of each one's key names that the other never has -> the smaller of both shares

A single report may leave out anything; what most of several name belongs to the event: the ship, the company, the
missile, the day of its launch. Both sides must have names of their own: later reports of one event bring new names, but
they name the old ones too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.news.clustering.vectors import Vector

LEAST = 3
"""Fewer reports make no knot."""
_MOST_OF_THEM = 0.6


@dataclass(frozen=True, slots=True)
class Knot:
    """What reports of one language say: all their `terms`, and the `keys`, names and numbers that most of them have,
    with their weight."""

    terms: frozenset[str]
    keys: Mapping[str, float]


def knot(reports: Sequence[Vector]) -> Knot:
    """The knot of so many reports, `LEAST` or more."""
    naming = Counter(term for report in reports for term in (*report.names, *report.numbers))
    keys = [term for term, count in naming.items() if count >= _MOST_OF_THEM * len(reports)]
    return Knot(
        frozenset(term for report in reports for term in report.weights),
        {term: sum([report.weights.get(term, 0.0) ** 2 for report in reports]) for term in keys},
    )


def contrast(one: Knot, other: Knot) -> float:
    """0 where one side's key names are the other's too, 1 where both sides have none in common; symmetric."""
    return min(_own(one, other), _own(other, one))


def _own(side: Knot, other: Knot) -> float:
    """The share of a knot's key names, by weight, that the other never has."""
    total = sum(side.keys.values())
    own = sum(weight for term, weight in side.keys.items() if term not in other.terms)
    return own / total if total else 0.0
