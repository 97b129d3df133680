"""Answers from one shelf: summaries, entities, search, autocomplete, status. No query here scans an archive.

Summaries, entities, searches and suggestions are kept until the shelf changes (`kept_answers`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from bot import __version__
from bot.clock import processor_seconds
from bot.model.analysis import EntityKind
from bot.model.answers import (
    EntityAnswer,
    EntityMatch,
    EntityRef,
    KnownLife,
    Linked,
    Suggestion,
    SummaryAnswer,
    nearest_page,
)
from bot.model.jobs import Shelf
from bot.model.operations import StatusAnswer
from bot.model.searches import SearchAnswer, SearchOrder, SimilarAnswer
from bot.policy import second_tries
from bot.ports import Clock
from bot.services import autocomplete
from bot.services.kept_answers import KeptAnswers, ShelfQuestion
from bot.services.lookup import entities, search
from bot.services.lookup.articles import nonempty_shelf, resolve_article
from bot.services.lookup.search import SearchQuestion
from bot.services.stories import similar
from bot.storage import settings
from bot.storage.articles import texts, view
from bot.storage.articles.article_rows import first_moment, minute_of
from bot.storage.articles.search import first_indexed
from bot.storage.engine.database import Database
from bot.storage.engine.encoding import storable
from bot.storage.engine.times import moment, seconds
from bot.storage.queue import status as queue_status
from bot.storage.shelves import entity_view, shelves, status
from bot.storage.stories import shelf_window
from bot.text.entities.roles.succession import last_fate, only_name_connects, present_role, succession, without_lost
from bot.text.knowledge.base import Knowledge

_ARTICLES = 5
_WEEKS = 12
_LONGEST_SUMMARY = 8


class AnswerService:
    """Reads one shelf. Every method may raise NothingFound: EMPTY_SHELF, or the reason for what was not found, with the
    `nearest` names."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        knowledge: Knowledge,
        spent: Callable[[], float] = processor_seconds,
        kept: KeptAnswers | None = None,
    ) -> None:
        self._database = database
        self._kept = KeptAnswers() if kept is None else kept
        self._spent = spent
        self._clock = clock
        self._knowledge = knowledge

    async def summary(self, shelf: Shelf, article: str, length: int = 3) -> SummaryAnswer:
        """Return an article by number, title, address or the link of the message that brought it, in 1 to 8
        sentences."""
        length = min(max(length, 1), _LONGEST_SUMMARY)
        return await self._database.read_at_once(shelf.key, self._summary, shelf, article, length)

    async def entity(self, shelf: Shelf, name: str, page: int = 0) -> EntityAnswer:
        """Return an entity by any spelling, script or key, with page `page` of its articles (the last page if there are
        fewer)."""
        return await self._database.read_at_once(shelf.key, self._entity, shelf, name, page)

    async def matches(self, shelf: Shelf, name: str) -> tuple[EntityMatch, ...]:
        """Return the entities that a name may mean, best first; `entity` uses the first."""
        return await self._database.read(_matches, self._knowledge, shelf, name)

    async def search(
        self, shelf: Shelf, query: str, page: int = 0, order: SearchOrder = SearchOrder.RELEVANCE
    ) -> SearchAnswer:
        """Return the articles that satisfy a query (docs/search.md); if none has all words, those with the most of
        them. Raises DeskError BAD_QUERY too."""
        question = SearchQuestion(shelf, storable(query), order, page)
        return await self._database.read_at_once(shelf.key, self._search, question, self._clock.now())

    async def similar(self, shelf: Shelf, article: str) -> SimilarAnswer:
        """Return the articles most like one, by number, title or address. May raise NothingFound NOTHING_SIMILAR."""
        return await self._database.read(similar.similar, shelf, article)

    async def suggest_articles(self, shelf: Shelf, typed: str) -> tuple[Suggestion, ...]:
        """Return up to 25 articles for a title being typed, newest first. Their values are input for `summary`."""
        return await self._database.read_at_once(shelf.key, self._suggested_articles, shelf, typed)

    async def suggest_entities(self, shelf: Shelf, typed: str) -> tuple[Suggestion, ...]:
        """Return up to 25 entities for a name being typed, those of the shelf first. Their values are input for
        `entity`."""
        return await self._database.read_at_once(shelf.key, self._suggested_entities, shelf, typed)

    async def suggest_outlets(self, shelf: Shelf, typed: str) -> tuple[str, ...]:
        """Return up to 25 names of outlets with the typed text in their names or domains, those of most of the shelf's
        newest articles first."""
        return await self._database.read_at_once(shelf.key, self._suggested_outlets, shelf, typed)

    async def status(self, shelf: Shelf, guild_id: int | None = None) -> StatusAnswer:
        """Return the state of the desk as the shelf may see it; dead jobs are those of the last seven days."""
        return await self._database.read(self._status, shelf, guild_id)

    def _summary(self, connection: Connection, shelf: Shelf, article: str, length: int) -> SummaryAnswer:
        shelf_id = nonempty_shelf(connection, shelf)
        return self._kept.answer(
            connection,
            ShelfQuestion(shelf_id, "summary", (article, length)),
            lambda: view.summary(connection, shelf_id, resolve_article(connection, shelf_id, article), length),
        )

    def _entity(self, connection: Connection, shelf: Shelf, name: str, page: int) -> EntityAnswer:
        shelf_id, now = shelves.find(connection, shelf) or 0, self._clock.now()
        question = ShelfQuestion(shelf_id, "entity", (name, page, now.astimezone(UTC).date()))
        return self._kept.answer(
            connection, question, lambda: self._computed_entity(connection, shelf_id, name, page, now)
        )

    def _search(self, connection: Connection, question: SearchQuestion, now: datetime) -> SearchAnswer:
        """The answer, kept per day of the shelf's time zone. A search that reached its time limit is computed again,
        since it may find more."""
        zone = settings.zone(connection, question.shelf)
        asked = (question.typed, question.order, question.page, zone, now.astimezone(ZoneInfo(zone)).date())
        return self._kept.answer(
            connection,
            ShelfQuestion(shelves.find(connection, question.shelf) or 0, "search", asked),
            lambda: search.answer(connection, self._knowledge, question, now, self._spent),
            lambda found: found.searched_since is None,
        )

    def _computed_entity(
        self, connection: Connection, shelf_id: int, name: str, page: int, now: datetime
    ) -> EntityAnswer:
        matches = entities.matches(connection, self._knowledge, shelf_id, name)
        entity = matches[0].entity
        known = self._knowledge.get(entity.key)
        aliases = tuple(name for name in known.names if name != entity.name) if known else ()
        found = entity_view.presence(connection, shelf_id, entity.key)
        if found is None:
            return _not_saved(entity, aliases, matches[1:], entities.life(known))
        page, pages = nearest_page(page, found.articles, _ARTICLES)
        newest = entity_view.newest(connection, shelf_id, found.id)
        stated = entity_view.roles(connection, shelf_id, found.id, newest)
        is_person = entity.kind is EntityKind.PERSON
        spoken = partial(texts.spoken, connection, shelf_id)
        fates = entity_view.fates(connection, shelf_id, found.id, newest, spoken) if is_person else ()
        fate = last_fate(fates, stated)
        return EntityAnswer(
            entity=entity,
            aliases=aliases,
            role=present_role(stated, fate),
            total=found.articles,
            last_seen=found.last_at,
            weeks=entity_view.weeks(connection, shelf_id, found.id, now, _WEEKS),
            articles=entity_view.articles(connection, shelf_id, found.id, _ARTICLES, page),
            page=page,
            pages=pages,
            companions=entity_view.companions(connection, shelf_id, found.id, newest),
            quotes_by=entity_view.quotes_by(connection, shelf_id, found.id, newest),
            quotes_about=entity_view.quotes_about(connection, shelf_id, found.id, newest),
            also=matches[1:],
            roles=succession(stated),
            fate=fate,
            life=without_lost(entities.life(known), fate),
            weeks_until=now.astimezone(UTC).date(),
            perhaps_several=is_person and known is None and _may_be_several(connection, shelf_id, found.id, stated),
        )

    def _suggested_articles(self, connection: Connection, shelf: Shelf, typed: str) -> tuple[Suggestion, ...]:
        shelf_id = shelves.find(connection, shelf)
        if shelf_id is None:
            return ()
        compute = partial(autocomplete.articles, connection, shelf_id, typed)
        return self._kept.answer(connection, ShelfQuestion(shelf_id, "articles", (typed,)), compute)

    def _suggested_entities(self, connection: Connection, shelf: Shelf, typed: str) -> tuple[Suggestion, ...]:
        shelf_id = shelves.find(connection, shelf) or 0
        compute = partial(autocomplete.entities, connection, self._knowledge, shelf_id, typed)
        return self._kept.answer(connection, ShelfQuestion(shelf_id, "entities", (typed,)), compute)

    def _suggested_outlets(self, connection: Connection, shelf: Shelf, typed: str) -> tuple[str, ...]:
        shelf_id = shelves.find(connection, shelf)
        if shelf_id is None:
            return ()
        compute = partial(autocomplete.outlets, connection, shelf_id, typed)
        return self._kept.answer(connection, ShelfQuestion(shelf_id, "outlets", (typed,)), compute)

    def _status(self, connection: Connection, shelf: Shelf, guild_id: int | None) -> StatusAnswer:
        shelf_id = shelves.find(connection, shelf) or 0
        articles, stories = status.holdings(connection, shelf_id)
        last, upcoming, failed_since = None, None, self._clock.now() - second_tries.WITHIN
        if guild_id is not None:
            last, upcoming = status.digests(connection, guild_id, self._clock.now())
        return StatusAnswer(
            version=__version__,
            queued=sum(group.count for group in queue_status.waiting(connection, shelf_id)),
            dead=sum(group.count for group in queue_status.dead(connection, failed_since, shelf_id)),
            articles=articles,
            stories=stories,
            last_digest=last,
            next_digest=upcoming,
            indexed_since=_indexed_since(connection, shelf_id, self._clock.now()),
        )


def _indexed_since(connection: Connection, shelf_id: int, now: datetime) -> datetime | None:
    oldest, indexed = shelf_window.first_at(connection, shelf_id, now), first_indexed(connection)
    if oldest is None or first_moment(seconds(oldest)) >= indexed:
        return None
    return moment(minute_of(indexed) * 60)


def _may_be_several(connection: Connection, shelf_id: int, entity_id: int, stated: Sequence[Linked]) -> bool:
    """Whether the roles of a person outside the knowledge base may belong to several people of one name."""
    if len({one.text for one in stated}) < 2:
        return False
    beside = entity_view.named_beside(connection, shelf_id, entity_id, (one.article.id for one in stated))
    return only_name_connects(stated, beside)


def _matches(connection: Connection, knowledge: Knowledge, shelf: Shelf, name: str) -> tuple[EntityMatch, ...]:
    return entities.matches(connection, knowledge, shelves.find(connection, shelf) or 0, name)


def _not_saved(
    entity: EntityRef, aliases: tuple[str, ...], also: tuple[EntityMatch, ...], life: KnownLife | None
) -> EntityAnswer:
    """The answer for an entity that only the knowledge base knows."""
    weeks = (0,) * _WEEKS
    return EntityAnswer(entity, aliases, None, 0, None, weeks, (), 0, 1, (), (), (), also, life=life)
