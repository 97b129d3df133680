"""Notes every 20 s whether the desk is well, for `health`, the service manager and the metrics.

gateway, database (a row written, the queue read) -> HealthNote -> health.json, WATCHDOG=1, Meter.show
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from msgspec.structs import replace

from bot.clock import monotonic_seconds
from bot.model.operations import ClusterState, DeskFigures, GatewayState, HealthNote
from bot.monitoring import health_file, service_manager
from bot.monitoring.service_manager import ServiceManager
from bot.policy.operations.operator_trouble import TroubleRecord
from bot.ports import Clock, Gateway, Meter
from bot.storage import vitals
from bot.storage.deliveries import status as delivery_status
from bot.storage.engine.database import Database
from bot.storage.feeds import feeds
from bot.storage.queue import status as queue_status

PERIOD = 20.0
"""Seconds between two notes."""
_LONGEST_ERROR = 300

log = logging.getLogger(__name__)


class HealthService:
    """Writes the notes into `folder` while it runs. One `run` a desk."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        gateway: Gateway,
        meter: Meter,
        folder: Path,
        *,
        manager: ServiceManager,
        cluster: Callable[[], ClusterState | None] = lambda: None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._gateway = gateway
        self._meter = meter
        self._folder = folder
        self._manager = manager
        self._cluster = cluster
        self._trouble = TroubleRecord()

    async def run(self) -> None:
        """Note at once and then every 20 s, until cancelled; then the note is removed. Each note also notifies the
        watchdog of the service manager, which ends a desk whose event loop or database thread hangs."""
        self._tell(service_manager.READY)
        try:
            while True:
                self._write(await self.note())
                self._tell(service_manager.WATCHDOG)
                await self._clock.sleep(PERIOD)
        except asyncio.CancelledError:  # after an error it runs again: the service manager would end a desk that stops
            self._tell(service_manager.STOPPING)
            raise
        finally:
            try:
                health_file.remove(self._folder)
            except OSError as error:
                log.warning("health note not removed error=%s", error.strerror)

    async def note(self) -> HealthNote:
        """The present state, which is also shown in the metrics."""
        now, gateway = self._clock.now(), self._gateway.gateway_state()
        try:
            await self._database.write(vitals.touch, now)
            figures = replace(await self._database.read(_figures, now, gateway), cluster=self._cluster())
        except sqlite3.Error as error:
            return HealthNote(now, gateway, str(error)[:_LONGEST_ERROR] or type(error).__name__, None)
        self._meter.show(figures)
        untried = (group.oldest_untried for group in figures.waiting if group.oldest_untried is not None)
        return HealthNote(now, gateway, "", min(untried, default=None), figures.cluster)

    def _write(self, note: HealthNote) -> None:
        """Replace the file of the note. If that fails, the old note stays and `health` finds it too old."""
        try:
            health_file.save(self._folder, note)
        except OSError as error:
            if self._trouble.failed(str(error.strerror), monotonic_seconds()):
                log.warning("health note not written count=%s error=%s", self._trouble.count, error.strerror)
        else:
            self._trouble.ended()

    def _tell(self, message: str) -> None:
        try:
            self._manager.tell(message)
        except OSError as error:
            log.warning("the service manager was not told state=%s error=%s", message, error.strerror)


def _figures(connection: Connection, now: datetime, gateway: GatewayState) -> DeskFigures:
    return DeskFigures(
        at=now,
        gateway=gateway,
        waiting=queue_status.waiting(connection),
        retries=sum(group.count for group in queue_status.retries(connection, now)),
        deliveries=delivery_status.open_deliveries(connection),
        failing_feeds=feeds.failing(connection),
    )
