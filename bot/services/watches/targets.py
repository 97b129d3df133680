"""Resolve what a member typed to the target of a watch."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from bot.model.analysis import Subject
from bot.model.errors import DeskError, Reason
from bot.model.jobs import Shelf
from bot.model.watches.watch import WatchKind, WatchPlace, WatchTarget
from bot.policy.vocabulary import subject_of
from bot.policy.watches.phrases import LONGEST_PHRASE, SHORTEST_PHRASE, phrase_key
from bot.services.lookup import entities, queries
from bot.services.searches import named_search, require_search
from bot.storage.engine.encoding import storable
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge

SEARCH = "search:"
"""The prefix of a typed saved search or query."""
_QUOTES = "\"“”„«»'‘’"


def shelf_of_place(place: WatchPlace) -> Shelf:
    """The shelf whose articles a watch is matched with."""
    shelf = Shelf.of_owner(place.guild_id, place.user_id)
    assert shelf is not None  # noqa: S101  # a place that is asked for has a member
    return shelf


def target_of(
    connection: Connection, knowledge: Knowledge, place: WatchPlace, typed: str, now: datetime
) -> WatchTarget:
    """The target of a typed text: after `search:` a saved search or a query, else a subject, a name that surely means
    one entity, or a phrase; words in quotation marks are always one.

    Raises DeskError NOTHING_TO_WATCH, LINK_IS_NO_SEARCH, BAD_QUERY, and NothingFound for an unknown `entity:` in a
    query.
    """
    words = " ".join(storable(typed).split())
    if words.casefold().startswith(SEARCH):
        return _search(connection, knowledge, place, words[len(SEARCH) :].strip(), now)
    shelf_id = shelves.find(connection, shelf_of_place(place)) or 0
    bare = words.strip(_QUOTES).strip()
    if words[:1] not in _QUOTES or not bare:
        subject = subject_of(bare)
        if subject is not None and subject is not Subject.OTHER:
            return WatchTarget(WatchKind.SUBJECT, subject.value, subject.replace("_", " "))
        if named := _entity(connection, knowledge, shelf_id, bare):
            return named
    require_search(bare)
    phrase = phrase_key(bare)
    if not any(char.isalnum() for char in phrase) or len(phrase) < SHORTEST_PHRASE or len(phrase) > LONGEST_PHRASE:
        raise DeskError(Reason.NOTHING_TO_WATCH, str(LONGEST_PHRASE))
    return WatchTarget(WatchKind.PHRASE, bare, bare)


def search_target(name: str, query: str) -> WatchTarget:
    """The target of a query. A watch keeps the query, so that a saved search may be changed or removed."""
    return WatchTarget(WatchKind.SEARCH, query, name)


def _search(connection: Connection, knowledge: Knowledge, place: WatchPlace, named: str, now: datetime) -> WatchTarget:
    shelf = shelf_of_place(place)
    try:
        saved = named_search(connection, shelf, place.user_id if place.personal else None, named)
    except DeskError:
        require_search(named)
        queries.understand(connection, knowledge, shelf, named, now)
        return search_target(named, named)
    return search_target(saved.name, saved.typed)


def _entity(connection: Connection, knowledge: Knowledge, shelf_id: int, name: str) -> WatchTarget | None:
    found = entities.named_surely(connection, knowledge, shelf_id, name)
    return WatchTarget(WatchKind.ENTITY, found[0].entity.key, found[0].entity.name) if found else None
