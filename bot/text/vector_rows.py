"""The table from words to their vectors' rows, in two sorted arrays.

spaCy keeps it in a dict, which takes 60 MB more for half a million words and is no faster.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from typing import TypeVar

import numpy

T = TypeVar("T")

_MOST_KNOWN = 20_000
"""The most words whose rows are kept in a dict as well, which is five times as fast and takes some 2 MB. Two components
look up each word of a text, and most words of a text are in others too."""

_NONE = -1
"""The row of a word without a vector."""


class VectorRows:
    """The hash of a word -> the row of its vector: what spaCy uses of a `Vectors.key2row` when it tags a text."""

    def __init__(self, rows: Mapping[int, int]) -> None:
        self._count = len(rows)
        hashes = numpy.fromiter(rows.keys(), numpy.uint64, len(rows))
        order = numpy.argsort(hashes)
        self._hashes = array("Q", hashes[order].tobytes())  # a single look-up takes twice as long with NumPy
        self._rows = array("i", numpy.fromiter(rows.values(), numpy.int32, len(rows))[order].tobytes())
        self._known: dict[int, int] = {}

    def __len__(self) -> int:
        return self._count

    def get(self, key: int, default: T) -> int | T:
        """The row of a hash, or the default."""
        row = self._known.get(key)
        if row is None:
            row = self._found(key)
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = row
        return default if row == _NONE else row

    def _found(self, key: int) -> int:
        hashes = self._hashes
        place = bisect_left(hashes, key)
        return self._rows[place] if place < self._count and hashes[place] == key else _NONE
