"""What became of an article's page, told from its versions as they are stored."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from sqlite3 import Connection

from bot.model.jobs import Shelf
from bot.model.versions import VersionChange, VersionsAnswer
from bot.news.diff import changes
from bot.policy import revisits
from bot.services.lookup import articles
from bot.services.revisits.service import Longer
from bot.storage.articles import find, revisit_state, versions
from bot.storage.articles.versions import Change
from bot.storage.engine.database import Database
from bot.storage.shelves import shelves

_CHANGES_A_PAGE = 3


class VersionService:
    """Reads the shelf."""

    def __init__(self, database: Database, longer: Longer) -> None:
        self._database = database
        self._longer = longer

    async def versions(self, shelf: Shelf, article: str, page: int = 0) -> VersionsAnswer:
        """What became of an article since the shelf saved it, by its number, title, address or the link of a message
        that brought it; the last page where there are not so many. Raises NothingFound with the `nearest` titles."""
        answer, found = await self._database.read(self._answer, shelf, article, page)
        told = await asyncio.to_thread(lambda: tuple(_told(change) for change in found))
        return replace(answer, changes=told)

    def _answer(
        self, connection: Connection, shelf: Shelf, article: str, page: int
    ) -> tuple[VersionsAnswer, tuple[Change, ...]]:
        shelf_id = articles.stocked(connection, shelf)
        article_id = articles.article_meant(connection, shelf_id, article)
        saved_at = shelves.saved_at(connection, shelf_id, article_id)
        pages = max(1, -(-versions.count(connection, article_id, saved_at) // _CHANGES_A_PAGE))
        page = min(max(page, 0), pages - 1)
        watched = revisit_state.find(connection, article_id)
        looks_until = None
        if watched is not None and watched.due is not None:
            looks_until = revisits.last_look(watched.watch.saved_at, self._longer.plan(watched))
        answer = VersionsAnswer(
            article=find.line(connection, article_id),
            saved_at=saved_at,
            changes=(),
            page=page,
            pages=pages,
            gone_since=watched.watch.gone_since if watched else None,
            looks_until=looks_until,
        )
        first = page * _CHANGES_A_PAGE
        return answer, versions.changes(connection, article_id, saved_at, first, _CHANGES_A_PAGE)


def _told(change: Change) -> VersionChange:
    """A stored change with its words side by side."""
    passages = changes.compare(change.before, change.after).passages if change.before and change.after else ()
    return VersionChange(change.at, change.kinds, passages)
