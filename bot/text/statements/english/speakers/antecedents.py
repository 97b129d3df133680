"""Find the antecedents of "he", "she", "it", "they" and "the 34-year-old"; None if two readings are left.

last speaker, or the only person named nearby -> nobody else brought up since -> antecedent
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from bot.model.analysis import Entity
from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.narrator_sentences import NarratorSentence
from bot.text.statements.english.speakers.bodies import BodyAntecedents
from bot.text.statements.english.speakers.descriptions import DescriptionReader
from bot.text.statements.english.speakers.memory import SpokenAt, first_mention
from bot.text.statements.english.speakers.nearby import (
    REPLIES,
    has_object,
    introduces_person,
    is_aside,
    is_before_question,
    is_definite,
    names_another,
    opening_phrase,
    opens_with_apposition,
    quotes_one_of,
    title_start,
    without_owners,
    words_since,
)
from bot.text.statements.english.speakers.persons import (
    NOMINATIVES,
    NOUN_GENDERS,
    DescribedPerson,
    described_persons,
    is_person,
)
from bot.text.statements.english.speakers.portraits import Portrait, portrait
from bot.text.statements.english.words import (
    Word,
    is_adverb,
    is_tensed,
    may_be_verb,
    opens_clause,
    span_of,
)
from bot.text.statements.speaker import Speaker

_PRONOUN_GENDERS = {"he": "m", "she": "f"}
_OWNERS = {"m": ("his",), "f": ("her",)}
_PRONOUNS = {"m": ("he", "him", "his"), "f": ("she", "her")}
_OWNER_AND_NOUN = 2
"""The words of a relative such as "his wife"; a longer phrase, "his first wife", may mean one of two."""
_PERSON_REACH = 4
"""The most sentences back to the last speaker that "he" or "she" may mean."""
_RECENT = 1
"""Sentences back to the last speaker whom "he" means rather than who acts in the sentence before."""
_FAR = 3
"""Sentences back to the last speaker whom "he" does not mean where somebody acts in the sentence before; nearer, who
acts must open that sentence: not "Four years later, *Kim* was dead"."""
_NAME_REACH = 2
"""The most sentences back within which names compete to be the antecedent of "he" or "she"; not counted are those that
begin with the pronoun, up to `_CHAIN_REACH`."""
_CHAIN_REACH = 5


class AntecedentFinder(Struct):
    """Finds antecedents, given the speakers of the sentences before. `genders` and `persons` hold indices into the
    entities, `spoken` the speakers so far, which the owner adds to."""

    entities: Sequence[Entity]
    lexicon: CueLexicon
    genders: dict[int, str]
    sentences: Sequence[NarratorSentence]
    persons: frozenset[int]
    spoken: Sequence[SpokenAt]
    descriptions: DescriptionReader
    _described: dict[int, tuple[DescribedPerson, ...]] = field(default_factory=dict)
    """The persons without a name in each sentence, found once."""
    _portraits: tuple[Portrait | None] | None = None
    """The portrait that the text begins with, found once."""

    def of_pronoun(self, sentence: NarratorSentence, head: int) -> Speaker | None:
        """The antecedent of the personal pronoun at word `head`; none that only the words before a question name."""
        found = self._of_pronoun(sentence, head)
        return found if found and not is_before_question(self.sentences, sentence, head, found.entity) else None

    def _of_pronoun(self, sentence: NarratorSentence, head: int) -> Speaker | None:
        pronoun = sentence.words[head].lower
        pronoun = NOMINATIVES.get(pronoun, pronoun)
        if pronoun in _PRONOUN_GENDERS:
            gender = _PRONOUN_GENDERS[pronoun]
            found = self._person(sentence, head, gender)
            if found is not None and found.entity >= 0:
                self.genders.setdefault(found.entity, gender)
            return found or self._teller(sentence, head, gender) or self._relative(sentence, head, gender)
        return self._bodies().of_pronoun(sentence, head, pronoun)

    def of_age(self, sentence: NarratorSentence, at: int) -> Speaker | None:
        """The one person whom "the 34-year-old" at word `at` can mean."""
        found = {gender: self._person(sentence, at, gender) for gender in _PRONOUNS}
        named = {speaker.entity: speaker for speaker in found.values() if speaker}
        if len(named) != 1:
            return None
        person, speaker = next(iter(named.items()))
        for other, gender in (("m", "f"), ("f", "m")):  # somebody else is left if the gender is the other one
            is_known = person in self.genders or self._portrayed(sentence, gender) is not None
            if found[other] is None and (not is_known or self._is_described(sentence, at, other)):
                return None
        return speaker

    def _is_described(self, sentence: NarratorSentence, head: int, gender: str) -> bool:
        """Whether somebody without a name, who may be of the gender, acts near before word `head`."""
        near = self._described_since(max(0, sentence.index - _NAME_REACH), sentence, head)
        return any(one.is_subject and one.gender in (None, gender) for _, one in near)

    def brings_up_another(self, sentence: NarratorSentence, speaker: Speaker) -> bool:
        """Whether a clause of the sentence has another person than the speaker as its subject."""
        words = sentence.words
        names = (at for at, word in enumerate(words) if word.mention in self.persons - {speaker.entity})
        if any(opens_clause(words, at) for at in names):
            return True
        described = ((one, sentence) for one in self._described_in(sentence) if one.is_subject)
        return self._has_rival(speaker, described)

    def _bodies(self) -> BodyAntecedents:
        return BodyAntecedents(self.entities, self.lexicon, self.sentences, self.spoken)

    def _person(self, sentence: NarratorSentence, head: int, gender: str) -> Speaker | None:
        """The one person that the "he" or "she" at word `head` can mean; None if two are left."""
        near = self._since_last_speaker(sentence, head)
        if any(introduces_person(words, self.lexicon, self.persons) for words in near):
            return None
        before = [one.words for one in self.sentences[max(0, sentence.index - 1) : sentence.index]]
        if any(names_another(words, gender) for words in (*before, sentence.words[:head])):
            return None
        last = self._last_person(sentence, gender)
        distance = _FAR if last is None or self._opens_paragraph(sentence.index - 1) else sentence.index - last.sentence
        acting = self._acting_alone(sentence, head, gender, opens=distance < _FAR) if distance > _RECENT else None
        if acting is not None:
            return first_mention(self.entities, acting)
        found = self._last_or_only_person(sentence, head, gender, last)
        start = last.sentence + 1 if last else max(0, sentence.index - _NAME_REACH)
        if found is None and last is None and (portrayed := self._portrait()) is not None:
            found, start = self._portrayed(sentence, gender), portrayed.since
        if found is None or (last and self._may_answer(last, gender, is_reply=self._is_reply(sentence, head))):
            return None
        if last and self._goes_on_of_another(last, sentence, gender):
            return None
        rivals = self._described_since(start, sentence, head)
        fitting = [(one, where) for where, one in rivals if one.gender in (None, gender)]
        return None if self._has_rival(found, [one for one in fitting if one[0].is_subject or last is None]) else found

    def _teller(self, sentence: NarratorSentence, head: int, gender: str) -> Speaker | None:
        """The speaker of the sentence before, known to be of the gender, who goes on and names others that do not act:
        "He will meet Pak, *she* said"."""
        last, words = self._last_person(sentence, gender), sentence.words[:head]
        if last is None or last.sentence < sentence.index - 1 or not words or words[-1].text != ",":
            return None
        is_known = self.genders.get(last.speaker.entity) == gender
        if not is_known or names_another(words, gender) or self._may_answer(last, gender, is_reply=True):
            return None
        acting = self._persons_in((word for at, word in enumerate(words) if self._may_act(words, at)), gender)
        described = any(
            one.gender in (None, gender) for _, one in self._described_since(sentence.index, sentence, head)
        )
        return None if acting or described else last.speaker

    def _relative(self, sentence: NarratorSentence, head: int, gender: str) -> Speaker | None:
        """The relative without a name whom the sentence before is about: "*His wife* disagrees. She says". The owner is
        of the other gender, and nobody else is near."""
        if head > 0 or sentence.index == 0:
            return None
        before = self.sentences[sentence.index - 1]
        told = self._described_in(before)
        if len(told) != 1 or told[0].gender != gender:
            return None
        if told[0].phrase.start > 0 or told[0].phrase.size != _OWNER_AND_NOUN:
            return None
        other = "m" if gender == "f" else "f"
        if not before.words[0].is_one_of(_OWNERS[other]) or self._persons_in(before.words, gender):
            return None
        near = self.sentences[max(0, before.index - 1) : before.index]
        owners = {person for one in near for person in self._persons_in(one.words, other)}
        last = self._last_person(sentence, gender)
        if len(owners) != 1 or (last is not None and last.speaker.entity not in owners):
            return None
        if any(one.gender in (None, gender) and one.is_subject for where in near for one in self._described_in(where)):
            return None
        words = before.words[slice(*told[0].phrase)]
        return Speaker(" ".join(word.text for word in words), None, span_of(words))

    def _has_rival(self, found: Speaker, described: Iterable[tuple[DescribedPerson, NarratorSentence]]) -> bool:
        """Whether one of the persons without a name is another than the one found. A noun that means the one found is
        looked up once."""
        same = set[str]()
        for person, sentence in described:
            if person.noun in same and is_definite(person.phrase, sentence.words):
                continue
            if not self._is_same(person, sentence, found):
                return True
            same.add(person.noun)
        return False

    def _last_or_only_person(
        self, sentence: NarratorSentence, head: int, gender: str, last: SpokenAt | None
    ) -> Speaker | None:
        """The last speaker, or the only person named nearby, if nobody else is named."""
        opening = self._persons_in(opening_phrase(sentence.words[:head]), gender)
        if last is not None and last.speaker.entity in opening:
            return None
        here = [person for person in self._persons_in(sentence.words[:head], gender) if person not in opening]
        if last is not None and last.sentence == sentence.index and here == [last.speaker.entity]:
            return last.speaker  # "*Dunlap* said he"
        named = list(here)
        for words in self._words_of_others(sentence, gender):
            named += [p for p in self._persons_in(words, gender) if p not in (*named, *opening)]
        if last is None:
            is_one = len(named) == 1 and not self._acts_on_another(named[0], sentence, gender)
            is_one = is_one and not is_aside(self.sentences, sentence.index - 1, named[0], _PRONOUNS[gender])
            return first_mention(self.entities, named[0]) if is_one else None
        if last.speaker.entity in named and not here:
            return None if self._others_named_since(last, sentence, gender) else last.speaker
        return last.speaker if not named or named == [last.speaker.entity] else None

    def _portrayed(self, sentence: NarratorSentence, gender: str) -> Speaker | None:
        """The only person whom the text has named so far, if not nearby but told of in between by the pronoun."""
        found = self._portrait()
        if found is None or not found.holds(sentence.index) or self.genders.get(found.person, gender) != gender:
            return None
        near = self.sentences[max(0, sentence.index - _NAME_REACH) : sentence.index + 1]
        if any(word.mention == found.person for one in near for word in one.words):
            return None
        told = any(word.is_one_of(_PRONOUNS[gender]) for one in near[:-1] for word in one.words)
        return first_mention(self.entities, found.person) if told else None

    def _portrait(self) -> Portrait | None:
        if self._portraits is None:
            self._portraits = (portrait(self.sentences, self.persons),)
        return self._portraits[0]

    def _words_of_others(self, sentence: NarratorSentence, gender: str) -> Iterator[Sequence[Word]]:
        """The words near before a sentence that may name whom its "he" means. What "he" begins is told of the same
        person, so that whoever is named there is another, and the words before it count: "*He* was met by Jon"."""
        reach = _NAME_REACH
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _CHAIN_REACH), -1):
            words = self.sentences[index].words
            if _PRONOUN_GENDERS.get(words[0].lower) == gender:
                yield [word for at, word in enumerate(words) if at and self._may_act(words, at)]
                continue
            yield words
            reach -= 1
            if not reach:
                return

    def _may_act(self, words: Sequence[Word], at: int) -> bool:
        """Whether word `at` opens a clause that has a verb, and not the rest of a list: "was met by Jon, *Pak* …"."""
        return opens_clause(words, at) and any(
            is_tensed(word, self.lexicon)
            or (word.mention < 0 and may_be_verb(word, self.lexicon) and words[beside].mention >= 0)
            for beside, word in enumerate(words[at + 1 :], at)
        )

    def _opens_paragraph(self, index: int) -> bool:
        """Whether a sentence, in which nobody speaks, opens a paragraph that the next one continues."""
        if index < 1 or (self.spoken and self.spoken[-1].sentence >= index):
            return False
        paragraphs = [one.paragraph for one in self.sentences[index - 1 : index + 2]]
        return paragraphs[0] != paragraphs[1] == paragraphs[-1]

    def _acting_alone(self, sentence: NarratorSentence, head: int, gender: str, *, opens: bool) -> int | None:
        """The person with whom a clause of the sentence before opens, or that sentence itself if it `opens`, if nobody
        else is in it or in this one up to word `head`."""
        if not sentence.index or self._persons_in(sentence.words[:head], gender):
            return None
        words = self.sentences[sentence.index - 1].words
        persons = self._persons_in(without_owners(words), gender)
        if len(persons) != 1 or has_object(words, gender):
            return None
        if opens and len(self.persons.intersection(word.mention for word in words)) > 1:
            return None  # 'said the widow. *Kim and Lee* were there. "I waited," she said'
        at = next(at for at, word in enumerate(words) if word.mention == persons[0])
        if any(word.is_one_of(_OWNERS[gender]) for word in words[:at]):  # "*Her* assistant, Jo Mun Ho, speaks"
            return None
        if is_aside(self.sentences, sentence.index - 1, persons[0], _PRONOUNS[gender]):
            return None
        others = self._described_since(sentence.index - 1, sentence, head)
        is_alone = all(one.gender not in (None, gender) for _, one in others)
        start = title_start(words, at, self.lexicon)
        acts = start == 0 or opens_with_apposition(words, start, self.lexicon) if opens else opens_clause(words, start)
        return persons[0] if is_alone and acts else None

    def _acts_on_another(self, person: int, sentence: NarratorSentence, gender: str) -> bool:
        """Whether the person did something to another one whom a pronoun means: "*Sommerfeld* showed him the book"."""
        for one in self.sentences[max(0, sentence.index - _NAME_REACH) : sentence.index]:
            named = next((at for at, word in enumerate(one.words) if word.mention == person), None)
            if named is not None and opens_clause(one.words, named) and has_object(one.words[named:], gender):
                return True
        return False

    def _last_person(self, sentence: NarratorSentence, gender: str) -> SpokenAt | None:
        """The last speaker, if it is near and a person of the gender."""
        last = self._spoken_near(sentence)
        if last is None or not is_person(last.speaker, self.lexicon) or not self._fits(last.speaker, gender):
            return None
        return last

    def _spoken_near(self, sentence: NarratorSentence) -> SpokenAt | None:
        last = self.spoken[-1] if self.spoken else None
        return last if last and sentence.index - last.sentence <= _PERSON_REACH else None

    def _others_named_since(self, last: SpokenAt, sentence: NarratorSentence, gender: str) -> bool:
        """Whether another person is named between the sentence of the last speaker and this one."""
        between = self.sentences[last.sentence + 1 : sentence.index]
        return any(p != last.speaker.entity for one in between for p in self._persons_in(one.words, gender))

    def _may_answer(self, last: SpokenAt, gender: str, *, is_reply: bool) -> bool:
        """Whether the last speaker spoke to or of another person who may be the next to speak: "Kim asked *Pak*". A
        person who was told something is expected to speak only if the next verb is that of a reply."""
        sentence = self.sentences[last.sentence]
        words = sentence.words
        if last.others.asked or (is_reply and last.others.inquired):
            return True
        places = last.others.acting | (last.others.told if is_reply else frozenset())
        beside = [words[at] for at in sorted(places)]
        if has_object(beside, gender):
            return True
        if any(person != last.speaker.entity for person in self._persons_in(beside, gender)):
            return True
        return any(
            one.gender in (None, gender)
            and one.phrase.start in places
            and not words[one.phrase.start - 1].is_one_of(self.lexicon.prepositions)
            for one in self._described_in(sentence)
        )

    def _goes_on_of_another(self, last: SpokenAt, sentence: NarratorSentence, gender: str) -> bool:
        """Whether the narrator goes on with somebody of whom the last speaker spoke: '"He is our best," said Ma. *He*
        hit 40 of them'."""
        between = self.sentences[last.sentence + 1 : sentence.index]
        if not any(_PRONOUN_GENDERS.get(one.words[0].lower) == gender for one in between):
            return False
        return quotes_one_of(self.sentences[last.sentence].words, _PRONOUNS[gender])

    def _is_reply(self, sentence: NarratorSentence, head: int) -> bool:
        """Whether the verb after the pronoun at word `head` answers somebody."""
        words = sentence.words
        verb = head + 1
        while verb < len(words) and is_adverb(words[verb], self.lexicon):
            verb += 1
        return verb < len(words) and words[verb].is_one_of(REPLIES)

    def _described_since(
        self, start: int, sentence: NarratorSentence, head: int
    ) -> Iterator[tuple[NarratorSentence, DescribedPerson]]:
        """The persons without a name from sentence `start` up to word `head` of this one."""
        for one in self.sentences[start : sentence.index + 1]:
            for person in self._described_in(one):
                if one.index < sentence.index or person.phrase.end <= head:
                    yield one, person

    def _described_in(self, sentence: NarratorSentence) -> tuple[DescribedPerson, ...]:
        if sentence.index not in self._described:
            found = described_persons(sentence.words, self.lexicon, self.persons)
            self._described[sentence.index] = tuple(found)
        return self._described[sentence.index]

    def _is_same(self, person: DescribedPerson, sentence: NarratorSentence, speaker: Speaker) -> bool:
        """Whether "the minister" is the speaker."""
        if not is_definite(person.phrase, sentence.words):
            return False
        if speaker.entity < 0:
            return re.search(rf"\b{re.escape(person.noun)}\b", (speaker.name or "").lower()) is not None
        known = self.descriptions.known_as(person.noun, sentence, person.phrase.start)
        return known is not None and known.name == speaker.name

    def _since_last_speaker(self, sentence: NarratorSentence, head: int) -> Iterator[Sequence[Word]]:
        """The narrator's words since someone spoke, up to the pronoun at word `head`."""
        last = self._spoken_near(sentence)
        start = last.sentence + 1 if last else max(0, sentence.index - _NAME_REACH)
        return words_since(self.sentences, start, sentence, head)

    def _persons_in(self, words: Iterable[Word], gender: str) -> list[int]:
        """The persons named in the words, each once, in order."""
        named = dict.fromkeys(word.mention for word in words if word.mention in self.persons)
        return [person for person in named if self.genders.get(person, gender) == gender]

    def _fits(self, speaker: Speaker, gender: str) -> bool:
        """Whether the speaker has the gender, or the text does not show the speaker's gender."""
        if speaker.entity >= 0:
            return self.genders.get(speaker.entity, gender) == gender
        words = re.findall(r"\w+", (speaker.name or "").lower())
        if words and words[0] in _OWNERS[gender]:
            return False  # "her lawyer": she may be the client
        nouns = [word for word in words if word in NOUN_GENDERS]
        return not nouns or NOUN_GENDERS[nouns[0]] == gender
