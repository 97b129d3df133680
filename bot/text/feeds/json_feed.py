"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json

from bot.model.feeds import FeedDocument, FeedEntry, FeedFormat
from bot.text.feeds.fields import (
    GUID_CHARACTERS,
    MOST_ENTRIES,
    SUMMARY_CHARACTERS,
    TITLE_CHARACTERS,
    address,
    mapping,
    plain,
)
from bot.text.feeds.markup import text_of
from bot.text.feeds.moments import moment


def read(content: bytes, base: str | None) -> FeedDocument | None:
    """The JSON Feed in `content`; None if it is something else."""
    try:
        document = mapping(json.loads(content))
    except (ValueError, RecursionError):
        return None
    items = document.get("items")
    if "jsonfeed.org/version" not in str(document.get("version", "")) or not isinstance(items, list):
        return None
    entries = tuple([_entry(item, base) for item in items[:MOST_ENTRIES] if isinstance(item, dict)])
    return FeedDocument(
        FeedFormat.JSON,
        id=plain(document.get("feed_url"), GUID_CHARACTERS),
        title=text_of(document.get("title"), TITLE_CHARACTERS),
        home=address(document.get("home_page_url"), base),
        entries=entries,
    )


def _entry(item: dict[str, object], base: str | None) -> FeedEntry:
    """An item. Its id may be a number in feeds of version 1.0."""
    guid = item.get("id")
    text = item.get("summary") or item.get("content_text") or item.get("content_html")
    return FeedEntry(
        guid=plain(str(guid) if isinstance(guid, int | float) else guid, GUID_CHARACTERS),
        url=address(item.get("url"), base) or address(item.get("external_url"), base),
        title=text_of(item.get("title"), TITLE_CHARACTERS),
        published=moment(item.get("date_published")),
        updated=moment(item.get("date_modified")),
        summary=text_of(text, SUMMARY_CHARACTERS),
    )
