"""What the desk tells its operator and the managers of a server, and how failed links are tried again."""

from __future__ import annotations

import asyncio
import errno
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from bot.model.analysis import Page
from bot.model.errors import FetchFailed, Reason, SettingsFailed
from bot.model.jobs import Fetched, Shelf
from bot.model.operations import DeadGroup, OpenDeliveries, QueueStatus, ReaderCounts, Retried
from bot.policy import second_tries
from bot.ports import NoMeter
from bot.services.ingest.operator_trouble import OperatorTrouble
from bot.services.operations.metering import MeteredAnalyzer
from bot.services.operations.status import StatusService
from bot.services.operations.vitals import PERIOD, TimedFetcher, VitalsService
from bot.storage import retry_order
from tests.fakes.clock import NOON, SteppedClock
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.network import FakeNetwork
from tests.fakes.reader import PlainReader
from tests.fakes.sql import run_sql
from tests.fakes.waiting import asleep

PAGE = "A launch\nThe missile flew over {place:Sinuiju}.\n"
ALL = second_tries.REASONS
_NO_READERS = ReaderCounts(0, 0, 0)


def site(path: str) -> str:
    return f"https://news.example/{path}"


@pytest.fixture
def status(desk: SmallDesk) -> StatusService:
    return StatusService(desk.database, desk.clock)


async def fail(desk: SmallDesk, shelf: Shelf, path: str, reason: Reason, message: int | None = None) -> None:
    """A link fails for good."""
    desk.network.pages[site(path)] = FetchFailed(reason)
    await desk.post(shelf, site(path), message)
    await desk.work()


async def test_a_server_sees_its_own_figures_and_nobody_elses(desk: SmallDesk, status: StatusService) -> None:
    await fail(desk, ANNA, "a", Reason.FORBIDDEN, 1)
    await fail(desk, ANNA, "b", Reason.NOT_FOUND, 2)
    await fail(desk, ANNA, "slow", Reason.SERVER_ERROR, 3)
    desk.clock.advance(5)
    await desk.post(ANNA, site("new"), 4)
    found = await status.server(1)
    assert found.dead == (DeadGroup("forbidden", 1, 1), DeadGroup("not_found", 1, 0))
    assert [(group.state, group.count) for group in found.waiting] == [("queued", 2)]
    assert [(group.reason, group.count) for group in found.retries] == [("server_error", 1)]
    assert (found.deliveries.owed, found.deliveries.oldest) == (2, NOON)
    assert await status.server(2) == QueueStatus((), (), (), (), OpenDeliveries(0, 0, None))
    whole = (await status.everything()).queue
    assert (whole.dead, whole.waiting, whole.deliveries.owed) == (found.dead, found.waiting, 2)


async def test_a_link_that_the_site_refused_is_read_when_it_is_tried_again(
    desk: SmallDesk, status: StatusService
) -> None:
    await fail(desk, ANNA, "a", Reason.FORBIDDEN, 1)
    await fail(desk, ANNA, "b", Reason.NOT_FOUND, 2)
    desk.network.pages[site("a")] = PAGE
    retried = await desk.ingest.try_again(ANNA, ALL)
    assert (retried.count, retried.left) == (1, 0)
    await desk.work()
    # The post gets a card, besides the refusal that it got before.
    assert await desk.rows("SELECT kind FROM deliveries WHERE reply_to = 1 ORDER BY id") == [("refusal",), ("card",)]
    assert [group.reason for group in (await status.server(1)).dead] == ["not_found"]
    assert (await desk.ingest.try_again(ANNA, ALL)).count == 0
    assert await desk.troubles() == []


async def test_trying_again_asks_nothing_for_another_server(desk: SmallDesk, status: StatusService) -> None:
    """Both servers had waited for one job; only one tries it again."""
    desk.network.pages[site("a")] = FetchFailed(Reason.FORBIDDEN)
    await desk.post(ANNA, site("a"), 1)
    await desk.post(BORIS, site("a"), 2)
    await desk.work()
    desk.network.pages[site("a")] = PAGE
    assert (await desk.ingest.try_again(ANNA, ALL)).count == 1
    await desk.work()
    assert await desk.rows("SELECT s.key FROM shelf_articles AS a JOIN shelves AS s ON s.id = a.shelf_id") == [
        ("guild:1",)
    ]
    assert await desk.rows("SELECT kind, count(*) FROM deliveries WHERE guild_id = 2 GROUP BY kind") == [("refusal", 1)]
    assert ((await status.server(1)).dead, (await status.server(2)).retriable) == ((), 1)
    # The operator tries all again, and the article is there by now.
    assert (await desk.ingest.try_again(None, ALL)).count == 1
    assert await desk.rows("SELECT kind, count(*) FROM deliveries WHERE guild_id = 2 GROUP BY kind") == [
        ("card", 1),
        ("refusal", 1),
    ]


async def test_a_link_that_two_members_waited_for_is_one_link(desk: SmallDesk, status: StatusService) -> None:
    desk.network.pages[site("a")] = FetchFailed(Reason.FORBIDDEN)
    for message in (1, 2):
        await desk.post(ANNA, site("a"), message)
    await desk.work()
    failed = await status.server(1)
    assert failed.retriable == (await desk.answers.status(ANNA, 1)).dead == 1
    desk.network.pages[site("a")] = PAGE
    assert (await desk.ingest.try_again(ANNA, ALL)).count == failed.retriable
    await desk.work()
    assert await desk.rows("SELECT reply_to FROM deliveries WHERE kind = 'card' ORDER BY 1") == [(1,), (2,)]


async def test_one_link_that_failed_twice_is_read_once(desk: SmallDesk) -> None:
    await fail(desk, ANNA, "a", Reason.FORBIDDEN, 1)
    await fail(desk, ANNA, "a", Reason.FORBIDDEN, 2)
    desk.network.pages[site("a")] = PAGE
    fetches = len(desk.network.fetches)
    assert (await desk.ingest.try_again(ANNA, ALL)).count == 2
    await desk.work()
    assert len(desk.network.fetches) == fetches + 1
    assert await desk.rows("SELECT reply_to FROM deliveries WHERE kind = 'card' ORDER BY 1") == [(1,), (2,)]


async def test_old_failures_and_pasted_texts_are_not_tried_again(desk: SmallDesk, status: StatusService) -> None:
    await fail(desk, ANNA, "a", Reason.FORBIDDEN, 1)
    desk.clock.advance(timedelta(days=8).total_seconds())
    desk.reader.failures = [FetchFailed(Reason.READER_CRASHED)] * 9
    await desk.paste(ANNA, PAGE, 2)
    for _ in range(3):
        await desk.work()
        desk.clock.advance(3600)
    assert (await status.server(1)).dead == (DeadGroup("reader_crashed", 1, 0),)
    assert (await desk.ingest.try_again(ANNA, ALL)).count == 0


async def test_what_does_not_fit_into_the_queue_stays_failed(desk: SmallDesk, status: StatusService) -> None:
    """The queue of this desk has room for 50."""
    for number in range(60):
        await fail(desk, ANNA, f"old{number}", Reason.FORBIDDEN, number + 1)
    retried = await desk.ingest.try_again(ANNA, ALL)
    assert 0 < retried.count <= 50
    assert (retried.count + retried.left, (await status.server(1)).retriable) == (60, retried.left)


_MANY_FAILED = """
    WITH numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
    INSERT INTO jobs (url, url_key, state, shelf_id, due_at, created_at, ended_at, reason)
    SELECT 'https://old.example/' || n, 'https://old.example/' || n, 'dead', s.id, 0, 0, ?, 'forbidden'
    FROM numbers JOIN shelves AS s ON s.key = 'guild:1'"""
_THEIR_REQUESTS = """
    INSERT INTO requests (job_id, shelf_id, user_id, guild_id, channel_id, message_id, answer, created_at)
    SELECT id, shelf_id, 7, 1, 10, id, 1, 0 FROM jobs WHERE url LIKE 'https://old.example/%'"""


async def test_a_write_takes_no_longer_where_more_links_failed(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each transaction makes some requests anew; it does not look through all that failed."""
    costs: list[int] = []

    def costly(connection: Connection, work: Callable[..., object], *args: object) -> object:
        steps = 0

        def count() -> None:
            nonlocal steps
            steps += 1

        connection.set_progress_handler(count, 10)
        try:
            return work(connection, *args)
        finally:
            connection.set_progress_handler(None, 0)
            costs.append(steps)

    write = desk.database.write
    await fail(desk, ANNA, "a", Reason.FORBIDDEN, 1)  # the shelf is there
    most = []
    for failed in (200, 2_000):
        await desk.database.write(run_sql, _MANY_FAILED, [failed, int(NOON.timestamp())])
        await desk.database.write(run_sql, _THEIR_REQUESTS, [])
        costs.clear()
        with monkeypatch.context() as patch:
            patch.setattr(desk.database, "write", lambda work, *args: write(costly, work, *args))
            retried = await desk.ingest.try_again(ANNA, ALL)
        assert retried.count + retried.left >= failed
        most.append(max(costs))
        await desk.database.write(run_sql, "DELETE FROM jobs", [])
    assert most[1] < 1.2 * most[0], most


class SlowNetwork(FakeNetwork):
    """A network that takes its time: `seconds` for each fetch."""

    def __init__(self, clock: SteppedClock) -> None:
        super().__init__()
        self.clock, self.seconds = clock, 1.0

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        redirects: int | None = None,
        feed: bool = False,
    ) -> Fetched:
        self.clock.advance(self.seconds)
        return await super().fetch(url, etag=etag, last_modified=last_modified, redirects=redirects)


async def test_the_slowest_sites_are_told_with_their_failures(desk: SmallDesk, status: StatusService) -> None:
    network = SlowNetwork(desk.clock)
    fetcher = TimedFetcher(network, desk.clock, NoMeter())
    vitals = VitalsService(desk.database, desk.clock, fetcher, desk.ingest, ReaderCounts)
    for seconds, host, body in ((1, "quick", PAGE), (2, "slow", PAGE), (3, "slow", PAGE), (9, "slow", None)):
        network.seconds = float(seconds)
        for number in range(3):
            url = f"https://{host}.example/{number}"
            network.pages[url] = body or FetchFailed(Reason.TIMED_OUT)
            with suppress(FetchFailed):
                await fetcher.fetch(url)
    network.pages["https://once.example/"] = PAGE
    await fetcher.fetch("https://once.example/")  # too few to say anything about its speed
    await vitals.note(NOON)
    slow, quick = (await status.everything()).hosts
    assert (slow.host, slow.fetches, slow.failed, slow.median, slow.slow) == ("slow.example", 9, 3, 3000, 9000)
    assert (quick.host, quick.fetches, quick.failed, quick.median) == ("quick.example", 3, 0, 1000)
    desk.clock.advance(timedelta(days=2).total_seconds())
    assert (await status.everything()).hosts == ()


async def test_a_clock_that_is_set_meanwhile_changes_no_duration() -> None:
    """Neither that of a fetch nor that of a reading."""
    read = list[float]()

    class Stopwatch(NoMeter):
        def read(self, outcome: str, seconds: float) -> None:
            read.append(seconds)

    class StrayClock(SteppedClock):
        def now(self) -> datetime:
            self.advance(-3600)
            return super().now()

    clock = StrayClock()
    network = SlowNetwork(clock)
    fetcher = TimedFetcher(network, clock, NoMeter())
    network.pages[site("a")] = PAGE
    fetched = await fetcher.fetch(site("a"))
    page = Page(site("a"), fetched.body, fetched.content_type, fetched.charset)
    await MeteredAnalyzer(PlainReader(), clock, Stopwatch()).analyze(page)
    assert [record.milliseconds for record in fetcher.take()] == [1000]
    assert read == [0.0]


async def test_the_notes_of_fetches_are_bounded(desk: SmallDesk) -> None:
    fetcher = TimedFetcher(desk.network, desk.clock, NoMeter())
    vitals = VitalsService(desk.database, desk.clock, fetcher, desk.ingest, ReaderCounts)
    desk.network.pages[site("a")] = PAGE
    for _ in range(2):
        for _ in range(3_000):
            await fetcher.fetch(site("a"))
        await vitals.note(NOON)
    assert await desk.rows("SELECT count(*) FROM fetches") == [(5_000,)]


@asynccontextmanager
async def noting(desk: SmallDesk, counts: ReaderCounts = _NO_READERS) -> AsyncIterator[None]:
    """The service that notes the desk's vitals runs; at the end it has noted what is due."""
    fetcher = TimedFetcher(desk.network, desk.clock, NoMeter())
    running = asyncio.create_task(VitalsService(desk.database, desk.clock, fetcher, desk.ingest, lambda: counts).run())
    try:
        await asleep(desk.clock)
        yield
        await asleep(desk.clock)
    finally:
        running.cancel()
        await asyncio.wait({running})


async def test_a_warning_is_kept_for_the_operator_without_what_an_exception_quotes(
    desk: SmallDesk, status: StatusService
) -> None:
    counts = ReaderCounts(3, 2, 1)
    async with noting(desk, counts):
        desk.clock.advance(10)
        logging.getLogger("discord.http").warning("somebody else's")
        logging.getLogger("bot.services.ingest.service").info("failed job=1 reason=not_found")
        quoting = ValueError("a line of a private text")
        logging.getLogger("bot.app").error("work failed job=%s", 7, exc_info=quoting)
        desk.clock.advance(PERIOD)
    found = (await status.everything()).vitals
    assert found is not None
    assert found.trouble is not None
    assert (found.started_at, found.readers) == (NOON, counts)
    assert (found.trouble.at, found.trouble.line) == (
        NOON + timedelta(seconds=10),
        "bot.app: work failed job=7 error=ValueError",
    )


async def test_the_warning_that_a_failure_is_over_does_not_hide_the_failure(
    desk: SmallDesk, status: StatusService
) -> None:
    """As after a full disk was freed: `check` names the disk."""
    async with noting(desk):
        trouble = OperatorTrouble(desk.clock)
        trouble.database_refused(sqlite3.OperationalError("database or disk is full"))
        trouble.database_works()
        desk.clock.advance(PERIOD)
    found = (await status.everything()).vitals
    assert found is not None
    assert found.trouble is not None
    assert found.trouble.line.endswith("the database refused count=1 error=database or disk is full")


async def test_the_running_desk_carries_out_the_operators_order_once(desk: SmallDesk, tmp_path: Path) -> None:
    await fail(desk, ANNA, "a", Reason.FORBIDDEN, 1)
    await fail(desk, ANNA, "b", Reason.NOT_FOUND, 2)
    vitals = VitalsService(
        desk.database, desk.clock, TimedFetcher(desk.network, desk.clock, NoMeter()), desk.ingest, ReaderCounts
    )
    await vitals.carry_out_order()
    assert await desk.rows("SELECT count(*) FROM jobs WHERE state = 'queued'") == [(0,)]
    retry_order.leave(desk.database.path, {"not_found"})
    await vitals.carry_out_order()
    assert await desk.rows("SELECT url FROM jobs WHERE state = 'queued'") == [(site("b"),)]
    assert retry_order.find(desk.database.path) is None


def test_an_order_that_a_full_disk_refuses_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(SettingsFailed) as refused:
            retry_order.leave(tmp_path / "desk.sqlite3", {"not_found"})
    assert refused.value.reason is Reason.DISK_FULL


async def test_an_order_that_is_left_while_another_is_carried_out_is_not_lost(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fail(desk, ANNA, "a", Reason.FORBIDDEN, 1)
    await fail(desk, ANNA, "b", Reason.NOT_FOUND, 2)
    vitals = VitalsService(
        desk.database, desk.clock, TimedFetcher(desk.network, desk.clock, NoMeter()), desk.ingest, ReaderCounts
    )
    carry_out = desk.ingest.try_again

    async def interrupted(shelf: Shelf | None, reasons: Collection[str]) -> Retried:
        monkeypatch.setattr(desk.ingest, "try_again", carry_out)
        retry_order.leave(desk.database.path, {"forbidden"})
        return await carry_out(shelf, reasons)

    monkeypatch.setattr(desk.ingest, "try_again", interrupted)
    retry_order.leave(desk.database.path, {"not_found"})
    await vitals.carry_out_order()
    assert await desk.rows("SELECT url FROM jobs WHERE state = 'queued'") == [(site("b"),)]
    await vitals.carry_out_order()
    assert await desk.rows("SELECT url FROM jobs WHERE state = 'queued' ORDER BY url") == [(site("a"),), (site("b"),)]
    assert retry_order.find(desk.database.path) is None


async def test_an_order_that_cannot_be_removed_does_not_end_the_notes(desk: SmallDesk, status: StatusService) -> None:
    """Something else has its name."""
    desk.database.path.with_name(f"{desk.database.path.name}.retry").mkdir()
    async with noting(desk):
        desk.clock.advance(60)
    found = (await status.everything()).vitals
    assert found is not None
    assert found.updated_at == NOON + timedelta(seconds=60)


@pytest.mark.parametrize("content", ["", "[", "{}", "7", "\x00"])
def test_an_order_that_is_none_does_nothing(tmp_path: Path, content: str) -> None:
    retry_order.leave(tmp_path / "desk.sqlite3", {"x"})
    (tmp_path / "desk.sqlite3.retry").write_text(content, encoding="utf-8")
    assert retry_order.find(tmp_path / "desk.sqlite3") == frozenset()
