"""Compute how close a sentence is to the words that its text repeats."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

RARE = 0.4
"""The weight of a word that only one sentence has."""


def closeness_to(bags: Sequence[Collection[str]]) -> Callable[[Collection[str]], float]:
    """A function that gives the cosine similarity of a sentence's words and the centroid of all `bags`. Sums do not
    depend on the order of the words, which differs between processes."""
    centroid = _centroid(bags)
    total = math.sqrt(math.fsum(weight * weight for weight in centroid.values()))
    squares = {word: weight**2 for word, weight in centroid.items()}
    rare = RARE**2

    def closeness(bag: Collection[str]) -> float:
        own = math.sqrt(math.fsum(squares.get(word, rare) for word in bag))
        shared = math.fsum(squares[word] for word in bag if word in squares)
        return shared / (total * own) if total and own else 0.0

    return closeness


def _centroid(bags: Sequence[Collection[str]]) -> Mapping[str, float]:
    """The centroid: the weight of each word that at least two sentences have."""
    spread = Counter(word for bag in bags for word in bag)
    return {word: math.log(1 + count) for word, count in spread.items() if count > 1}
