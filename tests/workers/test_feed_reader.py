"""Feeds are read in a process without models, which ends when it is idle."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from bot.model.analysis import Page
from bot.model.errors import ReaderFailed, Reason
from bot.model.feeds import FeedFormat
from bot.workers.feed_reader import FeedReader
from tests.fakes.waiting import moments

_FEED = """<rss version="2.0"><channel><title>Post</title><item><title>One</title><link>https://han.example/1</link>
<pubDate>Mon, 16 Sep 2024 09:30:00 +0900</pubDate></item></channel></rss>"""


def _page(content: str = _FEED) -> Page:
    return Page("https://han.example/feed", content.encode(), "application/rss+xml", None)


async def test_a_feed_is_read_and_the_process_ends_when_idle() -> None:
    async with FeedReader(idle_seconds=0.05) as reader:
        document = await reader.parse(_page())
        assert document.format is FeedFormat.RSS
        assert document.entries[0].published == datetime(2024, 9, 16, 0, 30, tzinfo=UTC)
        async for _ in moments():
            if not reader.is_running:
                break


async def test_a_document_that_ends_the_process_or_takes_too_long_fails_alone() -> None:
    async with FeedReader(seconds=1.0, loader="tests.workers.readers:mortal_feeds") as reader:
        died, slow, lying, quick = await asyncio.gather(
            *(reader.parse(_page(words)) for words in ("die", "hang", "lie", _FEED)), return_exceptions=True
        )
        assert isinstance(lying, ReaderFailed)
        assert lying.reason is Reason.READER_CRASHED
        assert isinstance(died, ReaderFailed)
        assert died.reason is Reason.READER_DIED
        assert isinstance(slow, ReaderFailed)
        assert slow.reason is Reason.READER_TIMEOUT
        assert not isinstance(quick, BaseException)


async def test_a_process_that_cannot_be_started_is_not_the_feeds_fault() -> None:
    async with FeedReader(loader="tests.workers.readers:stillborn") as reader:
        with pytest.raises(ReaderFailed) as failed:
            await reader.parse(_page())
        assert failed.value.reason is Reason.READER_UNAVAILABLE
