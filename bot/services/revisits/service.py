"""Pages looked at again: what changed since, what is gone.

    due -> fetched, if it changed -> read -> compared with what is stored -> policy.revisit.rule -> one transaction:
    the watch | a version with everything read from it, the change, the corrections and alerts owed

When a page is looked at and what is believed stands in `bot/policy/revisits`, what counts as a
change in `bot/news/diff`. A look that is broken off is still due. Where another release of the desk read
what is stored, a difference proves nothing of the page: the new reading is what later looks are compared with.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot import __version__
from bot.model.analysis import OutletKind, Page, Verdict
from bot.model.errors import DeskError, FetchFailed
from bot.model.jobs import Fetched
from bot.model.versions import ChangeKind
from bot.news.diff import changes
from bot.news.diff.changes import Difference, VersionText
from bot.policy import page_identity, revisits
from bot.policy.revisits import RevisitRuling, Sight
from bot.ports import Analyzer, Clock, Fetcher
from bot.services.revisits import new_versions
from bot.storage.articles import revisit_state, versions, write
from bot.storage.articles.revisit_state import Watched
from bot.storage.articles.write import PreparedArticle
from bot.storage.engine.database import Database
from bot.storage.queue import jobs
from bot.storage.queue.bodies import sound
from bot.text.knowledge.base import Knowledge

_POLL_SECONDS = 15.0
_LITTLE_KEPT = 0.5
"""Of its words. What has less left is believed when a second look says the same."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Longer:
    """Which pages are looked at for longer than the others, besides those of state media: those of outlets with these
    `domains`. On which `days` after they were saved, all of them."""

    days: frozenset[int] = frozenset()
    domains: frozenset[str] = frozenset()

    def plan(self, watched: Watched) -> tuple[timedelta, ...]:
        """The looks at a page, counted from its first saving."""
        longer = watched.outlet_kind is OutletKind.STATE_MEDIA or watched.outlet_domain in self.domains
        return revisits.plan(longer=longer, longer_days=self.days)


@dataclass(frozen=True, slots=True)
class _Read:
    """A page that came and is an article, and how it differs from what is stored."""

    page: Fetched
    reading: PreparedArticle
    difference: Difference


@dataclass(frozen=True, slots=True)
class _Look:
    """What a look found."""

    sight: Sight
    retry_after: float | None = None
    read: _Read | None = None


class RevisitService:
    """Looks at pages again. One `run` a desk; members' links come before it."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        fetcher: Fetcher,
        analyzer: Analyzer,
        knowledge: Knowledge,
        longer: Longer | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._fetcher = fetcher
        self._analyzer = analyzer
        self._knowledge = knowledge
        self._longer = longer or Longer()
        self._horizon = max(timedelta(days=max(self._longer.days, default=0)), revisits.PLAN[-1]) + timedelta(days=2)

    async def run(self) -> None:
        """Look at what is due, until cancelled."""
        while True:
            try:
                await self.look_due()
            except* sqlite3.Error:
                log.exception("the database refused; pages are looked at later")
            await self._clock.sleep(_POLL_SECONDS)

    async def look_due(self) -> int:
        """Look at every page that is due, a few side by side; how many were looked at. While members' links wait, none
        or one at a time."""
        looked = 0
        while due := await self._database.read(self._due):
            async with asyncio.TaskGroup() as group:
                for watched in due:
                    group.create_task(self._look(watched))
            looked += len(due)
        return looked

    def _due(self, connection: Connection) -> tuple[Watched, ...]:
        now = self._clock.now()
        found = revisit_state.due(connection, now, self._horizon, revisits.AT_ONCE)
        if not found:
            return ()
        waiting = jobs.any_due(connection, now)
        return found[: revisits.at_once(waiting, now - (found[0].due or now))]

    async def _look(self, watched: Watched) -> None:
        try:
            look = await self._see(watched)
        except sqlite3.Error:
            raise
        except Exception:
            log.exception("a bug met the look at article=%s", watched.article_id)
            look = _Look(Sight.FAILED)
        await self._database.write(self._settle, watched, look, self._clock.now())
        log.info("looked article=%s: %s", watched.article_id, look.sight)

    async def _see(self, watched: Watched) -> _Look:
        """Fetch, read and compare."""
        try:
            fetched = await self._fetcher.fetch(watched.url, etag=watched.etag, last_modified=watched.last_modified)
            if fetched.status == 304:
                return _Look(Sight.SAME)
            page = Page(fetched.final_url, fetched.body, fetched.content_type, fetched.charset)
            analysis = await self._analyzer.analyze(page)
        except DeskError as error:
            wish = error.retry_after if isinstance(error, FetchFailed) else None
            return _Look(revisits.sight_of(error.reason), wish)
        if analysis.verdict is not Verdict.ARTICLE:
            return _Look(Sight.MISSING if analysis.verdict is Verdict.ERROR_PAGE else Sight.BLOCKED)
        reading = await asyncio.to_thread(write.ready, analysis)
        told = await self._database.read(versions.current, watched.article_id)
        if told is None:
            return _Look(Sight.BLOCKED)
        difference = await asyncio.to_thread(_compared, told, reading)
        return _Look(_sight(difference, watched.url, fetched.final_url), None, _Read(fetched, reading, difference))

    def _settle(self, connection: Connection, seen: Watched, look: _Look, now: datetime) -> None:
        """Write down what a look came to, unless the article was erased or renewed meanwhile."""
        if revisit_state.find(connection, seen.article_id) != seen:
            return
        jitter = revisits.spread(seen.article_id + seen.watch.place)
        ruling = revisits.rule(seen.watch, look.sight, now, self._longer.plan(seen), jitter, look.retry_after)
        revisit_state.settle(connection, seen.article_id, ruling)
        if look.read and (look.sight is Sight.SAME or ruling.changed):
            page = look.read.page
            etag, last_modified = sound(page.etag), sound(page.last_modified)
            revisit_state.validate(connection, seen.article_id, etag, last_modified, __version__)
        self._tell(connection, seen, look, ruling, now)

    def _tell(self, connection: Connection, seen: Watched, look: _Look, ruling: RevisitRuling, now: datetime) -> None:
        """Store what is believed, with all that is owed for it."""
        article_id = seen.article_id
        if ruling.gone:
            at = ruling.watch.gone_since or now
            new_versions.note(connection, article_id, ChangeKind.DELETED, at, now)
            return
        if ruling.changed and look.read:
            reading, difference = look.read.reading, look.read.difference
            if seen.reader == __version__:
                new_versions.renew(connection, article_id, reading, self._knowledge, difference, now, back=ruling.back)
                return
            new_versions.reread(connection, article_id, reading, self._knowledge, now)
        if ruling.back:
            new_versions.note(connection, article_id, ChangeKind.RESTORED, now, now)


def _compared(told: VersionText, reading: PreparedArticle) -> Difference:
    return changes.compare(told, versions.telling(reading))


def _sight(difference: Difference, url: str, final_url: str) -> Sight:
    """SAME, CHANGED or UNLIKE; an address that has come to lead to another page shows nothing of this one."""
    if not difference.passages:
        return Sight.SAME
    if difference.kept >= _LITTLE_KEPT:
        return Sight.CHANGED
    return Sight.UNLIKE if page_identity.keys(url) == page_identity.keys(final_url) else Sight.BLOCKED
