"""Short Japanese and Chinese reports (east_facts.txt): launches, coming events, appearances, claims, deaths and losses
of office, as the desk reads them from the analyses of the real reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from bot.model.analysis import STORED_TEXT, Analysis, EntityKind, Outlet, Page, Span
from bot.model.answers import ArticleRef
from bot.model.evidence.appearances import AppearanceKind
from bot.news.ahead.reading import AheadArticle, ahead_reports
from bot.news.appearances.reading import NamingArticle, appearances, strongest
from bot.news.claims.reading import article_claims
from bot.news.launches.joining import closest
from bot.news.launches.reports import LaunchArticle, launch_reports
from bot.text.entities.roles.fates.reports import fate
from bot.text.knowledge.base import Knowledge
from tests.fakes.reading import SampleReader
from tests.judgement.claims import read_article
from tests.judgement.launches import COLUMNS, korean_day
from tests.judgement.share import Share, share

_FILE = Path(__file__).with_name("east_facts.txt")
_UNITS = {"km": 1.0, "min": 60.0, "s": 1.0}
LAUNCH, AHEAD, SEEN, NUMBER_OF, POSITION, END = "launch", "ahead", "seen", "n", "s", "end"
KINDS = (LAUNCH, AHEAD, SEEN, NUMBER_OF, POSITION, END)
"""What is read. A launch counts as one fact for its day and one for each value; `SEEN` are appearances and messages."""


class EastFact(Struct, frozen=True):
    """A fact of a text: its kind, the forms of what it says that are right, and words of which the name of who gives
    it, or whom it is of, has one; none for facts of nobody. `optional`: it need not be found."""

    kind: str
    what: frozenset[str]
    names: tuple[str, ...] = ()
    optional: bool = False

    def is_read(self, what: str, name: str) -> bool:
        """Whether what is read is this fact."""
        return what in self.what and (not self.names or any(one.casefold() in name.casefold() for one in self.names))


class EastReport(Struct, frozen=True):
    """A text with its facts."""

    name: str
    half: str
    language: str
    line: ArticleRef
    page: Page
    facts: Sequence[EastFact]


class EastScore(Struct, frozen=True):
    """Of the facts of the texts, the share that is found; of those found, the share that is right."""

    found: Share
    right: Share


def east_reports(half: str | None = None, language: str | None = None) -> list[EastReport]:
    """The texts of a half and a language, of all for None."""
    text = _FILE.read_text(encoding="utf-8")
    persons = {
        key: tuple(form.strip() for form in forms.split(";"))
        for key, forms in re.findall(r"^% (\w+) \|(.*)$", text, flags=re.MULTILINE)
    }
    blocks = re.split(r"^@ ", text, flags=re.MULTILINE)[1:]
    found = (_report(number, block, persons) for number, block in enumerate(blocks, 1))
    return [one for one in found if half in (None, one.half) and language in (None, one.language)]


def scored(reports: Iterable[EastReport], kind: str, reader: SampleReader, knowledge: Knowledge) -> EastScore:
    """Compare what is read of one kind with what the texts say."""
    found, right = list[tuple[bool, str]](), list[tuple[bool, str]]()
    for one in reports:
        stated = [fact for fact in one.facts if fact.kind == kind]
        read = sorted({*_READ[kind](one, reader.read(one.page), knowledge)})
        for fact in (fact for fact in stated if not fact.optional):
            is_found = any(fact.is_read(*told) for told in read)
            found.append((is_found, f"{one.name} missing {kind} {sorted(fact.what)} {fact.names}"))
        right += [(any(fact.is_read(*told) for fact in stated), f"{one.name} wrong {kind} {told}") for told in read]
    return EastScore(share(found), share(right))


def _report(number: int, block: str, persons: Mapping[str, tuple[str, ...]]) -> EastReport:
    head, title, *lines = block.strip().splitlines()
    name, half, language, published = (part.strip() for part in head.split("|"))
    at = datetime.fromisoformat(published)
    outlet = Outlet(f"{name}.example", None, None, None)
    line = ArticleRef(number, title, None, outlet, None, published, at if at.tzinfo else at.replace(tzinfo=UTC))
    body = [line for line in lines if line and not line.startswith(("=", "~", "#"))]
    page = Page(None, "\n\n".join(body).encode(), STORED_TEXT, title=title, published=published)
    stated = (fact for line in lines if line[:1] in ("=", "~") for fact in _facts(line, persons))
    return EastReport(name, half, language, line, page, tuple(stated))


def _facts(line: str, persons: Mapping[str, tuple[str, ...]]) -> Iterator[EastFact]:
    kind, *parts = (part.strip() for part in line[1:].split("|"))
    optional = line.startswith("~")
    if kind == LAUNCH:
        day, *values = parts
        yield EastFact(kind, frozenset((day,)))
        for column, written in zip(COLUMNS, values, strict=True):
            stated = [_value(one) for one in written.split("/") if one != "-"]
            yield from (EastFact(kind, frozenset((f"{day} {column} {value}",))) for value in closest(column, stated))
    elif kind == AHEAD:
        what, days, standings = parts
        forms = frozenset(f"{what} {days} {one}" for one in standings.split("/"))
        yield EastFact(kind, forms, (), optional)
    elif kind in ("present", "message"):
        who, days = parts
        forms = frozenset(f"{kind} {one}" for one in days.split(".."))
        yield EastFact(SEEN, forms, persons[who], optional)
    elif kind == END:
        yield EastFact(kind, frozenset((kind,)), (parts[1],), optional)
    else:
        what, names = parts
        yield EastFact(kind, frozenset(what.split("/")), tuple(names.split("/")), optional)


def _value(written: str) -> str:
    number, _, unit = written.strip().partition(" ")
    return f"{float(number) * _UNITS[unit]:g}" if unit in _UNITS else written.strip()


_Told = tuple[str, str]
"""What is read, and the name of who gives it or whom it is of."""


def _launches(one: EastReport, analysis: Analysis, _: Knowledge) -> Iterator[_Told]:
    article = LaunchArticle(analysis.text, analysis.sentences, korean_day(one.line.published or ""))
    for report in launch_reports(article):
        if report.own and report.day is not None:
            yield f"{report.day}", ""
            for column in COLUMNS:
                for value in closest(column, report.values(column)):
                    yield f"{report.day} {column} {value}", ""


def _ahead(one: EastReport, analysis: Analysis, _: Knowledge) -> Iterator[_Told]:
    article = AheadArticle(analysis.text, analysis.sentences, korean_day(one.line.published or ""))
    for report in ahead_reports(article):
        first, last = report.days.first, report.days.last
        yield f"{report.kind} {first if first == last else f'{first}..{last}'} {report.standing}", ""


def _seen(one: EastReport, analysis: Analysis, _: Knowledge) -> Iterator[_Told]:
    article = NamingArticle(analysis.text, analysis.sentences, korean_day(one.line.published or ""))
    for entity in analysis.entities:
        if entity.kind is EntityKind.PERSON:
            found = strongest(appearances(article, entity.mentions))
            if found is not None and found.kind in (AppearanceKind.PRESENT, AppearanceKind.MESSAGE):
                yield f"{found.kind} {found.day or '-'}", _name(analysis.text, entity.mentions)


def _numbers(one: EastReport, analysis: Analysis, knowledge: Knowledge) -> Iterator[_Told]:
    for number in article_claims(read_article(one.line, analysis, knowledge)).numbers:
        yield f"{number.value:.0f}", number.giver.name if number.giver else "?" if number.attributed else "-"


def _positions(one: EastReport, analysis: Analysis, knowledge: Knowledge) -> Iterator[_Told]:
    for position in article_claims(read_article(one.line, analysis, knowledge)).positions:
        yield position.stance, position.speaker.name


def _ends(_one: EastReport, analysis: Analysis, _: Knowledge) -> Iterator[_Told]:
    for entity in analysis.entities:
        if entity.kind is EntityKind.PERSON and fate(analysis.text, entity.mentions, lambda: analysis.quotes):
            yield END, _name(analysis.text, entity.mentions)


def _name(text: str, mentions: Sequence[Span]) -> str:
    """The longest form in which a text names somebody."""
    return max((text[one.start : one.end] for one in mentions), key=len)


_READ = {
    LAUNCH: _launches, AHEAD: _ahead, SEEN: _seen, NUMBER_OF: _numbers, POSITION: _positions, END: _ends
}  # fmt: skip
