"""A backup is restored: a channel that was told of a story in the lost time is not told of it again, neither by the
same page nor by another."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.model.curation.acts import Curator
from bot.model.errors import FetchFailed, Reason
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.services.deliveries.service import DeliveryService
from bot.services.feeds.lost_announcements import LostAnnouncements
from bot.storage.engine.maintenance import copy
from bot.storage.restore import restore
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import ANNA, SmallDesk, open_desk
from tests.fakes.discord import FakeDiscord
from tests.fakes.feeds import Item, SiteFeed
from tests.fakes.network import FakeNetwork
from tests.services.feeds.newsroom import CHANNEL, FEED, GUILD, WALL, Newsroom

_WORDS = "North Korea fires two ballistic missiles from Sinuiju toward the East Sea on Monday morning"


@dataclass
class _Server:
    """What outlives the desk: its folder, the time, the sites and Discord."""

    path: Path
    clock: SteppedClock = field(default_factory=SteppedClock)
    network: FakeNetwork = field(default_factory=FakeNetwork)

    def __post_init__(self) -> None:
        self.discord = FakeDiscord(self.clock, random.Random(1))  # noqa: S311  # repeatable, not secret
        self.room: Newsroom | None = None

    @asynccontextmanager
    async def desk(self) -> AsyncIterator[Newsroom]:
        """A desk on the folder, with its site as it was."""
        async with open_desk(self.path, Knowledge([]), self.clock, self.network) as desk:
            room = self.room or Newsroom(desk)
            room.desk = desk
            self.room = room
            yield room

    async def deliver(self, desk: SmallDesk) -> None:
        """What is owed is sent, what is submitted meanwhile is read."""
        told = LostAnnouncements(desk.database, self.clock, self.discord, desk.ingest)
        deliveries = DeliveryService(desk.database, self.clock, self.discord, told)
        for _ in range(8):
            await deliveries.deliver_due()
            await desk.work()
            self.clock.advance(60)

    def keep(self) -> None:
        copy(self.path, self.path.with_name("backup.sqlite3"))

    def restore(self) -> None:
        restore(self.path.with_name("backup.sqlite3"), self.path, self.clock.now())

    @property
    def pages(self) -> list[str | None]:
        """The pages that the channel was told of."""
        return [message.page for message in self.discord.messages if message.channel_id == CHANNEL]


@pytest.fixture
def server(tmp_path: Path) -> _Server:
    return _Server(tmp_path / "desk.sqlite3")


async def _follow_and_keep(server: _Server) -> None:
    async with server.desk() as room:
        await room.follow()
    server.keep()


async def _lose_an_announcement(server: _Server) -> Item:
    """A channel is told of a story, then the copy from before is restored; the article."""
    await _follow_and_keep(server)
    async with server.desk() as room:
        first = room.write(_WORDS)
        await room.poll(hours=1)
        await server.deliver(room.desk)
    server.restore()
    return first


async def test_the_same_page_is_not_told_again_on_a_later_day(server: _Server) -> None:
    """Neither a page without a date nor a brief: their keys held the day on which they were told."""
    await _follow_and_keep(server)
    async with server.desk() as room:
        plain, walled = room.write(), room.write()
        server.network.pages[walled.url] = WALL
        await room.poll(hours=1)
        await server.deliver(room.desk)
    assert sorted(map(str, server.pages)) == [plain.url, walled.url]
    server.restore()
    server.clock.advance(30 * 3600)
    async with server.desk() as room:
        await room.poll(hours=1)
        await server.deliver(room.desk)
        assert await room.desk.rows("SELECT state, count(*) FROM deliveries GROUP BY 1") == [("sent", 2)]
    assert len(server.pages) == 2


async def test_another_article_of_a_story_told_in_the_lost_time_is_not_told(server: _Server) -> None:
    first = await _lose_an_announcement(server)
    async with server.desk() as room:
        room.feed.items = []  # the feed lists the first no more
        second, other = room.write(_WORDS), room.write()
        await room.poll(hours=1)
        await server.deliver(room.desk)
        assert server.pages == [first.url, other.url]
        assert await room.saved() == {first.url, second.url, other.url}  # and the shelf has what was lost
        third = room.write(f"{_WORDS}, Seoul says")
        await room.poll(hours=24 * 8)  # when nothing is in doubt any more
        await server.deliver(room.desk)
        assert third.url in await room.saved()
    assert server.pages == [first.url, other.url]


async def test_a_story_told_from_a_site_that_is_blocked_by_now_holds_up_no_card(
    server: _Server, caplog: pytest.LogCaptureFixture
) -> None:
    first = await _lose_an_announcement(server)
    async with server.desk() as room:
        room.feed.items = []
        curation = CurationService(room.desk.database, server.clock, OutletNames(SourceTable.load()))
        await curation.block(ANNA, Curator(9, manages=True), first.url.removeprefix("https://"))
        other = room.write()
        await room.poll(hours=1)
        await server.deliver(room.desk)
    assert server.pages == [first.url, other.url]
    assert "bug" not in caplog.text


async def test_what_was_told_and_then_removed_is_not_saved_again(server: _Server) -> None:
    first = await _lose_an_announcement(server)
    async with server.desk() as room:
        await room.poll(hours=1)
        await server.deliver(room.desk)
        assert await room.saved() == {first.url}
        curation = CurationService(room.desk.database, server.clock, OutletNames(SourceTable.load()))
        await curation.remove(ANNA, Curator(9, manages=True), first.url)
        room.write()
        await room.poll(hours=1)
        await server.deliver(room.desk)
        assert first.url not in await room.saved()
        assert await room.desk.troubles() == []


async def test_the_desk_may_end_while_it_looks(server: _Server) -> None:
    first = await _lose_an_announcement(server)
    async with server.desk() as room:
        room.feed.items = []
        room.write(_WORDS)
        await room.poll(hours=1)
        told = LostAnnouncements(room.desk.database, server.clock, server.discord, room.desk.ingest)
        await DeliveryService(room.desk.database, server.clock, server.discord, told).deliver_due()
    assert server.pages == [first.url]
    async with server.desk() as room:
        await server.deliver(room.desk)
        assert await room.desk.rows("SELECT state, count(*) FROM deliveries GROUP BY 1") == [("dead", 1), ("sent", 1)]
    assert server.pages == [first.url]


async def test_a_story_whose_card_opens_a_page_that_is_gone_may_be_told_again(server: _Server) -> None:
    first = await _lose_an_announcement(server)
    async with server.desk() as room:
        room.feed.items = []
        del server.network.pages[first.url]
        second = room.write(_WORDS)
        await room.poll(hours=1)
        await server.deliver(room.desk)
    assert server.pages == [first.url, second.url]


async def test_managers_are_told_of_a_trouble_once_over_pause_restart_and_restore(server: _Server) -> None:
    async with server.desk() as room:
        number = await room.follow()
        room.serve = lambda: None  # type: ignore[method-assign]  # out of order from now on
        server.network.pages[FEED] = FetchFailed(Reason.SERVER_ERROR, "502")
        await _fail(server, room, 9)
    server.keep()
    async with server.desk() as room:
        await _fail(server, room, 40)
        assert len(server.discord.told) == 1
        for paused in True, False:
            await room.desk.feeds.pause(GUILD, number, paused=paused)
        await _fail(server, room, 40)
    async with server.desk() as room:
        await _fail(server, room, 40)
    assert len(server.discord.told) == 1
    server.restore()
    async with server.desk() as room:
        await _fail(server, room, 80)
        assert len(server.discord.told) == 1
        del room.serve  # in order again
        await room.poll(hours=30)
        (followed,) = await room.desk.feeds.followed(GUILD)
        assert (followed.feed.failures, followed.follow.told) == (0, False)
        room.serve = lambda: None  # type: ignore[method-assign]  # and a new trouble
        server.network.pages[FEED] = FetchFailed(Reason.GONE, "410")
        await _fail(server, room, 20)
    assert [notice.reason for notice in server.discord.told] == [Reason.SERVER_ERROR, Reason.GONE]


async def _fail(server: _Server, room: Newsroom, hours: int) -> None:
    """The feed is asked for so long, as it is due."""
    for _ in range(hours):
        await room.poll(hours=1)
    await server.deliver(room.desk)


async def test_a_button_of_before_means_no_other_feed_after_a_restore(server: _Server) -> None:
    await _follow_and_keep(server)
    async with server.desk() as room:
        lost = SiteFeed("https://han.example/lost.xml")
        server.network.pages[lost.url] = lost.xml
        number = await room.follow(url=lost.url)
    server.restore()
    async with server.desk() as room:
        other = SiteFeed("https://han.example/other.xml")
        server.network.pages[other.url] = other.xml
        assert await room.follow(url=other.url) != number


async def test_a_channel_that_cannot_be_read_waits(server: _Server) -> None:
    await _follow_and_keep(server)
    server.restore()
    async with server.desk() as room:
        news = room.write(_WORDS)
        await room.poll(hours=1)
        server.discord.weather.unreadable = 1.0
        await server.deliver(room.desk)
        assert server.pages == []
        server.discord.weather.unreadable = 0.0
        await server.deliver(room.desk)
    assert server.pages == [news.url]
