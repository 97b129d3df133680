"""Decide whom a text means by a surname that several of its people have."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bot.text.entities.named_group import NamedGroup

_MOST = 12
"""The most names in a paragraph before a surname; a longer list says nothing about whom the surname means."""


class SharedSurnames:
    """The people of a text as they are named in full, and who of them has been called by the surname alone so far."""

    def __init__(self, text: str, people: Sequence[NamedGroup]) -> None:
        self._paragraphs = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
        named = sorted((one.start, at) for at, person in enumerate(people) for one in person.mentions)
        self._starts = [start for start, _ in named]
        self._named = [people[at] for _, at in named]
        self._called = set[int]()

    def owner(self, owners: Sequence[NamedGroup], start: int) -> NamedGroup | None:
        """Whom the surname at `start` means of those who have it: the only one, the only one named before, or the one
        with whom its paragraph opens; else None."""
        before = [one for one in owners if any(mention.start < start for mention in one.mentions)]
        found = next((some[0] for some in (owners, before) if len(some) == 1), None) or self._opening(before, start)
        if found is not None:
            self._called.add(id(found))
        return found

    def _opening(self, owners: Sequence[NamedGroup], start: int) -> NamedGroup | None:
        """The one with whom the paragraph of `start` opens, if it names no other of them, and none of the others is
        called by the surname alone before: "*Lee Jun-seok* joined the protest. Lee said"."""
        paragraph = self._paragraphs[bisect_right(self._paragraphs, start) - 1]
        first = bisect_left(self._starts, paragraph)
        named = self._named[first : min(first + _MOST, bisect_left(self._starts, start))]
        if not named or len(named) == _MOST:
            return None
        others = [one for one in owners if one is not named[0]]
        if len(others) == len(owners) or any(one is other for one in named for other in others):
            return None
        return None if any(id(one) in self._called for one in others) else named[0]
