"""Caps on every field of a feed's document, applied to what a reader process returns, as `text/caps` are: a hostile
feed may have taken the process over."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.model.feeds import FeedDocument, FeedEntry, FeedFormat, FeedLink
from bot.text.feeds.fields import GUID_CHARACTERS, MOST_ENTRIES, SUMMARY_CHARACTERS, TITLE_CHARACTERS, address, plain

_MOST_TTL = 7 * 86_400


def capped_document(document: FeedDocument) -> FeedDocument:
    """The document with every field capped. Raises TypeError, ValueError or AttributeError if a field has a value of
    another type than it declares."""
    return FeedDocument(
        FeedFormat(document.format),
        plain(document.id, GUID_CHARACTERS),
        plain(document.title, TITLE_CHARACTERS),
        address(document.home, None),
        _moment(document.updated),
        None if document.ttl_seconds is None else min(max(int(document.ttl_seconds), 0), _MOST_TTL),
        tuple([_entry(entry) for entry in document.entries[:MOST_ENTRIES]]),
        tuple([_link(link) for link in document.links[:MOST_ENTRIES]]),
        plain(document.generator, TITLE_CHARACTERS),
        bool(document.damaged),
    )


def _entry(entry: FeedEntry) -> FeedEntry:
    return FeedEntry(
        plain(entry.guid, GUID_CHARACTERS),
        address(entry.url, None),
        plain(entry.title, TITLE_CHARACTERS),
        _moment(entry.published),
        _moment(entry.updated),
        plain(entry.summary, SUMMARY_CHARACTERS),
    )


def _link(link: FeedLink) -> FeedLink:
    url = address(link.url, None)
    if url is None:
        raise ValueError("a feed's link is no address")
    return FeedLink(url, plain(link.title, TITLE_CHARACTERS))


def _moment(value: datetime | None) -> datetime | None:
    return None if value is None else value.astimezone(UTC)
