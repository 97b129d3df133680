"""OPML: lists of feeds, read by listparser and written here."""

from __future__ import annotations

from collections.abc import Iterable

import listparser
from lxml import etree

from bot.model.feeds import FeedDocument, FeedFormat, FeedLink
from bot.text.feeds.fields import TITLE_CHARACTERS, address, plain

MOST_FEEDS = 1_000


def read(content: bytes) -> FeedDocument | None:
    """The feeds of a list; None where it is no list."""
    parsed = listparser.parse(content.decode("utf-8", "replace"))
    links = [
        FeedLink(url, plain(feed.get("title"), TITLE_CHARACTERS))
        for feed in (parsed.get("feeds") or [])[:MOST_FEEDS]
        if (url := address(feed.get("url"), None))
    ]
    if not links and not parsed.get("version"):
        return None
    title = plain((parsed.get("meta") or {}).get("title"), TITLE_CHARACTERS)
    return FeedDocument(FeedFormat.OPML, title=title, links=tuple({link.url: link for link in links}.values()))


def written(title: str, links: Iterable[FeedLink]) -> bytes:
    """A list of feeds as OPML 2.0."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for link in links:
        etree.SubElement(body, "outline", type="rss", text=link.title or link.url, xmlUrl=link.url)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
