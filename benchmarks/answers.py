"""How fast the desk answers from a shelf of 100,000 articles, and whether that depends on their number."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from benchmarks import shelf
from bot.app import App
from bot.clock import SystemClock
from bot.config import load_settings
from bot.model.jobs import Shelf

ROUNDS = 40


class _Then(SystemClock):
    """The moment up to which the shelf was filled."""

    def now(self) -> datetime:
        return datetime.fromtimestamp(shelf.NOW, UTC)


def measure(many: int, few: int) -> dict[str, dict[str, float]]:
    """Question -> p95 at `many` and at `few` articles in milliseconds, and their ratio."""
    large, small = (asyncio.run(_answers(count)) for count in (many, few))
    return {name: {"ms": large[name], "ms_few": small[name], "ratio": large[name] / small[name]} for name in large}


async def _answers(count: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        settings = load_settings(desk_home=home)
        await asyncio.to_thread(shelf.build, settings.database_path, count)
        async with App.open(settings, clock=_Then()) as app:
            return {name: await _p95(ask) for name, ask in _questions(app, count).items()}


def _questions(app: App, count: int) -> dict[str, Callable[[int], Awaitable[Any]]]:
    """Each is asked with the number of the round, so that no two rounds ask the same where that is possible."""
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


async def _nothing(asked: Awaitable[Any]) -> None:
    from bot.model.errors import NothingFound

    try:
        await asked
    except NothingFound:
        return


async def _p95(ask: Callable[[int], Awaitable[Any]]) -> float:
    """Milliseconds. The first rounds fill caches, as the first members of the day do."""
    took = []
    for turn in range(-3, ROUNDS):
        begun = time.perf_counter()
        await ask(max(turn, 0))
        took.append((time.perf_counter() - begun) * 1000)
    return sorted(took[3:])[ROUNDS * 95 // 100]


def goals_missed(figures: dict[str, dict[str, float]], most_ms: float, most_ratio: float) -> list[str]:
    """The questions that are answered too slowly. Under a millisecond a ratio is noise."""
    return [name for name, of in figures.items() if of["ms"] > most_ms or (of["ratio"] > most_ratio and of["ms"] > 1)]
