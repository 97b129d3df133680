"""Messages owed to channels, and the schedules that owe them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.model.answers import DigestAnswer, SummaryAnswer


class DeliveryKind(StrEnum):
    """DIGEST: the day's digest. CARD: the answer to a posted link. REFUSAL: why a posted link has no card."""

    DIGEST = "digest"
    CARD = "card"
    REFUSAL = "refusal"


class DeliveryState(StrEnum):
    """The laws stand in `bot/policy/delivery`."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    HELD = "held"
    DEAD = "dead"


class QuietDay(StrEnum):
    """What a digest does on a day without stories."""

    LINE = "line"
    SILENT = "silent"


class CatchUp(StrEnum):
    """What happens to a slot missed in an outage."""

    ONCE = "once"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel's standing order: a digest each day at `at` in `zone`. No slot lies before `since`, its making."""

    id: int
    guild_id: int
    channel_id: int
    at: time
    zone: str
    topic: str
    quiet: QuietDay
    catch_up: CatchUp
    since: datetime
    suspended: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One digest owed: (channel, local date, part). `due` is the moment in UTC."""

    subscription_id: int
    channel_id: int
    local_date: date
    part: str
    due: datetime

    @property
    def key(self) -> str:
        return f"digest:{self.channel_id}:{self.local_date.isoformat()}:{self.part}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a posted link has no card: a `Reason` value, its detail and the address as posted."""

    reason: str
    detail: str
    url: str | None


Payload = DigestAnswer | SummaryAnswer | Refusal


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message owed to one channel. `payload` is frozen when the delivery is made; `reply_to` is a message id."""

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
