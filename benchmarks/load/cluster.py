"""An archive imported by two local readers, and on a cluster of two workers with a reader each, in turns.

    JSON Lines of texts -> python -m bot import [--cluster] -> a new database

Everything is a real process: scheduler, workers, bridge and import, all on this machine. Both sides are timed from the
first text to the last; the start and the loading of models are left out, since an archive's import takes much longer.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import socket
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bot.app import App
from bot.cli.ingest.import_ import ImportRun, ItemState
from bot.config import load_settings
from bot.model.analysis import Page
from bot.model.jobs import LOCAL_SHELF
from bot.sample.library import SampleLibrary
from bot.workers.cluster.analyzer import ClusterAnalyzer
from bot.workers.pool import ReaderPool

WORKERS = 2
_CHARACTERS = 2_500


@dataclass(frozen=True)
class ImportTimes:
    """Seconds by the clock, and processor seconds of all processes that took part."""

    wall: float
    cpu: float
    saved: int


async def measure(count: int, rounds: int) -> dict[str, float]:
    """Figures by name; `speed` is that of the cluster divided by that of local readers, the best of rounds in turns."""
    with tempfile.TemporaryDirectory() as name:
        archive = Path(name) / "archive.jsonl"
        archive.write_text("\n".join(map(json.dumps, texts(count))), encoding="utf-8")
        local, cluster = [], []
        async with _cluster() as (address, processes):
            for turn in range(rounds):
                local.append(await _imported(archive, Path(name) / f"local{turn}", None, []))
                cluster.append(await _imported(archive, Path(name) / f"cluster{turn}", address, processes))
    fast, far = min(one.wall for one in local), min(one.wall for one in cluster)
    return {
        "texts": count,
        "saved_local": min(one.saved for one in local),
        "saved_cluster": min(one.saved for one in cluster),
        "local_per_s": count / fast,
        "cluster_per_s": count / far,
        "speed": fast / far,
        "local_cpu_ms": min(one.cpu for one in local) / count * 1000,
        "cluster_cpu_ms": min(one.cpu for one in cluster) / count * 1000,
        "cpu_ratio": min(one.cpu for one in cluster) / min(one.cpu for one in local),
    }


def texts(count: int) -> list[dict[str, str]]:
    """Texts of news articles' length, of paragraphs of the sample library; no two are alike."""
    chance = random.Random(count)  # noqa: S311  # no secret depends on it
    library = SampleLibrary.load()
    paragraphs = [text for article in library.articles for text in article.paragraphs if text.isascii()]
    rows = []
    for number in range(count):
        chosen = [f"Correspondents filed report {number} of this archive on the same day."]
        while sum(map(len, chosen)) < _CHARACTERS:
            chosen.append(chance.choice(paragraphs))
        title = f"{chance.choice(library.articles).title} {number}"
        rows.append({"id": str(number), "title": title, "text": "\n\n".join(chosen)})
    return rows


async def _imported(archive: Path, home: Path, address: str | None, processes: list[Process]) -> ImportTimes:
    settings = load_settings(desk_home=home, desk_readers=WORKERS, desk_cluster=address, desk_cluster_pages=WORKERS + 2)
    run = ImportRun(LOCAL_SHELF, False)
    async with App.open(settings) as app, app.working(None):
        await _until_ready(app)
        before, wall = _cpu(processes), time.perf_counter()
        counts = await run.save(app, [archive])
        return ImportTimes(time.perf_counter() - wall, _cpu(processes) - before, counts[ItemState.SAVED])


async def _until_ready(app: App) -> None:
    """Wait until all readers are loaded, here or on the workers."""
    if isinstance(app.analyzer, ClusterAnalyzer):
        while app.analyzer.state.readers < WORKERS:  # noqa: ASYNC110 - other processes start
            await asyncio.sleep(0.1)
        page = Page(None, texts(1)[0]["text"].encode(), "text/plain")
        await asyncio.gather(*(app.analyzer.analyze(page) for _ in range(2 * WORKERS)))
    elif isinstance(app.analyzer, ReaderPool):
        await app.analyzer.warm()


def _cpu(processes: list[Process]) -> float:
    """Processor seconds of this process, of those given, and of their children, so far."""
    trees = [psutil.Process(), *(psutil.Process(one.pid) for one in processes)]
    found = {one.pid: one for tree in trees for one in (tree, *tree.children(recursive=True))}
    return sum(sum(one.cpu_times()[:2]) for one in found.values())


@asynccontextmanager
async def _cluster() -> AsyncIterator[tuple[str, list[Process]]]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    scheduler = ("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port))
    dashboard = ("--dashboard-address", "127.0.0.1:0")
    worker = ("-m", "bot", "cluster-worker", address)
    commands = [(*scheduler, *dashboard), *[worker] * WORKERS]
    environment = {**os.environ, "DESK_READERS": "1"}
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, *command, env=environment, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
        )
        for command in commands
    ]
    try:
        yield address, processes
    finally:
        for process in processes:
            if process.returncode is None:
                process.terminate()
        await asyncio.gather(*(process.wait() for process in processes))
