"""Names that no finder has found, beside the office of their holder: "Rim Yong Man, *vice-chairman of the* …".

The model passes over a name in one sentence that it finds in another. An office that only persons hold tells that the
capitals before it, or behind it and a comma, are a person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.model.analysis import EntityKind
from bot.text.entities.mention import Mention, MentionSource
from bot.text.entities.roles.modifiers import is_of_clause
from bot.text.entities.roles.office_words import POSITIONS, heads, is_head
from bot.text.entities.span_alignment import BODY, UNITS
from bot.text.names.latin_korean import is_title

_WORD = r"[A-Z][a-zà-ÿ'’]{0,20}(?:-[A-Za-z][a-zà-ÿ'’]{0,20}){0,2}"
_NAME = rf"{_WORD}(?: (?:(?:de|van|von|der|den|bin|al|da|di|el|[A-Z]\.) ){{0,2}}{_WORD}){{1,3}}"
_NAME_BEFORE = re.compile(
    rf"(?:^|[.!?:;,]['\"”’]?\s+|\n|[\"“]|--? ?|\b(?:and|said|says|by|with|was|were|added|told|including|is|are)\s)"
    rf"(?P<name>{_NAME})(?:, \d\d)?$"
)
_OFFICE_BEHIND = re.compile(
    r",\s(?:(?:a|an|the|its|his|her|their|then|now|once|former|formerly|acting|late|retired|outgoing|incoming)[\s-])*"
    r"(?P<office>(?:[a-z][\w'’-]*\s){0,4}?[a-z][\w'’-]*)(?=,|\.|\s(?:of|for|at|to|under|until)\b)"
)
_OFFICE_BEFORE = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|['’]s)\s(?P<office>(?:[\w'’-]+\s){0,4}?[a-z][\w'’-]*)"
    r"(?:\s(?:of|for|at|to)\s[^,.;:\n]{2,40})?$"
)
_APPOSED = re.compile(rf",\s(?P<name>{_NAME})(?=,|\.(?:\s|$))")
_REACH = 60
_OF_BODIES = frozenset(
    {"member", "members", "leader", "co-leader", "founder", "co-founder", "king", "queen", "representative"}
    | {"official", "officials", "administrator", "captain", "principal", "chief", "head", "controller", "primate"}
)
"""Head nouns of offices that bodies, teams and places may have as well."""
_POSITIONS = POSITIONS - {"partner", "associate", "specialist"}


def holders(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The persons' names beside an office that overlap none of the mentions."""
    taken = {at for mention in mentions for at in range(mention.start, mention.end)}
    for start, end in (*_before_offices(text), *_behind_offices(text)):
        if taken.isdisjoint(range(start, end)) and _is_personal(text[start:end]):
            taken.update(range(start, end))
            yield Mention(start, end, text[start:end], EntityKind.PERSON, MentionSource.MODEL)


def _before_offices(text: str) -> Iterator[tuple[int, int]]:
    for office in _OFFICE_BEHIND.finditer(text):
        if _is_held(office["office"]):
            named = _NAME_BEFORE.search(text, max(0, office.start() - _REACH), office.start())
            if named is not None:
                yield named.span("name")


def _behind_offices(text: str) -> Iterator[tuple[int, int]]:
    for apposed in _APPOSED.finditer(text):
        office = _OFFICE_BEFORE.search(text, max(0, apposed.start() - 2 * _REACH), apposed.start())
        if office is not None and _is_held(office["office"]):
            yield apposed.span("name")


def _is_held(office: str) -> bool:
    """Whether the last word of a phrase is an office or position that only persons hold."""
    words = office.lower().split()
    last = words[-1]
    if last in _OF_BODIES:
        return False
    return len(words) - 1 in heads(words) or last in _POSITIONS


def _is_personal(name: str) -> bool:
    """Whether words in capitals may be a person's name: no body, company or title, and no word that opens a clause."""
    words = name.split()
    if BODY.search(name) or words[-1] in UNITS:
        return False
    return not any(is_head(word.lower()) or is_title(word) or is_of_clause(word.lower()) for word in words)
