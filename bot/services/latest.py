"""`/latest`: the stories of a window, ranked. Only the asking shelf's articles count, in everything that is said."""

from __future__ import annotations

from aiosqlite import Connection

from bot.model.answers import LatestAnswer
from bot.model.errors import NothingFound, Reason
from bot.model.jobs import Shelf
from bot.policy.since import since as since_of
from bot.ports import Clock
from bot.services import telling, themes
from bot.storage import desks, shelves
from bot.storage.database import Database
from bot.text.knowledge import Knowledge

_PAGE = 5
_ZONE = "Asia/Seoul"


class LatestService:
    """Reads; the cost is bounded by the window and by `themes.MOST_ARTICLES`."""

    def __init__(self, database: Database, clock: Clock, knowledge: Knowledge) -> None:
        self._database = database
        self._clock = clock
        self._knowledge = knowledge

    async def latest(
        self, shelf: Shelf, topic: str | None = None, since: str | None = None, page: int = 0
    ) -> LatestAnswer:
        """The stories since then on a topic (None: the peninsula; else a subject, a name or words); the last page where
        there are not so many. Raises DeskError BAD_SINCE, NothingFound EMPTY_SHELF."""
        return await self._database.read(self._latest, shelf, topic, since, page)

    async def _latest(
        self, connection: Connection, shelf: Shelf, topic: str | None, since: str | None, page: int
    ) -> LatestAnswer:
        now = self._clock.now()
        start = since_of(since, now, await _zone(connection, shelf))
        shelf_id = await shelves.find(connection, shelf)
        if shelf_id is None or not await shelves.article_count(connection, shelf_id):
            raise NothingFound(Reason.EMPTY_SHELF, shelf=shelf.key)
        theme = await themes.understood(connection, self._knowledge, shelf_id, topic)
        lines, oldest = await themes.gather(connection, shelf_id, theme, start, now)
        groups = telling.grouped(lines, theme, now, now - start)
        pages = max(1, -(-len(groups) // _PAGE))
        page = min(max(page, 0), pages - 1)
        shown = groups[page * _PAGE : (page + 1) * _PAGE]
        stories = [await telling.told(connection, shelf_id, group, now, now - start) for group in shown]
        return LatestAnswer(
            topic=theme.label,
            since=oldest or start,
            until=now,
            stories=tuple(story for story in stories if story is not None),
            page=page,
            pages=pages,
            story_count=len(groups),
            article_count=len(lines),
            outlet_count=len(telling.outlets_of(lines)),
            limited=oldest is not None,
        )


async def _zone(connection: Connection, shelf: Shelf) -> str:
    """Where the days of the shelf begin."""
    owner, _, number = shelf.key.partition(":")
    return (await desks.load(connection, int(number))).zone if owner == "guild" else _ZONE
