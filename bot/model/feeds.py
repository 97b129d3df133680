"""Feeds: what a document says, what the desk knows of a feed, and who follows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FeedFormat(StrEnum):
    """What a fetched document is. PAGE: an HTML page, which may name feeds. OPML: a list of feeds. UNKNOWN: none of
    these."""

    RSS = "rss"
    ATOM = "atom"
    JSON = "json"
    SITEMAP = "sitemap"
    PAGE = "page"
    OPML = "opml"
    UNKNOWN = "unknown"

    @property
    def is_feed(self) -> bool:
        """Whether it has entries."""
        return self in {FeedFormat.RSS, FeedFormat.ATOM, FeedFormat.JSON, FeedFormat.SITEMAP}


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry as the feed states it, in plain text. `url` is absolute, of http or https; None where the entry has no
    such link."""

    guid: str | None = None
    url: str | None = None
    title: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page or a list names."""

    url: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """A document that was read. `home` is the address of the site, `ttl_seconds` how long the feed asks to be left
    alone; `links` are the feeds that a PAGE or an OPML names, best first."""

    format: FeedFormat
    id: str | None = None
    title: str | None = None
    home: str | None = None
    updated: datetime | None = None
    ttl_seconds: int | None = None
    entries: tuple[FeedEntry, ...] = ()
    links: tuple[FeedLink, ...] = ()


class FeedMode(StrEnum):
    """What a channel is told of a feed's articles. QUIET: nothing, they are only saved."""

    QUIET = "quiet"
    ANNOUNCE = "announce"
