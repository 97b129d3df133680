"""The services of storage on a real database, with fakes for the world."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.model.analysis import Page
from bot.model.jobs import Outcome, Post, Shelf, Submission, Submitted
from bot.services.answers import AnswerService
from bot.services.feeds.service import FeedService
from bot.services.ingest.service import IngestService
from bot.services.operations.indexing import IndexingService
from bot.services.operations.retention import RetentionService
from bot.services.relinking import RelinkService
from bot.services.revisits.history import VersionService
from bot.services.revisits.service import LongerRevisits, RevisitService
from bot.services.searches import SearchService
from bot.services.watches.service import WatchService
from bot.storage.engine import full_text, maintenance
from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge
from tests.fakes.clock import SteppedClock
from tests.fakes.feeds import InlineParser
from tests.fakes.network import FakeNetwork
from tests.fakes.reader import PlainReader
from tests.fakes.sql import fetch_rows, run_sql

ANNA = Shelf.of_guild(1)
BORIS = Shelf.of_guild(2)


@dataclass
class SmallDesk:
    """A desk without Discord."""

    database: Database
    clock: SteppedClock
    network: FakeNetwork
    reader: PlainReader
    ingest: IngestService
    answers: AnswerService
    revisits: RevisitService
    versions: VersionService
    retention: RetentionService
    relinking: RelinkService
    feeds: FeedService
    searches: SearchService
    watches: WatchService

    async def post(self, shelf: Shelf, url: str, message: int | None = None) -> Submitted:
        """Someone posts a link; with a message id, in channel 10 and awaiting a card."""
        return await self.ingest.submit(Submission(shelf, _post(shelf, message), url=url))

    async def paste(self, shelf: Shelf, text: str, message: int | None = None) -> Submitted:
        """Someone pastes a text."""
        page = Page(None, text.encode(), "text/plain", "utf-8")
        return await self.ingest.submit(Submission(shelf, _post(shelf, message), page=page))

    async def work(self) -> None:
        """Work off everything that is due."""
        while await self.ingest.step():
            pass

    async def save(self, shelf: Shelf, url: str, text: str, message: int | None = None) -> int:
        """Save a page on the shelf; the article's id."""
        self.network.pages[url] = text
        submitted = await self.post(shelf, url, message)
        await self.work()
        outcome = await self.outcome(submitted)
        assert outcome is not None
        assert outcome.article_id is not None, outcome
        return outcome.article_id

    async def outcome(self, submitted: Submitted) -> Outcome | None:
        assert submitted.job_id is not None
        return await self.ingest.wait(submitted.job_id, 0)

    async def worked_until_now(self) -> None:
        """The desk is taken to have counted its terms each day until yesterday."""
        yesterday = int(self.clock.now().timestamp()) - 86_400
        statement = "INSERT OR REPLACE INTO retention_clock (id, at, day) VALUES (1, ?, ?)"
        await self.database.write(run_sql, statement, [yesterday, yesterday // 86_400])

    async def index_waiting(self) -> None:
        """Index the articles of a converted database."""
        await IndexingService(self.database, SystemClock()).index()

    async def troubles(self) -> list[str]:
        """What is wrong with the database, the full text included, which `maintenance.troubles` compares only while no
        desk runs."""
        for index in full_text.INDEXES:
            await self.database.write(run_sql, f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608  # names from the line above
        return maintenance.troubles(self.database.path)

    async def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return [tuple(row) for row in await self.database.read(fetch_rows, sql, values)]


@asynccontextmanager
async def open_desk(
    path: Path, knowledge: Knowledge, clock: SteppedClock | None = None, network: FakeNetwork | None = None
) -> AsyncIterator[SmallDesk]:
    clock, network = clock or SteppedClock(), network or FakeNetwork()
    reader = PlainReader(pages=network.pages)
    async with Database.open(path) as database:
        retention = RetentionService(database, clock)
        ingest = IngestService(database, clock, network, reader, knowledge, queue_limit=450, jitter=lambda: 0.0)
        longer = LongerRevisits(frozenset({14, 28}), frozenset({"agency.example"}))
        revisits = RevisitService(database, clock, network, reader, knowledge, longer)
        # A search ends early by the processor time it took, which differs with the load of the machine.
        answers = AnswerService(database, clock, knowledge, spent=lambda: 0.0)
        versions = VersionService(database, longer)
        relinking = RelinkService(database, clock, reader, knowledge)
        await relinking.register()
        feeds = FeedService(
            database, clock, network, InlineParser(), ingest, knowledge, limit=3, queue_limit=450, jitter=lambda: 0.0
        )
        searches = SearchService(database, clock, knowledge, limit=3)
        watches = WatchService(database, clock, ingest, knowledge, limit=6, member_limit=4)
        yield SmallDesk(
            database,
            clock,
            network,
            reader,
            ingest,
            answers,
            revisits,
            versions,
            retention,
            relinking,
            feeds,
            searches,
            watches,
        )


def _post(shelf: Shelf, message: int | None) -> Post:
    if message is None:
        return Post()
    return Post(user_id=77, guild_id=int(shelf.key.split(":")[1]), channel_id=10, message_id=message, answer=True)


Preparation = Callable[[SmallDesk], Awaitable[None]]
_PREPARED: dict[Preparation, tuple[bytes, dict[str, Any], datetime]] = {}
"""The database file of a desk, the pages of its network and the time at the end of a preparation."""


@asynccontextmanager
async def open_prepared(path: Path, knowledge: Knowledge, prepare: Preparation) -> AsyncIterator[SmallDesk]:
    """A desk on which `prepare` was run. A test process runs it once; further desks begin with a copy of the file."""
    if prepare not in _PREPARED:
        first = path.with_name("prepared.sqlite3")
        async with open_desk(first, knowledge) as desk:
            await prepare(desk)
        _PREPARED[prepare] = first.read_bytes(), dict(desk.network.pages), desk.clock.now()
    pages, now = _lay(path, prepare)
    async with open_desk(path, knowledge, SteppedClock(now), FakeNetwork(pages)) as desk:
        yield desk


def _lay(path: Path, prepare: Preparation) -> tuple[dict[str, Any], datetime]:
    """Write the file of a preparation; its pages and time."""
    content, pages, now = _PREPARED[prepare]
    path.write_bytes(content)
    return dict(pages), now
