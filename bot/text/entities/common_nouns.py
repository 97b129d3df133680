"""Common nouns that the language model takes for bodies: "Academy", "Embassy", "Booksellers"."""

from __future__ import annotations

import re

from bot.model.analysis import EntityKind
from bot.text.entities.named_group import NamedGroup
from bot.text.entities.span_alignment import BODY

_PEOPLE = re.compile(r"[A-Z][A-Za-z]+(?:ers|ors|ists|ians|ents|ants)", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:\n][\"”’']?\s*|[\"“‘'])$")


def is_common_noun(text: str, entity: NamedGroup) -> bool:
    """Whether a found body of one word is any body of its sort, a word that the text writes in small letters too, or
    people who stand only where every word has a capital."""
    name = entity.name
    if entity.id is not None or entity.kind is not EntityKind.ORGANISATION or not name.isalpha():
        return False
    if BODY.fullmatch(name) or re.search(rf"(?<![\w'’.@/-]){name.lower()}(?![\w'’@/-]|\.\w)", text):
        return True
    return _PEOPLE.fullmatch(name) is not None and all(
        _OPENS.search(text, max(0, mention.start - 4), mention.start) for mention in entity.mentions
    )
