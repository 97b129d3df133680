"""RSS 0.9x to 2.0, RDF, CDF and Atom, through feedparser.

Only values are taken from feedparser, no markup: its sanitised HTML becomes plain text in `fields`. It resolves
relative addresses by xml:base, and is given the bytes as they were received with their type and address.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from xml.sax import SAXException

import feedparser

from bot.model.feeds import FeedDocument, FeedEntry, FeedFormat
from bot.text.feeds.fields import GUID_CHARACTERS, MOST_ENTRIES, SUMMARY_CHARACTERS, TITLE_CHARACTERS, address, plain
from bot.text.feeds.markup import text_of
from bot.text.feeds.moments import moment_of
from bot.text.page.charset import repaired, transport_charset

_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 7 * 86_400}


def read(content: bytes, base: str | None, content_type: str, charset: str | None) -> FeedDocument | None:
    """The feed in `content`; None if feedparser finds none."""
    if (whole := repaired(content, charset)) is not None:
        content, charset = whole, "utf-8"
    charset = transport_charset(content, charset) or charset
    headers = {"content-type": f"{content_type}; charset={charset}" if charset else content_type}
    if base:
        headers["content-location"] = base
    parsed = feedparser.parse(content, response_headers=headers)
    feed = parsed.get("feed") or {}
    version = str(parsed.get("version") or "")
    entries = parsed.get("entries") or []
    if not version and not entries:
        return None
    return FeedDocument(
        FeedFormat.ATOM if version.startswith("atom") else FeedFormat.RSS,
        id=plain(feed.get("id"), GUID_CHARACTERS),
        title=text_of(feed.get("title"), TITLE_CHARACTERS),
        home=address(feed.get("link"), base),
        updated=_moment(feed, "updated") or _moment(feed, "published"),
        ttl_seconds=_ttl(feed),
        entries=tuple([_entry(entry, base) for entry in entries[:MOST_ENTRIES]]),
        damaged=isinstance(parsed.get("bozo_exception"), SAXException),
    )


def _entry(entry: dict[str, Any], base: str | None) -> FeedEntry:
    return FeedEntry(
        guid=plain(entry.get("id"), GUID_CHARACTERS),
        url=address(entry.get("link"), base) or _linked(entry, base),
        title=text_of(entry.get("title"), TITLE_CHARACTERS),
        published=_moment(entry, "published") or _moment(entry, "created"),
        updated=_moment(entry, "updated"),
        summary=text_of(_summary(entry), SUMMARY_CHARACTERS),
    )


def _linked(entry: dict[str, Any], base: str | None) -> str | None:
    """The first usable link of an entry without a link of its own: preferably of a page, never of an enclosure."""
    for link in (entry.get("links") or [])[:20]:
        if link.get("rel", "alternate") == "alternate" and (found := address(link.get("href"), base)):
            return found
    return None


def _summary(entry: dict[str, Any]) -> object:
    if entry.get("summary"):
        return entry["summary"]
    return next((part.get("value") for part in (entry.get("content") or [])[:1]), None)


def _moment(parsed: dict[str, Any], name: str) -> datetime | None:
    """A time. The plain look-up of a dict, since feedparser's own answers `updated` with `published`."""
    return moment_of(dict.get(parsed, f"{name}_parsed"), dict.get(parsed, name))


def _ttl(feed: dict[str, Any]) -> int | None:
    """The seconds until the next poll that the feed asks for: ttl in minutes, or the period of the syndication
    module."""
    ttl = str(feed.get("ttl") or "").strip()
    if ttl.isascii() and ttl.isdigit():
        return min(int(ttl[:9]) * 60, 7 * 86_400)
    period = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip())
    times = str(feed.get("sy_updatefrequency") or "1").strip()
    if period is None or not (times.isascii() and times.isdigit() and int(times[:6])):
        return None
    return period // int(times[:6])
