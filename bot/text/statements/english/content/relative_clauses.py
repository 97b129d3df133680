"""Where the content of a relative clause ends: before the verb of the sentence that goes on behind it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.words import (
    BE,
    HAVE,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    UNSAID,
    Word,
    WordRange,
    is_adverb,
    is_tensed,
)

_JOINTS = SUBORDINATORS | {"and", "or", "but", "where", "including", "as", "nor", "not", "than"}
"""Words before a verb of the content, beside relative pronouns."""
_OPENERS = SUBJECT_PRONOUNS | {"it"}
_AUXILIARIES = BE | HAVE | UNSAID | {"do", "does", "did"}


def up_to_main_verb(words: Sequence[Word], lexicon: CueLexicon, content: WordRange) -> WordRange:
    """The part of a relative clause before the verb of the sentence: "the drone that the navy says *crossed the border*
    was found", "the letter that Kim said *he had sent in May* was a draft".

    All of it if it begins with neither a verb nor a pronoun, or no verb of the sentence follows.
    """
    clause = _RelativeClause(words, lexicon, content)
    end = clause.end()
    return content if end is None else WordRange(content.start, end)


class _RelativeClause:
    """The words from the content of a relative clause to the end of its sentence."""

    def __init__(self, words: Sequence[Word], lexicon: CueLexicon, content: WordRange) -> None:
        self._words = words
        self._lexicon = lexicon
        self._content = content

    def end(self) -> int | None:
        """Where the content ends before the verb of the sentence; None where no such verb is found."""
        words, (start, stop) = self._words, self._content
        is_gapped = self._is_verb(start)
        if not is_gapped and not words[start].is_one_of(_OPENERS):
            return None
        behind = self._after_verb(start + (not is_gapped))
        for at in range(behind, stop):
            if words[at].is_one_of(("and", "but")) and at + 1 < stop and words[at + 1].is_one_of(RELATIVES):
                return at
            if not self._is_verb(at):
                continue
            if words[at - 1].is_one_of(_JOINTS, RELATIVES):
                return None
            if is_gapped or not self._has_subject(WordRange(behind, at)):
                return at
        return None

    def _is_verb(self, at: int) -> bool:
        return is_tensed(self._words[at], self._lexicon)

    def _after_verb(self, at: int) -> int:
        """The word behind the verb with its auxiliaries from word `at` on: "*did not want*", "*had sent*"."""
        words, stop = self._words, self._content.end
        while at < stop and (words[at].is_one_of(_AUXILIARIES) or is_adverb(words[at], self._lexicon)):
            at += 1
        return min(at + 1, stop)

    def _has_subject(self, before: WordRange) -> bool:
        """Whether a noun of its own stands before a verb: "he thought *Kim* had", but not "he had sent to *Kim* was",
        "he made *last week* has", "he had *sent* was"."""
        words, (start, end) = self._words, before
        if end == start or words[end - 1].is_one_of(self._lexicon.times, self._lexicon.time_nouns):
            return False
        if self._is_verb(end - 1):
            return words[end - 1].is_one_of(BE, HAVE)
        ends = self._lexicon.prepositions | {"as"}
        return not any(word.is_one_of(ends) for word in self._nearest(start, end))

    def _nearest(self, start: int, end: int) -> Sequence[Word]:
        """The words before word `end` back to the verb before them."""
        at = end
        while at > start and not self._is_verb(at - 1):
            at -= 1
        return self._words[at:end]
