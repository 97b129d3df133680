"""A schedule that is changed at the moment of its digest, before the desk has looked: one digest that day, no more."""

from __future__ import annotations

from datetime import date, time

import pytest
from msgspec.structs import replace

from bot.model.deliveries import Rhythm, ScheduleRequest
from bot.services.digests.service import DigestService
from tests.fakes.desk import SmallDesk
from tests.services.digests.evenings import CHANNEL, DAY, GUILD, every_evening, owed, tell_of_the_flood

_MOVED = ((time(4, 59), "Asia/Seoul"), (time(21, 5), "Europe/London"))
"""21:05 in London in September is 5:05 of the next day in Seoul."""
_TO_DAWN = 8 * 3_600
"""Seconds from the clock's 21:00 in Seoul to 5:00."""


@pytest.mark.parametrize("at", [time(8, 0), time(20, 0), time(21, 30), time(22, 0)])
async def test_a_digest_that_is_due_comes_although_its_schedule_is_changed(
    desk: SmallDesk, digests: DigestService, at: time
) -> None:
    await every_evening(digests)
    desk.clock.advance(1_803)
    assert await digests.prepare_due() == 1
    await tell_of_the_flood(desk)
    desk.clock.advance(DAY)
    await digests.schedule(ScheduleRequest(GUILD, CHANNEL, at, "Asia/Seoul"))
    last = (await owed(desk))[1]
    assert [story.headline for story in last.stories] == ["River floods Sinuiju"]
    assert last.missed == (), "the desk was not offline"
    await digests.schedule(ScheduleRequest(GUILD, CHANNEL, at, "Asia/Seoul"))
    desk.clock.advance(1_800)
    assert await digests.prepare_due() == 0, "there was one that day"
    desk.clock.advance(DAY)
    assert await digests.prepare_due() == 1


async def test_a_weekly_digest_that_is_moved_on_its_day_has_the_date_of_that_day(
    desk: SmallDesk, digests: DigestService
) -> None:
    weekly = ScheduleRequest(GUILD, CHANNEL, time(21, 30), "Asia/Seoul", rhythm=Rhythm.WEEK, on="Monday")
    await digests.schedule(weekly)
    desk.clock.advance(1_803)
    await digests.schedule(replace(weekly, on="Friday"))
    assert [(one.slot_date, one.missed) for one in await owed(desk)] == [(date(2024, 9, 16), ())]
    desk.clock.advance(4 * DAY)
    assert await digests.prepare_due() == 1
    assert [one.slot_date for one in await owed(desk)][1:] == [date(2024, 9, 20)]


async def test_a_digest_of_another_channel_is_left_to_its_turn(desk: SmallDesk, digests: DigestService) -> None:
    await every_evening(digests)
    desk.clock.advance(1_803)
    await digests.schedule(ScheduleRequest(GUILD, CHANNEL + 1, time(20, 0), "Asia/Seoul"))
    assert await owed(desk) == []
    assert await digests.prepare_due() == 1


async def test_a_new_schedule_begins_with_the_next_day(desk: SmallDesk, digests: DigestService) -> None:
    await digests.schedule(ScheduleRequest(GUILD, CHANNEL, time(20, 0), "Asia/Seoul"))
    assert await digests.prepare_due() == 0


async def test_a_digest_that_moves_to_a_western_zone_comes_on_the_next_day(
    desk: SmallDesk, digests: DigestService
) -> None:
    """At dawn in Seoul the evening before is not over in London, and both digests have the date of the day in Seoul."""
    seoul, london = (ScheduleRequest(GUILD, CHANNEL, at, zone) for at, zone in _MOVED)
    await digests.schedule(seoul)
    desk.clock.advance(_TO_DAWN)
    assert await digests.prepare_due() == 1
    desk.clock.advance(DAY)
    assert await digests.prepare_due() == 1
    await digests.schedule(london)
    desk.clock.advance(600)
    assert await digests.prepare_due() == 0, "there was one ten minutes ago"
    for _ in range(3):
        desk.clock.advance(DAY)
        assert await digests.prepare_due() == 1
        assert await digests.prepare_due() == 0
    dates = [one.slot_date for one in await owed(desk)]
    assert dates == [date(2024, 9, 17), *(date(2024, 9, day) for day in (18, 18, 19, 20))]


async def test_a_clock_that_steps_back_repeats_no_digest_of_a_moved_schedule(
    desk: SmallDesk, digests: DigestService
) -> None:
    seoul, london = (ScheduleRequest(GUILD, CHANNEL, at, zone) for at, zone in _MOVED)
    await digests.schedule(seoul)
    desk.clock.advance(_TO_DAWN)
    await digests.prepare_due()
    await digests.schedule(london)
    desk.clock.advance(DAY + 600)
    await digests.prepare_due()
    before = len(await owed(desk))
    for back in (600, 1_200, DAY // 2):
        desk.clock.advance(-back)
        await digests.prepare_due()
        desk.clock.advance(back)
        await digests.prepare_due()
    assert len(await owed(desk)) == before
