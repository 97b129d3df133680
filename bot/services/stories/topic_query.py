"""The topic of `/latest` or a digest (peninsula, subject, entity, words or search), and its articles in a window."""

from __future__ import annotations

from datetime import datetime, timedelta
from sqlite3 import Connection

from msgspec import Struct
from msgspec.structs import replace

from bot.model.analysis import Subject
from bot.model.answers import EntityRef, NearName
from bot.model.deliveries import Subscription
from bot.model.settings import Filter, FilterKind
from bot.model.stories import WindowArticle
from bot.news.digests.groups import is_sport_or_culture
from bot.policy.search.matching import IndexedText
from bot.policy.search.query import Clause, Query
from bot.policy.search.terms import Term, terms
from bot.policy.vocabulary import PENINSULA, is_peninsula, subject_of, subjects_like
from bot.services.lookup import entities
from bot.storage.articles import search
from bot.storage.articles.article_rows import first_moment
from bot.storage.articles.query_match import query_match
from bot.storage.articles.search import FoundArticles
from bot.storage.engine.times import seconds
from bot.storage.stories import shelf_window
from bot.text.knowledge.base import Knowledge

MOST_ARTICLES = 500
"""The most articles of a window, the newest, however long it is."""
LATE_NEWS = timedelta(days=3)
"""The time before a window from which articles are read too, since those that were saved late, or not shown yet, are
new in it."""

_NEWEST = 200
"""The most articles with the words of a topic that are looked at."""
_MOST_NEAREST = 5
_CLOSE = 0.5
_WORTH_ASIDE = 0.25


class TopicQuery(Struct, frozen=True):
    """A topic as it was understood; at most one of `subject`, `entity` (a key), `words` and `query` (a saved search) is
    set, none for the peninsula. `named` is the entity as the shelf has it. If no article of the shelf has the words,
    `nearest` are subjects and names of the shelf like them, best first."""

    label: str
    subject: Subject | None = None
    entity: str | None = None
    words: tuple[Term, ...] = ()
    query: Query | None = None
    named: EntityRef | None = None
    nearest: tuple[NearName, ...] | None = None

    @property
    def key(self) -> str:
        """A key of the topic, the same however it was typed."""
        if self.subject is not None:
            return f"subject:{self.subject}"
        if self.entity is not None:
            return f"entity:{self.entity}"
        if self.query is not None:
            return f"search:{self.label}"
        return f"words:{' '.join(self.label.casefold().split())}" if self.words else "peninsula"

    @property
    def is_named(self) -> bool:
        """Whether it is an entity, words or a search, so that articles of any subject are wanted."""
        return self.entity is not None or bool(self.words) or self.query is not None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the entities that a sentence on the topic may name."""
        if self.query is not None:
            return self.query.wanted_keys
        return () if self.entity is None else (self.entity,)

    def is_said_in(self, text: str) -> bool:
        """Whether a text has the words of the topic: all of them or, for a search, one of those that it requires."""
        if self.query is None and not self.words:
            return False
        indexed = IndexedText(text)
        if self.query is not None:
            return any(indexed.says(term) for term in self.query.wanted_terms)
        return all(indexed.says(term) for term in self.words)

    def as_filter(self) -> Filter | None:
        """The topic as a filter that could leave it out; None for the peninsula, for words and for a search."""
        if self.subject is not None:
            return Filter(FilterKind.SUBJECT, self.subject.value, self.label)
        return Filter(FilterKind.ENTITY, self.entity, self.label) if self.entity is not None else None

    def closeness(self, article: WindowArticle) -> float:
        """How close an article is to the topic, 0 to 1; below one half it is off topic."""
        if self.subject is not None:
            return 1.0 if self.subject in article.subjects else 0.0
        return 1.0 if self.is_named else article.korea

    def worth(self, article: WindowArticle) -> float:
        """The weight of an article in ranking its story, 0 to 1: its closeness, or a quarter of that for an article of
        sport or culture alone if the topic is the peninsula."""
        return self.closeness(article) * (
            _WORTH_ASIDE if self.key == "peninsula" and is_sport_or_culture(article) else 1
        )


class Window(Struct, frozen=True):
    """A span of time (since, until], bounded to its newest `most` articles."""

    since: datetime
    until: datetime
    most: int


class ArticlesInWindow(Struct, frozen=True):
    """The articles on a topic in a window, newest first. `oldest` is the time of the oldest that was looked at, if the
    window held more, else None; `indexed_since` as in `SearchAnswer`."""

    articles: tuple[WindowArticle, ...]
    oldest: datetime | None = None
    indexed_since: datetime | None = None


def is_unindexed(connection: Connection, order: Subscription, since: datetime) -> bool:
    """Whether a digest on a name, words or a search, of news since a moment, waits for its articles to be indexed, as
    all are anew after an upgrade."""
    if order.query is None and (is_peninsula(order.topic) or subject_of(order.topic) is not None):
        return False
    return search.first_indexed(connection) > first_moment(seconds(since - LATE_NEWS))


def resolve(connection: Connection, knowledge: Knowledge, shelf_id: int, topic: str | None) -> TopicQuery:
    """The query for a typed topic. A name is an entity only if it surely means one; punctuation alone is no topic."""
    typed = " ".join((topic or "").split())
    if not typed or is_peninsula(typed):
        return TopicQuery(PENINSULA)
    if (subject := subject_of(typed)) is not None:
        return TopicQuery(subject.replace("_", " "), subject=subject)
    match = next(iter(entities.named_surely(connection, knowledge, shelf_id, typed)), None)
    if match is not None and match.on_shelf:
        return TopicQuery(match.entity.name, entity=match.entity.key, named=match.entity)
    words = terms(typed)
    if not words:
        return TopicQuery(PENINSULA)
    return TopicQuery(typed[:100], words=words, nearest=near_topics(connection, knowledge, shelf_id, typed))


def near_topics(connection: Connection, knowledge: Knowledge, shelf_id: int, typed: str) -> tuple[NearName, ...] | None:
    """The subjects and names of the shelf most like typed words, best first; none if an article of the shelf has the
    words, or may have them as far as articles are still being indexed, or no words are typed."""
    words = terms(typed)
    found = search.find(connection, shelf_id, query_match(connection, shelf_id, _all_of(words)), 1) if words else None
    if found is None or found.moments or found.indexed_since is not None:
        return None
    return (*subjects_like(typed), *entities.near_here(connection, knowledge, shelf_id, typed))[:_MOST_NEAREST]


def _all_of(words: tuple[Term, ...]) -> Query:
    return Query(tuple(Clause((term,)) for term in words))


def window_articles(connection: Connection, shelf_id: int, topic: TopicQuery, window: Window) -> ArticlesInWindow:
    """The articles on the topic in a window."""
    since, until, most = window.since, window.until, window.most
    indexed_since = None
    if topic.query is not None or topic.words:
        query, most = (_all_of(topic.words), _NEWEST) if topic.query is None else (topic.query, most)
        matches = _searched(connection, shelf_id, query, replace(window, most=most))
        found = shelf_window.at_moments(connection, shelf_id, matches.moments[:most], since, until)
        bounded, indexed_since = len(matches.moments) > most, matches.indexed_since
    elif topic.entity:
        found = shelf_window.naming(connection, shelf_id, topic.entity, since, until, most)
        bounded = len(found) == most
    else:
        found = shelf_window.newest(connection, shelf_id, since, until, most)
        bounded = len(found) == most
    oldest = found[-1].at if bounded and found else None
    close = tuple(article for article in found if topic.closeness(article) >= _CLOSE)
    return ArticlesInWindow(close, oldest, indexed_since)


def _searched(connection: Connection, shelf_id: int, query: Query, window: Window) -> FoundArticles:
    """The newest articles of a window that satisfy a query; one more than wanted if there are more."""
    begin, end = window.since.replace(second=0, microsecond=0), _minute_after(window.until)
    query = replace(query, after=max(query.after or begin, begin), before=min(query.before or end, end))
    return search.find(connection, shelf_id, query_match(connection, shelf_id, query), window.most)


def _minute_after(moment: datetime) -> datetime:
    """The next whole minute: queries give times to the minute."""
    return moment.replace(second=0, microsecond=0) + timedelta(minutes=1)
