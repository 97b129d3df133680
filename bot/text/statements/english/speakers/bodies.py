"""Find the body or group that "it" or "they" means: the last speaker, if no other body has acted since."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.model.analysis import Entity, EntityKind
from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.narrator_sentences import NarratorSentence
from bot.text.statements.english.speakers.memory import SpokenAt
from bot.text.statements.english.speakers.nearby import words_since
from bot.text.statements.english.speakers.persons import is_person
from bot.text.statements.english.words import ARTICLES, Word, is_possessive, is_tensed, opens_clause
from bot.text.statements.speaker import Speaker

_BODIES = {EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP}
_REACH = 2
"""The most sentences back to the last speaker that "it" or "they" may mean."""
_PLURALS = frozenset(("are", "were", "have"))  # "The crew *were* rescued, it said"
_DESCRIBING = 2
"""The most adjectives before a noun."""


class BodyAntecedents(Struct, frozen=True):
    """Finds antecedents of "it" and "they", given the speakers of the sentences before."""

    entities: Sequence[Entity]
    lexicon: CueLexicon
    sentences: Sequence[NarratorSentence]
    spoken: Sequence[SpokenAt]

    def of_pronoun(self, sentence: NarratorSentence, head: int, pronoun: str) -> Speaker | None:
        """The antecedent of "it" or "they" at word `head`; None for other pronouns."""
        last = self.spoken[-1] if self.spoken else None
        if last is None or sentence.index - last.sentence > _REACH:
            return None
        fits = last.speaker.plural if pronoun == "they" else pronoun == "it" and self._may_be_body(last.speaker)
        return last.speaker if fits and not self._another_acts(last, sentence, head) else None

    def _another_acts(self, last: SpokenAt, sentence: NarratorSentence, head: int) -> bool:
        """Whether a clause since the last speaker opens with another body or group: by its name, or as a noun."""
        known = (last.speaker.name or "").lower()
        plurals = () if sentence.words[head].lower == "they" else _PLURALS
        for words in words_since(self.sentences, last.sentence + 1, sentence, head):
            for at, word in enumerate(words):
                start = self._opening(words, at)
                owned = at + 2 if is_possessive(words, at + 1) and at + 2 < len(words) else at
                is_last = any(_is_of(last.speaker, words[one]) for one in (at, owned))  # "*China's* Foreign Ministry"
                if is_last or not opens_clause(words, start):
                    continue
                if word.mention >= 0 and self.entities[word.mention].kind in _BODIES:
                    return True
                no_bodies = (self.lexicon.person_nouns, self.lexicon.counts)
                is_noun = word.is_one_of(self.lexicon.speakers) and not word.is_one_of(*no_bodies)
                is_head = at + 1 < len(words) and not words[at + 1].is_one_of(self.lexicon.speakers, plurals)
                if is_noun and is_head and word.lower not in known:
                    return True
        return False

    def _opening(self, words: Sequence[Word], at: int) -> int:
        """Where the phrase opens whose noun is word `at`: "*the* council"; of several, "*angry* young drivers"."""
        start = at
        described = range(_DESCRIBING if words[at].lower.endswith("s") and words[at].mention < 0 else 0)
        for _ in described:
            before = words[start - 1] if start else None
            if opens_clause(words, start) or before is None or not self._describes(before):
                break
            start -= 1
        return start - (start > 0 and words[start - 1].is_one_of(ARTICLES))

    def _describes(self, word: Word) -> bool:
        """Whether a word before a noun may be its adjective."""
        unfit = (self.lexicon.prepositions, self.lexicon.cues, ARTICLES, self.lexicon.boundaries)
        return word.is_word and word.mention < 0 and not word.is_one_of(*unfit) and not is_tensed(word, self.lexicon)

    def _may_be_body(self, speaker: Speaker) -> bool:
        """Whether "it" may mean the speaker: a body, a country, or a description of no person."""
        if speaker.kind is not None:
            return speaker.kind in _BODIES
        return not speaker.plural and not is_person(speaker, self.lexicon)


def _is_of(speaker: Speaker, word: Word) -> bool:
    """Whether the word names the speaker, or is in its phrase."""
    return word.mention == speaker.entity >= 0 or speaker.span.start <= word.start < speaker.span.end
