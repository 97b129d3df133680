"""Log failures of the operator's machine that keep links waiting: at once, then hourly with a count."""

from __future__ import annotations

import logging
import sqlite3

from bot.log_format import RECOVERY
from bot.model.errors import DeskError, Reason
from bot.policy.operations.operator_trouble import TroubleRecord
from bot.ports import Clock

log = logging.getLogger(__name__)


class OperatorTrouble:
    """Counts the failures of jobs that the operator's machine causes, and those of the database."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._jobs = TroubleRecord()
        self._database = TroubleRecord()
        self._is_reported = False

    def failed(self, error: DeskError) -> float:
        """Record a job's failure; returns the seconds since the first failure. Failures to start a reader are reported
        by the readers' pool, which others use too."""
        now = self._clock.monotonic()
        if self._jobs.failed(error.message, now) and error.reason is Reason.MACHINE_TROUBLE:
            self._is_reported = True
            log.warning("the machine's trouble keeps links waiting count=%s error=%s", self._jobs.count, error.message)
        return self._jobs.lasting(now)

    def over(self) -> bool:
        """Record that a page could be read; True if there were failures before."""
        failures = self._jobs.ended()
        if failures and self._is_reported:
            log.warning("links are read again after failures count=%s", failures, extra=RECOVERY)
            self._is_reported = False
        return bool(failures)

    def database_refused(self, error: sqlite3.DatabaseError) -> None:
        """Record that the database refused a write."""
        if self._database.failed(str(error), self._clock.monotonic()):
            log.error("the database refused count=%s error=%s", self._database.count, error)

    def database_works(self) -> None:
        """Record that the database accepted a write."""
        if failures := self._database.ended():
            log.warning("the database works again after failures count=%s", failures, extra=RECOVERY)
