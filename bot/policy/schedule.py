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
"""

from __future__ import annotations

import calendar
import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.lang.days import WEEKDAYS
from bot.model.deliveries import CatchUp, Rhythm, Slot, Subscription
from bot.model.errors import DeskError, Reason

LATE = timedelta(hours=1)
"""A slot that is prepared later than this counts as missed."""

_DAY = timedelta(days=1)
_LONGEST_WAIT = 34 * _DAY
"""Every subscription has a slot within this: a month, a skipped date and a zone's shift."""
_OLDEST_UNTOLD = 31 * _DAY
_LAST_DAY = 31
_LONGEST_CLOCK = 40
_DAY_OF_MONTH = re.compile(r"(?:매월\s*)?(\d{1,2})(?:st|nd|rd|th|일)?")
_HALVES = {"오전": "a", "아침": "a", "새벽": "a", "오후": "p", "저녁": "n", "밤": "n", "午前": "a", "朝": "a",
           "午後": "p", "夜": "n", "上午": "a", "早上": "a", "凌晨": "a", "下午": "p", "晚上": "n"}  # fmt: skip
"""A Korean, Japanese or Chinese word before the hour -> that half of the day; `n` for the night, which
goes on past midnight."""
_SMALL_HOURS = (12, 1, 2, 3, 4)
"""Hours of the night that are past midnight: 夜1時."""
_CLOCK = re.compile(
    rf"({'|'.join(_HALVES)})?\s*(\d{{1,2}})(?:\s*[:：시時时点點]\s*(\d{{2}}|[반半])?|(\d{{2}}))?\s*[분分]?"
    r"\s*(am|pm|a\.m\.|p\.m\.)?",
    re.IGNORECASE,
)
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "정오": time(12), "正午": time(12), "中午": time(12),
                "midnight": time(0), "자정": time(0), "午夜": time(0)}  # fmt: skip
_CITIES = {
    "Asia/Seoul": "서울 한국 ソウル 韓国 首尔 韩国",
    "Asia/Pyongyang": "평양 平壌 平壤",
    "Asia/Tokyo": "도쿄 일본 東京 日本 东京",
    "Asia/Shanghai": "베이징 상하이 중국 北京 上海 中国",
    "America/New_York": "워싱턴 뉴욕 ワシントン ニューヨーク 华盛顿 纽约",
    "Europe/London": "런던 영국 ロンドン 英国 伦敦",
}
"""A time zone -> what readers of Korean, Japanese and Chinese call its city or country."""
_ABBREVIATIONS = {"kst": "Asia/Seoul", "jst": "Asia/Tokyo", "utc": "UTC", "gmt": "UTC", "pyt": "Asia/Pyongyang",
                  **{name: zone for zone, names in _CITIES.items() for name in names.split()}}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
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


def next_slot(subscription: Subscription, now: datetime) -> datetime:
    """When the next digest is due."""
    return due_slots(subscription, now, max(now, subscription.since) + _LONGEST_WAIT)[0].due


def plan(subscription: Subscription, after: datetime, now: datetime) -> Plan | None:
    """The plan for the slots due since `after`; None while nothing is due."""
    slots = due_slots(subscription, after, now)
    if not slots:
        return None
    late = tuple(slot.local_date for slot in slots if now - slot.due > LATE)
    newest = slots[-1]
    if subscription.catch_up is CatchUp.SKIP:
        prompt = newest if newest.local_date not in late else None
        return Plan(prompt, (), _news_since(subscription, newest))
    return Plan(newest, late, _news_since(subscription, slots[0]))


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


def zone_named(typed: str) -> str:
    """Parse a time zone: a name of the tz database in any case, a city alone (also in Korean, Japanese or Chinese), or
    an abbreviation such as KST.

    Raises DeskError BAD_ZONE with the most similar names.
    """
    wanted = typed.strip().replace(" ", "_").casefold()
    if wanted in _ABBREVIATIONS:
        return _ABBREVIATIONS[wanted]
    names = _zone_names()
    if wanted in names:
        return names[wanted]
    cities = [name for lower, name in names.items() if lower.rpartition("/")[2] == wanted and "/" in lower]
    if len(cities) == 1:
        return cities[0]
    near = cities or [names[name] for name in difflib.get_close_matches(wanted[:60], names, n=3, cutoff=0.6)]
    raise DeskError(Reason.BAD_ZONE, ", ".join(near[:3]), zone=typed[:100])


@cache
def _zone_names() -> Mapping[str, str]:
    """The names of the tz database by their case-folded form; reading them takes as long as a whole answer."""
    return {name.casefold(): name for name in sorted(available_timezones())}


def time_of_day(typed: str) -> time:
    """Parse a time of day: 08:00, 0800, 8am, 7:30 pm, noon, 오전 8시, 午後3時, 晚上8点. Raises DeskError BAD_TIME."""
    words = " ".join(typed.split())
    if (named := _NAMED_TIMES.get(words[:_LONGEST_CLOCK].casefold())) is not None:
        return named
    match = _CLOCK.fullmatch(words) if len(words) <= _LONGEST_CLOCK else None
    if match:
        word, hour, separated, joined, english = match.groups()
        minute = "30" if separated in {"반", "半"} else separated or joined
        half = _HALVES.get(word or "") or (english or "")[:1].lower() or None
        hours = int(hour)
        if half == "n":
            half = "a" if hours in _SMALL_HOURS else "p"
        if half is not None and 1 <= hours <= 12:
            hours = hours % 12 + (12 if half == "p" else 0)
        elif half is not None:
            hours = 99
        if hours < 24 and int(minute or 0) < 60:
            return time(hours, int(minute or 0))
    raise DeskError(Reason.BAD_TIME, typed[:40], time=typed[:100])


def _day_of_month(wanted: str) -> int:
    if wanted in ("last", "last day", "end", "말일", "마지막 날", "마지막날"):
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
