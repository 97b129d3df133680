"""Links posted while the desk could not see a channel are read when it can again, as those of an outage are."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
import pytest
from msgspec.structs import replace

from cogs._events.permission_events import PermissionEvents
from cogs.ingest import catch_up
from cogs.ingest.catch_up import CatchUpReader
from tests.e2e.links.absences import DAY, advance, offline, post, same_time
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom
from tests.e2e.refused_database import stored
from tests.fakes.sql import locked

pytestmark = pytest.mark.usefixtures("history_as_discord_gives_it")

LATER_URL = "https://hanriverpost.example/later"
CLOSED = discord.PermissionOverwrite(view_channel=False)


async def reopen(room: Newsroom, channel: Any) -> None:
    """A manager gives the desk the permission again."""
    assert room.bot.user is not None
    room.env.backend.delete_overwrite(channel.id, room.bot.user.id)
    await room.env.settle()


async def posted_unseen(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """One link is saved, and another is posted after the channel was closed to the desk."""
    await room.save(LAUNCH_URL)
    await room.permit(room.channel, overwrite=CLOSED)
    with offline(room, monkeypatch):
        post(room, room.channel, TALKS_URL)


async def private_channel(room: Newsroom) -> Any:
    """A channel that the desk may not see, on a server where it reads all others."""
    same_time(room)
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    private = room.guild.create_text_channel("private", overwrites={guild.me: CLOSED})
    await room.env.settle()
    await room.app.desks.save(replace(await room.app.desks.get(guild.id), channels=(), everywhere=True))
    return private


async def test_a_channel_that_was_closed_by_mistake_is_read_from_where_the_desk_stopped(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await posted_unseen(room, monkeypatch)
    await reopen(room, room.channel)
    await room.work()
    assert room.network.fetches == [LAUNCH_URL, TALKS_URL]


async def test_so_is_one_that_stays_closed_over_a_restart(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first message after the permission is back does not hide what was posted before."""
    await room.save(LAUNCH_URL)
    await room.permit(room.channel, overwrite=CLOSED)
    await room.restart()
    with offline(room, monkeypatch):
        post(room, room.channel, TALKS_URL)
    await reopen(room, room.channel)
    for text in (LATER_URL, "good morning"):
        post(room, room.channel, text)
        await room.work()
        advance(room, 120)
    await room.restart()
    await room.work()
    assert set(room.network.fetches) == {LAUNCH_URL, TALKS_URL, LATER_URL}
    assert len(room.network.fetches) == 3


async def test_what_was_posted_more_than_a_week_before_is_not_read(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.save(LAUNCH_URL)
    same_time(room)
    await room.permit(room.channel, overwrite=CLOSED)
    with offline(room, monkeypatch):
        post(room, room.channel, TALKS_URL)
        advance(room, 8 * DAY)
        post(room, room.channel, LATER_URL)
    await reopen(room, room.channel)
    await room.work()
    assert LATER_URL in room.network.fetches
    assert TALKS_URL not in room.network.fetches


async def test_a_private_channel_is_not_read_back_to_before_the_desk_was_added(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk saves links of all channels that it sees; its members spoke there among themselves."""
    private = await private_channel(room)
    await room.restart()
    with offline(room, monkeypatch):
        post(room, private, TALKS_URL)
        advance(room, 60)
    await reopen(room, private)
    await room.work()
    assert room.network.fetches == []
    with offline(room, monkeypatch):
        advance(room, 60)
        post(room, private, LATER_URL)
    await room.restart()
    await room.work()
    assert room.network.fetches == [LATER_URL]


@pytest.mark.parametrize("while_offline", [False, True])
async def test_an_article_that_a_member_saved_from_a_private_channel_is_not_where_reading_begins(
    while_offline: bool, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message menu works where the desk sees no messages. The channel is opened while it is offline, or later."""
    private = await private_channel(room)
    with offline(room, monkeypatch):
        old = await room.anna.send(private, LAUNCH_URL)
    await room.while_working(room.anna.context_menu(private, "Save article", old))
    await room.restart()
    with offline(room, monkeypatch):
        advance(room, 60)
        post(room, private, TALKS_URL)
        advance(room, 60)
        if while_offline:
            await reopen(room, private)
    if while_offline:
        await room.restart()
    else:
        await reopen(room, private)
    await room.work()
    assert room.network.fetches == [LAUNCH_URL]


async def test_a_channel_taken_out_of_the_desk_and_put_in_while_hidden_begins_when_it_is_seen(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    same_time(room)
    await room.save_links_from(room.channel, room.elsewhere)
    await room.save(LAUNCH_URL)
    await room.save_links_from(room.elsewhere)
    await room.permit(room.channel, overwrite=CLOSED)
    with offline(room, monkeypatch):
        advance(room, 60)
        post(room, room.channel, TALKS_URL)
        advance(room, 60)
    await room.save_links_from(room.channel, room.elsewhere)
    advance(room, 120)
    await room.anna.send(room.elsewhere, "good morning")  # what was handled before is noted now
    await reopen(room, room.channel)
    await room.work()
    assert room.network.fetches == [LAUNCH_URL]


async def test_it_is_read_though_the_database_was_locked_when_the_permission_came_back(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await posted_unseen(room, monkeypatch)
    mark, refused = room.app.missed.mark_opened, list[int]()

    async def mark_later(guild_id: int, channels: Any) -> dict[int, int]:
        if not refused:
            refused.append(guild_id)
            raise locked()
        return await mark(guild_id, channels)

    monkeypatch.setattr(room.app.missed, "mark_opened", mark_later)
    assert room.bot.user is not None
    room.env.backend.delete_overwrite(room.channel.id, room.bot.user.id)
    await stored(room)
    await room.work()
    assert refused == [room.guild.id]
    assert room.network.fetches == [LAUNCH_URL, TALKS_URL]


async def test_a_channel_that_fails_is_not_asked_for_again_at_every_change_of_another(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A manager who sorts the channels of a server makes Discord send an event for each."""
    await room.save(LAUNCH_URL)
    asked = list[int]()

    async def unavailable(_: CatchUpReader, gap: Any, **__: Any) -> list[discord.Message]:
        asked.append(gap.channel_id)
        raise TimeoutError

    with monkeypatch.context() as down:
        down.setattr(CatchUpReader, "_history", unavailable)
        await room.restart()
        first = list(asked)
        assert room.channel.id in first
        other = room.bot.get_channel(room.elsewhere.id)
        assert isinstance(other, discord.TextChannel)
        for name in ("first", "second", "third"):
            await other.edit(name=name)
            await room.env.settle()
        assert asked == first


async def test_channels_that_are_moved_at_once_are_looked_at_together(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord sends an event for each channel, and a look goes through the permissions of all."""
    await room.save(LAUNCH_URL)
    looks = list[int]()

    def look(guild: discord.Guild, _: object) -> frozenset[int]:
        looks.append(guild.id)
        return frozenset()

    monkeypatch.setattr(catch_up, "closed_ends", look)
    cog, guild = room.bot.get_cog("IngestCog"), room.bot.get_guild(room.guild.id)
    assert isinstance(cog, PermissionEvents)
    assert guild is not None
    await asyncio.gather(*(cog.resume_allowed(guild) for _ in range(50)))
    assert 1 <= len(looks) <= 3
