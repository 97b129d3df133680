"""A member's export and erasure reach the other processes of a desk on the machine, whether they run or not."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.policy.operations.backups import BackupPlan
from bot.services import mydata_of_processes
from bot.services.mydata import MyDataService
from bot.services.mydata_of_processes import NOT_REACHED, ProcessesDataService, Siblings
from bot.storage.engine import erasures
from bot.storage.engine.database import Database
from bot.storage.members import erasure_orders
from tests.fakes.sql import fetch_rows
from tests.fakes.waiting import PATIENCE

ME, OTHER = 77, 78


class Processes:
    """The databases of two processes, each with a look at `/latest` of two members."""

    def __init__(self, home: Path) -> None:
        self.paths = tuple(home / f"shards-{number}-of-2" / "desk.sqlite3" for number in range(2))
        self.forgotten = list[int]()

    async def furnish(self) -> None:
        for path in self.paths:
            path.parent.mkdir()
            async with Database.open(path) as database:
                await database.write(_look)

    @asynccontextmanager
    async def running(self, number: int) -> AsyncIterator[None]:
        """A process that carries out orders."""
        async with self.asked(number) as service:
            working = asyncio.create_task(service.run())
            try:
                yield
            finally:
                working.cancel()
                await asyncio.wait({working})

    @asynccontextmanager
    async def asked(self, number: int, *, other_machines: bool = False) -> AsyncIterator[ProcessesDataService]:
        """The service of a process that a member asks."""
        others = tuple(path for path in self.paths if path != self.paths[number])
        siblings, folder = Siblings(others, other_machines), self.paths[number].parent / "backups"
        plan = BackupPlan(folder, None, 7)
        async with Database.open(self.paths[number]) as database:
            yield ProcessesDataService(database, SystemClock(), plan, self.forgotten.append, siblings=lambda: siblings)

    async def looks(self, number: int) -> list[int]:
        """Whose looks a process has."""
        async with Database.open_read_only(self.paths[number]) as database:
            rows = await database.read(fetch_rows, "SELECT user_id FROM looks ORDER BY user_id")
        return [row["user_id"] for row in rows]


def _look(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO shelves (id, key) VALUES (1, 'guild:1')")
    looks = [(ME,), (OTHER,)]
    connection.executemany("INSERT INTO looks VALUES (?, 1, 'peninsula', 100, 100)", looks)


@pytest.fixture
async def processes(tmp_path: Path) -> Processes:
    made = Processes(tmp_path)
    await made.furnish()
    return made


async def test_an_export_has_what_all_processes_hold(processes: Processes) -> None:
    async with processes.asked(0) as first:
        stopped = await first.export(ME)
        async with processes.running(1):
            running = await first.export(ME)
    assert [len(export["latest"]) for export in (stopped, running)] == [2, 2]
    assert NOT_REACHED not in running


async def test_an_export_says_what_it_could_not_reach(processes: Processes) -> None:
    processes.paths[1].write_bytes(b"no database" * 1000)
    async with processes.asked(0, other_machines=True) as first:
        export = await first.export(ME)
    assert len(export["latest"]) == 1
    assert export[NOT_REACHED] == {"processes": 1, "other_machines": True}


async def test_a_process_that_does_not_run_is_erased_at_once(processes: Processes) -> None:
    (processes.paths[1].parent / "backups").mkdir()
    (processes.paths[1].parent / "backups" / "mine.sqlite3").write_bytes(b"")
    async with processes.asked(0) as first:
        erased = await first.erase(ME)
    assert (erased.records, erased.processes_left, erased.other_copies) == (2, 0, 1)
    assert [await processes.looks(number) for number in range(2)] == [[OTHER], [OTHER]]
    assert all(ME in erasures.load(erasures.beside(path)) for path in processes.paths), "a restore erases again"
    assert not erasure_orders.is_left(processes.paths[1], ME)


async def test_a_process_that_runs_erases_and_forgets_what_it_has_in_memory(processes: Processes) -> None:
    async with processes.asked(0) as first, processes.running(1):
        erased = await asyncio.wait_for(first.erase(ME), PATIENCE)
    assert (erased.processes_left, erased.other_machines) == (0, False)
    assert processes.forgotten == 4 * [ME], "twice in each"
    assert [await processes.looks(number) for number in range(2)] == [[OTHER], [OTHER]]


async def test_two_members_may_be_erased_at_once(processes: Processes) -> None:
    """Only one of them can open the database of the process that does not run."""
    async with processes.asked(0) as first:
        both = await asyncio.gather(first.erase(ME), first.erase(OTHER))
    assert [erased.processes_left for erased in both] == [0, 0]
    assert [await processes.looks(number) for number in range(2)] == [[], []]
    assert erasure_orders.find(processes.paths[1]) == ()


async def test_a_process_that_hangs_erases_when_it_starts_again(
    processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mydata_of_processes, "_PATIENCE", 0.5)
    async with Database.open(processes.paths[1]), processes.asked(0) as first:
        erased = await first.erase(ME)
    assert erased.processes_left == 1
    assert await processes.looks(1) == [ME, OTHER]
    async with processes.asked(1) as second:
        await second.carry_out_orders()
    assert await processes.looks(1) == [OTHER]
    assert not erasure_orders.is_left(processes.paths[1], ME)


async def test_an_order_is_left_before_anything_is_erased(
    processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is killed in its own erasure completes it when it starts; so do the others."""

    async def killed(*_: object) -> None:
        raise KeyboardInterrupt

    async with processes.asked(0) as first:
        with monkeypatch.context() as patch:
            patch.setattr(MyDataService, "erase", killed)
            with pytest.raises(KeyboardInterrupt):
                await first.erase(ME)
    assert erasure_orders.find(processes.paths[1]) == (ME,)


@pytest.mark.parametrize("name", ["77x", "", "٧٧"])
def test_other_files_are_no_orders(tmp_path: Path, name: str) -> None:
    database = tmp_path / "desk.sqlite3"
    assert erasure_orders.find(database) == ()
    erasure_orders.leave(database, ME)
    if name:
        (tmp_path / "desk.sqlite3.erase" / name).touch()
    assert erasure_orders.find(database) == (ME,)
    erasure_orders.remove(database, ME)
    erasure_orders.remove(database, ME)
    assert erasure_orders.find(database) == ()
