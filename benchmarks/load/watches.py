"""Processor time that watches add to saving articles.

    pages -> through the whole pipeline (HTTP on the loopback, reader process, transactions), twenty servers in turn
          -> the work of watches: matching, alerts owed

Sample pages are too old for watches; that limit is off here.
"""

from __future__ import annotations

import contextlib
import random
import tempfile
import time
import tracemalloc
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from sqlite3 import Connection
from unittest.mock import patch

from benchmarks.load import local_site, sample_pages
from benchmarks.load.ingest import readers_cpu
from bot.app import App
from bot.clock import SystemClock
from bot.config import load_settings
from bot.fetch.client import HttpFetcher
from bot.fetch.guard import Guard, networks
from bot.model.analysis import Subject
from bot.model.jobs import Post, Shelf, Submission
from bot.model.watches.watch import AlertRhythm, WatchKind, WatchPlace, WatchTarget, WatchTimes
from bot.policy.watches.matching import IndexedWatch, WatchIndex
from bot.storage.engine.database import Database
from bot.storage.shelves import shelves
from bot.storage.watches import watches
from bot.text.knowledge.base import Knowledge

SERVERS = 20
_SYLLABLES = [
    "ka",
    "ri",
    "nu",
    "do",
    "se",
    "mo",
    "ta",
    "li",
    "pa",
    "ve",
    "no",
    "ji",
    "un",
    "kim",
    "han",
    "chol",
    "yong",
    "hae",
    "ju",
    "seo",
    "park",
    "lee",
]
_WORDS = [
    "missile",
    "drill",
    "summit",
    "sanctions",
    "border",
    "harbour",
    "factory",
    "flood",
    "envoy",
    "satellite",
    "launch",
    "talks",
    "minister",
]


@dataclass(frozen=True)
class _Costs:
    """Processor seconds: of the desk and its readers without watches' work, and of that work."""

    desk: float
    readers: float
    matching: float
    stored: int
    matches: int
    messages: int


async def measure(count: int, total: int) -> dict[str, float]:
    """Figures by name; `share` is the work of watches by the time of ingest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pages"
        folder.mkdir()
        for number, page in enumerate(sample_pages.mixed(count)):
            folder.joinpath(f"{number:05}.html").write_bytes(page)
        names = [f"{number:05}.html" for number in range(count)]
        with patch("bot.storage.watches.queue.OLDEST", timedelta(days=36_500)):
            costs = await _run(folder, names, Path(name) / "desk", total)
    ingest = costs.desk + costs.readers
    return {
        "watches": total,
        "stored": costs.stored,
        "matches": costs.matches,
        "messages": costs.messages,
        "desk_cpu_ms": costs.desk / count * 1000,
        "readers_cpu_ms": costs.readers / count * 1000,
        "watches_cpu_ms": costs.matching / count * 1000,
        "share": costs.matching / ingest,
        **_index_figures(total),
    }


async def _run(folder: Path, names: list[str], home: Path, total: int) -> _Costs:
    settings = load_settings(desk_home=home, desk_readers=1)
    async with contextlib.AsyncExitStack() as stack:
        port = await stack.enter_async_context(local_site.serving(folder))
        guard = Guard(frozenset({port}), networks("127.0.0.0/8"))
        fetcher = await stack.enter_async_context(HttpFetcher(SystemClock(), guard, gap=0))
        app = await stack.enter_async_context(App.open(settings, fetcher=fetcher))
        await _watch(app.database, total)
        await app.ingest.submit(
            Submission(_shelf(0), Post(), url=f"http://127.0.0.1:{port}/{names[0]}")
        )  # loads models
        await _worked_off(app)
        await app.watches.work()
        cpu, readers = time.process_time(), readers_cpu()
        for name, server in zip(names[1:], cycle(range(SERVERS)), strict=False):
            await app.ingest.submit(Submission(_shelf(server), Post(), url=f"http://127.0.0.1:{port}/{name}"))
        await _worked_off(app)
        own, read = time.process_time() - cpu, readers_cpu() - readers
        cpu = time.process_time()
        messages = await app.watches.work()
        matching = time.process_time() - cpu
        counted = await app.database.read(_counts)
        return _Costs(own, read, matching, counted[0], counted[1], messages)


async def _worked_off(app: App) -> None:
    """Work until no job is left."""
    while await app.ingest.step():
        pass


async def _watch(database: Database, total: int) -> None:
    chance = random.Random(total)  # noqa: S311  # repeatable, not secret
    entities = [one.id for one in Knowledge.load().entities]
    targets = [_target(number, chance, entities) for number in range(total)]
    await database.write(_store, targets)


def _target(number: int, chance: random.Random, entities: list[str]) -> WatchTarget:
    """The target of a watch: of ten, four are on entities, four on phrases, one on a subject, one on a search."""
    kind = number % 10
    if kind < 4:
        return WatchTarget(WatchKind.ENTITY, chance.choice(entities), f"entity {number}")
    if kind < 8:
        return WatchTarget(WatchKind.PHRASE, _phrase(chance), f"phrase {number}")
    if kind == 8:
        return WatchTarget(WatchKind.SUBJECT, chance.choice(list(Subject)), f"subject {number}")
    words = f"{chance.choice(_WORDS)} {_phrase(chance).split()[0]} OR {chance.choice(_WORDS)} -{chance.choice(_WORDS)}"
    return WatchTarget(WatchKind.SEARCH, f"{words} lang:en after:2020", f"search {number}")


def _phrase(chance: random.Random) -> str:
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 3))) for _ in range(chance.randint(1, 3))]
    return " ".join([*words, chance.choice(_WORDS)] if chance.random() < 0.9 else [chance.choice(_WORDS)])


def _store(connection: Connection, targets: list[WatchTarget]) -> None:
    """Store watches, each on one of the servers, in a channel of its own, with alerts rolled up each hour."""
    ids = [shelves.make(connection, _shelf(number)) for number in range(SERVERS)]
    times, now = WatchTimes(AlertRhythm.HOUR), SystemClock().now()
    for number, target in enumerate(targets):
        place = WatchPlace(1, number % SERVERS + 1, 10, 1000 + number, personal=False)
        watches.add(connection, ids[number % SERVERS], target, place, times, now)


def _shelf(server: int) -> Shelf:
    return Shelf.of_guild(server + 1)


def _counts(connection: Connection) -> tuple[int, int]:
    articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    return articles, connection.execute("SELECT count(*) FROM watch_matches").fetchone()[0]


def _index_figures(total: int) -> dict[str, float]:
    """Time and memory of the index of `total` watches; the automaton's memory is not Python's."""
    chance = random.Random(total)  # noqa: S311  # likewise
    entities = [one.id for one in Knowledge.load().entities]
    made = [_target(number, chance, entities) for number in range(total)]
    found = [
        IndexedWatch(number, number % SERVERS, one.kind, one.value, leaves_server=False)
        for number, one in enumerate(made)
        if one.kind is not WatchKind.SEARCH
    ]
    began = time.process_time()
    index = WatchIndex(found)
    built = time.process_time() - began
    tracemalloc.start()
    WatchIndex(found)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return {"build_ms": built * 1000, "index_mb": (peak + index.automaton_bytes) / 2**20}
