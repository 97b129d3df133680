"""Quiet hours and roll-ups: moments in a watch's own zone, computed from the time alone.

Laws:
 1. `quiet_until` is None outside the quiet hours, else a later moment that is outside them; whatever the zone does.
 2. `roll_up_at` is a later moment outside the quiet hours, at most two days away.
"""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.lang.folding import typed_words
from bot.model.errors import DeskError, Reason
from bot.model.watches.watch import AlertRhythm, QuietHours, WatchTimes
from bot.policy.typed_times.clocks import time_of_day
from bot.regexes import regex

MORNING = time(8)
"""When daily roll-ups are sent."""
HORIZON = timedelta(days=3)
"""The longest wait of an alert; a later time was set by a clock that was ahead."""
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_BETWEEN = regex(r"[\u2010-\u2015\u2212ー~〜∼-]|\b(?:to|until|till)\b|부터|에서|から|至|到")
_FRAME = regex(r"^(?:from\b|[从從自])|(?:까지|まで|为止|為止)$")
"""Words around a span: "from 10 pm to 7 am", 从22点到7点."""


def quiet_hours(typed: str) -> QuietHours | None:
    """Parse quiet hours: 22:00-07:00, 10 pm to 7 am, 밤 10시부터 아침 7시까지, 22時から7時まで; `none` for none. Raises
    DeskError BAD_QUIET_HOURS."""
    words = typed_words(unicodedata.normalize("NFKC", typed)).casefold()
    if words in ("", "none", "no", "off", "없음", "なし", "无", "無"):
        return None
    try:
        first, last = _BETWEEN.split(_FRAME.sub("", words))
        quiet = QuietHours(time_of_day(first), time_of_day(last))
    except (DeskError, ValueError) as error:
        raise DeskError(Reason.BAD_QUIET_HOURS, typed[:40]) from error
    if quiet.start == quiet.end:
        raise DeskError(Reason.BAD_QUIET_HOURS, typed[:40])
    return quiet


def quiet_until(now: datetime, times: WatchTimes) -> datetime | None:
    """When the quiet hours end that `now` lies in, in UTC; None outside them."""
    if times.quiet is None or not _is_quiet(now, times.quiet, times.zone):
        return None
    until = _next(now, times.quiet.end, times.zone)
    while _is_quiet(until, times.quiet, times.zone):  # the clocks were put back into the quiet hours
        until = _next(until, times.quiet.end, times.zone)
    return until


def roll_up_at(since: datetime, times: WatchTimes) -> datetime:
    """When a match of the time `since` is alerted, in UTC: at once, on the next hour of the zone, or its next morning;
    after the quiet hours."""
    at = since
    if times.rhythm is AlertRhythm.HOUR:
        local = since.astimezone(ZoneInfo(times.zone))  # of some zones half an hour or a quarter from UTC's hours
        at = since + _HOUR - timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    elif times.rhythm is AlertRhythm.DAY:
        at = _next(since, MORNING, times.zone)
    return quiet_until(at, times) or at


def _is_quiet(moment: datetime, quiet: QuietHours, zone: str) -> bool:
    local = moment.astimezone(ZoneInfo(zone)).time().replace(tzinfo=None)
    if quiet.start < quiet.end:
        return quiet.start <= local < quiet.end
    return local >= quiet.start or local < quiet.end


def _next(moment: datetime, clock: time, zone: str) -> datetime:
    """The first moment after this one at which clocks in the zone show that time; later by as much as they skip it."""
    local = moment.astimezone(ZoneInfo(zone))
    for days in range(3):
        for fold in (0, 1):
            there = datetime.combine(local.date() + days * _DAY, clock, local.tzinfo).replace(fold=fold)
            at = there.astimezone(UTC)
            if at > moment:
                return at
    raise AssertionError("every zone shows every time within three days, or skips it")
