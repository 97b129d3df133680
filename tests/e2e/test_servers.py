"""The desk joins a server or connects anew while the database refuses: what follows is done later."""

from __future__ import annotations

import pytest

from bot.model.settings import ServerSettings
from tests.e2e.newsroom import Newsroom, words
from tests.e2e.refused_database import locked, stored, unreadable, until
from tests.fakes.sql import fetch_rows
from tests.fakes.waiting import asleep


async def test_a_server_that_comes_back_is_kept_although_that_could_not_be_stored_at_once(room: Newsroom) -> None:
    await room.app.retention.left(room.guild.id)
    async with locked(room):
        room.bot.dispatch("guild_join", room.bot.get_guild(room.guild.id))
        await asleep(room.clock)
        assert await gone(room) == [room.guild.id]
    await stored(room)
    assert await gone(room) == []


async def test_a_server_that_joins_before_the_servers_are_stored_is_one_of_them(room: Newsroom) -> None:
    guild_id = 4_000_000_000_000_000_004
    await room.app.desks.save(ServerSettings(guild_id, (1,)))
    async with locked(room):
        room.bot.dispatch("ready")
        await asleep(room.clock)
        room.env.create_guild("Later", id=guild_id)
        await until(room, lambda: room.bot.get_guild(guild_id) is not None)
    await stored(room)
    assert await gone(room) == []


async def test_the_first_card_is_posted_once_the_settings_can_be_read(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.app.desks.save(ServerSettings(room.guild.id))
    with monkeypatch.context() as patch:
        patch.setattr(room.app.desks, "get", unreadable)
        room.bot.dispatch("guild_join", room.bot.get_guild(room.guild.id))
        await asleep(room.clock)
        assert room.messages() == []
    await until(room, lambda: room.messages() != [])
    assert "`/desk setup`" in words(room.messages()[0])


async def test_the_first_card_is_posted_once_though_the_server_joins_twice_while_nothing_can_be_stored(
    room: Newsroom,
) -> None:
    """Not before it is stored that the server has the desk: the next start would take it for new."""
    await room.app.desks.save(ServerSettings(room.guild.id))
    async with locked(room):
        for _ in range(2):
            room.bot.dispatch("guild_join", room.bot.get_guild(room.guild.id))
            await asleep(room.clock)
        assert room.messages() == []
    await stored(room)
    assert ["`/desk setup`" in words(one) for one in room.messages()] == [True]


async def gone(room: Newsroom) -> list[int]:
    """The servers that removed the desk, as far as is stored."""
    return [row["guild_id"] for row in await room.app.database.read(fetch_rows, "SELECT guild_id FROM departures")]
