"""What managers do with feeds: find, follow, check, remove; and what they are told of."""

from __future__ import annotations

import asyncio
import random

import pytest

from bot.model.deliveries import NoticeKind
from bot.model.errors import DeskError, FetchFailed, LinkRefused, NothingFound, Reason
from bot.model.feeds import FeedMode
from bot.services.deliveries.service import DeliveryService
from tests.fakes.desk import BORIS
from tests.fakes.discord import FakeDiscord
from tests.fakes.feeds import SiteFeed
from tests.fakes.sql import run_sql
from tests.fakes.waiting import asleep, moments
from tests.services.feeds.newsroom import CHANNEL, FEED, GUILD, Newsroom


async def test_a_page_leads_to_its_feed(room: Newsroom) -> None:
    room.write()
    room.serve()
    home = "https://han.example/"
    room.desk.network.pages[home] = (
        '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body></body></html>'
    )
    preview = await room.desk.feeds.preview(GUILD, home)
    assert (preview.url, preview.title, preview.total) == (FEED, "Han River Post", 1)
    room.desk.network.pages[home] = (
        '<html><head><meta name="generator" content="Jekyll v4.3"></head><body></body></html>'
    )
    assert (await room.desk.feeds.preview(GUILD, home)).url == FEED  # where Jekyll has it
    assert (await room.desk.feeds.preview(GUILD, "han.example")).url == FEED  # as people say an address
    del room.desk.network.pages[FEED]
    with pytest.raises(DeskError) as none:
        await room.desk.feeds.preview(GUILD, home)
    assert none.value.reason is Reason.NO_FEED


@pytest.mark.parametrize("page", ["https://han.example/", "https://han.example/en/north/"])
async def test_whoever_names_a_page_without_a_feed_waits_for_few_guesses(room: Newsroom, page: str) -> None:
    """The site is owed a pause of a second before each."""
    room.desk.network.pages[page] = "<html><body>Nothing</body></html>"
    with pytest.raises(DeskError) as none:
        await room.desk.feeds.preview(GUILD, page)
    assert none.value.reason is Reason.NO_FEED
    assert len(room.desk.network.fetches) == 1 + 4, "the page and its guesses, each a second"


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


async def test_a_feed_whose_title_is_the_number_of_another_is_not_meant_by_it(room: Newsroom) -> None:
    """Titles are the sites' own; a button names its feed by the number."""
    hostile = SiteFeed("https://site.example/feed", title="2")
    room.desk.network.pages[hostile.url] = hostile.xml
    await room.follow(url=hostile.url)
    number = await room.follow()
    assert (number, (await room.desk.feeds.remove(GUILD, number)).feed.url) == ("2", FEED)
    assert (await room.desk.feeds.one(GUILD, "2")).feed.url == hostile.url


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
    await asleep(room.desk.clock)  # nothing is due for a while
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


@pytest.mark.parametrize("told", [True, False])
async def test_what_others_were_brought_while_a_server_was_away_it_has_after_its_return(
    room: Newsroom, told: bool
) -> None:
    """Another server follows the feed too, so it is polled meanwhile. The desk hears of leaving and returning at once,
    or it was not connected and sees it later."""
    await room.follow()
    preview = await room.desk.feeds.preview(2, FEED)
    await room.desk.feeds.follow(2, 30, FeedMode.QUIET, preview)
    await room.poll()
    retention = room.desk.retention
    await (retention.left(GUILD) if told else retention.sync_servers([2]))
    missed = room.write()
    await room.poll(hours=1)
    assert (await room.saved(), await room.saved(BORIS)) == (set(), {missed.url})
    await room.desk.database.write(run_sql, "UPDATE feeds SET etag = 'as before', due_at = due_at + 100000")
    await (retention.returned(GUILD) if told else retention.sync_servers([GUILD, 2]))
    assert await room.desk.rows("SELECT etag FROM feeds") == [(None,)], "else the site would send nothing"
    await room.poll()
    assert await room.saved() == {missed.url}
    assert await room.told() == [], "it is no news any more"
    news = room.write()
    await room.poll(hours=1)
    assert await room.told() == [news.url]


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


async def test_the_title_of_a_feed_with_a_typing_error_is_answered_with_the_nearest(room: Newsroom) -> None:
    await room.follow()
    for named in ("Han River Post", "han river post", FEED, FEED.removeprefix("https://"), f" <{FEED}> "):
        assert (await room.desk.feeds.one(GUILD, named)).feed.url == FEED, named
    with pytest.raises(NothingFound) as mistyped:
        await room.desk.feeds.one(GUILD, "han rivr post")
    assert (mistyped.value.reason, mistyped.value.nearest) == (Reason.NO_SUCH_FEED, ("Han River Post",))
    with pytest.raises(NothingFound) as other:
        await room.desk.feeds.one(2, "Han Rivr Post")
    assert other.value.nearest == (), "another server's feeds are not offered"
