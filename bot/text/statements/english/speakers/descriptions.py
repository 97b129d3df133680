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
from bot.text.statements.english.words import INTRODUCTIONS, Word, WordRange
from bot.text.statements.speaker import Speaker

_HEAD_ENDS = regex(r"\s(?:by|of|in|for|at|from|with|to|on|that|which|who)\s")
"""Words after the head of a description: "update published *by* the ministry" is not a ministry."""
_BEHIND_HEAD = r" (?:\w+(?:ed|ing)|known|seen|familiar|close|present|responsible)\b"
"""What follows the noun that it describes: "official *familiar* with the matter", "email *posted* on Monday"."""
_RIVAL_REACH = 30
"""The most sentences back within which another of the kind makes "the minister" uncertain."""
_MOST_RIVALS = 100
"""The most uses of a noun that are looked at."""
_AT = frozenset(("at", "in", "from", "for", "inside"))
_OFFICES = frozenset(
    ("office", "headquarters", "palace", "embassy", "mission", "house", "hall", "consulate", "command")
)
"""Nouns for the place of a body that mean the body."""
_BEFORE = 5
"""Words before a noun within which its determiner comes."""
_FEWEST_AHEAD = 3
"""The fewest words of an opening phrase with its comma: "in Tokyo,"."""


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
        head = re.compile(rf"\b{re.escape(noun)}(?:$|{_BEHIND_HEAD})")
        speakers = (one.speaker for one in self.spoken if one.speaker.entity < 0)
        described = {s.name: s for s in speakers if s.name and head.search(_HEAD_ENDS.split(s.name, maxsplit=1)[0])}
        if len(entities) + len(described) != 1:
            return None
        titles = [*described, *(role.text for index in entities if (role := self.entities[index].role))]
        if noun.startswith("spokes") and self._is_elsewhere(sentence, at, titles):
            return None
        known = first_mention(self.entities, entities[0]) if entities else next(iter(described.values()))
        return None if self._has_rival(noun, sentence, at, known) else known

    def _is_elsewhere(self, sentence: NarratorSentence, at: int, titles: Sequence[str]) -> bool:
        """Whether a phrase before the speaker at word `at` is of another body than the `titles` of the known one are,
        or of a place that the text has not named yet: "*At the president's office*, the spokesman", after that of a
        ministry. Not "At a briefing in Seoul"."""
        words = sentence.words[: max(0, at - 1)]
        if at < _FEWEST_AHEAD or sentence.words[at - 1].text != "," or not words[0].is_one_of(_AT):
            return False
        behind = range(1, len(words))
        end = next((one for one in behind if words[one].is_one_of(self.lexicon.prepositions)), len(words))
        phrase = words[1:end]
        if not phrase or not self._is_body(phrase[-1]) or self._is_here(phrase, sentence):
            return False
        bodies = [word.lower for word in phrase if self._is_body(word)]
        return not any(all(body in title.lower() for body in bodies) for title in titles)

    def _is_here(self, phrase: Sequence[Word], sentence: NarratorSentence) -> bool:
        """Whether a phrase does not name another body: "headquarters" alone, or a place named before."""
        last = phrase[-1]
        if last.mention < 0:
            return len(phrase) == 1
        entity = self.entities[last.mention]
        return entity.kind is EntityKind.PLACE and entity.mentions[0].start < sentence.start

    def _is_body(self, word: Word) -> bool:
        """Whether a word is a body or place, by its name or as a noun: "office", "ministry"."""
        if word.mention >= 0:
            return self.entities[word.mention].kind in (EntityKind.ORGANISATION, EntityKind.PLACE)
        is_person_or_text = word.is_one_of(self.lexicon.persons) or word.is_one_of(self.lexicon.authored)
        return word.is_one_of(_OFFICES) or (word.is_one_of(self.lexicon.speakers) and not is_person_or_text)

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
