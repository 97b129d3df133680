"""Feeds without processes and sockets: a parser in the test's own process, and a site with a feed that changes."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from types import TracebackType
from xml.sax.saxutils import escape

from msgspec import Struct, field
from msgspec.structs import replace

from bot.log_format import TEXT
from bot.model.analysis import Page
from bot.model.feeds import FeedDocument
from bot.text.feeds.document import read


class InlineParser:
    """Implements ports.FeedParser, in place of `FeedReader`. Each document is read once in a process."""

    def __init__(self, log_format: str = TEXT) -> None:
        """It has no log of its own."""

    async def __aenter__(self) -> InlineParser:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """There is no process to end."""

    async def parse(self, page: Page) -> FeedDocument:
        return _read(page)


_read = lru_cache(maxsize=1_000)(read)


class Item(Struct, frozen=True):
    """An item as the feed says it."""

    url: str
    title: str
    at: datetime | None = None
    guid: str | None = None
    text: str = ""

    @property
    def xml(self) -> str:
        guid = f'<guid isPermaLink="false">{escape(self.guid)}</guid>' if self.guid else ""
        date = f"<pubDate>{self.at:%a, %d %b %Y %H:%M:%S} +0000</pubDate>" if self.at else ""
        text = f"<description>{escape(self.text)}</description>" if self.text else ""
        return f"<item><title>{escape(self.title)}</title><link>{escape(self.url)}</link>{guid}{date}{text}</item>"


class SiteFeed(Struct):
    """A feed of a site, the newest item first."""

    url: str
    title: str = "Han River Post"
    items: list[Item] = field(default_factory=list)
    ttl: int | None = None

    def publish(self, *items: Item) -> None:
        """New items, on top."""
        self.items = [*reversed(items), *self.items]

    def edit(self, place: int, **changes: object) -> None:
        """Change an item."""
        self.items[place] = replace(self.items[place], **changes)

    @property
    def xml(self) -> str:
        inner = "".join(item.xml for item in self.items)
        ttl = "" if self.ttl is None else f"<ttl>{self.ttl}</ttl>"
        return f'<rss version="2.0"><channel><title>{escape(self.title)}</title>{ttl}{inner}</channel></rss>'
