"""When digests are due: daylight saving, odd offsets, leap days, a lost day, outages, a clock that goes back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from bot.model.deliveries import CatchUp, QuietDay, Subscription
from bot.policy.schedule import coming_slots, due_slots, plan

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def _order(at: str, zone: str, catch_up: CatchUp = CatchUp.ONCE) -> Subscription:
    return Subscription(1, 2, 3, time.fromisoformat(at), zone, "Korean Peninsula", QuietDay.LINE, catch_up, _LONG_AGO)


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "zone", "after", "until", "expected"),
    [
        pytest.param("08:00", "Asia/Seoul", "2024-09-15T00:00", "2024-09-16T22:00",
                     ["2024-09-16 2024-09-15T23:00"], id="a plain day"),
        pytest.param("02:30", "America/New_York", "2024-03-09T12:00", "2024-03-11T12:00",
                     ["2024-03-10 2024-03-10T07:30", "2024-03-11 2024-03-11T06:30"], id="an hour that is skipped"),
        pytest.param("01:30", "America/New_York", "2024-11-02T12:00", "2024-11-04T12:00",
                     ["2024-11-03 2024-11-03T05:30", "2024-11-04 2024-11-04T06:30"], id="an hour that comes twice"),
        pytest.param("08:00", "Europe/Berlin", "2024-03-30T00:00", "2024-04-01T00:00",
                     ["2024-03-30 2024-03-30T07:00", "2024-03-31 2024-03-31T06:00"], id="summer time begins"),
        pytest.param("08:00", "Asia/Kathmandu", "2024-02-28T12:00", "2024-03-01T12:00",
                     ["2024-02-29 2024-02-29T02:15", "2024-03-01 2024-03-01T02:15"], id="45 minutes and a leap day"),
        pytest.param("00:15", "Asia/Pyongyang", "2018-05-03T00:00", "2018-05-05T12:00",
                     ["2018-05-04 2018-05-03T15:45", "2018-05-05 2018-05-04T15:15"], id="half an hour moved at 23:30"),
        pytest.param("08:00", "Pacific/Apia", "2011-12-28T20:00", "2011-12-31T20:00",
                     ["2011-12-29 2011-12-29T18:00", "2011-12-31 2011-12-30T18:00", "2012-01-01 2011-12-31T18:00"],
                     id="a date that never was"),
        pytest.param("00:00", "America/Sao_Paulo", "2018-11-03T12:00", "2018-11-05T12:00",
                     ["2018-11-04 2018-11-04T03:00", "2018-11-05 2018-11-05T02:00"], id="a midnight that is skipped"),
        pytest.param("23:59", "Pacific/Kiritimati", "2024-12-31T00:00", "2025-01-01T10:00",
                     ["2024-12-31 2024-12-31T09:59", "2025-01-01 2025-01-01T09:59"], id="14 hours ahead"),
    ],
)  # fmt: skip
def test_slots(at: str, zone: str, after: str, until: str, expected: list[str]) -> None:
    slots = due_slots(_order(at, zone), _utc(after), _utc(until))
    assert [f"{slot.local_date} {slot.due:%Y-%m-%dT%H:%M}" for slot in slots] == expected


def test_a_slot_belongs_to_the_time_that_ends_with_it() -> None:
    """A desk that looks at eight sharp prepares the digest of eight, and does not find it once more."""
    order, due = _order("08:00", "Asia/Seoul"), _utc("2024-09-15T23:00")
    assert [slot.due for slot in due_slots(order, due - timedelta(hours=1), due)] == [due]
    assert due_slots(order, due, due + timedelta(hours=1)) == ()


def test_after_a_date_that_never_was_a_digest_tells_the_day_since_the_last_one() -> None:
    found = plan(_order("08:00", "Pacific/Apia"), _utc("2011-12-29T18:30"), _utc("2011-12-30T18:01"))
    assert found is not None
    assert found.since == _utc("2011-12-29T18:00")


def test_the_clock_steps_back_and_nothing_comes_again() -> None:
    order = _order("08:00", "Asia/Seoul")
    assert due_slots(order, _utc("2024-09-16T00:00"), _utc("2024-09-15T20:00")) == ()


def test_nothing_is_due_from_before_the_order_was_made() -> None:
    order = replace(_order("08:00", "Asia/Seoul"), since=_utc("2024-09-16T00:00"))
    assert [slot.local_date for slot in due_slots(order, _LONG_AGO, _utc("2024-09-17T00:00"))] == [date(2024, 9, 17)]
    assert coming_slots(order, _utc("2024-09-16T00:00"))[0].due == _utc("2024-09-16T23:00")


def test_an_outage_of_three_days_owes_one_digest_that_names_what_was_missed() -> None:
    order = _order("08:00", "Asia/Seoul")
    found = plan(order, _utc("2024-09-12T23:30"), _utc("2024-09-16T05:00"))
    assert found is not None
    assert found.slot is not None
    assert found.slot.local_date == date(2024, 9, 16)
    assert found.missed == (date(2024, 9, 14), date(2024, 9, 15), date(2024, 9, 16))
    assert found.since == _utc("2024-09-12T23:00"), "its news begin where the last digest's ended"


def test_by_setting_missed_slots_are_skipped_but_one_that_is_a_minute_late_is_not() -> None:
    order = _order("08:00", "Asia/Seoul", CatchUp.SKIP)
    late = plan(order, _utc("2024-09-12T23:30"), _utc("2024-09-16T05:00"))
    assert late is not None
    assert late.slot is None
    prompt = plan(order, _utc("2024-09-12T23:30"), _utc("2024-09-15T23:01"))
    assert prompt is not None
    assert prompt.slot is not None
    assert (prompt.slot.local_date, prompt.missed) == (date(2024, 9, 16), ())


def test_a_prompt_slot_was_not_missed() -> None:
    found = plan(_order("08:00", "Asia/Seoul"), _utc("2024-09-14T23:30"), _utc("2024-09-15T23:01"))
    assert found is not None
    assert found.missed == ()
    assert plan(_order("08:00", "Asia/Seoul"), _utc("2024-09-15T23:01"), _utc("2024-09-16T22:00")) is None
