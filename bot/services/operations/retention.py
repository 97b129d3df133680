"""Delete, once a day, data whose retention period has ended (`bot/policy/operations/retention`).

    kinds of rows, rare terms          each day; then segments of full text are merged, statistics renewed
    servers that removed the desk      each day, once Discord has listed the desk's servers in this run

A restored database may be older than a server's return, so no server is deleted before Discord has listed the servers.
Transactions are small, so that others run between them.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import date, datetime, timedelta
from sqlite3 import Connection

from bot.policy.operations.retention import LEFT_SERVERS, TERMS, Kept
from bot.policy.operations.shards import WHOLE, Shards
from bot.ports import Clock
from bot.storage import departures, retention
from bot.storage.engine import full_text, maintenance
from bot.storage.engine.database import Database
from bot.storage.engine.refusals import is_bug
from bot.storage.feeds import feeds

_POLL_SECONDS = 3600.0
_ROWS_AT_ONCE = 100
_TERMS_AT_ONCE = 1000
_ARTICLES_AT_ONCE = 3
_PAGES_AT_ONCE = 20
"""The number of pages of a full-text index that are merged at once: 80 KB."""

log = logging.getLogger(__name__)


class RetentionService:
    """Deletes rows whose retention term has ended."""

    def __init__(
        self, database: Database, clock: Clock, left_servers: timedelta = LEFT_SERVERS, shards: Shards = WHOLE
    ) -> None:
        self._shards = shards
        self._database = database
        self._clock = clock
        self._left_servers = left_servers
        self._servers_known = False
        self._pruned_on: date | None = None
        self._servers_pruned_on: date | None = None
        self._counted_to: datetime | None = None

    async def left(self, guild_id: int) -> None:
        """Begin the term after which a server that removed the desk is deleted."""
        await self._database.write(departures.add, guild_id, self._clock.now())

    async def returned(self, guild_id: int) -> None:
        """Cancel the deletion of a server that added the bot again."""
        await self._database.write(_returned, guild_id, self._clock.now())

    async def is_gone(self, guild_id: int) -> bool:
        """Whether a server is recorded as having removed the desk."""
        return await self._database.read(departures.is_gone, guild_id)

    async def sync_servers(self, guild_ids: Collection[int], shards: Shards = WHOLE) -> None:
        """Record the servers of these shards that have the desk, as Discord lists them. No server is deleted until they
        are known for all shards of this process, and servers of other processes never are."""
        await self._database.write(_sync_servers, guild_ids, shards, self._clock.now())
        self._servers_known = self._servers_known or shards == self._shards

    async def run(self) -> None:
        """Delete what is due, each day, until cancelled."""
        while True:
            await self.prune_daily()
            await self._clock.sleep(_POLL_SECONDS)

    async def prune_daily(self) -> None:
        """Delete what is due, unless that was done today (UTC)."""
        now = self._clock.now()
        if self._pruned_on != now.date():
            self._counted_to = await self._database.write(retention.count_to, now)
            if await self._prune(self._counted_to):
                self._pruned_on = now.date()
        if self._servers_known and self._counted_to and self._servers_pruned_on != now.date():
            await self._prune_servers(self._counted_to)
            self._servers_pruned_on = now.date()

    async def _prune(self, now: datetime) -> bool:
        """Delete rows whose term has ended; False if one kind met an unexpected error."""
        is_done = True
        for kind, kept in TERMS.items():
            try:
                await self._prune_rows(kind, now - kept)
            except Exception as error:
                if not is_bug(error):
                    raise
                log.exception("rows whose term ended not deleted by a bug kind=%s", kind)
                is_done = False
        if await self._database.read(retention.rare_terms_are_due):
            while terms := await self._database.read(retention.rare_terms, _TERMS_AT_ONCE):
                await self._database.write(retention.forget_terms, terms)
            await self._database.write(retention.note_rare_terms_dropped)
        for index in full_text.INDEXES:
            while await self._database.write(full_text.merge_two_by_two, index, _PAGES_AT_ONCE):
                pass
        await self._database.write(maintenance.optimize)
        return is_done

    async def _prune_rows(self, kind: Kept, before: datetime) -> None:
        deleted = 0
        while keys := await self._database.read(retention.due, kind, before, _ROWS_AT_ONCE):
            deleted += await self._database.write(retention.forget, kind, before, keys)
        log.info("rows deleted whose term ended kind=%s count=%s", kind, deleted)

    async def _prune_servers(self, now: datetime) -> None:
        before = now - self._left_servers
        while await self._database.write(retention.forget_server, before, _ARTICLES_AT_ONCE, _ROWS_AT_ONCE):
            pass


def _returned(connection: Connection, guild_id: int, now: datetime) -> None:
    """Cancel the deletion, and make the server's feeds due for the entries that they listed while the bot was away."""
    departures.remove(connection, guild_id)
    feeds.poll_whole(connection, (guild_id,), now)


def _sync_servers(connection: Connection, guild_ids: Collection[int], shards: Shards, now: datetime) -> None:
    feeds.poll_whole(connection, departures.gone_among(connection, guild_ids), now)
    departures.mark_present(connection, guild_ids)
    for guild_id in departures.stored_servers(connection):
        if shards.owns(guild_id) and guild_id not in guild_ids:
            departures.add(connection, guild_id, now)
