"""Measure the time that the desk takes to stop: cancelled in this process at random moments, and as a process on
SIGTERM."""

from __future__ import annotations

import asyncio
import random
import signal
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, nullcontext
from pathlib import Path
from unittest.mock import patch

from msgspec import Struct

from benchmarks.load import sample_pages
from bot import app as composition
from bot.app import App
from bot.config import Settings
from bot.model.analysis import Page
from bot.model.jobs import LOCAL_SHELF, Fetched, Post, Shelf, Submission
from bot.text.knowledge.base import Knowledge
from tests.cli.discord_double import DiscordDouble, start_run
from tests.fakes.network import FakeNetwork
from tests.fakes.reader import PlainReader

LIMIT = 10.0
_LONGEST_RUN = 0.15
_LONGEST_LIFE = 6.0
_OPENED = 50
"""The number of stops of one open database, since opening it each time would take longer than the stops."""
_LOCKED = 0.1
"""Share of the stops during which another program holds the database's write lock: a moment in this process, all the
time when a process stops, which must then end without waiting for the lock."""
_LONGEST_LOCK = 0.5
_PAGE = "Title\n> published 2024-09-16T08:12:00+09:00\nThe talks went on.\n"


class Stops(Struct, frozen=True):
    """Stops that were tried, those that took longer than LIMIT or failed, and the longest in seconds."""

    tried: int
    late: int
    longest: float


class SlowNetwork(FakeNetwork):
    """A network in which every page is an article and some sites are slow, so that requests are pending at a stop."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance = chance

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        redirects: int | None = None,
        feed: bool = False,  # noqa: ARG002  # of the port
    ) -> Fetched:
        """See ports.Fetcher."""
        self.pages[url] = _PAGE + url
        await asyncio.sleep(30.0 if self._chance.random() < 0.02 else self._chance.uniform(0, 0.005))
        return await super().fetch(url, etag=etag, last_modified=last_modified, redirects=redirects)


async def in_process(count: int, seed: int) -> Stops:
    """Cancel everything the desk runs, at random moments while links arrive."""
    chance, times = random.Random(seed), list[float]()  # noqa: S311  # moments
    base = Knowledge.load(None)
    with patch.object(Knowledge, "load", lambda _: base), patch.object(composition, "settle_memory"):
        while len(times) < count:
            with tempfile.TemporaryDirectory() as home:
                settings = Settings(desk_home=Path(home))
                async with App.open(settings, fetcher=SlowNetwork(chance), analyzer=PlainReader()) as app:
                    for _ in range(min(_OPENED, count - len(times))):
                        times.append(await _stop(app, chance))
    return Stops(len(times), sum(one > LIMIT for one in times), max(times))


async def _stop(app: App, chance: random.Random) -> float:
    working, started = asyncio.create_task(_work(app)), asyncio.get_running_loop().time()
    while asyncio.get_running_loop().time() - started < _LONGEST_RUN * chance.random():
        link = f"https://site-{chance.randrange(9)}.example/{chance.random()}"
        await app.ingest.submit(Submission(Shelf.of_guild(chance.randrange(1, 4)), Post(), url=link))
    async with _lock(app.database.path, chance) if chance.random() < _LOCKED else nullcontext():
        began = time.perf_counter()
        working.cancel()
        done, _ = await asyncio.wait({working}, timeout=2 * LIMIT)
        took = time.perf_counter() - began if done else float("inf")
    working.cancel()
    await asyncio.wait({working}, timeout=2 * LIMIT)
    return took


async def _work(app: App) -> None:
    async with app.working(None):
        await asyncio.Event().wait()


@asynccontextmanager
async def _lock(database: Path, chance: random.Random) -> AsyncIterator[None]:
    """Hold the write lock for the first moments of the block."""
    with locked(database) as other:
        release = asyncio.get_running_loop().call_later(_LONGEST_LOCK * chance.random(), other.rollback)
        yield
        release.cancel()


@contextmanager
def locked(database: Path) -> Iterator[sqlite3.Connection]:
    """Hold the write lock from another connection."""
    with closing(sqlite3.connect(database, isolation_level=None, timeout=10)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other
        other.rollback()


async def of_processes(count: int, seed: int) -> Stops:
    """Terminate the process of a bot at random moments after its start; pasted texts are waiting to be read."""
    chance, times = random.Random(seed), list[float]()  # noqa: S311  # moments
    with tempfile.TemporaryDirectory() as folder:
        async with DiscordDouble().served() as discord:
            for number in range(count):
                home = Path(folder) / str(number)
                await _fill(home)
                process = await start_run(discord.url, home)
                await asyncio.sleep(chance.uniform(0.0, _LONGEST_LIFE))
                hinder = chance.random() < _LOCKED
                with locked(home / "desk.sqlite3") if hinder else nullcontext():
                    began = time.perf_counter()
                    process.terminate()
                    await process.communicate()
                    took = time.perf_counter() - began
                orderly = process.returncode in (0, -signal.SIGTERM) or hinder
                times.append(took if orderly else float("inf"))
    return Stops(len(times), sum(one > LIMIT for one in times), max(times))


async def _fill(home: Path) -> None:
    base = Knowledge.load(None)
    with patch.object(Knowledge, "load", lambda _: base):
        async with App.open(Settings(desk_home=home), fetcher=FakeNetwork(), analyzer=PlainReader()) as app:
            for body in sample_pages.mixed(20):
                page = Page(None, body, "text/html", "utf-8")
                await app.ingest.submit(Submission(LOCAL_SHELF, Post(), page=page))
