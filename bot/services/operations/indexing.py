"""Index the articles of a converted database anew while the desk works.

    step 30 of the schema -> all articles in `unindexed_articles`, empty full-text indexes
    until none is left    -> one transaction: the newest of them, at most 100, for 50 ms

The rows of each article go into the indexes, and it leaves the table, in one transaction, so that an interruption loses
nothing. Meanwhile a search ends at the newest article that is left, and says how far back it looked.
"""

from __future__ import annotations

import logging
from sqlite3 import Connection

from bot.clock import processor_seconds
from bot.ports import Clock
from bot.storage.engine.database import Database
from bot.storage.shelves import shelves

_ARTICLES_AT_ONCE = 100
_LONGEST = 0.05
"""Seconds of processor time after which a transaction takes no further article, so that members do not wait."""
_PAUSE_SECONDS = 0.05
_POLL_SECONDS = 3600.0
_REPORT_EACH = 10_000

log = logging.getLogger(__name__)


class IndexingService:
    """Indexes the articles that wait for it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def run(self) -> None:
        """Index until cancelled. New articles are indexed as they are saved, so an hour passes between two looks."""
        while True:
            await self.index()
            await self._clock.sleep(_POLL_SECONDS)

    async def index(self) -> None:
        """Index all that wait, the newest first, with pauses for the work of others."""
        waiting = left = await self._database.read(shelves.waiting)
        if not waiting:
            return
        log.info("articles are indexed anew count=%s", waiting)
        while left:
            before, left = left, await self._database.write(_index_some)
            if left // _REPORT_EACH != before // _REPORT_EACH:
                log.info("articles are indexed anew left=%s", left)
            await self._clock.sleep(_PAUSE_SECONDS)
        log.info("all articles are indexed count=%s", waiting)


def _index_some(connection: Connection) -> int:
    until = processor_seconds() + _LONGEST
    return shelves.index_waiting(connection, _ARTICLES_AT_ONCE, lambda: processor_seconds() >= until)
