"""Find the names of a list that a spelling most likely means, without computing the distance to all of them.

The names are indexed by family name. The first and the last word of a spelling are tried as its family name; families
are searched in order of distance, and the search stops when the family name alone is farther than the worst result.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.lang.scripts import is_hangul
from bot.text.names.romanisation import Reading, between, family_distance, given_distance, orders, split_at


class FuzzyNameIndex:
    """An index of names, Hangul names by family name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._families: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name in filter(is_hangul, self._names):
            whole = name.replace(" ", "")
            family = whole[: split_at(whole)]
            self._families[family].append((whole[len(family) :], name))
        self._others = tuple(name for name in self._names if not is_hangul(name))

    def ranked(self, query: str, limit: int) -> list[str]:
        """The `limit` likeliest names, best first: the same as the first of `romanisation.rank`."""
        readings = orders(query)
        best = _NearestNames(limit)
        if is_hangul(query) or len(readings) < 2:
            for name in self._names:
                best.add(between(query, name), name)
            return best.names
        for name in self._others:
            best.add(between(query, name), name)
        for start, family, given, extra in sorted(self._starts(readings), key=lambda start: start[0] + start[3]):
            if best.beaten_by(start + extra):
                break
            for rest, name in self._families[family]:
                best.add(start + given_distance(given, rest) + extra, name)
        return best.names

    def _starts(self, readings: Iterable[Reading]) -> Iterator[tuple[float, str, tuple[str, ...], float]]:
        """For each reading and family: distance, family, words of the given name, extra cost of the reading."""
        for part, given, extra in readings:
            for family in self._families:
                yield family_distance(part, family), family, given, extra


class _NearestNames:
    """The nearest names so far, at most `limit`."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._found: list[tuple[float, str]] = []

    @property
    def names(self) -> list[str]:
        """The names, nearest first."""
        return [name for _, name in self._found]

    def beaten_by(self, distance: float) -> bool:
        """Whether a name at this distance is farther than all of a full list."""
        return len(self._found) == self._limit and distance > self._found[-1][0]

    def add(self, distance: float, name: str) -> None:
        """Add a name unless it is too far. A name that is there already keeps its lowest distance."""
        if self.beaten_by(distance):
            return
        known = next((pair for pair in self._found if pair[1] == name), None)
        if known and known[0] <= distance:
            return
        if known:
            self._found.remove(known)
        insort(self._found, (distance, name))
        del self._found[self._limit :]
