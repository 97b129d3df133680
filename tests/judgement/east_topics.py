"""Written Japanese and Chinese headlines with their leads (east_topics.tsv): subjects and kinds of news."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from bot.model.analysis import Subject
from bot.model.reasons import NewsKind
from bot.news.headlines.news_value import news_value
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from bot.text.topics.score import topic
from tests.judgement.share import Share, share

_FILE = Path(__file__).with_name("east_topics.tsv")
_FIRST = 2


class EastCase(Struct, frozen=True):
    """A headline with its lead: a subject that has to be among the first two, OTHER where none may be found, and what
    the headline reports."""

    language: str
    half: str
    subject: Subject
    kind: NewsKind
    title: str
    lead: str


class EastShares(Struct, frozen=True):
    """`subjects`: the share with its subject. `unharmed`: the share with its subject or without any. `kinds`: the share
    with the right kind of news. `harmless`: the share with the right kind or with OTHER."""

    subjects: Share
    unharmed: Share
    kinds: Share
    harmless: Share


def cases() -> tuple[EastCase, ...]:
    """All cases of the file."""
    lines = (line for line in _FILE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return tuple(
        EastCase(language, half, Subject(subject), NewsKind(kind), title, lead)
        for language, half, subject, kind, title, lead in (line.split("\t") for line in lines)
    )


def measured(chosen: Iterable[EastCase], tagger: Tagger, base: Knowledge) -> EastShares:
    """The shares of the cases that are right."""
    rows: tuple[list[tuple[bool, str]], ...] = ([], [], [], [])
    for case in chosen:
        text = f"{case.title}\n{case.lead}"
        subjects = topic(case.title, text, find_entities(tagger.tag(text), base, None, "2025-11-27"), base).subjects
        kind = news_value(case.title).kind
        told = f"{case.title} — {case.subject}, {case.kind}; found: {', '.join(subjects)}, {kind}"
        right = case.subject in subjects[:_FIRST]
        answers = (right, right or subjects == (Subject.OTHER,), kind is case.kind, kind in (case.kind, NewsKind.OTHER))
        for row, answer in zip(rows, answers, strict=True):
            row.append((answer, told))
    return EastShares(*map(share, rows))
