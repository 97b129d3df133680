"""Read a fetched document: its kind, and its entries or links.

    page | JSON Feed | OPML | news sitemap | RSS, Atom (feedparser) | HTML page with links | UNKNOWN

The first parser that accepts the bytes is used. The content decides, not the declared type, since sites send feeds as
text/html and pages as application/rss+xml.
"""

from __future__ import annotations

import re

from bot.model.analysis import Page
from bot.model.feeds import FeedDocument, FeedFormat
from bot.regexes import regex
from bot.text.feeds import json_feed, opml, pages, sitemap, syndication

_HEAD = 4_096
_ROOT = regex(rb"<(?!\?|!)(?:[\w.-]{1,40}:)?([\w-]{1,40})[\s>/]")
_FEED_ROOTS = frozenset({b"rss", b"feed", b"rdf", b"channel"})
_HTML = regex(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)


def read(page: Page) -> FeedDocument:
    """Read a document. Never raises for its content."""
    content, base = page.content, page.url
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return json_feed.read(content, base) or FeedDocument(FeedFormat.UNKNOWN)
    root = _ROOT.search(head)
    name = root[1].lower() if root else b""
    found: FeedDocument | None = None
    if name == b"opml":
        found = opml.read(content)
    elif name in {b"urlset", b"sitemapindex"}:
        found = sitemap.read(content, base)
    elif name not in _FEED_ROOTS and _HTML.search(head):
        return pages.read(content, base, page.charset)
    else:
        found = syndication.read(content, base, page.content_type, page.charset)
    return found or FeedDocument(FeedFormat.UNKNOWN)
