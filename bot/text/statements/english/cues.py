"""The cue lexicon: the reporting verbs, the complements that each takes, and the word lists of the English rules."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from msgspec import Struct

from bot.lang.intentions import INTENTIONS
from bot.text.word_lists import wordlist


class CueSense(StrEnum):
    """The kind of complement that a cue takes; data/cues.toml gives an example of each."""

    CLAUSE = "clause"
    ADDRESSEE_CLAUSE = "addressee_clause"
    OBJECT = "object"
    JUDGEMENT = "judgement"
    REQUEST = "request"
    PROMISE = "promise"
    NAMING = "naming"
    REASON = "reason"
    QUESTION = "question"
    SPEECH = "speech"


class CueForm(StrEnum):
    """The inflected forms of a verb."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


TENSED = frozenset((CueForm.THIRD, CueForm.PAST, CueForm.PARTICIPLE))
"""The forms of a finite verb without a modal."""
SPOKEN = (CueSense.CLAUSE, CueSense.SPEECH, CueSense.ADDRESSEE_CLAUSE)
"""The senses of a cue whose content may precede it."""


class Cue(Struct, frozen=True):
    """An inflected cue verb. `tail` are the words that must follow its first one ("call *for*").

    `ambiguous` verbs are often nouns, or often about something else than speech.
    """

    lemma: str
    tail: tuple[str, ...]
    forms: frozenset[CueForm]
    senses: frozenset[CueSense]
    ambiguous: bool


class CueLexicon(Struct, frozen=True):
    """The words of data/cues.toml: cues by their first word, and word lists under the names that they have there."""

    cues: dict[str, tuple[Cue, ...]]
    speakers: frozenset[str]
    persons: frozenset[str]
    addressees: frozenset[str]
    reporting_nouns: frozenset[str]
    intentions: frozenset[str]
    evidence: frozenset[str]
    stances: frozenset[str]
    wills: frozenset[str]
    judgements: frozenset[str]
    views: frozenset[str]
    predicates: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    finite: frozenset[str]
    irregular_pasts: frozenset[str]
    counts: frozenset[str]
    boundaries: frozenset[str]
    times: frozenset[str]
    openers: frozenset[str]
    aspects: frozenset[str]
    habits: frozenset[str]
    linking: frozenset[str]
    collections: frozenset[str]
    named_by_quotation: frozenset[str]
    literal: frozenset[str]
    armed: frozenset[str]
    no_predicates: frozenset[str]
    states: frozenset[str]
    moving: frozenset[str]
    called_back: frozenset[str]
    time_nouns: frozenset[str]
    adverbial_words: frozenset[str]
    authored: frozenset[str]
    issuing: frozenset[str]
    handling: frozenset[str]
    messaging: frozenset[str]
    renewing: frozenset[str]
    uttering: frozenset[str]
    """Verbs for a manner of speaking, which take a clause only with "that": "shouted that …"."""
    reporters: frozenset[str]
    """Nouns for people, bodies and texts, and counts: the possible subjects of any verb that reports."""
    person_nouns: frozenset[str]
    """Nouns that mean one person: "engineer"; no bodies and no plurals."""
    denials: frozenset[str]
    doubts: frozenset[str]
    hearsay: frozenset[str]
    assertions: frozenset[str]
    grounds: frozenset[str]
    """What one has for taking a clause for true: "*proof* that", "to *show* that"."""
    lacking: frozenset[str]
    unfounded: frozenset[str]
    nominal: frozenset[str]
    """Nouns and adjectives that report: those of all lists."""
    objects: dict[str, frozenset[str]]
    """Verbs that report only with certain objects -> those objects."""
    topics: dict[str, frozenset[str]]
    """Nouns that report with a topic -> the prepositions before it; "about" includes its synonyms."""


_NOMINAL = ("intentions", "stances", "wills", "judgements", "views")


@cache
def cue_lexicon() -> CueLexicon:
    """The lexicon of data/cues.toml, read once a process."""
    raw = tomllib.loads(resources.files("bot.text").joinpath("data/cues.toml").read_text(encoding="utf-8"))
    words = {name: frozenset(listed.split()) for name, listed in (raw["nouns"] | raw["words"]).items()}
    nominal = words["reporting_nouns"].union(*(words[name] for name in _NOMINAL))
    objects = {verb: frozenset(listed.split()) for verb, listed in raw["raised"].items()}
    words["person_nouns"] = words["persons"] | wordlist("speaking_nouns") - wordlist("rarely_persons")
    speakers = words["speakers"] | words["persons"] | wordlist("speaking_nouns")
    words["speakers"] = _with_plurals(speakers) - words["auxiliaries"]  # "does"
    words["reporters"] = words["speakers"] | words["evidence"] | words["counts"] | _with_plurals(wordlist("writings"))
    return CueLexicon(_cues(raw), nominal=nominal, objects=objects, topics=_topics(raw["topics"]), **words)


def _cues(raw: dict[str, Any]) -> dict[str, tuple[Cue, ...]]:
    """The cues by their first word, those with the longest tail first."""
    senses: dict[str, set[CueSense]] = {}
    for sense in CueSense:
        for verb in INTENTIONS if sense is CueSense.PROMISE else raw[sense.value]:
            senses.setdefault(verb, set()).add(sense)
    ambiguous = set(raw["ambiguous"])
    irregular = raw["irregular"]
    found: dict[str, list[Cue]] = {}
    for verb, its_senses in senses.items():
        lemma, *tail = verb.split()
        for word, forms in _forms(lemma, irregular.get(lemma)).items():
            cue = Cue(lemma, tuple(tail), frozenset(forms), frozenset(its_senses), lemma in ambiguous)
            found.setdefault(word, []).append(cue)
    return {word: tuple(sorted(cues, key=lambda cue: -len(cue.tail))) for word, cues in found.items()}


def _topics(raw: dict[str, str]) -> dict[str, frozenset[str]]:
    """The nouns with a topic, and the prepositions that each takes."""
    found: dict[str, set[str]] = {}
    for preposition, nouns in raw.items():
        for noun in nouns.split():
            found.setdefault(noun, set()).add(preposition)
    return {noun: frozenset(prepositions) for noun, prepositions in found.items()}


def _forms(lemma: str, given: list[str] | None) -> dict[str, set[CueForm]]:
    """The forms of a verb by the word that has them: "report" is its base, "reported" its past and its participle."""
    third, past, participle, ing = given or _regular(lemma)
    found: dict[str, set[CueForm]] = {}
    pairs = (
        (lemma, CueForm.BASE),
        (third, CueForm.THIRD),
        (past, CueForm.PAST),
        (participle, CueForm.PARTICIPLE),
        (ing, CueForm.ING),
    )
    for words, form in pairs:
        for word in words.split():  # "signaled signalled"
            found.setdefault(word, set()).add(form)
    return found


def _regular(lemma: str) -> tuple[str, str, str, str]:
    """Third person, past, past participle and -ing form of a regular verb."""
    third, past, ing = _with_s(lemma), lemma + "ed", lemma + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        past = lemma[:-1] + "ied"
    elif lemma.endswith("e"):
        past, ing = lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    return third, past, past, ing


def _with_plurals(nouns: frozenset[str]) -> frozenset[str]:
    """Nouns and their plurals; "children" and the like have to be listed."""
    men = {noun[:-2] + "en" for noun in nouns if noun.endswith("man")}
    return nouns | men | {_with_s(noun) for noun in nouns}  # "fishermen", but "shamans"


def _with_s(word: str) -> str:
    """The regular plural of a noun, which is the third person of a verb as well."""
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")
