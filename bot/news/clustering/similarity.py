"""How likely two articles report the same event: a logistic model over a few measures of the pair.

    words    cosine of the whole vectors: the same vocabulary
    names    cosine over named terms alone: the same people and places (two quakes share words, not names)
    numbers  cosine over terms with digits: the same toll, date, distance
    rare     log(1 + sum of the rarity of the shared named terms): absolute, so that one shared common name between two
             short texts counts for little
    rarity   mean rarity of the shared terms: terms that all texts of an archive share say nothing, and an archive about
             one country shares many
    length   log of the shorter text's number of different terms
    gap      log(1 + days between), 0 where a date is unknown
    undated  1 where a date is unknown

Cosines enter as square roots, which fits a logistic curve better. The weights were fitted by maximum likelihood on
pairs of three collections with equal weight: long articles of world news, short passages on two events of one kind, and
the sample library, all about one peninsula. Those for pairs in two languages were fitted on the sample library alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from operator import mul
from typing import NamedTuple

from bot.news.clustering.vectors import Vector

_FAR = 0.02
"""Pairs whose vectors have a lower cosine are not measured further."""


class Measures(NamedTuple):
    """The measures of a pair, in the order of the module's table."""

    words: float
    names: float
    numbers: float
    rare: float
    rarity: float
    length: float
    gap: float
    undated: float


_WEIGHTS = Measures(
    words=16.58, names=0.07, numbers=1.04, rare=0.37, rarity=1.47, length=-0.06, gap=-1.18, undated=-0.8
)
_BIAS = -14.62
_WEIGHTS_ACROSS = Measures(words=16, names=0.9, numbers=0, rare=0, rarity=0, length=-0.4, gap=-1.4, undated=-2)
_BIAS_ACROSS = -8.8


def likeness(one: Vector, other: Vector) -> float:
    """How likely two articles in one language report the same event, 0 to 1; symmetric."""
    return _likeness(one, other, _WEIGHTS, _BIAS)


def likeness_across(one: Vector, other: Vector) -> float:
    """The same of an English and a Korean article, by their language-independent terms (`cross_lingual`)."""
    return _likeness(one, other, _WEIGHTS_ACROSS, _BIAS_ACROSS)


def _likeness(one: Vector, other: Vector, weights: Measures, bias: float) -> float:
    measures = measure(one, other)
    return 0.0 if measures is None else 1 / (1 + math.exp(-bias - sum(map(mul, weights, measures))))


def measure(one: Vector, other: Vector) -> Measures | None:
    """The measures of a pair; None where it has next to nothing in common."""
    shared = one.weights.keys() & other.weights.keys()
    words = _product(one.weights, other.weights, shared)
    if words < _FAR:
        return None
    named = shared & (one.names.keys() | other.names.keys())
    undated = one.day is None or other.day is None
    return Measures(
        words=math.sqrt(words),
        names=math.sqrt(_product(one.names, other.names, one.names.keys() & other.names.keys())),
        numbers=math.sqrt(_product(one.numbers, other.numbers, one.numbers.keys() & other.numbers.keys())),
        rare=math.log1p(sum([one.rarity[term] + other.rarity[term] for term in named]) / 2),
        rarity=_rarity(one, other, shared) / words,
        length=math.log(1 + min(one.length, other.length)),
        gap=0.0 if one.day is None or other.day is None else math.log1p(abs(one.day - other.day)),
        undated=float(undated),
    )


def shared_terms(one: Vector, other: Vector, count: int) -> tuple[str, ...]:
    """The shared terms that weigh most, heaviest first."""
    shared = one.weights.keys() & other.weights.keys()
    return tuple(sorted(shared, key=lambda term: (-one.weights[term] * other.weights[term], term))[:count])


def _rarity(one: Vector, other: Vector, shared: set[str]) -> float:
    return (
        sum([one.weights[term] * other.weights[term] * (one.rarity[term] + other.rarity[term]) for term in shared]) / 2
    )


def _product(one: Mapping[str, float], other: Mapping[str, float], shared: set[str]) -> float:
    return sum([one[term] * other[term] for term in shared])
