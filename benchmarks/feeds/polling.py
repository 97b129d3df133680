"""Two thousand feeds due in one hour, a tenth of them failing and a twentieth slow, while a member posts links.

The hour passes in minutes: its clock runs `SPEED` times as fast, and sites answer as much faster. The desk's own work
is not made faster, so that it has `SPEED` times as much to do a second as in reality. The feeds are read in their real
process; sites and the reading of articles are fakes.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

from benchmarks.load.loop_watch import watched
from bot.fetch.politeness import HostTurns
from bot.model.analysis import Page
from bot.model.errors import FetchFailed, HostBusy, Reason
from bot.model.feeds import FeedFormat, FeedMode
from bot.model.jobs import Fetched, JobState, Post, Shelf, Submission
from bot.policy.fair_shares import Slots
from bot.policy.feeds.recognition import keyed
from bot.services.feeds.service import FeedService
from bot.services.ingest.service import IngestService
from bot.storage.engine.database import Database
from bot.storage.feeds import entries, feeds, follows, shares
from bot.text.feeds.document import read
from bot.text.knowledge.base import Knowledge
from bot.workers.feed_reader import FeedReader
from tests.fakes.feeds import Item, SiteFeed
from tests.fakes.reader import PlainReader

SPEED = 20.0
_START = datetime(2024, 9, 16, 12, 0, tzinfo=UTC)
_HOUR, _AFTER = 3600.0, 600.0
_SLOW_SECONDS = 29.0
_LISTED = 20
_GUILD, _MEMBER, _FEEDS_A_SERVER = 10**6, 77, 100
_LINK_EVERY = 2.0


class FastClock:
    """Implements ports.Clock: `SPEED` seconds in each real one."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    def now(self) -> datetime:
        return _START + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        return (time.monotonic() - self._begun) * SPEED

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(seconds, 0.0) / SPEED)


@dataclass
class _Sites:
    """Implements ports.Fetcher: feeds, some of which fail or take long, and pages."""

    chance: random.Random
    feeds: dict[str, str] = field(default_factory=dict)
    failing: set[str] = field(default_factory=set)
    slow: set[str] = field(default_factory=set)
    turns: HostTurns = field(default_factory=lambda: HostTurns(1.0 / SPEED))

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,  # noqa: ARG002  # of the port
        last_modified: str | None = None,  # noqa: ARG002  # likewise
        redirects: int | None = None,
        feed: bool = False,
    ) -> Fetched:
        host = url.split("/")[2]
        if redirects is not None and (wait := self.turns.wait_for(host)) > 0:
            busy = HostBusy(Reason.RATE_LIMITED, host=host)
            busy.host, busy.next_url, busy.redirects, busy.retry_after = host, url, redirects, wait * SPEED
            raise busy
        async with self.turns.turn(host):
            seconds = _SLOW_SECONDS if url in self.slow else self.chance.uniform(0.1, 2.0)
            await asyncio.sleep(seconds / SPEED)
            if url in self.slow:
                raise FetchFailed(Reason.TIMED_OUT)
            if url in self.failing:
                raise FetchFailed(Reason.SERVER_ERROR, "502")
            if feed:
                return Fetched(url, url, 200, "application/rss+xml", "utf-8", self.feeds[url].encode())
            name = url.rpartition("/")[2]
            body = f"Report {name}\nWords of {name} about {name} and {name}x.\nMore of {name}y was told.\n"
            return Fetched(url, url, 200, "text/plain", "utf-8", body.encode())

    def busy_hosts(self) -> Mapping[str, float]:
        return self.turns.busy()


async def measure(count: int = 2_000, seed: int = 1) -> dict[str, float]:
    """The figures: feeds that were not polled in time, stalls of the event loop, a member's waits."""
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    sites, clock = _Sites(chance), FastClock()
    with tempfile.TemporaryDirectory() as folder:
        async with Database.open(Path(folder) / "desk.sqlite3") as database, FeedReader() as parser:
            ingest = IngestService(database, clock, sites, PlainReader(), Knowledge([]))
            service = FeedService(database, clock, sites, parser, ingest, Knowledge([]))
            for number in range(count):
                await database.write(_add, sites, number, chance)
            clock = FastClock()
            for part in (ingest, service):
                part._clock = clock  # noqa: SLF001  # the hour begins now
            return await _hour(database, service, ingest, clock)


def _add(connection: Connection, sites: _Sites, number: int, chance: random.Random) -> None:
    """A feed that the desk has known for long, due some time in the hour. A quarter of them have news."""
    host = f"site{number % 500}.example"
    feed = SiteFeed(f"https://{host}/feed-{number}", f"Site {number}")
    for place in range(_LISTED):
        feed.publish(Item(f"https://{host}/{number}-{place}", f"Title {number} {place}", _START, f"{number}-{place}"))
    known = keyed(read(Page(feed.url, feed.xml.encode(), "application/rss+xml")).entries)
    feed_id = feeds.add(connection, feed.url, feed.title, FeedFormat.RSS, _START)
    follow_id = follows.add(connection, feed_id, _GUILD + number // _FEEDS_A_SERVER, 20, FeedMode.ANNOUNCE)
    shares.begin(connection, [follow_id], 0, _START)
    for entry in known:
        entries.add(connection, feed_id, entry, _START)
    due = int(_START.timestamp() + chance.uniform(0, _HOUR))
    connection.execute(
        "UPDATE feeds SET due_at = ?, succeeded_at = ? WHERE id = ?", (due, int(_START.timestamp()), feed_id)
    )
    if number % 4 == 0:
        feed.publish(Item(f"https://{host}/{number}-news", f"News {number}", _START, f"{number}-news"))
    sites.feeds[feed.url] = feed.xml
    if number % 10 == 1:
        sites.failing.add(feed.url)
    elif number % 20 == 2:
        sites.slow.add(feed.url)


async def _hour(database: Database, service: FeedService, ingest: IngestService, clock: FastClock) -> dict[str, float]:
    slots = Slots.of(2, spare_reader=True)
    works = [service.run(), *(ingest.run(JobState.QUEUED, slots) for _ in range(slots.fetches))]
    works += [ingest.run(JobState.FETCHED, slots) for _ in range(slots.readers)]
    tasks = [asyncio.create_task(work) for work in works]
    waits: list[float] = []
    async with watched() as watch:
        end = time.monotonic() + (_HOUR + _AFTER) / SPEED
        number = 0
        while time.monotonic() < end:
            waits.append(await _link(ingest, number))
            number += 1
            await asyncio.sleep(_LINK_EVERY)
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    late = await database.read(_late, clock.now())
    saved = await database.read(lambda connection: connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    return {
        "feeds_not_asked": late[0],
        "latest_poll_minutes": late[1] / 60,
        "news_saved": float(saved - len(waits)),
        "longest_stall_ms": 1000 * watch.longest_step,
        "late_ticks_p99_ms": 1000 * sorted(watch.late)[int(0.99 * len(watch.late))],
        "longest_link_seconds": max(waits),
    }


async def _link(ingest: IngestService, number: int) -> float:
    """The real seconds that a member waits for a link to another site."""
    begun = time.monotonic()
    post = Post(_MEMBER, _GUILD, 10, 1_000 + number, answer=True)
    url = f"https://elsewhere{number}.example/member-{number}"
    submitted = await ingest.submit(Submission(Shelf.of_guild(_GUILD), post, url=url))
    assert submitted.job_id is not None
    outcome = await ingest.wait(submitted.job_id, 60.0 * SPEED)
    assert outcome is not None
    assert outcome.article_id is not None
    return time.monotonic() - begun


def _late(connection: Connection, now: datetime) -> tuple[float, float]:
    """The number of feeds that were never polled, and the longest time that a feed has been due at the end, in
    seconds."""
    never = connection.execute("SELECT count(*) FROM feeds WHERE polled_at IS NULL").fetchone()[0]
    oldest = connection.execute("SELECT min(due_at) FROM feeds WHERE due_at IS NOT NULL").fetchone()[0]
    return float(never), max(now.timestamp() - oldest, 0.0)
