"""Who else is mentioned in the words near a pronoun: objects, owners, and persons of an opening phrase."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.narrator_sentences import NarratorSentence
from bot.text.statements.english.noun_phrases import NounPhrases
from bot.text.statements.english.speakers.persons import NOUN_GENDERS, named_by
from bot.text.statements.english.subjects import SubjectFinder
from bot.text.statements.english.words import ARTICLES, BREAKS, INTRODUCTIONS, STOPS, Word, WordRange, is_possessive

_BESIDE = frozenset(("with", "without", "beside", "alongside", "unlike", "like", "for", "against", "behind"))
"""Prepositions of a phrase before the subject, which therefore does not mean the person in it."""
_BEFORE_PARTICIPLES = frozenset(("after", "before", "while", "when", "by", "on", "in", "upon", "without"))
_SUBORDINATORS = frozenset(("when", "after", "before", "while", "as", "since", "because", "until", "once"))
_AFTER_OBJECTS = ARTICLES | {"of", "to", "for", "that", "about", "in", "on", "at", "with", "whether", "and"}
"""Words after which "her" is an object and not a possessive."""
_REPLYING = (
    "replied replies answered answers denied denies responded responds countered counters rejected rejects retorted"
    " retorts disagreed disagrees agreed agrees refused refuses"
)
REPLIES = frozenset(_REPLYING.split())
"""Verbs by which the person who was spoken to answers."""
_QUESTION_REACH = 6
"""The number of sentences before a pronoun among which a question is looked for."""


def is_before_question(
    sentences: Sequence[NarratorSentence], sentence: NarratorSentence, head: int, entity: int
) -> bool:
    """Whether a question that is a paragraph, as interviewers ask it, parts the pronoun at word `head` of a sentence
    from all mentions of an entity (-1: somebody who is none), none of which is in the question itself."""
    since = [*sentence.words[:head]]
    for one in reversed(sentences[max(0, sentence.index - _QUESTION_REACH) : sentence.index]):
        since += one.words
        if one.words[-1].text == "?" and _is_paragraph(sentences, one):
            return not any(word.mention == entity >= 0 for word in since)
    return False


def _is_paragraph(sentences: Sequence[NarratorSentence], one: NarratorSentence) -> bool:
    beside = (at for at in (one.index - 1, one.index + 1) if 0 <= at < len(sentences))
    return all(sentences[at].paragraph != one.paragraph for at in beside)


def has_object(words: Sequence[Word], gender: str) -> bool:
    """Whether somebody of the gender is the object of a verb: "him"; "her" is an object if no noun follows it."""
    if gender == "m":
        return any(word.is_one_of(("him",)) for word in words)
    after = [two for one, two in pairwise(words) if one.is_one_of(("her",))]
    return any(word.text in BREAKS | STOPS or word.is_one_of(_AFTER_OBJECTS) for word in after)


_ADDRESSING = frozenset(("about", "against", "of", "on", "to", "toward", "towards"))


def opening_phrase(words: Sequence[Word]) -> Sequence[Word]:
    """The words up to the comma of an opening phrase whose persons are not its subject: "*Standing beside Gwon*, she",
    "*In a message read by Gwon*, she".

    Words of a clause are not included: "After Gwon left, he".
    """
    if len(words) > 1 and words[0].is_one_of(_ADDRESSING) and len({word.mention for word in words[1:]}) == 1:
        return words if words[1].mention >= 0 else ()  # "*About Kim* he said"
    comma = next((at for at, word in enumerate(words) if word.text == ","), 0)
    verb = words[0].is_one_of(_BEFORE_PARTICIPLES) if comma else 0
    is_phrase = comma > 1 and (words[verb].lower.endswith("ing") or words[0].is_one_of(_BESIDE))
    is_read = comma > 1 and words[0].lower == "in" and {word.lower for word in words[:comma]} >= {"read", "by"}
    return words[:comma] if is_phrase or is_read else ()


def without_owners(words: Sequence[Word]) -> Iterator[Word]:
    """The words without the names of owners: "*Kim's* lawyer, Han Sang-joon, left"."""
    owned = -1
    for at in range(len(words) - 1, -1, -1):
        if is_possessive(words, at + 1):
            owned = words[at].mention
        elif words[at].mention != owned:
            owned = -1
        if owned < 0:
            yield words[at]


def quotes_one_of(words: Sequence[Word], pronouns: Sequence[str]) -> bool:
    """Whether the words quoted have one of the pronouns."""
    quoted = (word.text.lower() for word in words if word.quotation is not None)
    return any(not set(re.findall(r"[a-z]+", text)).isdisjoint(pronouns) for text in quoted)


def introduces_person(words: Sequence[Word], lexicon: CueLexicon, persons: frozenset[int]) -> bool:
    """Whether the sentence opens with a count of persons who are not named: "*One of them* nods". `persons` are entity
    indices."""
    phrases = NounPhrases(words, lexicon, persons)
    subject = SubjectFinder(phrases).of_clause(0, len(words))
    if subject is None or subject.start > 0 or not phrases.is_quantity(subject):
        return False
    return words[0].lower in INTRODUCTIONS and named_by(words, subject, persons) is None


def names_another(words: Sequence[Word], gender: str) -> bool:
    """Whether somebody of the gender is mentioned without a name: "pushing *the woman*"."""
    return any(
        one.lower == "the" and two.mention < 0 and NOUN_GENDERS.get(two.lower) == gender for one, two in pairwise(words)
    )


def is_definite(phrase: WordRange, words: Sequence[Word]) -> bool:
    """Whether the phrase is "the" and a noun."""
    return phrase.size == 2 and words[phrase.start].lower == "the"


def title_start(words: Sequence[Word], name: int, lexicon: CueLexicon) -> int:
    """Where the titles before a name begin: "*paediatrician* Cho Se-yeon", "*Labour Minister* Kim Young-hoon"."""
    start = name
    while start and words[start - 1].is_one_of(lexicon.person_nouns):
        start -= 1
    while (
        0 < start < name
        and words[start - 1].text[:1].isupper()
        and not words[start - 1].is_one_of(lexicon.prepositions)
    ):
        start -= 1
    return start


def opens_with_apposition(words: Sequence[Word], name: int, lexicon: CueLexicon) -> bool:
    """Whether a sentence opens with a description of whom word `name` names: "*Her husband*, Park Joon, waited"; not "A
    year later, Park died"."""
    comma = name - 1
    if comma < 1 or words[comma].text != "," or not words[0].is_one_of(INTRODUCTIONS, ("the",)):
        return False
    is_person = words[comma - 1].lower.removesuffix("s") in lexicon.person_nouns
    return is_person and not any(word.text in BREAKS for word in words[:comma])


def is_aside(sentences: Sequence[NarratorSentence], index: int, person: int, pronouns: Collection[str]) -> bool:
    """Whether sentence `index` names the person only to tell when somebody else acted, of whom the sentence before
    tells by one of the pronouns: "He sold rice. When *Lee* came to power, he moved"."""
    if index < 1:
        return False
    words, before = sentences[index].words, sentences[index - 1].words
    if not any(word.is_one_of(pronouns) for word in before) or any(word.mention == person for word in before):
        return False
    name = next((at for at, word in enumerate(words) if word.mention == person), 0)
    comma = next((at for at in range(name, len(words)) if words[at].text == ","), len(words))
    is_main = comma + 1 < len(words) and words[comma + 1].is_one_of(pronouns)
    return is_main and any(word.is_one_of(_SUBORDINATORS) for word in words[:name])


def words_since(
    sentences: Sequence[NarratorSentence], start: int, sentence: NarratorSentence, head: int
) -> Iterator[Sequence[Word]]:
    """The narrator's words from sentence `start` on, up to word `head` of this one."""
    yield from (one.words for one in sentences[start : sentence.index])
    yield sentence.words[:head]
