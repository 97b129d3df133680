"""An article of a feed that many servers follow is announced a part of them at a time, a transaction each."""

from __future__ import annotations

import asyncio
from sqlite3 import Connection
from typing import Any

import pytest

from bot.model.errors import FetchFailed, Reason
from bot.model.feeds import FeedMode
from bot.model.jobs import Post, Shelf
from bot.services.deliveries import announcements
from bot.services.ingest import completion
from bot.storage.engine.database import Database
from tests.services.feeds.newsroom import FEED, Newsroom

_SERVERS, _AT_ONCE = 8, 3


@pytest.fixture
async def room(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """Eight servers follow the feed, of which three are told in a transaction."""
    monkeypatch.setattr(completion, "FEEDS_AT_ONCE", _AT_ONCE)
    room.serve()
    preview = await room.desk.feeds.preview(1, FEED)
    for guild in range(1, _SERVERS + 1):
        await room.desk.feeds.follow(guild, 100 + guild, FeedMode.ANNOUNCE, preview)
    await room.poll()
    return room


async def _told(room: Newsroom) -> list[int]:
    """The channels that are told, in order; some more than once if a test fails."""
    rows = await room.desk.rows("SELECT channel_id FROM deliveries WHERE kind = 'card' ORDER BY channel_id")
    return [channel - 100 for (channel,) in rows]


async def _submit(room: Newsroom) -> None:
    room.serve()
    room.desk.clock.advance(3600)
    await room.desk.feeds.poll_due()
    await room.desk.feeds.submit_owed()


async def test_each_transaction_tells_some_servers_and_all_are_told_once(room: Newsroom) -> None:
    item = room.write()
    await _submit(room)
    told = []
    while await room.desk.ingest.step():
        told.append(len(await _told(room)))
    assert sorted(set(told) - {0}) == [3, 6, 8]
    assert await _told(room) == list(range(1, _SERVERS + 1))
    for guild in range(1, _SERVERS + 1):
        assert len(await room.saved(Shelf.of_guild(guild))) == 1
    assert await room.desk.rows("SELECT 1 FROM jobs WHERE state <> 'done'") == []
    assert room.desk.network.fetches.count(item.url) == 1


async def test_briefs_of_a_page_that_refuses_the_desk_are_told_in_parts_and_once(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each transaction tells at most three servers; a desk that dies between two of them tells nobody twice."""
    item = room.write()
    room.desk.network.pages[item.url] = FetchFailed(Reason.PAYWALL)
    told, tell = list[int](), announcements.owe_brief
    writes, write = list[int](), Database.write

    def noted(connection: Connection, post: Post, *given: Any) -> None:
        told.append(post.guild_id or 0)
        tell(connection, post, *given)

    async def counted(database: Database, work: Any, *given: Any, **named: Any) -> Any:
        before = len(told)
        done = await write(database, work, *given, **named)
        writes.append(len(told) - before)
        if len(told) == 2 * _AT_ONCE:
            told.append(-1)
            raise asyncio.CancelledError
        return done

    monkeypatch.setattr(announcements, "owe_brief", noted)
    monkeypatch.setattr(Database, "write", counted)
    await _submit(room)
    with pytest.raises(asyncio.CancelledError):
        await room.desk.work()
    room.desk.clock.advance(3600)
    await room.desk.work()
    assert max(writes) == _AT_ONCE
    rows = await room.desk.rows("SELECT channel_id FROM deliveries WHERE kind = 'refusal' ORDER BY channel_id")
    assert [channel - 100 for (channel,) in rows] == list(range(1, _SERVERS + 1))
    assert await room.desk.rows("SELECT 1 FROM jobs WHERE state <> 'dead'") == []


async def test_a_member_is_answered_with_the_first_of_them(room: Newsroom) -> None:
    item = room.write()
    await _submit(room)
    submitted = await room.desk.post(Shelf.of_guild(_SERVERS), item.url, 7)
    await room.desk.ingest.step()  # fetched
    await room.desk.ingest.step()  # read
    outcome = await room.desk.outcome(submitted)
    assert outcome is not None
    ((reply_to,),) = await room.desk.rows("SELECT reply_to FROM deliveries WHERE guild_id = ?", _SERVERS)
    assert reply_to == 7
    await room.desk.work()
    assert len(await _told(room)) == _SERVERS + 1  # the member's card, and the announcement in another channel


async def test_searches_of_some_servers_leave_it_out(room: Newsroom) -> None:
    """The first six want other articles; only the last two are told, and what nobody wants is not stored."""
    for guild in range(1, 7):
        search = await room.desk.searches.save(Shelf.of_guild(guild), None, "Ours", "nosuchword")
        await room.desk.feeds.only(guild, FEED, search.id)
    await room.poll()
    room.write()
    await room.poll(1)
    assert await _told(room) == [7, 8]
    for guild in (7, 8):
        search = await room.desk.searches.save(Shelf.of_guild(guild), None, "Ours", "nosuchword")
        await room.desk.feeds.only(guild, FEED, search.id)
    await room.poll()
    room.write()
    await room.poll(1)
    assert await room.desk.rows("SELECT count(*) FROM articles") == [(1,)]
    assert await room.desk.rows("SELECT 1 FROM jobs WHERE state IN ('queued', 'fetched')") == []
    assert await room.desk.rows("SELECT count(*) FROM feed_left_out") == [(16,)]  # two articles, all servers


async def test_an_article_that_was_deleted_between_two_parts_is_read_again(room: Newsroom) -> None:
    item = room.write()
    await _submit(room)
    while not await _told(room):
        await room.desk.ingest.step()
    room.desk.network.pages[item.url] = FetchFailed(Reason.NOT_FOUND, "404")
    await room.desk.database.write(lambda connection: connection.execute("DELETE FROM article_keys").rowcount)
    await room.desk.work()
    assert len(await _told(room)) == _AT_ONCE
    assert await room.desk.rows("SELECT reason FROM jobs WHERE state = 'dead'") == [("not_found",)]
