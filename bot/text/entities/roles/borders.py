"""What limits the search for office phrases in a text, and a phrase that was found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.model.analysis import EntityKind

if TYPE_CHECKING:
    from bot.text.entities.named_group import NamedGroup


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """The span of an office beside a name. `head` is its last office noun in lower case, `past` whether the words say
    that it is no longer held, `weak` whether they are no name of a post: a military rank, somebody's aide, what
    somebody heads, or what is said of a whole list ("and other officials"). `qualifiers` are the lower-case words right
    before the head: "*prime* minister"."""

    start: int
    end: int
    head: str
    past: bool
    weak: bool = False
    qualifiers: frozenset[str] = frozenset()

    def is_better(self, other: OfficePhrase) -> bool:
        """Whether it says more than another one about the same person: a former holder is not shown as the present one;
        else a present office is better than a past one, and more words are better than fewer. Any is better than a weak
        one."""
        if self.weak != other.weak:
            return other.weak
        if self.past != other.past:
            return self.past if self._may_be_one(other) else not self.past
        return self.end - self.start > other.end - other.start

    def _may_be_one(self, other: OfficePhrase) -> bool:
        """Whether both may name one office; a prime minister and a finance minister do not."""
        differ = self.qualifiers and other.qualifiers and self.qualifiers.isdisjoint(other.qualifiers)
        return self.head == other.head and not differ


@dataclass(frozen=True, slots=True)
class RoleBorders:
    """The mentions of a text that end, shorten or extend an office phrase: the ends of country names, people's names as
    end -> start in the order of the text, and the spans of organisations and places."""

    countries: frozenset[int]
    people: dict[int, int]
    ends: tuple[int, ...]
    starts: tuple[int, ...]
    bodies: frozenset[tuple[int, int]]

    @classmethod
    def of(cls, named: Iterable[NamedGroup]) -> RoleBorders:
        """The borders set by a text's entities."""
        named = tuple(named)
        spans = sorted((m.end, m.start) for entity in named if entity.person for m in entity.mentions)
        people = dict(spans)
        bodies = {EntityKind.ORGANISATION, EntityKind.PLACE}
        return cls(
            frozenset(m.end for entity in named if entity.known and entity.known.adjectives for m in entity.mentions),
            people,
            tuple(people),
            tuple(sorted(people.values())),
            frozenset((m.start, m.end) for entity in named if entity.kind in bodies for m in entity.mentions),
        )

    def ends_phrase(self, start: int, end: int, *, inside: bool) -> bool:
        """Whether a word stops the search to the left: one in which a person's name ends, even where a lost space joins
        it to the next word, or a country's once `inside` a phrase."""
        return (inside and end in self.countries) or self.last_name(start + 1, end) is not None

    def last_name(self, low: int, high: int) -> int | None:
        """The last end of a person's name in [low, high]."""
        index = bisect_right(self.ends, high)
        return self.ends[index - 1] if index and self.ends[index - 1] >= low else None

    def names(self, low: int, high: int) -> tuple[int, ...]:
        """The ends of people's names in [low, high]."""
        return self.ends[bisect_left(self.ends, low) : bisect_right(self.ends, high)]

    def name_at(self, start: int) -> int | None:
        """The end of the person's name that begins at `start`."""
        index = bisect_left(self.starts, start)
        return self.ends[index] if index < len(self.starts) and self.starts[index] == start else None

    def begins_name(self, low: int, high: int) -> bool:
        """Whether a person's name begins in [low, high)."""
        return bisect_left(self.starts, low) < bisect_left(self.starts, high)
