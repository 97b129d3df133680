"""Time of searches with operators on a long archive (`search_archive`), card left out."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.load import search_archive, synthetic_shelf
from benchmarks.load.answers import change
from bot.app import App
from bot.clock import SystemClock
from bot.config import load_settings
from bot.model.errors import NothingFound
from bot.model.jobs import Shelf
from bot.model.searches import SearchAnswer, SearchOrder

ROUNDS = 23
QUERIES = (
    "korea",
    "korea kim",
    "zanzibar",
    "korea zanzibar",
    "미사일",
    "미사일 평양 -훈련",
    "미사일 qqqqqq",
    "한미연합훈련",
    '"kim jong un" korea',
    'entity:"Kim Jong Un"',
    'entity:"Kim Jong Un" korea -zanzibar',
    "source:outlet7 after:2020",
    'source:"outlet 7" kind:wire',
    "kind:wire lang:korean subject:sanctions",
    'by:"reporter 5"',
    'by:"reporter 2999"',
    "by:reporter2999 OR zanzibar",
    "about:korea subject:sport",
    "subject:border OR subject:other before:2010",
    "before:2005 korea",
    "after:2024-09 korea",
    "-korea",
    "-lang:english -lang:korean",
    "lang:english lang:korean",
    "qqqqqq",
    "qqqqqq korea",
)
RARE_NAMES = 6


class _Timed(SystemClock):
    """A clock that runs from the time of the newest article on."""

    def __init__(self) -> None:
        self._behind = datetime.now(UTC) - datetime.fromtimestamp(synthetic_shelf.NOW, UTC)

    def now(self) -> datetime:
        return super().now() - self._behind


Figures = tuple[float, float, str]
"""The 95th percentile of wall time and the median of processor time, in ms, and the count of results as shown."""


async def measure(folder: Path, articles: int) -> dict[str, Figures]:
    """Measure each query by relevance, and some by date or on a later page, on the database in `folder`, which is built
    if there is none."""
    settings = load_settings(desk_home=folder)
    await asyncio.to_thread(_prepare, settings.database_path, articles)
    async with App.open(settings, clock=_Timed()) as app:
        names = await app.database.read(_rare_names)
        return {name: await _times(app, ask) for name, ask in _questions(app, names).items()}


def _prepare(path: Path, articles: int) -> None:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        search_archive.build(path, articles)


def _questions(app: App, names: list[str]) -> dict[str, Callable[[], Awaitable[SearchAnswer]]]:
    shelf, search = Shelf(synthetic_shelf.SHELF), app.answers.search
    first, second, *others = names
    queries = [*QUERIES, f'entity:"{first}"', f'entity:"{first}" entity:"{second}"', f'entity:"{first}" -korea']
    queries.append(" OR ".join(f'entity:"{name}"' for name in others))
    asked = {query: lambda query=query: search(shelf, query) for query in queries}
    return {
        **asked,
        "korea, page 2,000": lambda: search(shelf, "korea", 1999),
        "korea kim, by date": lambda: search(shelf, "korea kim", 0, SearchOrder.DATE),
    }


def _rare_names(connection: Any) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM entities WHERE id IN (100, 200, 500, 900, 2000, 3900) ORDER BY id LIMIT ?", (RARE_NAMES,)
    ).fetchall()
    return [row[0] for row in rows]


async def _times(app: App, ask: Callable[[], Awaitable[SearchAnswer]]) -> Figures:
    took, shown = [], ""
    for _ in range(ROUNDS):
        await app.database.write(change)  # or the answer would be the one that was kept
        wall, cpu = time.perf_counter(), time.process_time()
        try:
            shown = _count(await ask())
        except NothingFound:
            shown = "0"
        took.append(((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000))
    walls = sorted(wall for wall, _ in took[3:])
    return walls[len(walls) * 95 // 100], median(cpu for _, cpu in took[3:]), shown


def _count(answer: SearchAnswer) -> str:
    if answer.some_words:
        return "some words"
    return f"{'>= ' if answer.searched_since else ''}{answer.total:,}{'' if answer.counted else '+'}"
