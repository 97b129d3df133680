"""Find the words of a time in a sentence: "on Tuesday", "last year's", "early in May"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.text.statements.english.content.complements import LEADING
from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.words import SUBJECT_PRONOUNS, Word, is_finite_verb, is_possessive, is_tensed

_PARTS_OF_DAYS = frozenset(("morning", "afternoon", "evening", "night", "overnight"))
_SPANS = frozenset(("days", "weeks", "months", "years"))
_PARTS = frozenset(("early", "late"))


class Times(Struct, frozen=True):
    """Finds the words of a time in one sentence."""

    words: Sequence[Word]
    lexicon: CueLexicon

    def end_of_month(self, at: int) -> int | None:
        """Where a clause begins after a month or year: "said *in September* he would", "said *in May* Kim had"."""
        words, end = self.words, at + 1
        while end < len(words) and self.is_part(end):
            end += 1
        if words[at].lower != "in" or not at + 1 < end < len(words):
            return None
        has_verb = any(is_tensed(word, self.lexicon) for word in words[end:])
        is_noun = has_verb and (words[end].is_one_of(LEADING) or words[end].mention >= 0)
        return end if is_noun or words[end].is_one_of(SUBJECT_PRONOUNS, ("it",)) else None

    def is_subject(self, at: int) -> bool:
        """Whether a verb follows the time at word `at`, which is its subject."""
        end = at
        while end < len(self.words) and self.is_part(end):
            end += 1
        return at < end < len(self.words) and is_finite_verb(self.words[end], self.lexicon)

    def is_attribute(self, at: int) -> bool:
        """Whether the time at word `at` describes the noun behind it: "said *evening* classes", "said *months of*
        talks", "said *last year's* exports"."""
        words, end = self.words, at
        while end + 1 < len(words) and words[end].is_one_of(self.lexicon.times):
            if is_possessive(words, end + 1):
                return True
            end += 1
        if at + 1 == len(words):
            return False
        if words[at].is_one_of(_SPANS):
            return words[at + 1].lower == "of"
        lexicon = self.lexicon
        adverbial = (lexicon.prepositions, lexicon.openers, lexicon.times, lexicon.boundaries)
        is_noun = words[at + 1].is_word and words[at + 1].text.islower()
        is_noun = is_noun and not words[at + 1].is_one_of(LEADING, lexicon.pronouns, *adverbial)
        return is_noun and words[at].is_one_of(_PARTS_OF_DAYS)

    def is_part(self, at: int) -> bool:
        """Whether word `at` is part of a time; "on" is if a time follows it."""
        if is_possessive(self.words, at + 1):
            return False
        word = self.words[at]
        if word.lower == "on" and at + 1 < len(self.words):
            word = self.words[at + 1]
        if word.is_one_of(_PARTS) and at + 1 < len(self.words):  # "said *early* Monday", but "said early bloom"
            return self.words[at + 1].is_one_of(("in", "at", "this")) or self.is_part(at + 1)
        return word.lower in self.lexicon.times or word.text.isdigit()
