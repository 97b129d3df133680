"""Export and erase what is stored about a member."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.policy.operations.backups import BackupPlan
from bot.ports import Clock
from bot.services.signals import Signal, wait_for_signal
from bot.storage.engine import erasures, full_text, maintenance, page_gaps
from bot.storage.engine.database import Database
from bot.storage.engine.refusals import is_bug
from bot.storage.members import erasure, mydata
from bot.storage.shelves import leftovers

_RETRY_SECONDS = 5.0
"""Seconds between tries to empty the write-ahead log. A backup that runs may take minutes."""
_IDLE_SECONDS = 3600.0
_PASSES = 2
_PAGES_READ, _PAGES_WRITTEN = 512, 64
"""The number of pages of the file that are read in one transaction, and the most that are overwritten."""

log = logging.getLogger(__name__)


class Erased(Struct, frozen=True):
    """The result of an erasure. `records` is the number of rows changed or deleted. With `is_complete` False the files
    still hold deleted words, because somebody reads an older state of the database; they are removed soon after.

    Copies of the database from before: scheduled backups are deleted by `backups_until` (None: there are none), and
    there are `other_copies`. Of a desk in several processes, `processes_left` erase their part later, and those on
    `other_machines` are not reached.
    """

    records: int
    is_complete: bool = True
    backups_until: datetime | None = None
    other_copies: int = 0
    processes_left: int = 0
    other_machines: bool = False


class MyDataService:
    """Exports and erases. An erasure is a number of short transactions, so that other members' links do not wait; `run`
    completes those that were interrupted. `forget` is called with the member when rows are gone, and again when nobody
    reads an older state any more, to drop the member's data in memory."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        backups: BackupPlan | None = None,
        forget: Callable[[int], None] | None = None,
    ) -> None:
        self._database = database
        self._forget = forget
        self._clock = clock
        self._backups = backups
        self._erasing = asyncio.Lock()
        self._incomplete = Signal()
        self._forgotten = set[int]()
        """Members whose rows are gone, and whose words somebody may still read in an older state of the database."""
        self._cleaned = frozenset[int]()
        """The erasures after which all pages were cleaned, so that a later try need not do so again."""

    async def export(self, user_id: int) -> dict[str, Any]:
        """Return everything that is stored about the member, as JSON values."""
        found = await self._database.read(held, user_id)
        return {"user_id": user_id, "exported_at": self._clock.now().isoformat(timespec="seconds"), **found}

    async def erase(self, user_id: int) -> Erased:
        """Erase the member's data, and the deleted rows that are left in the files, or leave that to `run`. Idempotent.

        The erasure is listed first, outside the database, so that restoring an older copy repeats it.
        """
        now = self._clock.now()
        await self._database.write(_listed_and_begun, self._database.path, user_id, now)
        is_complete = False
        try:
            async with self._erasing:
                records = await self._erase_rows(user_id)
                is_complete = await self._wipe()
        finally:
            if not is_complete:
                self._incomplete.send()
        copies = await asyncio.to_thread(_copies, self._database.path, self._backups)
        if records and copies:
            names = ", ".join(map(str, copies))
            log.warning(
                "a member's data was erased; copies of the database from before still hold them files=%s", names
            )
        return _result(Erased(records, is_complete), copies, self._backups, now)

    async def run(self) -> None:
        """Complete interrupted erasures until cancelled."""
        while True:
            woken = self._incomplete.subscribe()
            is_complete = await self.complete()
            await wait_for_signal(woken, self._clock, _IDLE_SECONDS if is_complete else _RETRY_SECONDS)

    async def complete(self) -> bool:
        """Complete every erasure that was begun, except one that meets an unexpected error; False if deleted words are
        still in the files."""
        async with self._erasing:
            if not await self._database.read(erasure.is_any):
                return True
            for user_id in await self._database.read(erasure.begun):
                try:
                    await self._erase_rows(user_id)
                except Exception as error:
                    if not is_bug(error):
                        raise
                    log.exception("erasure failed by a bug")
            return await self._wipe()

    async def _erase_rows(self, user_id: int) -> int:
        records = 0
        try:
            while erased := await self._database.write(erasure.erase_some, user_id):
                records += erased
        finally:
            if records:
                self._forgotten.add(user_id)
                self._drop_from_memory()
        return records

    def _drop_from_memory(self) -> None:
        if self._forget is not None:
            for user_id in self._forgotten:
                self._forget(user_id)

    async def _wipe(self) -> bool:
        """Remove the words of deleted rows from the files; False if that was not possible."""
        ended = await self._database.read(erasure.deleted)
        if not ended:
            return True
        if any(ended.values()):
            for index in full_text.INDEXES:
                await self._merge(index)
            await self._database.write(erasure.note_merged, ended)
        await self._database.write(leftovers.forget_samples)
        is_clean = ended.keys() <= self._cleaned or await self._clean_pages()
        if is_clean:
            self._cleaned = frozenset(ended)
        if not await self._database.checkpoint():
            return False
        self._drop_from_memory()
        self._forgotten.clear()
        await self._database.write(erasure.complete, ended, is_clean)
        self._cleaned = frozenset()  # the ids of ended erasures are given again
        return True

    async def _clean_pages(self) -> bool:
        """Overwrite the unused parts of pages; False if this SQLite gives no access to pages, and the next start does
        it.

        When somebody else's transaction divides rows anew between neighbouring pages, it may exchange the numbers of a
        page that was looked at and of one that was not: the second pass looks for those.
        """
        if not await self._database.read(page_gaps.are_reachable):
            return False
        for _ in range(_PASSES):
            last = await self._database.read(page_gaps.last_page)
            for first in range(1, last + 1, _PAGES_READ):
                dirty = await self._database.read(page_gaps.dirty, first, min(first + _PAGES_READ - 1, last))
                for start in range(0, len(dirty), _PAGES_WRITTEN):
                    await self._database.write(page_gaps.clean, dirty[start : start + _PAGES_WRITTEN])
        return True

    async def _merge(self, index: str) -> None:
        rounds = await self._database.read(leftovers.rounds, index)
        if not rounds:
            await self._database.write(full_text.rebuild, index)
        for _ in range(rounds):
            await self._database.write(leftovers.begin_merge, index)
            while await self._database.write(leftovers.merge_some, index):
                pass

    @staticmethod
    async def copies_of(database: Path, plan: BackupPlan | None, now: datetime) -> Erased:
        """An `Erased` without records for the database of another process: only its copies are known."""
        return _result(Erased(0), await asyncio.to_thread(_copies, database, plan), plan, now)


def _copies(database: Path, plan: BackupPlan | None) -> list[Path]:
    return maintenance.copies(database, None if plan is None else plan.folder)


def _result(erased: Erased, copies: list[Path], plan: BackupPlan | None, now: datetime) -> Erased:
    """The result of an erasure, with the copies of the database from before it."""
    scheduled = [copy for copy in copies if plan is not None and plan.every is not None and plan.is_scheduled(copy)]
    until = plan.gone_by(now) if plan is not None and scheduled else None
    return replace(erased, backups_until=until, other_copies=len(copies) - len(scheduled))


def _listed_and_begun(connection: Connection, database: Path, user_id: int, now: datetime) -> None:
    erasures.add(erasures.beside(database), user_id, now)
    erasure.begin(connection, user_id)


def held(connection: Connection, user_id: int) -> dict[str, Any]:
    """Everything that a database holds about a member, as lists of JSON values by kind."""
    return {
        "posts": mydata.posts(connection, user_id),
        "requests": mydata.requests(connection, user_id),
        "answers": mydata.answers(connection, user_id),
        "questions": mydata.questions(connection, user_id),
        "latest": mydata.latest_positions(connection, user_id),
        "shown_articles": mydata.shown_articles(connection, user_id),
        "searches": mydata.searches(connection, user_id),
        "watches": mydata.watches(connection, user_id),
        "matches": mydata.matches(connection, user_id),
        "filters": mydata.filters(connection, user_id),
        "curation": mydata.curation(connection, user_id),
        "reports": mydata.reports(connection, user_id),
        "direct_messages": mydata.own_shelf(connection, user_id),
    }
