"""`/latest`: the stories of a window, ranked, from the asking shelf's articles alone.

a window, or "last": what this reader was not shown -> articles of the shelf -> ranked groups -> a page of stories
once the page was shown, its articles are noted for the reader
"""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct
from msgspec.structs import replace

from bot.model.answers import LatestAnswer
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.policy.typed_times import since as policy
from bot.policy.typed_times import windows
from bot.policy.typed_times.since import is_counted_from_today
from bot.policy.vocabulary import PENINSULA
from bot.ports import Clock
from bot.services.filters import gather
from bot.services.kept_answers import KeptAnswers, ShelfQuestion
from bot.services.latest.looks import Look, UnreadWindow
from bot.services.latest.pages import FilteredQuestion, unread_page, whole_window
from bot.services.latest.positions import clamped, note_all, unread_window
from bot.services.stories import topic_query
from bot.services.stories.topic_query import TopicQuery
from bot.storage import filters, settings
from bot.storage.engine.connections.loop import leave_loop
from bot.storage.engine.database import Database
from bot.storage.members import seen_by_member
from bot.storage.members.seen_by_member import TopicReader
from bot.storage.shelves import shelves
from bot.storage.stories import shelf_window
from bot.text.knowledge.base import Knowledge

_MOST_UNNOTED = 200
"""Answers that are noted as shown in one transaction; older ones, while the database refuses, are not noted."""


class _Question(Struct, frozen=True):
    """The parameters of `LatestService.look`; `user_id` None for nobody in particular."""

    shelf: Shelf
    user_id: int | None
    topic: str | None
    since: str | None
    page: int
    asked: UnreadWindow | None

    @property
    def reads_alone(self) -> int | None:
        """The member whose own filters apply, if nobody else reads the answer, as in direct messages."""
        is_private = self.shelf.guild_id is None or policy.is_last(self.since)
        return self.user_id if is_private else None


class _Base(Struct, frozen=True):
    """What answers are made with besides the database."""

    knowledge: Knowledge
    kept: KeptAnswers


class LatestService:
    """Answers `/latest`. The cost is bounded by the window and by `topic_query.MOST_ARTICLES`."""

    def __init__(self, database: Database, clock: Clock, knowledge: Knowledge, kept: KeptAnswers | None = None) -> None:
        self._database = database
        self._clock = clock
        self._base = _Base(knowledge, KeptAnswers() if kept is None else kept)
        self._shown: list[tuple[Look, datetime]] = []
        self._noting = asyncio.Lock()

    async def latest(
        self, shelf: Shelf, topic: str | None = None, since: str | None = None, page: int = 0
    ) -> LatestAnswer:
        """The stories since then on a topic (None: the peninsula; else a subject, a name or words), page by page; the
        last page if there are not so many.

        Raises DeskError BAD_SINCE, NothingFound EMPTY_SHELF.
        """
        return (await self._looked(_Question(shelf, None, topic, since, page, None))).answer

    async def look(
        self,
        shelf: Shelf,
        user_id: int,
        topic: str | None = None,
        since: str | None = None,
        page: int = 0,
        asked: UnreadWindow | None = None,
    ) -> Look:
        """The same for a reader, to whom `since` may be "last": what that reader was not shown, the last 24 hours the
        first time. `asked` is what the first page's answer gave. Nothing is noted until `shown`."""
        return await self._looked(_Question(shelf, user_id, topic, since, page, asked))

    async def _looked(self, question: _Question) -> Look:
        return await self._database.read_at_once(question.shelf.key, _look, self._base, question, self._clock.now())

    async def shown(self, look: Look) -> None:
        """Note that the answer has reached its reader. What others were shown meanwhile goes into one transaction. If
        the database refuses, the next answer tries again for the last of them."""
        self._shown.append((look, self._clock.now()))
        async with self._noting:
            shown, self._shown = self._shown[-_MOST_UNNOTED:], []
            try:
                if shown:
                    await self._database.write(note_all, shown)
            except sqlite3.Error:
                self._shown = [*shown, *self._shown]
                raise


def _look(connection: Connection, base: _Base, question: _Question, now: datetime) -> Look:
    unread = policy.is_last(question.since)
    if unread and question.user_id is None:
        raise DeskError(Reason.BAD_SINCE, since=question.since)
    zone = settings.zone(connection, question.shelf)
    start, end = (now, now) if unread else windows.window(question.since, now, zone)
    shelf_id = shelves.find(connection, question.shelf)
    if shelf_id is None or not shelves.article_count(connection, shelf_id):
        raise NothingFound(Reason.EMPTY_SHELF, shelf=question.shelf.key)
    topic = _resolved(connection, base, shelf_id, question.topic)
    if _is_time(topic, question, now, zone):
        topic, (start, end) = TopicQuery(PENINSULA), windows.window(question.topic, now, zone)
    if start is None:
        start = shelf_window.first_at(connection, shelf_id, end) or end
    reader = TopicReader(question.user_id or 0, shelf_id, topic.key)
    applied = filters.of_owners(connection, gather.of_answer(question.shelf, question.reads_alone))
    filtered_ids = gather.filtered_ids(connection, shelf_id, applied)
    reading = FilteredQuestion(reader, topic, applied, filtered_ids, base.kept)
    if not unread:
        look = whole_window(connection, reading, start, end, question.page)
        return replace(look, answer=replace(look.answer, ended=end < now))
    leave_loop(connection)
    asked = question.asked or unread_window(clamped(seen_by_member.load(connection, reader), now), now)
    return unread_page(connection, reading, asked, question.page)


def _is_time(topic: TopicQuery, question: _Question, now: datetime, zone: str) -> bool:
    """Whether the topic is a period typed into the wrong option: "7 days", or a date whose words no article has."""
    typed = question.topic or ""
    if question.since is not None or not topic.words:
        return False
    return is_counted_from_today(typed, now) or (topic.nearest is not None and windows.is_window(typed, now, zone))


def _resolved(connection: Connection, base: _Base, shelf_id: int, typed: str | None) -> TopicQuery:
    question = ShelfQuestion(shelf_id, "topic", (typed,))
    return base.kept.answer(
        connection, question, lambda: topic_query.resolve(connection, base.knowledge, shelf_id, typed)
    )
