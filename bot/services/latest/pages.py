"""Pages of ranked stories: of a whole window, or of the part that a reader was not shown. A page of a window is kept
until the shelf changes (`kept_answers`), as long as it is still true: no article has come into the window or left it,
and `ROUNDED` has not passed. For "last", which differs for each reader, only the lines of stories are kept.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from bot.model.answers import LatestAnswer, StoryLine, nearest_page
from bot.model.settings import AppliedFilter
from bot.news.digests.groups import Ranking, StoryGroup, outlet_count, unseen
from bot.news.digests.plan import not_new
from bot.news.digests.ranking import factors
from bot.news.digests.story_lines import story_line
from bot.news.filters import SiftedArticles
from bot.services.filters import gather
from bot.services.kept_answers import ROUNDED, KeptAnswers, ShelfQuestion, rounded_down
from bot.services.latest.looks import Look, UnreadWindow
from bot.services.stories import material, topic_query
from bot.services.stories.topic_query import ArticlesInWindow, TopicQuery
from bot.storage.members import seen_by_member
from bot.storage.members.seen_by_member import TopicReader
from bot.storage.stories import shelf_window

_PAGE = 5
_SECOND = timedelta(seconds=1)


class FilteredQuestion(Struct, frozen=True):
    """A question, resolved: shelf and reader, topic, filters and the entities that they mean."""

    reader: TopicReader
    topic: TopicQuery
    applied: tuple[AppliedFilter, ...]
    filtered_ids: tuple[int, ...]
    kept: KeptAnswers

    def about(self, kind: str, *asked: Hashable) -> ShelfQuestion:
        """A question about its shelf and topic, with other parameters."""
        return ShelfQuestion(self.reader.shelf_id, kind, (self.topic, *asked))


class RankedWindow(Struct, frozen=True):
    """The ranked stories of [start, until]. `seen` maps a story to the articles of it that the reader has seen;
    `oldest` is set if the window held more than is looked at; `filtered` counts the stories that filters leave out;
    `lines` has the stories that are computed already; `indexed_since` as in `SearchAnswer`."""

    start: datetime
    until: datetime
    groups: Sequence[StoryGroup]
    seen: Mapping[int, frozenset[int]]
    oldest: datetime | None
    filtered: int = 0
    lines: Mapping[int, StoryLine] = field(default_factory=dict)
    indexed_since: datetime | None = None

    def seen_of(self, group: StoryGroup) -> frozenset[int]:
        """The articles of a story that the reader has seen."""
        return self.seen.get(group.story_id, frozenset())


class _Rank(NamedTuple):
    """When stories are ranked, and over how long a window; both rounded."""

    now: datetime
    window: timedelta


class _KeptPage(Struct, frozen=True):
    """A page of a window, as it was computed for [start, until] and ranked. It is also true for later windows that
    begin at `first_leaves` or before and end before `next_comes`: the times of its oldest article and of the next one
    after it."""

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
        if rank != self.rank or start < self.start or until < self.until or self.answer.indexed_since is not None:
            return False
        return (self.first_leaves is None or start <= self.first_leaves) and (
            self.next_comes is None or until < self.next_comes
        )


class _KeptLine(Struct, frozen=True):
    """A line as it was ranked, or that there is none. `made_from` is the digest of its material: if only other articles
    of the shelf have changed, or minutes have passed, the line is the same except for its place."""

    rank: _Rank
    made_from: bytes
    line: StoryLine | None

    def ranked(self, group: StoryGroup, rank: _Rank) -> _KeptLine:
        """The line of the same material for a window of the same length, as it is ranked now."""
        if rank == self.rank:
            return self
        line = self.line and replace(self.line, reasons=factors(group.ranked_by, *rank))
        return _KeptLine(rank, self.made_from, line)


def whole_window(connection: Connection, reading: FilteredQuestion, start: datetime, now: datetime, page: int) -> Look:
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


def unread_page(connection: Connection, reading: FilteredQuestion, asked: UnreadWindow, page: int) -> Look:
    """A page of the stories with something that the reader was not shown and that adds to what was."""
    reader = reading.reader
    window = topic_query.Window(asked.start - topic_query.LATE_NEWS, asked.at, topic_query.MOST_ARTICLES)
    sifted, found = _sifted(connection, reading, window)
    ranking = Ranking(asked.at, asked.at - asked.start, reading.topic.worth)
    groups = ranking.groups(sifted.kept)
    left_out = [one for one in sifted.whole_stories() if max(one.at, one.saved_at) >= asked.start]
    seen = seen_by_member.of_stories(connection, reader, [group.story_id for group in groups], asked.at)
    new: list[StoryGroup] = []
    lines: dict[int, StoryLine] = {}
    filtered = len({one.story_id for one in left_out})
    oldest = found.oldest if found.oldest is not None and found.oldest > asked.start else None
    unread = RankedWindow(asked.start, asked.at, new, seen, oldest, filtered, lines, found.indexed_since)
    for group in ranking.unseen_first(groups, seen):
        before = unread.seen_of(group)
        if not_new(group, before, asked.start) is not None:
            continue
        if before:
            line = _line(connection, reading, unread, group)
            if line is None:
                continue
            lines[group.story_id] = line
        new.append(group)
    return _page(connection, reading, unread, page, asked)


def _computed_page(
    connection: Connection, reading: FilteredQuestion, bounds: tuple[datetime, datetime], page: int
) -> _KeptPage:
    start, now = bounds
    rank = _rank(start, now)
    window = topic_query.Window(start - _SECOND, now, topic_query.MOST_ARTICLES)  # a day begins with its midnight
    sifted, found = _sifted(connection, reading, window)
    filtered = len({one.story_id for one in sifted.whole_stories()})
    groups = Ranking(rank.now, rank.window, reading.topic.worth).groups(sifted.kept)
    ranked = RankedWindow(start, now, groups, {}, found.oldest, filtered, indexed_since=found.indexed_since)
    look = _page(connection, reading, ranked, page, None)
    leaving = min((one.at for one in (*sifted.kept, *sifted.left_out)), default=None)
    coming = shelf_window.next_at(connection, reading.reader.shelf_id, now)
    return _KeptPage(start, now, rank, look.answer, look.page, look.window, found.oldest or leaving, coming)


def _sifted(
    connection: Connection, reading: FilteredQuestion, window: topic_query.Window
) -> tuple[SiftedArticles, ArticlesInWindow]:
    """The articles of a window on the topic: separated by the filters, and as they were found."""
    shelf_id = reading.reader.shelf_id
    found = topic_query.window_articles(connection, shelf_id, reading.topic, window)
    return gather.sifted(connection, shelf_id, reading.applied, found.articles), found


def _page(
    connection: Connection, reading: FilteredQuestion, window: RankedWindow, page: int, asked: UnreadWindow | None
) -> Look:
    groups = window.groups
    page, pages = nearest_page(page, len(groups), _PAGE)
    chosen = groups[page * _PAGE : (page + 1) * _PAGE]
    stories = [window.lines.get(group.story_id) or _line(connection, reading, window, group) for group in chosen]
    new = [unseen(group, window.seen_of(group)) for group in groups]
    answer = LatestAnswer(
        topic=reading.topic.label,
        since=window.oldest or window.start,
        until=window.until,
        stories=tuple(story for story in stories if story is not None),
        page=page,
        pages=pages,
        story_count=len(groups),
        article_count=sum(map(len, new)),
        outlet_count=outlet_count(new),
        limited=window.oldest is not None,
        unread=asked is not None,
        last_look=asked.last_look if asked else None,
        filtered_count=window.filtered,
        named=reading.topic.named,
        nearest=reading.topic.nearest,
        indexed_since=window.indexed_since,
    )
    return Look(answer, reading.reader, _article_ids(chosen), _article_ids(groups), asked)


def _line(
    connection: Connection, reading: FilteredQuestion, window: RankedWindow, group: StoryGroup
) -> StoryLine | None:
    """The line of a story for a reader of some of its articles; None if the rest adds nothing."""
    shelf_id, topic, seen = reading.reader.shelf_id, reading.topic, window.seen_of(group)
    rank = _rank(window.start, window.until)

    def computed() -> _KeptLine:
        found = material.story_material(connection, shelf_id, group, topic, seen, reading.kept)
        made_from = material.digest(found)
        former: _KeptLine | None = reading.kept.former(question)
        if former is not None and (former.rank.window, former.made_from) == (rank.window, made_from):
            return former.ranked(group, rank)
        return _KeptLine(rank, made_from, story_line(found, *rank))

    question = reading.about("latest line", group.story_id, _article_ids([group]), seen)
    return reading.kept.answer(connection, question, computed, lambda found: found.rank == rank).line


def _rank(start: datetime, until: datetime) -> _Rank:
    window = until - start
    return _Rank(rounded_down(until), max(window - window % ROUNDED, ROUNDED))


def _article_ids(groups: Sequence[StoryGroup]) -> tuple[int, ...]:
    return tuple(article.article_id for group in groups for article in group.articles)
