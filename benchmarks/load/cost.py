"""Time to store, place and delete an article and to compose a digest, in a database with a long archive and in one
without."""

from __future__ import annotations

import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from statistics import median

from benchmarks.load import archive
from benchmarks.load.plain_analysis import person, plain_analysis
from benchmarks.stories.wire_texts import Made, Press
from bot.app import App
from bot.clock import SystemClock
from bot.config import load_settings
from bot.model.analysis import Analysis, Span
from bot.model.deliveries import ScheduleRequest
from bot.model.jobs import Post, Shelf
from bot.model.placements import PlacedArticle
from bot.services.stories import placement
from bot.storage.articles import article_rows
from bot.storage.articles.prepared import PreparedArticle, prepare
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge

RECENT = 10_000
_ARRIVALS = 300
_ROUNDS = 60
_WARM = 0.1
_CHANNEL = 10
_ON = {
    "compose a digest": ("", None),
    "digest on a word": ("said", None),
    "digest on a search": ("", "said -zanzibar lang:english"),
    "digest on a rare word": ("", "zanzibar"),
}
"""Topic and query of digests, each in a channel of its own."""
_NOBODY = Knowledge([])


class _Then(SystemClock):
    """A clock that shows the time of the newest article plus `minutes`."""

    minutes = 0

    def now(self) -> datetime:
        return datetime.fromtimestamp(archive.NOW, UTC) + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Times:
    """Milliseconds of one task: median and 95th percentile of wall time, median of processor time."""

    median: float
    p95: float
    cpu: float


@dataclass(frozen=True)
class _Desk:
    app: App
    clock: _Then


async def measure(total: int, seed: int) -> dict[str, tuple[Times, Times]]:
    """Measure each task at `total` and at 10,000 articles, alternating between the two."""
    made = Press(seed).made(families=300, unrelated=RECENT + _ARRIVALS)[: RECENT + _ARRIVALS]
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few"), Path(folder, "many")
        for home in (few, many):
            home.mkdir()
        recent, all_of_it = (load_settings(desk_home=str(home)).database_path for home in (few, many))
        archive.recent(recent, made[:RECENT], total - RECENT + 1)
        archive.with_past(recent, all_of_it, total)
        async with AsyncExitStack() as stack:
            small, large = [await stack.enter_async_context(_open(home)) for home in (few, many)]
            return await _by_turns(large, small, made[RECENT:], total)


@asynccontextmanager
async def _open(home: Path) -> AsyncIterator[_Desk]:
    clock = _Then()
    async with App.open(load_settings(desk_home=str(home)), clock=clock) as app:
        for place, (topic, query) in enumerate(_ON.values()):
            search = None
            if query is not None:
                search = (await app.searches.save(Shelf.of_guild(archive.GUILD), None, f"Search {place}", query)).name
            channel = _CHANNEL + place
            await app.digests.schedule(
                ScheduleRequest(archive.GUILD, channel, clock_time(8), "Asia/Seoul", topic, search=search)
            )
        yield _Desk(app, clock)


async def _by_turns(large: _Desk, small: _Desk, arrivals: Sequence[Made], total: int) -> dict[str, tuple[Times, Times]]:
    async def compose(channel: int, desk: _Desk, turn: int) -> None:
        desk.clock.minutes = -turn
        await desk.app.digests.preview(archive.GUILD, channel)

    async def latest(desk: _Desk, turn: int) -> None:
        await desk.app.latest.latest(Shelf.of_guild(archive.GUILD), since=f"{1 + turn % 7}d")

    async def story(desk: _Desk, turn: int) -> None:
        await desk.app.stories.meant(Shelf.of_guild(archive.GUILD), str(total - 10 * turn))

    async def assign(desk: _Desk, turn: int) -> float:
        """Place one article; gives the seconds of the placement alone, without the insertion of its row."""
        return await desk.app.database.write(_assign, arrivals[turn], total + 1 + turn, archive.moment(turn))

    async def insert(desk: _Desk, turn: int) -> None:
        """Store an article, as reading a page does, up to the commit."""
        article = prepare(_analysis(arrivals[turn], turn))
        at = datetime.fromtimestamp(archive.moment(len(arrivals) + turn), UTC)
        await desk.app.database.write(_insert, article, turn, at)

    async def delete(desk: _Desk, turn: int) -> None:
        """Take an article off its only shelf, half way down the short archive, up to the commit."""
        await desk.app.database.write(shelves.take_off, 1, total - RECENT // 2 - 7 * turn)

    work: dict[str, tuple[Callable[[_Desk, int], Awaitable[float | None]], int]] = {
        **{name: (partial(compose, _CHANNEL + place), _ROUNDS) for place, name in enumerate(_ON)},
        "/latest": (latest, _ROUNDS),
        "/story": (story, _ROUNDS),
        "assign an article": (assign, len(arrivals)),
        "insert an article": (insert, len(arrivals)),
        "delete an article": (delete, len(arrivals)),
    }
    return {name: await _times(do, (large, small), rounds) for name, (do, rounds) in work.items()}


def _assign(connection: Connection, one: Made, number: int, at: int) -> float:
    connection.execute(
        "INSERT INTO articles (id, url, title, at, moment, language, korea, version_id, saved_at)"
        " VALUES (?1, '', ?2, ?3, ?4, 'en', 0.9, (SELECT max(id) FROM versions), ?3)",
        (number, one.title, at, at // 60 * 1024),
    )
    article = PlacedArticle(number, one.title, one.text, datetime.fromtimestamp(at, UTC))
    begun = time.perf_counter()
    placement.place(connection, article)
    return time.perf_counter() - begun


def _analysis(one: Made, number: int) -> Analysis:
    names = [f"Person {7 * number % 4000 + place}" for place in range(4)] + [f"Person New {number}"]
    url, sentences = f"https://new.example/{number}", (Span(0, len(one.text)),)
    return plain_analysis(url, one.title, one.text, sentences, (person(name, Span(0, 9)) for name in names))


def _insert(connection: Connection, prepared: PreparedArticle, number: int, at: datetime) -> None:
    """As `bot/services/ingest/completion` does, without the queue."""
    url = prepared.analysis.url
    article_id = article_rows.add(connection, prepared, _NOBODY, owner=None, url=url, now=at)
    placement.place(connection, PlacedArticle(article_id, prepared.title, prepared.text, at))
    article_rows.add_keys(connection, article_id, [f"new.example/{number}"])
    shelves.put(connection, article_id, {1: Post()}, at)


async def _times(
    do: Callable[[_Desk, int], Awaitable[float | None]], desks: tuple[_Desk, _Desk], rounds: int
) -> tuple[Times, Times]:
    """Time one task on both databases; the first tenth of the rounds only fills caches and is dropped."""
    took: tuple[list[float], list[float]] = ([], [])
    cpus: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds):
        for place in (0, 1) if turn % 2 else (1, 0):
            wall, cpu = time.perf_counter(), time.process_time()
            own = await do(desks[place], turn)
            took[place].append(1000 * (time.perf_counter() - wall if own is None else own))
            cpus[place].append(1000 * (time.process_time() - cpu))
    start = int(_WARM * rounds)
    large, small = (_summed(took[place][start:], cpus[place][start:]) for place in (0, 1))
    return large, small


def _summed(walls: Sequence[float], cpus: Sequence[float]) -> Times:
    return Times(median(walls), sorted(walls)[len(walls) * 95 // 100], median(cpus))
