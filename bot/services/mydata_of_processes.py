"""A member's data in a desk of several processes: export and erasure reach all of them on this machine.

    export    the own database, and those of the siblings, read while they run
    erase     an order beside each sibling's database, on the disk before anything is erased
              -> the own database
              -> a sibling that runs carries its order out within seconds, and forgets what it has in memory
              -> one that does not run is opened as the terminal opens it, and erased

An order that cannot be carried out now stays, and the sibling carries it out when it starts. Processes on other
machines cannot be reached; the result says whether there are any.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.model.errors import SettingsFailed
from bot.policy.operations.backups import BackupPlan
from bot.ports import Clock
from bot.services.mydata import Erased, MyDataService, held
from bot.storage.engine.database import Database
from bot.storage.members import erasure_orders

_ORDERS_SECONDS = 2.0
_ASKED_SECONDS = 0.5
_PATIENCE = 30.0
"""Seconds that an answer waits for siblings. An interaction's token is valid for 15 minutes."""

NOT_REACHED = "not_reached"
"""The key under which an export says which data is missing in it: `processes`, how many databases could not be read,
and `other_machines`, whether the desk has some there."""


class Siblings(Struct, frozen=True):
    """The databases of the desk's other processes on this machine, and whether it has processes on others."""

    databases: tuple[Path, ...] = ()
    other_machines: bool = False


class ProcessesDataService(MyDataService):
    """`MyDataService` of a process with siblings, which `siblings` finds."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        backups: BackupPlan | None = None,
        forget: Callable[[int], None] | None = None,
        *,
        siblings: Callable[[], Siblings],
    ) -> None:
        super().__init__(database, clock, backups, forget)
        self._siblings = siblings

    async def export(self, user_id: int) -> dict[str, Any]:
        """Export as `MyDataService` does, with the siblings' data. What could not be reached is under `NOT_REACHED`:
        the number of processes, and whether there are other machines."""
        siblings = await asyncio.to_thread(self._siblings)
        export = await super().export(user_id)
        found = await asyncio.gather(*(_held_by(path, user_id) for path in siblings.databases))
        for one in found:
            for part, lines in (one or {}).items():
                export[part] = [*export[part], *lines]
        missing = sum(one is None for one in found)
        if missing or siblings.other_machines:
            export[NOT_REACHED] = {"processes": missing, "other_machines": siblings.other_machines}
        return export

    async def erase(self, user_id: int) -> Erased:
        """Erase as `MyDataService` does; siblings erase their part meanwhile."""
        siblings = await asyncio.to_thread(self._siblings)
        for path in siblings.databases:
            await asyncio.to_thread(erasure_orders.leave, path, user_id)
        own = await super().erase(user_id)
        others = await asyncio.gather(*(self._erased_by(path, user_id) for path in siblings.databases))
        return _summed(own, others, siblings)

    async def run(self) -> None:
        """Run as `MyDataService` does, and carry out the orders of siblings."""
        async with asyncio.TaskGroup() as group:
            group.create_task(super().run())
            group.create_task(self._run_orders())

    async def carry_out_orders(self) -> None:
        """Erase the members whom siblings have ordered to erase."""
        for user_id in await asyncio.to_thread(erasure_orders.find, self._database.path):
            await super().erase(user_id)
            await asyncio.to_thread(erasure_orders.remove, self._database.path, user_id)

    async def _run_orders(self) -> None:
        while True:
            await self.carry_out_orders()
            await self._clock.sleep(_ORDERS_SECONDS)

    async def _erased_by(self, path: Path, user_id: int) -> Erased | None:
        """The result of a sibling's erasure; None if it was not done within `_PATIENCE`. Of a sibling that runs only
        the copies are known."""
        plan = None if self._backups is None else replace(self._backups, folder=path.parent / self._backups.folder.name)
        for _ in range(round(_PATIENCE / _ASKED_SECONDS)):
            try:
                return await self._erased_in(path, user_id, plan)
            except (SettingsFailed, sqlite3.Error):  # it is running, or belongs to a newer or older program
                await self._clock.sleep(_ASKED_SECONDS)
            if not await asyncio.to_thread(erasure_orders.is_left, path, user_id):
                return await MyDataService.copies_of(path, plan, self._clock.now())
        return None

    async def _erased_in(self, path: Path, user_id: int, plan: BackupPlan | None) -> Erased:
        """Open the database of a sibling that does not run, and carry out the orders beside it. Raises SettingsFailed,
        sqlite3.Error."""
        async with Database.open(path) as database:
            service = MyDataService(database, self._clock, plan)
            erased = await service.erase(user_id)
            await asyncio.to_thread(erasure_orders.remove, path, user_id)
            for other in await asyncio.to_thread(erasure_orders.find, path):
                await service.erase(other)
                await asyncio.to_thread(erasure_orders.remove, path, other)
        return erased


def _summed(own: Erased, others: Sequence[Erased | None], siblings: Siblings) -> Erased:
    done = [own, *(one for one in others if one is not None)]
    return Erased(
        records=sum(one.records for one in done),
        is_complete=all(one.is_complete for one in done),
        backups_until=max((one.backups_until for one in done if one.backups_until is not None), default=None),
        other_copies=sum(one.other_copies for one in done),
        processes_left=sum(one is None for one in others),
        other_machines=siblings.other_machines,
    )


async def _held_by(path: Path, user_id: int) -> dict[str, Any] | None:
    """The member's data in a sibling's database; None if it cannot be read."""
    try:
        async with Database.open_read_only(path) as database:
            return await database.read(held, user_id)
    except (SettingsFailed, sqlite3.Error):
        return None
