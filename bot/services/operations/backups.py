"""Scheduled backups: copies of the database in a folder, the oldest of which are deleted."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
from datetime import timedelta
from pathlib import Path

from bot.policy.operations import backups
from bot.ports import Clock
from bot.storage.engine import maintenance

_POLL_SECONDS = 3600.0

log = logging.getLogger(__name__)


class BackupService:
    """Copies the database into `folder` at intervals and keeps the newest `kept` copies."""

    def __init__(self, database: Path, clock: Clock, folder: Path, *, every: timedelta, kept: int) -> None:
        self._database = database
        self._clock = clock
        self._folder = folder
        self._every = every
        self._kept = kept

    async def run(self) -> None:
        """Make due backups until cancelled. A failure is logged, and the backup is tried again."""
        while True:
            try:
                await self.make_due()
            except (OSError, sqlite3.Error) as error:
                log.error("no backup was made folder=%s error=%s", self._folder, error)  # noqa: TRY400  # no traceback needed
            await self._clock.sleep(_POLL_SECONDS)

    async def make_due(self) -> Path | None:
        """Make a backup if one is due, and delete the outdated ones; returns the new file. Raises OSError,
        sqlite3.Error."""
        stopped = threading.Event()
        try:
            return await asyncio.to_thread(self._make_due, stopped)
        except asyncio.CancelledError:
            stopped.set()
            raise

    def _make_due(self, stopped: threading.Event) -> Path | None:
        now = self._clock.now()
        self._folder.mkdir(mode=0o700, exist_ok=True)
        if not backups.is_due(self._names(), now, self._every):
            return None
        for part in self._folder.glob("desk-*.sqlite3.part"):
            part.unlink(missing_ok=True)
        made = self._folder / backups.name_at(now)
        maintenance.copy(self._database, made, stopped.is_set)
        for name in backups.outdated(self._names(), now, self._kept):
            (self._folder / name).unlink(missing_ok=True)
        log.info("backup made file=%s bytes=%s", made, made.stat().st_size)
        return made

    def _names(self) -> list[str]:
        return [file.name for file in self._folder.iterdir()]
