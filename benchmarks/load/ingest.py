"""Articles a second through the whole pipeline, from links to rows on the shelf, and the event loop's longest stall.

    link -> submit -> HTTP on the loopback -> reader process -> one transaction

against trafilatura's extraction and the tagging model alone, on the same pages, in as many processes, in the same run
(`alone`): the model as it is shipped, and once more as the desk runs it.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks import alone, loop, pages, site
from bot.app import App
from bot.clock import SystemClock
from bot.config import load_settings
from bot.fetch.client import HttpFetcher
from bot.fetch.guard import Guard, networks
from bot.model.jobs import LOCAL_SHELF, Post, Submission
from bot.workers.pool import ReaderPool

READERS = 2


async def measure(count: int, source: Path | None) -> dict[str, float]:
    """Figures by name; times in seconds.

    `ratio` is by the clock, of two processes against two. `cpu_ratio` is by the processor time of desk and readers,
    which does not suffer from what else the machine does.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pages"
        folder.mkdir()
        for number, page in enumerate(pages.saved(source, count) if source else pages.mixed(count)):
            folder.joinpath(f"{number:05}.html").write_bytes(page)
        names = sorted(path.name for path in folder.iterdir())
        first = await alone.seconds(folder, READERS, "shipped")
        desk = await _through_the_desk(folder, names, Path(name) / "desk")
        second = await alone.seconds(folder, READERS, "shipped")
        lean_wall, lean_cpu = await alone.seconds(folder, READERS, "lean")
    wall, cpu = min(first[0], second[0]), min(first[1], second[1])
    desk_cpu = desk.own_cpu + desk.readers_cpu
    return {
        "pages": count,
        "stored": desk.stored,
        "articles_per_s": count / desk.wall,
        "alone_per_s": count / wall,
        "ratio": desk.wall / wall,
        "cpu_ratio": desk_cpu / cpu,
        "lean_ratio": desk.wall / lean_wall,
        "lean_cpu_ratio": desk_cpu / lean_cpu,
        "alone_cpu_ms": cpu / count * 1000,
        "lean_cpu_ms": lean_cpu / count * 1000,
        "readers_cpu_ms": desk.readers_cpu / count * 1000,
        "desk_cpu_ms": desk.own_cpu / count * 1000,
        "longest_stall_ms": max(desk.watch.late) * 1000,
        "stall_p99_ms": sorted(desk.watch.late)[len(desk.watch.late) * 99 // 100] * 1000,
        "longest_step_cpu_ms": desk.watch.longest_step * 1000,
    }


@dataclass(frozen=True)
class _Desk:
    wall: float
    own_cpu: float
    readers_cpu: float
    stored: int
    watch: loop.Watch


async def _through_the_desk(folder: Path, names: list[str], home: Path) -> _Desk:
    """Every page of `folder` from its link to the shelf."""
    settings = load_settings(desk_home=home, desk_readers=READERS)
    async with contextlib.AsyncExitStack() as stack:
        port = await stack.enter_async_context(site.serving(folder))
        guard = Guard(frozenset({port}), networks("127.0.0.0/8"))
        fetcher = await stack.enter_async_context(HttpFetcher(SystemClock(), guard, gap=0))
        readers = await stack.enter_async_context(ReaderPool(READERS, settings.desk_pipeline))
        app = await stack.enter_async_context(App.open(settings, fetcher=fetcher, analyzer=readers))
        await readers.warm()
        watch = await stack.enter_async_context(loop.watched())
        wall, cpu, before = time.perf_counter(), time.process_time(), _readers_cpu()
        links = [Submission(LOCAL_SHELF, Post(), url=f"http://127.0.0.1:{port}/{name}") for name in names]
        for link in links:
            await app.ingest.submit(link)
        async with app.working(None):
            await _idle(app)
            return _Desk(
                wall=time.perf_counter() - wall,
                own_cpu=time.process_time() - cpu,
                readers_cpu=_readers_cpu() - before,
                stored=(await app.answers.status(LOCAL_SHELF)).articles,
                watch=watch,
            )


async def _idle(app: App) -> None:
    """Return when no job waits. Asked ten times a second: a waiter a job would cost more than the jobs."""
    while (await app.answers.status(LOCAL_SHELF)).queued:  # noqa: ASYNC110  # jobs are rows; no event says all are done
        await asyncio.sleep(0.1)


def _readers_cpu() -> float:
    """Processor seconds of the reader processes so far."""
    children = psutil.Process().children()
    times = [child.cpu_times() for child in children if any("bot.workers.reader" in word for word in child.cmdline())]
    return float(sum(spent.user + spent.system for spent in times))
