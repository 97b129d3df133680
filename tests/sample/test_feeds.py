"""The sample outlets have feeds, which list what was published by then."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.model.analysis import Page
from bot.model.feeds import FeedFormat
from bot.sample.feeds import feed_page
from bot.sample.library import SampleLibrary
from bot.text.feeds.document import read

HOME = "https://hanriverpost.example/"


def test_a_front_page_names_the_feed_and_the_feed_lists_what_was_published() -> None:
    library, at = SampleLibrary.load(), datetime(2024, 10, 31, 12, tzinfo=UTC)
    front = feed_page(library, HOME, at)
    assert front is not None
    (link,) = read(Page(HOME, front.body, front.content_type)).links
    found = feed_page(library, link.url, at)
    assert found is not None
    document = read(Page(link.url, found.body, found.content_type))
    assert document.format is FeedFormat.RSS
    assert document.entries
    for entry in document.entries:
        assert entry.published is not None
        assert entry.published <= at
        assert library.page(entry.url or "", at) is not None
    assert feed_page(library, "https://elsewhere.example/feed", at) is None
