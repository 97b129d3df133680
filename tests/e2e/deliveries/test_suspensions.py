"""Digests go on by themselves where the desk may post again, also if no event of Discord says so."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from simcord.backend import serializers

from bot.model.deliveries import SuspendReason
from bot.model.settings import CardPlaces, ServerSettings
from bot.storage.deliveries import subscriptions
from cogs._ui.permissions import story_trouble, trouble_in
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, words
from tests.fakes.waiting import moments

DAY = 86_400
_LONG_LATER = "9999-12-31T00:00:00+00:00"


def membership(room: Newsroom) -> Any:
    """The desk's own, as Discord has it."""
    backend: Any = room.env.backend
    return backend.get_guild(room.guild.id).members[backend.bot_user.id]


async def time_out(room: Newsroom, until: datetime) -> None:
    """A moderator times the desk out; Discord tells it, also without the intent of members."""
    backend: Any = room.env.backend
    guild, me = backend.get_guild(room.guild.id), membership(room)
    me.timed_out_until = until.isoformat()
    update = {**serializers.member_payload(backend, guild, me), "guild_id": str(guild.id)}
    room.bot._connection.parsers["GUILD_MEMBER_UPDATE"](update)
    me.timed_out_until = _LONG_LATER  # simcord has a clock of its own
    await room.env.settle()


async def suspended(room: Newsroom) -> list[SuspendReason | None]:
    return [order.suspended for order in await room.app.digests.show(room.guild.id)]


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_digest_goes_on_when_a_time_out_of_the_desk_ends(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, restarted: bool
) -> None:
    """Whether the desk was there when it began or was started during it."""
    monkeypatch.setattr("discord.utils.utcnow", room.clock.now)
    await room.save(LAUNCH_URL)
    await room.manager.slash(room.channel, "digest schedule", at="08:30", channel=room.elsewhere)
    room.clock.advance(DAY)
    until = room.clock.now() + timedelta(hours=1)
    await time_out(room, until)
    await room.work()
    assert await suspended(room) == [SuspendReason.FORBIDDEN]
    now = await room.manager.slash(room.channel, "digest now", channel=room.elsewhere)
    assert words(now.response) == ("A moderator has timed the desk out until 17 Sep 2024, 22:00 KST: it can only read.")
    if restarted:
        sleep, wait = room.clock.sleep, room.env.external_wait
        monkeypatch.setattr(room.clock, "sleep", lambda seconds: wait(sleep(seconds), reason="the end of a time-out"))
        membership(room).timed_out_until = until.isoformat()
        await room.restart()
        assert await suspended(room) == [SuspendReason.FORBIDDEN]
    membership(room).timed_out_until = None
    room.clock.advance(3600 + 61)
    async for _ in moments():
        if await suspended(room) == [None]:
            break
    room.clock.advance(DAY)
    await room.work()
    (digest,) = room.messages(room.elsewhere)
    assert "North Korea fires missiles from Sunan" in words(digest)


async def test_a_time_out_is_told_once_and_not_for_a_channel_that_the_desk_does_not_see(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That channel is closed to it after the time-out, too."""
    monkeypatch.setattr("discord.utils.utcnow", room.clock.now)
    await room.permit(room.elsewhere, view_channel=False)
    await time_out(room, room.clock.now() + timedelta(hours=1))
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    reports = room.guild.create_text_channel("reports")
    await room.env.settle()
    told = trouble_in(guild, [room.channel.id, reports.id, room.elsewhere.id])
    told += story_trouble(guild, ServerSettings(guild.id, (reports.id,), cards=CardPlaces.THREADS))
    first, closed, again = told
    assert first == again
    assert first.startswith("A moderator has timed the desk out until")
    assert closed.startswith(f"Missing permissions in <#{room.elsewhere.id}>: View Channel")


async def test_a_digest_goes_on_in_a_thread_that_is_opened_again(room: Newsroom) -> None:
    """discord.py forgets a thread when it is archived, and tells one that is opened again as one that it joins."""
    backend: Any = room.env.backend
    thread = backend.create_thread(room.channel.id, "Digests", room.anna.id)
    await room.env.settle()
    await room.manager.slash(room.channel, "digest schedule", at="08:30", channel=room.channel.threads[0])
    backend.edit_channel(thread.id, {}, thread_metadata={"archived": True, "locked": True})
    await room.env.settle()
    await room.app.database.write(subscriptions.suspend_channel, thread.id, SuspendReason.FORBIDDEN)
    backend.edit_channel(thread.id, {}, thread_metadata={"archived": False, "locked": False})
    await room.env.settle()
    assert await suspended(room) == [None]
