"""A site with a feed, and a server that follows it."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from bot.model.feeds import FeedMode
from bot.model.jobs import Shelf
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.feeds import Item, SiteFeed

FEED = "https://han.example/feed.xml"
GUILD, CHANNEL = 1, 20
WALL = "A wall\n> verdict paywall\nSubscribe to read.\n"
"""A page that refuses the desk."""


class Newsroom:
    """The site, what its feed lists, and what came of it."""

    def __init__(self, desk: SmallDesk) -> None:
        self.desk, self.numbers = desk, iter(range(1, 10_000))
        self.feed = SiteFeed(FEED)

    def write(self, words: str = "", **given: Any) -> Item:
        """A new article of the site, which its feed lists; without words it is on a town that no other names."""
        number = next(self.numbers)
        url = f"https://han.example/news/{number}"
        title = words or f"Report {number} about town {number}abc"
        item = Item(url, title, self.desk.clock.now(), f"id-{number}", text=f"What happened in {title}, told shortly.")
        item = replace(item, **given)
        place = "North Korea" if words else f"Town {number}abc"
        self.desk.network.pages[item.url] = f"{title}\n{{place:{place}}} and town {number}abc reported {title}.\n"
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

    async def saved(self, shelf: Shelf = ANNA) -> set[str]:
        """The addresses of the articles on a shelf."""
        rows = await self.desk.rows(
            "SELECT a.url FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id JOIN shelves AS k"
            " ON k.id = s.shelf_id WHERE k.key = ?",
            shelf.key,
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
