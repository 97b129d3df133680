"""Digests where the clock or the data of time zones were wrong: once a day all the same, and no news is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.policy import schedule
from bot.services.digests.service import DigestService
from tests.fakes.desk import SmallDesk
from tests.services.digests.evenings import DAY, GUILD, every_evening, owed, tell_of_the_flood


async def test_zone_data_that_bring_a_slot_twice_in_a_day_lose_no_news(
    desk: SmallDesk, digests: DigestService, monkeypatch: pytest.MonkeyPatch
) -> None:
    await every_evening(digests)
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 1
    await tell_of_the_flood(desk)
    moment = schedule.moment
    monkeypatch.setattr(schedule, "moment", lambda order, day: (due := moment(order, day)) and due + timedelta(hours=1))
    desk.clock.advance(3600)
    assert await digests.prepare_due() == 0
    desk.clock.advance(DAY)
    assert await digests.prepare_due() == 1
    assert [story.headline for story in (await owed(desk))[1].stories] == ["River floods Sinuiju"]


async def test_a_clock_that_was_a_year_ahead_costs_no_year_of_digests(desk: SmallDesk, digests: DigestService) -> None:
    """Once the clock is right, the next digest comes in time, and news told ahead of time is not told again."""
    await every_evening(digests)
    desk.clock.advance(366 * DAY)
    assert await digests.prepare_due() == 1
    desk.clock.advance(-366 * DAY)
    await tell_of_the_flood(desk)
    for _ in range(3):
        await digests.prepare_due()
        desk.clock.advance(900)
    told = (await owed(desk))[1:]
    assert [answer.slot_date for answer in told] == [date(2024, 9, 16)]
    assert [story.headline for story in told[0].stories] == ["River floods Sinuiju"]


async def test_a_clock_that_was_ahead_when_a_digest_was_suspended_hides_none_that_is_missed_then(
    desk: SmallDesk, digests: DigestService
) -> None:
    await every_evening(digests)
    desk.clock.advance(366 * DAY)
    assert await digests.prepare_due() == 1
    await digests.left(GUILD)
    desk.clock.advance(-366 * DAY)
    await digests.prepare_due()
    desk.clock.advance(DAY)
    await digests.returned(GUILD)
    assert await digests.prepare_due() == 1
    assert (await owed(desk))[-1].slot_date == date(2024, 9, 16)


async def test_a_clock_that_was_days_behind_makes_no_digest_missed_that_was_sent(
    desk: SmallDesk, digests: DigestService
) -> None:
    """The machine starts with the time of its last stop, and has the right one a minute later."""
    await every_evening(digests)
    desk.clock.advance(1_800)
    for _ in range(4):
        await digests.prepare_due()
        desk.clock.advance(DAY)
    desk.clock.advance(-4 * DAY)
    await digests.prepare_due()
    desk.clock.advance(4 * DAY + 60)
    await digests.prepare_due()
    assert [(answer.slot_date.day, answer.missed) for answer in await owed(desk)] == [
        (16, ()),
        (17, ()),
        (18, ()),
        (19, ()),
        (20, ()),
    ]
