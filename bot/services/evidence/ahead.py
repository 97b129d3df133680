"""`/ahead`: the coming events that a shelf's articles name.

topic -> the newest articles of half a year, without what filters leave out -> what each names, read once a version
      -> joined over all of them, without what is over -> kept until the shelf changes or the day ends -> a page
"""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.lang.scripts import Writing
from bot.model.answers import nearest_page
from bot.model.evidence.ahead import AheadAnswer, AheadEvent, AheadKind
from bot.model.jobs import Shelf
from bot.news.ahead.joining import join
from bot.policy.typed_times.dates import midnight
from bot.ports import Clock
from bot.services.evidence import coming_events
from bot.services.evidence.coming_events import AheadReadings, NamingArticles
from bot.services.filters import gather
from bot.services.kept_answers import Gathered, KeptAnswers, ShelfQuestion
from bot.services.lookup.articles import nonempty_shelf
from bot.services.stories import topic_query
from bot.services.stories.topic_query import TopicQuery
from bot.storage import filters, settings
from bot.storage.engine.database import Database
from bot.storage.engine.encoding import storable
from bot.text.knowledge.base import Knowledge

PAGE = 6
MOST_DAYS = 366
"""The furthest that can be asked ahead."""
MOST_READ = 1500
"""The most articles that are read for one answer, the newest."""


class AheadQuestion(Struct, frozen=True):
    """The question of `/ahead`: events of the next `days` days, of a kind, from articles on a topic; None for all."""

    days: int | None = None
    kind: AheadKind | None = None
    topic: str | None = None


class _KnownEvents(Struct, frozen=True):
    """The events of a shelf as of a day, and the articles that they were read from."""

    today: date
    events: tuple[AheadEvent, ...]
    read: int
    read_since: datetime | None
    left_out: int
    indexed_since: datetime | None


class _FoundEvents(Struct, frozen=True):
    """The articles that events are read from."""

    today: date
    articles: NamingArticles
    oldest: datetime | None
    left_out: int
    indexed_since: datetime | None
    preferred: Writing


class AheadService:
    """Answers `/ahead`. The cost is bounded by the `MOST_READ` newest articles. `readings` are shared with digests."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        knowledge: Knowledge,
        kept: KeptAnswers | None = None,
        readings: AheadReadings | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._knowledge = knowledge
        self._kept = KeptAnswers() if kept is None else kept
        self._read = coming_events.readings(database) if readings is None else readings

    async def ahead(self, shelf: Shelf, asked: AheadQuestion, page: int = 0) -> AheadAnswer:
        """Page `page` of the coming events that the shelf's articles name, or the last page.

        Raises NothingFound EMPTY_SHELF.
        """
        found, topic = await self._database.read_at_once(shelf.key, self._found, shelf, asked)
        known = await self._kept.completed(found, self._computed, lambda one: one.indexed_since is None)
        return _page(known, topic, asked, page)

    def forget(self) -> None:
        """Drop the cached readings of articles, after a member's data was erased."""
        self._read.clear()

    def _found(
        self, connection: Connection, shelf: Shelf, asked: AheadQuestion
    ) -> tuple[Gathered[_FoundEvents, _KnownEvents], TopicQuery | None]:
        """The events or their articles, and the topic that was asked for, if it is not the whole peninsula."""
        shelf_id = nonempty_shelf(connection, shelf)
        now, zone = self._clock.now(), settings.zone(connection, shelf)
        today = now.astimezone(ZoneInfo(zone)).date()
        typed = storable(asked.topic or "")
        topic = self._kept.answer(
            connection,
            ShelfQuestion(shelf_id, "topic", (typed,)),
            lambda: topic_query.resolve(connection, self._knowledge, shelf_id, typed),
        )
        applied = filters.of_owners(connection, gather.of_answer(shelf, None))

        def articles() -> _FoundEvents:
            until = midnight(today + timedelta(days=1), zone)
            window = topic_query.Window(coming_events.since(until), until, MOST_READ)
            inside = topic_query.window_articles(connection, shelf_id, topic, window)
            sifted = gather.sifted(connection, shelf_id, applied, inside.articles)
            return _FoundEvents(
                today,
                coming_events.articles_of(connection, shelf_id, sifted.kept),
                inside.oldest,
                len(sifted.left_out),
                inside.indexed_since,
                settings.preferred_writing(connection, shelf_id),
            )

        basis = (today, zone, topic.key, applied, gather.filtered_ids(connection, shelf_id, applied))
        found = self._kept.gathered(connection, ShelfQuestion(shelf_id, "ahead", basis), articles)
        return found, topic if asked.topic and topic.key != "peninsula" else None

    async def _computed(self, found: _FoundEvents) -> _KnownEvents:
        articles = found.articles
        reports = await self._read.values(articles.versions, coming_events.read)
        events = await asyncio.to_thread(join, articles.sources(reports), found.today, found.preferred)
        read = len(articles.versions)
        return _KnownEvents(found.today, events, read, found.oldest, found.left_out, found.indexed_since)


def _page(known: _KnownEvents, topic: TopicQuery | None, asked: AheadQuestion, page: int) -> AheadAnswer:
    last = None if asked.days is None else known.today + timedelta(days=asked.days)
    events = [
        one for one in known.events if asked.kind in (None, one.kind) and (last is None or one.days.first <= last)
    ]
    page, pages = nearest_page(page, len(events), PAGE)
    return AheadAnswer(
        today=known.today,
        ahead=asked.days,
        kind=asked.kind,
        topic=None if topic is None else topic.label,
        events=tuple(events[page * PAGE : (page + 1) * PAGE]),
        total=len(events),
        page=page,
        pages=pages,
        read=known.read,
        read_since=known.read_since,
        left_out=known.left_out,
        named=None if topic is None else topic.named,
        indexed_since=known.indexed_since,
    )
