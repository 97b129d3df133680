"""Exports of a shelf: choose its articles, and load their contents in bounded reads.

question -> the ids of its articles, 2,000 a read -> ExportPlan -> 25 articles a read -> ExportedArticle …

Reads are short, so that an export of a hundred thousand articles does not delay other answers. One batch at a time is
in memory.
"""

from __future__ import annotations

from array import array
from collections.abc import AsyncIterator, Iterable
from datetime import timedelta
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.exports.articles import ExportedArticle, ExportHead, ExportQuestion, ExportSource
from bot.model.jobs import Shelf
from bot.policy.typed_times.dates import midnight
from bot.ports import Clock
from bot.services.exports.imports import ShelfImport
from bot.services.lookup import entities, queries
from bot.services.lookup.articles import linked, nonempty_shelf
from bot.services.lookup.stories import resolve_story
from bot.services.lookup.typed_days import typed_days
from bot.storage import settings
from bot.storage.articles import article_rows, search
from bot.storage.articles.article_rows import first_moment
from bot.storage.articles.query_match import QueryMatch, query_match
from bot.storage.engine.database import Database
from bot.storage.engine.encoding import storable
from bot.storage.engine.times import seconds
from bot.storage.exports import articles as exported
from bot.storage.exports import chosen
from bot.storage.exports.chosen import ChosenPart, TimeRange
from bot.storage.shelves import entity_view
from bot.storage.stories import view
from bot.text.knowledge.base import Knowledge

AT_ONCE = 25
"""The number of articles in one read, which takes some milliseconds."""
_IDS_AT_ONCE = 2_000
_EVER = TimeRange(-(2**40), 2**40)
_NEWEST = (2**40, 2**62)
_DAY = timedelta(days=1)


class ExportPlan(Struct, frozen=True):
    """An export that can begin: its question, and the ids of its articles in the order of the file."""

    shelf_id: int
    head: ExportHead
    article_ids: array[int]


class _Understood(Struct, frozen=True):
    """A question, understood on the shelf; `moment` is that of the article of a link."""

    shelf_id: int
    head: ExportHead
    times: TimeRange
    last_id: int
    story_id: int = 0
    entity_id: int = 0
    match: QueryMatch | None = None
    moment: int | None = None


class ExportService:
    """Loads the articles of exports. Every answer is of one shelf."""

    def __init__(self, database: Database, clock: Clock, knowledge: Knowledge) -> None:
        self._database = database
        self._clock = clock
        self._knowledge = knowledge

    async def plan(
        self, shelf: Shelf, question: ExportQuestion, *, newest_first: bool, last_id: int | None = None
    ) -> ExportPlan:
        """Choose the articles; with `last_id`, as when an export is continued, none with a larger id.

        Raises NothingFound EMPTY_SHELF, NO_SUCH_ENTITY, NO_SUCH_STORY, NO_SUCH_ARTICLE (no results), LINK_NOT_SAVED,
        DeskError BAD_QUERY, BAD_PERIOD; INDEXING while articles of its time are indexed.
        """
        understood = await self._database.read(self._understood, shelf, question)
        if last_id is not None:
            understood = replace(understood, last_id=last_id)
        ids = array("q", [one async for one in self._ids(understood)])
        if not ids:
            raise NothingFound(Reason.NO_SUCH_ARTICLE, question.asked[:100])
        if not newest_first:
            ids = array("q", sorted(ids))
        return ExportPlan(understood.shelf_id, replace(understood.head, articles=len(ids)), ids)

    async def newest_id(self) -> int:
        """The id of the newest article of the desk; later ones get larger ids."""
        return await self._database.read(article_rows.newest_id)

    async def articles(self, plan: ExportPlan, start: int = 0) -> AsyncIterator[tuple[ExportedArticle, ...]]:
        """The plan's articles from number `start` (0) on, in batches. Articles that were taken off the shelf meanwhile
        are missing."""
        for place in range(start, len(plan.article_ids), AT_ONCE):
            ids = plan.article_ids[place : place + AT_ONCE]
            yield await self._database.read(exported.load, plan.shelf_id, ids)

    def importer(self, shelf: Shelf, *, private: bool) -> ShelfImport:
        """An import of one exported file into a shelf."""
        return ShelfImport(self._database, self._clock, self._knowledge, shelf, private=private)

    def _understood(self, connection: Connection, shelf: Shelf, question: ExportQuestion) -> _Understood:
        shelf_id, now = nonempty_shelf(connection, shelf), self._clock.now().replace(microsecond=0)
        zone, asked = settings.zone(connection, shelf), storable(question.asked).strip()
        today = now.astimezone(ZoneInfo(zone)).date()
        since, until = typed_days(question.since, question.until, today)
        head = ExportHead(question.source, asked, 0, now, since, until)
        times = TimeRange(
            _EVER.first if since is None else seconds(midnight(since, zone)),
            _EVER.end if until is None else seconds(midnight(until + _DAY, zone)),
        )
        found = _Understood(shelf_id, head, times, article_rows.newest_id(connection))
        if question.source is ExportSource.SEARCH and (one := linked(connection, shelf_id, asked)) is not None:
            return replace(found, moment=search.moment_of(connection, one))
        if question.source is ExportSource.SEARCH:
            query = queries.understand(connection, self._knowledge, shelf, asked, now)
            match = query_match(connection, shelf_id, query)
            return replace(found, match=replace(match, first=max(match.first, first_moment(times.first))))
        if question.source is ExportSource.STORY:
            return _of_story(connection, found)
        return self._of_entity(connection, found) if question.source is ExportSource.ENTITY else found

    def _of_entity(self, connection: Connection, found: _Understood) -> _Understood:
        name = found.head.name
        matches = entities.matches(connection, self._knowledge, found.shelf_id, name)
        here = entity_view.presence(connection, found.shelf_id, matches[0].entity.key)
        if here is None:
            raise NothingFound(Reason.NO_SUCH_ARTICLE, name[:100])
        key = None if here.entity.renamed else here.entity.key
        return replace(found, head=replace(found.head, name=here.entity.name, key=key), entity_id=here.id)

    async def _ids(self, found: _Understood) -> AsyncIterator[int]:
        if found.moment is not None:
            parts = self._of_link(found, found.moment)
        elif found.match is not None:
            parts = self._searched(found, found.match)
        elif found.story_id:
            parts = self._once(found)
        else:
            parts = self._in_time(found)
        async for part in parts:
            for one in part:
                if one <= found.last_id:
                    yield one

    async def _of_link(self, found: _Understood, moment: int) -> AsyncIterator[Iterable[int]]:
        yield await self._database.read(chosen.at_moments, found.shelf_id, [moment], found.times)

    async def _once(self, found: _Understood) -> AsyncIterator[Iterable[int]]:
        yield await self._database.read(chosen.of_story, found.shelf_id, found.story_id, found.times)

    async def _in_time(self, found: _Understood) -> AsyncIterator[Iterable[int]]:
        after: tuple[int, int] | None = _NEWEST
        while after is not None:
            part = await self._database.read(_next_part, found, after)
            yield part.article_ids
            after = part.after

    async def _searched(self, found: _Understood, match: QueryMatch) -> AsyncIterator[Iterable[int]]:
        """The results of a search, the newest first: the next part is searched for below the last result."""
        more = True
        while more:
            matches = await self._database.read(search.find, found.shelf_id, match, _IDS_AT_ONCE)
            if matches.indexed_since is not None:
                raise DeskError(Reason.INDEXING)
            moments = matches.moments
            more = len(moments) > _IDS_AT_ONCE
            moments = search.whole_minutes(moments, _IDS_AT_ONCE)
            yield await self._database.read(chosen.at_moments, found.shelf_id, moments, found.times)
            match = replace(match, last=moments[-1] - 1) if more else match


def _next_part(connection: Connection, found: _Understood, after: tuple[int, int]) -> ChosenPart:
    if found.entity_id:
        return chosen.of_entity(connection, found.shelf_id, found.entity_id, found.times, after, _IDS_AT_ONCE)
    return chosen.of_shelf(connection, found.shelf_id, found.times, after, _IDS_AT_ONCE)


def _of_story(connection: Connection, found: _Understood) -> _Understood:
    story_id = resolve_story(connection, found.shelf_id, found.head.name)
    story = view.reference(connection, found.shelf_id, story_id)
    if story is None:
        raise NothingFound(Reason.NO_SUCH_STORY, story=story_id)
    return replace(found, head=replace(found.head, name=story.headline), story_id=story_id)
