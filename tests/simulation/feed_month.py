"""A month of feeds on virtual time: sites that re-stamp, re-guid, edit, drop, flood, move, throttle and break, and a
desk that follows them and is stopped now and then. At the end, what must hold for every feed.

    FeedWorld (sites, pages, hosts' turns) <- fetches of the real services, on SQLite inline
    broken(world) -> a line for each breach of a law
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from bot.fetch.politeness import HostTurns
from bot.model.analysis import Analysis, Page
from bot.model.errors import DeskError, FetchFailed, HostBusy, Reason
from bot.model.feeds import FeedFormat, FeedMode, FeedPreview
from bot.model.jobs import Fetched, JobState
from bot.policy.fair_shares import Slots
from bot.services.feeds.service import FeedService
from bot.services.ingest.service import IngestService
from bot.storage.engine.database import Database
from bot.storage.engine.times import moment
from bot.text.knowledge.base import Knowledge
from tests.fakes.feeds import InlineParser, Item, SiteFeed
from tests.fakes.reader import read_plain
from tests.simulation.door import Door
from tests.simulation.guilds import START
from tests.simulation.loop import SimulatedLoop, VirtualTime
from tests.simulation.outside import SteppingClock

GUILD, CHANNEL = 1, 20
_HOUR, _DAY = 3600.0, 86400.0
_PAUSE = 1.0
_SETTLING = 3 * _DAY
_STORM = 24
_LISTED = 25
_WORDS = 9


class Site(SiteFeed):
    """A site's feed, and what is wrong with it. `stormy` are the pages that were published in a storm; `fresh_guids`:
    guids change at every poll; `trouble`: why it answers with an error until then."""

    host: str = ""
    stormy: set[str] = field(default_factory=set)
    fresh_guids: bool = False
    no_guids: bool = False
    trouble: DeskError | None = None
    moved_to: str | None = None
    gone_at: float | None = None
    quiet_until: float = 0.0


class Request(Struct):
    """A request that a host answered."""

    host: str
    begun: float
    ended: float


class FeedWorld(Struct):
    """Implements ports.Fetcher for feeds and pages. `listed`: feed -> the pages in documents that it answered with;
    `breaches`: polls before Retry-After was over, or after a feed was gone."""

    virtual: VirtualTime
    chance: random.Random
    sites: dict[str, Site] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)
    news: set[str] = field(default_factory=set)
    requests: list[Request] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    turns: HostTurns = field(default_factory=lambda: HostTurns(_PAUSE))
    polls: int = 0
    deeds: Sequence[str] = ()
    _numbers: int = 0

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        redirects: int | None = None,
        feed: bool = False,
    ) -> Fetched:
        """A feed or a page, one request at a time to a host."""
        host = url.split("/")[2]
        if redirects is not None and (wait := self.turns.wait_for(host)) > 0:
            busy = HostBusy(Reason.RATE_LIMITED, host=host)
            busy.host, busy.next_url, busy.redirects, busy.retry_after = host, url, redirects, wait
            raise busy
        async with self.turns.turn(host):
            begun = self.virtual.now
            await asyncio.sleep(self.chance.uniform(0.05, 2.0))
            self.requests.append(Request(host, begun, self.virtual.now))
            return self._feed(url, etag) if feed else self._page(url)

    def busy_hosts(self) -> Mapping[str, float]:
        return self.turns.busy()

    def _page(self, url: str) -> Fetched:
        if url not in self.pages:
            raise FetchFailed(Reason.NOT_FOUND, "404")
        return Fetched(url, url, 200, "text/plain", "utf-8", self.pages[url].encode())

    def _feed(self, url: str, etag: str | None) -> Fetched:
        self.polls += 1
        asked, site = url, self.sites[url]
        while site.moved_to is not None:
            url, site = site.moved_to, self.sites[site.moved_to]
        if self.virtual.now < site.quiet_until or (site.gone_at or self.virtual.now) < self.virtual.now:
            self.breaches.append(f"{url} is asked at {self.virtual.now:.0f} though it has said not to")
        if site.trouble is not None:
            self._give_trouble(site)
        if site.fresh_guids:
            site.items = [replace(item, guid=f"fresh-{self.new_number()}") for item in site.items]
        xml = site.xml
        tag = f'"{hash(xml)}"'
        moved = url if url != asked else None
        if tag == etag:
            return Fetched(asked, url, 304, "", None, b"", tag)
        urls = {item.url for item in site.items[:_LISTED]} if not site.stormy else {item.url for item in site.items}
        self.listed |= urls
        return Fetched(asked, url, 200, "application/rss+xml", "utf-8", xml.encode(), tag, None, moved)

    def _give_trouble(self, site: Site) -> None:
        assert site.trouble is not None
        if isinstance(site.trouble, FetchFailed) and site.trouble.retry_after:
            site.quiet_until = max(site.quiet_until, self.virtual.now + site.trouble.retry_after)
        if site.trouble.reason is Reason.GONE:
            site.gone_at = site.gone_at or self.virtual.now
        raise site.trouble

    def new_number(self) -> int:
        """A number that nothing else has."""
        self._numbers += 1
        return self._numbers

    def write(self, site: Site) -> Item:
        """A new article about something that no other article is about."""
        number = self.new_number()
        words = " ".join(f"w{self.chance.randrange(10**9):x}" for _ in range(_WORDS))
        url = f"https://{site.host}/news/{number}"
        self.pages[url] = f"{words}\n" + "".join(
            f"In {words.split()[place]} the {words.split()[-place]} of number {number}{place} was {words}.\n"
            for place in range(1, 4)
        )
        guid = None if site.no_guids else f"id-{number}"
        at = START + timedelta(seconds=self.virtual.now)
        item = Item(url, words, at.replace(microsecond=0), guid, f"What happened: {words}.")
        site.publish(item)
        site.items = site.items[:_LISTED] if not site.stormy else site.items
        return item

    def act(self, site: Site) -> None:
        """Something happens at a site."""
        deed = self.chance.choice(self.deeds)
        if site.items or deed in _WITHOUT_ITEMS:
            getattr(self, f"_{deed}")(site)

    def _publish(self, site: Site) -> None:
        for _ in range(self.chance.choice([1, 1, 2, 3])):
            item = self.write(site)
            self.news.add(item.url)

    def _restamp(self, site: Site) -> None:
        now = (START + timedelta(seconds=self.virtual.now)).replace(microsecond=0)
        site.items = [replace(item, at=now) for item in site.items]

    def _reguid(self, site: Site) -> None:
        if not site.no_guids:
            site.items = [replace(item, guid=f"new-{self.new_number()}") for item in site.items]

    def _edit_titles(self, site: Site) -> None:
        for place in range(min(3, len(site.items))):
            site.edit(place, title=f"{site.items[place].title} (updated)")

    def _drop(self, site: Site) -> None:
        """Entries fall out, and come back later."""
        kept = site.items
        site.items = site.items[len(site.items) // 2 :]

        def back() -> None:
            known = {item.url for item in site.items}
            site.items = [*site.items, *(item for item in kept if item.url not in known)][:_LISTED]

        self.virtual.after(self.chance.uniform(_HOUR, _DAY), back)

    def _flood(self, site: Site) -> None:
        """A site republishes its archive under new addresses."""
        site.stormy.add("now")
        for _ in range(_STORM):
            site.stormy.add(self.write(site).url)

        def ebb() -> None:
            site.stormy.discard("now")
            site.items = site.items[:_LISTED] if "now" not in site.stormy else site.items

        self.virtual.after(_DAY, ebb)

    def _move(self, site: Site) -> None:
        new = replace(site, url=f"https://{site.host}/feed-{self.new_number()}", items=list(site.items))
        self.sites[new.url] = new
        site.moved_to, site.items = new.url, []

    def _throttle(self, site: Site) -> None:
        busy = FetchFailed(Reason.RATE_LIMITED, "429")
        busy.retry_after = self.chance.choice([600.0, 7200.0, 40_000.0])
        self._trouble(site, busy)

    def _break(self, site: Site) -> None:
        reason = self.chance.choice([Reason.SERVER_ERROR, Reason.TIMED_OUT, Reason.DNS_FAILED, Reason.NOT_FOUND])
        self._trouble(site, FetchFailed(reason))

    def _trouble(self, site: Site, error: DeskError) -> None:
        if site.trouble is not None:
            return
        site.trouble = error

        def over() -> None:
            site.trouble = None

        self.virtual.after(self.chance.uniform(_HOUR, 12 * _HOUR), over)


_DEEDS = (
    *["publish"] * 8, "restamp", "restamp", "reguid", "reguid", "edit_titles", "edit_titles", "drop", "drop",
    "flood", "move", "throttle", "break",
)  # fmt: skip
_WITHOUT_ITEMS = frozenset({"publish", "move", "throttle", "break"})


class _Reader:
    """Implements ports.Analyzer: the plain reader."""

    async def analyze(self, page: Page) -> Analysis:
        await asyncio.sleep(0.05)
        return replace(read_plain(page), url=page.url)


class Outcome(Struct):
    """What became of a month."""

    violations: list[str]
    counts: dict[str, int]


def month(seed: int, feeds: int, days: float, deeds: float = 1.0, kinds: Sequence[str] | None = None) -> Outcome:
    """Run a month: so many feeds on a third as many hosts, each of which does something `deeds` times a day, of these
    `kinds` if they are given."""
    virtual, chance = VirtualTime(), random.Random(seed)  # noqa: S311  # repeatable, not secret
    world = FeedWorld(virtual, chance, deeds=kinds or _DEEDS)
    for number in range(feeds):
        _add_site(world, number, feeds)
    for site in [*world.sites.values()]:
        for _ in range(round(days * deeds)):
            virtual.at(chance.uniform(_HOUR, days * _DAY), partial(_act_on_current, world, site))
        if chance.random() < 0.05:
            virtual.at(chance.uniform(days / 2, days) * _DAY, partial(_end, world, site))
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:  # noqa: S108  # a folder of its own in it
        path = Path(folder) / "desk.sqlite3"
        with closing(SimulatedLoop(virtual)) as loop, closing(Door(virtual, chance)) as door:
            loop.run_until_complete(_live(world, loop, door, path, days * _DAY))
        with closing(sqlite3.connect(path)) as connection:
            violations = [*world.breaches, *broken(world, connection)]
            counts = {"polls": world.polls, "listed": len(world.listed), "told": len(_told(connection))}
    return Outcome(violations, counts)


def _add_site(world: FeedWorld, number: int, feeds: int) -> None:
    host = f"site{number % max(feeds // 3, 1)}.example"
    site = Site(f"https://{host}/feed-{number}", f"Site {number}", host=host, ttl=world.chance.choice([180, 360, 720]))
    site.fresh_guids, site.no_guids = number % 7 == 3, number % 7 == 5
    world.sites[site.url] = site
    for _ in range(3):
        world.first.add(world.write(site).url)


def _current(world: FeedWorld, site: Site) -> Site:
    while site.moved_to is not None:
        site = world.sites[site.moved_to]
    return site


def _act_on_current(world: FeedWorld, site: Site) -> None:
    current = _current(world, site)
    if current.gone_at is None and not (current.trouble and current.trouble.reason is Reason.GONE):
        world.act(current)


def _end(world: FeedWorld, site: Site) -> None:
    _current(world, site).trouble = FetchFailed(Reason.GONE, "410")


async def _live(world: FeedWorld, loop: SimulatedLoop, door: Door, path: Path, seconds: float) -> None:
    """Follow all feeds, and work until the end; killed a few times on the way."""
    clock = SteppingClock(world.virtual)
    async with Database.open(path, connect=door.connect) as database:  # type: ignore[arg-type]  # what it uses
        loop.next_due = lambda: _next_due(door.reader)
        ends = sorted(world.chance.uniform(_DAY, seconds) for _ in range(6))
        for end in [*ends, seconds + _SETTLING]:
            ingest = IngestService(database, clock, world, _Reader(), Knowledge([]), jitter=world.chance.random)
            service = FeedService(
                database, clock, world, InlineParser(), ingest, Knowledge([]), limit=10_000, jitter=world.chance.random
            )
            if not await service.followed(GUILD):
                for url in [*world.sites]:
                    preview = FeedPreview(url, None, None, FeedFormat.RSS, (), 0)
                    await service.follow(GUILD, CHANNEL, FeedMode.ANNOUNCE, preview)
            slots = Slots(fetches=4, readers=1)
            tasks = [
                asyncio.create_task(work)
                for work in (
                    service.run(),
                    *(ingest.run(JobState.QUEUED, slots) for _ in range(3)),
                    ingest.run(JobState.FETCHED, slots),
                )
            ]
            await clock.sleep(max(end - world.virtual.now, 1.0))
            for task in tasks:
                if task.done() and not task.cancelled() and task.exception():
                    world.breaches.append(f"a loop ended: {task.exception()!r}")
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            if end == ends[-1] and len(ends) > 1:
                await clock.sleep(20 * _HOUR)  # an outage


def _next_due(connection: sqlite3.Connection) -> float:
    """When a feed or a job is due, in virtual seconds."""
    rows = connection.execute(
        "SELECT min(at) FROM (SELECT min(due_at) AS at FROM feeds WHERE due_at IS NOT NULL UNION ALL"
        " SELECT min(due_at) FROM jobs WHERE state IN ('queued', 'fetched'))"
    ).fetchall()
    return float("inf") if rows[0][0] is None else (moment(rows[0][0]) - START).total_seconds()


def broken(world: FeedWorld, connection: sqlite3.Connection) -> Iterator[str]:
    """The breaches of all laws."""
    saved = {row[0] for row in connection.execute("SELECT url FROM articles")}
    told = _told(connection)
    stormy = set[str]().union(*(site.stormy for site in world.sites.values()))
    for url in sorted(world.listed - saved):
        yield f"missed: {url}"
    for url, number in told.items():
        if number > 1:
            yield f"told {number} times: {url}"
        if url in stormy or url in world.first:
            yield f"not to be told: {url}"
    expected = world.news & world.listed - _in_storms(world, stormy)
    for url in sorted(expected - told.keys()):
        yield f"never told: {url}"
    yield from _impolite(world.requests)
    if left := connection.execute("SELECT count(*) FROM feed_backlog").fetchone()[0]:
        yield f"{left} entries were never submitted"


def _in_storms(world: FeedWorld, stormy: set[str]) -> set[str]:
    """News of a site that had a storm: which of them came with it is the poll's matter."""
    hosts_of_storms = {tuple(url.split("/")[:3]) for url in stormy if "/" in url}
    return {url for url in world.news if tuple(url.split("/")[:3]) in hosts_of_storms}


def _told(connection: sqlite3.Connection) -> dict[str, int]:
    found: defaultdict[str, int] = defaultdict(int)
    for row in connection.execute(
        "SELECT payload ->> '$.article.url' FROM deliveries JOIN payloads ON delivery_id = id WHERE kind = 'card'"
    ):
        found[row[0]] += 1
    return dict(found)


def _impolite(requests: list[Request]) -> Iterator[str]:
    """Requests to one host that overlap or follow each other without the pause."""
    last: dict[str, float] = {}
    for request in sorted(requests, key=lambda one: one.begun):
        if request.begun < last.get(request.host, -_PAUSE) + _PAUSE - 1e-6:
            yield f"{request.host} is asked too soon at {request.begun:.1f}"
        last[request.host] = request.ended
