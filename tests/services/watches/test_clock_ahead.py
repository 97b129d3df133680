"""Watches after a clock that was ahead."""

from __future__ import annotations

import asyncio

from tests.fakes.desk import SmallDesk
from tests.fakes.sql import run_sql
from tests.services.watches.watchers import SINUIJU, Watchers


async def test_a_story_that_was_told_next_week_is_not_looked_at_without_end(desk: SmallDesk) -> None:
    """Until the times are brought back; the alerts of others do not wait for that."""
    room = Watchers(desk)
    await room.watch(target=SINUIJU)
    await room.save()
    assert len(await room.told()) == 1
    await desk.database.write(run_sql, "UPDATE watch_matches SET told_at = told_at + 10 * 86400")
    await room.save()
    async with asyncio.timeout(5):
        assert len(await room.told()) == 1
