"""Polls single feeds.

    due, its host free -> fetched (conditionally), parsed in its process -> stored (`intake`) with what each server
    is owed of it: one transaction; where that is much, further ones for the rest

An interrupted poll stays due. Owed entries are stored with the poll, so that no crash loses one. One feed of a host is
polled at a time, with a pause in between for members' links to the host.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection
from urllib.parse import urlsplit

from bot.model.analysis import Page
from bot.model.errors import DeskError, HostBusy, Reason
from bot.model.feeds import Feed, FeedDocument
from bot.model.jobs import Fetched
from bot.policy.feeds import recognition
from bot.policy.feeds.polls import PollAnswer
from bot.policy.feeds.recognition import KeyedEntry
from bot.ports import Clock, FeedParser, Fetcher
from bot.services.feeds import intake
from bot.storage.engine.database import Database
from bot.storage.engine.refusals import is_bug
from bot.storage.feeds import feeds
from bot.storage.queue.bodies import encodable

AT_ONCE = 8
"""The number of feeds that are polled at the same time."""
_HOST_REST = 5.0
"""Seconds between two polls of a host."""

log = logging.getLogger(__name__)


class FeedPoller:
    """Polls feeds, and remembers which hosts rest between two polls. Used by `FeedService`."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        fetcher: Fetcher,
        parser: FeedParser,
        jitter: Callable[[], float],
    ) -> None:
        self._database = database
        self._clock = clock
        self._fetcher = fetcher
        self._parser = parser
        self._jitter = jitter
        self._resting: dict[str, float] = {}

    async def startable(self, polling: Collection[str]) -> list[Feed]:
        """Due feeds whose hosts are free, one a host; none of the hosts in `polling`, each of which is being polled."""
        now, free = self._clock.now(), AT_ONCE - len(polling)
        passed = self._clock.monotonic()
        self._resting = {host: until for host, until in self._resting.items() if passed < until}
        if free <= 0:
            return []
        busy = {*polling, *self._resting, *self._fetcher.busy_hosts()}
        found: dict[str, Feed] = {}
        while len(found) < free:
            due = await self._database.read(feeds.due, now, busy | found.keys(), free)
            if not due:
                break
            for feed in due:
                found.setdefault(host_of(feed), feed)
        return list(found.values())[:free]

    async def poll(self, feed: Feed, *, patient: bool = False) -> None:
        """Poll a feed and store the result; a `patient` poll waits until its host is free. An unexpected error counts
        as a failure of the feed."""
        host = host_of(feed)
        try:
            answer, keyed = await self._ask(feed, None if patient else 0)
            self._rest(host, _HOST_REST)
            now = self._clock.now()
            intents = await self._database.write(intake.store_answer, feed.id, answer, keyed, now, self._jitter())
        except HostBusy as busy:
            self._rest(host, busy.retry_after or _HOST_REST)
            return
        except DeskError as error:
            self._rest(host, _HOST_REST)
            await self._store_failure(feed, error)
            log.info("feed not polled feed=%s host=%s reason=%s", feed.id, host, error.reason)
            return
        except Exception as error:
            if not is_bug(error):
                raise
            log.exception("poll failed by a bug feed=%s host=%s", feed.id, host)
            self._rest(host, _HOST_REST)
            await self._store_failure(feed, DeskError(Reason.READER_CRASHED))
            return
        if intents is not None:
            kind = "storm" if intents.is_storm else "usual"
            log.info("feed polled feed=%s host=%s kind=%s count=%s", feed.id, host, kind, len(intents.new))
        if answer.moved_to is not None:
            await self.delete_unfollowed()

    async def _ask(self, feed: Feed, redirects: int | None) -> tuple[PollAnswer, tuple[KeyedEntry, ...]]:
        """Fetch and parse a feed; once a day without validators, since some sites never change them. Raises
        DeskError."""
        is_known = feed.polled is not None and feed.polled.date() == self._clock.now().date()
        etag, modified = (feed.etag, feed.last_modified) if is_known else (None, None)
        fetched = await self._fetcher.fetch(feed.url, etag=etag, last_modified=modified, redirects=redirects, feed=True)
        if fetched.status == 304:
            return PollAnswer(None), ()
        page = Page(fetched.final_url, fetched.body, fetched.content_type, fetched.charset)
        document = await self._parser.parse(page)
        if not document.format.is_feed:
            raise DeskError(Reason.NO_FEED)
        keyed = await asyncio.to_thread(recognition.keyed, document.entries)
        return _answer(fetched, document), keyed

    def _rest(self, host: str, seconds: float) -> None:
        self._resting[host] = self._clock.monotonic() + seconds

    async def _store_failure(self, feed: Feed, error: DeskError) -> None:
        await self._database.write(intake.store_failure, feed.id, error, self._clock.now(), self._jitter())

    async def delete_unfollowed(self) -> None:
        """Delete feeds that nobody follows any more, with the record of their entries."""
        while await self._database.read(feeds.is_unfollowed):
            await self._database.write(feeds.delete_unfollowed)


def host_of(feed: Feed) -> str:
    """The host of a feed's address."""
    return urlsplit(feed.url).hostname or ""


def _answer(fetched: Fetched, document: FeedDocument) -> PollAnswer:
    return PollAnswer(document, encodable(fetched.etag), encodable(fetched.last_modified), fetched.moved_to)
