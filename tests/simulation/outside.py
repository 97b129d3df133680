"""The rest of the world that the desk depends on: the clock, sites and their pages, and the reader of pages."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from bot.fetch.politeness import HostTurns
from bot.model.analysis import Analysis, Page
from bot.model.errors import FetchFailed, HostBusy, ReaderFailed, Reason
from bot.model.jobs import Fetched
from tests.fakes.feeds import SiteFeed
from tests.fakes.reader import read_plain
from tests.simulation.guilds import START
from tests.simulation.loop import SimulatedLoop, VirtualTime

_SLOW = 29.0
_PAUSE = 1.0
FEED = "https://han.example/feed"


class SteppingClock:
    """Implements ports.Clock. `ahead`: seconds by which it is wrong; its sleeps are not affected, as those of a
    monotonic clock are not."""

    def __init__(self, virtual: VirtualTime) -> None:
        self._virtual = virtual
        self.ahead = 0.0

    def now(self) -> datetime:
        return START + timedelta(seconds=self._virtual.now + self.ahead)

    def monotonic(self) -> float:
        return self._virtual.now

    async def sleep(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, SimulatedLoop)
        await loop.sleep(seconds)


class Site(Struct):
    """A host. `trouble`: why it fails at the moment; `wait`: its Retry-After in seconds; `slow`: its longest answer."""

    trouble: Reason | None = None
    wait: float | None = None
    slow: float = 2.0


class WebPage(Struct):
    """A page: its token, which no other page has, is in its address, its title and its text. `body` is what it says
    now, None once it is gone; `happening` is what a page of the feed tells of, also after it changed."""

    url: str
    token: str
    body: str | None
    edition: int = 1
    happening: str | None = None


HAPPENINGS = (
    "Sinuiju bridge reopened to freight trains while customs officers counted wagons of rice",
    "Wonsan beach resort welcomed its first swimmers and a marching band played by the pier",
    "Kaesong ginseng harvest failed after an early frost and growers asked for blankets",
)
"""What pages of the feed tell of, beside the missiles that all other pages are about: stories of their own."""
SPORTS = HAPPENINGS[1]


_OPINION_EACH = 4


def _label(token: str) -> str:
    """What stands before a page's title: some pages are opinions, also among the articles of one story."""
    return "" if int(token[2:6]) % _OPINION_EACH else "Opinion: "


def feed_page_text(token: str, edition: int, header: str, happening: str) -> str:
    """A page of the feed: several may tell of one happening."""
    told = f"{happening}, {token} was told for the {edition}. time"
    return f"{_label(token)}{happening} {token}\n{header}{happening}.\nAgain {told}.\n{happening}, all agreed.\n"


def page_text(token: str, edition: int, header: str) -> str:
    """A page for the plain reader."""
    return (
        f"{_label(token)}North Korea report {token} of the {edition}. edition\n{header}"
        f"{{place:North Korea}} fired {edition + 1} missiles near {token} on Monday.\n"
        f"{{person:Kim Jong Un=General Secretary Kim Jong Un}} watched the launch at {token}.\n"
        f"Officials of {token} said that {edition * 100 + 50} people saw it.\n"
    )


class Web(Struct):
    """Implements ports.Fetcher. `moved`: address -> where it leads; `feed` lists what its site published, and `listed`
    is what it had listed when it was answered with last."""

    virtual: VirtualTime
    chance: random.Random
    sites: dict[str, Site] = field(default_factory=dict)
    pages: dict[str, WebPage] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    fetches: int = 0
    feed: SiteFeed = field(default_factory=lambda: SiteFeed(FEED, "Han", ttl=1440))
    listed: list[str] = field(default_factory=list)
    turns: HostTurns = field(default_factory=lambda: HostTurns(_PAUSE))

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        redirects: int | None = None,
        feed: bool = False,
    ) -> Fetched:
        """A page, an error of its site, or a time-out; a request at a time to a host."""
        host = url.split("/")[2]
        if redirects is not None and (wait := self.turns.wait_for(host)) > 0:
            busy = HostBusy(Reason.RATE_LIMITED, host=host)
            busy.host, busy.next_url, busy.redirects, busy.retry_after = host, url, redirects, wait
            raise busy
        async with self.turns.turn(host):
            return await self._fetch(url, self.sites.setdefault(host, Site()), etag)

    def busy_hosts(self) -> Mapping[str, float]:
        """The hosts that are in use."""
        return self.turns.busy()

    async def _fetch(self, url: str, site: Site, etag: str | None) -> Fetched:
        took = self.chance.uniform(0.05, site.slow)
        await asyncio.sleep(min(took, _SLOW))
        self.fetches += 1
        if took > _SLOW:
            raise FetchFailed(Reason.TIMED_OUT)
        if site.trouble is not None:
            error = FetchFailed(site.trouble)
            error.retry_after = site.wait
            raise error
        if url == self.feed.url:
            self.listed = [item.guid or "" for item in self.feed.items]
            return Fetched(url, url, 200, "application/rss+xml", "utf-8", self.feed.xml.encode())
        final = self.moved.get(url, url)
        page = self.pages.get(final)
        if page is None or page.body is None:
            raise FetchFailed(Reason.NOT_FOUND, "404")
        tag = f'"{page.edition}"'
        if etag == tag:
            return Fetched(url, final, 304, "", None, b"", tag)
        return Fetched(url, final, 200, "text/plain", "utf-8", page.body.encode(), tag)


_read: dict[bytes, Analysis] = {}


class Readers(Struct):
    """Implements ports.Analyzer: the plain reader, which now and then dies or takes too long."""

    chance: random.Random
    dies: float = 0.0

    async def analyze(self, page: Page) -> Analysis:
        """Read a page. Each text is read once in a process."""
        await asyncio.sleep(self.chance.uniform(0.05, 2.0))
        if self.chance.random() < self.dies:
            reason = self.chance.choice([Reason.READER_CRASHED, Reason.READER_TIMEOUT])
            await asyncio.sleep(30 if reason is Reason.READER_TIMEOUT else 1)
            raise ReaderFailed(reason)
        analysis = _read.get(page.content)
        if analysis is None:
            analysis = _read[page.content] = read_plain(page)
        return replace(analysis, url=page.url)
