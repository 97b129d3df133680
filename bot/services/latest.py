"""`/latest`: the stories of a window, ranked. Only the asking shelf's articles count, in everything that is said.

a window, or "last": what this reader was not shown -> lines of the shelf -> stories, ranked -> a page of them
the page was shown -> its articles are noted for the reader
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.model.answers import LatestAnswer, StoryLine
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.policy import since as policy
from bot.ports import Clock
from bot.services.digests import explain
from bot.services.stories import story_lines, topic_query
from bot.services.stories.story_lines import Group
from bot.services.stories.topic_query import Theme
from bot.storage import settings
from bot.storage.engine.database import Database
from bot.storage.members import seen_by_member
from bot.storage.members.seen_by_member import ReadingPosition, TopicReader
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge

_PAGE = 5
_ZONE = "Asia/Seoul"
_LATE_NEWS = timedelta(days=3)
_LONGEST_UNREAD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for what is unread, as it was first asked: its further pages are of the same moment. `last_look` is
    when the reader was last shown something before."""

    start: datetime
    at: datetime
    last_look: datetime | None


@dataclass(frozen=True, slots=True)
class Look:
    """An answer for a reader, and what showing it makes known: the articles of its page, of `window` in all its pages.
    `asked` is given where it tells only what is unread."""

    answer: LatestAnswer
    reader: TopicReader
    page: tuple[int, ...]
    window: tuple[int, ...]
    asked: Asked | None


@dataclass(frozen=True, slots=True)
class _Window:
    """What is asked for, as ranked stories. `seen` are the articles of a story that the reader knows; `oldest` is given
    where more would have been there than is looked at."""

    theme: Theme
    start: datetime
    until: datetime
    groups: Sequence[Group]
    seen: dict[int, frozenset[int]]
    oldest: datetime | None


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
        return (await self._database.read(self._look, shelf, None, topic, since, page, None)).answer

    async def look(
        self,
        shelf: Shelf,
        user_id: int,
        topic: str | None = None,
        since: str | None = None,
        page: int = 0,
        asked: Asked | None = None,
    ) -> Look:
        """The same for a reader, to whom `since` may be "last": then only what that reader was not shown, and 24 hours
        the first time; `asked` is what the first page gave. Nothing is noted until `shown`."""
        return await self._database.read(self._look, shelf, user_id, topic, since, page, asked)

    async def shown(self, look: Look) -> None:
        """The answer has reached its reader: what it told is known from now on."""
        await self._database.write(self._note, look)

    def _look(
        self,
        connection: Connection,
        shelf: Shelf,
        user_id: int | None,
        topic: str | None,
        since: str | None,
        page: int,
        asked: Asked | None,
    ) -> Look:
        now = self._clock.now()
        unread = policy.is_last(since)
        if unread and user_id is None:
            raise DeskError(Reason.BAD_SINCE, since=since)
        start = now if unread else policy.since(since, now, _zone(connection, shelf))
        shelf_id = shelves.find(connection, shelf)
        if shelf_id is None or not shelves.article_count(connection, shelf_id):
            raise NothingFound(Reason.EMPTY_SHELF, shelf=shelf.key)
        theme = topic_query.understood(connection, self._knowledge, shelf_id, topic)
        reader = TopicReader(user_id or 0, shelf_id, theme.key)
        if not unread:
            return _page(connection, reader, _whole(connection, shelf_id, theme, start, now), page, None)
        asked = asked or _asked(seen_by_member.load(connection, reader), now)
        return _page(connection, reader, _unread(connection, reader, theme, asked), page, asked)

    def _note(self, connection: Connection, look: Look) -> None:
        reader, answer, now = look.reader, look.answer, self._clock.now()
        memory = seen_by_member.load(connection, reader)
        start = look.asked.start if look.asked else answer.since
        until = look.asked.at if look.asked else answer.until
        unread_since = memory.unread_since if memory else start
        seen_by_member.keep(connection, reader, ReadingPosition(unread_since, now))
        seen_by_member.add(connection, reader, look.page, now)
        if start <= max(unread_since, now - _LONGEST_UNREAD) and not seen_by_member.unseen(
            connection, reader, look.window
        ):
            seen_by_member.keep(connection, reader, ReadingPosition(max(unread_since, until), now))


def _whole(connection: Connection, shelf_id: int, theme: Theme, start: datetime, now: datetime) -> _Window:
    lines, oldest = topic_query.gather(connection, shelf_id, theme, start, now)
    return _Window(theme, start, now, story_lines.grouped(lines, theme, now, now - start), {}, oldest)


def _unread(connection: Connection, reader: TopicReader, theme: Theme, asked: Asked) -> _Window:
    """The stories of which something came since, that the reader was not shown and that says something new."""
    length = asked.at - asked.start
    lines, oldest = topic_query.gather(connection, reader.shelf_id, theme, asked.start - _LATE_NEWS, asked.at)
    groups = story_lines.grouped(lines, theme, asked.at, length)
    seen = seen_by_member.of_stories(connection, reader, [group.story_id for group in groups], asked.at)
    new = []
    for group in story_lines.ranked_anew(groups, seen, theme, asked.at, length):
        before = seen.get(group.story_id, frozenset())
        if explain.nothing_new(group, before, asked.start):
            continue
        if before and not story_lines.told(connection, reader.shelf_id, group, asked.at, length, before):
            continue
        new.append(group)
    oldest = oldest if oldest is not None and oldest > asked.start else None
    return _Window(theme, asked.start, asked.at, new, dict(seen), oldest)


def _page(connection: Connection, reader: TopicReader, window: _Window, page: int, asked: Asked | None) -> Look:
    groups = window.groups
    pages = max(1, -(-len(groups) // _PAGE))
    page = min(max(page, 0), pages - 1)
    chosen = groups[page * _PAGE : (page + 1) * _PAGE]
    stories = [_told(connection, reader, window, group) for group in chosen]
    lines = [
        line for group in groups for line in story_lines.fresh(group, window.seen.get(group.story_id, frozenset()))
    ]
    answer = LatestAnswer(
        topic=window.theme.label,
        since=window.oldest or window.start,
        until=window.until,
        stories=tuple(story for story in stories if story is not None),
        page=page,
        pages=pages,
        story_count=len(groups),
        article_count=len(lines),
        outlet_count=len(story_lines.outlets_of(lines)),
        limited=window.oldest is not None,
        unread=asked is not None,
        last_look=asked.last_look if asked else None,
    )
    return Look(answer, reader, _articles(chosen), _articles(groups), asked)


def _told(connection: Connection, reader: TopicReader, window: _Window, group: Group) -> StoryLine | None:
    seen = window.seen.get(group.story_id, frozenset())
    return story_lines.told(connection, reader.shelf_id, group, window.until, window.until - window.start, seen)


def _articles(groups: Sequence[Group]) -> tuple[int, ...]:
    return tuple(line.article_id for group in groups for line in group.lines)


def _asked(memory: ReadingPosition | None, now: datetime) -> Asked:
    if memory is None:
        return Asked(now - policy.DEFAULT, now, None)
    return Asked(max(memory.unread_since, now - _LONGEST_UNREAD), now, memory.last_at)


def _zone(connection: Connection, shelf: Shelf) -> str:
    """Where the days of the shelf begin."""
    owner, _, number = shelf.key.partition(":")
    return (settings.load(connection, int(number))).zone if owner == "guild" else _ZONE
