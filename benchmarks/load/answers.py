"""Time of each kind of answer on a shelf of 100,000 articles and on one of 10,000, computed anew: before each, the
shelf has changed. `kept_answers` measures those from an unchanged one."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Connection
from statistics import median
from typing import Any

from benchmarks.load import synthetic_shelf as shelf
from bot.app import App
from bot.clock import SystemClock
from bot.config import load_settings
from bot.model.jobs import Shelf

ROUNDS = 100


class Then(SystemClock):
    """A clock that always shows the time of the newest article."""

    def now(self) -> datetime:
        return datetime.fromtimestamp(shelf.NOW, UTC)


@dataclass(frozen=True)
class Times:
    """Milliseconds of one question: the 95th percentile of wall time and the median of processor time, which other
    processes on the machine hardly affect."""

    p95: float
    cpu: float


async def measure(many: int, few: int) -> dict[str, tuple[Times, Times]]:
    """Measure each question at `many` and at `few` articles, alternating between the two."""
    async with _desk(many) as large, _desk(few) as small:
        asked = {name: (ask, _questions(small, few)[name]) for name, ask in _questions(large, many).items()}
        return {name: await _times((large, small), *pair) for name, pair in asked.items()}


@asynccontextmanager
async def _desk(count: int) -> AsyncIterator[App]:
    with tempfile.TemporaryDirectory() as home:
        settings = load_settings(desk_home=home)
        await asyncio.to_thread(shelf.build, settings.database_path, count)
        async with App.open(settings, clock=Then()) as app:
            yield app


Ask = Callable[[int], Awaitable[Any]]


def _questions(app: App, count: int) -> dict[str, Ask]:
    """The questions by name. Each takes the number of the round, so that rounds differ where possible."""
    on, answers, latest = Shelf(shelf.SHELF), app.answers, app.latest
    return {
        "latest": lambda _: latest.latest(on),
        "latest week": lambda _: latest.latest(on, since="7d"),
        "latest topic": lambda _: latest.latest(on, topic="missiles", since="7d"),
        "latest entity": lambda _: latest.latest(on, topic="Kim Jong Un", since="7d"),
        "entity": lambda _: answers.entity(on, "Kim Jong Un"),
        "entity, page 50": lambda _: answers.entity(on, "Kim Jong Un", 50),
        "summary": lambda turn: answers.summary(on, str(1 + turn * (count // ROUNDS))),
        "search common": lambda _: answers.search(on, "korea"),
        "search common, page 20": lambda _: answers.search(on, "korea", 20),
        "search rare": lambda _: answers.search(on, "zanzibar"),
        "search rare and common": lambda _: answers.search(on, "korea zanzibar"),
        "search two common": lambda _: answers.search(on, "korea kim"),
        "search Hangul": lambda _: answers.search(on, "미사일"),
        "search nothing": lambda _: _nothing(answers.search(on, "qqqqqq")),
        "suggest articles": lambda turn: answers.suggest_articles(on, "kor"[: turn % 4]),
        "suggest entities": lambda turn: answers.suggest_entities(on, "kim jo"[: turn % 7]),
    }


def change(connection: Connection) -> None:
    """Move the version of the shelf, whose rows stay as they are."""
    connection.execute("UPDATE shelves SET articles = articles")


async def _nothing(asked: Awaitable[Any]) -> None:
    from bot.model.errors import NothingFound

    try:
        await asked
    except NothingFound:
        return


async def _times(desks: tuple[App, App], *asks: Ask) -> tuple[Times, Times]:
    """Time several questions in alternation; the first three rounds only fill caches and are dropped."""
    took: list[list[tuple[float, float]]] = [[], []]
    for turn in range(-3, ROUNDS):
        for desk, ask, times in zip(desks, asks, took, strict=True):
            await desk.database.write(change)
            wall, cpu = time.perf_counter(), time.process_time()
            await ask(max(turn, 0))
            times.append(((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000))
    large, small = (_summed(times[3:]) for times in took)
    return large, small


def _summed(times: list[tuple[float, float]]) -> Times:
    walls = sorted(wall for wall, _ in times)
    return Times(walls[len(walls) * 95 // 100], median(cpu for _, cpu in times))


def grows(large: Times, small: Times) -> bool:
    """Whether the processor time exceeds 1.2 times that of the smaller shelf."""
    return large.cpu > 1.2 * small.cpu


def too_slow(large: Times, small: Times) -> bool:
    """Whether a p95 exceeds 50 ms, or 1.5 times that of the smaller shelf (ignored below 2 ms)."""
    return large.p95 > 50 or large.p95 > max(1.5 * small.p95, 2)
