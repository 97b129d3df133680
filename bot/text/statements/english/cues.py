"""The cue lexicon: which words announce that somebody said something, and what may follow each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any


class Sense(StrEnum):
    """What a cue takes; data/cues.toml explains each."""

    CLAUSE = "clause"
    TOLD = "told"
    OBJECT = "object"
    JUDGED = "judged"
    ADDRESSED = "addressed"
    PROMISE = "promise"
    NAMING = "naming"
    SPEECH = "speech"


class CueForm(StrEnum):
    """The forms of a verb."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a cue verb: its first word is the key it is found by, `tail` the words that must follow."""

    lemma: str
    tail: tuple[str, ...]
    forms: frozenset[CueForm]
    senses: frozenset[Sense]
    careful: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of data/cues.toml: cues by their first word, and word lists under the names they have there."""

    cues: dict[str, tuple[Cue, ...]]
    speakers: frozenset[str]
    persons: frozenset[str]
    addressees: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    finite: frozenset[str]
    counts: frozenset[str]
    boundaries: frozenset[str]
    times: frozenset[str]
    openers: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of data/cues.toml, read once a process."""
    raw = tomllib.loads(resources.files("bot.text").joinpath("data/cues.toml").read_text(encoding="utf-8"))
    words = {name: frozenset(listed.split()) for name, listed in (raw["nouns"] | raw["words"]).items()}
    return Lexicon(_cues(raw), **words)


def _cues(raw: dict[str, Any]) -> dict[str, tuple[Cue, ...]]:
    senses: dict[str, set[Sense]] = {}
    for sense in Sense:
        for verb in raw[sense.value]:
            senses.setdefault(verb, set()).add(sense)
    careful = set(raw["careful"])
    irregular = raw["irregular"]
    found: dict[str, list[Cue]] = {}
    for verb, has in senses.items():
        lemma, *tail = verb.split()
        for word, forms in _forms(lemma, irregular.get(lemma)).items():
            cue = Cue(lemma, tuple(tail), frozenset(forms), frozenset(has), lemma in careful)
            found.setdefault(word, []).append(cue)
    return {word: tuple(sorted(cues, key=lambda c: -len(c.tail))) for word, cues in found.items()}


def _forms(lemma: str, given: list[str] | None) -> dict[str, set[CueForm]]:
    """The five forms of a verb, by its word."""
    third, past, participle, ing = given or (*_regular(lemma)[:2], _regular(lemma)[1], _regular(lemma)[2])
    out: dict[str, set[CueForm]] = {}
    pairs = (
        (lemma, CueForm.BASE),
        (third, CueForm.THIRD),
        (past, CueForm.PAST),
        (participle, CueForm.PARTICIPLE),
        (ing, CueForm.ING),
    )
    for word, form in pairs:
        out.setdefault(word, set()).add(form)
    return out


def _regular(lemma: str) -> tuple[str, str, str]:
    """Third person, past and -ing of a regular verb."""
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return third, lemma + "d", lemma[:-1] + "ing"
    return third, lemma + "ed", lemma + "ing"
