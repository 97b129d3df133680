"""Load the coming events that a digest may list.

the newest articles of 30 days on the digest's topic, without those that its filters leave out
-> what each names, read once a version -> joined -> those that are news, or near (`bot/news/digests/last_lines/ahead`)
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.model.evidence.ahead import AheadEvent
from bot.model.settings import AppliedFilter
from bot.model.stories import WindowArticle
from bot.news.ahead.joining import join
from bot.news.digests.last_lines.ahead import COMING_DAYS, listed_events
from bot.news.digests.plan import DigestOrder
from bot.services.evidence import coming_events
from bot.services.evidence.coming_events import AheadReadings
from bot.services.filters import gather
from bot.services.stories import topic_query
from bot.services.stories.topic_query import TopicQuery
from bot.storage import settings

_NAMED_WITHIN = timedelta(days=30)
_MOST_READ = 300


class DigestShelf(Struct, frozen=True):
    """The shelf that a digest is made from, and its topic."""

    shelf_id: int
    topic: TopicQuery


def recent(
    connection: Connection, shelf: DigestShelf, order: DigestOrder, applied: tuple[AppliedFilter, ...], now: datetime
) -> tuple[WindowArticle, ...]:
    """The newest articles of the last 30 days on the topic that the filters let through; none for a monthly digest."""
    if order.rhythm not in COMING_DAYS:
        return ()
    window = topic_query.Window(now - _NAMED_WITHIN, now, _MOST_READ)
    found = topic_query.window_articles(connection, shelf.shelf_id, shelf.topic, window)
    return gather.sifted(connection, shelf.shelf_id, applied, found.articles).kept


def told(
    connection: Connection,
    readings: AheadReadings,
    shelf: DigestShelf,
    order: DigestOrder,
    lines: Sequence[WindowArticle],
    now: datetime,
) -> tuple[AheadEvent, ...]:
    """The coming events of these articles that a digest lists as of `now`."""
    if not lines:
        return ()
    articles = coming_events.articles_of(connection, shelf.shelf_id, lines)
    today = now.astimezone(ZoneInfo(order.zone)).date()
    reports = readings.values_in(connection, articles.versions, coming_events.read)
    events = join(articles.sources(reports), today, settings.preferred_writing(connection, shelf.shelf_id))
    return listed_events(events, order.rhythm, order.since, today)
