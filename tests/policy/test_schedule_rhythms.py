"""Weekly and monthly slots, and what clocks, zones and calendars do to all three rhythms."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.model.deliveries import CatchUp, QuietDay, Rhythm, Subscription
from bot.model.errors import DeskError, Reason
from bot.policy.schedule import coming_slots, day_named, due_slots, moment, plan, window

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
DAY, WEEK, MONTH = Rhythm.DAY, Rhythm.WEEK, Rhythm.MONTH


def _order(
    rhythm: Rhythm, on: int, at: str, zone: str, catch_up: CatchUp = CatchUp.ONCE, untold: datetime | None = None
) -> Subscription:
    clock = time.fromisoformat(at)
    return Subscription(
        1, 2, 3, clock, zone, "Korean Peninsula", QuietDay.LINE, catch_up, _LONG_AGO, None, rhythm, on, untold
    )


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("rhythm", "on", "at", "zone", "after", "until", "expected"),
    [
        pytest.param(DAY, 0, "01:45", "Australia/Lord_Howe", "2024-04-05T12:00", "2024-04-07T20:00",
                     ["2024-04-06 2024-04-05T14:45", "2024-04-07 2024-04-06T14:45", "2024-04-08 2024-04-07T15:15"],
                     id="half an hour that comes twice"),
        pytest.param(DAY, 0, "02:15", "Australia/Lord_Howe", "2024-10-04T12:00", "2024-10-06T20:00",
                     ["2024-10-05 2024-10-04T15:45", "2024-10-06 2024-10-05T15:45", "2024-10-07 2024-10-06T15:15"],
                     id="half an hour is skipped, and the slot in it comes as much later"),
        pytest.param(DAY, 0, "02:50", "Pacific/Chatham", "2024-04-05T12:00", "2024-04-07T20:00",
                     ["2024-04-06 2024-04-05T13:05", "2024-04-07 2024-04-06T13:05", "2024-04-08 2024-04-07T14:05"],
                     id="12:45 ahead, and an hour that comes twice"),
        pytest.param(DAY, 0, "03:00", "Pacific/Chatham", "2024-09-27T12:00", "2024-09-29T20:00",
                     ["2024-09-28 2024-09-27T14:15", "2024-09-29 2024-09-28T14:15", "2024-09-30 2024-09-29T13:15"],
                     id="12:45 ahead, and an hour that is skipped"),
        pytest.param(DAY, 0, "23:50", "Asia/Kathmandu", "1985-12-30T00:00", "1986-01-02T00:00",
                     ["1985-12-30 1985-12-30T18:20", "1985-12-31 1985-12-31T18:20", "1986-01-01 1986-01-01T18:05"],
                     id="a quarter of an hour that was skipped for good"),
        pytest.param(DAY, 0, "08:00", "Pacific/Kwajalein", "1993-08-19T00:00", "1993-08-23T00:00",
                     ["1993-08-19 1993-08-19T20:00", "1993-08-20 1993-08-20T20:00", "1993-08-22 1993-08-21T20:00",
                      "1993-08-23 1993-08-22T20:00"], id="across the date line"),
        pytest.param(WEEK, 1, "08:00", "Asia/Seoul", "2024-09-01T00:00", "2024-09-16T12:00",
                     ["2024-09-02 2024-09-01T23:00", "2024-09-09 2024-09-08T23:00", "2024-09-16 2024-09-15T23:00"],
                     id="Mondays"),
        pytest.param(WEEK, 7, "02:30", "America/New_York", "2024-03-04T00:00", "2024-03-18T00:00",
                     ["2024-03-10 2024-03-10T07:30", "2024-03-17 2024-03-17T06:30"], id="a Sunday that loses its hour"),
        pytest.param(WEEK, 7, "01:30", "America/New_York", "2024-10-29T00:00", "2024-11-11T00:00",
                     ["2024-11-03 2024-11-03T05:30", "2024-11-10 2024-11-10T06:30"], id="a Sunday with an hour twice"),
        pytest.param(WEEK, 5, "08:00", "Pacific/Apia", "2011-12-20T00:00", "2012-01-08T00:00",
                     ["2011-12-23 2011-12-23T18:00", "2011-12-31 2011-12-30T18:00", "2012-01-06 2012-01-05T18:00"],
                     id="a Friday that never was is a Saturday"),
        pytest.param(MONTH, 31, "09:00", "Europe/Berlin", "2024-01-15T00:00", "2024-05-01T00:00",
                     ["2024-01-31 2024-01-31T08:00", "2024-02-29 2024-02-29T08:00", "2024-03-31 2024-03-31T07:00",
                      "2024-04-30 2024-04-30T07:00"], id="the last of a month, a leap year's too"),
        pytest.param(MONTH, 29, "09:00", "UTC", "2023-01-30T00:00", "2023-04-01T00:00",
                     ["2023-02-28 2023-02-28T09:00", "2023-03-29 2023-03-29T09:00"], id="the 29th in February"),
        pytest.param(MONTH, 1, "00:30", "Pacific/Kiritimati", "2024-12-01T12:00", "2025-02-01T00:00",
                     ["2025-01-01 2024-12-31T10:30", "2025-02-01 2025-01-31T10:30"], id="a year begins 14 hours ahead"),
        pytest.param(MONTH, 30, "08:00", "Pacific/Apia", "2011-12-01T00:00", "2012-02-01T00:00",
                     ["2011-12-31 2011-12-30T18:00", "2012-01-30 2012-01-29T18:00"], id="a 30th that never was"),
    ],
)  # fmt: skip
def test_slots(rhythm: Rhythm, on: int, at: str, zone: str, after: str, until: str, expected: list[str]) -> None:
    slots = due_slots(_order(rhythm, on, at, zone), _utc(after), _utc(until))
    assert [f"{slot.local_date} {slot.due:%Y-%m-%dT%H:%M}" for slot in slots] == expected


_ZONES = st.sampled_from([
    "Asia/Seoul", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "Pacific/Chatham", "Asia/Kathmandu",
    "Europe/Berlin", "UTC",
])  # fmt: skip
_MOMENTS = st.integers(0, 18 * 365 * 24 * 60).map(
    lambda minutes: datetime(2009, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
_RHYTHMS = st.one_of(
    st.tuples(st.just(DAY), st.just(0)),
    st.tuples(st.just(WEEK), st.integers(1, 7)),
    st.tuples(st.just(MONTH), st.integers(1, 31)),
)


@given(
    rhythm=_RHYTHMS,
    zone=_ZONES,
    at=st.times().map(lambda t: f"{t:%H:%M}"),
    start=_MOMENTS,
    hours=st.lists(st.integers(0, 400), max_size=8),
)
def test_cutting_time_differently_changes_nothing_and_no_key_comes_twice(
    rhythm: tuple[Rhythm, int], zone: str, at: str, start: datetime, hours: list[int]
) -> None:
    order, cuts = _order(*rhythm, at, zone), [start]
    for step in hours:
        cuts.append(cuts[-1] + timedelta(hours=step))
    piecewise = [slot for a, b in pairwise(cuts) for slot in due_slots(order, a, b)]
    assert tuple(piecewise) == due_slots(order, start, cuts[-1])
    assert len({slot.key for slot in piecewise}) == len(piecewise)
    assert all(a.due < b.due for a, b in pairwise(piecewise))


@given(on=st.integers(1, 31), zone=_ZONES, start=_MOMENTS)
def test_every_month_has_its_slot_and_every_week_too(on: int, zone: str, start: datetime) -> None:
    months = [
        slot.local_date for slot in due_slots(_order(MONTH, on, "12:00", zone), start, start + timedelta(days=400))
    ]
    assert 12 <= len(months) <= 14
    assert all((b.year * 12 + b.month) - (a.year * 12 + a.month) == 1 for a, b in pairwise(months))
    assert all(day.day == min(on, calendar.monthrange(day.year, day.month)[1]) or "Apia" in zone for day in months)
    end, week = start + timedelta(days=70), timedelta(days=7)
    weeks = [slot.due for slot in due_slots(_order(WEEK, 1 + on % 7, "12:00", zone), start, end)]
    assert all(abs(b - a - week) <= timedelta(days=1) for a, b in pairwise(weeks))
    assert weeks[0] - start <= week + timedelta(days=1)
    assert end - weeks[-1] <= week + timedelta(days=1)


@given(rhythm=_RHYTHMS, zone=_ZONES, now=_MOMENTS)
def test_there_is_always_a_next_slot(rhythm: tuple[Rhythm, int], zone: str, now: datetime) -> None:
    assert now < coming_slots(_order(*rhythm, "08:00", zone), now)[0].due <= now + timedelta(days=33)


def test_the_three_rhythms_of_a_channel_never_share_a_key() -> None:
    first = date(2024, 7, 1)
    assert first.isoweekday() == 1
    orders = [_order(rhythm, on, "08:00", "UTC") for rhythm, on in ((DAY, 0), (WEEK, 1), (MONTH, 1))]
    keys = [due_slots(order, _utc("2024-06-30T12:00"), _utc("2024-07-01T12:00"))[0].key for order in orders]
    assert keys == ["digest:3:day:2024-07-01", "digest:3:week:2024-07-01", "digest:3:month:2024-07-01"]


def test_a_clock_that_steps_back_brings_nothing_twice() -> None:
    order = _order(WEEK, 1, "08:00", "Asia/Seoul")
    done = _utc("2024-09-15T23:01")
    for step in (timedelta(minutes=2), timedelta(days=3), timedelta(days=400)):
        assert plan(order, done, done - step) is None
    ahead = plan(order, done, _utc("2024-09-22T23:01"))
    assert ahead is not None
    assert ahead.slot is not None
    assert ahead.slot.local_date == date(2024, 9, 23)


def test_new_zone_data_move_a_slot_but_not_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A country that gives up summer time between two starts of the desk: the date was told, or is told, once."""
    order = _order(DAY, 0, "08:00", "Europe/Berlin")
    told = due_slots(order, _utc("2024-07-01T00:00"), _utc("2024-07-01T06:30"))
    monkeypatch.setattr("bot.policy.schedule.ZoneInfo", lambda _: ZoneInfo("Africa/Lagos"))
    again = due_slots(order, _utc("2024-07-01T06:30"), _utc("2024-07-01T12:00"))
    assert [slot.key for slot in again] == [slot.key for slot in told]
    assert again[0].due - told[0].due == timedelta(hours=1)


@pytest.mark.parametrize(
    ("rhythm", "on", "done", "now", "slot", "missed", "since"),
    [
        pytest.param(DAY, 0, "2024-02-27T23:30", "2024-03-02T05:00", date(2024, 3, 2),
                     (date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 2)), "2024-02-27T23:00", id="over a leap day"),
        pytest.param(WEEK, 3, "2024-09-11T00:00", "2024-09-27T00:00", date(2024, 9, 25),
                     (date(2024, 9, 18), date(2024, 9, 25)), "2024-09-10T23:00", id="two weeks"),
        pytest.param(MONTH, 31, "2024-01-31T00:00", "2024-04-01T05:00", date(2024, 3, 31),
                     (date(2024, 2, 29), date(2024, 3, 31)), "2024-01-30T23:00", id="two months, the last days"),
    ],
)  # fmt: skip
def test_an_outage_owes_one_digest_that_names_what_was_missed(
    rhythm: Rhythm, on: int, done: str, now: str, slot: date, missed: tuple[date, ...], since: str
) -> None:
    found = plan(_order(rhythm, on, "08:00", "Asia/Seoul"), _utc(done), _utc(now))
    assert found is not None
    assert found.slot is not None
    assert (found.slot.local_date, found.missed, found.since) == (slot, missed, _utc(since))
    skipped = plan(_order(rhythm, on, "08:00", "Asia/Seoul", CatchUp.SKIP), _utc(done), _utc(now))
    assert skipped is not None
    assert skipped.slot is None


def test_news_that_did_not_arrive_are_told_by_the_next() -> None:
    order = _order(DAY, 0, "08:00", "Asia/Seoul", untold=_utc("2024-09-10T23:00"))
    found = plan(order, _utc("2024-09-14T23:30"), _utc("2024-09-15T23:01"))
    assert found is not None
    assert (found.missed, found.since) == ((), _utc("2024-09-10T23:00"))
    forgotten = plan(replace(order, untold_since=_LONG_AGO), _utc("2024-09-14T23:30"), _utc("2024-09-15T23:01"))
    assert forgotten is not None
    assert forgotten.since == _utc("2024-08-14T23:00"), "not of any time ago"


@pytest.mark.parametrize(
    ("rhythm", "days"), [(DAY, 1), (WEEK, 7), (MONTH, 30)]
)  # fmt: skip
def test_out_of_its_time_a_digest_looks_back_one_rhythm(rhythm: Rhythm, days: int) -> None:
    assert window(_order(rhythm, 1, "08:00", "Asia/Seoul"), _utc("2024-07-15T00:00")) == timedelta(days=days)


def test_a_date_that_never_was_has_no_moment() -> None:
    assert moment(_order(DAY, 0, "08:00", "Pacific/Apia"), date(2011, 12, 30)) is None


@pytest.mark.parametrize(
    ("rhythm", "typed", "day"),
    [(DAY, None, 0), (DAY, " ", 0), (WEEK, None, 1), (WEEK, "Monday", 1), (WEEK, "fri", 5), (WEEK, "일요일", 7),
     (WEEK, "수", 3), (MONTH, None, 1), (MONTH, "15", 15), (MONTH, "1st", 1), (MONTH, "31일", 31), (MONTH, "last", 31),
     (MONTH, "말일", 31), (MONTH, "매월 3일", 3), (WEEK, "月曜日", 1), (WEEK, "星期一", 1), (MONTH, "末日", 31),
     (MONTH, "最后一天", 31), (MONTH, "毎月15日", 15),
     (MONTH, "매월 말일", 31), (MONTH, "毎月末日", 31), (MONTH, "每月最后一天", 31), (MONTH, "每月 15 日", 15)],
)  # fmt: skip
def test_days_as_people_type_them(rhythm: Rhythm, typed: str | None, day: int) -> None:
    assert day_named(rhythm, typed) == day


@pytest.mark.parametrize(
    ("rhythm", "typed"),
    [(DAY, "Monday"), (WEEK, "15"), (WEEK, "someday"), (MONTH, "32"), (MONTH, "0"), (MONTH, "Monday"),
     (WEEK, "x" * 999)],
)  # fmt: skip
def test_no_such_day(rhythm: Rhythm, typed: str) -> None:
    with pytest.raises(DeskError) as error:
        day_named(rhythm, typed)
    assert error.value.reason is Reason.BAD_DAY
