"""A schedule that is changed at the moment of its digest, before the desk has looked: one digest that day, no more."""

from __future__ import annotations

from datetime import time

import pytest

from bot.model.deliveries import ScheduleRequest
from bot.services.digests.service import DigestService
from tests.fakes.desk import SmallDesk
from tests.services.digests.evenings import CHANNEL, DAY, GUILD, every_evening, owed, tell_of_the_flood


@pytest.mark.parametrize("at", [time(21, 30), time(20, 0)])
async def test_a_digest_that_is_due_comes_although_its_schedule_is_changed(
    desk: SmallDesk, digests: DigestService, at: time
) -> None:
    await every_evening(digests)
    desk.clock.advance(1_803)
    assert await digests.prepare_due() == 1
    await tell_of_the_flood(desk)
    desk.clock.advance(DAY)
    await digests.schedule(ScheduleRequest(GUILD, CHANNEL, at, "Asia/Seoul"))
    assert await digests.prepare_due() == 1
    assert [story.headline for story in (await owed(desk))[1].stories] == ["River floods Sinuiju"]
    await digests.schedule(ScheduleRequest(GUILD, CHANNEL, at, "Asia/Seoul"))
    assert await digests.prepare_due() == 0
    desk.clock.advance(DAY)
    assert await digests.prepare_due() == 1


async def test_a_digest_that_is_put_off_at_its_moment_comes_later(desk: SmallDesk, digests: DigestService) -> None:
    await every_evening(digests)
    desk.clock.advance(1_803)
    await digests.schedule(ScheduleRequest(GUILD, CHANNEL, time(22, 0), "Asia/Seoul"))
    assert await digests.prepare_due() == 0
    desk.clock.advance(1_800)
    assert await digests.prepare_due() == 1


async def test_a_new_schedule_begins_with_the_next_day(desk: SmallDesk, digests: DigestService) -> None:
    await digests.schedule(ScheduleRequest(GUILD, CHANNEL, time(20, 0), "Asia/Seoul"))
    assert await digests.prepare_due() == 0
