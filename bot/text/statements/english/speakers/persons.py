"""Find the persons whom a sentence mentions without a name: "his deputy", "a neighbour", "the captain's widow"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.words import (
    BE,
    INTRODUCTIONS,
    Word,
    WordRange,
    is_adverb,
    is_possessive,
    may_be_verb,
    opens_clause,
)
from bot.text.statements.speaker import Speaker

_WOMEN = (
    "mother grandmother stepmother daughter granddaughter wife sister aunt niece widow woman girl lady queen princess"
    " actress heroine businesswoman policewoman chairwoman congresswoman servicewoman spokeswoman waitress"
)
_MEN = (
    "father grandfather stepfather son grandson husband brother uncle nephew widower man boy gentleman king prince"
    " businessman policeman fisherman fireman salesman postman cameraman clergyman congressman assemblyman craftsman"
    " crewman foreman gunman repairman serviceman watchman workman spokesman"
)
NOUN_GENDERS = dict.fromkeys(_WOMEN.split(), "f") | dict.fromkeys(_MEN.split(), "m")
"""Nouns for persons of one gender."""
NOMINATIVES = {
    "his": "he", "him": "he", "her": "she", "its": "it", "their": "they", "them": "they", "me": "i", "us": "we",
    "my": "i", "our": "we", "your": "you",
}  # fmt: skip
"""Personal pronouns in the form of a subject."""
_DETERMINERS = INTRODUCTIONS | {"the", "your"}
_PREDICATIVE = BE | {"as", "became", "become", "becomes", "remains", "remained", "called"}
"""Words before a predicate noun: "she was *a nurse*", "works as *a nurse*"."""
COMPLEMENTS = frozenset(("of", "for", "at", "in", "from"))
"""Prepositions before the body of an office."""
_GUARDS = regex(r"\b(?:coast|national|honou?r|home) guard\b")
"""Bodies that are called as one of their members is."""
_LONGEST = 6
"""The most words of a phrase up to its noun."""
_AGED = 2
"""The words of an age between a name and a description: ", 41"."""
_NAME_WITHIN = 6
"""The most words after "the minister of defence," within which his name may follow."""


class DescribedPerson(NamedTuple):
    """A phrase for one person without a name; its noun is its last word."""

    phrase: WordRange
    noun: str
    is_subject: bool

    @property
    def gender(self) -> str | None:
        """ "m" or "f" if the noun shows it."""
        return NOUN_GENDERS.get(self.noun)


def described_persons(words: Sequence[Word], lexicon: CueLexicon, persons: frozenset[int]) -> Iterator[DescribedPerson]:
    """The persons without a name in the narrator's words of a sentence, in order.

    Left out are titles and appositions of those who are named ("the envoy, Nam Tae-rin"), and predicate nouns ("was a
    nurse"). `persons` are the indices of the persons among the entities.
    """
    for at, word in enumerate(words):
        if _is_part(words, at):
            phrase = WordRange(at - (at > 0 and words[at - 1].lower == "the"), at + 1)
            if named_by(words, phrase, persons) is None:
                yield DescribedPerson(phrase, word.lower, _is_subject(words, at, at, lexicon))
            continue
        if not word.is_one_of(lexicon.person_nouns) or is_possessive(words, at + 1):
            continue
        following = words[at + 1] if at + 1 < len(words) else None
        if following is not None and (following.is_one_of(lexicon.speakers) or following.text == "-"):
            continue
        start = _start(words, at, lexicon)
        if start is None or named_by(words, WordRange(start, at + 1), persons) is not None:
            continue
        if start and words[start - 1].is_one_of(_PREDICATIVE) and not opens_clause(words, start - 1):
            continue
        yield DescribedPerson(WordRange(start, at + 1), word.lower, _is_subject(words, start, at, lexicon))


def named_by(words: Sequence[Word], phrase: WordRange, persons: frozenset[int]) -> int | None:
    """The person whose title or apposition the phrase is: "*the mayor*, Tak Jun-ho", "Tak Jun-ho, *the mayor*"."""
    start, end = phrase
    if start > 1 and words[start - 1].text == ",":
        is_aged = start > _AGED and words[start - 2].text.isdigit() and words[start - 3].text == ","
        name = start - 2 - (_AGED if is_aged else 0)  # "Tak Jun-ho, 41, *a nurse*"
        if words[name].mention in persons:
            return words[name].mention
    if end < len(words) and words[end].mention in persons:
        return words[end].mention
    if end < len(words) and words[end].text != "," and not words[end].is_one_of(COMPLEMENTS):
        return None
    comma = next((at for at in range(end, min(len(words), end + _NAME_WITHIN)) if words[at].text == ","), None)
    name = end if comma is None else comma + 1
    while name + 1 < len(words) and words[name].mention < 0 and words[name].text[:1].isupper():
        name += 1  # "the spokeswoman, *Commander* Eo Hye-sun"
    is_named = comma is not None and name < len(words) and words[name].mention in persons
    return words[name].mention if is_named and all(word.is_word for word in words[end:comma]) else None


def is_person(speaker: Speaker, lexicon: CueLexicon) -> bool:
    """Whether a speaker is a person, by its entity or by the nouns that describe it."""
    if speaker.kind is not None:
        return speaker.kind is EntityKind.PERSON
    nouns = _GUARDS.sub("", (speaker.name or "").lower())
    return any(word in lexicon.person_nouns for word in re.findall(r"\w+", nouns))


def _is_part(words: Sequence[Word], at: int) -> bool:
    """Whether the word is the first of "*one* of the four", or the second of "*the head* of the yard"."""
    is_head = at > 0 and words[at].is_one_of(("head", "boss")) and words[at - 1].lower == "the"
    return (is_head or words[at].is_one_of(("one", "another"))) and at + 1 < len(words) and words[at + 1].lower == "of"


def _start(words: Sequence[Word], noun: int, lexicon: CueLexicon) -> int | None:
    """Where the phrase starts that ends with the noun: at its determiner, or at a title before an unknown name."""
    for at in range(noun - 1, max(-1, noun - _LONGEST), -1):
        word = words[at]
        if word.lower in _DETERMINERS and word.mention < 0:
            return at
        if not word.is_word or (word.mention < 0 and word.is_one_of(lexicon.prepositions, lexicon.boundaries)):
            break
    if words[noun].lower == "counsel":  # a court's "counsel" has no article
        return noun
    is_title = words[noun].text[:1].isupper() and opens_clause(words, noun) and noun + 1 < len(words)
    return noun if is_title and words[noun + 1].mention < 0 and words[noun + 1].text[:1].isupper() else None


def _is_subject(words: Sequence[Word], start: int, noun: int, lexicon: CueLexicon) -> bool:
    """Whether the phrase opens its clause, or a verb follows it and no preposition precedes it."""
    if opens_clause(words, start):
        return True
    verb = noun + 1
    while verb < len(words) and is_adverb(words[verb], lexicon):
        verb += 1
    is_governed = words[start - 1].is_one_of(lexicon.prepositions)
    return verb < len(words) and not is_governed and may_be_verb(words[verb], lexicon)
