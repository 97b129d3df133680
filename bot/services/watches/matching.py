"""Matches what is new on shelves with the watches there.

watch_queue: articles, a few at a time; all watches, where they changed (one read)
    -> the index of watches, renewed where they changed; WatchIndex.met_by (in a thread)
    -> matches, to be told now; the articles leave the queue (one transaction)
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from bot.policy.watches.matching import IndexedWatch, WatchIndex
from bot.ports import Clock
from bot.storage.engine.database import Database
from bot.storage.watches import matches, queue, watches
from bot.storage.watches.queue import QueuedText

_AT_ONCE = 20

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _QueuedTexts:
    """Articles to be matched. `watches` are all that are on, None if they are those of the index."""

    texts: list[QueuedText]
    changes: int
    watches: list[IndexedWatch] | None


class WatchMatcher:
    """Works off the queue. The index of all watches is kept between two calls, and renewed when they changed."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._index = WatchIndex(())
        self._as_of = -1

    async def match_some(self) -> int:
        """Match the oldest articles of the queue; how many."""
        gathered = await self._database.read(_gather, self._as_of)
        if not gathered.texts:
            return 0
        if gathered.watches is not None:
            self._index = await asyncio.to_thread(WatchIndex, gathered.watches)
            self._as_of = gathered.changes
        met = await asyncio.to_thread(self._met, gathered.texts)
        await self._database.write(_apply, met, self._clock.now())
        return len(met)

    def _met(self, texts: list[QueuedText]) -> list[tuple[QueuedText, tuple[int, ...]]]:
        return [(queued, self._watches_of(queued)) for queued in texts]

    def _watches_of(self, queued: QueuedText) -> tuple[int, ...]:
        """The watches that an article meets; none where matching fails, so that the others do not wait for it."""
        try:
            return self._index.met_by(queued.text)
        except Exception:
            log.exception("matching failed by a bug article=%s", queued.text.article_id)
            return ()


def _gather(connection: Connection, as_of: int) -> _QueuedTexts:
    texts = queue.first(connection, _AT_ONCE)
    changes = watches.changes(connection)
    renewed = watches.indexed(connection) if texts and changes != as_of else None
    return _QueuedTexts(texts, changes, renewed)


def _apply(connection: Connection, met: list[tuple[QueuedText, tuple[int, ...]]], now: datetime) -> None:
    for queued, watch_ids in met:
        if watch_ids:
            new = matches.add(connection, queued.text.article_id, watch_ids, queued.last_watch, queued.at)
            watches.look_soon(connection, new, now)
    queue.remove(connection, [queued.id for queued, _ in met])
