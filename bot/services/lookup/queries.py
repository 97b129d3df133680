"""Understand a typed query on a shelf: parse it, and look up the entities that its names mean."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from bot.model.errors import BadQuery, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.policy.search.grammar import Today, parse
from bot.policy.search.problems import QueryProblem
from bot.policy.search.query import Query
from bot.services.lookup import entities
from bot.storage import settings
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge

_SURE = 0.95
_MOST_KEYS = 8


def understand(connection: Connection, knowledge: Knowledge, shelf: Shelf, typed: str, now: datetime) -> Query:
    """The query that was typed, with the keys of the entities that its names mean.

    Raises DeskError BAD_QUERY with the problem, and NothingFound NO_SUCH_ENTITY for an unknown `entity:`.
    """
    query = parsed(connection, shelf, typed, now)
    keys = _keys(connection, knowledge, shelf, query)
    for name in query.required_names:
        if not keys.get(name):
            entities.matches(connection, knowledge, shelves.find(connection, shelf) or 0, name)  # raises
            raise NothingFound(Reason.NO_SUCH_ENTITY, name[:100])
    return query.resolved(keys)


def understand_saved(connection: Connection, knowledge: Knowledge, shelf: Shelf, typed: str, now: datetime) -> Query:
    """The same for a saved search, which was understood when it was saved: an `entity:` that nothing is called any more
    matches nothing. Raises DeskError BAD_QUERY if another release saved it."""
    query = parsed(connection, shelf, typed, now)
    return query.resolved(_keys(connection, knowledge, shelf, query))


def parsed(connection: Connection, shelf: Shelf, typed: str, now: datetime) -> Query:
    """The query that was typed, its names not looked up. Raises DeskError BAD_QUERY."""
    zone = settings.zone(connection, shelf)
    found = parse(typed, Today(now.astimezone(ZoneInfo(zone)).date(), zone))
    if isinstance(found, QueryProblem):
        raise bad_query(found)
    return found


def bad_query(problem: QueryProblem) -> BadQuery:
    """The error for a problem."""
    error = BadQuery(Reason.BAD_QUERY, kind=str(problem.kind))
    error.problem = problem
    return error


def _keys(connection: Connection, knowledge: Knowledge, shelf: Shelf, query: Query) -> dict[str, tuple[str, ...]]:
    """The entities that each name means: all that are surely called so; for `entity:` else the one most likely."""
    shelf_id = shelves.find(connection, shelf) or 0
    required = set(query.required_names)
    found = {}
    for name in query.names:
        try:
            matches = entities.matches(connection, knowledge, shelf_id, name)
        except NothingFound:
            continue
        sure = tuple(match.entity.key for match in matches if match.score >= _SURE)
        likely = (matches[0].entity.key,) if name in required else ()
        found[name] = sure[:_MOST_KEYS] or likely
    return found
