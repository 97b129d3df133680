"""Feeds: what a document says, what the desk knows of a feed, and who follows it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


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


class FeedEntry(Struct, frozen=True):
    """An entry as the feed states it, in plain text. `url` is absolute, of http or https; None where the entry has no
    such link."""

    guid: str | None = None
    url: str | None = None
    title: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    summary: str | None = None


class FeedLink(Struct, frozen=True):
    """A feed that a page or a list names."""

    url: str
    title: str | None = None


class FeedDocument(Struct, frozen=True):
    """A document that was read. `home` is the address of the site, `ttl_seconds` how long the feed asks to be left
    alone; `links` are the feeds that a PAGE or an OPML names, best first; a PAGE may say by which program (`generator`)
    it was made. One that is `damaged` may lack entries."""

    format: FeedFormat
    id: str | None = None
    title: str | None = None
    home: str | None = None
    updated: datetime | None = None
    ttl_seconds: int | None = None
    entries: tuple[FeedEntry, ...] = ()
    links: tuple[FeedLink, ...] = ()
    generator: str | None = None
    damaged: bool = False


class LeftOutCause(StrEnum):
    """Why a server whose follow is limited to a saved search leaves an entry out."""

    DATE = "date"
    """By the feed's date it is outside the period of the search."""
    WORDS = "words"
    """The feed's title or summary has words that the search excludes."""
    ARTICLE = "article"
    """The article was read, and does not satisfy the search."""
    NO_SEARCH = "no_search"
    """The search was deleted."""


class FeedMode(StrEnum):
    """Whether a feed's articles are announced in a channel. QUIET: no, they are only saved."""

    QUIET = "quiet"
    ANNOUNCE = "announce"


class Feed(Struct, frozen=True):
    """An address that is polled, for all servers that follow it.

    `due` is the next poll, None where the feed has ended. `pace` is how many new entries an hour it usually brings,
    `failures` how many polls have failed since the last good one, `reason` and `detail` why the last of them did.
    """

    id: int
    url: str
    title: str | None
    home: str | None
    format: FeedFormat
    due: datetime | None
    etag: str | None = None
    last_modified: str | None = None
    polled: datetime | None = None
    succeeded: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    reason: str | None = None
    detail: str = ""
    pace: float = 0.0
    ttl_seconds: int | None = None
    last_new: datetime | None = None


class Follow(Struct, frozen=True):
    """A server follows a feed: articles are saved on its shelf and, with ANNOUNCE, told in the channel. `fresh`: the
    next poll saves what the feed lists and announces nothing of it. `told`: managers know of the feed's trouble. With
    a `search_id` only articles that satisfy this saved search are taken; `search` is its name, None if it was
    deleted."""

    id: int
    feed_id: int
    guild_id: int
    channel_id: int
    mode: FeedMode
    paused: bool = False
    fresh: bool = True
    told: bool = False
    search_id: int | None = None
    search: str | None = None

    @property
    def lacks_search(self) -> bool:
        """Whether the saved search that limits the follow was deleted."""
        return self.search_id is not None and self.search is None


class FollowedFeed(Struct, frozen=True):
    """A feed with one server's follow, and what became of its entries in the last week: those saved, those that wait
    to be read, those that could not be, by reason, and those that do not satisfy the search, by cause. `before` is the
    follow that was changed, in the answer to following it again."""

    feed: Feed
    follow: Follow
    saved: int = 0
    waiting: int = 0
    refused: tuple[tuple[str, int], ...] = ()
    left_out: tuple[tuple[LeftOutCause, int], ...] = ()
    before: Follow | None = None


class FeedPreview(Struct, frozen=True):
    """A feed that was found at an address, before anybody follows it; its newest entries first. `blocked` counts its
    entries on sites that the server blocks, which are not saved."""

    url: str
    title: str | None
    home: str | None
    format: FeedFormat
    entries: tuple[FeedEntry, ...]
    total: int
    is_followed: bool = False
    blocked: int = 0


class FeedBrief(Struct, frozen=True):
    """A feed's own title and summary of an article whose page refuses the desk."""

    title: str
    summary: str | None


class ImportCounts(Struct, frozen=True):
    """The outcome of importing a list of feeds, in counts: followed now, followed before, without a usable address,
    over the limit."""

    added: int
    known: int
    refused: int
    over: int
