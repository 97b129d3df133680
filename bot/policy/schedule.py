"""When digests are due: slots computed from (subscription, after, until) and nothing else.

Laws:
 1. One slot a local date that exists. A date that a zone left out (it crossed the date line) has none.
 2. A local time that the clocks skip happens as much later as they were put forward; a local time that comes twice
    happens the first time.
 3. Slots of (a, c] are those of (a, b] and those of (b, c]: cutting time differently changes nothing.
 4. When the clock steps back, `until` lies before `after` and nothing is due; what was prepared stays prepared.
 5. After an outage at most one digest is owed: for the newest slot; the older ones are named in it, or skipped.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from bot.model.deliveries import CatchUp, Slot, Subscription
from bot.model.errors import DeskError, Reason

LATE = timedelta(hours=1)
"""A slot prepared later than this was missed."""

_DAY = timedelta(days=1)
_PART = "1"
_CLOCK = re.compile(
    r"(오전|오후)?\s*(\d{1,2})(?:\s*(?::|시)\s*(\d{2})?)?\s*분?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE
)
_ABBREVIATIONS = {"kst": "Asia/Seoul", "jst": "Asia/Tokyo", "utc": "UTC", "gmt": "UTC", "pyt": "Asia/Pyongyang"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do about the slots that came due: the one to prepare (None: all are skipped) and the dates missed.
    `since` is where its news begin: the slot before the first that is covered."""

    slot: Slot | None
    missed: tuple[date, ...]
    since: datetime


def moment(subscription: Subscription, day: date) -> datetime | None:
    """When the slot of a local date is due, in UTC; None where the zone has no such date."""
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
    day, last = start.date() - 2 * _DAY, until.date() + 2 * _DAY
    slots = []
    while day <= last:
        due = moment(subscription, day)
        if due is not None and start < due <= until:
            slots.append(Slot(subscription.id, subscription.channel_id, day, _PART, due))
        day += _DAY
    return tuple(slots)


def next_slot(subscription: Subscription, now: datetime) -> datetime:
    """When the next digest is due."""
    return due_slots(subscription, now, now + 4 * _DAY)[0].due


def plan(subscription: Subscription, after: datetime, now: datetime) -> Plan | None:
    """What the slots due since `after` come to; None while nothing is due."""
    slots = due_slots(subscription, after, now)
    if not slots:
        return None
    late = tuple(slot.local_date for slot in slots if now - slot.due > LATE)
    newest = slots[-1]
    if subscription.catch_up is CatchUp.SKIP:
        prompt = newest if newest.local_date not in late else None
        return Plan(prompt, (), _before(subscription, newest))
    return Plan(newest, late, _before(subscription, slots[0]))


def zone_named(typed: str) -> str:
    """The zone's name in the tz database for what a person types: any case, a city alone, KST.

    Raises DeskError BAD_ZONE with the nearest names.
    """
    wanted = typed.strip().replace(" ", "_").casefold()
    if wanted in _ABBREVIATIONS:
        return _ABBREVIATIONS[wanted]
    names = {name.casefold(): name for name in sorted(available_timezones())}
    if wanted in names:
        return names[wanted]
    cities = [name for lower, name in names.items() if lower.rpartition("/")[2] == wanted and "/" in lower]
    if len(cities) == 1:
        return cities[0]
    near = cities or [names[name] for name in difflib.get_close_matches(wanted[:60], names, n=3, cutoff=0.6)]
    raise DeskError(Reason.BAD_ZONE, ", ".join(near[:3]), zone=typed[:100])


def time_of_day(typed: str) -> time:
    """The local time for what a person types: 08:00, 8, 7:30 pm, 오전 8시. Raises DeskError BAD_TIME."""
    match = _CLOCK.fullmatch(typed.strip())
    if match:
        korean, hour, minute, english = match.groups()
        half = {"오전": "a", "오후": "p", None: None}[korean] or (english or "")[:1].lower() or None
        hours = int(hour)
        if half is not None and 1 <= hours <= 12:
            hours = hours % 12 + (12 if half == "p" else 0)
        elif half is not None:
            hours = 99
        if hours < 24 and int(minute or 0) < 60:
            return time(hours, int(minute or 0))
    raise DeskError(Reason.BAD_TIME, typed[:40], time=typed[:100])


def _before(subscription: Subscription, slot: Slot) -> datetime:
    """When the slot before was due."""
    return moment(subscription, slot.local_date - _DAY) or slot.due - _DAY
