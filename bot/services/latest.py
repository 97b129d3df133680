"""`/latest`: the stories of a window, ranked, from the asking shelf's articles alone.

a window, or "last": what this reader was not shown -> articles of the shelf -> ranked groups -> a page of stories
once the page was shown, its articles are noted for the reader

A page of a window is kept until the shelf changes (`kept_answers`), and while it is still true: no article has come
into the window or left it, and `ROUNDED` has not passed. Of "last", which is each reader's own, the stories' lines are
kept.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import NamedTuple

from bot.model.answers import LatestAnswer, StoryLine, nearest_page
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.model.settings import AppliedFilter
from bot.news.digests.groups import Ranking, StoryGroup, outlets_of, unseen
from bot.news.digests.plan import not_new
from bot.news.digests.story_lines import story_line
from bot.news.filters import SiftedArticles
from bot.policy import since as policy
from bot.policy.typed_times import windows
from bot.ports import Clock
from bot.services.filters import gather
from bot.services.kept_answers import ROUNDED, KeptAnswers, ShelfQuestion, rounded_down
from bot.services.stories import material, topic_query
from bot.services.stories.topic_query import TopicQuery
from bot.storage import filters, settings
from bot.storage.engine.connections.loop import leave_loop
from bot.storage.engine.database import Database
from bot.storage.members import seen_by_member
from bot.storage.members.seen_by_member import ReadingPosition, TopicReader
from bot.storage.shelves import shelves
from bot.storage.stories import shelf_window
from bot.text.knowledge.base import Knowledge

_PAGE = 5
_MOST_UNNOTED = 200
"""Answers that are noted as shown in one transaction; older ones, while the database refuses, are not noted."""
_LONGEST_UNREAD = timedelta(days=30)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class UnreadWindow:
    """The window of a question for unread stories as it was first asked: its further pages are of the same moment.
    `last_look` is when the reader was last shown something."""

    start: datetime
    at: datetime
    last_look: datetime | None


@dataclass(frozen=True, slots=True)
class Look:
    """An answer for a reader, with the articles that showing it makes known: those of its `page`, and of the `window`
    in all its pages. `asked` is set if it holds only what is unread."""

    answer: LatestAnswer
    reader: TopicReader
    page: tuple[int, ...]
    window: tuple[int, ...]
    asked: UnreadWindow | None


@dataclass(frozen=True, slots=True)
class _Question:
    """The parameters of `LatestService.look`; `user_id` None for nobody in particular."""

    shelf: Shelf
    user_id: int | None
    topic: str | None
    since: str | None
    page: int
    asked: UnreadWindow | None

    @property
    def reads_alone(self) -> int | None:
        """The member whose own filters apply: of an answer that nobody else reads, as in direct messages."""
        is_private = self.shelf.guild_id is None or policy.is_last(self.since)
        return self.user_id if is_private else None


@dataclass(frozen=True, slots=True)
class _Window:
    """The ranked stories of [start, until]. `seen` maps a story to the articles of it that the reader has seen;
    `oldest` is set if the window held more than is looked at; `filtered` counts the stories that filters leave out;
    `lines` has the stories that are computed already."""

    start: datetime
    until: datetime
    groups: Sequence[StoryGroup]
    seen: Mapping[int, frozenset[int]]
    oldest: datetime | None
    filtered: int = 0
    lines: Mapping[int, StoryLine] = field(default_factory=dict)

    def seen_of(self, group: StoryGroup) -> frozenset[int]:
        """The articles of a story that the reader has seen."""
        return self.seen.get(group.story_id, frozenset())


class _Rank(NamedTuple):
    """When stories are ranked, and over how long a window; both rounded."""

    now: datetime
    window: timedelta


@dataclass(frozen=True, slots=True)
class _KeptPage:
    """A page of a window, as it was computed for [start, until] and ranked. It is true of later windows that begin
    at `first_leaves` or before and end before `next_comes`: the times of the oldest article in it and of the next after
    it."""

    start: datetime
    until: datetime
    rank: _Rank
    answer: LatestAnswer
    page: tuple[int, ...]
    window: tuple[int, ...]
    first_leaves: datetime | None
    next_comes: datetime | None

    def holds(self, start: datetime, until: datetime, rank: _Rank) -> bool:
        """Whether [start, until] has the same articles, in the same order."""
        if rank != self.rank or start < self.start or until < self.until:
            return False
        return (self.first_leaves is None or start <= self.first_leaves) and (
            self.next_comes is None or until < self.next_comes
        )


@dataclass(frozen=True, slots=True)
class _KeptLine:
    """A line as it was ranked, or that there is none. `made_from` is the digest of its material: where another article
    of the shelf has changed, the line is still the same."""

    rank: _Rank
    made_from: bytes
    line: StoryLine | None


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
                    await self._database.write(_note_all, shown)
            except sqlite3.Error:
                self._shown = [*shown, *self._shown]
                raise


@dataclass(frozen=True, slots=True)
class _Base:
    """What answers are made with besides the database."""

    knowledge: Knowledge
    kept: KeptAnswers


@dataclass(frozen=True, slots=True)
class _FilteredQuestion:
    """A question, resolved: shelf and reader, topic, filters and the entities that they mean."""

    reader: TopicReader
    topic: TopicQuery
    applied: tuple[AppliedFilter, ...]
    filtered_ids: tuple[int, ...]
    kept: KeptAnswers

    def about(self, kind: str, *asked: Hashable) -> ShelfQuestion:
        """A question about its shelf and topic, with other parameters."""
        return ShelfQuestion(self.reader.shelf_id, kind, (self.topic, *asked))


def _look(connection: Connection, base: _Base, question: _Question, now: datetime) -> Look:
    unread = policy.is_last(question.since)
    if unread and question.user_id is None:
        raise DeskError(Reason.BAD_SINCE, since=question.since)
    zone = settings.zone(connection, question.shelf)
    start, end = (now, now) if unread else windows.window(question.since, now, zone)
    shelf_id = shelves.find(connection, question.shelf)
    if shelf_id is None or not shelves.article_count(connection, shelf_id):
        raise NothingFound(Reason.EMPTY_SHELF, shelf=question.shelf.key)
    if start is None:
        first = shelf_window.first_at(connection, shelf_id, end)
        start = (end if first is None else first) - _SECOND
    topic = _resolved(connection, base, shelf_id, question.topic)
    reader = TopicReader(question.user_id or 0, shelf_id, topic.key)
    applied = filters.of_owners(connection, gather.of_answer(question.shelf, question.reads_alone))
    filtered_ids = gather.filtered_ids(connection, shelf_id, applied)
    reading = _FilteredQuestion(reader, topic, applied, filtered_ids, base.kept)
    if not unread:
        look = _whole(connection, reading, start, end, question.page)
        return replace(look, answer=replace(look.answer, ended=end < now))
    leave_loop(connection)
    asked = question.asked or _unread_window(_clamped(seen_by_member.load(connection, reader), now), now)
    return _unread_page(connection, reading, asked, question.page)


def _resolved(connection: Connection, base: _Base, shelf_id: int, typed: str | None) -> TopicQuery:
    question = ShelfQuestion(shelf_id, "topic", (typed,))
    return base.kept.answer(
        connection, question, lambda: topic_query.resolve(connection, base.knowledge, shelf_id, typed)
    )


def _note_all(connection: Connection, shown: Sequence[tuple[Look, datetime]]) -> None:
    for look, at in shown:
        _note(connection, look, at)


def _note(connection: Connection, look: Look, now: datetime) -> None:
    reader, answer = look.reader, look.answer
    position = _clamped(seen_by_member.load(connection, reader), now)
    start = look.asked.start if look.asked else answer.since
    until = look.asked.at if look.asked else answer.until
    unread_since = position.unread_since if position else start
    seen_by_member.keep(connection, reader, ReadingPosition(unread_since, now))
    seen_by_member.add(connection, reader, look.page, now)
    reaches_back = start <= max(unread_since, now - _LONGEST_UNREAD)
    if reaches_back and not seen_by_member.unseen(connection, reader, look.window):
        seen_by_member.keep(connection, reader, ReadingPosition(max(unread_since, until), now))


def _sifted(
    connection: Connection, reading: _FilteredQuestion, window: topic_query.Window
) -> tuple[SiftedArticles, datetime | None]:
    """The articles of a window on the topic, told apart by the filters; and as `topic_query.window_articles`."""
    shelf_id = reading.reader.shelf_id
    articles, oldest = topic_query.window_articles(connection, shelf_id, reading.topic, window)
    return gather.sifted(connection, shelf_id, reading.applied, articles), oldest


def _whole(connection: Connection, reading: _FilteredQuestion, start: datetime, now: datetime, page: int) -> Look:
    """A page of all stories of [start, now], as it is kept or computed."""
    rank = _rank(start, now)
    kept = reading.kept.answer(
        connection,
        reading.about("latest page", page, rank.window, reading.applied, reading.filtered_ids),
        lambda: _computed_page(connection, reading, (start, now), page),
        lambda found: found.holds(start, now, rank),
    )
    since = kept.answer.since if kept.answer.limited else start
    return Look(replace(kept.answer, since=since, until=now), reading.reader, kept.page, kept.window, None)


def _computed_page(
    connection: Connection, reading: _FilteredQuestion, bounds: tuple[datetime, datetime], page: int
) -> _KeptPage:
    start, now = bounds
    rank = _rank(start, now)
    window = topic_query.Window(start - _SECOND, now, topic_query.MOST_ARTICLES)  # a day begins with its midnight
    sifted, oldest = _sifted(connection, reading, window)
    filtered = len({one.story_id for one in sifted.whole_stories()})
    groups = Ranking(rank.now, rank.window, reading.topic.worth).groups(sifted.kept)
    look = _page(connection, reading, _Window(start, now, groups, {}, oldest, filtered), page, None)
    leaving = min((one.at for one in (*sifted.kept, *sifted.left_out)), default=None)
    coming = shelf_window.next_at(connection, reading.reader.shelf_id, now)
    return _KeptPage(start, now, rank, look.answer, look.page, look.window, oldest or leaving, coming)


def _unread_page(connection: Connection, reading: _FilteredQuestion, asked: UnreadWindow, page: int) -> Look:
    """A page of the stories with something that the reader was not shown and that adds to what was."""
    reader = reading.reader
    window = topic_query.Window(asked.start - topic_query.LATE_NEWS, asked.at, topic_query.MOST_ARTICLES)
    sifted, oldest = _sifted(connection, reading, window)
    ranking = Ranking(asked.at, asked.at - asked.start, reading.topic.worth)
    groups = ranking.groups(sifted.kept)
    left_out = [one for one in sifted.whole_stories() if max(one.at, one.saved_at) >= asked.start]
    seen = seen_by_member.of_stories(connection, reader, [group.story_id for group in groups], asked.at)
    new: list[StoryGroup] = []
    lines: dict[int, StoryLine] = {}
    found = _Window(asked.start, asked.at, new, seen, None, len({one.story_id for one in left_out}), lines)
    for group in ranking.unseen_first(groups, seen):
        before = found.seen_of(group)
        if not_new(group, before, asked.start) is not None:
            continue
        if before:
            line = _line(connection, reading, found, group)
            if line is None:
                continue
            lines[group.story_id] = line
        new.append(group)
    oldest = oldest if oldest is not None and oldest > asked.start else None
    return _page(connection, reading, replace(found, oldest=oldest), page, asked)


def _page(
    connection: Connection, reading: _FilteredQuestion, window: _Window, page: int, asked: UnreadWindow | None
) -> Look:
    groups = window.groups
    page, pages = nearest_page(page, len(groups), _PAGE)
    chosen = groups[page * _PAGE : (page + 1) * _PAGE]
    stories = [window.lines.get(group.story_id) or _line(connection, reading, window, group) for group in chosen]
    new = [article for group in groups for article in unseen(group, window.seen_of(group))]
    answer = LatestAnswer(
        topic=reading.topic.label,
        since=window.oldest or window.start,
        until=window.until,
        stories=tuple(story for story in stories if story is not None),
        page=page,
        pages=pages,
        story_count=len(groups),
        article_count=len(new),
        outlet_count=len(outlets_of(new)),
        limited=window.oldest is not None,
        unread=asked is not None,
        last_look=asked.last_look if asked else None,
        filtered_count=window.filtered,
        named=reading.topic.named,
        nearest=reading.topic.nearest,
    )
    return Look(answer, reading.reader, _article_ids(chosen), _article_ids(groups), asked)


def _line(connection: Connection, reading: _FilteredQuestion, window: _Window, group: StoryGroup) -> StoryLine | None:
    """The line of a story for a reader of some of its articles; None if the rest adds nothing."""
    shelf_id, topic, seen = reading.reader.shelf_id, reading.topic, window.seen_of(group)
    rank = _rank(window.start, window.until)

    def computed() -> _KeptLine:
        found = material.story_material(connection, shelf_id, group, topic, seen)
        made_from = material.digest(found)
        former: _KeptLine | None = reading.kept.former(question)
        if former is not None and (former.rank, former.made_from) == (rank, made_from):
            return former
        return _KeptLine(rank, made_from, story_line(found, *rank))

    question = reading.about("latest line", group.story_id, _article_ids([group]), seen)
    return reading.kept.answer(connection, question, computed, lambda found: found.rank == rank).line


def _rank(start: datetime, until: datetime) -> _Rank:
    window = until - start
    return _Rank(rounded_down(until), max(window - window % ROUNDED, ROUNDED))


def _article_ids(groups: Sequence[StoryGroup]) -> tuple[int, ...]:
    return tuple(article.article_id for group in groups for article in group.articles)


def _clamped(position: ReadingPosition | None, now: datetime) -> ReadingPosition | None:
    """The position with times that a clock wrote which was ahead taken as now."""
    if position is None:
        return None
    return ReadingPosition(min(position.unread_since, now), min(position.last_at, now))


def _unread_window(position: ReadingPosition | None, now: datetime) -> UnreadWindow:
    if position is None:
        return UnreadWindow(now - policy.DEFAULT, now, None)
    return UnreadWindow(max(position.unread_since, now - _LONGEST_UNREAD), now, position.last_at)
