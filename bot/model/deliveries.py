"""Messages owed to channels, and the schedules that owe them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.model.answers import DigestAnswer, SummaryAnswer
from bot.model.reasons import Legacy
from bot.model.versions import Alert, Correction


class DeliveryKind(StrEnum):
    """DIGEST: the day's digest. CARD: the answer to a posted link. REFUSAL: why a posted link has no card.
    CORRECTION: a card that was sent, as it must read now. ALERT: state media changed or deleted a page.
    NOTICE: word to the managers of a server."""

    DIGEST = "digest"
    CARD = "card"
    REFUSAL = "refusal"
    CORRECTION = "correction"
    ALERT = "alert"
    NOTICE = "notice"


class DeliveryState(StrEnum):
    """The laws stand in `bot/policy/deliveries`."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    HELD = "held"
    DEAD = "dead"


class Rhythm(StrEnum):
    """How often a digest comes. A channel may have one of each."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class QuietDay(StrEnum):
    """What a digest does on a day (a week, a month) without stories."""

    LINE = "line"
    SILENT = "silent"


class CatchUp(StrEnum):
    """What happens to a slot missed in an outage."""

    ONCE = "once"
    SKIP = "skip"


class SuspendReason(StrEnum):
    """Why a subscription is suspended."""

    AWAY = "away"
    """The bot is not on the server."""
    CHANNEL_GONE = "channel_gone"
    FORBIDDEN = "forbidden"
    """The bot lacks a permission in the channel."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel's standing order: a digest at `at` in `zone`, each day, or each week or month on day `on`: 1 (Monday)
    to 7, or 1 to 31, where a shorter month's last day stands in. No slot lies before `since`, its making.
    `untold_since` is where the news begin that an earlier digest was to tell and did not arrive with."""

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


@dataclass(frozen=True, slots=True)
class ScheduleRequest:
    """A manager's request: a digest in a channel each day, week or month. `zone` and `on` (a weekday or a day of the
    month) are as typed; an empty `topic` is the peninsula."""

    guild_id: int
    channel_id: int
    at: time
    zone: str
    topic: str = ""
    quiet: QuietDay = QuietDay.LINE
    catch_up: CatchUp = CatchUp.ONCE
    rhythm: Rhythm = Rhythm.DAY
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One digest owed: (channel, rhythm, local date). `due` is the moment in UTC. `key` names it for ever; the messages
    that it is told in add the number of their part."""

    subscription_id: int
    channel_id: int
    rhythm: Rhythm
    local_date: date
    due: datetime

    @property
    def key(self) -> str:
        return slot_key(self.channel_id, self.rhythm, self.local_date)


def slot_key(channel_id: int, rhythm: Rhythm, local_date: date) -> str:
    """`digest:<channel>:<rhythm>:<local date>`."""
    return f"digest:{channel_id}:{rhythm}:{local_date.isoformat()}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a posted link has no card: a `Reason` value, its detail and the address as posted."""

    reason: str
    detail: str
    url: str | None


class NoticeKind(StrEnum):
    """What a notice to the managers of a server says."""

    HELD = "held"
    """A message may or may not have arrived, and was not sent again."""
    SUSPENDED = "suspended"
    RESUMED = "resumed"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice to the managers of a server, in its system channel, else to its owner.

    `channels` are those concerned, `why` belongs to SUSPENDED. `text` is set in notices stored by earlier versions
    only, in place of `kind`.
    """

    guild_id: int
    kind: NoticeKind | None = None
    channels: tuple[int, ...] = ()
    why: SuspendReason | None = None
    text: Legacy | None = None


Payload = DigestAnswer | SummaryAnswer | Refusal | Correction | Alert | Notice


@dataclass(frozen=True, slots=True)
class NewDelivery:
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


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message owed to one channel. `payload` is frozen when the delivery is made; `reply_to` is a message id.
    `edits` is the id of our own message that a CORRECTION is written into, in place of sending a new one; `follows`
    that of the message before it in its channel, where this one may have arrived. The channel of a NOTICE is its
    server: `Sender` finds the place."""

    id: int
    key: str
    kind: DeliveryKind
    channel_id: int
    reply_to: int | None
    payload: Payload
    state: DeliveryState
    attempts: int
    created_at: datetime
    sending_since: datetime | None
    edits: int | None = None
    follows: int | None = None


class Sighting(StrEnum):
    """What a look at our own messages says of a delivery. FORBIDDEN: we may not read them. UNKNOWN: not now."""

    FOUND = "found"
    ABSENT = "absent"
    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"


class SendFailure(StrEnum):
    """What the channel said. GONE: deleted. FORBIDDEN: we may not post. RETRY: try the same again later.
    REJECTED: Discord will never take this payload."""

    GONE = "gone"
    FORBIDDEN = "forbidden"
    RETRY = "retry"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class SendResult:
    """`message_id` when Discord took it; else `failure` and, where Discord said so, `retry_after` in seconds."""

    message_id: int | None
    failure: SendFailure | None = None
    retry_after: float | None = None
    detail: str = ""
