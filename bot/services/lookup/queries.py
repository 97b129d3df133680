"""Understand a typed query on a shelf: parse it, and look up the entities that its names mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from bot.model.errors import BadQuery, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.policy import vocabulary
from bot.policy.search.grammar import Today, parse
from bot.policy.search.problems import QueryProblem
from bot.policy.search.query import BareWords, Query
from bot.services.lookup import entities
from bot.storage import settings
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge

_MOST_KEYS = 8
_MOST_GROUPS = 4
"""Groups of bare words that are looked up as a name in any spelling, which takes a millisecond each."""


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
    """The query as typed, without looking up its names. Raises DeskError BAD_QUERY."""
    found = parse(typed, today(connection, shelf, now))
    if isinstance(found, QueryProblem):
        raise bad_query(found)
    return found


def today(connection: Connection, shelf: Shelf, now: datetime) -> Today:
    """The day in the time zone of a shelf."""
    zone = settings.zone(connection, shelf)
    return Today(now.astimezone(ZoneInfo(zone)).date(), zone)


def bad_query(problem: QueryProblem) -> BadQuery:
    """The error for a problem."""
    error = BadQuery(Reason.BAD_QUERY, kind=str(problem.kind))
    error.problem = problem
    return error


def _keys(connection: Connection, knowledge: Knowledge, shelf: Shelf, query: Query) -> dict[str, tuple[str, ...]]:
    """The entities that each name means: all that are surely called so; for `entity:` else the one most likely."""
    shelf_id = shelves.find(connection, shelf) or 0
    names = dict.fromkeys((*query.names, *_bare_names(connection, knowledge, shelf_id, query.bare)))
    found = {}
    for name in names:
        sure = entities.named_surely(connection, knowledge, shelf_id, name)
        found[name] = tuple(match.entity.key for match in sure)[:_MOST_KEYS]
    for name in query.required_names:
        if not found[name]:
            with suppress(NothingFound):
                found[name] = (entities.matches(connection, knowledge, shelf_id, name)[0].entity.key,)
    return found


def _bare_names(
    connection: Connection, knowledge: Knowledge, shelf_id: int, bare: Sequence[BareWords]
) -> Iterator[str]:
    """What may be names among bare words: all the words of each of the first groups, and what is a name exactly.
    Subjects are no names, and the whole peninsula is none."""
    candidates = dict.fromkeys(name for words in bare for name in words.candidates)
    exact = entities.may_be_names(connection, knowledge, shelf_id, tuple(candidates)) if candidates else ()
    whole = (words.whole for words in bare[:_MOST_GROUPS])
    for name in dict.fromkeys((*filter(None, whole), *exact)):
        if len(name) > 1 and not vocabulary.is_peninsula(name) and vocabulary.subject_of(name) is None:
            yield name
