"""The longest transactions of feeds that many servers follow: a storm, a first poll, news, a feed that is removed.

Each transaction's processor time is measured on the connection's thread, its commit included. Waits for the disk are
not counted, since they depend on other processes on the machine.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.stopwatch import no_collection
from bot.model.feeds import FeedFormat, FeedMode, FeedPreview
from bot.storage.engine.connections import thread
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import SmallDesk, open_desk
from tests.fakes.feeds import Item, SiteFeed

_FEED = "https://site.example/feed.xml"
_CHANNEL = 20
_NEWS = 20
_DAYS_KEPT, _A_DAY = 20, 500


@dataclass
class _Transactions:
    """The processor time of each transaction since the last measurement, in milliseconds."""

    taken: list[float] = field(default_factory=list)

    def watch(self, run: Callable[..., Any]) -> Callable[..., Any]:
        """A replacement for `thread.in_transaction`."""

        def in_transaction(*args: Any, **kwargs: Any) -> Any:
            before = time.thread_time()
            try:
                return run(*args, **kwargs)
            finally:
                self.taken.append(1000 * (time.thread_time() - before))

        return in_transaction

    def longest(self) -> float:
        """The longest transaction since the last call, which begins a new measurement."""
        found = max(self.taken)
        self.forget()
        return found

    def forget(self) -> None:
        """Begin a new measurement."""
        self.taken = []


async def measure(servers: int = 100, entries: int = 1_000) -> dict[str, float]:
    """The longest transaction of each event, in milliseconds of processor time."""
    watch = _Transactions()
    with tempfile.TemporaryDirectory() as folder, no_collection():
        async with open_desk(Path(folder) / "desk.sqlite3", Knowledge([])) as desk:
            site = _Site(desk, SiteFeed(_FEED, "Site"), servers)
            with patch.object(thread, "in_transaction", watch.watch(thread.in_transaction)):
                return {name: figure async for name, figure in _events(site, watch, entries)}


async def _events(site: _Site, watch: _Transactions, entries: int) -> AsyncIterator[tuple[str, float]]:
    site.publish(10, "old")
    await site.follow()
    await site.poll()
    yield "first_poll_ms", watch.longest()
    await site.work()
    site.publish(entries, "storm")
    watch.forget()
    await site.poll()
    yield "storm_ms", watch.longest()
    yield "storm_owed", await site.owed()
    await site.resume()
    watch.forget()
    await site.poll()
    yield "all_resume_ms", watch.longest()
    await site.drop_backlog()
    site.publish(_NEWS, "news")
    watch.forget()
    await site.poll()
    yield "news_poll_ms", watch.longest()
    await site.work()
    yield "news_told_ms", watch.longest()
    yield "news_told", await site.told()
    for day in range(_DAYS_KEPT):
        site.feed.items = []
        site.publish(_A_DAY, f"day{day}")
        await site.poll()
        await site.drop_backlog()
    watch.forget()
    await site.remove()
    yield "removal_ms", watch.longest()


@dataclass
class _Site:
    """A site with a feed, and the servers that follow it."""

    desk: SmallDesk
    feed: SiteFeed
    servers: int

    @property
    def preview(self) -> FeedPreview:
        return FeedPreview(self.feed.url, self.feed.title, None, FeedFormat.RSS, (), 0)

    def publish(self, count: int, name: str) -> None:
        """Add pages at the top of the feed; `name` is unique to them."""
        for number in range(count):
            url = f"https://site.example/{name}/{number}"
            title = f"Report {name}{number}x of {name}{number}y"
            text = f"Words of {name}{number}z about {name}{number}w were told by {name}{number}v on that day."
            self.desk.network.pages[url] = f"{title}\n{text}\n"
            self.feed.publish(Item(url, title, self.desk.clock.now(), f"{name}-{number}", text))

    async def follow(self) -> None:
        """Make each server follow the feed, with announcements."""
        for number in range(self.servers):
            await self.desk.feeds.follow(1 + number, _CHANNEL + number, FeedMode.ANNOUNCE, self.preview)

    async def resume(self) -> None:
        """Each server pauses and resumes the feed, and is then owed all that the feed lists."""
        for number in range(self.servers):
            for paused in True, False:
                await self.desk.feeds.pause(1 + number, self.feed.url, paused=paused)

    async def remove(self) -> None:
        """Make each server stop following the feed."""
        for number in range(self.servers):
            await self.desk.feeds.remove(1 + number, self.feed.url)

    async def poll(self) -> None:
        """Poll the feed a day later, so that its new entries are owed."""
        self.desk.network.pages[self.feed.url] = self.feed.xml
        self.desk.clock.advance(timedelta(days=1).total_seconds())
        await self.desk.feeds.poll_due()

    async def work(self) -> None:
        """Submit and read entries until none is left."""
        while await self.desk.feeds.submit_owed() or await self.desk.rows("SELECT 1 FROM feed_backlog LIMIT 1"):
            await self.desk.work()
        await self.desk.work()

    async def owed(self) -> float:
        """The number of entries that wait for a place in the queue, and of those that have had one."""
        rows = await self.desk.rows(
            "SELECT (SELECT count(*) FROM feed_backlog) + (SELECT count(*) FROM requests WHERE feed_id IS NOT NULL)"
        )
        return float(rows[0][0])

    async def told(self) -> float:
        """The number of cards that channels are owed."""
        return float((await self.desk.rows("SELECT count(*) FROM deliveries WHERE kind = 'card'"))[0][0])

    async def drop_backlog(self) -> None:
        """Mark all owed entries as submitted."""
        await self.desk.database.write(lambda connection: connection.execute("DELETE FROM feed_backlog"))
