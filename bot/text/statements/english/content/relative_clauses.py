"""Where the content of a relative clause ends: before the verb of the sentence that goes on behind it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.words import (
    ARTICLES,
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
_OPENING = 6
"""The most words of the noun that a sentence opens with."""
_AUXILIARIES = BE | HAVE | UNSAID | {"do", "does", "did"}


def up_to_main_verb(
    words: Sequence[Word], lexicon: CueLexicon, content: WordRange, *, is_whole_clause: bool = False
) -> WordRange:
    """The part of a relative clause before the verb of the sentence: "the drone that the navy says *crossed the border*
    was found", "the letter that Kim said *he had sent in May* was a draft".

    All of it if it begins with neither a verb nor a pronoun, or no verb of the sentence follows. `is_whole_clause` says
    that it begins with a subject of its own: "residents who say *the plant made them ill* will meet him".
    """
    clause = _RelativeClause(words, lexicon, content, is_whole_clause=is_whole_clause)
    end = clause.end()
    return content if end is None else WordRange(content.start, end)


def is_of_first_noun(words: Sequence[Word], lexicon: CueLexicon, who: WordRange) -> bool:
    """Whether a subject is the "who" behind the noun that the sentence opens with: "*A woman who* says she was held has
    sued the state"."""
    before = words[: who.start]
    if not before or len(before) > _OPENING or not words[who.start].is_one_of(("who",)):
        return False
    return not any(word.text == "," or is_tensed(word, lexicon) for word in before)


class _RelativeClause:
    """The words from the content of a relative clause to the end of its sentence."""

    def __init__(
        self, words: Sequence[Word], lexicon: CueLexicon, content: WordRange, *, is_whole_clause: bool
    ) -> None:
        self._is_whole_clause = is_whole_clause
        self._words = words
        self._lexicon = lexicon
        self._content = content

    def end(self) -> int | None:
        """Where the content ends before the verb of the sentence; None where no such verb is found."""
        words, (start, stop) = self._words, self._content
        is_gapped = not self._is_whole_clause and self._is_verb(start)
        if self._is_whole_clause:
            verb = next((at for at in range(start + 1, stop) if self._is_verb(at)), None)
        else:
            verb = start if is_gapped else start + 1 if words[start].is_one_of(_OPENERS) else None
        if verb is None:
            return None
        behind = self._after_verb(verb)
        for at in range(behind, stop):
            if words[at].is_one_of(("and", "but")) and at + 1 < stop and words[at + 1].is_one_of(RELATIVES):
                return at
            if not self._is_verb(at):
                continue
            if self._is_whole_clause:
                if not self._is_joined(behind, at):
                    return at - (words[at - 1].text == ",")
                behind = self._after_verb(at)
                continue
            if words[at - 1].is_one_of(_JOINTS, RELATIVES):
                return None
            if is_gapped or not self._has_subject(WordRange(behind, at)):
                return at
        return None

    def _is_verb(self, at: int) -> bool:
        before = self._words[at - 1]
        return is_tensed(self._words[at], self._lexicon) and not (
            before.is_one_of(ARTICLES) or before.text[0].isdigit()
        )

    def _is_joined(self, start: int, at: int) -> bool:
        """Whether a verb behind word `start` has its own subject or link: "*when the guard* left", "*and* ran"."""
        near = self._nearest(start, at)
        return any(word.is_one_of(_JOINTS, RELATIVES) for word in near) or self._has_subject(WordRange(start, at))

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
