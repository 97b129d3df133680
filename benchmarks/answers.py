"""How long members wait for answers, with ten thousand and with a hundred thousand articles on their shelf.

    python -m benchmarks.answers [SMALL LARGE]

Every question is asked of both shelves in turn, in one process, so that what else the machine does meanwhile weighs on
both. Prints p95 in milliseconds on each and their ratio; the exit status is 1 where a goal is missed.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.shelf import NOW, SHELF, build
from bot.model.jobs import Shelf
from bot.services.answers import AnswerService
from bot.services.latest import LatestService
from bot.storage.database import Database
from bot.text.knowledge import Knowledge

SMALL, LARGE = 10_000, 100_000
GOAL_MS, GOAL_RATIO = 50.0, 1.5
_ROUNDS = 60
_WARM_UP = 5


class _StandingClock:
    def now(self) -> datetime:
        return datetime.fromtimestamp(NOW, UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


@dataclass(frozen=True)
class _Desk:
    answers: AnswerService
    latest: LatestService
    names: list[str]


Question = Callable[[_Desk, int], Awaitable[object]]
_SHELF = Shelf(SHELF)
QUESTIONS: dict[str, Question] = {
    "/latest": lambda desk, n: desk.latest.latest(_SHELF, None, None, n % 3),
    "/latest on a name": lambda desk, n: desk.latest.latest(_SHELF, desk.names[n % 20], "2w"),
    "/summary": lambda desk, n: desk.answers.summary(_SHELF, str(1 + n * 29)),
    "/entity, the most named": lambda desk, n: desk.answers.entity(_SHELF, desk.names[n % 5], n % 4),
    "/entity, in the middle": lambda desk, n: desk.answers.entity(_SHELF, desk.names[60 + n]),
    "/search, a word of eight articles": lambda desk, _: desk.answers.search(_SHELF, "zanzibar"),
    "/search, a word of every article": lambda desk, n: desk.answers.search(_SHELF, "korea", n % 20),
    "/search, a name and that word": lambda desk, n: desk.answers.search(_SHELF, f"{desk.names[n]} korea"),
    "/search, Korean words": lambda desk, _: desk.answers.search(_SHELF, "북한 미사일"),
    "article:, nothing typed": lambda desk, _: desk.answers.suggest_articles(_SHELF, ""),
    "article:, one letter": lambda desk, _: desk.answers.suggest_articles(_SHELF, "k"),
    "article:, a word of every title": lambda desk, _: desk.answers.suggest_articles(_SHELF, "korea"),
    "article:, a name": lambda desk, n: desk.answers.suggest_articles(_SHELF, desk.names[n][:9]),
    "name:, nothing typed": lambda desk, _: desk.answers.suggest_entities(_SHELF, ""),
    "name:, one letter": lambda desk, _: desk.answers.suggest_entities(_SHELF, "k"),
    "name:, half a name": lambda desk, n: desk.answers.suggest_entities(_SHELF, desk.names[n][:9]),
}


async def measure(small: int = SMALL, large: int = LARGE) -> dict[str, tuple[float, float]]:
    """Question -> p95 in milliseconds on the small shelf and on the large one."""
    knowledge = Knowledge.load()
    with tempfile.TemporaryDirectory() as folder:
        async with AsyncExitStack() as stack:
            desks = [await stack.enter_async_context(_desk(Path(folder), count, knowledge)) for count in (small, large)]
            return {name: await _both(question, desks) for name, question in QUESTIONS.items()}


async def _both(question: Question, desks: list[_Desk]) -> tuple[float, float]:
    times: list[list[float]] = [[], []]
    for number in range(_WARM_UP + _ROUNDS):
        for desk, taken in zip(desks, times, strict=True):
            start = time.perf_counter()
            await question(desk, number)
            taken.append(1000 * (time.perf_counter() - start))
    low, high = (sorted(taken[_WARM_UP:])[int(0.95 * _ROUNDS) - 1] for taken in times)
    return low, high


@asynccontextmanager
async def _desk(folder: Path, count: int, knowledge: Knowledge) -> AsyncIterator[_Desk]:
    path = folder / f"{count}.sqlite3"
    await asyncio.to_thread(build, path, count)
    clock = _StandingClock()
    async with Database.open(path) as database:
        async with database.reading() as connection:
            rows = await connection.execute_fetchall("SELECT name FROM entities ORDER BY id LIMIT 200")
        names = [row["name"] for row in rows]
        yield _Desk(AnswerService(database, clock, knowledge), LatestService(database, clock, knowledge), names)


def main() -> int:
    """Measure and print; 1 where a goal is missed."""
    small, large = (int(argument) for argument in sys.argv[1:3]) if len(sys.argv) == 3 else (SMALL, LARGE)
    print(f"p95 in ms{'':30}{small:>9,}{large:>10,}   ratio   (goals: {GOAL_MS:g} ms, {GOAL_RATIO:g})")
    missed = False
    for name, (low, high) in asyncio.run(measure(small, large)).items():
        wrong = high > GOAL_MS or high > GOAL_RATIO * low
        missed |= wrong
        print(f"{name:36}{low:12.2f}{high:10.2f}{high / low:8.2f}{'   missed' if wrong else ''}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
