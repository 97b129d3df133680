"""Repeat work that the database refused (locked, full disk, damaged file) until it is stored."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.model.errors import DeskError
from bot.policy.operations.operator_trouble import TroubleRecord
from bot.ports import Clock
from bot.storage.engine.refusals import database_refused

T = TypeVar("T")

_RETRY_SECONDS = 5.0

log = logging.getLogger(__name__)


async def until_stored(clock: Clock, work: Callable[[], Awaitable[T]]) -> T:
    """Return the result of `work`, repeated for as long as the database refuses. The refusal is logged once, then
    hourly."""
    trouble = TroubleRecord()
    while True:
        try:
            return await work()
        except (sqlite3.Error, DeskError) as error:
            if not database_refused(error):
                raise
            if trouble.failed(str(error), clock.monotonic()):
                log.warning("the database refused next_seconds=%s error=%s", _RETRY_SECONDS, error)
        await clock.sleep(_RETRY_SECONDS)
