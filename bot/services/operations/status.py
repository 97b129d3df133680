"""The state of the desk: of one server for its managers, of the whole bot for the operator."""

from __future__ import annotations

from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.model.jobs import Shelf
from bot.model.operations import OperatorStatus, QueueStatus
from bot.policy import second_tries
from bot.ports import Clock
from bot.storage import vitals
from bot.storage.articles import relinking
from bot.storage.curation import reports
from bot.storage.deliveries import status as delivery_status
from bot.storage.engine.database import Database
from bot.storage.queue import status as queue_status
from bot.storage.shelves import shelves

_HOSTS_WITHIN = timedelta(days=1)
_HOSTS = 5


class StatusService:
    """Reads the figures; the database may belong to a desk in another process."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def server(self, guild_id: int) -> QueueStatus:
        """The figures of one server alone."""
        return await self._database.read(_of_server, guild_id, self._clock.now())

    async def everything(self) -> OperatorStatus:
        """The figures of the whole desk."""
        return await self._database.read(_of_desk, self._clock.now())


def _of_server(connection: Connection, guild_id: int, now: datetime) -> QueueStatus:
    # A server without a shelf has no rows: 0 is not the id of a shelf.
    shelf_id = shelves.find(connection, Shelf.of_guild(guild_id)) or 0
    return _queue(connection, now, shelf_id, guild_id)


def _of_desk(connection: Connection, now: datetime) -> OperatorStatus:
    return OperatorStatus(
        queue=_queue(connection, now, None, None),
        hosts=vitals.slowest_hosts(connection, now - _HOSTS_WITHIN, _HOSTS),
        vitals=vitals.load(connection),
        relinking=relinking.find_progress(connection),
    )


def _queue(connection: Connection, now: datetime, shelf_id: int | None, guild_id: int | None) -> QueueStatus:
    return QueueStatus(
        waiting=queue_status.waiting(connection, shelf_id),
        retries=queue_status.retries(connection, now, shelf_id),
        dead=queue_status.dead(connection, now - second_tries.WITHIN, shelf_id),
        digests=delivery_status.digests(connection, now, guild_id),
        deliveries=delivery_status.open_deliveries(connection, guild_id),
        unlinked=0 if shelf_id is None else relinking.unlinked(connection, shelf_id),
        reports=0 if shelf_id is None else reports.count(connection, shelf_id),
    )
