"""What a text opens with: the names, ordinals and first words of its first sentence."""

from __future__ import annotations

from collections.abc import Set

from bot.lang.sentences import first_sentence
from bot.news.terms.words import Terms, read_terms
from bot.regexes import regex

_ORDINAL = regex(r"\d+(?:st|nd|rd|th)\b")
"""Counts events that recur (the 104th rally)."""
_SPEAKS_ITSELF = (
    r"(?i:[^,\"”]{0,100}\b(?:foreign|minister|president|presidential|leader|spokes\w+|kremlin|government|embassy)\b)"
)
_SOURCE_AT_END = regex(
    rf", (?:according to (?!{_SPEAKS_ITSELF})[^,\"”]{{2,120}}"
    rf"|the (?!{_SPEAKS_ITSELF})[^,\"”]{{2,120}} (?:said|says|announced|reported)(?: (?:on )?[A-Z][a-z]+day)?)\.?\s*$"
)
"""", the weather office said on Monday." after what it said. Of persons and states, what each says is an event."""


def subject_terms(text: str, words: Terms, named: Set[str]) -> frozenset[str]:
    """The terms of a text's first sentence, or of a headline alone, that are names, ordinals or first words of the text
    with these `words`, without the source at the sentence's end: the next report of a flood has another."""
    ordinals = {term for term in words.counts if _ORDINAL.match(term)}
    opening = read_terms("", _SOURCE_AT_END.sub("", first_sentence(text))).counts.keys()
    return frozenset(opening) & (named | ordinals | words.initial)
