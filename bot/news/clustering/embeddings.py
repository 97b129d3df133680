"""How far apart in meaning the headlines of two clusters are, by their embeddings.

Headlines of one event mean much the same, whatever their words. Those of two events whose texts share names and
background do not. Where the headlines are far apart, two clusters need more likeness.

An embedding is stored with 4 bits a number, 192 bytes: with 2 bits or only the signs the noise is as large as what is
to be measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import add, mul

from msgspec import Struct

from bot.model.analysis import EMBEDDING_UNIT

CLOSE = 0.14
"""The mean cosine from which headlines are not far apart."""
WEIGHT = 0.8
"""How much more likeness is needed for each 1 that the mean cosine is below `CLOSE`."""
_SAME = 0.9
"""The cosine from which two headlines are the same but for a name or number."""
_FAR = 0.28
"""The cosine below which two headlines report two events, if little speaks for one. Of ten events of one city, each
with a headline in English and in Korean, the two of an event have .29 to .8, of the 90 other pairs 89 less than .28."""
_STEPS = 59
"""Levels for each unit: the 16 levels cover 2.5 standard deviations of the numbers on either side."""
_LEVELS = 16
_UNIT = 2 * _STEPS
"""What unpacked numbers count in: halves of a step, since the middle of a level lies between two steps."""
_NUMBERS = tuple((2 * (pair // _LEVELS) - 15, 2 * (pair % _LEVELS) - 15) for pair in range(_LEVELS**2))
"""A packed byte -> its two numbers."""
_SIGNED = tuple(memoryview(bytes(range(256))).cast("b"))
"""A byte -> the number that it is with a sign."""
_LEVEL = bytes(min(max(number * _STEPS // EMBEDDING_UNIT + _LEVELS // 2, 0), _LEVELS - 1) for number in _SIGNED)
"""A byte of an embedding -> its level."""


class HeadlineSum(Struct, frozen=True):
    """The sum of the embeddings of some articles, and how many of them have one."""

    count: int = 0
    numbers: Sequence[int] = ()

    def __add__(self, other: HeadlineSum) -> HeadlineSum:
        if not self.count or not other.count:
            return self if self.count else other
        return HeadlineSum(self.count + other.count, tuple(map(add, self.numbers, other.numbers)))

    def lacks(self, other: HeadlineSum) -> float:
        """By how much the mean cosine between the articles of each is below `CLOSE`; 0 if one has no embedding."""
        if not self.count or not other.count:
            return 0.0
        total: int = sum(map(mul, self.numbers, other.numbers))
        return max(0.0, CLOSE - total / (_UNIT**2 * self.count * other.count))


def pack(embedding: bytes) -> bytes:
    """An embedding in signed bytes as half as many bytes; a number more than 0.13 from 0 becomes 0.13."""
    levels = embedding.translate(_LEVEL)
    return bytes([_LEVELS * first + second for first, second in zip(levels[::2], levels[1::2], strict=True)])


def total(packed: Iterable[bytes]) -> HeadlineSum:
    """The sum of packed embeddings; those that are b"" are left out."""
    found = HeadlineSum()
    for one in filter(None, packed):
        found += _unpack(one)
    return found


def cosine(one: bytes, other: bytes) -> float:
    """The cosine of two packed embeddings, -1 to 1; 0 if either is b""."""
    if not one or not other:
        return 0.0
    product: int = sum(map(mul, _unpack(one).numbers, _unpack(other).numbers))
    return product / _UNIT**2


def are_same(one: bytes, other: bytes) -> bool:
    """Whether two headlines, by their packed embeddings, are the same but for a name or number."""
    return cosine(one, other) >= _SAME


def are_far(one: bytes, other: bytes) -> bool:
    """Whether two headlines, by their packed embeddings, are far apart in meaning; False if either is b""."""
    return bool(one and other) and cosine(one, other) < _FAR


# Cached: reports of one story come within hours, and each is compared with the same articles.
@lru_cache(maxsize=256)
def _unpack(packed: bytes) -> HeadlineSum:
    return HeadlineSum(1, tuple(number for pair in packed for number in _NUMBERS[pair]))
