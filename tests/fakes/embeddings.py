"""Embeddings without a model: random directions, and mixtures of two with a wanted cosine."""

from __future__ import annotations

import math
import random

from bot.model.analysis import EMBEDDING_UNIT
from bot.text.caps import EMBEDDING


def embedding(seed: int) -> bytes:
    """A random direction as signed bytes; any two have a cosine near 0."""
    return _bytes(_direction(seed))


def mixed(seed: int, other: int, cosine: float) -> bytes:
    """An embedding that has this cosine with `embedding(seed)`, turned towards that of `other`."""
    one, two = _direction(seed), _direction(other)
    across = sum(a * b for a, b in zip(one, two, strict=True))
    rest = _unit([b - across * a for a, b in zip(one, two, strict=True)])
    share = math.sqrt(1 - cosine**2)
    return _bytes([cosine * a + share * b for a, b in zip(one, rest, strict=True)])


def _direction(seed: int) -> list[float]:
    numbers = random.Random(seed)  # noqa: S311  # repeatable, not secret
    return _unit([numbers.gauss() for _ in range(EMBEDDING)])


def _unit(numbers: list[float]) -> list[float]:
    size = math.hypot(*numbers)
    return [number / size for number in numbers]


def _bytes(numbers: list[float]) -> bytes:
    return bytes(round(number * EMBEDDING_UNIT) % 256 for number in numbers)
