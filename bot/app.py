"""The composition root: creates all parts in order and closes them in reverse.

    open(settings): data folder -> database -> fetcher -> readers -> services -> App
    working(sender): loops for ingest (several), digests, revisits, feeds, watches and deliveries, until the block
                     ends

Discord, the terminal and the demo use the same App, each with its own Sender or none.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import logging
import os
import random
import sqlite3
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

from msgspec import Struct

from bot.clock import SystemClock
from bot.config import DATABASE, Settings, longer_looks, source_table
from bot.data_folder import data_folder, shard_folders
from bot.fetch.client import HttpFetcher, Limits
from bot.fetch.guard import Guard
from bot.model.operations import ServerMove
from bot.monitoring.extra import require_client
from bot.monitoring.service_manager import ServiceManager
from bot.policy.fair_shares import Slots
from bot.policy.operations import shards
from bot.policy.operations.backups import BackupPlan
from bot.policy.operations.shards import Shards
from bot.ports import Analyzer, Clock, Fetcher, Gateway, Meter, NoMeter, Sender
from bot.reading import cluster_of, counts_of, expected_by, reading
from bot.services.answers import AnswerService
from bot.services.button_state import PageService
from bot.services.curation.outlets import OutletNames
from bot.services.curation.reports import ReportService
from bot.services.curation.service import CurationService
from bot.services.deliveries.service import DeliveryService
from bot.services.digests.service import DigestService
from bot.services.evidence import coming_events
from bot.services.evidence.ahead import AheadService
from bot.services.evidence.appearances import AppearanceService
from bot.services.evidence.citations import CitationService
from bot.services.evidence.claims import ClaimService
from bot.services.evidence.comparisons import ComparisonService
from bot.services.evidence.launches import LaunchService
from bot.services.evidence.terms import TermService
from bot.services.exports.attachments import ExportAttachments
from bot.services.exports.service import ExportService
from bot.services.feeds.lost_announcements import LostAnnouncements
from bot.services.feeds.service import FeedService
from bot.services.filters.names import FilterNames
from bot.services.filters.service import FilterService
from bot.services.ingest.missed import MissedPosts
from bot.services.ingest.service import IngestService
from bot.services.kept_answers import KeptAnswers
from bot.services.kept_replies import KeptPictures, KeptReplies
from bot.services.latest.service import LatestService
from bot.services.mydata import MyDataService
from bot.services.mydata_of_processes import ProcessesDataService, Siblings
from bot.services.operations.backups import BackupService
from bot.services.operations.clock_repair import ClockRepairService
from bot.services.operations.health import HealthService
from bot.services.operations.indexing import IndexingService
from bot.services.operations.metering import MeteredAnalyzer
from bot.services.operations.restarts import LoopTrouble, keep_running
from bot.services.operations.retention import RetentionService
from bot.services.operations.status import StatusService
from bot.services.operations.vitals import TimedFetcher, VitalsService
from bot.services.relinking import RelinkService
from bot.services.revisits.history import VersionService
from bot.services.revisits.service import RevisitService
from bot.services.searches import SearchService
from bot.services.settings import DeskService
from bot.services.story import StoryService
from bot.services.watches.service import WatchService
from bot.storage.engine.database import Database
from bot.storage.moves import servers
from bot.text.knowledge.base import Knowledge
from bot.workers.feed_reader import FeedReader

OpenDatabase = Callable[[Path], AbstractAsyncContextManager[Database]]

_HEAPS_OPTION = -8
"""M_ARENA_MAX of glibc's malloc.h."""

log = logging.getLogger(__name__)


class App(Struct, frozen=True):
    """The services, and the resources they share."""

    settings: Settings
    clock: Clock
    database: Database
    fetcher: Fetcher
    analyzer: Analyzer
    meter: Meter
    ingest: IngestService
    missed: MissedPosts
    answers: AnswerService
    latest: LatestService
    ahead: AheadService
    claims: ClaimService
    launches: LaunchService
    appearances: AppearanceService
    terms: TermService
    citations: CitationService
    comparisons: ComparisonService
    exports: ExportService
    attachments: ExportAttachments
    stories: StoryService
    digests: DigestService
    desks: DeskService
    mydata: MyDataService
    pages: PageService
    replies: KeptReplies
    pictures: KeptPictures
    retention: RetentionService
    revisits: RevisitService
    versions: VersionService
    relinking: RelinkService
    feeds: FeedService
    searches: SearchService
    watches: WatchService
    filters: FilterService
    curation: CurationService
    reports: ReportService
    status: StatusService
    vitals: VitalsService
    moves: Mapping[int, ServerMove]
    """The servers that were moved to another process, or came from one."""

    @property
    def shards(self) -> Shards:
        """The shards of this process; the whole application where it has one process."""
        return self.settings.shards

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        settings: Settings,
        *,
        clock: Clock | None = None,
        fetcher: Fetcher | None = None,
        analyzer: Analyzer | None = None,
        open_database: OpenDatabase = Database.open,
        jitter: Callable[[], float] = random.random,
    ) -> AsyncIterator[App]:
        """Open the data folder of `settings`, which no other process may use at the same time.

        The defaults are the system clock, the network, reader processes, the file and chance. Raises SettingsFailed.
        """
        _share_one_heap()
        data_folder(settings)
        clock = clock or SystemClock()
        knowledge = await asyncio.to_thread(Knowledge.load, settings.desk_knowledge)
        sources = await asyncio.to_thread(source_table, settings)
        longer = longer_looks(settings, sources)
        async with AsyncExitStack() as stack:
            database = await stack.enter_async_context(open_database(settings.database_path))
            if fetcher is None:
                fetcher = await stack.enter_async_context(_network(settings, clock))
            if analyzer is None:
                analyzer = await stack.enter_async_context(reading(settings, knowledge))
            feed_parser = await stack.enter_async_context(FeedReader(log_format=settings.desk_log_format))
            meter = stack.enter_context(_meter(settings))
            timed, counts = TimedFetcher(fetcher, clock, meter), counts_of(analyzer)
            metered = MeteredAnalyzer(analyzer, clock, meter)
            ingest = IngestService(
                database,
                clock,
                timed,
                metered,
                knowledge,
                queue_limit=settings.desk_queue_limit,
                jitter=jitter,
                expect_page=expected_by(analyzer),
            )
            await ingest.owe_pending_cards()
            relinking = RelinkService(database, clock, metered, knowledge)
            await relinking.register()
            await ingest.wake()
            kept, replies, pictures = KeptAnswers(), KeptReplies(), KeptPictures()
            pages = PageService(database, clock)
            launches = LaunchService(database, clock, kept)
            claims = ClaimService(database, clock, knowledge, kept)
            appearances = AppearanceService(database, clock, knowledge, kept)
            readings = coming_events.readings(database)
            ahead = AheadService(database, clock, knowledge, kept, readings)
            exports = ExportService(database, clock, knowledge)
            tallies = (ahead.forget, launches.forget, appearances.forget, claims.forget)
            memories = (kept.clear, replies.clear, pictures.clear, *tallies)
            stack.push_async_callback(_store_buttons, pages)
            yield cls(
                settings=settings,
                clock=clock,
                database=database,
                fetcher=fetcher,
                analyzer=analyzer,
                meter=meter,
                ingest=ingest,
                missed=MissedPosts(database, clock),
                answers=AnswerService(database, clock, knowledge, kept=kept),
                latest=LatestService(database, clock, knowledge, kept),
                ahead=ahead,
                claims=claims,
                launches=launches,
                appearances=appearances,
                terms=TermService(database, kept),
                citations=CitationService(database),
                comparisons=ComparisonService(database),
                exports=exports,
                attachments=ExportAttachments(exports),
                stories=StoryService(database, kept),
                digests=DigestService(database, clock, knowledge, kept, readings),
                desks=DeskService(database),
                mydata=_mydata(settings, database, clock, partial(_forget, memories, pages)),
                pages=pages,
                replies=replies,
                pictures=pictures,
                retention=RetentionService(
                    database, clock, timedelta(days=settings.desk_left_server_days), settings.shards
                ),
                revisits=RevisitService(database, clock, timed, metered, knowledge, longer),
                versions=VersionService(database, longer),
                relinking=relinking,
                feeds=FeedService(
                    database,
                    clock,
                    timed,
                    feed_parser,
                    ingest,
                    knowledge,
                    limit=settings.desk_feeds_limit,
                    queue_limit=settings.desk_queue_limit,
                    jitter=jitter,
                    guard=_guard(settings),
                ),
                searches=SearchService(database, clock, knowledge, limit=settings.desk_searches_limit),
                watches=WatchService(
                    database,
                    clock,
                    ingest,
                    knowledge,
                    limit=settings.desk_watches_limit,
                    member_limit=settings.desk_member_watches_limit,
                ),
                filters=FilterService(database, clock, FilterNames(knowledge, sources)),
                curation=CurationService(database, clock, OutletNames(sources)),
                reports=ReportService(database, clock),
                status=StatusService(database, clock),
                vitals=VitalsService(database, clock, timed, ingest, counts),
                moves=await database.read(servers.load),
            )

    @asynccontextmanager
    async def working(self, sender: Sender | None, gateway: Gateway | None = None) -> AsyncIterator[None]:
        """Run the loops while the block runs: ingest and, with a sender, digests, revisits, deliveries and linking
        anew. With a gateway, also note whether the desk is well."""
        settle_memory()
        # The terminal saves for one shelf, which need not leave a reader to others.
        slots = Slots.of(self.settings.pages_at_once, spare_reader=sender is not None)
        loops: list[Callable[[], Awaitable[None]]] = [*self.ingest.loops(slots)]
        loops += [ClockRepairService(self.database, self.clock).run, self.mydata.run, self.retention.run]
        loops.append(IndexingService(self.database, self.clock).run)
        if sender is not None:
            told = LostAnnouncements(self.database, self.clock, sender, self.ingest)
            loops += [self.digests.run, self.revisits.run]
            loops.append(DeliveryService(self.database, self.clock, sender, told, meter=self.meter).run)
            loops += [self.relinking.run, self.vitals.run, self.feeds.run, self.watches.run]
        if self.settings.desk_backup_days:
            loops.append(_backups(self).run)
        if gateway is not None:
            manager = ServiceManager(os.environ)
            health = HealthService(
                self.database,
                self.clock,
                gateway,
                self.meter,
                self.settings.folder,
                manager=manager,
                cluster=cluster_of(self.analyzer),
            )
            loops.append(health.run)
        trouble = LoopTrouble()
        tasks = [asyncio.create_task(keep_running(loop, trouble)) for loop in loops]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def settle_memory() -> None:
    """Exclude everything loaded so far from garbage collection. A full collection stops all threads and takes up to
    80 ms with the knowledge base, discord.py and the caches; what was excluded before costs nothing again."""
    gc.collect()
    gc.freeze()


def _mydata(settings: Settings, database: Database, clock: Clock, forget: Callable[[int], None]) -> MyDataService:
    plan = _backup_plan(settings)
    if settings.desk_shards is None:
        return MyDataService(database, clock, plan, forget)
    return ProcessesDataService(database, clock, plan, forget, siblings=partial(_siblings, settings))


def _siblings(settings: Settings) -> Siblings:
    """The databases beside that of this process; one from before the desk had shards is among them."""
    folders = shard_folders(settings.desk_home)
    databases = (folder / DATABASE for folder in (settings.desk_home, *folders.values()) if folder != settings.folder)
    return Siblings(
        tuple(path for path in databases if path.exists()), bool(shards.elsewhere(settings.shards, folders))
    )


def _forget(memories: Iterable[Callable[[], None]], pages: PageService, user_id: int) -> None:
    """Drop from memory what an erased member may have written."""
    for clear in memories:
        clear()
    pages.forget(user_id)


async def _store_buttons(pages: PageService) -> None:
    """Store the state of buttons that is still only in memory."""
    try:
        await pages.store()
    except sqlite3.Error as error:
        log.warning("buttons of the last answers were not stored error=%s", error)


def _share_one_heap() -> None:
    """Let all threads allocate from one heap. glibc gives each thread a separate one, which keeps what it once held: 5
    MB with the database's threads. They seldom allocate at the same time, since Python runs one thread at a time."""
    if sys.platform == "linux":
        set_option = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have one heap anyway
        if set_option is not None:
            set_option(_HEAPS_OPTION, 1)


@contextmanager
def _meter(settings: Settings) -> Iterator[Meter]:
    """The meter, with its server where the settings ask for one. Raises SettingsFailed."""
    if not settings.desk_metrics_port:
        yield NoMeter()
        return
    require_client()
    from bot.monitoring.prometheus import serving

    with serving(settings.desk_metrics_address, settings.desk_metrics_port) as meter:
        yield meter


def _backups(app: App) -> BackupService:
    settings = app.settings
    every = timedelta(days=settings.desk_backup_days)
    folder, kept = settings.backup_folder, settings.desk_backup_kept
    return BackupService(app.database.path, app.clock, folder, every=every, kept=kept)


def _backup_plan(settings: Settings) -> BackupPlan:
    every = timedelta(days=settings.desk_backup_days) if settings.desk_backup_days else None
    return BackupPlan(settings.backup_folder, every, settings.desk_backup_kept)


def _network(settings: Settings, clock: Clock) -> HttpFetcher:
    limits = Limits(max_bytes=settings.max_bytes, seconds=settings.desk_fetch_seconds)
    return HttpFetcher(clock, _guard(settings), limits)


def _guard(settings: Settings) -> Guard:
    return Guard(ports=settings.desk_extra_ports | {80, 443})
