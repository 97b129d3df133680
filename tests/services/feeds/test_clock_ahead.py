"""The clock ran a year ahead while feeds were polled, and is put right."""

from __future__ import annotations

from bot.model.feeds import FeedMode, LeftOutCause
from bot.services.operations.clock_repair import ClockRepairService
from bot.storage.engine.times import seconds
from tests.fakes.desk import ANNA
from tests.services.feeds.newsroom import CHANNEL, FEED, GUILD, Newsroom

YEAR = 365 * 86_400.0


async def test_entries_seen_and_left_out_in_that_year_are_forgotten_after_their_term(room: Newsroom) -> None:
    search = await room.desk.searches.save(ANNA, None, "Ours", "ferry")
    room.serve()
    room.desk.clock.advance(YEAR)
    preview = await room.desk.feeds.preview(GUILD, FEED)
    await room.desk.feeds.follow(GUILD, CHANNEL, FeedMode.ANNOUNCE, preview, search.id)
    await room.poll()
    room.write("A bank opens")
    await room.poll(hours=1)
    repair = ClockRepairService(room.desk.database, room.desk.clock)
    room.desk.clock.advance(-YEAR)
    await repair.repair()
    now = seconds(room.desk.clock.now())
    assert await room.desk.rows("SELECT at FROM feed_left_out") == [(now,)]
    ahead = "SELECT count(*) FROM feed_entries WHERE seen_at > ? OR last_seen > ?"
    assert await room.desk.rows(ahead, now, now) == [(0,)]
    assert await room.desk.rows("SELECT count(*) FROM feed_entries WHERE seen_at = ?", now) != [(0,)]
    (followed,) = await room.desk.feeds.followed(GUILD)
    assert followed.left_out == ((LeftOutCause.ARTICLE, 1),)
    room.desk.clock.advance(8 * 86_400)
    (followed,) = await room.desk.feeds.followed(GUILD)
    assert followed.left_out == (), "not of the last week any more"
