"""Saved searches: a member's own, and those of a server, which its managers save and everybody there may use.

A search is saved as it was typed, and understood anew at each use.
"""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from bot.lang.unspaced.forms import called
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.model.searches import LONGEST_NAME, SavedSearch, SearchUse
from bot.policy.vocabulary import nearest_names
from bot.ports import Clock
from bot.services.lookup import queries
from bot.services.lookup.articles import is_link
from bot.storage import searches
from bot.storage.articles import search
from bot.storage.articles.query_match import query_match
from bot.storage.engine.database import Database
from bot.storage.engine.encoding import storable
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge


class SearchService:
    """Saves, lists and removes searches, and understands them. `limit`: how many a server may have, and each member on
    a shelf."""

    def __init__(self, database: Database, clock: Clock, knowledge: Knowledge, *, limit: int = 50) -> None:
        self._database = database
        self._clock = clock
        self._knowledge = knowledge
        self._limit = limit

    async def save(self, shelf: Shelf, user_id: int | None, name: str, typed: str) -> SavedSearch:
        """Save a search for a member, or with None for the whole server. One of that owner with the same name is
        replaced and keeps its id.

        Raises DeskError BAD_QUERY, LINK_IS_NO_SEARCH, BAD_NAME or TOO_MANY_SEARCHES, and NothingFound NO_SUCH_ENTITY.
        """
        return await self._database.write(self._save, shelf, user_id, name, typed)

    async def visible(self, shelf: Shelf, user_id: int | None) -> tuple[SavedSearch, ...]:
        """The searches that a member may use: their own, then the server's; with None only the server's."""
        return await self._database.read(visible, shelf, user_id)

    async def named(self, shelf: Shelf, user_id: int | None, named: str) -> SavedSearch:
        """The search that a member names by its name or id; of two with one name, the member's own. Raises DeskError
        NO_SUCH_SEARCH."""
        return await self._database.read(named_search, shelf, user_id, named)

    async def of_server(self, shelf: Shelf, named: str, asker_id: int) -> SavedSearch:
        """The server's search that a member names by its name or id. Raises DeskError NO_SUCH_SEARCH, or OWN_SEARCH
        where it is the member's own."""
        found = await self.named(shelf, asker_id, named)
        if found.user_id is None:
            return found
        try:
            return await self.named(shelf, None, named)
        except DeskError:
            raise DeskError(Reason.OWN_SEARCH, search=found.id) from None

    async def remove(self, shelf: Shelf, user_id: int | None, search_id: int) -> SavedSearch:
        """Remove a search of this member, or with None of the server. Raises DeskError NO_SUCH_SEARCH."""
        return await self._database.write(_remove, shelf, user_id, search_id)

    async def used_by(self, search_id: int) -> SearchUse:
        """The follows and digests that use a search."""
        return await self._database.read(searches.used_by, search_id)

    async def finds_nothing(self, shelf: Shelf, typed: str) -> bool:
        """Whether no article of the shelf satisfies a saved search. Raises DeskError BAD_QUERY."""
        return await self._database.read(finds_nothing, self._knowledge, shelf, typed, self._clock.now())

    def _save(self, connection: Connection, shelf: Shelf, user_id: int | None, name: str, typed: str) -> SavedSearch:
        now = self._clock.now()
        name, typed = " ".join(storable(name).split()), " ".join(storable(typed).split())
        if not 1 <= len(name) <= LONGEST_NAME or name.isdecimal():
            raise DeskError(Reason.BAD_NAME, str(LONGEST_NAME))
        require_search(typed)
        queries.understand(connection, self._knowledge, shelf, typed, now)
        shelf_id = shelves.make(connection, shelf)
        owned = searches.owned(connection, shelf_id, user_id)
        if len(owned) >= self._limit and all(one.name.casefold() != name.casefold() for one in owned):
            raise DeskError(Reason.TOO_MANY_SEARCHES, str(self._limit), shelf=shelf.key)
        search_id = searches.save(connection, shelf_id, user_id, name, typed, now)
        return SavedSearch(search_id, user_id, name, typed, now)


def require_search(typed: str) -> None:
    """Raises DeskError LINK_IS_NO_SEARCH for the link of an article, since a saved search is for other articles too."""
    if is_link(typed):
        raise DeskError(Reason.LINK_IS_NO_SEARCH)


def visible(connection: Connection, shelf: Shelf, user_id: int | None) -> tuple[SavedSearch, ...]:
    """The searches that a member may use on a shelf: their own, then the server's."""
    shelf_id = shelves.find(connection, shelf)
    if shelf_id is None:
        return ()
    own = () if user_id is None else searches.owned(connection, shelf_id, user_id)
    return (*own, *searches.owned(connection, shelf_id, None))


def finds_nothing(connection: Connection, knowledge: Knowledge, shelf: Shelf, typed: str, now: datetime) -> bool:
    """Whether no article of the shelf satisfies a saved search; False while articles of its time are indexed. Raises
    DeskError BAD_QUERY."""
    query = queries.understand_saved(connection, knowledge, shelf, typed, now)
    shelf_id = shelves.find(connection, shelf)
    if shelf_id is None:
        return True
    found = search.find(connection, shelf_id, query_match(connection, shelf_id, query), 1)
    return not found.moments and found.indexed_since is None


def named_search(connection: Connection, shelf: Shelf, user_id: int | None, named: str) -> SavedSearch:
    """The first of the visible searches with that name or id. Raises NothingFound NO_SUCH_SEARCH with the nearest
    names."""
    seen = visible(connection, shelf, user_id)
    if found := called(named, seen, lambda one: (str(one.id), one.name)):
        return found[0]
    error = NothingFound(Reason.NO_SUCH_SEARCH, named[:100])
    error.nearest = nearest_names(named[:LONGEST_NAME], [one.name for one in seen])
    raise error


def _remove(connection: Connection, shelf: Shelf, user_id: int | None, search_id: int) -> SavedSearch:
    shelf_id = shelves.find(connection, shelf)
    search = None if shelf_id is None else searches.find(connection, shelf_id, search_id)
    if search is None or search.user_id != user_id:
        raise DeskError(Reason.NO_SUCH_SEARCH, str(search_id))
    searches.remove(connection, search_id)
    return search
