"""Written reports of coming events (ahead.txt): which are found, and which are invented."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.lang.sentences import sentences
from bot.model.analysis import Span
from bot.model.evidence.ahead import AheadReport
from bot.news.ahead.reading import AheadArticle, ahead_reports
from bot.news.launches.clock import written
from tests.judgement.launches import korean_day
from tests.judgement.share import Share, share

_FILE = Path(__file__).with_name("ahead.txt")


@dataclass(frozen=True, slots=True)
class WrittenAhead:
    """A text with the coming events that it names: kind, days, status and hour, as `_told` writes them."""

    name: str
    half: str
    article: AheadArticle
    events: frozenset[str]


@dataclass(frozen=True, slots=True)
class AheadScore:
    """Of the events that the texts name, the share that is found with kind, days, status and hour; of those found,
    the share that is right; and events with days that no text names."""

    recall: Share
    precision: Share
    invented: tuple[str, ...] = field(repr=False)


def written_ahead(half: str | None = None) -> list[WrittenAhead]:
    """The texts of a half, of both for None."""
    blocks = re.split(r"^@ ", _FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [one for one in map(_written, blocks) if half in (None, one.half)]


def scored(texts: Iterable[WrittenAhead]) -> AheadScore:
    """Compare what is read with what is written."""
    recall, precision, invented = list[tuple[bool, str]](), list[tuple[bool, str]](), []
    for text in texts:
        read = {_told(one) for one in ahead_reports(text.article)}
        recall += [(one in read, f"{text.name} missing: {one}") for one in sorted(text.events)]
        precision += [(one in text.events, f"{text.name} wrong: {one}") for one in sorted(read)]
        days = {_days(one) for one in text.events}
        invented += [f"{text.name}: {one}" for one in sorted(read) if _days(one) not in days]
    return AheadScore(share(recall), share(precision), tuple(invented))


def article_of(text: str, published: date) -> AheadArticle:
    """A text cut into sentences by their marks."""
    spans = list[Span]()
    for sentence in sentences(text):
        start = text.index(sentence, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(sentence)))
    return AheadArticle(text, spans, published)


def _written(block: str) -> WrittenAhead:
    head, _title, *lines = block.strip().splitlines()
    name, half, _, published = (part.strip() for part in head.split("|"))
    text = "\n".join(line for line in lines if line and not line.startswith("="))
    events = frozenset("|".join(part.strip() for part in line[1:].split("|")) for line in lines if line[:1] == "=")
    return WrittenAhead(name, half, article_of(text, korean_day(published)), events)


def _told(report: AheadReport) -> str:
    days = report.days
    spanned = f"{days.first}" if days.first == days.last else f"{days.first}..{days.last}"
    time = "-"
    if report.time is not None:
        time = " ".join([written(report.time.minutes), *([report.time.zone] if report.time.zone else [])])
    return f"{report.kind}|{spanned}|{report.status}|{time}"


def _days(told: str) -> str:
    return told.split("|")[1]
