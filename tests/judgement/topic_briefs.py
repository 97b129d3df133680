"""Written short texts as feeds bring them (topic_briefs.tsv): about the peninsula or not, and their subjects."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from bot.model.analysis import Subject
from bot.policy.search.matching import ON_TOPIC
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from bot.text.topics.score import topic
from tests.judgement.share import Share, share

_FILE = Path(__file__).with_name("topic_briefs.tsv")
_FIRST = 2
_OFTEN_LEFT_OUT = {Subject.SPORT, Subject.CULTURE}


class BriefCase(Struct, frozen=True):
    """A text, whether it is about the peninsula and says so, its main subject (OTHER: none), others that are right too,
    and those that only a word in another sense suggests."""

    language: str
    half: str
    is_korean: bool
    is_hidden: bool
    subject: Subject
    right: frozenset[Subject]
    misleading: frozenset[Subject]
    title: str
    text: str


class BriefShares(Struct, frozen=True):
    """`about`: rightly about the peninsula or not. `found`: of those that are, the share found. `subjects`: with the
    main subject among the first two, of those that have one. `none`: without a wrong subject, of those that have none.
    `sound`: without any wrong subject. `not_misled`: without the misleading one. `kept`: not wrongly sport or
    culture, which many channels leave out."""

    about: Share
    found: Share
    subjects: Share
    none: Share
    sound: Share
    not_misled: Share
    kept: Share


def cases() -> tuple[BriefCase, ...]:
    """All cases of the file."""
    lines = (line for line in _FILE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return tuple(_case(*line.split("\t")) for line in lines)


def _case(*fields: str) -> BriefCase:
    language, half, about, subject, also, misleading, title, text = fields
    right = _subjects(subject) | _subjects(also) | {Subject.OTHER}
    return BriefCase(
        language, half, about != "n", about == "h", Subject(subject), right, _subjects(misleading), title, text
    )


def _subjects(listed: str) -> frozenset[Subject]:
    return frozenset(Subject(one) for one in listed.split(",") if one)


def measured(chosen: Iterable[BriefCase], tagger: Tagger, base: Knowledge) -> BriefShares:
    """The shares of the cases that are right."""
    rows: tuple[list[tuple[bool, str]], ...] = ([], [], [], [], [], [], [])
    about, found, subjects, none, sound, not_misled, kept = rows
    for case in chosen:
        entities = find_entities(tagger.tag(case.text), base, case.title, "2025-11-27")
        answer = topic(case.title, case.text, entities, base)
        wrong = set(answer.subjects) - case.right
        told = f"{case.title} — {case.subject}, {case.is_korean}; found: {answer.korea} {', '.join(answer.subjects)}"
        is_about = answer.korea >= ON_TOPIC
        about.append((is_about is case.is_korean, told))
        if case.is_korean:
            found.append((is_about, told))
        if case.subject is Subject.OTHER:
            none.append((not wrong, told))
        else:
            subjects.append((case.subject in answer.subjects[:_FIRST], told))
        if case.misleading:
            not_misled.append((case.misleading.isdisjoint(answer.subjects), told))
        sound.append((not wrong, told))
        kept.append((not wrong & _OFTEN_LEFT_OUT, told))
    return BriefShares(*map(share, rows))
