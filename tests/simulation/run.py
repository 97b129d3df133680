"""A run: one seed, one world, as many lives of the desk as it takes, and the laws at the end."""

from __future__ import annotations

import logging
import sqlite3
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

from benchmarks.stopwatch import no_collection
from bot.config import Settings, source_table
from bot.policy.fair_shares import Slots
from bot.storage import migrations
from bot.storage.engine import encoding, maintenance
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from tests.fakes.feeds import InlineParser
from tests.simulation import laws, parts, plan
from tests.simulation.life import Life
from tests.simulation.loop import LONGEST_LEAP
from tests.simulation.world import World

_JOURNAL_MODE, _NO_LOG = 18, b"\1\1"
"""Where a database file tells whether it has a write-ahead log, and what it says without one."""
_WEEK, _SHORT = 7, 3
"""Days."""
_MOST_LIVES = 60
_SLOTS = Slots(fetches=2, readers=1, spare_reader=True, read_ahead=4)
"""Fewer than a desk has, and enough to get in each other's way; each costs time whenever it looks around."""


@dataclass
class Outcome:
    """What became of a run."""

    seed: int
    violations: list[str]
    log: list[str]
    counts: dict[str, int]

    @property
    def replay(self) -> str:
        """The command that repeats the run."""
        return f"python -m benchmarks.simulation --seed {self.seed} --log"


def simulate(
    seed: int,
    days: float | None = None,
    faults: Collection[str] | None = None,
    played: frozenset[parts.Part] | None = None,
) -> Outcome:
    """Run a seed; for so many days, with some faults only, and with other parts than its own, if they are given."""
    world = World.create(seed, parts.parts_of(seed) if played is None else played)
    if days is None:
        days = _WEEK if parts.Part.WEEK in world.parts else _SHORT
    planned = plan.Plan(world, days * 86400.0, faults)
    with no_collection(), _folder() as root, _shared(), _bugs_noted(world):
        first = root / "0"
        first.mkdir(mode=0o700)
        (first / "desk.sqlite3").write_bytes(_template())
        last = _lives(world, planned, root, first)
        broken = laws.broken(world, last / "desk.sqlite3")
    return Outcome(seed, broken, world.log, _counts(world))


def _lives(world: World, planned: plan.Plan, root: Path, folder: Path) -> Path:
    """Live from the first start to the end of the run; the folder that is left."""
    for number in range(1, _MOST_LIVES):
        life = Life(world, folder)
        planned.began(life)
        outcome = life.live()
        if outcome == "killed":
            heir = root / str(number)
            life.leave_to(heir)
            folder = heir
        else:
            life.close()
        if planned.over:
            return folder
        planned.ended(outcome, folder)
    raise AssertionError("the run does not end")


def _counts(world: World) -> dict[str, int]:
    return {
        "lives": len(world.up),
        "posts": len(world.postings),
        "said": sum(1 for _ in world.server.said()),
        "restores": len(world.restores),
    }


@contextmanager
def _folder() -> Iterator[Path]:
    memory = Path("/dev/shm")  # noqa: S108  # a folder of its own in it
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@cache
def _template() -> bytes:
    """An empty database of the current version."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.sqlite3"
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            migrations.bring_up_to_date(connection)
            connection.execute("PRAGMA journal_mode = WAL")
        return path.read_bytes()


_load = Knowledge.load


@cache
def _knowledge() -> Knowledge:
    return _load()


@contextmanager
def _shared() -> Iterator[None]:
    """What every life would load anew is loaded once: knowledge base and outlets. Memory is not settled: what is
    exempt from garbage collection would never be freed. What is noted each minute is noted seldom, and as seldom is
    looked for a change of the knowledge base, which has none. While Discord does not answer, other deliveries are
    looked for each five seconds, and not each second. Texts are compressed quickly, since no law is about sizes. A
    backup is a copy of the pages: VACUUM INTO makes each table and index anew, and a restore does so again. The
    planner's statistics stay as they were at the start: new ones make SQLite prepare every statement again."""
    with (
        patch.object(Knowledge, "load", lambda extra=None: _knowledge()),
        patch("bot.app.source_table", lambda settings: _sources()),
        patch("bot.app.settle_memory", lambda: None),
        patch("bot.app.FeedReader", InlineParser),
        patch.object(Slots, "of", lambda *_, **__: _SLOTS),
        patch("bot.services.operations.vitals.PERIOD", LONGEST_LEAP),
        patch("bot.services.operations.health.PERIOD", LONGEST_LEAP),
        patch("bot.services.relinking._RETRY_SECONDS", LONGEST_LEAP),
        patch("bot.services.deliveries.service._POLL_SECONDS", 5.0),
        patch("bot.storage.engine.maintenance.copy", _copy_pages),
        patch("bot.storage.engine.maintenance.optimize", lambda *_, **__: None),
        patch("bot.storage.engine.encoding._THOROUGH", encoding._QUICK),
        patch("bot.news.clustering.features._QUALITY", encoding._QUICK),
    ):
        yield


def _copy_pages(source: Path, target: Path, stopped: Callable[[], bool] | None = None) -> None:
    """In place of `maintenance.copy`."""
    with closing(maintenance.connect(source, "ro")) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
    with target.open("r+b") as file:
        file.seek(_JOURNAL_MODE)
        file.write(_NO_LOG)


@cache
def _sources() -> SourceTable:
    return source_table(Settings())


class _Bugs(logging.Handler):
    def __init__(self, world: World) -> None:
        super().__init__(logging.ERROR)
        self._world = world

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and not self._world.over and not _is_fault(error):
            self._world.bugs.append(f"{record.getMessage()}: {error!r}")


def _is_fault(error: BaseException) -> bool:
    if isinstance(error, BaseExceptionGroup):
        return all(_is_fault(one) for one in error.exceptions)
    return isinstance(error, sqlite3.OperationalError)


@contextmanager
def _bugs_noted(world: World) -> Iterator[None]:
    handler, root = _Bugs(world), logging.getLogger()
    kept, level = root.handlers[:], root.level
    root.handlers[:] = [handler]
    root.setLevel(logging.ERROR)
    try:
        yield
    finally:
        root.handlers[:] = kept
        root.setLevel(level)
