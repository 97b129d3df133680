"""When digests are due: slots computed from (subscription, after, until) and nothing else.

Laws:
 1. A daily subscription has one slot on each local date that exists, and none on a date that its zone skipped by
    crossing the date line. A weekly or monthly one has one slot each week or month: a skipped date moves its slot to
    the next date, and a day that a month does not have to the month's last.
 2. A local time that the clocks skip is as much later as they were put forward; a local time that comes twice means the
    first.
 3. Slots of (a, c] are those of (a, b] and those of (b, c]: dividing the time differently changes nothing.
 4. When the clock steps back, `until` lies before `after` and nothing is due; what was prepared stays prepared. Marks
    from more than a day ahead are ignored (`was_ahead`); the slot's unique key keeps digests from being repeated.
 5. After an outage a subscription is owed one digest at most: for the newest slot; the older ones are named in it, or
    skipped.
 6. News of a digest that was not delivered is carried over to the next one.
 7. A local date has one digest, but for one whose zone or hour was changed: where an earlier schedule had that date's
    digest nearly a day before the slot, the slot has its own, since the channel would else wait for two days.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.lang.days import WEEKDAYS
from bot.model.deliveries import CatchUp, Rhythm, Slot, Subscription
from bot.model.errors import DeskError, Reason
from bot.policy.typed_times.windows import DAY_ENDS
from bot.regexes import regex

_NEARLY_A_DAY = timedelta(hours=20)
LATE = timedelta(hours=1)
"""A slot that is prepared later than this counts as missed."""

_DAY = timedelta(days=1)
_LONGEST_WAIT = 34 * _DAY
"""Every subscription has a slot within this: a month, a skipped date and a zone's shift."""
_OLDEST_UNTOLD = 31 * _DAY
_LAST_DAY = 31
_LAST_NAMES = frozenset((
    "last", "last day", "end", "말일", "마지막 날", "마지막날", "末日", "月末", "月底", "最終日", "最后一天",
    "最後一天",
))  # fmt: skip
_EACH_MONTH = regex(r"^(?:매월|매달|毎月|每月)\s*")
_DAY_OF_MONTH = regex(rf"(\d{{1,2}})\s?(?:{DAY_ENDS})?")


class Plan(Struct, frozen=True):
    """What to do about the due slots: the one to prepare (None: all are skipped) and the dates that were missed. Its
    news begin at `since`: when the slot before the first covered one was due."""

    slot: Slot | None
    missed: tuple[date, ...]
    since: datetime


def moment(subscription: Subscription, day: date) -> datetime | None:
    """When the slot of a local date is due, in UTC; None if the zone has no such date."""
    zone = ZoneInfo(subscription.zone)
    noon = datetime.combine(day, time(12), zone)
    if noon.astimezone(UTC).astimezone(zone).date() != day:
        return None
    return datetime.combine(day, subscription.at, zone).astimezone(UTC)


def due_slots(subscription: Subscription, after: datetime, until: datetime) -> tuple[Slot, ...]:
    """The slots due in (after, until], oldest first; none before the subscription was made."""
    start = max(after, subscription.since)
    if until <= start:
        return ()
    slots, first, last = [], start - _DAY, until + _DAY
    for day in _dates(subscription, first.date() - _DAY, last.date()):
        if not first <= datetime.combine(day, subscription.at, UTC) <= last:
            continue  # no zone is a day away from UTC
        due = moment(subscription, day)
        if due is not None and start < due <= until:
            slots.append(Slot(subscription.id, subscription.channel_id, subscription.rhythm, day, due))
    return tuple(slots)


def coming_slots(subscription: Subscription, now: datetime) -> tuple[Slot, ...]:
    """The next slots, at least two. The first may have had its digest, if it was at an earlier time of the day then."""
    return due_slots(subscription, now, max(now, subscription.since) + 2 * _LONGEST_WAIT)


def plan(
    subscription: Subscription, after: datetime, now: datetime, told: Collection[str] = frozenset()
) -> Plan | None:
    """The plan for the slots due since `after`; None while nothing is due. A slot whose digest was queued already (its
    key is among `told`) was not missed: `after` is of a clock that was behind meanwhile."""
    due = due_slots(subscription, after, now)
    if not due:
        return None
    slots = [*(slot for slot in due[:-1] if slot.key not in told), due[-1]]
    late = tuple(slot.local_date for slot in slots if now - slot.due > LATE)
    newest = slots[-1]
    if subscription.catch_up is CatchUp.SKIP:
        prompt = newest if newest.local_date not in late else None
        return Plan(prompt, (), _news_since(subscription, newest))
    return Plan(newest, late, _news_since(subscription, slots[0]))


def key_beside(slot: Slot, newest: datetime | None) -> str:
    """The key for a slot whose own has been used; another one if the channel's `newest` digest is nearly a day old when
    the slot is due. That of the same schedule never is: it is made when the slot is due, or later."""
    is_apart = newest is not None and slot.due - newest >= _NEARLY_A_DAY
    return f"{slot.key}:again" if is_apart else slot.key


def was_ahead(subscription: Subscription, done_until: datetime, now: datetime) -> bool:
    """Whether a subscription's marks were written by a clock more than a day ahead."""
    return max(done_until, subscription.since) > now + _DAY


def window(subscription: Subscription, now: datetime) -> timedelta:
    """The length of the window of a digest asked for outside its slots: a day, a week or a month."""
    today = now.astimezone(ZoneInfo(subscription.zone)).date()
    return today - _previous(subscription.rhythm, today, today.day)


def day_named(rhythm: Rhythm, typed: str | None) -> int:
    """Parse a day of the week (1 is Monday) or month: Monday, fri, 월요일, 15, 15th, 15일, last.

    The default is the first; 0 for a daily subscription, which has none. Raises DeskError BAD_DAY.
    """
    wanted = (typed or "").strip().casefold()
    if rhythm is Rhythm.DAY and not wanted:
        return 0
    if rhythm is Rhythm.WEEK:
        day = WEEKDAYS.get(wanted, -1) + 1 if wanted else 1
    elif rhythm is Rhythm.MONTH:
        day = _day_of_month(wanted) if wanted else 1
    else:
        day = 0
    if not day:
        raise DeskError(Reason.BAD_DAY, (typed or "")[:40], rhythm=rhythm)
    return day


def _day_of_month(typed: str) -> int:
    wanted = _EACH_MONTH.sub("", typed)
    if wanted in _LAST_NAMES:
        return _LAST_DAY
    match = _DAY_OF_MONTH.fullmatch(wanted)
    return int(match[1]) if match and int(match[1]) <= _LAST_DAY else 0


def _dates(subscription: Subscription, first: date, last: date) -> Iterator[date]:
    """The local dates of the slots in [first, last]."""
    for place in range((last - first).days + 1):
        day = first + place * _DAY
        if not _falls_on(subscription, day):
            continue
        if subscription.rhythm is not Rhythm.DAY and moment(subscription, day) is None:
            day += _DAY
        yield day


def _falls_on(subscription: Subscription, day: date) -> bool:
    if subscription.rhythm is Rhythm.WEEK:
        return day.isoweekday() == subscription.on
    if subscription.rhythm is Rhythm.MONTH:
        return day.day == min(subscription.on, calendar.monthrange(day.year, day.month)[1])
    return True


def _previous(rhythm: Rhythm, day: date, on: int) -> date:
    """The date of the slot before the one on `day`."""
    if rhythm is Rhythm.DAY:
        return day - _DAY
    if rhythm is Rhythm.WEEK:
        return day - 7 * _DAY
    before = day.replace(day=1) - _DAY
    return before.replace(day=min(on, before.day))


def _news_since(subscription: Subscription, slot: Slot) -> datetime:
    """When the slot before was due; earlier if news before it was not delivered, at most 31 days."""
    before = _previous(subscription.rhythm, slot.local_date, subscription.on)
    due = moment(subscription, before) or slot.due - (slot.local_date - before)
    return min(due, max(subscription.untold_since or due, due - _OLDEST_UNTOLD))
