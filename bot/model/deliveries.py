"""Messages owed to channels (deliveries), and the schedules of digests."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum

from msgspec import Struct

from bot.model.answers import NearName, SummaryAnswer
from bot.model.digests.answer import DigestAnswer
from bot.model.reasons import Legacy
from bot.model.settings import CardPlaces, Filter
from bot.model.versions import Alert, Correction
from bot.model.watches.alert import WatchAlert
from bot.regexes import regex


class DeliveryKind(StrEnum):
    """DIGEST: a digest. CARD: the summary of a posted link. REFUSAL: why a posted link has no card. CORRECTION: new
    contents of a card that was sent. ALERT: state media changed or deleted a page. WATCH: articles met a watch. NOTICE:
    a message to the managers of a server."""

    DIGEST = "digest"
    CARD = "card"
    REFUSAL = "refusal"
    CORRECTION = "correction"
    ALERT = "alert"
    WATCH = "watch"
    NOTICE = "notice"


class DeliveryState(StrEnum):
    """The state of a delivery; `bot/policy/deliveries` has the transitions."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    HELD = "held"
    DEAD = "dead"


class Rhythm(StrEnum):
    """How often a digest is sent. A channel may have one digest of each."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class QuietDay(StrEnum):
    """What a digest does on a day (a week, a month) without stories."""

    LINE = "line"
    SILENT = "silent"


class CatchUp(StrEnum):
    """How slots missed during an outage are made up for: by one digest for all of them, or by none."""

    ONCE = "once"
    SKIP = "skip"


class SuspendReason(StrEnum):
    """Why a subscription is suspended."""

    AWAY = "away"
    """The bot is not on the server."""
    CHANNEL_GONE = "channel_gone"
    FORBIDDEN = "forbidden"
    """The bot lacks a permission in the channel."""


class Subscription(Struct, frozen=True):
    """A channel's schedule: a digest at `at` in `zone`, each day, or each week or month on day `on`: 1 (Monday) to 7,
    or 1 to 31, in shorter months the last day. There is no slot before `since`, its creation. `untold_since` is the
    start of the window of an earlier digest that was not delivered, None if there is none. `suspended` says why it is
    paused. A digest on a saved search has its `query` as typed, and its name as `topic`; `search_id` is None once the
    search is deleted."""

    id: int
    guild_id: int
    channel_id: int
    at: time
    zone: str
    topic: str
    quiet: QuietDay
    catch_up: CatchUp
    since: datetime
    suspended: SuspendReason | None = None
    rhythm: Rhythm = Rhythm.DAY
    on: int = 0
    untold_since: datetime | None = None
    search_id: int | None = None
    query: str | None = None


class ScheduleRequest(Struct, frozen=True):
    """A manager's request: a digest in a channel each day, week or month. `zone` and `on` (a weekday or a day of the
    month) are as typed; an empty `topic` is the peninsula. `search` is the name or number of a saved search of the
    server, for a digest on that in place of a topic. `leave_out` None: what the digest left out before, or the default
    of a new one."""

    guild_id: int
    channel_id: int
    at: time
    zone: str
    topic: str = ""
    quiet: QuietDay = QuietDay.LINE
    catch_up: CatchUp = CatchUp.ONCE
    rhythm: Rhythm = Rhythm.DAY
    on: str | None = None
    leave_out: tuple[Filter, ...] | None = None
    search: str | None = None


class ScheduledDigest(Struct, frozen=True):
    """A digest as it was scheduled, and the one that it replaced, if any."""

    digest: Subscription
    leaves_out: tuple[Filter, ...]
    before: ScheduledDigest | None = None


class UnknownTopic(Struct, frozen=True):
    """A topic that no saved article is on, as typed, with the subjects and names like it, best first; or the name of a
    saved search that no saved article satisfies."""

    name: str
    nearest: tuple[NearName, ...] = ()
    is_search: bool = False


class Slot(Struct, frozen=True):
    """One digest owed; `due` is in UTC. `key` identifies it; keys of its messages add the number of the part."""

    subscription_id: int
    channel_id: int
    rhythm: Rhythm
    local_date: date
    due: datetime

    @property
    def key(self) -> str:
        """The idempotency key."""
        return slot_key(self.channel_id, self.rhythm, self.local_date)


def slot_key(channel_id: int, rhythm: Rhythm, local_date: date) -> str:
    """`digest:<channel>:<rhythm>:<local date>`."""
    return f"digest:{channel_id}:{rhythm}:{local_date.isoformat()}"


class Refusal(Struct, frozen=True):
    """Why a posted link has no card: a `Reason` value, its detail and the address as posted. With a `title` it is a
    brief: what a feed says of an article whose page refuses the desk."""

    reason: str
    detail: str
    url: str | None
    title: str | None = None
    summary: str | None = None


class CardPlace(StrEnum):
    """Where one card is sent. CHANNEL: in the channel of its delivery. THREAD: likewise, and a thread is opened on its
    message. POST: as the first message of a new forum post. WITHIN: in a thread or post that is there."""

    CHANNEL = "channel"
    THREAD = "thread"
    POST = "post"
    WITHIN = "within"

    @property
    def opens(self) -> bool:
        """Whether the card opens the thread or post of its story."""
        return self in (CardPlace.THREAD, CardPlace.POST)


class StoryThread(Struct, frozen=True):
    """The thread or post of a story: its row, the channel or forum that it is in, and the thread's id, None while a
    card is under way that opens it."""

    id: int
    parent_id: int
    thread_id: int | None


class CardPlacement(Struct, frozen=True):
    """The place of a card, with the thread that it opens or is in; None for CHANNEL."""

    place: CardPlace
    thread: StoryThread | None = None

    def message_in(self, channel_id: int) -> int:
        """The id of the channel, thread or post that has the card's message, if its delivery is owed to `channel_id`.
        Of a post that is still to be made, that of the forum."""
        if self.thread is None or self.place is CardPlace.THREAD:
            return channel_id
        return self.thread.thread_id or self.thread.parent_id


class CardFacts(Struct, frozen=True):
    """What decides where a card is sent. `forum_id` is the server's forum for stories, `has_threads` whether its
    channel can have threads, None while that cannot be known. `is_private`: the article is a pasted text. `thread` is
    the newest thread of its story in `parent_of` the choice, `is_opening` whether a card is under way that opens it."""

    places: CardPlaces
    channel_id: int
    forum_id: int | None
    has_threads: bool | None
    is_private: bool
    thread: StoryThread | None = None
    is_opening: bool = False


class ThreadTrouble(StrEnum):
    """Why a card was not sent to a thread or post, or got none. LOCKED: the thread is locked, or takes no messages of
    the desk. FORBIDDEN: the desk may open none in the channel or forum. GONE: the forum is deleted. TAG: the forum
    wants a tag, and none of its tags is called as a subject of the article."""

    LOCKED = "locked"
    FORBIDDEN = "forbidden"
    GONE = "gone"
    TAG = "tag"


class FoundCard(Struct, frozen=True):
    """A card that was found in a thread or post; `parent_id` is its channel or forum."""

    parent_id: int
    thread_id: int
    message_id: int


class NoticeKind(StrEnum):
    """What a notice to the managers of a server says."""

    HELD = "held"
    """A message may or may not have arrived, and was not sent again."""
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    ALLOWED = "allowed"
    """The bot may post in the channels again, and their digests go on."""
    UNREAD_OLD = "unread_old"
    """Links posted while the bot was offline for long were not read."""
    UNREAD_FORBIDDEN = "unread_forbidden"
    """Links posted while the bot was offline were not read, since it may not read the channel's history."""
    FEED_FAILS = "feed_fails"
    """A feed has failed for a day, or has ended."""
    FEED_SILENCED = "feed_silenced"
    """Articles of feeds are no longer announced in a channel that takes no messages."""
    WATCHES_PAUSED = "watches_paused"
    """The watches of a channel that takes no messages are paused."""
    CARDS_AS_REPLIES = "cards_as_replies"
    """A card was not sent to the thread or post of its story, or no thread could be opened on it."""
    CARDS_FORBIDDEN = "cards_forbidden"  # links of a channel that takes no messages are saved without a card


class Notice(Struct, frozen=True):
    """A notice to the managers of a server, in its system channel, else to its owner.

    `channels` are those concerned, `why` belongs to SUSPENDED, `feed` (its title or address) and `reason` (a `Reason`
    value) to FEED_FAILS, which has `ended` if the feed is not polled any more, `trouble` to
    CARDS_AS_REPLIES. `text` is set in notices stored by earlier versions only, in place of `kind`.
    """

    guild_id: int
    kind: NoticeKind | None = None
    channels: tuple[int, ...] = ()
    why: SuspendReason | None = None
    text: Legacy | None = None
    feed: str | None = None
    reason: str | None = None
    detail: str = ""
    ended: bool = False
    trouble: ThreadTrouble | None = None


Payload = DigestAnswer | SummaryAnswer | Refusal | Correction | Alert | WatchAlert | Notice


class NewDelivery(Struct, frozen=True):
    """A message to be owed to a channel. `key` is its idempotency key: a second delivery under it is not stored.
    `subscription_id` is the order that a digest belongs to, `version_id` the version of the article that a CARD or a
    CORRECTION shows, `corrects` the delivery of the card that a CORRECTION is written into."""

    key: str
    kind: DeliveryKind
    channel_id: int
    payload: Payload
    guild_id: int | None = None
    user_id: int | None = None
    reply_to: int | None = None
    subscription_id: int | None = None
    version_id: int | None = None
    corrects: int | None = None


_MOVED = regex(r"(?:moved:[0-9a-f]+:)+")


def moved_prefix(move: str) -> str:
    """The prefix of the keys of a server's messages when it comes from another process, since they hold that process's
    numbers. `move` is the name of a move, in hexadecimal digits."""
    return f"moved:{move}:"


def key_at_discord(key: str) -> str:
    """The key under which a message was sent, or will be: that from before all moves."""
    found = _MOVED.match(key)
    return key if found is None else key[found.end() :]


class Delivery(Struct, frozen=True):
    """One message owed to one channel. `payload` does not change after creation; it is None where the stored one cannot
    be decoded. `reply_to` is a message id: of the post that it answers, or for a WATCH of the card of the article.
    `edits` is the id of the bot's message that a CORRECTION replaces, None to send a new one, and `edits_key` the key
    under which that one was sent; `follows` is the id of the last known message before it in its channel, from which on
    it is looked for. `channel_id` of a NOTICE is the server's id. `placement` says where a CARD is sent, None until
    that is decided; that of a CORRECTION is the one of its card."""

    id: int
    key: str
    kind: DeliveryKind
    channel_id: int
    reply_to: int | None
    payload: Payload | None
    state: DeliveryState
    attempts: int
    created_at: datetime
    sending_since: datetime | None
    edits: int | None = None
    follows: int | None = None
    edits_key: str | None = None
    placement: CardPlacement | None = None

    @property
    def message_in(self) -> int:
        """The id of the channel, thread or post that has its message or takes it."""
        return self.channel_id if self.placement is None else self.placement.message_in(self.channel_id)

    @property
    def makes_post(self) -> bool:
        """Whether the delivery is the first message of a forum post, which has no nonce."""
        return self.edits is None and self.placement is not None and self.placement.place is CardPlace.POST

    @property
    def nonce_of(self) -> str:
        """The text of its nonce. Discord compares the nonces of all processes and databases of an application, each of
        which numbers its own rows; they differ in the channel, the post, or the server that a member is alerted for."""
        guild_id = self.payload.guild_id if isinstance(self.payload, WatchAlert) else None
        return f"{guild_id}:{self.channel_id}:{self.reply_to}:{key_at_discord(self.key)}"

    @property
    def shown_key(self) -> str:
        """The key by which the message is found, also after it was edited, or its server was moved."""
        return key_at_discord(self.edits_key or self.key)


class Sighting(StrEnum):
    """The result of looking for a delivery among the bot's own messages. FORBIDDEN: the bot may not read the channel.
    UNKNOWN: the look-up failed, or must be repeated. TOLD: another message on the same story is there."""

    FOUND = "found"
    ABSENT = "absent"
    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"
    TOLD = "told"


class SendFailure(StrEnum):
    """Why a message was not sent. GONE: the channel is deleted. FORBIDDEN: the bot may not post. RETRY: temporary, and
    it may have arrived. NOT_SENT: temporary, and Discord was not asked to post it. REJECTED: Discord does not accept
    this payload. POST_DELETED: the post that it answers was deleted. NO_READER: the member whom it is for left the
    server, or does not see the channel any more. NO_TAG: a forum wants a tag, and has none for this payload."""

    GONE = "gone"
    FORBIDDEN = "forbidden"
    RETRY = "retry"
    NOT_SENT = "not_sent"
    REJECTED = "rejected"
    POST_DELETED = "post_deleted"
    NO_READER = "no_reader"
    NO_TAG = "no_tag"


class SendResult(Struct, frozen=True):
    """`message_id` on success, with `thread_id` of a post that was made or a thread that was opened; else `failure`
    and, if Discord stated it, `retry_after` in seconds."""

    message_id: int | None
    failure: SendFailure | None = None
    retry_after: float | None = None
    detail: str = ""
    thread_id: int | None = None
