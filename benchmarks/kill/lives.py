"""Lives of a desk: each is a process that prepares and delivers until it dies or all is done, on the same files."""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import traceback
from collections.abc import Coroutine
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NoReturn

from benchmarks.kill.death import DIED, Death, mortal
from benchmarks.kill.journal import Journal
from benchmarks.kill.world import World, channels, owe_later
from bot.services.answers import AnswerService
from bot.services.deliveries.service import DeliveryService
from bot.services.digests.service import DigestService
from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge
from tests.fakes.clock import SteppedClock

_STEPS = (1, 3, 20, 90, 600, 3600, 4 * 3600)
_LYING_DEAD = (0.5, 5, 60, 130, 400, 4000, 26 * 3600, 75 * 3600)
_MOST_ROUNDS = 3000
_SETTLED = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Run:
    """How a run goes: `closed` are the channels without history; `calm` when Discord never fails; each life dies at the
    moment of `fatal` that is its turn, and one for which none is left lives on."""

    world: World
    seed: str
    fatal: tuple[int, ...]
    closed: frozenset[int] = frozenset()
    calm: bool = False


def live_on(run: Run, knowledge: Knowledge) -> int:
    """Life after life until all is done; how many died. The last one leaves the number of its moments."""
    deaths = 0
    for number in range(len(run.fatal) + 1):
        fatal = run.fatal[number] if number < len(run.fatal) else None
        if not _died(run, knowledge, number, fatal):
            break
        deaths += 1
    return deaths


def moments(run: Run) -> int:
    """The moments of the last life of a run."""
    return int((run.world.folder / "moments").read_text())


def in_child(work: Coroutine[Any, Any, None]) -> NoReturn:
    """Do the work and end this process, which was forked for it: status 1 where it failed, with its traceback."""
    try:
        asyncio.run(work)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def _died(run: Run, knowledge: Knowledge, number: int, fatal: int | None) -> bool:
    child = os.fork()
    if child == 0:
        in_child(_life(run, knowledge, number, Death(fatal)))
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status not in (0, DIED):
        raise RuntimeError(f"run {run.seed}: life {number} ended with {status}")
    return status == DIED


async def _life(run: Run, knowledge: Knowledge, number: int, death: Death) -> None:
    chance = random.Random(f"{run.seed}:{number}")  # noqa: S311  # repeatable, not secret
    world = run.world
    clock = SteppedClock(_woken(world, chance, number))
    discord = Journal(world.journal, clock, chance, closed=run.closed, calm=run.calm)
    async with Database.open(world.database) as database:
        work = _work(run, knowledge, database, clock, discord, chance)
        with mortal(death):
            await asyncio.create_task(work)
    (world.folder / "moments").write_text(str(death.moments))


def _woken(world: World, chance: random.Random, number: int) -> datetime:
    """The time at which a life begins: the next one after lying dead for a while."""
    died = datetime.fromisoformat(world.clock.read_text())
    return died + timedelta(seconds=chance.choice(_LYING_DEAD)) if number else died


async def _work(
    run: Run, knowledge: Knowledge, database: Database, clock: SteppedClock, discord: Journal, chance: random.Random
) -> None:
    """Prepare and deliver, as the desk's loops do, until the days are over and nothing is open."""
    world = run.world
    digests, deliveries = DigestService(database, clock, knowledge), DeliveryService(database, clock, discord)
    owed_later = False
    for _ in range(_MOST_ROUNDS):
        world.clock.write_text(clock.now().isoformat())
        if not owed_later and clock.now() > world.start + timedelta(days=1):
            await owe_later(database, clock, AnswerService(database, clock, knowledge))
            owed_later = True
        await asyncio.gather(digests.prepare_due(), deliveries.deliver_due())
        if clock.now() > world.end and not _open(world):
            clock.advance(_SETTLED.total_seconds())
            discord.arrivals()
            return
        clock.advance(_STEPS[-1] if run.calm else chance.choice(_STEPS))
    raise RuntimeError(f"run {run.seed} never came to an end")


def _open(world: World) -> bool:
    with closing(sqlite3.connect(world.database)) as connection:
        found = connection.execute("SELECT 1 FROM deliveries WHERE state IN ('pending', 'sending') LIMIT 1")
        return found.fetchone() is not None


def closed_by_chance(chance: random.Random) -> frozenset[int]:
    """One or two channels without history."""
    return frozenset(chance.sample(channels(), chance.randint(1, 2)))
