"""Readers end when no page comes, start again with the next one, and no page is lost by it."""

from __future__ import annotations

import asyncio
import os
import random
import signal
from pathlib import Path

from bot.model.analysis import Page
from bot.model.jobs import Post, Submission
from bot.services.ingest.service import IngestService
from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge
from bot.workers.pool import ReaderPool
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import ANNA
from tests.fakes.network import FakeNetwork
from tests.fakes.sql import fetch_rows
from tests.fakes.waiting import PATIENCE, moments
from tests.kill.victim import page_of, url_of

_LINKS = 12


def _pool(idle_seconds: float | None, processes: int = 1, loader: str = "obedient") -> ReaderPool:
    name = f"tests.workers.readers:{loader}"
    return ReaderPool(processes, "none", loader=name, seconds=PATIENCE, memory_mb=300, idle_seconds=idle_seconds)


def _page(order: str = "who") -> Page:
    return Page("https://example.com/", order.encode(), "text/plain")


async def _none_left(readers: ReaderPool) -> None:
    async for _ in moments():
        if not readers._alive and not readers._ending:
            return


async def test_idle_readers_end_the_spare_one_too_and_the_next_page_starts_one() -> None:
    async with _pool(0.2, processes=2) as readers:
        await readers.warm()
        first = (await readers.analyze(_page())).text
        await _none_left(readers)
        assert (await readers.analyze(_page())).text != first
        assert readers.counts.died == 0


async def test_a_reader_stays_while_pages_come() -> None:
    """Each page is a sign of use: what ends the readers is time without any."""
    async with _pool(PATIENCE) as readers:
        first = (await readers.analyze(_page())).text
        readers._used_at -= PATIENCE
        assert (await readers.analyze(_page())).text == first
        readers._end_idle()
        assert (await readers.analyze(_page())).text == first


async def test_a_reader_that_reads_is_never_ended_as_idle() -> None:
    async with _pool(0.05) as readers:
        await readers.warm()
        reading = asyncio.create_task(readers.analyze(_page("hang")))
        await asyncio.sleep(0.2)
        (alive,) = readers._alive
        assert alive.is_alive
        assert not reading.done()
        reading.cancel()
        await asyncio.wait({reading})


async def test_pages_that_come_while_readers_end_are_read() -> None:
    """The idle time is as long as the pauses between pages, so that ends and beginnings coincide."""
    chance = random.Random(3)  # noqa: S311  # repeatable
    async with _pool(0.01, processes=2) as readers:
        for _ in range(8):
            texts = await asyncio.gather(*(readers.analyze(_page()) for _ in range(chance.randint(1, 3))))
            assert all(one.text.startswith("who by") for one in texts)
            await asyncio.sleep(chance.uniform(0, 0.02))
    assert not readers._alive


async def test_a_queue_whose_readers_end_and_are_killed_loses_no_link(tmp_path: Path) -> None:
    chance, clock = random.Random(7), SteppedClock()  # noqa: S311  # repeatable
    pages = {url_of(number): page_of(number) for number in range(_LINKS)}
    async with Database.open(tmp_path / "desk.sqlite3") as database, _pool(0.02, 2, "plain") as readers:
        ingest = IngestService(database, clock, FakeNetwork(dict(pages)), readers, Knowledge([]), jitter=lambda: 0.0)
        for number, url in enumerate(pages):
            post = Post(user_id=77, guild_id=1, channel_id=10, message_id=number + 1, answer=True)
            await ingest.submit(Submission(ANNA, post, url=url))
            if number % 3 == 0:
                for reader in tuple(readers._alive):  # as the kernel does where memory is short
                    os.kill(reader._process.pid, signal.SIGKILL)
            await _worked_off(ingest, clock)
            await asyncio.sleep(chance.uniform(0, 0.04))
        for _ in range(3):  # a page that met a killed reader is tried again later
            await _worked_off(ingest, clock)
        (jobs,) = await database.read(fetch_rows, "SELECT min(state), max(state), count(DISTINCT article_id) FROM jobs")
        assert tuple(jobs) == ("done", "done", _LINKS)


async def _worked_off(ingest: IngestService, clock: SteppedClock) -> None:
    while await ingest.step():
        pass
    clock.advance(1000)
