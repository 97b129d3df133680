"""A desk without Discord that stores hostile pages, answers from them, draws the cards and visits the pages again.

    page -> stored | summary, search, entity, story, latest, autocomplete -> cards | changed -> stored -> versions

Every transaction on a connection's thread and every step of the event loop is timed by the processor time of its
thread, which other processes on the machine hardly change.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import time as time_of_day
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import discord

from benchmarks.fields.hostile import HostileFields
from benchmarks.load import loop_watch
from bot.model.analysis import Analysis, Page
from bot.model.answers import EntityAnswer, StoryAnswer, SummaryAnswer
from bot.model.deliveries import ScheduleRequest
from bot.model.errors import DeskError
from bot.model.jobs import Post, Shelf, Submission
from bot.model.versions import Alert, Correction
from bot.news.diff import changes
from bot.services.answers import AnswerService
from bot.services.digests.service import DigestService
from bot.services.ingest.service import IngestService
from bot.services.latest.service import LatestService
from bot.services.mydata import MyDataService
from bot.services.revisits.history import VersionService
from bot.services.revisits.service import LongerRevisits, RevisitService
from bot.services.story import StoryService
from bot.storage.articles import prepared
from bot.storage.deliveries import outbox
from bot.storage.engine import database
from bot.storage.engine.connections import thread
from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge
from cogs._cards.article import posted_card, said_card, summary_card
from cogs._cards.entity import entity_card, entity_quotes_card
from cogs._cards.pictures.entity import entity_pictures
from cogs._cards.pictures.story import story_pictures
from cogs._cards.search.hits import search_card
from cogs._cards.stories import digest_card, latest_card
from cogs._cards.story import story_articles_card, story_card, story_quotes_card
from cogs._cards.versions import alert_card, changed_line, versions_card
from cogs._ui.autocomplete import shown
from tests.fakes.clock import SteppedClock
from tests.fakes.network import FakeNetwork

_SHELF = Shelf.of_guild(1)
_CHANNEL, _MEMBER = 10, 77
_REVISIT_SECONDS = 86_400 * 2.0


@dataclass
class Held:
    """The most processor seconds that one piece of work took: a transaction of the writer, one of a reading connection,
    a step of the event loop, and the preparation or comparison of a text on a thread."""

    writer: float = 0.0
    reader: float = 0.0
    loop: float = 0.0
    thread: float = 0.0
    by_work: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, begin: str, work: str, seconds: float) -> None:
        """Note a transaction."""
        if begin == "BEGIN":
            self.reader = max(self.reader, seconds)
        else:
            self.writer = max(self.writer, seconds)
        name = f"{'read' if begin == 'BEGIN' else 'write'} {work}"
        self.by_work[name] = max(self.by_work[name], seconds)


class HostileReader:
    """Implements ports.Analyzer: reads each page as hostile fields, and as a changed version the next time."""

    def __init__(self, fields: HostileFields) -> None:
        self._fields = fields
        self.read: dict[str, Analysis] = {}

    async def analyze(self, page: Page) -> Analysis:
        before = self.read.get(page.url or "")
        found = self._fields.analysis(page.url or "") if before is None else self._fields.changed(before)
        self.read[page.url or ""] = found
        return found


async def hold_times(pages: int, seed: int, knowledge: Knowledge) -> tuple[Held, int]:
    """The longest times over `pages` hostile pages, and the number of their fields."""
    knowledge.find("Kim", 1)  # the index of names is made at its first use
    fields, held = HostileFields(random.Random(seed)), Held()  # noqa: S311  # no secret depends on it
    with _timed(held):
        for first in range(0, pages, _PAGES_A_DESK):
            with tempfile.TemporaryDirectory() as folder:
                async with _desk(Path(folder) / "desk.sqlite3", fields, knowledge, held) as desk:
                    count = min(_PAGES_A_DESK, pages - first)
                    async with loop_watch.watched() as watch:
                        await desk.serve(count)
                    for seconds, step in watch.steps:
                        held.by_work[f"loop {step[:120]}"] = max(held.by_work[f"loop {step[:120]}"], seconds)
                    held.loop = max(held.loop, watch.longest_step)
    return held, fields.made


_PAGES_A_DESK = 24
"""The number of pages on one shelf, since an answer over a shelf may take as long as all of its pages together."""


@contextmanager
def _timed(held: Held) -> Iterator[None]:
    run, compare, prepare = thread.in_transaction, changes.compare, prepared.prepare

    def on_a_thread(work: Callable[..., Any]) -> Callable[..., Any]:
        def timed_work(*args: Any) -> Any:
            before = time.thread_time()
            try:
                return work(*args)
            finally:
                held.thread = max(held.thread, time.thread_time() - before)

        return timed_work

    def timed(connection: sqlite3.Connection, begin: str, work: Any, *args: Any, **kwargs: Any) -> Any:
        writes = getattr(work, "__func__", None) is database.Database._placed  # noqa: SLF001  # runs what it is given
        named = args[0] if writes else work
        before = time.thread_time()
        try:
            return run(connection, begin, work, *args, **kwargs)
        finally:
            held.add(begin, getattr(named, "__qualname__", repr(named)), time.thread_time() - before)

    with (
        mock.patch.object(thread, "in_transaction", timed),
        mock.patch.object(changes, "compare", on_a_thread(compare)),
        mock.patch.object(prepared, "prepare", on_a_thread(prepare)),
    ):
        yield


@dataclass
class _HostileDesk:
    database: Database
    clock: SteppedClock
    network: FakeNetwork
    reader: HostileReader
    knowledge: Knowledge
    held: Held

    async def serve(self, pages: int) -> None:
        """Store `pages` pages and answer from each; then change them all, and answer again."""
        ingest = IngestService(self.database, self.clock, self.network, self.reader, self.knowledge, jitter=lambda: 0.0)
        for number in range(pages):
            url = f"https://a.example/news/{number}"
            self.network.pages[url] = "page"
            post = Post(user_id=_MEMBER, guild_id=1, channel_id=_CHANNEL, message_id=number + 1, answer=True)
            await ingest.submit(Submission(_SHELF, post, url=url))
            while await ingest.step():
                pass
            await self._answer(number + 1)
        await self._digest()
        self.clock.advance(_REVISIT_SECONDS)
        self.network.pages = {url: f"{body}, changed" for url, body in self.network.pages.items()}
        revisits = RevisitService(
            self.database, self.clock, self.network, self.reader, self.knowledge, LongerRevisits()
        )
        await revisits.revisit_due()
        for number in range(pages):
            await self._versions(number + 1)
        await self._deliveries()
        await MyDataService(self.database, self.clock).export(_MEMBER)

    async def _answer(self, article_id: int) -> None:
        """Ask every question whose answer shows the article, and draw the answers."""
        answers, story = AnswerService(self.database, self.clock, self.knowledge), StoryService(self.database)
        summary = await answers.summary(_SHELF, str(article_id), 8)
        for draw in (posted_card, summary_card, said_card):
            await self._drawn(draw, summary)
        title = summary.article.title
        for typed in (title[:30], title, title[-30:]):
            with suppress(DeskError):
                await self._drawn(search_card, await answers.search(_SHELF, typed), "token")
            await self._drawn(shown, await answers.suggest_articles(_SHELF, typed))
            await self._drawn(shown, await answers.suggest_entities(_SHELF, typed))
            await self._drawn(shown, await story.suggest(_SHELF, typed))
        for named in summary.entities[:2]:
            with suppress(DeskError):
                found = await answers.entity(_SHELF, named.entity.key)
                await self._drawn(entity_with_pictures, found, "token")
                await self._drawn(entity_quotes_card, found, "token")
        told = await story.meant(_SHELF, str(article_id))
        for draw_story in (story_with_pictures, story_quotes_card, partial(story_articles_card, page=0)):
            await self._drawn(draw_story, told)
        latest = LatestService(self.database, self.clock, self.knowledge)
        with suppress(DeskError):
            await self._drawn(latest_card, await latest.latest(_SHELF, "missiles", "30d"), "token")

    async def _versions(self, article_id: int) -> None:
        service = VersionService(self.database, LongerRevisits())
        with suppress(DeskError):
            await self._drawn(versions_card, await service.versions(_SHELF, str(article_id)))

    async def _digest(self) -> None:
        digests = DigestService(self.database, self.clock, self.knowledge)
        await digests.schedule(ScheduleRequest(1, _CHANNEL, time_of_day(8), "Asia/Seoul"))
        for digest in await digests.preview(1, _CHANNEL):
            await self._drawn(digest_card, digest)

    async def _deliveries(self) -> None:
        """Draw the owed messages: cards, corrections and alerts."""
        for message in await self.database.read(outbox.due, self.clock.now(), 1, ()):
            payload = message.delivery.payload
            if isinstance(payload, Correction):
                await self._drawn(partial(posted_card, changed=changed_line(payload.change)), payload.summary)
            elif isinstance(payload, Alert):
                await self._drawn(alert_card, payload)
            elif isinstance(payload, SummaryAnswer):
                await self._drawn(posted_card, payload)

    async def _drawn(self, draw: Callable[..., Any], *answer: Any) -> None:
        """Draw a card in a step of the loop of its own, as for one interaction."""
        await asyncio.sleep(0)
        name = getattr(draw, "func", draw).__name__
        before = time.thread_time()
        drawn = draw(*answer)
        if isinstance(drawn, discord.ui.LayoutView):
            drawn.to_components()  # type: ignore[no-untyped-call]  # discord.py's own
        seconds = time.thread_time() - before
        self.held.by_work[f"draw {name}"] = max(self.held.by_work[f"draw {name}"], seconds)
        await asyncio.sleep(0)


def entity_with_pictures(found: EntityAnswer, token: str) -> discord.ui.LayoutView:
    return entity_card(found, token, entity_pictures(found))


def story_with_pictures(found: StoryAnswer) -> discord.ui.LayoutView:
    return story_card(found, story_pictures(found))


@asynccontextmanager
async def _desk(path: Path, fields: HostileFields, knowledge: Knowledge, held: Held) -> AsyncIterator[_HostileDesk]:
    async with Database.open(path) as database:
        yield _HostileDesk(database, SteppedClock(), FakeNetwork(), HostileReader(fields), knowledge, held)
