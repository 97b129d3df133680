"""Sixty articles of five weeks in four languages, and what an analyst, a student and a journalist ask about them.

analysts_articles.txt, analysts_outlets.tsv -> saved by the services in their order, each at its hour, the reader real
analysts_questions.tsv                      -> asked when they say -> the card's words and the articles it links
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import discord
from msgspec import Struct

from bot.app import App
from bot.config import Settings
from bot.model.errors import DeskError
from bot.model.evidence.ahead import AheadKind
from bot.model.evidence.claims import ClaimView
from bot.model.evidence.launches import LaunchKind
from bot.model.jobs import Post, Shelf, Submission
from bot.model.searches import SearchOrder
from bot.sample.fetcher import SampleFetcher
from bot.sample.library import Sample, SampleLibrary, SampleOutlet
from bot.services.evidence.ahead import AheadQuestion
from bot.services.evidence.claims import ClaimsQuestion
from bot.services.evidence.terms import TermQuestion
from bot.text.sources.outlets import SourceTable
from bot.text.tagger import Tagger
from cogs._cards.entity import entity_card, entity_quotes_card
from cogs._cards.evidence.ahead import ahead_card
from cogs._cards.evidence.appearances import appearances_card
from cogs._cards.evidence.claims import claims_card
from cogs._cards.evidence.launches import launches_card
from cogs._cards.evidence.terms import term_card
from cogs._cards.search.hits import search_card
from cogs._cards.stories import latest_card
from tests.cogs.card_answers import shown
from tests.fakes.clock import SteppedClock
from tests.fakes.reading import SampleReader
from tests.newsroom.plan import SEOUL

if TYPE_CHECKING:
    from bot.text.pipeline import Reader

_HERE = Path(__file__).parent
OUTLETS = _HERE / "analysts_outlets.tsv"
SHELF = Shelf.of_guild(7)
_LATER = timedelta(minutes=5)
_MOST_PAGES = 8
_ARTICLE = re.compile(r"\.example/2020/\d\d/\d\d/([a-z]\d)\b")
_SKINS = {"ko": "ilbo", "ja": "paper", "zh": "paper", "en": "wire"}


class Asked(Struct, frozen=True):
    """A question with what a right answer has: exactly or at least these articles, words, and none of others."""

    name: str
    is_final: bool
    at: datetime
    command: str
    typed: str
    articles: frozenset[str] | None
    among: frozenset[str]
    never: frozenset[str]
    has: tuple[str, ...]
    has_not: tuple[str, ...]


class Judged(Struct, frozen=True):
    """What an answer has that it must not have, and what it lacks."""

    asked: Asked
    wrong: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        return not self.wrong and not self.missing


def questions() -> list[Asked]:
    """The questions of the file."""
    lines = (_HERE / "analysts_questions.tsv").read_text(encoding="utf-8").splitlines()
    return [_asked(line.split("\t")) for line in lines if not line.startswith("#")]


def _asked(row: list[str]) -> Asked:
    name, part, at, command, typed, articles, never, has, has_not = row
    ids = frozenset(articles.removeprefix("+").split())
    return Asked(
        name,
        part == "final",
        datetime.fromisoformat(at).replace(tzinfo=SEOUL),
        command,
        typed,
        ids if articles and not articles.startswith("+") else None,
        ids if articles.startswith("+") else frozenset(),
        frozenset(never.split()),
        tuple(filter(None, has.split(" && "))),
        tuple(filter(None, has_not.split(" && "))),
    )


def library() -> SampleLibrary:
    """The articles, as pages of their outlets."""
    rows = [line.split("\t") for line in OUTLETS.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    outlets = [SampleOutlet(row[0], row[1], "wire", ["Home"], editions=_SKINS) for row in rows]
    return SampleLibrary(list(_samples()), outlets)


def _samples() -> Iterator[Sample]:
    whole = (_HERE / "analysts_articles.txt").read_text(encoding="utf-8")
    for article in whole.removeprefix("== ").split("\n== "):
        head, *paragraphs = article.strip().splitlines()
        name, domain, published, title = head.split(" | ")
        url = f"https://{domain}/{published[:10].replace('-', '/')}/{name}"
        yield Sample(name, url, title, published, "", tuple(paragraphs), language=_language(article))


def _language(text: str) -> str:
    found = (("ko", "[가-힣]"), ("ja", "[ぁ-ん]"), ("zh", "[一-鿿]"))
    return next((language for language, letters in found if re.search(letters, text)), "en")


class AnalystsReader(SampleReader):
    """Knows the outlets of these articles, and no model of headlines, which stories and digests alone need."""

    @cached_property
    def _reader(self) -> Reader:
        from bot.text.pipeline import Reader  # imports the extraction libraries, which most tests do not need

        return Reader(Tagger.load(), self._knowledge, SourceTable.load(OUTLETS))


async def ask_all(home: Path, reader: SampleReader) -> list[Judged]:
    """Save the articles in a new data folder, and judge the answer to each question."""
    articles, judged, waiting = library(), [], questions()
    clock = SteppedClock(datetime(2020, 4, 7, 9, tzinfo=SEOUL))
    settings = Settings(desk_home=home, desk_max_megabytes=1)
    async with App.open(settings, clock=clock, fetcher=SampleFetcher(articles, clock), analyzer=reader) as app:
        for article in articles.in_time:
            at = article.at + _LATER
            judged += [await _judged(app, clock, asked) for asked in waiting if asked.at < at]
            waiting = [asked for asked in waiting if asked.at >= at]
            _step(clock, at)
            await app.ingest.submit(Submission(SHELF, Post(), url=article.url))
            while await app.ingest.step():
                pass
        return judged + [await _judged(app, clock, asked) for asked in waiting]


def _step(clock: SteppedClock, at: datetime) -> None:
    clock.advance(max((at - clock.now()).total_seconds(), 0.0))


async def _judged(app: App, clock: SteppedClock, asked: Asked) -> Judged:
    _step(clock, asked.at)
    try:
        words = "\n".join([shown(card) for card in await _COMMANDS[asked.command](app, asked.typed)])
    except DeskError as error:
        return Judged(asked, (), (str(error.reason),))
    found = frozenset(_ARTICLE.findall(words))
    plain = re.sub(r"\]\([^)]*\)|\*\*", "", words)
    must = asked.among if asked.articles is None else asked.articles
    over = found - must if asked.articles is not None else found & asked.never
    lacking = [one for one in sorted(must) if found.isdisjoint(one.split("|"))]
    return Judged(
        asked,
        (*sorted(over), *(one for one in asked.has_not if re.search(one, plain))),
        (*lacking, *(one for one in asked.has if not re.search(one, plain))),
    )


Cards = list[discord.ui.LayoutView]


async def _search(app: App, typed: str) -> Cards:
    pages = [await app.answers.search(SHELF, typed, 0, SearchOrder.DATE)]
    while len(pages) < min(pages[0].pages, _MOST_PAGES):
        pages.append(await app.answers.search(SHELF, typed, len(pages), SearchOrder.DATE))
    return [search_card(page, "t") for page in pages]


async def _entity(app: App, typed: str) -> Cards:
    name, _, view = typed.partition(" > ")
    if view:
        return [appearances_card(await app.appearances.appearances(SHELF, name), "t")]
    found = await app.answers.entity(SHELF, name)
    others = [await app.answers.entity(SHELF, one.entity.key) for one in found.also if one.score >= 0.95]
    return [card for one in (found, *others) for card in (entity_card(one, "t"), entity_quotes_card(one, "t"))]


def _options(typed: str) -> dict[str, str]:
    return dict(one.split("=", 1) for one in typed.split("; ") if one)


async def _launches(app: App, typed: str) -> Cards:
    given = _options(typed)
    kind = LaunchKind(given["kind"]) if "kind" in given else None
    return [launches_card(await app.launches.launches(SHELF, given.get("since"), given.get("until"), kind), "t")]


async def _ahead(app: App, typed: str) -> Cards:
    given = _options(typed)
    kind = AheadKind(given["kind"]) if "kind" in given else None
    return [ahead_card(await app.ahead.ahead(SHELF, AheadQuestion(None, kind, given.get("topic"))), "t")]


async def _claims(app: App, typed: str) -> Cards:
    topic, _, view = typed.partition(" > ")
    question = ClaimsQuestion(SHELF, topic, view=ClaimView(view.lower() or "numbers"))
    return [claims_card(await app.claims.claims(question), "t")]


async def _term(app: App, typed: str) -> Cards:
    return [term_card(await app.terms.term(TermQuestion(SHELF, typed)), "t")]


async def _latest(app: App, typed: str) -> Cards:
    given = _options(typed)
    return [latest_card(await app.latest.latest(SHELF, given.get("topic"), given.get("since")), "t")]


_COMMANDS: dict[str, Callable[[App, str], Awaitable[Cards]]] = {
    "search": _search,
    "entity": _entity,
    "launches": _launches,
    "ahead": _ahead,
    "claims": _claims,
    "term": _term,
    "latest": _latest,
}
