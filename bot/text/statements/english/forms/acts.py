"""Recognise a verb, in no list of cues, for what the speaker of a quotation beside it does: "…," Kim *barked*."""

from __future__ import annotations

from bot.regexes import regex
from bot.text.statements.english.words import BE, HAVE, Word

_VERB = regex(r"[a-z]{2,}(?:ed|s)")
_NO_ACTS = BE | HAVE | frozenset(("does", "his", "its", "besides", "perhaps", "always", "towards"))


def is_act(word: Word) -> bool:
    """Whether a word beside a quotation may be such a verb, or a time in its place ("Kim *this* week"); not "Kim *was*
    told", "*as* Kim never said"."""
    return _VERB.fullmatch(word.text) is not None and not word.is_one_of(_NO_ACTS)
