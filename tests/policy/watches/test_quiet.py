"""Quiet hours and roll-ups: daylight saving, midnight, zones with odd offsets; and as they are typed."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import DeskError, Reason
from bot.model.watches.watch import AlertRhythm, QuietHours, WatchTimes
from bot.policy.watches.quiet import HORIZON, quiet_hours, quiet_until, roll_up_at

_NIGHT = QuietHours(time(22), time(7))


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "quiet", "zone", "until"),
    [
        pytest.param("2024-09-16T14:00", _NIGHT, "Asia/Seoul", "2024-09-16T22:00", id="at night"),
        pytest.param("2024-09-16T21:59", _NIGHT, "Asia/Seoul", "2024-09-16T22:00", id="the last minute"),
        pytest.param("2024-09-16T22:00", _NIGHT, "Asia/Seoul", None, id="they have ended"),
        pytest.param("2024-09-16T03:00", QuietHours(time(12), time(13, 30)), "Asia/Seoul", "2024-09-16T04:30",
                     id="at noon"),
        pytest.param("2024-03-10T06:30", QuietHours(time(0), time(2, 30)), "America/New_York", "2024-03-10T07:30",
                     id="they end in an hour that is skipped"),
        pytest.param("2024-11-03T05:15", QuietHours(time(0), time(1, 30)), "America/New_York", "2024-11-03T05:30",
                     id="they end in an hour that comes twice"),
        pytest.param("2024-11-03T06:15", QuietHours(time(0), time(1, 30)), "America/New_York", "2024-11-03T06:30",
                     id="the second time"),
        pytest.param("2024-09-16T18:00", _NIGHT, "Asia/Kathmandu", "2024-09-17T01:15", id="45 minutes"),
    ],
)  # fmt: skip
def test_quiet_hours_end(now: str, quiet: QuietHours, zone: str, until: str | None) -> None:
    assert quiet_until(_utc(now), WatchTimes(quiet=quiet, zone=zone)) == (_utc(until) if until else None)


@pytest.mark.parametrize(
    ("rhythm", "quiet", "since", "due"),
    [
        (AlertRhythm.ONCE, None, "2024-09-16T03:20", "2024-09-16T03:20"),
        (AlertRhythm.ONCE, _NIGHT, "2024-09-16T15:20", "2024-09-16T22:00"),
        (AlertRhythm.HOUR, None, "2024-09-16T03:20", "2024-09-16T04:00"),
        (AlertRhythm.HOUR, _NIGHT, "2024-09-16T12:20", "2024-09-16T22:00"),
        (AlertRhythm.DAY, None, "2024-09-16T03:20", "2024-09-16T23:00"),
        (AlertRhythm.DAY, QuietHours(time(22), time(9)), "2024-09-16T03:20", "2024-09-17T00:00"),
    ],
)
def test_what_is_rolled_up_is_told_then(rhythm: AlertRhythm, quiet: QuietHours | None, since: str, due: str) -> None:
    assert roll_up_at(_utc(since), WatchTimes(rhythm, quiet)) == _utc(due)


_ZONES = st.sampled_from(
    ["Asia/Seoul", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "UTC"]
)
_TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
_MOMENTS = st.datetimes(datetime(2011, 1, 1), datetime(2025, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001  # the zone follows


@given(now=_MOMENTS, start=_TIMES, end=_TIMES, zone=_ZONES, rhythm=st.sampled_from(AlertRhythm))
def test_quiet_hours_always_end_and_nothing_is_told_in_them(
    now: datetime, start: time, end: time, zone: str, rhythm: AlertRhythm
) -> None:
    times = WatchTimes(rhythm, None if start == end else QuietHours(start, end), zone)
    until = quiet_until(now, times)
    assert until is None or (until > now and quiet_until(until, times) is None)
    due = roll_up_at(now, times)
    assert now <= due <= now + HORIZON
    assert quiet_until(due, times) is None
    assert rhythm is AlertRhythm.ONCE or due > now


@pytest.mark.parametrize(
    "typed",
    [
        "22:00-07:00",
        "22:00 – 7:00",
        "10 pm to 7 am",
        "From 10pm until 7am",
        "22~7",
        "22:00~07:00",
        "22:00～07:00",
        "22:00\u201107:00",
        "22:00\u221207:00",
        "22:00ー07:00",
        "２２：００－０７：００",
        "오후 10시부터 오전 7시까지",
        "밤 10시 ~ 아침 7시",
        "22時から7時まで",
        "午後10時〜午前7時",
        "从晚上10点到早上7点",
        "22點至7點",
    ],
)
def test_quiet_hours_as_they_are_typed(typed: str) -> None:
    assert quiet_hours(typed) == _NIGHT


@pytest.mark.parametrize("typed", ["", "none", "off", "없음", "なし", "无", "無"])
def test_no_quiet_hours(typed: str) -> None:
    assert quiet_hours(typed) is None


@pytest.mark.parametrize(
    "typed", ["22:00", "late", "25:00-07:00", "07:00-07:00", "-", "22:00-07:00-09:00", "from", "从", "까지"]
)
def test_other_words_are_no_quiet_hours(typed: str) -> None:
    with pytest.raises(DeskError) as refused:
        quiet_hours(typed)
    assert refused.value.reason is Reason.BAD_QUIET_HOURS


def test_the_horizon_covers_every_wait() -> None:
    assert timedelta(days=2) < HORIZON


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "Asia/Kolkata", "Australia/Lord_Howe", "Asia/Seoul"])
def test_hourly_alerts_come_on_the_hour_of_their_zone(zone: str) -> None:
    at = roll_up_at(datetime(2024, 9, 16, 3, 20, 7, tzinfo=UTC), WatchTimes(AlertRhythm.HOUR, zone=zone))
    local = at.astimezone(ZoneInfo(zone))
    assert (local.minute, local.second) == (0, 0)
    assert timedelta(0) < at - datetime(2024, 9, 16, 3, 20, 7, tzinfo=UTC) <= timedelta(hours=1)
