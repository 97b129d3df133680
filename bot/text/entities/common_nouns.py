"""Recognise common nouns that the language model tags as organisations: "Academy", "Embassy", "Booksellers"."""

from __future__ import annotations

import re

from bot.model.analysis import EntityKind
from bot.text.entities.named_group import NamedGroup
from bot.text.entities.span_alignment import BODY

_PEOPLE = re.compile(r"[A-Z][A-Za-z]+(?:ers|ors|ists|ians|ents|ants)", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:\n][\"”’']?\s*|[\"“‘'])$")


def is_common_noun(text: str, entity: NamedGroup) -> bool:
    """Whether an unknown organisation of one word is a common noun: a generic body, a word that the text also writes in
    small letters, or a plural of people that appears only at the beginning of sentences."""
    name = entity.name
    if entity.id is not None or entity.kind is not EntityKind.ORGANISATION or not name.isalpha():
        return False
    if BODY.fullmatch(name) or re.search(rf"(?<![\w'’.@/-]){name.lower()}(?![\w'’@/-]|\.\w)", text):
        return True
    return _PEOPLE.fullmatch(name) is not None and all(
        _OPENS.search(text, max(0, mention.start - 4), mention.start) for mention in entity.mentions
    )
