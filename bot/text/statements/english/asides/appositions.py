"""Persons named in an apposition, alone, with a place or behind a title: "the envoy, *Piet Vos* of the party,"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.text.statements.english.noun_phrases import NounPhrases
from bot.text.statements.english.words import Word, WordRange, is_plain_noun

_OFFICE_OPENERS = frozenset(("the", "a", "an", "his", "her", "its", "their", "former", "retired", "then", "acting"))
"""Words that open an office before a name: "*the* historian Gil"; not "*including* Senator Orton"."""
_NO_TITLES = frozenset(("like", "unlike", "not", "even", "only", "also", "plus", "once", "including"))
_HONOURS = frozenset(
    ("prof", "dr", "rev", "sir", "dame", "lord", "lady", "baroness", "sgt", "capt", "col", "gen", "mr", "ms", "mrs")
)
_LONGEST_TITLES = 8
"""The most words of a title and the first of a name."""


class Appositions(Struct, frozen=True):
    """Reads the appositions of one sentence."""

    phrases: NounPhrases

    def person(self, aside: WordRange) -> WordRange | None:
        """The person whom an aside names with a party or place: "the envoy, *Piet Vos* of the Barley Party"."""
        words = self.phrases.words
        named, end = words[aside.start].mention, aside.start
        while end < aside.end and words[end].mention == named:
            end += 1
        behind = words[end : aside.end]
        if named not in self.phrases.persons or not behind or not behind[0].is_one_of(("of", "from")):
            return None
        is_phrase = all(one.is_word and not one.is_one_of(self.phrases.lexicon.finite, {"who"}) for one in behind)
        return WordRange(aside.start, end) if is_phrase else None

    def is_titled_person(self, aside: WordRange) -> bool:
        """Whether an aside is a title or an office and a person's name: "her opponent, *Senator Orton*, said", "his
        guest, *the historian Gil*, said"."""
        words, phrases = self.phrases.words, self.phrases
        last = words[aside.end - 1].mention
        if last not in phrases.persons:
            return False
        titles = [word for word in words[slice(*aside)] if word.mention != last]
        if not titles or any(word.mention in phrases.persons or not word.is_word for word in titles):
            return False
        if all(word.text[0].isupper() and word.mention < 0 for word in titles):
            return True
        unfit = phrases.lexicon.prepositions | phrases.lexicon.boundaries | {"who", "which"}
        if any(word.is_one_of(unfit) for word in titles if word.mention < 0):
            return False
        office = [word for word in titles if word.text.islower()]
        holds = bool(office) and office[-1].is_one_of(phrases.lexicon.speakers) and titles[-1].mention < 0
        return holds and (titles[0].is_one_of(_OFFICE_OPENERS) or self._is_bare_office(titles))

    def titled_name(self, start: int) -> int | None:
        """Where the name of a person begins whose title begins at word `start`: "former school nurse *Ann Pruitt*"."""
        words, persons = self.phrases.words, self.phrases.persons
        near = range(start + 1, min(len(words), start + _LONGEST_TITLES))
        name = next((at for at in near if words[at].mention in persons), None)
        if name is None or not self.is_titled_person(WordRange(start, name + 1)):
            return None
        return name

    def _is_bare_office(self, titles: Sequence[Word]) -> bool:
        """Whether an office without an article may precede a name: "*consultant* Prof Breslin", "*retired school nurse*
        Pruitt"; not "*citing* mayor Breslin", "*once* mayor Breslin"."""
        lexicon = self.phrases.lexicon
        first = titles[0]
        is_noun = is_plain_noun(first, lexicon) or first.is_one_of(lexicon.person_nouns)
        is_act = first.lower.endswith(("ing", "ly", "ed")) or first.is_one_of(_NO_TITLES)
        return is_noun and not is_act and titles[-1].is_one_of(lexicon.person_nouns, _HONOURS)
