"""What was read from versions of articles, whose texts never change: kept in memory so that each is read once.

An answer from a thousand articles takes most of its time for reading their sentences. Of a shelf that gets an article,
only that one has to be read anew.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class ReadVersions(Generic[K, T]):
    """Values by version and whatever else their reading depends on, at most `most`; what was asked for least recently
    is dropped."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[K, T] = OrderedDict()
        self._lock = Lock()

    def find(self, keys: Iterable[K]) -> dict[K, T]:
        """The values that are kept for these keys."""
        with self._lock:
            found = {one: self._kept[one] for one in keys if one in self._kept}
            for one in found:
                self._kept.move_to_end(one)
        return found

    def keep(self, values: Mapping[K, T]) -> None:
        """Keep values."""
        with self._lock:
            self._kept.update(values)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def clear(self) -> None:
        """Drop everything: somebody's words were erased."""
        with self._lock:
            self._kept.clear()
