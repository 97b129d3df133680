"""The table from words to their vectors' rows, in two sorted arrays.

spaCy keeps it in a dict, which takes 60 MB more for half a million words. A word is looked up when it is new to
`token_vectors`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from typing import TypeVar

import numpy

T = TypeVar("T")


class VectorRows:
    """The hash of a word -> the row of its vector: what spaCy uses of a `Vectors.key2row` when it tags a text."""

    def __init__(self, rows: Mapping[int, int]) -> None:
        self._count = len(rows)
        hashes = numpy.fromiter(rows.keys(), numpy.uint64, len(rows))
        order = numpy.argsort(hashes)
        self._hashes = array("Q", hashes[order].tobytes())  # a single look-up takes twice as long with NumPy
        self._rows = array("i", numpy.fromiter(rows.values(), numpy.int32, len(rows))[order].tobytes())

    def __len__(self) -> int:
        return self._count

    def get(self, key: int, default: T) -> int | T:
        """The row of a hash, or the default."""
        hashes = self._hashes
        place = bisect_left(hashes, key)
        return self._rows[place] if place < self._count and hashes[place] == key else default
