"""OPML: lists of feeds, read by listparser."""

from __future__ import annotations

from bot.model.feeds import FeedDocument, FeedFormat, FeedLink
from bot.text.feeds.fields import TITLE_CHARACTERS, address, plain

MOST_FEEDS = 1_000


def read(content: bytes) -> FeedDocument | None:
    """The feeds of a list; None where it is not a list."""
    import listparser  # loads a library of HTTP, which takes longer than to read a feed

    parsed = listparser.parse(content.decode("utf-8", "replace"))
    links = [
        FeedLink(url.partition("#")[0], plain(feed.get("title"), TITLE_CHARACTERS))
        for feed in (parsed.get("feeds") or [])[:MOST_FEEDS]
        if (url := address(feed.get("url"), None))
    ]
    if not links and not parsed.get("version"):
        return None
    title = plain((parsed.get("meta") or {}).get("title"), TITLE_CHARACTERS)
    return FeedDocument(FeedFormat.OPML, title=title, links=tuple({link.url: link for link in links}.values()))
