"""Compose a digest in two rounds: load candidates, choose stories, load their details, choose sentences.

    gather_input -> plan.select_stories -> gather_details -> plan.digest_plan

Loading comes in two bounded steps, since details are needed for the first stories only.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from sqlite3 import Connection

from msgspec import Struct
from msgspec.structs import replace

from bot.model.answers import ArticleRef
from bot.model.deliveries import Rhythm
from bot.model.jobs import Shelf
from bot.model.reasons import StoryVerdict, VerdictKind
from bot.model.stories import WindowArticle
from bot.news.digests import parts, plan
from bot.news.digests.groups import Ranking, StoryGroup, own_texts, reports, telling, unseen
from bot.news.digests.plan import (
    DigestDetails,
    DigestInput,
    DigestOrder,
    DigestPlan,
    DigestSelection,
    FilteredStory,
    StoryDetails,
)
from bot.news.digests.story_lines import known_ids
from bot.news.filters import SiftedArticles
from bot.services.digests import coming, state_media
from bot.services.digests.coming import DigestShelf
from bot.services.evidence.coming_events import AheadReadings
from bot.services.filters import gather
from bot.services.lookup import queries
from bot.services.stories import topic_query
from bot.services.stories.material import excerpts, recent_counts, story_figures, story_material
from bot.services.stories.topic_query import ArticlesInWindow, TopicQuery
from bot.storage import filters
from bot.storage.deliveries import seen_by_channel
from bot.storage.shelves import shelves
from bot.storage.stories import shelf_window
from bot.text.knowledge.base import Knowledge

_COUNTS_COMPARED = timedelta(days=8)
"""The window of the counts that are compared: a number that changes is shown beside those of the last week."""
_RECENT_ARTICLES = 300
"""The number of newest articles whose counts are compared."""
_MOST_ARTICLES = {Rhythm.DAY: 500, Rhythm.WEEK: 2000, Rhythm.MONTH: 5000}


class DigestSources(Struct, frozen=True):
    """The sources of a digest beside the database: the knowledge base, and the coming events of articles that were read
    before."""

    knowledge: Knowledge
    readings: AheadReadings


def compose(connection: Connection, sources: DigestSources, order: DigestOrder, now: datetime) -> DigestPlan:
    """The digest of an order as of `now`."""
    knowledge = sources.knowledge
    shelf_id = shelves.find(connection, Shelf.of_guild(order.guild_id)) or 0
    shelf = DigestShelf(shelf_id, _topic_of(connection, knowledge, shelf_id, order, now))
    digest = gather_input(connection, shelf, order, now)
    recent = coming.recent(connection, shelf, order, digest.filters, now)
    digest = replace(
        digest,
        ahead=coming.told(connection, sources.readings, shelf, order, recent, now),
        state_media=state_media.news(connection, knowledge, shelf_id, order, recent),
        retracted=_retracted(connection, shelf_id, digest, now),
    )
    selection = plan.select_stories(digest)
    return plan.digest_plan(digest, selection, gather_details(connection, shelf, digest, selection))


def _retracted(connection: Connection, shelf_id: int, digest: DigestInput, now: datetime) -> tuple[ArticleRef, ...]:
    """The retracted articles that the channel saw, if the shelf still has them and no filter leaves them out."""
    order = digest.order
    ids = seen_by_channel.retracted(connection, order.channel_id, order.rhythm, order.since, now)
    sifted = gather.sifted(connection, shelf_id, digest.filters, shelf_window.lines(connection, shelf_id, ids))
    return shelf_window.references(connection, shelf_id, [one.article_id for one in sifted.kept])


def _topic_of(
    connection: Connection, knowledge: Knowledge, shelf_id: int, order: DigestOrder, now: datetime
) -> TopicQuery:
    """The topic of a digest: its saved search as it is understood today, or its topic as typed. Raises DeskError
    BAD_QUERY if another release saved the search."""
    if order.query is None:
        return topic_query.resolve(connection, knowledge, shelf_id, order.topic)
    shelf = Shelf.of_guild(order.guild_id)
    return TopicQuery(order.topic, query=queries.understand_saved(connection, knowledge, shelf, order.query, now))


def gather_input(connection: Connection, shelf: DigestShelf, order: DigestOrder, now: datetime) -> DigestInput:
    """Load the window's articles, what the channel has seen, and the material of every story that may be shown."""
    shelf_id, topic = shelf.shelf_id, shelf.topic
    found = _window_articles(connection, shelf_id, topic, order, now)
    articles, oldest = found.articles, found.oldest
    applied = filters.of_owners(connection, gather.of_digest(order.guild_id, order.subscription_id))
    sifted = gather.sifted(connection, shelf_id, applied, articles)
    ranking = Ranking(now, now - order.since, topic.worth)
    stories = frozenset(one.story_id for one in articles)
    seen = seen_by_channel.of_stories(connection, shelf_id, order.channel_id, order.rhythm, stories)
    groups = ranking.unseen_first(ranking.groups(sifted.kept), seen)
    candidates = plan.candidate_groups(groups, seen, order, ranking)
    materials = {
        group.story_id: story_material(connection, shelf_id, group, topic, seen.get(group.story_id, frozenset()))
        for group in candidates
    }
    filtered = _filtered(sifted, order, ranking, seen)
    return DigestInput(
        order, ranking, tuple(groups), seen, oldest, materials, applied, filtered, stories, named=topic.named
    )


def window_articles(
    connection: Connection, knowledge: Knowledge, shelf_id: int, order: DigestOrder, now: datetime
) -> ArticlesInWindow:
    """The articles that a digest may show."""
    topic = _topic_of(connection, knowledge, shelf_id, order, now)
    return _window_articles(connection, shelf_id, topic, order, now)


def _window_articles(
    connection: Connection, shelf_id: int, topic: TopicQuery, order: DigestOrder, now: datetime
) -> ArticlesInWindow:
    window = topic_query.Window(order.since - topic_query.LATE_NEWS, now, _MOST_ARTICLES[order.rhythm])
    return topic_query.window_articles(connection, shelf_id, topic, window)


def _filtered(
    sifted: SiftedArticles, order: DigestOrder, ranking: Ranking, seen: Mapping[int, frozenset[int]]
) -> tuple[FilteredStory, ...]:
    """The stories all of whose articles are left out, best first, if they have something new."""
    groups = ranking.unseen_first(ranking.groups(sifted.whole_stories()), seen)
    return tuple(
        FilteredStory(group, StoryVerdict(VerdictKind.FILTERED, filters=sifted.why(group.articles)))
        for group in groups
        if plan.not_new(group, seen.get(group.story_id, frozenset()), order.since) is None
    )


def gather_details(
    connection: Connection, shelf: DigestShelf, digest: DigestInput, selection: DigestSelection
) -> DigestDetails:
    """Load figures and timelines of the first stories, and the titles of those that are listed."""
    shelf_id = shelf.shelf_id
    listed = [group for group, _ in plan.listed_groups(digest, selection)]
    firsts = shelf_window.references(connection, shelf_id, [reports(group.articles)[0].article_id for group in listed])
    recent = gather.sifted(connection, shelf_id, digest.filters, _recent(connection, shelf, digest)).kept
    counts, statements = recent_counts(connection, shelf_id, recent)
    return DigestDetails(
        {
            group.story_id: _story_details(connection, shelf_id, digest, group)
            for group, _ in selection.shown[: parts.IN_DEPTH]
        },
        {group.story_id: article for group, article in zip(listed, firsts, strict=True)},
        counts,
        statements,
    )


def _recent(connection: Connection, shelf: DigestShelf, digest: DigestInput) -> tuple[WindowArticle, ...]:
    """The newest articles whose counts are compared: for a search, those that satisfy it; else all."""
    now = digest.ranking.now
    since = min(digest.order.since - topic_query.LATE_NEWS, now - _COUNTS_COMPARED)
    if shelf.topic.query is None:
        return shelf_window.newest(connection, shelf.shelf_id, since, now, _RECENT_ARTICLES)
    window = topic_query.Window(since, now, _RECENT_ARTICLES)
    return topic_query.window_articles(connection, shelf.shelf_id, shelf.topic, window).articles


def _story_details(connection: Connection, shelf_id: int, digest: DigestInput, group: StoryGroup) -> StoryDetails:
    figures = story_figures(connection, shelf_id, group.articles)
    if not plan.wants_timeline(digest, group):
        return StoryDetails({}, (), figures)
    seen = digest.seen_of(group)
    new = excerpts(connection, shelf_id, [one.article_id for one in own_texts(telling(unseen(group, seen)))])
    return StoryDetails({one.article.id: one for one in new}, excerpts(connection, shelf_id, known_ids(seen)), figures)
