"""Resolve a subject to a speaker: a name where the text settles it, else the description that the text gives.

A pronoun, or a noun such as "the ministry", has an antecedent only where one reading is left: no speaker is better than
a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from bot.model.analysis import Entity, EntityKind, Span
from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.documents import AUTHORLESS, DOCUMENTS, DocumentReader
from bot.text.statements.english.narrator_sentences import NarratorSentence
from bot.text.statements.english.noun_phrases import NounPhrases
from bot.text.statements.english.subjects import SubjectFinder
from bot.text.statements.english.words import Word, WordRange, is_possessive, name_start, span_of
from bot.text.statements.speaker import Speaker

_PRONOUN_GENDERS = {"he": "m", "she": "f"}
_NOMINATIVES = {
    "his": "he",
    "him": "he",
    "her": "she",
    "its": "it",
    "their": "they",
    "them": "they",
    "me": "i",
    "us": "we",
}
_NOUN_GENDERS = dict.fromkeys(("mother", "daughter", "wife", "sister", "widow", "woman", "girl", "queen"), "f")
_NOUN_GENDERS |= dict.fromkeys(("father", "son", "husband", "brother", "man", "boy", "king"), "m")
_TITLE_BEFORE = re.compile(r"\b(Mr|Mrs|Ms|Miss|Sir|Lady)\.? ?$")
_TITLE_WITHIN = re.compile(r"(Mr|Mrs|Ms|Miss|Sir|Lady)\b")
_BODIES = {EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP}
_ADJECTIVE_ENDINGS = ("i", "ese", "an", "ish", "ch", "ic")
_INTERVIEW_LETTERS = (["Q"], ["A"])
"""Who asks and who answers in an interview."""
_INTRODUCTIONS = frozenset(["a", "an", "another", "one", "his", "her", "my", "our", "their"])
"""Determiners of a person that the text has not mentioned yet."""
_AGE = re.compile(r"^the.*\b\d+ ?- ?year ?- ?old$")
_PERSON_REACH = 4
"""Sentences back to the last speaker that "he" or "she" may mean."""
_BODY_REACH = 2
"""Sentences back to the last speaker that "it" or "they" may mean."""
_DOCUMENT_REACH = 3
"""Sentences back within which "the message" was brought up."""
_HEAD_ENDS = re.compile(r"\s(?:by|of|in|for|at|from|with|to|on|that|which|who)\s")
"""Behind the head of a description: "update published *by* the ministry" is no ministry."""
_DEMONYM_ENDINGS = ("an", "ine", "i", "ard")
"""Of adjectives that mean one person behind an article: "the Argentine"; "the Chinese" may be the state."""
_DEFINITE = frozenset(("the", "this", "that"))
_NAME_REACH = 2
"""Sentences back within which names compete to be the antecedent of "he" or "she"."""


class SpokenAt(NamedTuple):
    """A speaker, and the index of the sentence in which it spoke."""

    sentence: int
    speaker: Speaker


@dataclass(slots=True)
class SpeakerResolver:
    """Resolves subjects to speakers, given the speakers of the sentences before.

    `genders` and `persons` hold indices into the entities.
    """

    entities: Sequence[Entity]
    lexicon: CueLexicon
    genders: dict[int, str]
    sentences: Sequence[NarratorSentence]
    persons: frozenset[int]
    spoken: list[SpokenAt] = field(default_factory=list)

    def resolve(self, sentence: NarratorSentence, phrase: WordRange) -> Speaker:
        """The speaker that a phrase of the sentence refers to."""
        words = sentence.words
        phrases = NounPhrases(words, self.lexicon, self.persons)
        head = phrases.head(phrase)
        word = words[head]
        span = span_of(_without_article(words[slice(*phrase)]))
        is_list = words[head + 1 : head + 2] and words[head + 1].text == "," and words[phrase.end - 1].mention >= 0
        last = phrase.end - 1 if is_list and phrases.coordination_start(phrase) is not None else head
        if (start := phrases.coordination_start(WordRange(phrase.start, last + 1))) is not None:
            names = _without_article(words[start : last + 1])
            return Speaker(_as_written(names), None, span_of(names), plural=True)
        if phrases.is_quantity(phrase) or [w.text for w in words[slice(*phrase)]] in _INTERVIEW_LETTERS:
            return Speaker(None, None, span)
        if word.mention >= 0 and self._is_adjective(words, head):
            return self._described(sentence, WordRange(phrase.start, head + 2), head + 1)
        if word.mention >= 0 and self._is_demonym(words, phrase, head):
            return Speaker(word.text, None, span)
        if word.mention >= 0 and not is_possessive(words, head + 1):
            return self._named(words, head)
        if word.lower in ("who", "which", "that"):
            antecedent = self._relative_antecedent(sentence, phrases, head)
            if antecedent is not None and word.lower == "who" and antecedent.kind is EntityKind.PLACE:
                antecedent = None  # "a gardener in Seoul who called"
            return antecedent or Speaker(None, None, span)
        if word.lower in self.lexicon.pronouns or word.lower in _NOMINATIVES:
            antecedent = self._pronoun_antecedent(sentence, head)
            return replace(antecedent, span=span) if antecedent else Speaker(None, None, span)
        if _AGE.search(_as_written(words[slice(*phrase)]).lower()):
            antecedent = self._antecedent_of_age(sentence, phrase.start)
            return replace(antecedent, span=span) if antecedent else Speaker(None, None, span)
        return self._described(sentence, phrase, head)

    def remember(self, sentence: NarratorSentence, speaker: Speaker) -> None:
        """Record who spoke in a sentence, where it is known."""
        if speaker.name:
            self.spoken.append(SpokenAt(sentence.index, speaker))

    def _named(self, words: Sequence[Word], head: int) -> Speaker:
        mention = words[head].mention
        entity = self.entities[mention]
        name = words[name_start(words, head) : head + 1]
        is_plural = entity.kind is EntityKind.GROUP
        return Speaker(entity.name, entity.id, span_of(name), entity.kind, mention, is_plural)

    def _is_adjective(self, words: Sequence[Word], head: int) -> bool:
        """Whether the head is a country's adjective before a noun that the phrase left out: "the *Israeli* troops"."""
        word, entity = words[head], self.entities[words[head].mention]
        if entity.kind is not EntityKind.PLACE or head + 1 >= len(words) or not word.lower.endswith(_ADJECTIVE_ENDINGS):
            return False
        return word.lower not in entity.name.lower().split() and words[head + 1].lower in self.lexicon.speakers

    def _is_demonym(self, words: Sequence[Word], phrase: WordRange, head: int) -> bool:
        """Whether the phrase is an article and a country's adjective, which then mean a person: "*the Argentine* said".
        "The Vatican" is a name."""
        word, entity = words[head], self.entities[words[head].mention]
        if head != phrase.start + 1 or not words[phrase.start].is_one_of(("the", "a", "an")):
            return False
        is_name = word.lower in entity.name.lower().split()
        return entity.kind is EntityKind.PLACE and word.lower.endswith(_DEMONYM_ENDINGS) and not is_name

    def _relative_antecedent(self, sentence: NarratorSentence, phrases: NounPhrases, head: int) -> Speaker | None:
        """The antecedent of the relative pronoun at word `head`: the phrase directly before it."""
        words = sentence.words
        end = head - 1 if head and words[head - 1].text == "," else head
        if end <= 0 or words[end - 1].quotation is not None:
            return None
        phrase = phrases.relative_antecedent(end - 1)
        if phrase is None or not phrases.can_speak(phrase) or words[phrase.start].lower in self.lexicon.pronouns:
            return None
        return self.resolve(sentence, phrase)

    def _pronoun_antecedent(self, sentence: NarratorSentence, head: int) -> Speaker | None:
        """The antecedent of the personal pronoun at word `head`."""
        pronoun = sentence.words[head].lower
        pronoun = _NOMINATIVES.get(pronoun, pronoun)
        if pronoun in _PRONOUN_GENDERS:
            return self._person_antecedent(sentence, head, _PRONOUN_GENDERS[pronoun])
        if pronoun == "it":
            return self._last_speaker(sentence, self._may_be_body)
        return self._last_speaker(sentence, lambda speaker: speaker.plural) if pronoun == "they" else None

    def _antecedent_of_age(self, sentence: NarratorSentence, at: int) -> Speaker | None:
        """The one person whom "the 34-year-old" at word `at` can mean."""
        found = [self._person_antecedent(sentence, at, gender) for gender in ("m", "f")]
        named = {speaker.entity: speaker for speaker in found if speaker}
        return next(iter(named.values())) if len(named) == 1 else None

    def _last_speaker(self, sentence: NarratorSentence, fits: Callable[[Speaker], bool]) -> Speaker | None:
        """The last speaker, if it is near and fits."""
        if not self.spoken or sentence.index - self.spoken[-1].sentence > _BODY_REACH:
            return None
        return self.spoken[-1].speaker if fits(self.spoken[-1].speaker) else None

    def _may_be_body(self, speaker: Speaker) -> bool:
        """Whether "it" may mean the speaker: a body, a country, or a description of no person."""
        if speaker.kind is not None:
            return speaker.kind in _BODIES
        return not speaker.plural and not self._is_person(speaker)

    def _person_antecedent(self, sentence: NarratorSentence, head: int, gender: str) -> Speaker | None:
        """The one person that the "he" or "she" at word `head` can mean; None where two are left."""
        if any(self._introduces_person(words, gender) for words in self._since_last_speaker(sentence, head)):
            return None
        near = [one.words for one in self.sentences[max(0, sentence.index - 1) : sentence.index]]
        if any(_names_another(words, gender) for words in (*near, sentence.words[:head])):
            return None
        here = self._persons_in(sentence.words[:head], gender)
        named = list(here)
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _NAME_REACH), -1):
            named += [p for p in self._persons_in(self.sentences[index].words, gender) if p not in named]
        last = self._last_person(sentence, gender)
        if last is None:
            return self._first_mention(named[0]) if len(named) == 1 else None
        if last.speaker.entity in named and not here:
            return None if self._others_named_since(last, sentence, gender) else last.speaker
        return last.speaker if not named or named == [last.speaker.entity] else None

    def _last_person(self, sentence: NarratorSentence, gender: str) -> SpokenAt | None:
        """The last speaker, if it is near and a person of the gender."""
        last = self._spoken_near(sentence)
        if last is None or not self._is_person(last.speaker) or not self._has_gender(last.speaker.entity, gender):
            return None
        return last

    def _spoken_near(self, sentence: NarratorSentence) -> SpokenAt | None:
        last = self.spoken[-1] if self.spoken else None
        return last if last and sentence.index - last.sentence <= _PERSON_REACH else None

    def _others_named_since(self, last: SpokenAt, sentence: NarratorSentence, gender: str) -> bool:
        """Whether another person is named between the sentence of the last speaker and this one."""
        between = self.sentences[last.sentence + 1 : sentence.index]
        return any(p != last.speaker.entity for one in between for p in self._persons_in(one.words, gender))

    def _since_last_speaker(self, sentence: NarratorSentence, head: int) -> Iterator[Sequence[Word]]:
        """The narrator's words since someone spoke, up to the pronoun at word `head`."""
        last = self._spoken_near(sentence)
        start = last.sentence + 1 if last else max(0, sentence.index - _NAME_REACH)
        yield from (one.words for one in self.sentences[start : sentence.index])
        yield sentence.words[:head]

    def _introduces_person(self, words: Sequence[Word], gender: str) -> bool:
        """Whether the subject is a person without a name, new to the text: "her neighbour nods".

        "The envoy" is not: it may be the one who spoke.
        """
        phrases = NounPhrases(words, self.lexicon, self.persons)
        subject = SubjectFinder(phrases).of_clause(0, len(words))
        if subject is None or words[subject.start].lower not in _INTRODUCTIONS:
            return False
        if subject.start == 0 and phrases.is_quantity(subject):
            return True
        head = words[phrases.head(subject)]
        return head.is_one_of(self.lexicon.persons) and _NOUN_GENDERS.get(head.lower, gender) == gender

    def _persons_in(self, words: Sequence[Word], gender: str) -> list[int]:
        """The persons named in the words, each once, in order."""
        named = dict.fromkeys(word.mention for word in words if word.mention in self.persons)
        return [person for person in named if self._has_gender(person, gender)]

    def _is_person(self, speaker: Speaker) -> bool:
        if speaker.kind is not None:
            return speaker.kind is EntityKind.PERSON
        return any(word in self.lexicon.persons for word in re.findall(r"\w+", (speaker.name or "").lower()))

    def _has_gender(self, entity: int, gender: str) -> bool:
        """Whether the person has the gender, or one that the text does not say."""
        return self.genders.get(entity, gender) == gender

    def _first_mention(self, index: int) -> Speaker:
        """An entity as a speaker, with the span of its first mention."""
        entity = self.entities[index]
        return Speaker(entity.name, entity.id, entity.mentions[0], entity.kind, index)

    def _described(self, sentence: NarratorSentence, phrase: WordRange, head: int) -> Speaker:
        """A speaker without a name; "the ministry" is the one ministry named before, if there is one."""
        words = sentence.words[slice(*phrase)]
        described = _without_article(words)
        span = span_of(described)
        noun = sentence.words[head].lower
        if noun in DOCUMENTS and not sentence.words[head].text.isupper():
            if author := self._author(sentence, phrase, head):
                return replace(author, span=span)
            if noun in AUTHORLESS and all(word.mention < 0 for word in words):
                return Speaker(None, None, span)
        is_told_apart = phrase.end < len(sentence.words) and sentence.words[phrase.end].lower in (
            "who",
            "that",
            "which",
        )
        if (
            len(words) == 2
            and words[0].lower == "the"
            and not is_told_apart
            and (known := self._known_as(noun, sentence))
        ):
            return replace(known, span=span, plural=False)
        is_plural = noun.endswith(("s", "men", "people", "police")) and not noun.endswith("ss")
        return Speaker(_as_written(described), None, span, plural=is_plural)

    def _author(self, sentence: NarratorSentence, phrase: WordRange, head: int) -> Speaker | None:
        """The author of the document at word `head`: named beside it, or where the text brought it up."""
        author = DocumentReader(NounPhrases(sentence.words, self.lexicon, self.persons)).author(head)
        if author is not None:
            return self._of_author(sentence, author)
        if sentence.words[phrase.start].lower not in _DEFINITE:
            return None
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _DOCUMENT_REACH), -1):
            before = self.sentences[index]
            reader = DocumentReader(NounPhrases(before.words, self.lexicon, self.persons))
            if issuer := reader.issuer(sentence.words[head].lower):
                return self._of_author(before, issuer)
            if reader.is_medium(sentence.words[head].lower):
                return self._only_speaker_in(index)
        return None

    def _only_speaker_in(self, index: int) -> Speaker | None:
        """The one speaker of a sentence; None where nobody or several spoke in it."""
        named = {one.speaker.name: one.speaker for one in self.spoken if one.sentence == index}
        return next(iter(named.values())) if len(named) == 1 else None

    def _of_author(self, sentence: NarratorSentence, author: WordRange) -> Speaker | None:
        """The speaker that an author's phrase names; no document, which would have an author in turn."""
        head = sentence.words[NounPhrases(sentence.words, self.lexicon, self.persons).head(author)]
        speaker = None if head.is_one_of(DOCUMENTS) else self.resolve(sentence, author)
        return speaker if speaker and speaker.name else None

    def _known_as(self, noun: str, sentence: NarratorSentence) -> Speaker | None:
        """The one earlier speaker or entity that a noun refers to: "the ministry" after "the Foreign Ministry"."""
        entities = self._entities_known_as(noun, sentence.start)
        word = re.compile(rf"\b{re.escape(noun)}\b")
        speakers = (speaker for _, speaker in self.spoken if speaker.entity < 0)
        described = {s.name: s for s in speakers if s.name and word.search(_HEAD_ENDS.split(s.name, maxsplit=1)[0])}
        if len(entities) + len(described) != 1:
            return None
        return self._first_mention(entities[0]) if entities else next(iter(described.values()))

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


def _names_another(words: Sequence[Word], gender: str) -> bool:
    """Whether somebody of the gender is spoken of without a name: "pushing *the woman*"."""
    return any(
        one.lower == "the" and two.mention < 0 and _NOUN_GENDERS.get(two.lower) == gender
        for one, two in pairwise(words)
    )


def genders(text: str, entities: Sequence[Entity]) -> dict[int, str]:
    """The gender ("m" or "f") of the persons that the text calls Mr, Mrs or Ms, by entity index."""
    found: dict[int, str] = {}
    for index, entity in enumerate(entities):
        titles = (_title(text, mention) for mention in entity.mentions if entity.kind is EntityKind.PERSON)
        if title := next((title for title in titles if title), None):
            found[index] = "m" if title in ("Mr", "Sir") else "f"
    return found


def _title(text: str, mention: Span) -> str | None:
    """The courtesy title before or at the start of a mention."""
    title = _TITLE_BEFORE.search(text[max(0, mention.start - 6) : mention.start])
    title = title or _TITLE_WITHIN.match(text[mention.start : mention.end])
    return title.group(1) if title else None


def _without_article(words: Sequence[Word]) -> Sequence[Word]:
    return words[1:] if len(words) > 1 and words[0].lower in ("the", "a", "an") else words


def _as_written(words: Sequence[Word]) -> str:
    """The words with the spaces that they have between them in the text."""
    return "".join(
        word.text if before is None or before.end == word.start else f" {word.text}"
        for before, word in zip((None, *words), words, strict=False)
    )
