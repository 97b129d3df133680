"""Feeds that moved to where another feed is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.model.feeds import FeedMode
from bot.policy.operations.shards import WHOLE
from bot.services.feeds import intake, submission
from bot.storage import retention
from bot.storage.feeds import feeds
from bot.storage.moves import exports, imports
from bot.text.knowledge.base import Knowledge
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import open_desk
from tests.fakes.feeds import Item, SiteFeed
from tests.fakes.network import FakeNetwork
from tests.services.feeds.newsroom import FEED, GUILD, Newsroom

OTHER_GUILD, OTHER_CHANNEL = 2, 30
OTHER = "https://han.example/atom.xml"


async def _move_with_news(room: Newsroom, count: int = 1) -> list[Item]:
    """The poll that finds the move has news, which the feed that it moved to lists as old."""
    room.write()
    await room.follow()
    other = SiteFeed(OTHER, items=list(room.feed.items))
    room.desk.network.pages[OTHER] = other.xml
    preview = await room.desk.feeds.preview(OTHER_GUILD, OTHER)
    await room.desk.feeds.follow(OTHER_GUILD, OTHER_CHANNEL, FeedMode.ANNOUNCE, preview)
    await room.poll(hours=1)
    news = [room.write() for _ in range(count)]
    other.items = list(room.feed.items)
    room.desk.network.pages[OTHER] = other.xml
    room.desk.network.moved[FEED] = OTHER
    room.desk.network.for_good.add(FEED)
    await room.poll(hours=1)
    return news


async def test_news_that_are_found_as_it_moves_are_announced(room: Newsroom) -> None:
    (news,) = await _move_with_news(room)
    await room.poll(hours=1)
    assert await room.told() == [news.url]
    assert await room.told(OTHER_CHANNEL) == [news.url]
    while await room.desk.database.read(feeds.is_unfollowed):
        await room.desk.database.write(feeds.delete_unfollowed)
    assert await room.desk.rows("SELECT url FROM feeds") == [(OTHER,)]


async def test_all_of_them_are_announced_where_a_transaction_takes_only_a_part(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a feed with a hundred followers; what is not announced now, the other feed lists as old."""
    monkeypatch.setattr(intake, "PART", 1)
    news = await _move_with_news(room, count=3)
    await room.poll(hours=1)
    await room.poll(hours=1)
    assert sorted(await room.told()) == sorted(one.url for one in news)
    assert await room.desk.rows("SELECT url FROM feeds WHERE id IN (SELECT feed_id FROM feed_follows)") == [(OTHER,)]


async def test_they_are_kept_while_the_queue_is_full_and_another_server_leaves_or_theirs_is_moved(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, network = SteppedClock(), FakeNetwork()
    old, new, file = (tmp_path / name for name in ("old.sqlite3", "new.sqlite3", "server.desk"))
    async with open_desk(old, knowledge, clock, network) as desk:
        room = Newsroom(desk)
        with monkeypatch.context() as full:
            full.setattr(submission, "_NEWS_PLACES", 0)
            (news,) = await _move_with_news(room)
        while await desk.database.write(retention.forget_guild, OTHER_GUILD, 10, 10):
            pass
    exports.export(old, GUILD, file, clock.now())
    imports.import_server(file, new, WHOLE, clock.now(), {})
    async with open_desk(new, knowledge, clock, network) as desk:
        room.desk = desk
        await room.poll(hours=1)
        assert await room.told() == [news.url]
