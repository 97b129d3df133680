"""The transaction of a change: the new version with everything read from it, and what is owed for it, at once.

difference -> version, mentions, quotes, full text -> the change -> a correction for each card that shows what changed
                                                             '---> for state media, an alert on each server that has it
"""

from __future__ import annotations

from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.model.analysis import OutletKind
from bot.model.deliveries import DeliveryKind
from bot.model.jobs import Shelf
from bot.model.versions import Alert, ChangeKind, Correction, VersionChange
from bot.news.diff import changes
from bot.news.diff.changes import Difference
from bot.services.deliveries import article_card
from bot.storage.articles import find, versions, write
from bot.storage.articles.write import PreparedArticle
from bot.storage.deliveries import alerts, outbox
from bot.storage.deliveries.outbox import SentCard
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge

_ONE_ALERT_WITHIN = timedelta(days=8)
"""What became of a text at one address is told once, however many addresses have it: they are looked at days apart."""
_ON_EVERY_CARD = frozenset({ChangeKind.HEADLINE, ChangeKind.DELETED, ChangeKind.RESTORED})


def renew(
    connection: Connection,
    article_id: int,
    reading: PreparedArticle,
    knowledge: Knowledge,
    difference: Difference,
    now: datetime,
    *,
    back: bool = False,
) -> None:
    """A changed text is a new version, for every shelf that has the article. `back`: its page had been gone."""
    version_id = reread(connection, article_id, reading, knowledge, now)
    kinds = (*difference.kinds, ChangeKind.RESTORED) if back else difference.kinds
    change = VersionChange(now, kinds, difference.passages)
    change_id = versions.note(connection, article_id, now, kinds, version_id)
    _owe(connection, article_id, change_id, change, reading.text, now)


def reread(
    connection: Connection, article_id: int, reading: PreparedArticle, knowledge: Knowledge, now: datetime
) -> int:
    """What a page says, as it is read now; the version's id. By itself no change of the page: another release of the
    desk may read the same page otherwise."""
    with shelves.rewritten(connection, article_id):
        return write.write(connection, article_id, reading, knowledge, now)


def note(connection: Connection, article_id: int, kind: ChangeKind, at: datetime, now: datetime) -> None:
    """A page went or came back at `at`, its words the same."""
    change_id = versions.note(connection, article_id, at, (kind,), None)
    _owe(connection, article_id, change_id, VersionChange(at, (kind,), ()), "", now)


def _owe(
    connection: Connection, article_id: int, change_id: int, change: VersionChange, text: str, now: datetime
) -> None:
    """What a change makes the desk say. Keys make it once, whatever happens after."""
    for sent in outbox.cards_of(connection, article_id):
        shelf_id = _shelf(connection, sent, article_id)
        if shelf_id is None or not _shows(connection, sent, change, text):
            continue
        summary = article_card.card(connection, shelf_id, article_id)
        outbox.owe(
            connection,
            key=f"correction:{sent.id}:{change_id}",
            kind=DeliveryKind.CORRECTION,
            channel_id=sent.channel_id,
            reply_to=None,
            guild_id=sent.guild_id,
            user_id=sent.user_id,
            payload=Correction(summary, change),
            now=now,
            version_id=write.version_of(connection, article_id),
            corrects=sent.id,
        )
    article = find.line(connection, article_id)
    if article.outlet is None or article.outlet.kind is not OutletKind.STATE_MEDIA:
        return
    for guild_id, channel_id in alerts.channels(connection, article_id):
        if alerts.told_of_copy(connection, channel_id, article_id, change.kinds, now - _ONE_ALERT_WITHIN):
            continue
        outbox.owe(
            connection,
            key=f"alert:{channel_id}:{change_id}",
            kind=DeliveryKind.ALERT,
            channel_id=channel_id,
            reply_to=None,
            guild_id=guild_id,
            user_id=None,
            payload=Alert(article, change),
            now=now,
        )


def _shelf(connection: Connection, sent: SentCard, article_id: int) -> int | None:
    """The shelf that the card was for; None where it is gone, or does not hold the article any more."""
    if sent.guild_id is None and sent.user_id is None:
        return None
    shelf = Shelf.of_user(sent.user_id or 0) if sent.guild_id is None else Shelf.of_guild(sent.guild_id)
    shelf_id = shelves.find(connection, shelf)
    return shelf_id if shelf_id and shelves.holds(connection, shelf_id, article_id) else None


def _shows(connection: Connection, sent: SentCard, change: VersionChange, text: str) -> bool:
    """Whether the card shows something that changed."""
    if _ON_EVERY_CARD.intersection(change.kinds):
        return True
    shown = versions.key_sentences(connection, sent.version_id, article_card.SENTENCES)
    return not all(changes.still_says(text, sentence) for sentence in shown)
