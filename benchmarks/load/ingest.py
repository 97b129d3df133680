"""Articles per second through the whole pipeline, from links to rows, and the longest stall of the event loop.

    link -> submit -> HTTP on the loopback -> reader process -> one transaction

Compared with `lower_bound` (extraction and tagging alone) on the same pages, in as many processes, in the same run.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.load import local_site, loop_watch, lower_bound, sample_pages
from bot.app import App, settle_memory
from bot.clock import SystemClock
from bot.config import load_settings
from bot.fetch.client import HttpFetcher
from bot.fetch.guard import Guard, networks
from bot.model.jobs import LOCAL_SHELF, Post, Submission
from bot.workers.pool import ReaderPool

READERS = 2


async def measure(count: int, source: Path | None) -> dict[str, float]:
    """Figures by name.

    `ratio` compares wall time, two reader processes against two. `cpu_ratio` compares the processor time of the desk
    and its readers, which other processes on the machine hardly affect.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pages"
        folder.mkdir()
        for number, page in enumerate(sample_pages.saved(source, count) if source else sample_pages.mixed(count)):
            folder.joinpath(f"{number:05}.html").write_bytes(page)
        names = sorted(path.name for path in folder.iterdir())
        first = await lower_bound.seconds(folder, READERS, "shipped")
        desk = await _through_the_desk(folder, names, Path(name) / "desk")
        second = await lower_bound.seconds(folder, READERS, "shipped")
        lean_wall, lean_cpu = await lower_bound.seconds(folder, READERS, "lean")
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
    watch: loop_watch.Watch


async def _through_the_desk(folder: Path, names: list[str], home: Path) -> _Desk:
    """Submit the link of every page of `folder` and wait until all are stored."""
    settings = load_settings(desk_home=home, desk_readers=READERS)
    async with contextlib.AsyncExitStack() as stack:
        port = await stack.enter_async_context(local_site.serving(folder))
        guard = Guard(frozenset({port}), networks("127.0.0.0/8"))
        fetcher = await stack.enter_async_context(HttpFetcher(SystemClock(), guard, gap=0))
        readers = await stack.enter_async_context(ReaderPool(READERS, settings.desk_pipeline))
        app = await stack.enter_async_context(App.open(settings, fetcher=fetcher, analyzer=readers))
        await readers.warm()
        settle_memory()  # as the bot does before it connects
        watch = await stack.enter_async_context(loop_watch.watched())
        wall, cpu, before = time.perf_counter(), time.process_time(), readers_cpu()
        links = [Submission(LOCAL_SHELF, Post(), url=f"http://127.0.0.1:{port}/{name}") for name in names]
        for link in links:
            await app.ingest.submit(link)
        async with app.working(None):
            await _idle(app)
            return _Desk(
                wall=time.perf_counter() - wall,
                own_cpu=time.process_time() - cpu,
                readers_cpu=readers_cpu() - before,
                stored=(await app.answers.status(LOCAL_SHELF)).articles,
                watch=watch,
            )


async def _idle(app: App) -> None:
    """Wait until no job is queued. Polls ten times per second: one waiter per job would cost more than the jobs."""
    while (await app.answers.status(LOCAL_SHELF)).queued:  # noqa: ASYNC110  # jobs are rows; no event says all are done
        await asyncio.sleep(0.1)


def readers_cpu() -> float:
    """Processor seconds of the reader processes so far."""
    children = psutil.Process().children()
    times = [child.cpu_times() for child in children if any("bot.workers.reader" in word for word in child.cmdline())]
    return float(sum(spent.user + spent.system for spent in times))
