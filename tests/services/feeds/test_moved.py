"""Feeds that moved to where another feed is."""

from __future__ import annotations

from bot.model.feeds import FeedMode
from bot.storage.feeds import feeds
from tests.fakes.feeds import SiteFeed
from tests.services.feeds.newsroom import FEED, Newsroom

OTHER_GUILD, OTHER_CHANNEL = 2, 30


async def test_news_that_are_found_as_it_moves_are_announced(room: Newsroom) -> None:
    """The poll that finds out is the one with the news, and the feed it moved to lists them as old."""
    room.write()
    await room.follow()
    other = SiteFeed("https://han.example/atom.xml", items=list(room.feed.items))
    room.desk.network.pages[other.url] = other.xml
    preview = await room.desk.feeds.preview(OTHER_GUILD, other.url)
    await room.desk.feeds.follow(OTHER_GUILD, OTHER_CHANNEL, FeedMode.ANNOUNCE, preview)
    await room.poll(hours=1)
    news = room.write()
    other.items = list(room.feed.items)
    room.desk.network.pages[other.url] = other.xml
    room.desk.network.moved[FEED] = other.url
    room.desk.network.for_good.add(FEED)
    for _ in range(3):
        await room.poll(hours=1)
    assert await room.told() == [news.url]
    assert await room.told(OTHER_CHANNEL) == [news.url]
    while await room.desk.database.read(feeds.is_unfollowed):
        await room.desk.database.write(feeds.delete_unfollowed)
    assert await room.desk.rows("SELECT url FROM feeds") == [(other.url,)]
