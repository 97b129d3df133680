"""Pages whose sites ask the desk to wait."""

from __future__ import annotations

import asyncio

from bot.model.errors import FetchFailed, HostSuspended, Reason
from bot.services.revisits.service import RevisitService
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, SmallDesk
from tests.services.revisits.looks import LAUNCH, PAGE


async def test_a_site_that_asks_for_a_month_is_asked_again_after_a_week(desk: SmallDesk, knowledge: Knowledge) -> None:
    """A visit that is further off than any plan would be taken for one that a clock which was ahead had set: due at
    once, again and again."""
    revisits = RevisitService(desk.database, desk.clock, desk.network, desk.reader, knowledge)
    await desk.save(ANNA, PAGE, LAUNCH)
    busy = FetchFailed(Reason.RATE_LIMITED)
    busy.retry_after = 30 * 86_400.0
    desk.network.pages[PAGE] = busy
    desk.clock.advance(2 * 3_600)
    async with asyncio.timeout(5):
        assert await revisits.revisit_due() == 1
    now = int(desk.clock.now().timestamp())
    assert await desk.rows("SELECT due_at - ? FROM watches", now) == [(7 * 86_400,)]


async def test_a_page_that_was_not_asked_for_is_visited_when_its_site_takes_requests_again(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    """Four pauses for other pages of the site were four failed visits, and the visit was given up."""
    revisits = RevisitService(desk.database, desk.clock, desk.network, desk.reader, knowledge)
    await desk.save(ANNA, PAGE, LAUNCH)
    pause = HostSuspended(Reason.RATE_LIMITED)
    pause.retry_after = 1_800.0
    desk.network.pages[PAGE] = pause
    desk.clock.advance(2 * 3_600)
    for _ in range(5):
        assert await revisits.revisit_due() == 1
        desk.clock.advance(1_801)
    desk.network.pages[PAGE] = LAUNCH.replace("missile", "rocket")
    assert await revisits.revisit_due() == 1
    assert await desk.rows("SELECT count(*) FROM changes") == [(1,)]
