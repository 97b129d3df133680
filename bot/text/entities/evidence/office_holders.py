"""Names that no finder has found, beside the office of their holder: "Rim Yong Man, *vice-chairman of the* …".

The model passes over a name in one sentence that it finds in another. An office that only persons hold tells that the
capitals before it, or after it and a comma, are a person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities import office_phrases
from bot.text.entities.mention import Mention, MentionSource
from bot.text.entities.roles.office_words import is_head, is_profession
from bot.text.entities.span_alignment import BODY
from bot.text.names.given_syllables import is_likely_given
from bot.text.names.latin_korean import is_given, is_surname
from bot.text.word_lists import wordlist

_WORD = r"[A-Z][a-zà-ÿ'’]{0,20}(?:-[A-Za-z][a-zà-ÿ'’]{0,20}){0,2}"
_NAME = rf"{_WORD}(?: (?:(?:de|van|von|der|den|bin|al|da|di|el|[A-Z]\.) ){{0,2}}{_WORD}){{1,3}}"
_NAME_BEFORE = regex(
    rf"(?:^|[.!?:;,]['\"”’]?\s+|\n|[\"“]|--? ?|\b(?:and|said|says|by|with|was|were|added|told|including|is|are)\s)"
    rf"(?P<name>{_NAME})(?:, \d\d)?$"
)
_APPOSED = regex(rf",\s(?P<name>{_NAME})(?=,|\.(?:\s|$))")
_RIGHT_BEHIND = regex(rf"(?<![\w-])(?P<office>[a-z][a-z-]{{3,24}}) (?P<name>{_NAME})(?=[,.;:)]|['’]s|\s[a-z]|$)")
_TITLE = regex(
    r"(?<![\w-])(?:(?P<head>[A-Z][a-z]+(?:-[A-Za-z][a-z]+)?)"
    r"(?: of (?:the )?[A-Z][\w-]*(?: (?:and )?[A-Z][\w-]*){0,3}?)?"
    r"|(?P<post>[A-Za-z][a-z]+) of the (?:[a-z][\w-]* ){0,2}[a-z][\w-]*) $"
)
_POST_BEHIND = regex(r", (?:[a-z][\w-]* ){0,3}(?P<post>[a-z]+) (?:of|at) ")
_BEHIND_BODY = regex(
    r"(?<![\w-])(?P<head>[A-Za-z][a-z-]+) (?:of|in|for|to|at) (?:the )?"
    r"[A-Z][\w&.’'-]*(?: (?:and )?[A-Z][\w&.’'-]*){0,3}?"
    r" (?P<name>(?P<family>[A-Z][a-z]{0,7}) (?P<given>[A-Z][a-z]{1,6}(?P<joint>[-‐‑ ])[A-Za-z][a-z]{0,6}))"
    r"(?! [A-Z]|[\w-])"
)
"""An office, the place or body it is of, and a Korean's name in three parts."""
_PART_OF_NAME = "[A-Z][a-zà-ÿ]+(?:-[A-Z]?[a-zà-ÿ]+)?"
_BEHIND_FIELD = regex(
    r"(?<![\w-])(?P<head>[A-Z][a-z]+(?:-[A-Za-z][a-z]+)?)(?: of State)?"
    r" (?:for|of) (?P<fields>[A-Z][a-z]+(?: and [A-Z][a-z]+)?)"
    rf" (?P<name>{_PART_OF_NAME} {_PART_OF_NAME})(?=,? [a-z]|[,.]|$)"
)
"""An office, its field of work, and a name of two words."""
_FIELDS = wordlist("office_fields")
_NO_NAMES = _FIELDS | frozenset(
    {"affairs", "care", "control", "fund", "labor", "laws", "matters", "planning", "policy", "program", "programme"}
    | {"programs", "programmes", "protection", "relations", "safety", "service", "services", "standards", "studies"}
    | {"study", "supply", "support", "systems", "workers"}
)
"""What a field of work has in it: "Minister for Health *Care* Reform"."""
_FIRST_BEFORE = regex(
    r"(?:(?P<comma>,)|(?<![\w-])(?P<office>[a-z][a-z-]{2,24})) (?P<first>[A-Z][a-zà-ÿ'’]{1,20}(?<!an|sh|ch)(?<!ese)) $"
)
"""A word between an office and a name, which is no nationality: "Bhutan's king, *Jigme* Khesar Wangchuck"."""
_PARTS = regex(r"[ \xa0‐‑–-]")
_NO_FIRST = _FIELDS | wordlist("speaking_nouns")
_REACH = 60


def holders(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The persons' names beside an office that overlap none of the mentions but the model's places and bodies of one
    word."""
    known = [mention for mention in mentions if not _is_guess(mention)]
    for spans, others in ((_before_offices, known), (_behind_offices, [one for one in known if not _is_last(one)])):
        taken = {at for mention in others for at in range(mention.start, mention.end)}
        for start, end in spans(text):
            if taken.isdisjoint(range(start, end)) and _is_personal(text[start:end]):
                yield Mention(start, end, text[start:end], EntityKind.PERSON, MentionSource.MODEL)


def with_first_names(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, persons right behind an office with the word between, which the model has left out of the name."""
    before = 0
    for mention in sorted(mentions, key=lambda one: one.start):
        found = _FIRST_BEFORE.search(text, max(before, mention.start - _REACH), mention.start)
        before = max(before, mention.end)
        is_guess = mention.kind is EntityKind.PERSON and mention.origin is MentionSource.MODEL and not mention.forms
        if found is None or not is_guess or not _is_first(text, found):
            yield mention
        else:
            start = found.start("first")
            yield replace(mention, start=start, text=text[start : mention.end])


def _is_first(text: str, found: re.Match[str]) -> bool:
    word = found["first"].lower()
    if not _is_personal(found["first"]) or word in _NO_FIRST:
        return False
    if found["comma"]:
        return office_phrases.is_before(text, found.start("comma"), of_body=True)
    return is_head(found["office"]) or is_profession(found["office"])


def behind_bodies(text: str) -> Iterator[Mention]:
    """The Koreans whose name follows the place or body of their office: "Mayor of Busan *Kwak Dong-hee*", "Chairman of
    the People's Committee *Ok Sun Ae*", and whose two names follow its field of work: "Minister for Energy *Liv
    Strand*". The model takes both for one name."""
    for found in _BEHIND_BODY.finditer(text):
        is_spaced = found["joint"] == " "
        is_own = is_likely_given(found["given"]) if is_spaced else is_given(found["given"])
        if is_head(found["head"].lower()) and is_surname(found["family"]) and is_own:
            yield Mention(*found.span("name"), found["name"], EntityKind.PERSON, MentionSource.KOREAN)
    for found in _BEHIND_FIELD.finditer(text):
        fields = found["fields"].lower().split(" and ")
        is_office = is_head(found["head"].lower()) and _FIELDS.issuperset(fields)
        if is_office and _NO_NAMES.isdisjoint(found["name"].lower().split()) and _is_personal(found["name"]):
            yield Mention(*found.span("name"), found["name"], EntityKind.PERSON, MentionSource.MODEL)


def is_titled(text: str, start: int, end: int) -> bool:
    """Whether an office with its body is beside a Korean's name in three parts: "Minister of Agriculture *Ro In Bom*",
    "manager of the farm *O Sun Hui*", "*O Sun Hui*, workteam leader of the farm"."""
    if len(_PARTS.split(text[start:end])) != 3:
        return False
    title = _TITLE.search(text, max(0, start - _REACH), start)
    if title is not None and is_head((title["head"] or title["post"]).lower()):
        return True
    post = _POST_BEHIND.match(text, end)
    return post is not None and is_head(post["post"])


def _before_offices(text: str) -> Iterator[tuple[int, int]]:
    for comma in office_phrases.offices_behind(text):
        named = _NAME_BEFORE.search(text, max(0, comma - _REACH), comma)
        if named is not None:
            yield named.span("name")


def _behind_offices(text: str) -> Iterator[tuple[int, int]]:
    for apposed in _APPOSED.finditer(text):
        if office_phrases.is_before(text, apposed.start()):
            yield apposed.span("name")
    for found in _RIGHT_BEHIND.finditer(text):
        if office_phrases.is_of_person(found["office"]):
            yield found.span("name")


def _is_guess(mention: Mention) -> bool:
    """Whether a mention is a place or body of one word that only the model knows: it may be the last word of a name, or
    one of two made of it."""
    is_unsure = mention.kind in {EntityKind.PLACE, EntityKind.ORGANISATION} and mention.origin is MentionSource.MODEL
    return is_unsure and not mention.forms and " " not in mention.text


def _is_last(mention: Mention) -> bool:
    """Whether a mention is a person's name of one word that only the model knows: it may be the last of a longer one
    ("secretary-general, Fikile *Mbalulo*,")."""
    is_single = mention.kind is EntityKind.PERSON and " " not in mention.text
    return is_single and mention.origin is MentionSource.MODEL and not mention.forms


def _is_personal(name: str) -> bool:
    """Whether words in capitals may be a person's name, and not that of a body or company."""
    return BODY.search(name) is None and office_phrases.may_hold(name)
