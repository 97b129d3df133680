"""Pages whose sites ask the desk to wait."""

from __future__ import annotations

import asyncio

from bot.model.errors import FetchFailed, Reason
from bot.services.revisits.service import RevisitService
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, SmallDesk
from tests.services.revisits.test_revisits import LAUNCH, PAGE


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
