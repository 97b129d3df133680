"""Correct organisations in the language model's output, by their context.

companies, clubs and labels tagged as people      -> organisations   ("a stake in …", "Toss founder Lee")
Koreans tagged as organisations or places         -> people          ("Choi Minkyung", "GRACE EUNHYE CHOI")
common nouns tagged as organisations              -> dropped         ("Academy", "Embassy", "Booksellers")
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from bot.lang.scripts import is_hangul
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention, MentionSource
from bot.text.entities.named_group import NamedGroup
from bot.text.entities.span_alignment import BODY
from bot.text.names.latin_korean import is_person, is_syllable
from bot.text.names.whole_words import places

_BEHIND = regex(
    r"['’]s? (?:subsidiary|subsidiaries|shareholders|headquarters"
    r"|chair(?:wo)?man|chief executive|CEO|parent company|affiliate|union)\b"
    r"| (?:(?:shares|stock)(?= (?:rose|fell|jumped|dropped|gained|slid|soared|plunged|climbed|closed|were|was)\b)"
    r"|(?:employees|CEO)(?! [A-Z]))\b"
    r"| and its\b|, a (?:unit|subsidiary|label|maker|company|firm|club|start-?up)\b"
    r"| (?:CEO|chair(?:man|woman)?|president|chief executive|founder|co-founder|chief|head|boss) [A-Z]"
)
_BEFORE = regex(
    r"\b(?:shares (?:of|in)|stake in|(?:unit|subsidiary|label|chair(?:wo)?man|chief executive|CEO|founder) of"
    r"|merge[rd]? with|(?:co-)?founded|company|firm|agency|carmaker|shipbuilder|steelmaker|retailer|start-?up) $"
)
_APPOSED = regex(
    r"(?:^|[.!?;:\n][\"”’']?\s*|\b(?:to|by|from|with)\s)(?:[Tt]he|[Ii]ts|[Aa]n?|[Oo]ne)\s(?:[a-z-]{1,20}\s){0,2}"
    r"(?:(?:sub)?contractor|supplier|insurer|lender|manufacturer|airline|charity|consultancy|brokerage|company|firm"
    r"|agency|(?:car|chip|steel|drug|toy|battery )maker|shipbuilder|retailer|start-?up|union|foundation|laboratory"
    r"|broadcaster), $"
)
"""The kind of a body before its name, which a comma follows as well: "The subcontractor, *Daesin Heavy Lift*, was"."""
_CALLED = regex(r" (?:party|militia|newspaper|magazine|weekly|broadcaster|news agency)(?![\w-])")
_ONE_CALLED = regex(r"(?:\b[Tt]he|['’]s)(?: [a-z]+(?:-[a-z]+)?){0,3} $")
"""What is behind and before the name of a body of its kind: "*Georgia's* Lelo *party*", no "a Halloween party"."""
_JOINED = regex(r"(?<![\w-])(?P<name>[A-Z][a-z]{2,20} and [A-Z][a-z]{2,20}) (?:party|commission)(?![\w-])")
"""A body whose name is two nouns: "the opposition *Law and Justice* party"."""
_NAMED_BODY = regex(
    r"(?: [A-Z][\w’'-]+){0,3} (?:Hospital|Foundation|Institute|University|School|College|Museum|Library|Hall|Stadium"
    r"|Cent(?:er|re)|Theat(?:er|re)|Gallery|Orchestra|Church|Scholarship|Fund)(?![\w-])"
)
"""Behind a person's name, the rest of the name of a body: "the Kim Ja-yeon *Children's Hospital*"."""
_OF_BODY = regex(r"(?:\b[Tt]he|\b(?:at|of|in|for|from|to|near|by)|['’]s) $")
_REACH = 60
_NOT_PEOPLE = frozenset({EntityKind.ORGANISATION, EntityKind.PLACE})
_PEOPLE = regex(r"[A-Z][A-Za-z]+(?:ers|ors|ists|ians|ents|ants)", re.IGNORECASE)
_OPENS = regex(r"(?:^|[.!?:\n][\"”’']?\s*|[\"“‘'])$")


def with_organisations(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with organisations that the model tagged as people corrected: the context of one mention decides
    for all of them. A word that is part of a longer person's name stays a person."""
    found = [m for m in mentions if m.origin is MentionSource.MODEL]
    people = {m.text for m in found if m.kind is EntityKind.PERSON}
    parts = {part for name in people if " " in name for part in name.split()}
    bodies = {m.text for m in found if m.text in people and m.text not in parts and _has_context(text, m)}
    return [replace(m, kind=_kind(m, bodies)) for m in mentions]


def bodies_of_two_nouns(text: str) -> Iterator[Mention]:
    """The bodies that are called "X and Y" once with their kind behind, at all their places. The model takes one of the
    nouns for a person; two families ("the Kim and Chang party") are none."""
    found = (match for match in _JOINED.finditer(text) if not all(map(is_syllable, match["name"].split(" and "))))
    names = {
        match["name"] for match in found if _ONE_CALLED.search(text, max(0, match.start() - _REACH), match.start())
    }
    for name in sorted(names):
        for start, end in places(text, name):
            yield Mention(start, end, name, EntityKind.ORGANISATION, MentionSource.MODEL)


def bodies_named_after(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The bodies that have the name of a person whom the base does not have, which is then no mention of the person."""
    for mention in mentions:
        if mention.kind is not EntityKind.PERSON or mention.forms or " " not in mention.text:
            continue
        rest = _NAMED_BODY.match(text, mention.end)
        if rest is not None and _OF_BODY.search(text, max(0, mention.start - _REACH), mention.start):
            written = text[mention.start : rest.end()]
            yield replace(mention, end=rest.end(), text=written, kind=EntityKind.ORGANISATION)


def _kind(mention: Mention, bodies: set[str]) -> EntityKind:
    """The kind of a mention, given the names that are organisations; a Korean name is a person's."""
    if mention.text in bodies:
        return EntityKind.ORGANISATION
    named = mention.origin is MentionSource.MODEL and not mention.forms and is_person(mention.text)
    return EntityKind.PERSON if named and mention.kind in _NOT_PEOPLE else mention.kind


def _has_context(text: str, mention: Mention) -> bool:
    """Whether the words around a mention are typical of an organisation."""
    low = max(0, mention.start - _REACH)
    if _BEFORE.search(text, low, mention.start) or _BEHIND.match(text, mention.end):
        return True
    if text.startswith((",", "."), mention.end) and _APPOSED.search(text, low, mention.start):
        return not is_person(mention.text)
    return _CALLED.match(text, mention.end) is not None and _ONE_CALLED.search(text, low, mention.start) is not None


def is_common_noun(text: str, entity: NamedGroup) -> bool:
    """Whether an unknown organisation of one word is a common noun: a generic body, a word that the text also writes in
    small letters, or a plural of people that appears only at the beginning of sentences."""
    name = entity.name
    if entity.id is not None or entity.kind is not EntityKind.ORGANISATION or not name.isalpha():
        return False
    if is_hangul(name) or name.lower() == name.upper():
        return False
    if BODY.fullmatch(name) or re.search(rf"(?<![\w'’.@/-]){name.lower()}(?![\w'’@/-]|\.\w)", text):
        return True
    return _PEOPLE.fullmatch(name) is not None and all(
        _OPENS.search(text, max(0, mention.start - 4), mention.start) for mention in entity.mentions
    )
