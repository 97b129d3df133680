"""The borders of the search for office phrases in a text, and a phrase that was found."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.roles.office_words import POSITIONS, is_head

if TYPE_CHECKING:
    from bot.text.entities.mention import Mention
    from bot.text.entities.named_group import NamedGroup

_RANK = regex(r"\b(?:assistant|associate|deputy|vice)\s$", re.IGNORECASE)
"""Words of an office before the country that it is of: "*Deputy* U.S. Marshal"."""
_ATTORNEY = regex(r"\sattorneys?\b", re.IGNORECASE)
"""Without the country before it, a prosecutor would be a lawyer."""
_REST_OF_A_BODY = regex(
    r"\s(?:(?:[A-Z][\w&’'-]*|for|of|and)\s){0,5}?"
    r"(?:Academy|Association|Bank|Centre|Center|Chamber|Committee|Confederation|Council|Federation|Foundation|Institute"
    r"|League|Society|Union)\b"
)
"""Words after the country that a body's name begins with: "Kenyan *Rugby Union*". A state's ministries and forces have
names without it."""
_OF_A_BODY = regex(
    r"\b(?:ministry|department|office|agency|service|secretariat|council|command|assembly|party)(?:['’]s)?"
    r"\s(?:North\s|Latin\s|South\s)?$",
    re.IGNORECASE,
)
_FIELD = regex(r"\s(?:affairs|analysis|bureau|department|desk|division|policy|relations|section|studies|team|unit)\b")
"""Words after a country that an office at a body is about: "foreign ministry Chinese *affairs* director"."""
_OFFICE = regex(r"\s(?P<head>[a-z]+)(?P<body>\s(?:at|for|of|with)\s)?")
_OWNER = regex(r"(?:['’]s|s['’])\s$")


class OfficePhrase(Struct, frozen=True):
    """The span of an office beside a name. `head` is its last office noun in lower case, `past` whether the words say
    that it is no longer held, `weak` whether they are not the name of one person's post: a military rank, somebody's
    aide, a clause on what somebody heads, or an office of a whole list ("secretaries of the committee"). `qualifiers`
    are the lower-case words right before the head: "*prime* minister"."""

    start: int
    end: int
    head: str
    past: bool
    weak: bool = False
    qualifiers: frozenset[str] = frozenset()

    def is_better(self, other: OfficePhrase) -> bool:
        """Whether it is more informative than another phrase about the same person: a former holder is not shown as the
        present one; else a present office is better than a past one, and more words are better than fewer. Any phrase
        is better than a weak one."""
        if self.weak != other.weak:
            return other.weak
        if self.past != other.past:
            return self.past if self._may_be_one(other) else not self.past
        return self.end - self.start > other.end - other.start

    def _may_be_one(self, other: OfficePhrase) -> bool:
        """Whether both may name one office; a prime minister and a finance minister do not."""
        differ = self.qualifiers and other.qualifiers and self.qualifiers.isdisjoint(other.qualifiers)
        return self.head == other.head and not differ


class RoleBorders(Struct, frozen=True):
    """The mentions of a text that end, shorten or extend an office phrase: the ends of the names of countries that only
    say where the office is, people's names as end -> start in the order of the text, and the spans of organisations and
    places. `nouns` are the spans of Korean words that are nouns without a particle."""

    countries: frozenset[int]
    people: dict[int, int]
    ends: tuple[int, ...]
    starts: tuple[int, ...]
    bodies: frozenset[tuple[int, int]]
    nouns: frozenset[tuple[int, int]] = frozenset()

    @classmethod
    def of(cls, text: str, named: Iterable[NamedGroup], nouns: frozenset[tuple[int, int]]) -> RoleBorders:
        """The borders set by a text's entities and the Korean `nouns` in it."""
        named = tuple(named)
        spans = sorted((m.end, m.start) for entity in named if entity.person for m in entity.mentions)
        people = dict(spans)
        bodies = {EntityKind.ORGANISATION, EntityKind.PLACE}
        return cls(
            frozenset(
                mention.end
                for entity in named
                if entity.known and entity.known.adjectives
                for mention in entity.mentions
                if not _is_of_office(text, mention)
            ),
            people,
            tuple(people),
            tuple(sorted(people.values())),
            frozenset((m.start, m.end) for entity in named if entity.kind in bodies for m in entity.mentions),
            nouns,
        )

    def ends_phrase(self, start: int, end: int, *, inside: bool) -> bool:
        """Whether a word stops the search to the left: one in which a person's name ends, even where a lost space joins
        it to the next word, or a country's once `inside` a phrase."""
        return (inside and end in self.countries) or self.last_name(start + 1, end) is not None

    def is_noun(self, word: tuple[int, int]) -> bool:
        """Whether a Korean word, given as a span, is a body, a place or another noun without a particle."""
        return word in self.bodies or word in self.nouns

    def begins_body(self, start: int) -> bool:
        """Whether an organisation or place is named at `start`."""
        return any(first == start for first, _ in self.bodies)

    def ends_body(self, place: int) -> bool:
        """Whether an organisation's or place's name ends at `place`, that of a country aside."""
        return place not in self.countries and any(end == place for _, end in self.bodies)

    def with_noun_before(self, text: str, place: int) -> int:
        """Where an organisation begins that "and" joins to the word at `place`: "*Law and* Justice leader"; else
        `place`."""
        if not text.endswith(" and ", 0, place):
            return place
        return min((first for first, end in self.bodies if first < place < end), default=place)

    def in_body(self, place: int) -> bool:
        """Whether a character is in the name of an organisation or place."""
        return any(first <= place < end for first, end in self.bodies)

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


def is_field(text: str, country: Mention) -> bool:
    """Whether a country is what an office at a body is about: "the foreign ministry's *Japan* desk chief"."""
    at_body = _OF_A_BODY.search(text, max(0, country.start - 24), country.start)
    return at_body is not None and _FIELD.match(text, country.end) is not None


def _is_of_office(text: str, country: Mention) -> bool:
    """Whether a country's name or adjective is part of an office: in the name of a body, after a rank, or the field of
    an office at a body that is named beside it: "the bank's *China* director"."""
    before = max(0, country.start - 12)
    if _RANK.search(text, before, country.start) or _ATTORNEY.match(text, country.end):
        return True
    if _REST_OF_A_BODY.match(text, country.end):
        return True
    if is_field(text, country):
        return True
    office = None if country.adjective else _OFFICE.match(text, country.end)
    if office is None or not (is_head(office["head"]) or office["head"] in POSITIONS):
        return False
    return office["body"] is not None or _OWNER.search(text, before, country.start) is not None
