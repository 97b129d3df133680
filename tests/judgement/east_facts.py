"""Short Japanese and Chinese reports (east_facts.txt): launches, coming events, appearances, claims, deaths and losses
of office. The real reader is asked only who says a number or a death."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct

from bot.lang.sentences import sentences
from bot.model.analysis import STORED_TEXT, Outlet, Page, Span
from bot.model.answers import ArticleRef
from bot.model.evidence.appearances import AppearanceKind
from bot.model.evidence.claims import ClaimSpeaker
from bot.news.ahead.reading import AheadArticle, ahead_reports
from bot.news.appearances.reading import NamingArticle, appearances, strongest
from bot.news.claims.article import ClaimArticle
from bot.news.claims.counted import counted_numbers
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
LAUNCH, AHEAD, SEEN, NUMBER_OF, END = "launch", "ahead", "seen", "n", "end"
"""What is read. A launch counts as one fact for its day and one for each value; `SEEN` are appearances and messages.
Positions (s) are in the key; east_positions.txt has those that are measured."""

Told = tuple[str, str]
"""What is read, and the name of who gives it or whom it is of."""


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
    """A text with its facts. `persons` are names in it of persons whom its file lists or whom it has die; `never_said`
    are words and a name of whom they are no statement."""

    name: str
    half: str
    language: str
    line: ArticleRef
    page: Page
    facts: Sequence[EastFact]
    text: str
    sentences: Sequence[Span]
    persons: Sequence[str]
    never_said: Sequence[Told] = ()

    @property
    def day(self) -> date:
        """The day of publication in Korea."""
        return korean_day(self.line.published or "")


class EastScore(Struct, frozen=True):
    """Of the facts of the texts, the share that is found; of those found, the share that is right."""

    found: Share
    right: Share


def east_reports(half: str | None = None, language: str | None = None, file: Path = _FILE) -> list[EastReport]:
    """The texts of a half and a language, of all for None."""
    text = file.read_text(encoding="utf-8")
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
        read = read_of(kind, one, reader, knowledge)
        for fact in (fact for fact in stated if not fact.optional):
            is_found = any(fact.is_read(*told) for told in read)
            found.append((is_found, f"{one.name} missing {kind} {sorted(fact.what)} {fact.names}"))
        right += [(any(fact.is_read(*told) for fact in stated), f"{one.name} wrong {kind} {told}") for told in read]
    return EastScore(share(found), share(right))


def read_of(kind: str, one: EastReport, reader: SampleReader, knowledge: Knowledge) -> list[Told]:
    """What is read of one kind."""
    return sorted({*_READ[kind](one, reader, knowledge)})


def _report(number: int, block: str, persons: Mapping[str, tuple[str, ...]]) -> EastReport:
    head, title, *lines = block.strip().splitlines()
    name, half, language, published = (part.strip() for part in head.split("|"))
    at = datetime.fromisoformat(published)
    outlet = Outlet(f"{name}.example", None, None, None)
    line = ArticleRef(number, title, None, outlet, None, published, at if at.tzinfo else at.replace(tzinfo=UTC))
    body = [line for line in lines if line and not line.startswith(("=", "~", "#", "&", "!"))]
    text = "\n\n".join(body)
    page = Page(None, text.encode(), STORED_TEXT, published=published)
    stated = [fact for line in lines if line[:1] in ("=", "~") for fact in _facts(line, persons)]
    known = [
        *(form for forms in persons.values() for form in forms),
        *(n for f in stated if f.kind == END for n in f.names),
        *(line[1:].strip() for line in lines if line.startswith("&")),
    ]
    named = sorted({form for form in known if form in text})
    spans = list[Span]()
    for sentence in sentences(text):
        start = text.index(sentence, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(sentence)))
    denied = [words.split(" | ") for words in lines if words.startswith("! q | ")]
    never = [(words.strip(), who.strip()) for _, words, who in denied]
    return EastReport(name, half, language, line, page, stated, text, spans, named, never)


def _facts(line: str, persons: Mapping[str, tuple[str, ...]]) -> Iterator[EastFact]:
    kind, *parts = (part.strip() for part in line[1:].split("|"))
    optional = line.startswith("~")
    if kind == LAUNCH:
        day, *values = parts
        yield EastFact(kind, frozenset((day,)), (), optional)
        for column, written in zip(COLUMNS, values, strict=True):
            stated = [_value(one) for one in written.split("/") if one != "-"]
            for value in closest(column, stated):
                yield EastFact(kind, frozenset((f"{day} {column} {value}",)), (), optional)
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


def _launches(one: EastReport, *_: object) -> Iterator[Told]:
    for report in launch_reports(LaunchArticle(one.text, one.sentences, one.day, title=one.line.title)):
        if report.own and report.day is not None:
            yield f"{report.day}", ""
            for column in COLUMNS:
                for value in closest(column, report.values(column)):
                    yield f"{report.day} {column} {value}", ""


def _ahead(one: EastReport, *_: object) -> Iterator[Told]:
    for report in ahead_reports(AheadArticle(one.text, one.sentences, one.day, one.line.title)):
        first, last = report.days.first, report.days.last
        yield f"{report.kind} {first if first == last else f'{first}..{last}'} {report.status}", ""


def _seen(one: EastReport, *_: object) -> Iterator[Told]:
    article = NamingArticle(one.text, one.sentences, one.day, one.line.title)
    for name in one.persons:
        found = strongest(appearances(article, mentions(one.text, name)))
        if found is not None and found.kind in (AppearanceKind.PRESENT, AppearanceKind.MESSAGE):
            yield f"{found.kind} {found.day or '-'}", name


def _numbers(one: EastReport, reader: SampleReader, knowledge: Knowledge) -> Iterator[Told]:
    """Only texts with numbers are read for who gives them."""
    plain = ClaimArticle(one.line.title, one.text, one.sentences, (), (), one.day)
    if any(True for _ in counted_numbers(plain)):
        for number in article_claims(read_article(one.line, reader.read(one.page), knowledge)).numbers:
            yield f"{number.value:.0f}", _all_names(number.giver, knowledge) or ("?" if number.attributed else "-")


def _all_names(giver: ClaimSpeaker | None, knowledge: Knowledge) -> str:
    """The name of who gives a number, and all that the knowledge base has of it; empty for nobody."""
    entity = knowledge.get(giver.key) if giver and giver.key else None
    return " / ".join([giver.name if giver else "", *(entity.aliases if entity else ())])


def _ends(one: EastReport, reader: SampleReader, _: Knowledge) -> Iterator[Told]:
    for name in one.persons:
        if fate(one.text, mentions(one.text, name), lambda: reader.read(one.page).quotes, one.line.title):
            yield END, name


def mentions(text: str, name: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(re.escape(name), text)]


_Reader = Callable[[EastReport, SampleReader, Knowledge], Iterator[Told]]
_READ: Mapping[str, _Reader] = {LAUNCH: _launches, AHEAD: _ahead, SEEN: _seen, NUMBER_OF: _numbers, END: _ends}
