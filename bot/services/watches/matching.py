"""Match new articles on shelves with the watches there.

watch_queue: articles, a few at a time; all watches, where they changed; the searches of their shelves (one read)
    -> the index of watches, renewed where they changed; WatchIndex.matching, queries (in a thread)
    -> matches, to be planned now; the articles leave the queue (one transaction)
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from sqlite3 import Connection

from msgspec import Struct

from bot.model.errors import BadQuery
from bot.policy.search.matching import ArticleFacts
from bot.policy.search.query import Query
from bot.policy.watches.matching import IndexedWatch, WatchIndex, matching_searches
from bot.ports import Clock
from bot.services.lookup import queries
from bot.services.watches.entity_keys import other_keys
from bot.storage.articles import facts
from bot.storage.engine.database import Database
from bot.storage.shelves import shelves
from bot.storage.watches import matches, queue, watches
from bot.storage.watches.queue import QueuedText
from bot.text.knowledge.base import Knowledge

_AT_ONCE = 20

log = logging.getLogger(__name__)

SearchKey = tuple[int, str]
"""A shelf and a query as typed."""


class _QueuedTexts(Struct, frozen=True):
    """Articles to be matched. `watches` are all that are on, None if they are those of the index. `searches` are the
    watches of searches on the articles' shelves, `understood` those of their queries that were not known yet; `facts`
    of the articles on such shelves, by their place in the queue."""

    texts: list[QueuedText]
    changes: int
    watches: list[IndexedWatch] | None
    searches: list[IndexedWatch]
    understood: dict[SearchKey, Query | None]
    facts: dict[int, ArticleFacts]


class WatchMatcher:
    """Matches the articles of the queue. The index of all watches and the understood queries are kept between calls:
    the index until watches change, the queries for a day, since they depend on names that articles bring."""

    def __init__(self, database: Database, clock: Clock, knowledge: Knowledge) -> None:
        self._database = database
        self._clock = clock
        self._knowledge = knowledge
        self._index = WatchIndex(())
        self._as_of = -1
        self._queries: dict[SearchKey, Query | None] = {}
        self._understood_on: date | None = None

    async def match_some(self) -> int:
        """Match the oldest articles of the queue; returns their number."""
        now = self._clock.now()
        if self._understood_on != now.date():
            self._queries, self._understood_on = {}, now.date()
        gathered = await self._database.read(self._gather, self._as_of, dict(self._queries), now)
        if not gathered.texts:
            return 0
        if gathered.watches is not None:
            entity_keys = partial(other_keys, self._knowledge)
            self._index = await asyncio.to_thread(WatchIndex, gathered.watches, entity_keys)
            self._as_of = gathered.changes
        self._queries |= gathered.understood
        met = await asyncio.to_thread(self._met, gathered, dict(self._queries))
        await self._database.write(_apply, met, self._clock.now())
        return len(met)

    def _gather(
        self, connection: Connection, as_of: int, known: Mapping[SearchKey, Query | None], now: datetime
    ) -> _QueuedTexts:
        texts = queue.first(connection, _AT_ONCE)
        changes = watches.changes(connection)
        if not texts:
            return _QueuedTexts(texts, changes, None, [], {}, {})
        renewed = watches.indexed(connection) if changes != as_of else None
        searches = watches.searches(connection, {one.text.shelf_id for one in texts})
        keys = {(one.shelf_id, one.value) for one in searches}
        understood = {key: self._understand(connection, key, now) for key in keys if key not in known}
        searched = {one.shelf_id for one in searches}
        found = {
            one.id: facts.of_article(connection, one.text.shelf_id, one.text.article_id)
            for one in texts
            if one.text.shelf_id in searched
        }
        return _QueuedTexts(texts, changes, renewed, searches, understood, found)

    def _understand(self, connection: Connection, key: SearchKey, now: datetime) -> Query | None:
        """A query as it is understood on a shelf today; None for one of another release that is not valid any more."""
        shelf_id, typed = key
        try:
            return queries.understand_saved(
                connection, self._knowledge, shelves.shelf(connection, shelf_id), typed, now
            )
        except BadQuery:
            log.info("search of a watch not understood shelf=%s", shelf_id)
            return None

    def _met(
        self, gathered: _QueuedTexts, known: Mapping[SearchKey, Query | None]
    ) -> list[tuple[QueuedText, tuple[int, ...]]]:
        return [(one, self._watches_of(one, gathered, known)) for one in gathered.texts]

    def _watches_of(
        self, queued: QueuedText, gathered: _QueuedTexts, known: Mapping[SearchKey, Query | None]
    ) -> tuple[int, ...]:
        """The watches that an article matches; none if matching fails, so that the other articles do not wait for
        it."""
        article = queued.text
        try:
            found = self._index.matching(article)
            if queued.id in gathered.facts:
                of_shelf = [one for one in gathered.searches if one.shelf_id == article.shelf_id]
                meant = {one.value: known.get((one.shelf_id, one.value)) for one in of_shelf}
                found += matching_searches(article, gathered.facts[queued.id], of_shelf, meant)
        except Exception:
            log.exception("matching failed by a bug article=%s", article.article_id)
            return ()
        return found


def _apply(connection: Connection, met: list[tuple[QueuedText, tuple[int, ...]]], now: datetime) -> None:
    for queued, watch_ids in met:
        if watch_ids:
            new = matches.add(connection, queued.text.article_id, watch_ids, queued.last_watch, queued.at)
            watches.plan_now(connection, new, now)
    queue.remove(connection, [queued.id for queued, _ in met])
