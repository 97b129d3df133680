"""Cache of values read from versions of articles. The text of a version never changes, so each is read only once.

The id of a deleted version is used again, that of an article never: both together identify a text.

An answer from a thousand articles spends most of its time on reading their sentences; with the cache, only new articles
have to be read. Sentences are read in several short transactions, so that no other reader waits for a thousand
articles. Simultaneous questions take turns, part by part, and use what another one has read: five members who open one
list cause one reading.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from sqlite3 import Connection
from threading import Lock
from typing import Generic, Protocol, TypeVar

from bot.model.answers import ArticleRef
from bot.storage.articles import texts
from bot.storage.articles.texts import VersionSentences
from bot.storage.engine.database import Database

AT_ONCE = 40
"""The number of articles whose sentences are read in one transaction."""
K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class HasVersion(Protocol):
    """An article with the number of its current version."""

    @property
    def article(self) -> ArticleRef:
        """The article."""

    @property
    def version_id(self) -> int:
        """The number."""


class ReadVersions(Generic[K, T]):
    """Values by version and whatever else their reading depends on, at most `most`; the least recently used is
    dropped."""

    def __init__(self, database: Database, most: int) -> None:
        self._database = database
        self._most = most
        self._kept: OrderedDict[tuple[int, K], T] = OrderedDict()
        """The values, by article and key."""
        self._clears = 0
        """The number of calls of `clear`: values that were read before a call are not kept after it."""
        self._lock = Lock()
        self._turn = asyncio.Lock()
        """Of those who read parts: Python runs one of them at a time anyway."""

    async def values(self, articles: Mapping[K, HasVersion], read: Callable[[K, VersionSentences], T]) -> dict[K, T]:
        """The value of each article by its key, from `read` (on a thread) where none is kept; without those whose text
        is gone."""
        known = self._find(articles)
        unread = [key for key in articles if key not in known]
        for start in range(0, len(unread), AT_ONCE):
            part = {key: articles[key] for key in unread[start : start + AT_ONCE]}
            async with self._turn:
                known |= await self._read_part(part, read)
        return known

    async def _read_part(
        self, articles: Mapping[K, HasVersion], read: Callable[[K, VersionSentences], T]
    ) -> dict[K, T]:
        known, clears = self._find(articles), self._clears  # another question may have read them meanwhile
        part = {key: one for key, one in articles.items() if key not in known}
        if not part:
            return known
        said = await self._database.read(texts.sentences, _versions(part))
        new = await asyncio.to_thread(_read_all, part, said, read)
        self._keep(part, new, clears)
        return known | new

    def values_in(
        self, connection: Connection, articles: Mapping[K, HasVersion], read: Callable[[K, VersionSentences], T]
    ) -> dict[K, T]:
        """As `values`, for a function that reads on this connection."""
        known, clears = self._find(articles), self._clears
        unread = {key: one for key, one in articles.items() if key not in known}
        said = texts.sentences(connection, _versions(unread))
        new = _read_all(unread, said, read)
        self._keep(unread, new, clears)
        return known | new

    def clear(self) -> None:
        """Drop everything, after a member's data was erased."""
        with self._lock:
            self._kept.clear()
            self._clears += 1

    def _find(self, articles: Mapping[K, HasVersion]) -> dict[K, T]:
        found: dict[K, T] = {}
        with self._lock:
            for key, one in articles.items():
                place = one.article.id, key
                if place in self._kept:
                    self._kept.move_to_end(place)
                    found[key] = self._kept[place]
        return found

    def _keep(self, articles: Mapping[K, HasVersion], values: Mapping[K, T], clears: int) -> None:
        with self._lock:
            if clears != self._clears:
                return
            self._kept.update(((articles[key].article.id, key), value) for key, value in values.items())
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


def _versions(articles: Mapping[K, HasVersion]) -> dict[int, int]:
    """Version id -> article id. The version's number may have been used again since the article was deleted."""
    return {one.version_id: one.article.id for one in articles.values()}


def _read_all(
    articles: Mapping[K, HasVersion], said: Mapping[int, VersionSentences], read: Callable[[K, VersionSentences], T]
) -> dict[K, T]:
    """What `read` returns for each article; without those whose text is gone."""
    return {key: read(key, said[one.version_id]) for key, one in articles.items() if one.version_id in said}
