"""Written reports of launches (launches.txt): which launches are found, and how many of their facts are right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from bot.lang.sentences import sentences
from bot.model.analysis import OutletKind, Span
from bot.model.evidence.launches import LaunchColumn
from bot.news.launches.joining import ArticleReport, JoinedLaunch, closest, join
from bot.news.launches.reports import LaunchArticle, launch_reports
from bot.sample.library import OUTLETS, SampleLibrary
from bot.text.sources.outlets import read_table
from tests.judgement.share import Share, share

_FILE = Path(__file__).with_name("launches.txt")
_KOREA = timedelta(hours=9)
_UNITS = {"km": 1.0, "min": 60.0, "s": 1.0}
COLUMNS = (
    LaunchColumn.PLACE,
    LaunchColumn.KIND,
    LaunchColumn.NUMBER,
    LaunchColumn.RANGE,
    LaunchColumn.ALTITUDE,
    LaunchColumn.FLIGHT,
)


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A text with the launches that it reports: launch -> column -> values."""

    name: str
    half: str
    article: LaunchArticle
    launches: Mapping[str, tuple[date, Mapping[LaunchColumn, frozenset[str]]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LaunchScore:
    """The launches of the texts that were found; the facts that are right among those stated or shown; and launches
    that nobody reports."""

    found: Share
    facts: Share
    invented: tuple[str, ...] = field(repr=False)


def written_reports(half: str | None = None) -> list[WrittenReport]:
    """The texts of a half, of both for None."""
    blocks = re.split(r"^@ ", _FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [one for one in map(_report, blocks) if half in (None, one.half)]


def sample_reports() -> list[ArticleReport]:
    """What the articles of the sample library report, in order of publication."""
    library = SampleLibrary.load()
    states = {host for row in read_table(OUTLETS) if row.kind is OutletKind.STATE_MEDIA for host in row.domains}
    found = []
    for one in library.in_time:
        day = korean_day(one.published)
        host = urlsplit(one.url).hostname or ""
        article = _article("\n\n".join(one.paragraphs), day, is_north=host in states)
        found += [ArticleReport(one.name, day, report) for report in launch_reports(article)]
    return found


def scored(reports: Iterable[WrittenReport]) -> LaunchScore:
    """Join what the texts report and compare it with what they say."""
    listed = list(reports)
    read = [
        ArticleReport(one.name, one.article.published, report)
        for one in listed
        for report in launch_reports(one.article)
    ]
    joined = join(read)
    found, facts, left = [], list[tuple[bool, str]](), list(joined)
    for name, (day, columns) in sorted(_expected(listed).items()):
        launch = _launch_of(left, day, columns)
        found.append((launch is not None, name))
        if launch is not None:
            left.remove(launch)
        facts += [*_compared(name, columns, launch)]
    invented = tuple(f"{one.day} {[report.by for report in one.reports]}" for one in left)
    return LaunchScore(share(found), share(facts), invented)


def _expected(reports: Iterable[WrittenReport]) -> dict[str, tuple[date, dict[LaunchColumn, frozenset[str]]]]:
    days: dict[str, date] = {}
    columns: defaultdict[str, defaultdict[LaunchColumn, set[str]]] = defaultdict(lambda: defaultdict(set))
    for report in reports:
        for name, (day, stated) in report.launches.items():
            days[name] = day
            for column, values in stated.items():
                columns[name][column] |= values
    return {name: (day, {c: frozenset(v) for c, v in columns[name].items()}) for name, day in days.items()}


def _launch_of(
    launches: Iterable[JoinedLaunch], day: date, columns: Mapping[LaunchColumn, frozenset[str]]
) -> JoinedLaunch | None:
    """The launch of that day that agrees in most."""
    of_day = [one for one in launches if one.day == day]
    return max(of_day, key=lambda one: sum(bool(set(one.values(c)) & columns[c]) for c in columns), default=None)


def _compared(
    name: str, columns: Mapping[LaunchColumn, frozenset[str]], launch: JoinedLaunch | None
) -> Iterator[tuple[bool, str]]:
    """Each value that is stated or shown, and whether it is both."""
    for column in COLUMNS:
        stated = columns.get(column, frozenset())
        shown = frozenset(launch.values(column)) if launch else frozenset[str]()
        if column is LaunchColumn.KIND or column is LaunchColumn.PLACE:
            stated = frozenset(closest(column, stated))
        for value in sorted(stated | shown):
            mark = "" if value in stated and value in shown else "missing" if value in stated else "wrong"
            yield not mark, f"{name} {column} {value} {mark}"


def _report(block: str) -> WrittenReport:
    head, *lines = block.strip().splitlines()
    name, half, _, _, kind, published = (part.strip() for part in head.split("|"))
    body = [line for line in lines[1:] if line and not line.startswith(("=", "+", "#"))]
    launches = dict(_launch(line) for line in lines if line.startswith("="))
    article = _article("\n".join(body), korean_day(published), is_north=kind == "state")
    return WrittenReport(name, half, article, launches)


def _article(text: str, day: date, *, is_north: bool) -> LaunchArticle:
    spans = list[Span]()
    for sentence in sentences(text):
        start = text.index(sentence, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(sentence)))
    return LaunchArticle(text, spans, day, is_north)


def korean_day(published: str) -> date:
    """The day in Korea of a moment; a date without a zone is one."""
    moment = datetime.fromisoformat(published)
    return moment.date() if moment.tzinfo is None else (moment.astimezone(UTC) + _KOREA).date()


def _launch(line: str) -> tuple[str, tuple[date, dict[LaunchColumn, frozenset[str]]]]:
    name, day, *values = (part.strip() for part in line[1:].split("|"))
    columns = {
        column: frozenset(_value(one) for one in written.split("/"))
        for column, written in zip(COLUMNS, values, strict=True)
        if written != "-"
    }
    return name, (date.fromisoformat(day), columns)


def _value(written: str) -> str:
    number, _, unit = written.strip().partition(" ")
    return f"{float(number) * _UNITS[unit]:g}" if unit in _UNITS else written.strip()
