"""Written Korean texts (korean_topics.tsv): whether each is about the peninsula, and its subject."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from bot.text.topics.score import topic
from tests.judgement.share import Share, share

_FILE = Path(__file__).with_name("korean_topics.tsv")
_ABOUT = 0.5
_FIRST = 2


class TopicCase(Struct, frozen=True):
    """A text, whether it is about the peninsula, and a subject that has to be among the first two."""

    half: str
    is_korean: bool
    subject: str
    text: str


def cases() -> tuple[TopicCase, ...]:
    """All cases of the file."""
    lines = (line for line in _FILE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return tuple(TopicCase(half, about == "1", subject, text) for half, about, subject, text in map(_fields, lines))


def _fields(line: str) -> list[str]:
    return line.split("\t")


def measured(chosen: Iterable[TopicCase], tagger: Tagger, base: Knowledge) -> tuple[Share, Share]:
    """The share of texts that are rightly about the peninsula or not, and the share that has its subject."""
    about, subjects = list[tuple[bool, str]](), list[tuple[bool, str]]()
    for case in chosen:
        found = topic(None, case.text, find_entities(tagger.tag(case.text), base, None, "2025-11-27"), base)
        told = f"{case.text} — {case.subject}, {case.is_korean}; found: {found.korea} {', '.join(found.subjects)}"
        about.append(((found.korea >= _ABOUT) is case.is_korean, told))
        subjects.append((case.subject in found.subjects[:_FIRST], told))
    return share(about), share(subjects)
