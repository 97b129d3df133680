"""The alerts that a watch would have sent in the last 30 days, by the articles of its shelf and the rules of alerts.

candidates: mentions | full text | newest articles, at most 2,000 -> those that match the target
         -> policy/watches/alerts.replay
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from sqlite3 import Connection

from msgspec import Struct
from msgspec.structs import replace

from bot.model.answers import ArticleRef
from bot.model.stories import WindowArticle
from bot.model.watches.alert import OpenMatch, WatchPreview
from bot.model.watches.watch import WatchKind, WatchPlace, WatchTarget, WatchTimes
from bot.policy.search.query import Clause, Query
from bot.policy.search.terms import term
from bot.policy.watches import phrases
from bot.policy.watches.alerts import replay
from bot.services.watches.alerts import notifies, with_cards
from bot.storage import contents
from bot.storage.articles import article_rows, search
from bot.storage.articles.query_match import query_match
from bot.storage.stories import shelf_window
from bot.storage.watches.queue import OLDEST

PERIOD = timedelta(days=30)
_MOST_NAMING, _MOST_NEWEST, _MOST_SEARCHED, _MOST_WITH_WORDS = 500, 2000, 2000, 200
"""The most articles that are read: of those that name an entity, the newest of the shelf, the results of a search, and
those with the words of a phrase."""
_SHOWN = 3


class PreviewedWatch(Struct, frozen=True):
    """A watch that is not stored yet. `query` is its search as understood."""

    shelf_id: int
    target: WatchTarget
    times: WatchTimes
    place: WatchPlace
    query: Query | None = None

    @property
    def leaves_server(self) -> bool:
        """Whether the watch is a member's, on the shelf of a server."""
        return self.place.personal and self.place.guild_id is not None


def preview(connection: Connection, asked: PreviewedWatch, now: datetime, *, is_known: bool) -> WatchPreview:
    """The alerts that the watch would have sent in the last 30 days, and the newest articles."""
    found, bounded, indexed_since = _found(connection, asked, now)
    since = now - PERIOD
    recent = [one for one in found if one.saved_at >= since and one.at >= one.saved_at - OLDEST]
    if asked.leaves_server:
        private = article_rows.private(connection, [one.article_id for one in recent])
        recent = [one for one in recent if one.article_id not in private]
    told = with_cards(connection, asked.place.channel_id, [_match(one) for one in recent])
    alerts = replay(asked.times, [_sent(one) for one in told], now, notifies=notifies(asked.place))
    shown = [one.article_id for one in recent[:_SHOWN]]
    newest: tuple[ArticleRef, ...] = shelf_window.references(connection, asked.shelf_id, shown)
    cards = sum(one.card is not None for one in told)
    return WatchPreview(asked.target, alerts, bounded, newest, is_known, cards, len(told) - cards, None, indexed_since)


def _found(
    connection: Connection, asked: PreviewedWatch, now: datetime
) -> tuple[Sequence[WindowArticle], bool, datetime | None]:
    """The articles that match a target, newest first; whether there may be more; `indexed_since` as in
    `SearchAnswer`."""
    shelf_id, target, since = asked.shelf_id, asked.target, now - PERIOD - OLDEST
    if target.kind is WatchKind.ENTITY:
        found = shelf_window.naming(connection, shelf_id, target.value, since, now, _MOST_NAMING)
        return found, len(found) == _MOST_NAMING, None
    if target.kind is WatchKind.SUBJECT:
        found = shelf_window.newest(connection, shelf_id, since, now, _MOST_NEWEST)
        return [one for one in found if target.value in one.subjects], len(found) == _MOST_NEWEST, None
    words = term(target.value)
    query = asked.query or (Query((Clause((words,)),)) if words else None)
    if query is None:
        return [], False, None
    begin = since.replace(second=0, microsecond=0)
    query = replace(query, after=max(query.after or begin, begin))
    most = _MOST_WITH_WORDS if asked.query is None else _MOST_SEARCHED
    matches = search.find(connection, shelf_id, query_match(connection, shelf_id, query), most)
    found = shelf_window.at_moments(connection, shelf_id, matches.moments[:most], since, now)
    if asked.query is None:
        found = tuple(one for one in found if _has(connection, one, target.value))
    return found, len(matches.moments) > most, matches.indexed_since


def _has(connection: Connection, article: WindowArticle, phrase: str) -> bool:
    content = contents.of_article(connection, article.article_id)
    return any(next(phrases.places(phrase, text), None) is not None for text in (content.title, content.text))


def _sent(match: OpenMatch) -> OpenMatch:
    """A match as if its card in the channel, if it has one, had been sent when the article came."""
    return (
        match if match.card is None else replace(match, card=replace(match.card, message_id=match.card.message_id or 0))
    )


def _match(article: WindowArticle) -> OpenMatch:
    text_of = article.carries or article.article_id
    return OpenMatch(article.article_id, article.story_id, text_of, str(article.article_id), article.saved_at)
