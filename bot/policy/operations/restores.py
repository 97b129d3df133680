"""Which messages may have been sent before the database was replaced by an older copy. Pure.

A copy does not know the messages that were sent after it was made. So a message whose cause is in the copy may be in
Discord already, and is looked for before it is sent (`bot/policy/deliveries`, law 2).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from bot.model.deliveries import DeliveryKind
from bot.regexes import regex

SMALLEST_GAP = 1_000_000
_IDS_A_SECOND = 100
"""More ids than a desk gives out in a second, so that a copy restored twice gives out no number twice."""
_FEWEST_ACTS = 100
_ACTS_A_MINUTE = 1
"""More than the managers of one server do on average."""
_EASTERNMOST = timedelta(hours=14)
_CLOCK_AHEAD = timedelta(days=7)
"""A clock that ran ahead before the restore may have sent digests of later days. Looking for one costs little."""
_KEPT = timedelta(days=30)
_FEEDS_LIST = timedelta(days=7)
"""How long after a restore an entry may be one that was announced before it; later ones are too old to announce."""
_DISCORDS_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
_SLOT = regex(r"digest:\d+:\w+:(\d{4}-\d{2}-\d{2})(?::again)?:\d+")
_WATCH = regex(r"watch:\d+:\w+:(\d{4}-\d{2}-\d{2})")
_TROUBLE = regex(r"notice:feed:\d+:(\d{4}-\d{2}-\d{2}T.+)")
"""A notice that the card of a feed was held has another form: notice:feed:CHANNEL:PAGE."""
_REQUEST = regex(r"card:\d+:(\d+)")


class RestoreMark(Struct, frozen=True):
    """The last restore: a time before the copy was made, when it was restored, and its last request."""

    since: datetime
    until: datetime
    last_request: int


def gap(lost: timedelta) -> int:
    """How much running numbers are raised when so much time was lost, so that no number given out meanwhile is used
    again."""
    return SMALLEST_GAP + _IDS_A_SECOND * max(int(lost.total_seconds()), 0)


def gap_of_acts(lost: timedelta) -> int:
    """How much the numbers of a server's acts of curation are raised: people see them, so this gap is a small one."""
    return _FEWEST_ACTS + _ACTS_A_MINUTE * max(int(lost.total_seconds()) // 60, 0)


def before_copy(newest: datetime, newest_id: int | None) -> datetime:
    """A time before a copy was made: the newest that it knows, by the desk's clock or by the newest id of Discord's in
    it, whichever is earlier. The clock may have been ahead; ids hold Discord's own time."""
    if newest_id is None:
        return newest
    return min(newest, time_of_id(newest_id))


def time_of_id(discord_id: int) -> datetime:
    """When Discord gave out an id, to the millisecond."""
    return _DISCORDS_EPOCH + timedelta(milliseconds=discord_id >> 22)


def mark_after(earlier: RestoreMark | None, since: datetime, now: datetime, last_request: int) -> RestoreMark:
    """The mark of a restore at `now` of a copy that was made after `since`. `earlier` is the mark in the copy: what
    that restore left in doubt may still be, as long as requests are kept."""
    if earlier is not None and since - earlier.until <= _KEPT:
        since = min(earlier.since, since)
    return RestoreMark(since, now, last_request)


def is_in_doubt(sending_since: datetime | None, mark: RestoreMark | None) -> bool:
    """Whether a message that is being sent may have been sent before the restore, in a place that the copy does not
    know."""
    return mark is not None and sending_since is not None and sending_since <= max(mark.since, mark.until)


def may_have_arrived(kind: DeliveryKind, key: str, mark: RestoreMark, now: datetime) -> bool:
    """Whether a message that is owed now may have been sent before the restore.

    a request's answer   the request is in the copy
    a feed's article     in the days after the restore
    a feed's trouble     began before the restore
    a watch's article    is from before the restore
    a digest             its slot was due before the restore, whatever the clock said then
    """
    if key.startswith("feed:"):
        return now <= mark.until + _FEEDS_LIST
    if since := _TROUBLE.fullmatch(key):
        return datetime.fromisoformat(since[1]) <= mark.until + _CLOCK_AHEAD
    if dated := _WATCH.fullmatch(key):
        return date.fromisoformat(dated[1]) <= (mark.until + _CLOCK_AHEAD).date()
    if kind in (DeliveryKind.CARD, DeliveryKind.REFUSAL):
        request = _REQUEST.fullmatch(key)
        return request is not None and int(request[1]) <= mark.last_request
    slot = _SLOT.fullmatch(key) if kind is DeliveryKind.DIGEST else None
    return slot is not None and date.fromisoformat(slot[1]) <= (mark.until + _EASTERNMOST + _CLOCK_AHEAD).date()
