"""Watches: their targets, owners and times."""

from __future__ import annotations

from datetime import datetime, time
from enum import StrEnum

from msgspec import Struct


class WatchKind(StrEnum):
    """What is watched. ENTITY: a person, body, place or thing, in any spelling. PHRASE: words as written. SUBJECT: what
    articles are about. SEARCH: a saved search."""

    ENTITY = "entity"
    PHRASE = "phrase"
    SUBJECT = "subject"
    SEARCH = "search"


class AlertRhythm(StrEnum):
    """When alerts are sent. ONCE: at once. HOUR, DAY: rolled up, on the hour or in the morning."""

    ONCE = "once"
    HOUR = "hour"
    DAY = "day"


class WatchPause(StrEnum):
    """Why a watch is paused. CLOSED: the member's direct messages take no messages of the desk. FORBIDDEN, GONE: the
    channel takes none, or was deleted. LEFT: the member left the server or does not see the channel any more where the
    watch was added."""

    BY_HAND = "by_hand"
    CLOSED = "closed"
    FORBIDDEN = "forbidden"
    GONE = "gone"
    LEFT = "left"

    @property
    def keeps_matches(self) -> bool:
        """Whether articles still match the watch, because Discord refused its alerts: those that were due in the
        last day are sent when it resumes. `bot/storage/watches/watches` has the same in SQL."""
        return self in (WatchPause.CLOSED, WatchPause.FORBIDDEN, WatchPause.GONE)


class QuietHours(Struct, frozen=True):
    """A span of each day, in the watch's zone, in which nothing is sent; it may pass midnight."""

    start: time
    end: time


class WatchTarget(Struct, frozen=True):
    """What is watched: an entity's key, a phrase as typed, a `Subject` value, or a query. `name` is what it is called
    on cards."""

    kind: WatchKind
    value: str
    name: str


class WatchTimes(Struct, frozen=True):
    """When alerts are sent. `zone` is an IANA time zone."""

    rhythm: AlertRhythm = AlertRhythm.ONCE
    quiet: QuietHours | None = None
    zone: str = "Asia/Seoul"


class WatchPlace(Struct, frozen=True):
    """The owner of a watch, and where its alerts go.

    `user_id` is the member who added it, None once erased; `guild_id` is None for a watch on the shelf of the member's
    direct messages. It was added in the channel `added_in`. `channel_id` takes the alerts: a channel of the server, or
    the member's direct messages, and then the watch is `personal`. `role_id` is mentioned in a channel's alerts.
    `language` is that of the member's client when a personal watch was added, one of the desk's.
    """

    user_id: int | None
    guild_id: int | None
    added_in: int
    channel_id: int
    personal: bool
    role_id: int | None = None
    language: str | None = None


class Watch(Struct, frozen=True):
    """A stored watch; `id` is never used again."""

    id: int
    shelf_id: int
    target: WatchTarget
    place: WatchPlace
    times: WatchTimes
    created: datetime
    paused: WatchPause | None = None


class WatchAsker(Struct, frozen=True):
    """A member who asks for watches: on a server, or (None) in direct messages. `manages` the server."""

    user_id: int
    guild_id: int | None
    manages: bool = False
