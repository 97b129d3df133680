"""Find the antecedent of "the ministry" or "the minister": the one body or person of that kind that the text has
named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct, field

from bot.model.analysis import Entity, EntityKind
from bot.regexes import regex
from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.narrator_sentences import NarratorSentence
from bot.text.statements.english.speakers.memory import SpokenAt, first_mention
from bot.text.statements.english.speakers.persons import COMPLEMENTS, named_by
from bot.text.statements.english.words import (
    INTRODUCTIONS,
    WordRange,
)
from bot.text.statements.speaker import Speaker

_HEAD_ENDS = regex(r"\s(?:by|of|in|for|at|from|with|to|on|that|which|who)\s")
"""Words after the head of a description: "update published *by* the ministry" is not a ministry."""
_RIVAL_REACH = 30
"""The most sentences back within which another of the kind makes "the minister" uncertain."""
_MOST_RIVALS = 100
"""The most uses of a noun that are looked at."""
_BEFORE = 5
"""Words before a noun within which its determiner comes."""


class DescriptionReader(Struct):
    """Finds whom definite descriptions mean. `persons` are the indices of the persons among the entities, `spoken` the
    speakers so far, which the owner adds to."""

    entities: Sequence[Entity]
    lexicon: CueLexicon
    sentences: Sequence[NarratorSentence]
    persons: frozenset[int]
    spoken: Sequence[SpokenAt]
    _places: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """Noun that can speak -> its places as sentence and word. Computed at the first call."""

    def known_as(self, noun: str, sentence: NarratorSentence, at: int) -> Speaker | None:
        """The one earlier speaker or entity that "the" noun at word `at` refers to: "the ministry" after "the Foreign
        Ministry". None if another of the kind was mentioned."""
        entities = self._entities_known_as(noun, sentence.start)
        word = re.compile(rf"\b{re.escape(noun)}\b")
        speakers = (one.speaker for one in self.spoken if one.speaker.entity < 0)
        described = {s.name: s for s in speakers if s.name and word.search(_HEAD_ENDS.split(s.name, maxsplit=1)[0])}
        if len(entities) + len(described) != 1:
            return None
        known = first_mention(self.entities, entities[0]) if entities else next(iter(described.values()))
        return None if self._has_rival(noun, sentence, at, known) else known

    def _entities_known_as(self, noun: str, before: int) -> list[int]:
        """The entities named before an offset that a noun refers to: persons by their role, bodies by their name."""
        word = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE)
        is_office = noun in self.lexicon.persons
        kind = EntityKind.PERSON if is_office else EntityKind.ORGANISATION
        found: list[int] = []
        for index, entity in enumerate(self.entities):
            if entity.kind is kind and entity.mentions[0].start < before:
                role = entity.role.text if entity.role else ""
                if word.search(role if is_office else entity.name):
                    found.append(index)
        return found

    def _has_rival(self, noun: str, sentence: NarratorSentence, at: int, known: Speaker) -> bool:
        """Whether the text has mentioned another one: "*a spokesman for the navy*" after "Noh, the spokesman"."""
        places = self._all_places().get(noun, [])
        first = bisect_left(places, (sentence.index - _RIVAL_REACH, 0))
        until = bisect_left(places, (sentence.index, at))
        near = places[max(first, until - _MOST_RIVALS) : until]
        return any(self._is_another(*place, known) for place in near)

    def _is_another(self, index: int, at: int, known: Speaker) -> bool:
        """Whether the noun at a word of a sentence means somebody else."""
        words = self.sentences[index].words
        if known.span.start <= words[at].start < known.span.end:
            return False
        if words[at].mention >= 0:
            return words[at].mention != known.entity
        start = at
        while start > 0 and at - start < _BEFORE and words[start - 1].is_word:
            start -= 1
            if words[start].is_one_of(INTRODUCTIONS) or words[start].is_one_of(("the",)):
                break
        else:
            return False  # no determiner: "Mayor Tak", "elected mayor"
        named = named_by(words, WordRange(start, at + 1), self.persons)
        if named is not None:
            return named != known.entity
        if words[start].lower in INTRODUCTIONS:
            return True
        is_told_apart = at + 1 < len(words) and words[at + 1].is_one_of(COMPLEMENTS)
        return at - start > 1 or is_told_apart

    def _all_places(self) -> dict[str, list[tuple[int, int]]]:
        if not self._places:
            found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
            for sentence in self.sentences:
                for at, word in enumerate(sentence.words):
                    if word.lower in self.lexicon.speakers and not self._is_modifier(sentence, at):
                        found[word.lower].append((sentence.index, at))
            self._places = dict(found)
        return self._places

    def _is_modifier(self, sentence: NarratorSentence, at: int) -> bool:
        """Whether the noun only modifies the noun after it: "the *ministry* spokesman", "*police* officers"."""
        following = sentence.words[at + 1 : at + 2]
        return bool(following) and following[0].is_one_of(self.lexicon.speakers)
