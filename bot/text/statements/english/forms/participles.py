"""Recognise the participle of a speaker and its object: "an actor *playing Kim* said"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.words import ARTICLES, POSSESSIVES, Word
from bot.text.word_lists import wordlist

_OFFICE_ING = wordlist("office_ing")
_OBJECTS = ARTICLES | POSSESSIVES | {"this", "that", "these", "those"}
"""Words with which an object begins, besides a name."""


def describes_speaker(words: Sequence[Word], lexicon: CueLexicon, at: int) -> bool:
    """Whether word `at` is a participle of the noun before it, with an object of its own behind it: "a lawyer
    *representing* Kim", "police *hunting* the gunman"; not "the party's *acting* Chairman Kim"."""
    if not 0 < at < len(words) - 1 or not words[at - 1].is_one_of(lexicon.speakers):
        return False
    word, following = words[at], words[at + 1]
    if word.mention >= 0 or not word.text.islower() or not word.lower.endswith("ing"):
        return False
    if following.is_one_of(_OBJECTS):
        return True
    return following.mention >= 0 or (following.text.istitle() and not word.is_one_of(_OFFICE_ING))
