"""The transaction of a change: the new version with its analysis, and the messages owed for it.

reading -> version, mentions, quotes, full text -> change
        -> sent cards and alert channels (gather) -> news/diff/notices.decide -> corrections and alerts owed
"""

from __future__ import annotations

from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.model.analysis import OutletKind
from bot.model.deliveries import DeliveryKind, NewDelivery
from bot.model.jobs import Shelf
from bot.model.versions import Alert, Correction, VersionChange
from bot.news.diff import notices
from bot.news.diff.changes import Difference
from bot.news.diff.notices import AlertChannel, ChangeAudience, ShownCard
from bot.services.deliveries import article_card
from bot.services.filters.gather import leaves_out
from bot.storage import contents
from bot.storage.articles import article_rows, find, versions
from bot.storage.articles.prepared import PreparedArticle
from bot.storage.deliveries import alerts, outbox
from bot.storage.deliveries.outbox import SentCard
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge

_ONE_ALERT_WITHIN = timedelta(days=8)
"""The time within which a change is alerted once. Copies of one text at several addresses are revisited days apart; the
first that changed is alerted."""


def add_changed(
    connection: Connection,
    article_id: int,
    article: PreparedArticle,
    difference: Difference,
    knowledge: Knowledge,
    now: datetime,
) -> None:
    """Store a changed text as a new version, record the change, and owe the messages about it."""
    version_id = add(connection, article_id, article, knowledge, now)
    record(connection, article_id, VersionChange(now, difference.kinds, difference.passages), version_id, now)


def add(connection: Connection, article_id: int, article: PreparedArticle, knowledge: Knowledge, now: datetime) -> int:
    """Store a reading of a page as the article's current version; returns the version's id. This alone is not a change
    of the page: another release of the desk may read the same page differently."""
    with shelves.rewritten(connection, article_id):
        return article_rows.add_version(connection, article_id, article, knowledge, now)


def record(
    connection: Connection, article_id: int, change: VersionChange, version_id: int | None, now: datetime
) -> None:
    """Record a change of the page and owe the messages for it; `version_id` is the version that it brought. Each
    message has a key, so that it is owed once."""
    change_id = versions.add_change(connection, article_id, change.at, change.kinds, version_id)
    text = contents.of_article(connection, article_id).text
    decided = notices.decide(change.kinds, text, _audience(connection, article_id, change, now))
    for card in decided.corrections:
        outbox.owe(connection, _correction(connection, card, article_id, change_id, change), now)
    for one in decided.alerts:
        key = alerts.key(one.channel_id, change_id)
        shelf_id = shelves.find(connection, Shelf.of_guild(one.guild_id)) or 0
        notice = article_rows.retraction_notice(connection, shelf_id, article_id)
        payload = Alert(find.line(connection, shelf_id, article_id), change, notice)
        alert = NewDelivery(key, DeliveryKind.ALERT, one.channel_id, payload, one.guild_id)
        outbox.owe(connection, alert, now)


def _audience(connection: Connection, article_id: int, change: VersionChange, now: datetime) -> ChangeAudience:
    cards = [_shown(connection, sent, article_id) for sent in outbox.cards_of(connection, article_id)]
    channels: list[AlertChannel] = []
    if article_rows.outlet_kind(connection, article_id) is OutletKind.STATE_MEDIA:
        for guild_id, (channel_id, *_) in alerts.channels(connection, article_id).items():
            if leaves_out(connection, guild_id, article_id):
                continue
            since = now - _ONE_ALERT_WITHIN
            alerted = alerts.alerted_of_copy(connection, channel_id, article_id, change.kinds, since)
            channels.append(AlertChannel(guild_id, channel_id, alerted))
    return ChangeAudience(tuple(card for card in cards if card is not None), tuple(channels))


def _shown(connection: Connection, sent: SentCard, article_id: int) -> ShownCard | None:
    """A sent card; None if its shelf was deleted or no longer has the article."""
    shelf = Shelf.of_owner(sent.guild_id, sent.user_id)
    shelf_id = shelf and shelves.find(connection, shelf)
    if not shelf_id or not shelves.holds(connection, shelf_id, article_id):
        return None
    sentences = versions.key_sentences(connection, sent.version_id, article_card.SENTENCES)
    return ShownCard(sent.id, sent.channel_id, sent.guild_id, sent.user_id, shelf_id, sentences)


def _correction(
    connection: Connection, card: ShownCard, article_id: int, change_id: int, change: VersionChange
) -> NewDelivery:
    summary = article_card.card(connection, card.shelf_id, article_id)
    return NewDelivery(
        key=f"correction:{card.delivery_id}:{change_id}",
        kind=DeliveryKind.CORRECTION,
        channel_id=card.channel_id,
        payload=Correction(summary, change),
        guild_id=card.guild_id,
        user_id=card.user_id,
        version_id=article_rows.current_version(connection, article_id),
        corrects=card.delivery_id,
    )
