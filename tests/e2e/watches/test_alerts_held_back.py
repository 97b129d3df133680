"""Alerts that wait or pause: their member left or cannot see the channel, or Discord takes no message."""

from __future__ import annotations

from unittest.mock import AsyncMock

import pytest
from simcord.backend.serializers import guild_create_payload

from bot.model.errors import Reason
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import TALKS_URL, Newsroom, words
from tests.e2e.watches.watching import FLOOD, FLOOD_URL, add_watch, direct_messages, post_flood
from tests.fakes.sql import fetch_rows


async def test_who_left_the_server_is_sent_nothing_of_it(room: Newsroom) -> None:
    await add_watch(room, room.anna, what="Kim Jong Un")
    direct = room.anna.user.dm_channel
    room.guild.remove_member(room.anna)
    await room.env.settle()
    await post_flood(room)
    assert room.messages(direct) == []
    (row,) = await room.app.watches.untold_pauses(room.anna.id)
    assert row.paused == "left"


async def test_who_lost_sight_of_the_channel_is_sent_nothing_of_it(room: Newsroom) -> None:
    await add_watch(room, room.anna, what="Kim Jong Un")
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    await room.permit(room.channel, await guild.fetch_member(room.anna.id), view_channel=False)
    await post_flood(room)
    assert direct_messages(room, room.anna) == []
    listed = await room.anna.slash(room.elsewhere, "watch list")
    assert "you could not see the channel where it was added" in words(listed.response)
    assert "are paused: you can no longer see the channel" in words(listed.followups[0])


async def test_who_left_the_server_is_shown_nothing_of_it_in_direct_messages(room: Newsroom) -> None:
    """The watch may be at rest when it leaves: what met it since then was for the server."""
    await add_watch(room, room.anna, what="Kim Jong Un", when="day")
    user, why = room.anna.user, "watch why"
    await post_flood(room)
    assert "flooded town" in words((await user.slash(why, watch="Kim Jong Un")).response)
    room.guild.remove_member(room.anna)
    await room.env.settle()
    refused = await user.slash(why, watch="Kim Jong Un")
    assert words(refused.response) == sentence_for(Reason.SHELF_HIDDEN)


async def test_an_alert_waits_while_discord_does_not_say_who_is_on_the_server(room: Newsroom) -> None:
    """Nothing was posted, so it is as if it had not been tried: quiet hours may still put it off."""
    await add_watch(room, room.anna, what="Kim Jong Un")
    room.env.inject_error("GET", "/guilds/*/members/*", status=503, code=0, message="no", times=1)
    await post_flood(room)
    assert direct_messages(room, room.anna) == []
    (row,) = await room.app.database.read(fetch_rows, "SELECT state, attempts FROM deliveries WHERE kind = 'watch'")
    assert tuple(row) == ("pending", 1)
    room.clock.advance(5)
    await room.work()
    assert len(direct_messages(room, room.anna)) == 1


@pytest.mark.parametrize("is_noted", [True, False])
async def test_alerts_wait_while_the_desk_is_not_on_the_server(
    room: Newsroom, is_noted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add_watch(room, room.anna, what="Kim Jong Un")
    await add_watch(room, room.manager, what="Kim Jong Un", channel=room.elsewhere)
    room.network.pages[FLOOD_URL] = FLOOD
    await room.boris.send(room.channel, FLOOD_URL)
    backend = room.env.backend
    whole = guild_create_payload(backend, backend.get_guild(room.guild.id))
    with monkeypatch.context() as before_it_is_stored:
        if not is_noted:
            before_it_is_stored.setattr(room.app.retention, "left", AsyncMock())
        backend.emit("GUILD_DELETE", {"id": str(room.guild.id)})
        room.env.inject_error("POST", f"/channels/{room.elsewhere.id}/messages", status=403, code=50001, message="no")
        await room.work()
    assert direct_messages(room, room.anna) + room.messages(room.elsewhere) == []
    backend.faults.clear()
    await room.app.retention.left(room.guild.id)
    backend.emit("GUILD_CREATE", whole | {"unavailable": False})
    await room.env.settle()
    room.clock.advance(5)
    await room.work()
    told = [*direct_messages(room, room.anna), *room.messages(room.elsewhere)]
    assert [words(one).count("flooded town") for one in told] == [1, 1]


async def test_closed_direct_messages_pause_the_watch_and_the_next_command_says_so(room: Newsroom) -> None:
    await add_watch(room, room.anna, what="Kim Jong Un")
    path = f"/channels/{room.anna.user.dm_channel.id}/messages"
    room.env.inject_error("POST", path, status=403, code=50007, message="Cannot send messages to this user", times=None)
    await post_flood(room)
    assert [words(message) for message in room.guild.owner.dm_channel.history()] == []
    asked = await room.anna.slash(room.channel, "help")
    (told,) = asked.followups
    assert "Your watches **Kim Jong Un** are paused: the desk could not send you a direct message." in words(told)
    again = await room.anna.slash(room.channel, "help")
    assert list(again.followups) == []
    resumed = await room.anna.slash(room.channel, "watch pause", watch="1")
    assert "Alerts of the last day that could not be sent follow." in words(resumed.response)


async def test_a_channel_that_takes_no_messages_pauses_its_watches_until_it_does(room: Newsroom) -> None:
    await add_watch(room, room.manager, what="Kim Jong Un", channel=room.elsewhere)
    await room.permit(room.elsewhere, send_messages=False, manage_channels=True, manage_roles=True)
    await post_flood(room)
    notices = [words(message) for message in room.guild.owner.dm_channel.history()]
    assert len(notices) == 1
    assert "the watches there are paused" in notices[0]
    why = await room.manager.slash(room.channel, "watch why", watch="1")
    assert "alert waits until the watch resumes" in words(why.response)
    await room.permit(room.elsewhere, overwrite=None)
    await room.work()
    (told,) = room.messages(room.elsewhere)
    assert "Kim Jong Un visits flooded town" in words(told)
    room.network.pages[TALKS_URL] = FLOOD.replace("flooded town", "harbour").replace("Sinuiju", "Nampo")
    await room.save(TALKS_URL)
    assert len(room.messages(room.elsewhere)) == 1
