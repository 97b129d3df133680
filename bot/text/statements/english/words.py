"""Kinds of words that more than one rule asks for: verbs, adverbs, and what says that nothing was said."""

from __future__ import annotations

import re

from bot.text.statements.english.cues import CueForm, Lexicon
from bot.text.statements.english.narrator_sentences import Word

BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
HAVE = frozenset(["has", "have", "had", "having", "'ve"])
UNSAID = frozenset(["not", "n't", "never", "will", "would", "'ll", "may", "might", "can", "could", "should", "must"])
"""Right before a cue: what was not said, or is yet to be."""
_LIKE_VERBS = re.compile(r"[a-z]{2,}(?:ed|s)")


def is_verb(word: Word, lexicon: Lexicon) -> bool:
    """True for "is", "had", "would": surely a verb with a subject."""
    return word.mention < 0 and word.run is None and word.lower in lexicon.finite


def is_like_verb(word: Word, lexicon: Lexicon) -> bool:
    """True for what may be such a verb as well: a cue ("believe"), any "…ed" and "…s"."""
    if (
        word.mention >= 0
        or word.run is not None
        or word.lower in lexicon.prepositions | lexicon.boundaries | lexicon.openers
    ):
        return False
    known = any(cue.forms != {CueForm.ING} for cue in lexicon.cues.get(word.lower, ()))
    return known or is_verb(word, lexicon) or _LIKE_VERBS.fullmatch(word.text) is not None


def is_manner(word: Word, lexicon: Lexicon) -> bool:
    """True for "flatly" and "quickly", not for "family" and "assembly", which can speak."""
    return word.lower.endswith("ly") and len(word.lower) > 4 and word.lower not in lexicon.speakers


def is_adverb(word: Word, lexicon: Lexicon) -> bool:
    """True for what stands between a subject and its verb and changes nothing: "also", "later", "flatly"."""
    adverbs = lexicon.auxiliaries - lexicon.finite - BE - UNSAID - HAVE
    return word.mention < 0 and (word.lower in adverbs or is_manner(word, lexicon))
