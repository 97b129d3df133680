"""The desk killed at every await and every commit of preparing and delivering, and hundreds of times at random.

sweep   one death a run, at the first moment, the second, … to the last; a Discord that never fails
runs    seeded: up to eight deaths, outages of seconds to days, a Discord that loses, delays and refuses; in one run
        of five some channels keep no history from the desk's eyes
"""

from __future__ import annotations

import logging
import os
import random
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.kill.account import Tally, account
from benchmarks.kill.lives import Run, closed_by_chance, in_child, live_on, moments
from benchmarks.kill.world import STARTS, World, make
from bot.text.knowledge.base import Knowledge

_DAYS, _SWEPT_DAYS = 4, 2
_MOST_DEATHS = 8
_ONE_IN = 5
_NEVER = ("twice", "lost", "hushed", "disordered")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: runs, deaths, what became of what was owed, and which of its numbers must be 0."""

    name: str
    runs: int
    deaths: int
    tally: Tally
    forbidden: tuple[str, ...]


def measure(runs: int, stride: int) -> Iterator[Row]:
    """The sweep, killing at each `stride`-th moment, then `runs` seeded runs: those with history and those without."""
    logging.disable()  # a run has much to say
    knowledge = Knowledge.load()
    with tempfile.TemporaryDirectory() as folder:
        begun = [_begun(Path(folder) / str(number), number, knowledge) for number in range(len(STARTS))]
        yield _row("every moment, once", _sweep(begun[0], stride, knowledge), knowledge)
        seeded = [_seeded(seed, begun[seed % len(begun)]) for seed in range(runs)]
        yield _row("seeded", [run for run in seeded if not run.closed], knowledge)
        yield _row("seeded, no history", [run for run in seeded if run.closed], knowledge, may_hold=True)


def _begun(folder: Path, number: int, knowledge: Knowledge) -> World:
    """A world that no life has changed yet, made in a process of its own: this one must fork without threads."""
    world = World(folder, STARTS[number], _DAYS)
    folder.mkdir()
    child = os.fork()
    if child == 0:
        in_child(make(world, knowledge))
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        raise RuntimeError("the world could not be made")
    return world


def _sweep(world: World, stride: int, knowledge: Knowledge) -> Iterator[Run]:
    """A run for each moment of a life that nothing disturbs."""
    undisturbed = Run(replace(world, days=_SWEPT_DAYS), "sweep", (), calm=True)
    with _copied(undisturbed) as run:
        live_on(run, knowledge)
        last = moments(run)
    for fatal in range(1, last + 1, stride):
        yield replace(undisturbed, fatal=(fatal,))


def _seeded(seed: int, world: World) -> Run:
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    fatal = tuple(int(chance.expovariate(1 / 400)) + 1 for _ in range(chance.randint(1, _MOST_DEATHS)))
    return Run(world, str(seed), fatal, closed_by_chance(chance) if seed % _ONE_IN == 0 else frozenset())


def _row(name: str, runs: Iterable[Run], knowledge: Knowledge, *, may_hold: bool = False) -> Row:
    count, deaths, tally = 0, 0, Tally()
    for each in runs:
        with _copied(each) as run:
            count, deaths = count + 1, deaths + live_on(run, knowledge)
            tally += account(run.world)
    return Row(name, count, deaths, tally, _NEVER if may_hold else (*_NEVER, "told"))


@contextmanager
def _copied(run: Run) -> Iterator[Run]:
    """The run on a copy of its world."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(run.world.folder, folder, dirs_exist_ok=True)
        yield replace(run, world=replace(run.world, folder=Path(folder)))
