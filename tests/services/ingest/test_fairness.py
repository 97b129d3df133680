"""What one server, or one member, does to the queue is noticed by nobody else."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.model.analysis import Analysis, Page
from bot.model.errors import FetchFailed, HostBusy, QueueFull, ReaderFailed, Reason
from bot.model.jobs import Fetched, Post, Shelf, Submission, Submitted
from bot.policy.fair_shares import Slots
from bot.services.ingest import completion
from bot.services.ingest.service import IngestService
from bot.storage.engine.database import Database
from bot.storage.members import erasure
from bot.text.knowledge.base import Knowledge
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.network import FakeNetwork
from tests.fakes.reader import PlainReader
from tests.fakes.waiting import asleep, moments

CLARA = Shelf.of_guild(3)
FAST = "https://fast.example/news"


class SlowNetwork(FakeNetwork):
    """Every page is an article; hosts that begin with "slow" answer when `released`."""

    def __init__(self) -> None:
        super().__init__()
        self.released = asyncio.Event()

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        redirects: int | None = None,
        feed: bool = False,
    ) -> Fetched:
        self.pages.setdefault(url, f"Title of {url}\nThe text of {url} is short.")
        fetched = await super().fetch(url, redirects=redirects)
        if (urlsplit(url).hostname or "").startswith("slow"):
            await self.released.wait()
        return fetched


class HeavyReader(PlainReader):
    """Pages whose address has "heavy" take until `released`; `reading` are those that have begun."""

    def __init__(self) -> None:
        super().__init__()
        self.released = asyncio.Event()
        self.reading = list[str]()

    async def analyze(self, page: Page) -> Analysis:
        self.reading.append(page.url or "")
        if "heavy" in (page.url or ""):
            await self.released.wait()
        return await super().analyze(page)


class BusyDesk:
    """A desk that works: as many loops as the slots say."""

    def __init__(self, database: Database, readers: int) -> None:
        self.database, self.network, self.reader = database, SlowNetwork(), HeavyReader()
        self.ingest = IngestService(database, SteppedClock(), self.network, self.reader, Knowledge([]), queue_limit=900)
        self.slots = Slots.of(readers, spare_reader=True)

    @classmethod
    @asynccontextmanager
    async def at_work(cls, path: Path, readers: int = 2) -> AsyncIterator[BusyDesk]:
        async with Database.open(path) as database:
            desk = cls(database, readers)
            tasks = [asyncio.create_task(loop()) for loop in desk.ingest.loops(desk.slots)]
            try:
                yield desk
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def post(self, shelf: Shelf, *urls: str) -> list[Submitted]:
        return [await self.ingest.submit(Submission(shelf, Post(int(shelf.key[-1])), url=url)) for url in urls]

    async def is_saved(self, shelf: Shelf, url: str) -> None:
        """Post a link and wait until it is read, while the clock does not move."""
        (submitted,) = await self.post(shelf, url)
        async for _ in moments():
            outcome = await self.ingest.wait(submitted.job_id or 0, 0)
            if outcome is not None:
                assert outcome.article_id is not None, outcome
                return


async def test_many_slow_sites_of_one_server_leave_room_for_anothers_link(tmp_path: Path) -> None:
    async with BusyDesk.at_work(tmp_path / "desk.sqlite3") as desk:
        await desk.post(ANNA, *(f"https://slow-{number}.example/a" for number in range(60)))
        async for _ in moments():
            if len(desk.network.fetches) == desk.slots.fetches // 2:
                break
        await desk.post(BORIS, *(f"https://slow-{number}.example/b" for number in range(60)))
        await desk.is_saved(CLARA, FAST)


async def test_links_of_one_slow_site_hold_one_fetch(tmp_path: Path) -> None:
    async with BusyDesk.at_work(tmp_path / "desk.sqlite3") as desk:
        await desk.post(ANNA, *(f"https://slow.example/{number}" for number in range(12)))
        await desk.is_saved(BORIS, FAST)
        await desk.is_saved(ANNA, "https://other.example/a")
        assert [url for url in desk.network.fetches if "slow" in url] == ["https://slow.example/0"]
        desk.network.released.set()
        async for _ in moments():
            if len(desk.network.fetches) == 14:
                break


async def test_heavy_pages_of_one_server_leave_a_reader_to_another(tmp_path: Path) -> None:
    async with BusyDesk.at_work(tmp_path / "desk.sqlite3") as desk:
        await desk.post(ANNA, *(f"https://a{number}.example/heavy" for number in range(60)))
        async for _ in moments():
            if desk.reader.reading:
                break
        for number in range(3):
            await desk.is_saved(BORIS, f"https://b.example/{number}")
        assert len([url for url in desk.reader.reading if "heavy" in url]) == 1


async def test_with_one_reader_another_server_waits_for_one_page(tmp_path: Path) -> None:
    async with BusyDesk.at_work(tmp_path / "desk.sqlite3", readers=1) as desk:
        await desk.post(ANNA, *(f"https://a{number}.example/heavy" for number in range(60)))
        async for _ in moments():
            if desk.reader.reading:
                break
        await desk.post(BORIS, FAST)
        async for _ in moments():
            if FAST in desk.network.fetches:
                break
        desk.reader.released.set()
        async for _ in moments():
            if FAST in desk.reader.reading:
                break
        assert desk.reader.reading.index(FAST) <= 2


async def test_a_page_is_read_while_the_one_before_is_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare, may_store = completion.prepare, threading.Event()

    def prepare_when_allowed(analysis: Analysis, knowledge: Knowledge, now: datetime) -> completion.PreparedPage:
        may_store.wait(30)
        return prepare(analysis, knowledge, now)

    monkeypatch.setattr(completion, "prepare", prepare_when_allowed)
    async with BusyDesk.at_work(tmp_path / "desk.sqlite3", readers=1) as desk:
        try:
            links = await desk.post(ANNA, *(f"https://a{number}.example/news" for number in range(4)))
            async for _ in moments():
                if len(desk.reader.reading) == 2:
                    break
            await asyncio.sleep(0.05)
            assert len(desk.reader.reading) == 2, "no more pages wait to be stored than there are readers"
        finally:
            may_store.set()
        async for _ in moments():
            if all([await desk.ingest.wait(link.job_id or 0, 0) for link in links]):
                break


async def test_pages_are_not_fetched_far_ahead_of_the_readers(tmp_path: Path) -> None:
    """What is fetched is stored until it is read; sixty large pages would fill the disk."""
    async with BusyDesk.at_work(tmp_path / "desk.sqlite3") as desk:
        await desk.post(ANNA, *(f"https://a{number}.example/heavy" for number in range(60)))
        await desk.is_saved(BORIS, FAST)
        await desk.is_saved(BORIS, "https://b.example/again")
        fetched = [url for url in desk.network.fetches if "heavy" in url]
        assert len(fetched) <= desk.slots.read_ahead + desk.slots.fetches // 2 + 1


async def test_a_member_who_floods_is_told_and_others_can_still_save(desk: SmallDesk) -> None:
    for number in range(50):
        await desk.ingest.submit(_of(7, ANNA, number))
    with pytest.raises(QueueFull) as refused:
        await desk.ingest.submit(_of(7, ANNA, 50))
    assert (refused.value.reason, refused.value.detail) == (Reason.MEMBER_QUEUE_FULL, "50")
    await desk.ingest.submit(_of(8, ANNA, 500))
    await desk.ingest.submit(_of(9, BORIS, 501))


async def test_links_of_a_site_that_is_down_take_no_places(desk: SmallDesk) -> None:
    for number in range(60):
        url = f"https://down.example/{number}"
        desk.network.pages[url] = FetchFailed(Reason.SERVER_ERROR, "503")
        await desk.ingest.submit(_of(7, ANNA, url=url))
        await desk.work()
    assert await desk.rows("SELECT count(*) FROM jobs WHERE state = 'queued'") == [(60,)]
    await desk.ingest.submit(_of(7, ANNA, 1))


async def test_members_of_one_server_take_turns(desk: SmallDesk) -> None:
    for number in range(40):
        await desk.ingest.submit(_of(7, ANNA, number))
    await desk.ingest.submit(_of(8, ANNA, 99))
    for _ in range(4):
        await desk.ingest.step()
    assert "https://news.example/99" in desk.network.fetches


async def test_a_link_that_two_servers_posted_does_not_wait_behind_the_many_of_one(desk: SmallDesk) -> None:
    for number in range(40):
        await desk.ingest.submit(_of(7, ANNA, number))
    await desk.ingest.submit(_of(8, BORIS, 39))
    for _ in range(4):
        await desk.ingest.step()
    assert "https://news.example/39" in desk.network.fetches


async def test_a_redirect_to_a_host_in_use_is_continued_when_it_is_free(desk: SmallDesk) -> None:
    target = "https://slow.example/article"
    busy = HostBusy(Reason.RATE_LIMITED)
    busy.host, busy.next_url, busy.redirects, busy.retry_after = "slow.example", target, 1, 1.0
    desk.network.pages |= {"https://short.example/1": busy, target: "Title\nThe text of the page."}
    desk.network.busy = {"slow.example": 1.0}
    submitted = await desk.post(ANNA, "https://short.example/1")
    await desk.work()
    assert desk.network.fetches == ["https://short.example/1"]
    worker = asyncio.create_task(desk.ingest.run())
    await asleep(desk.clock)
    desk.network.busy = {}
    desk.clock.advance(1)
    async for _ in moments():
        if await desk.outcome(submitted):
            break
    worker.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await worker
    assert desk.network.fetches == ["https://short.example/1", target]
    assert await desk.rows("SELECT state, attempts, redirects FROM jobs") == [("done", 1, 1)]


@pytest.mark.parametrize("trouble", [Reason.SERVER_ERROR, Reason.MACHINE_TROUBLE])
async def test_a_link_whose_redirect_was_continued_is_tried_again_from_its_own_address(
    trouble: Reason, desk: SmallDesk
) -> None:
    """Redirects lead to signed addresses, which expire before the next try."""
    link, signed, fresh = (
        "https://short.example/1",
        "https://slow.example/1?signed=1",
        "https://slow.example/1?signed=2",
    )
    desk.network.pages |= {link: _redirect_to_busy(signed), signed: FetchFailed(trouble)}
    await desk.post(ANNA, link)
    await desk.work()
    assert desk.network.fetches == [link, signed]
    assert await desk.rows("SELECT host, next_url, redirects FROM jobs") == [("short.example", None, 0)]
    desk.network.pages |= {link: _redirect_to_busy(fresh), fresh: "Title\nThe text of the page."}
    desk.clock.advance(60)
    await desk.work()
    assert desk.network.fetches == [link, signed, link, fresh]
    assert await desk.rows("SELECT state FROM jobs") == [("done",)]


async def test_a_claimed_page_whose_redirect_was_continued_is_tried_again_from_the_claimed_address(
    desk: SmallDesk,
) -> None:
    posted, claimed = "https://paper.example/short", "https://news.paper.example/long"
    signed = "https://slow.example/1?signed=1"
    desk.network.pages[posted] = f"Title\n> canonical {claimed}\nThe text of the page."
    desk.network.pages |= {claimed: _redirect_to_busy(signed), signed: FetchFailed(Reason.MACHINE_TROUBLE)}
    await desk.post(ANNA, posted)
    await desk.work()
    assert desk.network.fetches == [posted, claimed, signed]
    assert await desk.rows("SELECT host, next_url, redirects FROM jobs") == [("news.paper.example", None, 0)]


def _redirect_to_busy(target: str) -> HostBusy:
    busy = HostBusy(Reason.RATE_LIMITED)
    busy.host, busy.next_url, busy.redirects = urlsplit(target).hostname or "", target, 1
    return busy


async def test_a_page_that_took_too_long_to_read_is_refused_at_once(desk: SmallDesk) -> None:
    """Another try would cost a reader as long again, with the same end."""
    desk.network.pages[FAST] = "Title\nThe text of the page."
    desk.reader.failures = [ReaderFailed(Reason.READER_TIMEOUT, "30")]
    submitted = await desk.post(ANNA, FAST, message=5)
    await desk.work()
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.reason == Reason.READER_TIMEOUT
    assert desk.reader.read == 1


async def test_a_member_who_erased_their_data_is_not_in_the_queue(desk: SmallDesk) -> None:
    await desk.ingest.submit(_of(7, ANNA, 1))
    await desk.database.write(erasure.erase, 7)
    assert await desk.rows("SELECT member_id FROM jobs") == [(0,)]
    await desk.work()
    assert desk.network.fetches == ["https://news.example/1"]


async def test_who_posted_a_link_is_forgotten_by_the_queue_when_it_ends(desk: SmallDesk) -> None:
    await desk.ingest.submit(_of(7, ANNA, 1))
    await desk.work()
    assert await desk.rows("SELECT state, member_id FROM jobs") == [("dead", 0)]


def _of(member: int, shelf: Shelf, number: int = 0, url: str | None = None) -> Submission:
    return Submission(shelf, Post(member), url=url or f"https://news.example/{number}")
