"""The names of a list that a spelling most likely means, found without measuring every one of them.

The list is kept by family name. A spelling is read with its first and its last word as the family name; the nearest
families are looked into first, and none that is farther by its family name alone than the worst answer so far.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.lang.scripts import is_hangul
from bot.text.names.romanisation import Reading, between, family_distance, given_distance, orders, split_at


class Among:
    """A list of names to choose from."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._families: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name in filter(is_hangul, self._names):
            whole = name.replace(" ", "")
            family = whole[: split_at(whole)]
            self._families[family].append((whole[len(family) :], name))
        self._others = tuple(name for name in self._names if not is_hangul(name))

    def ranked(self, query: str, limit: int) -> list[str]:
        """The `limit` likeliest, the best first: those that `romanisation.rank` puts first."""
        readings = orders(query)
        best = _Best(limit)
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
        """Each family name as either reading spells it: its distance, itself, what is left to spell, the extra cost."""
        for part, given, extra in readings:
            for family in self._families:
                yield family_distance(part, family), family, given, extra


class _Best:
    """The best answers so far."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._found: list[tuple[float, str]] = []

    @property
    def names(self) -> list[str]:
        return [name for _, name in self._found]

    def beaten_by(self, distance: float) -> bool:
        """Whether nothing that far, or farther, can be among them."""
        return len(self._found) == self._limit and distance > self._found[-1][0]

    def add(self, distance: float, name: str) -> None:
        if self.beaten_by(distance):
            return
        known = next((pair for pair in self._found if pair[1] == name), None)
        if known and known[0] <= distance:
            return
        if known:
            self._found.remove(known)
        insort(self._found, (distance, name))
        del self._found[self._limit :]
