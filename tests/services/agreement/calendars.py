"""Words for days and the slots of digests, in many zones, around ends of years and changes of clock."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.model.deliveries import CatchUp, QuietDay, Rhythm, Subscription
from bot.model.errors import DeskError
from bot.model.watches.watch import AlertRhythm, QuietHours, WatchTimes
from bot.policy.schedule import coming_slots, due_slots, plan
from bot.policy.search.grammar import Today, parse
from bot.policy.search.query import Query
from bot.policy.typed_times.dates import first_day, last_day, midnight
from bot.policy.typed_times.since import since
from bot.policy.typed_times.windows import window
from bot.policy.watches.quiet import quiet_until, roll_up_at
from bot.services.lookup.typed_days import typed_days
from tests.services.agreement.acts import ZONES

_DAY = timedelta(days=1)
_PERIODS = {"this week": "last week", "this month": "last month", "this year": "last year", "today": "yesterday"}
_KOREAN = ("이번주", "이번달", "올해", "지난주", "어제")
_YEARS = range(2020, 2031)


def contradictions(seed: int, number: int = 40) -> list[str]:
    """What differs, of this many moments."""
    chance, found = random.Random(seed), list[str]()  # noqa: S311  # no secret
    for _ in range(number):
        zone = chance.choice(ZONES)
        now = _moment(chance, zone)
        for one in (
            *_words(now, zone),
            *_ranges(chance, now, zone),
            *_slots(chance, now, zone),
            *_alerts(chance, now, zone),
        ):
            found.append(f"{now.astimezone(ZoneInfo(zone)).isoformat()} {zone}: {one}")
    return found


def _moment(chance: random.Random, zone: str) -> datetime:
    """Near the turn of a year, a change of clock, or any time."""
    year, kind = chance.choice(_YEARS), chance.randrange(3)
    there, clock = ZoneInfo(zone), time(chance.randrange(24), chance.randrange(1, 60))
    if kind == 0:
        day = date(year, 1, 1) + _DAY * chance.randrange(-3, 6)
    else:
        day = date(year, 1, 1) + _DAY * chance.randrange(365)
        while kind == 1 and _offset(day, there) == _offset(day + _DAY, there):
            day += _DAY
            if day.year > year:
                break
    return datetime.combine(day, clock, there).astimezone(UTC)


def _offset(day: date, there: ZoneInfo) -> timedelta | None:
    return datetime.combine(day, time(), there).utcoffset()


def _words(now: datetime, zone: str) -> list[str]:
    """Words for days mean the same everywhere, and follow on each other."""
    found, there = list[str](), ZoneInfo(zone)
    today = now.astimezone(there).date()
    newest = (
        f"{today - 20 * _DAY:%-d %B}",
        f"{today:%-d %B}",
        f"{today:%B}",
        "31 December",
        "29 February",
        "Q4",
        "monday",
    )
    for word in (*_PERIODS, *_PERIODS.values(), *_KOREAN, *newest):
        day = first_day(word, today)
        begins = _begin(word, now, zone)
        if day is None or begins != midnight(day, zone):
            found.append(f"{word}: {begins} and {day}")
            continue
        local = begins.astimezone(there)
        if (local.date(), (begins - timedelta(minutes=1)).astimezone(there).date()) != (day, day - _DAY):
            found.append(f"{word} begins at {local}")
        if day > today:
            found.append(f"{word} is to come: {day}")
    for this, last in _PERIODS.items():
        if (ends := last_day(last, today)) is None or ends + _DAY != first_day(this, today):
            found.append(f"{last} ends on {ends}, {this} begins on {first_day(this, today)}")
    return found


def _begin(word: str, now: datetime, zone: str) -> datetime | None:
    try:
        return since(word, now, zone)
    except DeskError:
        return None


def _ranges(chance: random.Random, now: datetime, zone: str) -> list[str]:
    """Two days, typed as one window, as two ends, and in a search."""
    found, there = list[str](), ZoneInfo(zone)
    today = now.astimezone(there).date()
    first = today - _DAY * chance.randrange(1, 120)
    last = first + _DAY * chance.randrange(1, 130)
    form = chance.choice(("%-d %B", "%Y-%m-%d", "%-m월 %-d일", "%-d %B %Y"))
    one, other = first.strftime(form), last.strftime(form)
    ends = (
        _window(f"{one}..{other}", now, zone),
        _days(one, other, today, now, zone),
        _search(one, other, today, now, zone),
    )
    if len({*ends}) > 1:
        found.append(f"{one} to {other}: {ends}")
    before = (_window(f"before {other}", now, zone), _search(None, other, today, now, zone))
    if len({one and one[1] for one in before}) > 1:
        found.append(f"before {other}: {before}")
    until = (_window(f"until {other}", now, zone), _days(None, other, today, now, zone))
    if len({one and one[1] for one in until}) > 1:
        found.append(f"until {other}: {until}")
    return found


Ends = tuple[datetime | None, datetime]
"""The first second, and the second after the last; now where that is to come."""


def _window(typed: str, now: datetime, zone: str) -> Ends | None:
    try:
        start, end = window(typed, now, zone)
    except DeskError:
        return None
    return start, min(end + timedelta(seconds=1), now) if end < now else now


def _days(one: str | None, other: str, today: date, now: datetime, zone: str) -> Ends | None:
    first, last = typed_days(one, other, today)
    if last is None:
        return None
    return None if first is None else midnight(first, zone), min(midnight(last + _DAY, zone), now)


def _search(one: str | None, other: str, today: date, now: datetime, zone: str) -> Ends | None:
    """`before:` leaves its day out, so that the day after the last is typed where there is a first."""
    typed = f'after:"{one}" before:"{other}"' if one else f'before:"{other}"'
    query = parse(typed, Today(today, zone))
    if not isinstance(query, Query) or query.before is None:
        return None
    end = query.before + _DAY if one else query.before
    if one:
        last = query.before.astimezone(ZoneInfo(zone)).date()
        end = midnight(last + _DAY, zone)
    return query.after, min(end, now)


def _slots(chance: random.Random, now: datetime, zone: str) -> list[str]:
    """A slot for each local date, due on that date, each hour of news in one of them."""
    found, there = list[str](), ZoneInfo(zone)
    rhythm = chance.choice((Rhythm.DAY, Rhythm.DAY, Rhythm.WEEK, Rhythm.MONTH))
    on = {Rhythm.DAY: 0, Rhythm.WEEK: chance.randrange(1, 8), Rhythm.MONTH: chance.choice((1, 15, 30, 31))}[rhythm]
    at = time(chance.randrange(24), chance.randrange(60))
    order = Subscription(1, 1, 10, at, zone, "", QuietDay.LINE, CatchUp.ONCE, now - 90 * _DAY, rhythm=rhythm, on=on)
    slots = due_slots(order, now - 80 * _DAY, now + 40 * _DAY)
    for slot in slots:
        if slot.due.astimezone(there).date() != slot.local_date:
            found.append(f"digest of {slot.local_date} is due on {slot.due.astimezone(there)}")
    days = [slot.local_date for slot in slots]
    if rhythm is Rhythm.DAY and days != [days[0] + _DAY * place for place in range(len(days))]:
        found.append(f"dates of digests: {days}")
    for before, slot in pairwise(slots):
        found += _follows(order, before.due, slot.due)
    coming = coming_slots(order, now)[0]
    if due_slots(order, now, coming.due) != (coming,):
        found.append(f"next digest {coming.due}")
    return found


def _follows(order: Subscription, before: datetime, due: datetime) -> list[str]:
    """What a digest tells of begins when the one before it was due."""
    made = plan(order, before, due)
    if made is None or made.slot is None or made.since != before:
        return [f"digest of {due} tells what came since {made and made.since}, the one before was due {before}"]
    return []


def _alerts(chance: random.Random, now: datetime, zone: str) -> list[str]:
    """Alerts come on the hour, in the morning and after quiet hours by the clock of their zone, unless it skips that
    time."""
    found, there = list[str](), ZoneInfo(zone)
    quiet = QuietHours(time(chance.randrange(24), 30), time(chance.randrange(24)))
    changes = _offset(now.astimezone(there).date(), there) != _offset(now.astimezone(there).date() + 2 * _DAY, there)
    morning = roll_up_at(now, WatchTimes(AlertRhythm.DAY, zone=zone)).astimezone(there)
    hour = roll_up_at(now, WatchTimes(AlertRhythm.HOUR, zone=zone)).astimezone(there)
    until = quiet_until(now, WatchTimes(AlertRhythm.ONCE, quiet, zone))
    for name, moment, clock in (
        ("each morning", morning, time(8)),
        ("each hour", hour, hour.time().replace(minute=0, second=0)),
        ("quiet until", until and until.astimezone(there), quiet.end),
    ):
        if moment is not None and not changes and moment.time().replace(tzinfo=None) != clock:
            found.append(f"{name}: {moment}, not at {clock}")
    return found
