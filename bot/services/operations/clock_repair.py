"""Correct times that were stored while the clock was ahead, soon after the clock is corrected."""

from __future__ import annotations

import logging
from datetime import datetime

from bot.ports import Clock
from bot.storage import clock_repair
from bot.storage.engine.database import Database

_POLL_SECONDS = 60.0
_ARTICLES_AT_ONCE = 10
_TIMES_AT_ONCE = 100
"""The number of times corrected in one transaction, small so that members' links do not wait for long."""

log = logging.getLogger(__name__)


class ClockRepairService:
    """Corrects times that are in the future."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._last: datetime | None = None

    async def run(self) -> None:
        """Repair until cancelled."""
        while True:
            await self.repair()
            await self._clock.sleep(_POLL_SECONDS)

    async def repair(self) -> None:
        """Correct the times of articles that are in the future; on start, once a day and after a step back of the
        clock, other times too."""
        now = self._clock.now()
        while ahead := await self._database.read(clock_repair.articles_ahead, now, _ARTICLES_AT_ONCE):
            brought_back = await self._database.write(clock_repair.bring_back_articles, now, ahead)
            if not brought_back:
                break
            log.warning("articles from a clock that was ahead dated anew count=%s", brought_back)
        last = self._last
        is_due = last is None or now.date() != last.date() or now < last - clock_repair.SLACK
        if is_due:
            await self._clamp(now)
        self._last = now

    async def _clamp(self, now: datetime) -> None:
        clamped = 0
        while rows := await self._database.read(clock_repair.rows_ahead, now, _TIMES_AT_ONCE):
            changed = await self._database.write(clock_repair.clamp, now, rows)
            if not changed:
                break
            clamped += changed
        if clamped:
            log.warning("times from a clock that was ahead brought back count=%s", clamped)
