"""Queue notices to the managers of a server, in the transaction of their cause (`bot/policy/deliveries`, law 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.model.deliveries import (
    DeliveryKind,
    NewDelivery,
    Notice,
    NoticeKind,
    SendFailure,
    Subscription,
    SuspendReason,
    ThreadTrouble,
)
from bot.model.feeds import Feed, Follow
from bot.model.watches.alert import WatchAlert
from bot.storage.deliveries import outbox, subscriptions
from bot.storage.deliveries.outbox import OpenDelivery
from bot.storage.feeds import follows

_DAY = timedelta(days=1)
WHY = {SendFailure.GONE: SuspendReason.CHANNEL_GONE, SendFailure.FORBIDDEN: SuspendReason.FORBIDDEN}


def held(connection: Connection, message: OpenDelivery, now: datetime) -> None:
    """Notice: a message may or may not have arrived, and the channel's history cannot be read. None for direct
    messages."""
    is_direct = isinstance(message.delivery.payload, WatchAlert) and message.delivery.payload.reader_id is not None
    if message.guild_id is not None and not is_direct:
        notice = Notice(message.guild_id, NoticeKind.HELD, (message.delivery.channel_id,))
        _owe(connection, notice, message.delivery.key, now)


def suspended(connection: Connection, message: OpenDelivery, failure: SendFailure, now: datetime) -> None:
    """Suspend the subscriptions of a channel that takes no messages; the first failed message sends a notice."""
    channel, why = message.delivery.channel_id, WHY[failure]
    if subscriptions.suspend_channel(connection, channel, why) and message.guild_id is not None:
        _owe(connection, Notice(message.guild_id, NoticeKind.SUSPENDED, (channel,), why), message.delivery.key, now)


def back(connection: Connection, guild_id: int, resumed: Sequence[Subscription], now: datetime) -> None:
    """Notice: the bot is back on the server, and its suspended subscriptions were resumed."""
    channels = tuple(dict.fromkeys(one.channel_id for one in resumed))
    _owe(connection, Notice(guild_id, NoticeKind.RESUMED, channels), f"back:{guild_id}:{now.isoformat()}", now)


def allowed(connection: Connection, guild_id: int, resumed: Sequence[Subscription], now: datetime) -> None:
    """Notice: the bot may post again, and the channel's suspended subscriptions were resumed."""
    channels = tuple(dict.fromkeys(one.channel_id for one in resumed))
    _owe(connection, Notice(guild_id, NoticeKind.ALLOWED, channels), f"allowed:{guild_id}:{now.isoformat()}", now)


def feed_fails(connection: Connection, feed: Feed, follow: Follow, now: datetime) -> None:
    """Notice: a feed that a server follows has failed for long, or has ended."""
    notice = Notice(
        follow.guild_id,
        NoticeKind.FEED_FAILS,
        (follow.channel_id,),
        feed=feed.title or feed.url,
        reason=feed.reason,
        detail=feed.detail,
        ended=feed.due is None,
    )
    _owe(connection, notice, f"feed:{follow.id}:{(feed.failing_since or now).isoformat()}", now)


def silenced(connection: Connection, message: OpenDelivery, now: datetime) -> None:
    """Make the feeds of a channel quiet that takes no more announcements, with one notice to the managers."""
    channel_id = message.delivery.channel_id
    if message.guild_id is not None and follows.silence(connection, message.guild_id, channel_id):
        notice = Notice(message.guild_id, NoticeKind.FEED_SILENCED, (channel_id,))
        _owe(connection, notice, message.delivery.key, now)


def unanswered(connection: Connection, message: OpenDelivery, now: datetime) -> None:
    """Notice: links in a channel get no answer, since the bot may not post there. Sent once until it may again, and for
    one channel a day, since each post of a forum is a channel."""
    channel_id, about = message.delivery.channel_id, "unanswered:"
    if message.guild_id is not None and message.delivery.kind in (DeliveryKind.CARD, DeliveryKind.REFUSAL):
        if outbox.told_elsewhere(connection, message.guild_id, f"notice:{about}", f"{channel_id}:", now - _DAY):
            return
        last = outbox.last_answer(connection, message.guild_id, channel_id)
        notice = Notice(message.guild_id, NoticeKind.CARDS_FORBIDDEN, (channel_id,))
        _owe(connection, notice, f"{about}{channel_id}:{last}", now)


def watches_paused(connection: Connection, message: OpenDelivery, now: datetime) -> None:
    """Notice: the watches of a channel were paused, since it takes no more alerts; sent once a day for one alert."""
    if message.guild_id is not None:
        notice = Notice(message.guild_id, NoticeKind.WATCHES_PAUSED, (message.delivery.channel_id,))
        _owe(connection, notice, f"{message.delivery.key}:{now.date().isoformat()}", now)


def cards_as_replies(connection: Connection, guild_id: int, where: int, trouble: ThreadTrouble, now: datetime) -> None:
    """Notice: a card was not sent to the thread or post of its story; once for each thread, channel or forum."""
    notice = Notice(guild_id, NoticeKind.CARDS_AS_REPLIES, (where,), trouble=trouble)
    _owe(connection, notice, f"threads:{where}:{trouble}", now)


def unread(connection: Connection, notice: Notice, after: int, now: datetime) -> None:
    """Notice: links posted while the bot was offline were not read; `after` is the last message that was read."""
    _owe(connection, notice, f"{notice.kind}:{notice.guild_id}:{after}", now)


def _owe(connection: Connection, notice: Notice, about: str, now: datetime) -> None:
    delivery = NewDelivery(f"notice:{about}", DeliveryKind.NOTICE, notice.guild_id, notice, notice.guild_id)
    outbox.owe(connection, delivery, now)
