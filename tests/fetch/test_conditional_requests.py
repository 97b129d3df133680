"""Revisiting a page on a real server: conditional requests, deleted pages, Retry-After."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.fetch.client import HttpFetcher
from bot.model.jobs import Post, Shelf, Submission
from bot.model.versions import ChangeKind, VersionsAnswer
from bot.services.ingest.service import IngestService
from bot.services.revisits.history import VersionService
from bot.services.revisits.service import LongerRevisits, RevisitService
from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge
from tests.fakes.clock import SteppedClock
from tests.fakes.reader import PlainReader
from tests.fetch.site import Site, response

SHELF = Shelf.of_guild(1)
PAGE = "Rice comes late\nThe first 40 lorries with rice came to {place:Sinuiju} on Monday.\nMore are on their way."
HOUR = timedelta(hours=1)


class Newspaper:
    """A site that answers conditional requests: the ETag of its page changes with its text."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.url = site.url("/rice")
        site.answers["/rice"] = self._answer
        self.text = PAGE
        self.sent = 0

    async def _answer(self, writer: asyncio.StreamWriter) -> None:
        tag = f'"{hash(self.text)}"'
        if f"If-None-Match: {tag}" in self.site.requests[-1]:
            writer.write(response(b"", f"ETag: {tag}", status="304 Not Modified", media=None))
        else:
            self.sent += 1
            stamp = "Last-Modified: Wed, 14 Feb 2024 00:00:00 GMT"
            writer.write(response(self.text.encode(), f"ETag: {tag}", stamp, media="text/plain; charset=utf-8"))
        await writer.drain()


class LookingDesk:
    """A desk with real network access and a stepped clock."""

    def __init__(self, database: Database, fetcher: HttpFetcher) -> None:
        self.clock, reader, knowledge, longer = SteppedClock(), PlainReader(), Knowledge([]), LongerRevisits()
        self.ingest = IngestService(database, self.clock, fetcher, reader, knowledge)
        self.revisits = RevisitService(database, self.clock, fetcher, reader, knowledge, longer)
        self._versions = VersionService(database, longer)

    async def look(self, after: timedelta) -> VersionsAnswer:
        self.clock.advance(after.total_seconds())
        assert await self.revisits.revisit_due() == 1
        return await self._versions.versions(SHELF, "1")


@pytest.fixture
async def paper(site: Site) -> Newspaper:
    return Newspaper(site)


@pytest.fixture
async def desk(tmp_path: Path, fetcher: HttpFetcher, paper: Newspaper) -> AsyncIterator[LookingDesk]:
    """Save the newspaper's page."""
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        desk = LookingDesk(database, fetcher)
        await desk.ingest.submit(Submission(SHELF, Post(), url=paper.url))
        while await desk.ingest.step():
            pass
        yield desk


async def test_an_unchanged_page_has_no_body(desk: LookingDesk, paper: Newspaper) -> None:
    assert (await desk.look(2 * HOUR)).changes == ()
    assert paper.sent == 1
    assert "If-Modified-Since: Wed, 14 Feb 2024 00:00:00 GMT" in paper.site.requests[-1]
    paper.text = PAGE.replace("40", "60")
    answer = await desk.look(5 * HOUR)
    assert [change.kinds for change in answer.changes] == [(ChangeKind.FIGURES,)]
    assert paper.sent == 2
    assert (await desk.look(24 * HOUR)).changes == answer.changes
    assert paper.sent == 2, "the new page has a tag of its own"


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone"])
async def test_a_deleted_page_is_gone(desk: LookingDesk, paper: Newspaper, status: str) -> None:
    paper.site.answers["/rice"] = response(b"There is no such page.", status=status)
    assert (await desk.look(24 * HOUR)).gone_since is None
    missed = desk.clock.now()
    answer = await desk.look(7 * HOUR)
    assert answer.gone_since == missed
    assert answer.changes[0].kinds == (ChangeKind.DELETED,)


async def test_a_redirect_to_an_old_notice_means_a_deleted_page(desk: LookingDesk, paper: Newspaper) -> None:
    """The target is requested without conditions: its 304 would mean that the article is unchanged."""

    async def note(writer: asyncio.StreamWriter) -> None:
        asked = "If-Modified-Since" in paper.site.requests[-1]
        writer.write(response(b"", status="304 Not Modified", media=None) if asked else response(b"none", status="404"))
        await writer.drain()

    paper.site.answers["/rice"] = response(b"", "Location: /gone.html", status="302 Found")
    paper.site.answers["/gone.html"] = note
    await desk.look(24 * HOUR)
    assert (await desk.look(7 * HOUR)).changes[0].kinds == (ChangeKind.DELETED,)


async def test_an_unexpected_304_is_no_evidence(desk: LookingDesk, paper: Newspaper) -> None:
    """A site that sends 304 to an unconditional request: the page is neither unchanged nor changed."""
    paper.site.answers["/other"] = response(b"", status="304 Not Modified", media=None)
    paper.site.answers["/rice"] = response(b"", "Location: /other", status="302 Found")
    assert (await desk.look(24 * HOUR)).changes == ()
    assert (await desk.look(HOUR)).changes == (), "tried again soon, as after a failure"


async def test_retry_after_delays_the_next_visit(desk: LookingDesk, paper: Newspaper) -> None:
    busy = response(b"later", "Retry-After: 7200", status="503 Service Unavailable")
    paper.site.answers["/rice"] = busy
    assert (await desk.look(30 * HOUR)).changes == ()
    asked = len(paper.site.requests)
    desk.clock.advance(7000)
    assert await desk.revisits.revisit_due() == 0
    assert len(paper.site.requests) == asked
