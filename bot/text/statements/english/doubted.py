"""Clauses that a sentence denies, doubts or passes on: "no proof that *Kim knew*", "denied claims that *Kim told*".

What somebody says, knows or wants in such a clause is no statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.words import BREAKS, UNSAID, Word

_NEAR = 6
"""The words before what governs the clause among which it is negated."""
_JOINTS = frozenset(("and", "or", "nor"))


def is_doubted(words: Sequence[Word], lexicon: CueLexicon, subject: int) -> bool:
    """Whether the clause whose subject begins at word `subject` is denied, doubted or only rumoured."""
    at = _governor(words, subject)
    if at < 0 or words[at].mention >= 0:
        return False
    if words[at].is_one_of(lexicon.denials, lexicon.hearsay):
        return True
    if not words[at].is_one_of(lexicon.grounds):
        return False
    before = takewhile(_is_same_clause, reversed(words[max(0, at - _NEAR) : at]))
    if any(word.is_one_of(UNSAID, lexicon.lacking, lexicon.denials) for word in before):
        return True
    return any(word.is_one_of(lexicon.unfounded) for word in words[subject:])


def _is_same_clause(word: Word) -> bool:
    return word.text not in BREAKS and word.lower not in ("but", "and")


def _governor(words: Sequence[Word], subject: int) -> int:
    """The word that governs the clause: before "that", and of a second clause that of the first; -1 for none."""
    at = subject - 1
    if at < 0 or words[at].lower != "that":
        return at
    if at > 1 and words[at - 1].is_one_of(_JOINTS):
        at = next((one for one in range(at - 2, 0, -1) if words[one].lower == "that"), 0)
    return at - 1
