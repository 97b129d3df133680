"""Answers from one shelf: summaries, entities, search, autocomplete, status. No query here scans an archive."""

from __future__ import annotations

from datetime import timedelta
from sqlite3 import Connection

from bot import __version__
from bot.model.analysis import EntityKind
from bot.model.answers import (
    EntityAnswer,
    EntityMatch,
    EntityRef,
    KnownLife,
    SearchAnswer,
    StatusAnswer,
    Suggestion,
    SummaryAnswer,
)
from bot.model.errors import NothingFound, Reason
from bot.model.jobs import Shelf
from bot.policy.search.terms import Term
from bot.policy.search.terms import terms as terms_of
from bot.ports import Clock
from bot.services import autocomplete
from bot.services.lookup import entities
from bot.services.lookup.articles import article_meant, stocked
from bot.storage.articles import search, view
from bot.storage.engine.database import Database
from bot.storage.queue import jobs
from bot.storage.queue import status as queue_status
from bot.storage.shelves import entity_view, shelves, status
from bot.text.entities.roles.succession import last_fate, succession
from bot.text.knowledge.base import Knowledge

_HITS = 5
_ARTICLES = 5
_WEEKS = 12
_LONGEST_SUMMARY = 8
_DEAD_WITHIN = timedelta(days=7)


class AnswerService:
    """Reads one shelf. Every method may raise NothingFound: EMPTY_SHELF, or the reason for what was not found, with the
    `nearest` names."""

    def __init__(self, database: Database, clock: Clock, knowledge: Knowledge) -> None:
        self._database = database
        self._clock = clock
        self._knowledge = knowledge

    async def summary(self, shelf: Shelf, article: str, length: int = 3) -> SummaryAnswer:
        """Return an article by number, title, address or the link of the message that brought it, in 1 to 8
        sentences."""
        return await self._database.read(_summary, shelf, article, min(max(length, 1), _LONGEST_SUMMARY))

    async def entity(self, shelf: Shelf, name: str, page: int = 0) -> EntityAnswer:
        """Return an entity by any spelling, script or key, with page `page` of its articles (the last page if there are
        fewer)."""
        return await self._database.read(self._entity, shelf, name, page)

    async def matches(self, shelf: Shelf, name: str) -> tuple[EntityMatch, ...]:
        """Return the entities that a name may mean, best first; `entity` uses the first."""
        return await self._database.read(_matches, self._knowledge, shelf, name)

    async def search(self, shelf: Shelf, query: str, page: int = 0) -> SearchAnswer:
        """Search the full text for articles with every word, or with the most words if none has all."""
        terms = terms_of(query)
        if not terms:
            raise NothingFound(Reason.EMPTY_QUERY)
        return await self._database.read(_search, shelf, query, terms, max(page, 0))

    async def suggest_articles(self, shelf: Shelf, typed: str) -> tuple[Suggestion, ...]:
        """Return up to 25 articles for a title being typed, newest first. Their values are input for `summary`."""
        return await self._database.read(_suggested_articles, shelf, typed)

    async def suggest_entities(self, shelf: Shelf, typed: str) -> tuple[Suggestion, ...]:
        """Return up to 25 entities for a name being typed, those of the shelf first. Their values are input for
        `entity`."""
        return await self._database.read(_suggested_entities, self._knowledge, shelf, typed)

    async def status(self, shelf: Shelf, guild_id: int | None = None) -> StatusAnswer:
        """Return the state of the desk as the shelf may see it; dead jobs are those of the last seven days."""
        return await self._database.read(self._status, shelf, guild_id)

    def _entity(self, connection: Connection, shelf: Shelf, name: str, page: int) -> EntityAnswer:
        shelf_id = shelves.find(connection, shelf) or 0
        matches = entities.matches(connection, self._knowledge, shelf_id, name)
        entity = matches[0].entity
        known = self._knowledge.get(entity.key)
        aliases = tuple(name for name in known.names if name != entity.name) if known else ()
        found = entity_view.presence(connection, shelf_id, entity.key)
        if found is None:
            return _not_saved(entity, aliases, matches[1:], entities.life(known))
        pages = max(1, -(-found.articles // _ARTICLES))
        page = min(max(page, 0), pages - 1)
        newest = entity_view.newest(connection, shelf_id, found.id)
        stated = entity_view.roles(connection, found.id, newest)
        is_person = entity.kind is EntityKind.PERSON
        return EntityAnswer(
            entity=entity,
            aliases=aliases,
            role=stated[0] if stated else None,
            total=found.articles,
            first_seen=found.first_at,
            last_seen=found.last_at,
            weeks=entity_view.weeks(connection, shelf_id, found.id, self._clock.now(), _WEEKS),
            articles=entity_view.articles(connection, shelf_id, found.id, _ARTICLES, page),
            page=page,
            pages=pages,
            companions=entity_view.companions(connection, found.id, newest),
            quotes_by=entity_view.quotes_by(connection, found.id, newest),
            quotes_about=entity_view.quotes_about(connection, found.id, newest),
            also=matches[1:],
            roles=succession(stated),
            fate=last_fate(entity_view.fates(connection, found.id, newest), stated) if is_person else None,
            life=entities.life(known),
        )

    def _status(self, connection: Connection, shelf: Shelf, guild_id: int | None) -> StatusAnswer:
        shelf_id = shelves.find(connection, shelf) or 0
        articles, stories = status.holdings(connection, shelf_id)
        last, upcoming = None, None
        if guild_id is not None:
            last, upcoming = status.digests(connection, guild_id, self._clock.now())
        return StatusAnswer(
            version=__version__,
            queued=sum(group.count for group in queue_status.waiting(connection, shelf_id)),
            dead=jobs.dead(connection, shelf_id, self._clock.now() - _DEAD_WITHIN),
            articles=articles,
            stories=stories,
            last_digest=last,
            next_digest=upcoming,
        )


def _summary(connection: Connection, shelf: Shelf, article: str, length: int) -> SummaryAnswer:
    shelf_id = stocked(connection, shelf)
    article_id = article_meant(connection, shelf_id, article)
    return view.summary(connection, shelf_id, article_id, length)


def _matches(connection: Connection, knowledge: Knowledge, shelf: Shelf, name: str) -> tuple[EntityMatch, ...]:
    return entities.matches(connection, knowledge, shelves.find(connection, shelf) or 0, name)


def _search(connection: Connection, shelf: Shelf, query: str, terms: tuple[Term, ...], page: int) -> SearchAnswer:
    window, first = divmod(page * _HITS, search.WINDOW)
    shelf_id = stocked(connection, shelf)
    found = search.matches(connection, shelf_id, terms, window)
    if not found and page == 0 and len(terms) > 1:
        found = search.near_matches(connection, shelf_id, terms)
    if not found and page == 0:
        raise NothingFound(Reason.NO_SUCH_ARTICLE, query[:100])
    hits = search.hits(connection, terms, found[first : first + _HITS])
    return SearchAnswer(query, hits, page, first + _HITS < len(found) or len(found) == search.WINDOW)


def _suggested_articles(connection: Connection, shelf: Shelf, typed: str) -> tuple[Suggestion, ...]:
    shelf_id = shelves.find(connection, shelf)
    return () if shelf_id is None else autocomplete.articles(connection, shelf_id, typed)


def _suggested_entities(
    connection: Connection, knowledge: Knowledge, shelf: Shelf, typed: str
) -> tuple[Suggestion, ...]:
    return autocomplete.entities(connection, knowledge, shelves.find(connection, shelf) or 0, typed)


def _not_saved(
    entity: EntityRef, aliases: tuple[str, ...], also: tuple[EntityMatch, ...], life: KnownLife | None
) -> EntityAnswer:
    """The answer for an entity that only the knowledge base knows."""
    weeks = (0,) * _WEEKS
    return EntityAnswer(entity, aliases, None, 0, None, None, weeks, (), 0, 1, (), (), (), also, life=life)
