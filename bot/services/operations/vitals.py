"""Store, once a minute, state that exists only in the running process, so that `check` can show it from another.

    fetches (TimedFetcher), readers (counts), warnings of the log (TroubleLog) -> VitalsService -> storage/vitals

It also carries out the operator's order to try failed links again.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from urllib.parse import urlsplit

from bot import __version__
from bot.model.errors import DeskError, HostBusy, HostSuspended
from bot.model.jobs import Fetched
from bot.model.operations import FetchRecord, ReaderCounts, Trouble, Vitals
from bot.ports import Clock, Fetcher, Meter
from bot.services.ingest.service import IngestService
from bot.storage import retry_order, vitals
from bot.storage.engine.database import Database

PERIOD = 60.0
"""Seconds between two notes."""
_MOST_RECORDS = 5_000
_LONGEST_LINE = 300
_OURS = ("bot.", "cogs.")

log = logging.getLogger(__name__)


class TimedFetcher:
    """A `ports.Fetcher` that records how long each fetch took, also on the meter. `take` returns and drops the
    records."""

    def __init__(self, fetcher: Fetcher, clock: Clock, meter: Meter) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._meter = meter
        self._records: deque[FetchRecord] = deque(maxlen=_MOST_RECORDS)

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        redirects: int | None = None,
        feed: bool = False,
    ) -> Fetched:
        """See `ports.Fetcher`."""
        begun = self._clock.monotonic()
        try:
            fetched = await self._fetcher.fetch(
                url, etag=etag, last_modified=last_modified, redirects=redirects, feed=feed
            )
        except (HostBusy, HostSuspended):
            raise  # nothing was requested
        except DeskError as error:
            self._note(url, begun, error.reason)
            raise
        self._note(url, begun, None)
        return fetched

    def busy_hosts(self) -> Mapping[str, float]:
        """See `ports.Fetcher`."""
        return self._fetcher.busy_hosts()

    def take(self) -> tuple[FetchRecord, ...]:
        """Return the records of fetches since the last call, and drop them."""
        taken = tuple(self._records)
        self._records.clear()
        return taken

    def give_back(self, records: Collection[FetchRecord]) -> None:
        """Take back records that could not be stored."""
        self._records.extendleft(reversed(tuple(records)))

    def _note(self, url: str, begun: float, reason: str | None) -> None:
        took = round((self._clock.monotonic() - begun) * 1000)
        self._records.append(FetchRecord(urlsplit(url).hostname or "", self._clock.now(), took, reason))
        self._meter.fetched(reason or "ok", took / 1000)


class TroubleLog(logging.Handler):
    """Keeps the last log line that needs the operator: a warning or error of the desk, except those that say that a
    failure is over."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(logging.WARNING)
        self._clock = clock
        self.last: Trouble | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record, as one line. The text of an exception may quote anything, so only its type is kept."""
        if not record.name.startswith(_OURS) or hasattr(record, "recovery"):
            return
        error = record.exc_info[1] if record.exc_info else None
        cause = f" error={type(error).__name__}" if error is not None else ""
        line = " ".join(f"{record.name}: {record.getMessage()}{cause}".split())
        self.last = Trouble(self._clock.now(), line[:_LONGEST_LINE])


class VitalsService:
    """Writes the notes. One `run` a desk."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        fetcher: TimedFetcher,
        ingest: IngestService,
        counts: Callable[[], ReaderCounts],
    ) -> None:
        self._database = database
        self._clock = clock
        self._fetcher = fetcher
        self._ingest = ingest
        self._counts = counts
        self._troubles = TroubleLog(clock)
        self._started_at: datetime | None = None

    async def run(self) -> None:
        """Write a note at once and then every minute, until cancelled."""
        self._started_at = self._started_at or self._clock.now()
        logging.getLogger().addHandler(self._troubles)
        try:
            while True:
                await self.note(self._started_at)
                try:
                    await self.carry_out_order()
                except OSError as error:
                    log.warning("the order to try failed links again was not removed error=%s", error.strerror)
                await self._clock.sleep(PERIOD)
        except asyncio.CancelledError:  # after an error it runs again: its next note has what was logged meanwhile
            logging.getLogger().removeHandler(self._troubles)
            raise

    async def note(self, started_at: datetime) -> None:
        """Write a note."""
        fetches = self._fetcher.take()
        now = Vitals(__version__, started_at, self._clock.now(), self._counts(), self._troubles.last)
        try:
            await self._database.write(vitals.save, now, fetches)
        except sqlite3.Error:
            self._fetcher.give_back(fetches)
            raise

    async def carry_out_order(self) -> None:
        """Try failed links again if the operator has ordered it."""
        reasons = retry_order.find(self._database.path)
        if reasons is None:
            return
        retried = await self._ingest.try_again(None, reasons)
        retry_order.remove(self._database.path, reasons)
        log.info("failed links tried again count=%s left=%s", retried.count, retried.left)
