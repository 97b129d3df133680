"""Resolve a Korean family name with a title to a person named before with the same title ("염도현 의원 … 염 의원").

It is left out without that title, or if two people share name and title: half of all Koreans are called Kim, Lee or
Park."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bot.lang.scripts import HANGUL
from bot.model.analysis import EntityKind
from bot.text.entities.korean.persons import BEYOND, BRACKET, ENDS, FAMILIES, LISTED_AFTER, TITLE, UNIT_HEAD
from bot.text.entities.mention import Mention, MentionSource
from bot.text.word_lists import wordlist

if TYPE_CHECKING:
    from bot.text.entities.named_group import NamedGroup

_CALLED = rf"(?:{TITLE})?(?:{TITLE}|{UNIT_HEAD})|부상"
"""A title of one word or of two ("부장판사"), and the North's vice-minister."""
_BEHIND = re.compile(
    rf"{BRACKET}{LISTED_AFTER}(?: ?| {BEYOND}{{1,3}}| {BEYOND}{{0,3}}[{HANGUL}A-Za-z]{{1,8}}?)({_CALLED}){ENDS}"
)
_BEFORE = re.compile(rf"({_CALLED}) $")
_REACH = 12
_SHORT = re.compile(rf"([{HANGUL}](?<!\w[{HANGUL}])[{HANGUL}]?)(?:(?: 전)? ({_CALLED})|(씨)){ENDS}")
_FORM = re.compile(rf"[{HANGUL}]{{3,4}}")
_NO_FAMILY = wordlist("hangul_no_families")
"""Family names that are also common words before a title: "두 의원", "전 장관"."""
_POSTS = frozenset({"대통령", "총리", "장관", "대표", "원내대표", "위원장"})
"""Titles of few people: "한 장관" is Minister Han, while "한 의원" may be any lawmaker."""


def short_mentions(text: str, people: Iterable[NamedGroup]) -> Iterator[tuple[NamedGroup, Mention]]:
    """Each mention by family name, with its person."""
    owners: dict[str, dict[int, tuple[NamedGroup, set[str]]]] = defaultdict(dict)
    for person in people:
        for mention in person.mentions:
            for family in _families(mention.text.partition(" ")[0]):
                owners[family].setdefault(id(person), (person, set()))[1].update(_titles(text, mention))
    for match in _SHORT.finditer(text):
        family, title = match[1], match[2] or match[3]
        if family == "한" and title not in _POSTS:
            continue
        matching = [person for person, titles in owners[family].values() if any(_same(own, title) for own in titles)]
        if len(matching) == 1 and not (title == "씨" and f"{family}모" in text):
            start, end = match.span(1)
            if matching[0].mentions[0].start < start:
                yield matching[0], Mention(start, end, family, EntityKind.PERSON, MentionSource.KOREAN)


def _families(name: str) -> Iterator[str]:
    """The possible family names of a Korean name in Hangul, of one or two syllables; none for other names, and none
    that is also a common word."""
    if _FORM.fullmatch(name):
        yield from {name[:1], name[:-2], *({name[:2]} & FAMILIES)} - _NO_FAMILY


def _titles(text: str, mention: Mention) -> Iterator[str]:
    """The titles beside a full name, and in a name that the knowledge base has with its title: "김정은 국무위원장"."""
    if title := mention.text.partition(" ")[2]:
        yield title
    if behind := _BEHIND.match(text, mention.end):
        yield behind[1]
    if before := _BEFORE.search(text, max(0, mention.start - _REACH), mention.start):
        yield before[1]


def _same(own: str, title: str) -> bool:
    """Whether a title equals the full name's or its last part ("국무위원장", "위원장"), except a deputy's ("부…")."""
    return own == title or (own.endswith(title) and not own.removesuffix(title).endswith("부"))
