"""Clauses that a sentence denies, doubts or passes on: "no proof that *Kim knew*", "denied claims that *Kim told*".

What somebody says, knows or wants in such a clause is no statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.words import (
    ARTICLES,
    BE,
    BREAKS,
    HAVE,
    RELATIVE_LINKS,
    SUBORDINATORS,
    UNSAID,
    Word,
    before_adverbs,
    is_adverb,
)

_NEAR = 6
"""The words before what governs the clause among which it is negated."""
_JOINTS = frozenset(("and", "or", "nor"))
_BEFORE_VERBS = HAVE | BE | {"to", "do", "does", "did"}
_BEFORE_INFINITIVES = frozenset(("yet", "unable", "failed", "refused", "declined"))
"""Words that negate only an infinitive: "*yet to* prove"."""
_QUANTITIES = frozenset(("few", "little"))
"""Words that negate only without an article: "*few* believe", not "a *few* days ago"."""
_ENDS = frozenset(("but", "and"))
_NO_ONE = frozenset(("no", "nobody", "none", "nothing", "neither", "nor", "few", "scant"))
"""Words of subjects that negate their verb: "*no* witness said"."""


def is_doubted(words: Sequence[Word], lexicon: CueLexicon, subject: int) -> bool:
    """Whether the clause whose subject begins at word `subject` is denied, doubted or only rumoured."""
    return _Doubt(words, lexicon).is_in(subject)


class _Doubt(Struct, frozen=True):
    """Finds what governs the clauses of one sentence."""

    words: Sequence[Word]
    lexicon: CueLexicon

    def is_in(self, subject: int) -> bool:
        """Whether the sentence does not take the clause with this subject for true."""
        at, lexicon = self._governor(subject), self.lexicon
        if at < 0 or self.words[at].mention >= 0:
            return False
        word, is_linked = self.words[at], self.words[subject - 1].is_one_of(RELATIVE_LINKS)
        if word.is_one_of(lexicon.hearsay, lexicon.denials):
            return True
        if word.is_one_of(lexicon.doubts):
            return not self._is_near_negation(at) and (is_linked or not self._is_adverbial(at))
        if word.is_one_of(lexicon.assertions):
            return self._is_negated_verb(at)
        if is_linked and at > 0 and self.words[at - 1].is_one_of(lexicon.unfounded):
            return True
        return word.is_one_of(lexicon.grounds) and (self._is_near_negation(at) or self._is_called_unfounded(subject))

    def _governor(self, subject: int) -> int:
        """The word that governs the clause: before "that" or "in which", and of a second clause that of the first;
        the noun that a verb describes ("*reports* claiming that"); -1 for none."""
        words, at = self.words, subject - 1
        if at > 1 and words[at].lower == "which" and words[at - 1].is_one_of(self.lexicon.prepositions):
            return at - 2
        if at > 0 and words[at].lower == "that":
            if at > 1 and words[at - 1].is_one_of(_JOINTS):
                at = next((one for one in range(at - 2, 0, -1) if words[one].lower == "that"), 0)
            at -= 1
        if at < 1 or not words[at].is_one_of(self.lexicon.assertions):
            return at
        noun = max(0, at - 1 - words[at - 1].is_one_of(RELATIVE_LINKS))
        return noun if words[noun].is_one_of(self.lexicon.grounds) and self._is_of_noun(at) else at

    def _is_of_noun(self, at: int) -> bool:
        """Whether a verb is a participle of the noun before it, or the verb of its relative clause."""
        return self.words[at].lower.endswith("ing") or self.words[at - 1].is_one_of(RELATIVE_LINKS)

    def _is_negated_verb(self, at: int) -> bool:
        """Whether the verb at word `at` or its subject is negated: "did not *say*", "no witness *said*"."""
        words, before = self.words, at - 1
        while before >= 0 and (words[before].is_one_of(_BEFORE_VERBS) or is_adverb(words[before], self.lexicon)):
            if words[before].is_one_of(self.lexicon.unfounded):  # "falsely claimed"
                return True
            before -= 1
        if before >= 0 and self._negates(before):
            return True
        prepositions = self.lexicon.prepositions
        return any(
            words[one].is_one_of(_NO_ONE)
            and (one == 0 or not words[one - 1].is_one_of(prepositions))
            and self._negates(one)
            for one in self._clause_before(at)
        )

    def _is_near_negation(self, at: int) -> bool:
        unfounded = self.lexicon.unfounded  # "rejected as *groundless* a report"
        return any(self._negates(one) or self.words[one].is_one_of(unfounded) for one in self._clause_before(at))

    def _negates(self, at: int) -> bool:
        words, lexicon = self.words, self.lexicon
        if words[at].is_one_of(_BEFORE_INFINITIVES):
            return words[at + 1].lower == "to"
        if words[at].is_one_of(_QUANTITIES) and at > 0 and words[at - 1].is_one_of(ARTICLES):
            return False
        return words[at].is_one_of(UNSAID, lexicon.lacking, lexicon.denials, lexicon.doubts)

    def _clause_before(self, at: int) -> Iterator[int]:
        """The words before word `at` in its clause, the last first."""
        for one in range(at - 1, max(-1, at - 1 - _NEAR), -1):
            if self.words[one].text in BREAKS or self.words[one].is_one_of(SUBORDINATORS - RELATIVE_LINKS, _ENDS):
                return
            yield one

    def _is_adverbial(self, at: int) -> bool:
        """Whether a preposition opens the clause of word `at`: "*In a trade dispute* Kim said"."""
        first = min(self._clause_before(at), default=at)
        return self.words[first].is_one_of(self.lexicon.prepositions)

    def _is_called_unfounded(self, subject: int) -> bool:
        """Whether the sentence calls it untrue: "the claim that Kim knew *is false*"."""
        words = self.words
        return any(
            words[at].is_one_of(self.lexicon.unfounded)
            and words[before_adverbs(words, at, self.lexicon)].is_one_of(BE, ("a", "as"))
            for at in range(subject + 1, len(words))
        )
