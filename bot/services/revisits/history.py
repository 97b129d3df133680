"""The recorded changes of an article's page, with the changed words from the stored versions."""

from __future__ import annotations

import asyncio
from sqlite3 import Connection

from msgspec.structs import replace

from bot.model.answers import nearest_page
from bot.model.jobs import Shelf
from bot.model.versions import VersionChange, VersionsAnswer
from bot.news.diff import changes
from bot.policy import revisits
from bot.services.lookup import articles
from bot.services.revisits.service import LongerRevisits
from bot.storage.articles import article_rows, find, revisit_state, versions
from bot.storage.articles.versions import StoredChange
from bot.storage.engine.database import Database
from bot.storage.shelves import shelves

_CHANGES_A_PAGE = 3


class VersionService:
    """Answers which changes of an article are recorded."""

    def __init__(self, database: Database, longer: LongerRevisits) -> None:
        self._database = database
        self._longer = longer

    async def versions(self, shelf: Shelf, article: str, page: int = 0) -> VersionsAnswer:
        """A page of the changes of an article since the shelf saved it; the last page where there are fewer. `article`
        is its number, title, address or the link of a message that has it. Raises NothingFound with the `nearest`
        titles."""
        answer, found = await self._database.read(self._answer, shelf, article, page)
        compared = await asyncio.to_thread(lambda: tuple(_compared(change) for change in found))
        return replace(answer, changes=compared)

    def _answer(
        self, connection: Connection, shelf: Shelf, article: str, page: int
    ) -> tuple[VersionsAnswer, tuple[StoredChange, ...]]:
        shelf_id = articles.nonempty_shelf(connection, shelf)
        article_id = articles.resolve_article(connection, shelf_id, article)
        saved_at = shelves.saved_at(connection, shelf_id, article_id)
        page, pages = nearest_page(page, versions.change_count(connection, article_id, saved_at), _CHANGES_A_PAGE)
        revisited = revisit_state.find(connection, article_id)
        gone = revisited.state.gone_since if revisited else None
        looks_until, seen_at, visited = None, None, False
        if revisited is not None:
            plan = self._longer.plan(revisited)
            looks_until = revisits.last_visit(revisited.state.saved_at, plan) if revisited.due is not None else None
            seen_at = revisited.state.seen_at
            visited = revisits.was_seen_since(saved_at, revisited.state, plan)
        answer = VersionsAnswer(
            article=find.line(connection, shelf_id, article_id),
            saved_at=saved_at,
            changes=(),
            page=page,
            pages=pages,
            gone_since=None if gone is None else max(gone, saved_at),
            looks_until=looks_until,
            unvisited=not visited,
            seen_at=seen_at,
            retraction=article_rows.retraction_notice(connection, shelf_id, article_id),
        )
        first = page * _CHANGES_A_PAGE
        return answer, versions.changes(connection, article_id, saved_at, first, _CHANGES_A_PAGE)


def _compared(change: StoredChange) -> VersionChange:
    """A stored change with its changed passages."""
    passages = changes.compare(change.before, change.after).passages if change.before and change.after else ()
    return VersionChange(change.at, change.kinds, passages)
