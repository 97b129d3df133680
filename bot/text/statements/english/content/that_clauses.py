"""Find the "that" of a clause behind adverbs, a time, or a phrase for whom or what is spoken of.

said *privately* that · said *for weeks* that · agreed *with Kim* that · said *of the deal* that
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.text.statements.english.cues import TENSED, CueLexicon
from bot.text.statements.english.words import CueMatch, Word, is_adverb, is_finite_verb, is_like_verb, is_tensed

_SIGNS = frozenset(
    [
        *("sign", "signs", "concern", "concerns", "fear", "fears", "worry", "worries", "hope", "hopes"),
        *("speculation", "indication", "indications", "suspicion", "suspicions", "rumors", "rumours"),
    ]
)
"""Nouns that take the clause after them: "said Monday, amid *signs* that the North may fire"."""
_SPANNING = frozenset(("for", "since", "throughout"))
_LONGEST_SPAN = 7
"""The most words of a span of time with the "that" behind it: "*for the first time that*"."""
_COMPANIONS = {
    "with": frozenset(("agree", "concur", "argue", "joke", "plead", "disagree")),
    "of": frozenset(("say", "write", "note", "remark", "observe")),
}
"""Prepositions of a phrase before "that" -> the verbs that take it; "under" stands behind any verb."""
_COMPANION_WITHIN = 8
"""The most words of such a phrase with its "that"."""


_SETTING_APART = {"—": "—", "–": "–", "--": "--", "-": "-", "(": ")"}
"""The marks that open a remark -> those that close it."""
_LONGEST_REMARK = 10
"""The most words of a remark with its marks."""


class ThatClauses(Struct, frozen=True):
    """Finds the "that" of clauses in one sentence."""

    words: Sequence[Word]
    lexicon: CueLexicon

    def opens(self, at: int) -> bool:
        """Whether word `at` is "that" before a clause, and no relative pronoun: "said in a statement *that was*
        published"."""
        unfit = (_SIGNS, ("all", "than"), self.lexicon.prepositions)  # "said in May *of that* year that"
        is_manner = self.words[at - 2].lower == "with" and at > 2  # "notes *with concern* that"
        if self.words[at].lower != "that" or (self.words[at - 1].is_one_of(*unfit) and not is_manner):
            return False
        return at + 1 >= len(self.words) or not is_finite_verb(self.words[at + 1], self.lexicon)

    def is_of_another(self, start: int, that: int) -> bool:
        """Whether a "that" behind an adverbial from word `start` on is another verb's: "said the arms were those it
        showed in May, *but that*", "said on Monday, *adding that*", "it showed to reporters, Kim *writes that*"."""
        before = self.words[that - 1]
        cues = self.lexicon.cues.get(before.lower, ()) if before.mention < 0 else ()
        commas = [at for at in range(start, that - 1) if self.words[at].text == ","]
        is_verb = any(cue.forms & TENSED or commas[-1] == that - 2 for cue in cues) if commas else False
        return is_verb or before.is_one_of(("and", "but"))

    def behind_adverbs(self, at: int) -> int:
        """The "that" behind adverbs and a span of time at word `at`: "said *privately* that", "said *for weeks* that",
        "has said *since leaving* that"; `at` if there is none."""
        words, lexicon, end = self.words, self.lexicon, at
        while end < len(words) and is_adverb(words[end], lexicon):
            end += 1
        if end < len(words) and words[end].is_one_of(_SPANNING):
            end = self._end_of_span(end)
        end = self._behind_set_apart(end)
        return end if at < end < len(words) and self.opens(end) else at

    def _behind_set_apart(self, at: int) -> int:
        """The "that" behind a remark between dashes or in brackets that word `at` opens: "claims *— falsely —* that";
        `at` without one."""
        words = self.words
        if at >= len(words) or words[at].text not in _SETTING_APART:
            return at
        near = range(at + 2, min(len(words) - 1, at + _LONGEST_REMARK))
        closing = next((end for end in near if words[end].text == _SETTING_APART[words[at].text]), at)
        return closing + 1 if closing > at and words[closing + 1].lower == "that" else at

    def _end_of_span(self, at: int) -> int:
        """The "that" behind a span of time that word `at` opens; `at` if there is none, or if the "that" may be its
        relative pronoun: "said for the years *that followed* it was closed"."""
        words, lexicon = self.words, self.lexicon
        near = range(at + 1, min(len(words) - 1, at + _LONGEST_SPAN))
        that = next((end for end in near if words[end].lower == "that" or not words[end].is_word), at)
        if not words[that].is_word or that == at or is_like_verb(words[that + 1], lexicon):
            return at
        between = words[at + 1 : that]
        is_time = any(word.is_one_of(lexicon.times, lexicon.time_nouns) for word in between)
        is_span = is_time or not words[at].is_one_of(("for",))
        return at if not is_span or any(is_finite_verb(word, lexicon) for word in between) else that

    def behind_phrase(self, match: CueMatch, at: int) -> int | None:
        """The "that" behind a phrase for whom, what or how is spoken: "agreed *with Kim* that", "notes *with regret*
        that", which begins at word `at`; None if there is none."""
        words = self.words
        if (that := self._behind_companion(match)) is not None:
            return that
        is_manner = words[at].lower == "with" and at + 3 < len(words) and self.opens(at + 2)
        return at + 2 if is_manner and not words[at + 1].is_one_of(self.lexicon.speakers) else None

    def _behind_companion(self, match: CueMatch) -> int | None:
        """The "that" behind a phrase for whom or what is spoken of: "agreed *with Kim* that", "said *under oath* that";
        None if there is none, or if a noun takes it: "agreed with *the view* that"."""
        words, at = self.words, match.end - (match.cue.tail == ("with",))
        if at >= len(words) - 1 or words[at].mention >= 0:
            return None
        if words[at].lower != "under" and match.cue.lemma not in _COMPANIONS.get(words[at].lower, ()):
            return None
        for end in range(at + 2, min(len(words) - 1, at + _COMPANION_WITHIN)):
            word = words[end]
            if not word.is_word or is_tensed(word, self.lexicon):
                return None
            if word.lower == "that":
                return end if self.opens(end) and not words[end - 1].is_one_of(self.lexicon.nominal) else None
        return None
