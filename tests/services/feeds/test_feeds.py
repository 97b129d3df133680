"""A server follows feeds: what they list comes to its shelf, and a channel is told of the news among it, once."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.model.deliveries import NoticeKind
from bot.model.errors import DeskError, FetchFailed, LinkRefused, Reason
from bot.model.feeds import FeedMode
from bot.model.jobs import Shelf
from bot.services.deliveries.service import DeliveryService
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.discord import FakeDiscord
from tests.fakes.feeds import Item, SiteFeed
from tests.fakes.sql import run_sql
from tests.fakes.waiting import moments

FEED = "https://han.example/feed.xml"
GUILD, CHANNEL = 1, 20


class Newsroom:
    """A site with a feed, and a server that follows it."""

    def __init__(self, desk: SmallDesk) -> None:
        self.desk, self.numbers = desk, iter(range(1, 10_000))
        self.feed = SiteFeed(FEED)

    def write(self, words: str = "", **given: Any) -> Item:
        """A new article of the site, which its feed lists."""
        number = next(self.numbers)
        url = f"https://han.example/news/{number}"
        title = words or f"Report {number} about town {number}abc"
        item = Item(url, title, self.desk.clock.now(), f"id-{number}", text=f"What happened in {title}, told shortly.")
        item = replace(item, **given)
        self.desk.network.pages[item.url] = f"{title}\n{{place:North Korea}} and town {number}abc reported {title}.\n"
        self.feed.publish(item)
        return item

    async def follow(self, mode: FeedMode = FeedMode.ANNOUNCE, url: str = FEED) -> str:
        self.serve()
        preview = await self.desk.feeds.preview(GUILD, url)
        followed = await self.desk.feeds.follow(GUILD, CHANNEL, mode, preview)
        await self.poll()
        return str(followed.follow.id)

    def serve(self) -> None:
        self.desk.network.pages[self.feed.url] = self.feed.xml

    async def poll(self, hours: float = 0.0) -> None:
        """Some time later: what is due is polled and read."""
        self.serve()
        self.desk.clock.advance(hours * 3600 or 20)
        await self.desk.feeds.poll_due()
        await self.desk.feeds.submit_owed()
        await self.desk.work()

    async def saved(self) -> set[str]:
        rows = await self.desk.rows(
            "SELECT a.url FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id JOIN shelves AS k"
            " ON k.id = s.shelf_id WHERE k.key = ?",
            ANNA.key,
        )
        return {row[0] for row in rows}

    async def told(self, channel: int = CHANNEL) -> list[str]:
        """The articles and briefs that the channel is told of, in order."""
        rows = await self.desk.rows(
            "SELECT coalesce(payload ->> '$.article.url', payload ->> '$.url')"
            " FROM deliveries JOIN payloads ON delivery_id = id"
            " WHERE channel_id = ? AND kind IN ('card', 'refusal') ORDER BY id",
            channel,
        )
        return [row[0] for row in rows]

    async def notices(self) -> list[tuple[str, str | None]]:
        return await self.desk.rows(
            "SELECT payload ->> '$.kind', payload ->> '$.reason' FROM deliveries JOIN payloads ON delivery_id = id"
            " WHERE kind = 'notice' ORDER BY id"
        )


@pytest.fixture
def room(desk: SmallDesk) -> Newsroom:
    return Newsroom(desk)


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


async def test_a_page_that_refuses_the_desk_is_told_as_a_brief(room: Newsroom) -> None:
    await room.follow()
    item = room.write(text="Two sides met at the border and agreed to meet again.")
    room.desk.network.pages[item.url] = "A wall\n> verdict paywall\nSubscribe to read.\n"
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


async def test_a_page_leads_to_its_feed(room: Newsroom) -> None:
    room.write()
    room.serve()
    home = "https://han.example/"
    room.desk.network.pages[home] = (
        '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body></body></html>'
    )
    preview = await room.desk.feeds.preview(GUILD, home)
    assert (preview.url, preview.title, preview.total) == (FEED, "Han River Post", 1)
    room.desk.network.pages[home] = "<html><body>Nothing</body></html>"
    assert (await room.desk.feeds.preview(GUILD, home)).url == FEED  # by its common path
    del room.desk.network.pages[FEED]
    with pytest.raises(DeskError) as none:
        await room.desk.feeds.preview(GUILD, home)
    assert none.value.reason is Reason.NO_FEED


async def test_a_private_address_is_no_feed(room: Newsroom) -> None:
    room.desk.network.pages["https://inside.example/"] = LinkRefused(Reason.PRIVATE_ADDRESS)
    with pytest.raises(LinkRefused):
        await room.desk.feeds.preview(GUILD, "https://inside.example/")
    with pytest.raises(LinkRefused):
        await room.desk.feeds.preview(GUILD, "file:///etc/passwd")


async def test_a_server_has_so_many_feeds(room: Newsroom) -> None:
    for number in range(3):
        feed = SiteFeed(f"https://site{number}.example/feed")
        room.desk.network.pages[feed.url] = feed.xml
        await room.follow(url=feed.url)
    room.serve()
    preview = await room.desk.feeds.preview(GUILD, FEED)
    with pytest.raises(DeskError) as full:
        await room.desk.feeds.follow(GUILD, CHANNEL, FeedMode.QUIET, preview)
    assert full.value.reason is Reason.TOO_MANY_FEEDS
    assert len(await room.desk.rows("SELECT id FROM feeds")) == 3


async def test_check_polls_now_and_says_how_it_is(room: Newsroom) -> None:
    number = await room.follow()
    room.write()
    room.serve()
    checked = await room.desk.feeds.check(GUILD, number)
    assert (checked.feed.failures, checked.waiting) == (0, 1)
    room.desk.network.pages[FEED] = FetchFailed(Reason.TLS_FAILED, "certificate has expired")
    checked = await room.desk.feeds.check(GUILD, FEED)
    assert (checked.feed.reason, checked.feed.detail) == ("tls_failed", "certificate has expired")
    assert checked.feed.due is not None
    with pytest.raises(DeskError):
        await room.desk.feeds.check(2, number)  # of another server


async def test_what_a_check_finds_does_not_wait_for_the_next_poll(room: Newsroom) -> None:
    number = await room.follow()
    loop = asyncio.create_task(room.desk.feeds.run())
    async for _ in moments():
        if room.desk.clock.sleepers:
            break  # nothing is due for a while
    room.write()
    room.serve()
    await room.desk.feeds.check(GUILD, number)
    async for _ in moments():
        if await room.desk.rows("SELECT 1 FROM jobs WHERE state = 'queued'"):
            break
    loop.cancel()


async def test_a_removed_feed_is_polled_no_more_and_its_articles_stay(room: Newsroom) -> None:
    item = room.write()
    number = await room.follow()
    await room.desk.feeds.remove(GUILD, number)
    asked = len(room.desk.network.fetches)
    await room.poll(hours=24)
    assert len(room.desk.network.fetches) == asked
    assert await room.saved() == {item.url}
    assert await room.desk.rows("SELECT count(*) FROM feed_entries") == [(0,)]


async def test_a_server_that_left_is_polled_for_no_more(room: Newsroom) -> None:
    await room.follow()
    await room.desk.retention.left(GUILD)
    asked = len(room.desk.network.fetches)
    await room.poll(hours=24)
    assert len(room.desk.network.fetches) == asked
    await room.desk.retention.returned(GUILD)
    await room.poll(hours=1)
    assert len(room.desk.network.fetches) == asked + 1


async def test_a_channel_that_takes_no_messages_is_told_of_once(room: Newsroom) -> None:
    await room.follow()
    discord = FakeDiscord(room.desk.clock, random.Random(1), locked={CHANNEL})  # noqa: S311  # repeatable, not secret
    for _ in range(3):
        room.write()
        await room.poll(hours=1)
        await DeliveryService(room.desk.database, room.desk.clock, discord).deliver_due()
    assert [notice.kind for notice in discord.told] == [NoticeKind.FEED_SILENCED]
    (followed,) = await room.desk.feeds.followed(GUILD)
    assert followed.follow.mode is FeedMode.QUIET
