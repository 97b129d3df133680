"""Trouble of the operator or the machine ends nobody's link."""

from __future__ import annotations

import asyncio
import errno
import logging
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.model.errors import DeskError, ReaderFailed, Reason
from bot.policy.fair_shares import Slots
from bot.services.ingest import completion
from bot.services.ingest.service import IngestService
from bot.storage.queue import bodies
from bot.text.knowledge.base import Knowledge
from bot.workers.pool import ReaderPool
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import locked, refusal
from tests.fakes.waiting import PATIENCE, asleep, moments

URL = "https://news.example/launch"
LAUNCH = "Missiles fly\nThe missiles flew from {place:Sunan} at dawn."
DAY = 86_400


async def _jobs(desk: SmallDesk) -> list[tuple[Any, ...]]:
    return await desk.rows("SELECT state, attempts, reason FROM jobs ORDER BY id")


async def _cards(desk: SmallDesk) -> list[Any]:
    return [row[0] for row in await desk.rows("SELECT kind FROM deliveries ORDER BY id")]


def _told(caplog: pytest.LogCaptureFixture, words: str) -> int:
    return len([one for one in caplog.records if one.levelno >= logging.WARNING and words in one.getMessage()])


async def test_a_link_waits_for_days_until_readers_work_again(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    desk.reader.failures = [ReaderFailed(Reason.READER_UNAVAILABLE, "no memory")] * 200
    await desk.post(ANNA, URL, 9)
    for _ in range(100):
        await desk.work()
        desk.clock.advance(DAY / 20)
    assert await _jobs(desk) == [("fetched", 0, "reader_unavailable")]
    assert await _cards(desk) == []
    desk.reader.failures = []
    await desk.work()
    assert await _cards(desk) == ["card"]
    assert desk.network.fetches == [URL]


async def test_when_readers_work_again_all_links_go_on_at_once(desk: SmallDesk) -> None:
    desk.reader.failures = [ReaderFailed(Reason.READER_UNAVAILABLE)] * 9
    for number in range(3):
        desk.network.pages[f"{URL}/{number}"] = LAUNCH.replace("dawn", f"{number} o'clock")
    for number in range(3):
        await desk.post(ANNA, f"{URL}/{number}", number + 1)
        await desk.work()
        desk.clock.advance(7)
    desk.reader.failures = []
    desk.clock.advance(8)
    await desk.work()
    assert await _cards(desk) == ["card", "card", "card"], "only the first was due"


async def test_while_no_page_can_be_read_only_a_few_of_a_members_pages_are_fetched(desk: SmallDesk) -> None:
    """Else the whole queue would be downloaded, and its bodies stored, before the first page is read."""
    desk.reader.failures = [ReaderFailed(Reason.READER_UNAVAILABLE)] * 200
    for number in range(40):
        desk.network.pages[f"{URL}/{number}"] = LAUNCH.replace("dawn", f"{number} o'clock")
        await desk.post(ANNA, f"{URL}/{number}", number + 1)
    for _ in range(10):
        await desk.work()
        desk.clock.advance(400)
    assert len(desk.network.fetches) == Slots().read_ahead
    desk.reader.failures = []
    await desk.work()
    assert await _cards(desk) == ["card"] * 40


async def test_links_that_waited_go_on_at_once_after_a_restart(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    desk.reader.failures = [ReaderFailed(Reason.READER_UNAVAILABLE)]
    await desk.post(ANNA, URL, 9)
    await desk.work()
    await desk.ingest.wake()
    await desk.work()
    assert await _cards(desk) == ["card"]


async def test_a_page_that_ends_each_reader_ends_whatever_trouble_comes_between(desk: SmallDesk) -> None:
    died, unavailable = ReaderFailed(Reason.READER_DIED, "exit status -9"), ReaderFailed(Reason.READER_UNAVAILABLE)
    desk.network.pages[URL] = LAUNCH
    desk.reader.failures = [died, unavailable, unavailable, died, unavailable, died]
    submitted = await desk.post(ANNA, URL, 9)
    for _ in range(6):
        assert await _cards(desk) == []
        await desk.work()
        desk.clock.advance(DAY)
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.reason == "reader_died"
    assert await _cards(desk) == ["refusal"]


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(errno.ENOSPC, "No space left on device"),
        BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"),
        RuntimeError("can't start new thread"),
    ],
)
async def test_a_machine_at_its_limit_keeps_the_link_and_tells_the_operator_once_an_hour(
    error: Exception, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise error

    desk.network.pages[URL] = LAUNCH
    await desk.post(ANNA, URL, 9)
    with monkeypatch.context() as full:
        full.setattr(bodies, "pack", fails)
        for _ in range(100):
            await desk.work()
            desk.clock.advance(72)
    assert await _jobs(desk) == [("queued", 0, "machine_trouble")]
    assert _told(caplog, "keeps links waiting") == 2, "in two hours"
    assert "count=14" in caplog.text
    desk.clock.advance(600)
    await desk.work()
    assert await _cards(desk) == ["card"]
    assert "links are read again" in caplog.text


async def test_trouble_with_many_links_is_told_once_and_without_their_addresses(
    desk: SmallDesk, caplog: pytest.LogCaptureFixture
) -> None:
    """The path of an address may be private, and the trouble is the same whatever link meets it."""
    for number in range(5):
        url = f"https://site{number}.example/invitation/secret"
        desk.network.pages[url] = DeskError(Reason.MACHINE_TROUBLE, "Too many open files", url=url)
        await desk.post(ANNA, url, number)
    await desk.work()
    assert await _jobs(desk) == [("queued", 0, "machine_trouble")] * 5
    assert _told(caplog, "keeps links waiting") == 1
    assert "Too many open files" in caplog.text
    assert "secret" not in caplog.text


async def test_a_fetcher_without_sockets_left_ends_no_link(desk: SmallDesk) -> None:
    desk.network.pages[URL] = DeskError(Reason.MACHINE_TROUBLE, "Too many open files")
    await desk.post(ANNA, URL, 9)
    for _ in range(20):
        await desk.work()
        desk.clock.advance(DAY)
    desk.network.pages[URL] = LAUNCH
    await desk.work()
    assert await _cards(desk) == ["card"]


async def test_a_damaged_database_ends_no_link_and_is_told_once(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def damaged(*_: object) -> None:
        raise refusal(sqlite3.SQLITE_CORRUPT, "database disk image is malformed")

    desk.network.pages[URL] = LAUNCH
    await desk.post(ANNA, URL, 9)
    with monkeypatch.context() as broken:
        broken.setattr(completion, "store", damaged)
        worker = asyncio.create_task(desk.ingest.run())
        while desk.reader.read < 20:
            await asleep(desk.clock)
            desk.clock.advance(5)
            await asyncio.sleep(0)
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)
    assert _told(caplog, "malformed") == 1
    await desk.work()
    assert await _cards(desk) == ["card"]


async def test_a_bug_in_a_statement_is_logged_as_a_bug(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As a refusal it would be tried again quietly, and the operator would look at the disk."""
    monkeypatch.setattr(completion, "fail", _breaks_a_constraint)
    await desk.post(ANNA, URL, 9)
    with pytest.raises(sqlite3.IntegrityError):
        await desk.ingest.run()
    assert "the database refused" not in caplog.text


@pytest.mark.parametrize("bug", [sqlite3.IntegrityError("constraint failed"), KeyError("reason")])
async def test_a_link_whose_failure_cannot_be_stored_ends_after_some_claims(
    bug: Exception, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise bug

    monkeypatch.setattr(completion, "fail", fails)
    submitted = await desk.post(ANNA, URL, 9)
    for number in range(1, 11):
        with pytest.raises(type(bug)):
            await desk.ingest.step()
        assert await _jobs(desk) == [("queued", number, None)]
    await desk.work()
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.reason == "reader_crashed"
    assert "its failure cannot be stored" in caplog.text
    assert not await desk.ingest.step()


async def test_a_database_that_refuses_a_failure_ends_no_link_however_often(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.post(ANNA, URL, 9)
    with monkeypatch.context() as broken:
        broken.setattr(completion, "fail", _is_locked)
        for _ in range(20):
            with pytest.raises(sqlite3.OperationalError):
                await desk.ingest.step()
    assert await _jobs(desk) == [("queued", 0, None)]


def _breaks_a_constraint(*_: object) -> None:
    raise sqlite3.IntegrityError("NOT NULL constraint failed: deliveries.shelf_id")


def _is_locked(*_: object) -> None:
    raise locked()


async def test_a_job_whose_claim_could_not_be_given_back_goes_on_when_the_database_is_free(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process holds the lock from the moment on in which the page is read."""
    analyze = desk.reader.analyze
    writer = desk.database._writer
    assert writer is not None
    await writer.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(desk.database.path, isolation_level=None)) as other:

        async def then_locked(page: Any) -> Any:
            other.execute("BEGIN IMMEDIATE")
            return await analyze(page)

        desk.network.pages[URL] = LAUNCH
        await desk.post(ANNA, URL, 9)
        await desk.ingest.step()
        with monkeypatch.context() as patch:
            patch.setattr(desk.reader, "analyze", then_locked)
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                await desk.ingest.step()
        other.rollback()
    assert await desk.ingest.step()
    assert await _cards(desk) == ["card"]
    assert await _jobs(desk) == [("done", 1, None)]


async def test_real_readers_that_are_killed_whatever_they_read_and_one_page_that_kills_them(
    desk: SmallDesk, tmp_path: Path, knowledge: Knowledge
) -> None:
    flag, killer = tmp_path / "flag", "https://news.example/killer"
    desk.network.pages |= {URL: "who", killer: "killed"}
    loader = "tests.workers.readers:sick"
    async with ReaderPool(1, str(flag), seconds=PATIENCE, memory_mb=300, pause=0.0, loader=loader) as readers:
        ingest = IngestService(desk.database, desk.clock, desk.network, readers, knowledge, jitter=lambda: 0.0)

        async def work() -> None:
            while await ingest.step():
                pass
            desk.clock.advance(1000)

        with _existing(flag):
            await desk.post(ANNA, URL, 1)
            for _ in range(5):
                await work()
        assert await _jobs(desk) == [("fetched", 0, "reader_unavailable")]
        await work()
        assert await _cards(desk) == ["card"]
        await desk.post(BORIS, killer, 2)
        for _ in range(3):
            assert await _cards(desk) == ["card"]
            await work()
    assert await _cards(desk) == ["card", "refusal"]
    assert (await _jobs(desk))[1] == ("dead", 3, "reader_died")


@contextmanager
def _existing(flag: Path) -> Iterator[None]:
    flag.write_text("killed")
    yield
    flag.unlink()


async def test_a_link_is_stored_as_soon_as_another_process_gives_the_lock_back(
    desk: SmallDesk, caplog: pytest.LogCaptureFixture
) -> None:
    async with _locked(desk) as other:
        posting = asyncio.create_task(desk.post(ANNA, URL, 9))
        await asleep(desk.clock)
        assert await _jobs(desk) == []
        other.rollback()
        desk.clock.advance(1)
        submitted = await posting
    assert submitted.job_id is not None
    assert _told(caplog, "database is locked") == 1


async def test_a_link_that_cannot_be_stored_is_refused_in_time_for_an_answer(desk: SmallDesk) -> None:
    begun = desk.clock.now()
    async with _locked(desk):
        posting = asyncio.create_task(desk.post(ANNA, URL, 9))
        async for _ in moments():
            if posting.done():
                break
            if desk.clock.sleepers:
                desk.clock.advance(1)
        with pytest.raises(DeskError) as refused:
            await posting
    assert refused.value.reason is Reason.DATABASE_REFUSED
    assert (desk.clock.now() - begun).total_seconds() <= 3
    assert await _jobs(desk) == []


@asynccontextmanager
async def _locked(desk: SmallDesk) -> AsyncIterator[sqlite3.Connection]:
    """Another process holds the write lock; SQLite does not wait for it."""
    writer = desk.database._writer
    assert writer is not None
    await writer.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(desk.database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other
