"""A server follows feeds: what they list comes to its shelf, and a channel is told of the news among it, once."""

from __future__ import annotations

from datetime import timedelta

from bot.model.errors import FetchFailed, HostSuspended, Reason
from bot.model.feeds import FeedMode
from bot.model.jobs import Shelf
from tests.fakes.desk import ANNA
from tests.fakes.feeds import SiteFeed
from tests.fakes.sql import run_sql
from tests.services.feeds.newsroom import FEED, GUILD, WALL, Newsroom


async def test_the_first_poll_saves_what_is_there_and_tells_nothing(room: Newsroom) -> None:
    before = {room.write().url for _ in range(5)}
    await room.follow()
    assert await room.saved() == before
    assert await room.told() == []


async def test_news_are_saved_and_told_once(room: Newsroom) -> None:
    room.write()
    await room.follow()
    news = room.write()
    for _ in range(3):
        await room.poll(hours=1)
    assert news.url in await room.saved()
    assert await room.told() == [news.url]


async def test_a_quiet_feed_only_saves(room: Newsroom) -> None:
    await room.follow(FeedMode.QUIET)
    news = room.write()
    await room.poll(hours=1)
    assert await room.saved() == {news.url}
    assert await room.told() == []


async def test_a_story_is_told_by_one_card(room: Newsroom) -> None:
    await room.follow()
    words = "North Korea fires two ballistic missiles from Sinuiju toward the East Sea on Monday morning"
    first, second = room.write(words), room.write(words)
    other = room.write()
    await room.poll(hours=1)
    assert await room.told() == [first.url, other.url]
    assert await room.saved() >= {second.url}


async def test_a_storm_is_saved_and_not_told(room: Newsroom) -> None:
    await room.follow()
    for _ in range(21):
        room.write()
    await room.poll(hours=1)
    for _ in range(20):
        await room.poll()  # a page a while
    assert len(await room.saved()) == 21
    assert await room.told() == []
    news = room.write()
    await room.poll(hours=1)
    assert await room.told() == [news.url]


async def test_restamped_renamed_and_edited_entries_are_not_told_again(room: Newsroom) -> None:
    await room.follow()
    for _ in range(4):
        room.write()
    await room.poll(hours=1)
    told = await room.told()
    assert len(told) == 4
    for place in range(4):
        room.feed.edit(place, at=room.desk.clock.now(), guid=f"new-{place}")
    await room.poll(hours=1)
    room.feed.edit(0, title="Another title", text="Another text")
    room.feed.edit(1, url="https://han.example/new-address", text="An edited summary of this")
    gone, room.feed.items = room.feed.items, []
    await room.poll(hours=1)
    room.feed.items = gone
    await room.poll(hours=1)
    assert await room.told() == told


async def test_entries_of_an_outage_are_caught_up(room: Newsroom) -> None:
    await room.follow()
    missed = [room.write() for _ in range(6)]
    await room.poll(hours=40)
    assert await room.told() == [item.url for item in missed]


async def test_an_old_entry_that_appears_is_saved_and_not_told(room: Newsroom) -> None:
    await room.follow()
    old = room.write(at=room.desk.clock.now() - timedelta(days=30))
    await room.poll(hours=1)
    assert old.url in await room.saved()
    assert await room.told() == []


async def test_an_unchanged_feed_is_asked_conditionally(room: Newsroom) -> None:
    room.desk.network.etags[FEED] = '"1"'
    room.write()
    await room.follow()
    await room.poll(hours=1)
    (row,) = await room.desk.rows("SELECT etag, failures, succeeded_at = polled_at FROM feeds")
    assert row == ('"1"', 0, 1)


async def test_a_feed_that_moved_for_good_is_polled_where_it_is(room: Newsroom) -> None:
    room.write()
    await room.follow()
    new = "https://feeds.han.example/all.xml"
    room.desk.network.moved[FEED] = new
    room.desk.network.for_good.add(FEED)
    room.feed.url = new
    news = room.write()
    await room.poll(hours=1)
    assert await room.told() == [news.url]
    assert await room.desk.rows("SELECT url FROM feeds") == [(new,)]
    room.desk.network.fetches.clear()
    await room.poll(hours=1)
    assert new in room.desk.network.fetches
    assert FEED not in room.desk.network.fetches


async def test_a_feed_that_moved_to_one_that_is_followed_becomes_that_one(room: Newsroom) -> None:
    room.write()
    await room.follow()
    other = SiteFeed("https://han.example/atom.xml", items=list(room.feed.items))
    room.desk.network.pages[other.url] = other.xml
    await room.follow(url=other.url)
    room.desk.network.moved[FEED] = other.url
    room.desk.network.for_good.add(FEED)
    await room.poll(hours=1)
    await room.poll(hours=1)
    assert await room.desk.rows("SELECT url FROM feeds") == [(other.url,)]
    assert len(await room.desk.feeds.followed(GUILD)) == 1
    assert await room.told() == []


async def test_a_gone_feed_ends_and_managers_are_told_once(room: Newsroom) -> None:
    await room.follow()
    room.serve = lambda: None  # type: ignore[method-assign]  # the site has taken it away
    room.desk.network.pages[FEED] = FetchFailed(Reason.GONE, "410")
    for _ in range(3):
        await room.poll(hours=24)
    assert await room.notices() == [("feed_fails", "gone")]
    assert room.desk.network.fetches.count(FEED) == 3  # the preview, the first poll, the last


async def test_a_feed_in_trouble_is_polled_less_often_and_told_once_a_trouble(room: Newsroom) -> None:
    await room.follow()
    serve, room.serve = room.serve, lambda: None  # type: ignore[method-assign]  # out of order
    room.desk.network.pages[FEED] = FetchFailed(Reason.SERVER_ERROR, "502")
    before = room.desk.network.fetches.count(FEED)
    for _ in range(48):
        await room.poll(hours=1)
    assert room.desk.network.fetches.count(FEED) - before <= 9
    assert await room.notices() == [("feed_fails", "server_error")]
    room.serve = serve  # type: ignore[method-assign]  # in order again
    news = room.write()
    await room.poll(hours=24)
    assert await room.told() == [news.url]
    (followed,) = await room.desk.feeds.followed(GUILD)
    assert (followed.feed.failures, followed.follow.told) == (0, False)


async def test_retry_after_is_waited_for(room: Newsroom) -> None:
    await room.follow()
    busy = FetchFailed(Reason.RATE_LIMITED, "429")
    busy.retry_after = 7200.0
    serve, room.serve = room.serve, lambda: None  # type: ignore[method-assign]  # it has enough
    room.desk.network.pages[FEED] = busy
    await room.poll(hours=1)
    room.serve = serve  # type: ignore[method-assign]  # it has not
    asked = room.desk.network.fetches.count(FEED)
    await room.poll(hours=1.9)
    assert room.desk.network.fetches.count(FEED) == asked
    await room.poll(hours=0.2)
    assert room.desk.network.fetches.count(FEED) == asked + 1


async def test_a_pause_that_the_host_wants_after_another_request_is_no_failure_of_the_feed(room: Newsroom) -> None:
    """A host of many feeds that answers one of them with 429 would else put off all of them, each time for longer."""
    await room.follow()
    pause = HostSuspended(Reason.RATE_LIMITED)
    pause.retry_after = 600.0
    serve, room.serve = room.serve, lambda: None  # type: ignore[method-assign]
    room.desk.network.pages[FEED] = pause
    for _ in range(6):
        await room.poll(hours=0.2)
    (followed,) = await room.desk.feeds.followed(GUILD)
    assert (followed.feed.failures, followed.feed.failing_since) == (0, None)
    room.serve = serve  # type: ignore[method-assign]
    news = room.write()
    await room.poll(hours=0.2)
    assert await room.told() == [news.url]


async def test_a_page_that_refuses_the_desk_is_told_as_a_brief(room: Newsroom) -> None:
    await room.follow()
    item = room.write(text="Two sides met at the border and agreed to meet again.")
    room.desk.network.pages[item.url] = WALL
    await room.poll(hours=1)
    assert await room.told() == [item.url]
    (row,) = await room.desk.rows("SELECT payload ->> '$.title', payload ->> '$.summary' FROM payloads")
    assert row == (item.title, item.text)


async def test_a_link_of_a_feed_that_leads_inside_is_refused(room: Newsroom) -> None:
    await room.follow()
    room.write(url="ftp://han.example/x")
    inside = room.write(url="http://user:secret@10.0.0.1/admin")
    await room.poll(hours=1)
    assert inside.url not in room.desk.network.fetches
    assert await room.told() == []


async def test_a_paused_feed_rests_and_goes_on_silently(room: Newsroom) -> None:
    number = await room.follow()
    await room.desk.feeds.pause(GUILD, number, paused=True)
    missed = room.write()
    await room.poll(hours=5)
    assert await room.saved() == set()
    await room.desk.feeds.pause(GUILD, number, paused=False)
    await room.poll()
    assert await room.saved() == {missed.url}
    assert await room.told() == []
    news = room.write()
    await room.poll(hours=1)
    assert await room.told() == [news.url]


async def test_a_second_server_gets_what_the_feed_lists_and_both_share_the_polls(room: Newsroom) -> None:
    first = room.write()
    await room.follow()
    preview = await room.desk.feeds.preview(2, FEED)
    await room.desk.feeds.follow(2, 99, FeedMode.ANNOUNCE, preview)
    await room.poll()
    assert await room.told(99) == []
    news = room.write()
    asked = room.desk.network.fetches.count(FEED)
    await room.poll(hours=1)
    assert room.desk.network.fetches.count(FEED) == asked + 1
    assert (await room.told(), await room.told(99)) == ([news.url], [news.url])
    rows = await room.desk.rows("SELECT articles FROM shelves WHERE key = ?", Shelf.of_guild(2).key)
    assert rows == [(2,)]
    assert first.url in await room.saved()


async def test_a_member_who_posted_it_first_is_answered_and_the_channel_not_told_again(room: Newsroom) -> None:
    await room.follow()
    item = room.write()
    await room.desk.post(ANNA, item.url, message=500)
    await room.poll(hours=1)
    assert await room.told(10) == [item.url]
    assert await room.told() == [item.url]  # another channel
    item = room.write()
    await room.desk.save(ANNA, item.url, str(room.desk.network.pages[item.url]), message=501)
    await room.desk.database.write(run_sql, "UPDATE feed_follows SET channel_id = 10")
    await room.poll(hours=1)
    assert (await room.told(10)).count(item.url) == 1


async def test_a_channel_is_told_what_another_feed_has_saved(room: Newsroom) -> None:
    await room.follow(FeedMode.QUIET)
    second = SiteFeed("https://han.example/politics.xml")
    room.desk.network.pages[second.url] = second.xml
    await room.follow(url=second.url)
    item = room.write()
    await room.poll(hours=1)
    assert await room.told() == []
    second.publish(item)
    room.desk.network.pages[second.url] = second.xml
    await room.poll(hours=1)
    assert await room.told() == [item.url]


async def test_a_members_link_does_not_wait_behind_a_storm(room: Newsroom) -> None:
    await room.follow()
    for _ in range(60):
        room.write()
    room.serve()
    room.desk.clock.advance(3600)
    await room.desk.feeds.poll_due()
    assert await room.desk.rows("SELECT count(*) > 30 FROM jobs WHERE state = 'queued'") == [(1,)]
    waiting = room.feed.items[0]
    own = await room.desk.post(ANNA, waiting.url, message=501)  # the newest entry: the last in the feed's turn
    for _ in range(4):  # each of a link and an entry is fetched and read
        await room.desk.ingest.step()
    assert await room.desk.outcome(own) is not None
