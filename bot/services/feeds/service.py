"""Follows feeds for servers, polls those that are due, and submits their entries to the queue.

due feeds -> polled (`polling`) and stored with what each server is owed of them
owed entries -> as many as feeds may have in the queue, news first -> jobs, which the ingest service works on
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from sqlite3 import Connection

from bot.fetch.guard import Guard
from bot.lang.unspaced.forms import called
from bot.model.analysis import Page
from bot.model.errors import DeskError, LinkRefused, NothingFound, Reason
from bot.model.feeds import (
    FeedDocument,
    FeedEntry,
    FeedFormat,
    FeedLink,
    FeedMode,
    FeedPreview,
    Follow,
    FollowedFeed,
    ImportCounts,
)
from bot.model.jobs import Shelf
from bot.policy import urls
from bot.policy.vocabulary import nearest_names
from bot.ports import Clock, FeedParser, Fetcher
from bot.services.blocks import refusals
from bot.services.feeds import finding, intake, open_work, submission
from bot.services.feeds.polling import FeedPoller, host_of
from bot.services.ingest.service import IngestService
from bot.services.server_turns import ServerTurns
from bot.services.signals import Signal, wait_for_signal
from bot.storage.engine.database import Database
from bot.storage.feeds import backlog, feeds, follows, selection, shares
from bot.text.feeds import opml_export
from bot.text.knowledge.base import Knowledge

_ASKED_AT_ONCE = 8
"""The number of addresses and feeds that managers wait for and that are fetched at the same time."""
_POLL_SECONDS = 2.0
_LONGEST_IDLE = 300.0
_SHOWN = timedelta(days=7)
_PREVIEWED = 5


class FeedService:
    """Follows feeds for servers. One `run` a desk."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        fetcher: Fetcher,
        parser: FeedParser,
        ingest: IngestService,
        knowledge: Knowledge,
        *,
        limit: int = 100,
        queue_limit: int = 5000,
        jitter: Callable[[], float] = random.random,
        guard: Guard | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._fetcher = fetcher
        self._parser = parser
        self._ingest = ingest
        self._knowledge = knowledge
        self._limit = limit
        self._queue_limit = queue_limit
        self._guard = guard or Guard()
        self._poller = FeedPoller(database, clock, fetcher, parser, jitter)
        self._turns = ServerTurns(_ASKED_AT_ONCE)
        self._changed = Signal()

    # ---------------------------------------------------------------- requests of managers

    async def preview(self, guild_id: int, url: str) -> FeedPreview:
        """The feed of an address, with its newest entries. Raises LinkRefused, FetchFailed, ReaderFailed, DeskError
        NO_FEED."""
        typed = urls.parse(urls.typed_address(url)).href
        async with self._turns.turn(guild_id):
            fetched, document = await finding.find(self._fetcher, self._parser, typed)
        address = (fetched.moved_to or fetched.url).partition("#")[0]
        feed = await self._database.read(feeds.at, address)
        known = await self._database.read(follows.of_guild, guild_id)
        links = [entry.url for entry in document.entries if entry.url is not None]
        return FeedPreview(
            address,
            document.title,
            document.home,
            document.format,
            _newest(document.entries),
            len(document.entries),
            is_followed=feed is not None and any(one.feed_id == feed.id for one in known),
            blocked=await self._database.read(refusals.blocked, Shelf.of_guild(guild_id), links),
        )

    async def follow(
        self, guild_id: int, channel_id: int, mode: FeedMode, preview: FeedPreview, search_id: int | None = None
    ) -> FollowedFeed:
        """Follow a feed from its next poll on, which is due now; if the feed is followed already, change its channel
        and mode. With a saved search only articles that satisfy it are taken. Raises DeskError TOO_MANY_FEEDS."""
        followed = await self._database.write(self._follow, guild_id, channel_id, mode, preview, search_id)
        self._changed.send()
        return followed

    async def followed(self, guild_id: int) -> tuple[FollowedFeed, ...]:
        """The feeds of a server, with counts of the last week's entries by their outcome."""
        return await self._database.read(follows.followed, guild_id, self._clock.now() - _SHOWN)

    async def one(self, guild_id: int, named: str) -> FollowedFeed:
        """The feed that a manager names by its number, else by its address or title. The number comes first, since a
        site chooses its own title. Raises DeskError NO_SUCH_FEED."""
        followed = await self.followed(guild_id)
        by_number = [one for one in followed if named == str(one.follow.id)]
        address = urls.typed_address(named)
        by_address = [one for one in followed if urls.is_same_page(address, one.feed.url, one.feed.home)]
        for found in by_number or by_address or called(named, followed, lambda one: filter(None, [one.feed.title])):
            return found
        error = NothingFound(Reason.NO_SUCH_FEED, named[:100])
        error.nearest = nearest_names(named[:100], [one.feed.title for one in followed if one.feed.title])
        raise error

    async def check(self, guild_id: int, named: str) -> FollowedFeed:
        """Poll a feed now, also one that has ended or is paused, and return its state. Raises DeskError
        NO_SUCH_FEED."""
        found = await self.one(guild_id, named)
        async with self._turns.turn(guild_id):
            await self._poller.poll(found.feed, patient=True)
        self._changed.send()
        return await self.one(guild_id, str(found.follow.id))

    async def pause(self, guild_id: int, named: str, *, paused: bool) -> FollowedFeed:
        """Pause a feed for a server, or resume it. Raises DeskError NO_SUCH_FEED, FEED_LACKS_SEARCH."""
        found = await self.one(guild_id, named)
        await self._database.write(self._pause, found.follow, paused=paused)
        self._changed.send()
        return await self.one(guild_id, str(found.follow.id))

    async def only(self, guild_id: int, named: str, search_id: int | None) -> FollowedFeed:
        """Take only the articles of a feed that satisfy a saved search, or all again; the entries that it lists now are
        judged anew. Raises DeskError NO_SUCH_FEED."""
        found = await self.one(guild_id, named)
        await self._database.write(self._choose, found.follow, search_id)
        self._changed.send()
        return await self.one(guild_id, str(found.follow.id))

    async def remove(self, guild_id: int, named: str) -> FollowedFeed:
        """Stop following a feed; saved articles stay. Raises DeskError NO_SUCH_FEED."""
        found = await self.one(guild_id, named)
        await self._database.write(follows.remove, found.follow)
        await self._poller.delete_unfollowed()
        return found

    async def import_list(self, guild_id: int, channel_id: int, mode: FeedMode, content: bytes) -> ImportCounts:
        """Follow the feeds of an OPML document, up to the server's limit. Raises ReaderFailed, DeskError NO_FEED_LIST
        if the document is not OPML."""
        document = await self._parser.parse(Page(None, content, "text/x-opml"))
        if document.format is not FeedFormat.OPML:
            raise DeskError(Reason.NO_FEED_LIST)
        counts = await self._database.write(self._import, guild_id, channel_id, mode, document)
        self._changed.send()
        return counts

    async def export_list(self, guild_id: int, title: str) -> bytes:
        """The feeds of a server as OPML."""
        links = [FeedLink(one.feed.url, one.feed.title) for one in await self.followed(guild_id)]
        return opml_export.written(title, links)

    def _import(
        self, connection: Connection, guild_id: int, channel_id: int, mode: FeedMode, document: FeedDocument
    ) -> ImportCounts:
        counts: Counter[str] = Counter()
        known = {one.feed_id for one in follows.of_guild(connection, guild_id)}
        for link in document.links:
            feed = feeds.at(connection, link.url)
            if feed is not None and feed.id in known:
                counts["known"] += 1
            elif self._is_refused(link.url):
                counts["refused"] += 1
            elif len(known) >= self._limit:
                counts["over"] += 1
            else:
                preview = FeedPreview(link.url, link.title, None, FeedFormat.UNKNOWN, (), 0)
                known.add(self._follow(connection, guild_id, channel_id, mode, preview).feed.id)
                counts["added"] += 1
        return ImportCounts(counts["added"], counts["known"], counts["refused"], counts["over"])

    def _is_refused(self, url: str) -> bool:
        """Whether an address is refused by its text alone, as a private one is."""
        try:
            self._guard.check_url(url)
        except LinkRefused:
            return True
        return False

    def _follow(
        self,
        connection: Connection,
        guild_id: int,
        channel_id: int,
        mode: FeedMode,
        preview: FeedPreview,
        search_id: int | None = None,
    ) -> FollowedFeed:
        now, known = self._clock.now(), feeds.at(connection, preview.url)
        existing = follows.of_guild(connection, guild_id)
        if len(existing) >= self._limit and all(known is None or one.feed_id != known.id for one in existing):
            raise DeskError(Reason.TOO_MANY_FEEDS, str(self._limit), guild=guild_id)
        before = next((one for one in existing if known is not None and one.feed_id == known.id), None)
        feed_id = feeds.add(connection, preview.url, preview.title, preview.format, now)
        follow_id = follows.add(connection, feed_id, guild_id, channel_id, mode)
        if search_id is not None:
            selection.choose(connection, follow_id, search_id)
        feeds.poll_at(connection, feed_id, now)
        feed, follow = feeds.find(connection, feed_id), follows.find(connection, guild_id, follow_id)
        assert feed is not None  # noqa: S101  # for the type: both were just stored
        assert follow is not None  # noqa: S101  # likewise
        return FollowedFeed(feed, follow, before=before)

    def _choose(self, connection: Connection, follow: Follow, search_id: int | None) -> None:
        selection.choose(connection, follow.id, search_id)
        feeds.poll_at(connection, follow.feed_id, self._clock.now())

    def _pause(self, connection: Connection, follow: Follow, *, paused: bool) -> None:
        if follow.lacks_search and not paused:
            raise DeskError(Reason.FEED_LACKS_SEARCH, follow=follow.id)
        follows.pause(connection, follow.id, paused=paused)
        if not paused:
            feeds.poll_at(connection, follow.feed_id, self._clock.now())

    # ---------------------------------------------------------------- polling

    async def run(self) -> None:
        """Poll due feeds and submit owed entries, until cancelled."""
        while True:
            changed = self._changed.subscribe()
            await wait_for_signal(changed, self._clock, await self._turn())

    async def _turn(self) -> float:
        """Do all due work. Returns the seconds until more is due, unless a feed is added. If nothing is due, this takes
        one read."""
        todo = await self._database.read(open_work.find, self._clock.now())
        if todo.is_anything:
            await self._poller.delete_unfollowed()
            await self.poll_due()
            await self.submit_owed()
            todo = await self._database.read(open_work.find, self._clock.now())
        if todo.is_owed:
            return _POLL_SECONDS
        left = (todo.next_due - self._clock.now()).total_seconds() if todo.next_due else _LONGEST_IDLE
        return min(max(left, _POLL_SECONDS), _LONGEST_IDLE)

    async def poll_due(self) -> int:
        """Poll every feed that is due, a few at the same time and one of a host; returns their number. Meanwhile,
        submit owed entries."""
        count, polling = 0, dict[str, asyncio.Task[None]]()
        async with asyncio.TaskGroup() as group:
            while True:
                for feed in await self._poller.startable(polling):
                    polling[host_of(feed)] = group.create_task(self._poller.poll(feed))
                if not polling:
                    return count
                await asyncio.wait(polling.values(), timeout=_POLL_SECONDS, return_when=asyncio.FIRST_COMPLETED)
                count += sum(task.done() for task in polling.values())
                polling = {host: task for host, task in polling.items() if not task.done()}
                await self.submit_owed()

    # ---------------------------------------------------------------- entries

    async def submit_owed(self) -> int:
        """Move owed entries to the queue, as far as it has places for feeds; returns their number."""
        while await self._database.read(shares.is_behind):
            await self._database.write(intake.store_part)
        count = 0
        while await self._database.read(backlog.is_owed):
            submitted = await self._database.write(
                submission.submit_some, self._knowledge, self._clock.now(), self._queue_limit
            )
            if not submitted:
                break
            count += submitted
            self._ingest.jobs_added()
        return count


def _newest(found: tuple[FeedEntry, ...]) -> tuple[FeedEntry, ...]:
    """The newest entries: by their dates where all have one, else in the feed's order."""
    dated = [(at, -place) for place, entry in enumerate(found) if (at := entry.published or entry.updated)]
    if len(dated) == len(found):
        found = tuple([found[-place] for _, place in sorted(dated, reverse=True)])
    return found[:_PREVIEWED]
