"""Managers order digests; they come at the local time, once, and say what is new."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest
from simcord.backend.serializers import guild_create_payload

from bot.model.deliveries import Rhythm, SuspendReason
from bot.model.errors import Reason
from cogs._cards.desk import when
from cogs._layout.words import tally
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, hidden_channel, labels, words

DAY = timedelta(days=1).total_seconds()


async def test_a_digest_comes_at_its_local_time_once(room: Newsroom) -> None:
    await room.save()
    before = len(room.messages())
    result = await room.manager.slash(room.channel, "digest schedule", at="08:30", zone="Asia/Seoul")
    assert result.ephemeral
    (order,) = await room.app.digests.show(room.guild.id)
    assert (order.channel_id, order.topic, order.zone) == (room.channel.id, "Korean Peninsula", "Asia/Seoul")
    assert f"{when(order)} · next 17 Sep 2024, 08:30 KST" in words(result.response)

    await room.work()
    assert len(room.messages()) == before, "it is not 08:30 yet"
    room.clock.advance(DAY)
    await room.work()
    await room.work()
    (digest,) = room.messages()[before:]
    shown = words(digest)
    assert shown.startswith("## Korean Peninsula")
    assert "17 Sep 2024" in shown.splitlines()[0]
    assert "North Korea fires missiles from Sunan" in shown
    assert "[↗](https://hanriverpost.example/" in shown


async def test_the_next_digest_repeats_nothing(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    await room.manager.slash(room.channel, "digest schedule", at="08:30")
    room.clock.advance(DAY)
    await room.work()
    room.clock.advance(DAY)
    await room.work()
    shown = words(room.messages()[-1])
    assert "17 Sep 2024, 08:30 KST" in shown
    assert "missiles" not in shown
    assert labels(room.messages()[-1]) == [], "no story to open"


async def test_a_silent_quiet_day(room: Newsroom) -> None:
    await room.manager.slash(room.channel, "digest schedule", at="8:30", quiet="silent")
    room.clock.advance(DAY)
    await room.work()
    assert room.messages() == []


async def test_an_outage_is_caught_up_once(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    before = len(room.messages())
    await room.manager.slash(room.channel, "digest schedule", at="08:30", missed="once")
    room.clock.advance(3 * DAY)
    await room.restart()
    await room.work()
    (digest,) = room.messages()[before:]
    assert "17 Sep to 18 Sep 2024" in words(digest).splitlines()[2]


async def test_preview_shows_only_the_manager_and_changes_nothing(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    await room.manager.slash(room.channel, "digest schedule", at="08:30")
    for _ in range(2):
        result = await room.manager.slash(room.channel, "digest preview")
        assert result.ephemeral
        assert "North Korea fires missiles from Sunan" in words(result.response)


async def test_now_posts_at_once_to_the_channel_chosen(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    await room.manager.slash(room.channel, "digest schedule", at="08:30", channel=room.elsewhere, topic="missiles")
    result = await room.manager.slash(room.channel, "digest now", channel=room.elsewhere)
    assert f"<#{room.elsewhere.id}>" in words(result.response)
    await room.work()
    (digest,) = room.messages(room.elsewhere)
    assert words(digest).startswith("## Missiles ")


async def test_now_says_what_is_missing_where_the_desk_may_not_post(room: Newsroom) -> None:
    """It said that the digest was being posted, and the schedule was suspended for it."""
    await room.save(LAUNCH_URL)
    await room.manager.slash(room.channel, "digest schedule", at="08:30", channel=room.elsewhere)
    await room.permit(room.elsewhere, send_messages=False)
    refused = words((await room.manager.slash(room.channel, "digest now", channel=room.elsewhere)).response)
    assert refused == f"Missing permissions in <#{room.elsewhere.id}>: Send Messages (to post summaries and digests)."
    await room.work()
    assert [one.suspended for one in await room.app.digests.show(room.guild.id)] == [None]
    await room.permit(room.elsewhere, send_messages=True)
    await room.manager.slash(room.channel, "digest now", channel=room.elsewhere)
    await room.work()
    assert len(room.messages(room.elsewhere)) == 1


async def test_show_and_stop(room: Newsroom) -> None:
    nothing = await room.manager.slash(room.channel, "digest show")
    assert "`/digest schedule`" in words(nothing.response)
    await room.manager.slash(room.channel, "digest schedule", at="21:05", zone="Europe/London", topic="diplomacy")
    listed = words((await room.manager.slash(room.channel, "digest show")).response)
    (order,) = await room.app.digests.show(room.guild.id)
    assert f"{when(order)} · next 17 Sep 2024, 05:05 KST" in listed, "for who reads it in Korea"
    assert "diplomacy" in listed

    stopped = await room.manager.slash(room.channel, "digest stop")
    assert f"<#{room.channel.id}>" in words(stopped.response)
    assert await room.app.digests.show(room.guild.id) == ()
    again = await room.manager.slash(room.channel, "digest stop")
    assert words(again.response) == sentence_for(Reason.NO_SCHEDULE)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"at": "half past eight"}, Reason.BAD_TIME),
        ({"at": "25:00"}, Reason.BAD_TIME),
        ({"at": "08:30", "zone": "Nowhere/City"}, Reason.BAD_ZONE),
    ],
)
async def test_a_wrong_order_is_explained_and_not_kept(room: Newsroom, options: dict[str, str], reason: Reason) -> None:
    result = await room.manager.slash(room.channel, "digest schedule", **options)
    assert words(result.response) == sentence_for(reason)
    assert await room.app.digests.show(room.guild.id) == ()


@pytest.mark.parametrize("offline", [False, True])
async def test_a_digest_goes_on_when_the_desk_may_post_again(room: Newsroom, offline: bool) -> None:
    """Whether the permission returns while the desk is there or while it is not; the missed news come with it."""
    await room.save(LAUNCH_URL)
    await room.manager.slash(room.channel, "digest schedule", at="08:30", channel=room.elsewhere)
    await permit(room, False)
    room.clock.advance(DAY)
    await room.work()
    await room.work()
    assert [order.suspended for order in await room.app.digests.show(room.guild.id)] == [SuspendReason.FORBIDDEN]
    with pytest.MonkeyPatch.context() as away:
        if offline:
            away.setattr(room.env.backend, "emit", lambda *_, **__: None)
        await permit(room, True)
    if offline:
        await room.restart()
    assert [order.suspended for order in await room.app.digests.show(room.guild.id)] == [None]
    room.clock.advance(DAY)
    await room.work()
    (digest,) = room.messages(room.elsewhere)
    assert "North Korea fires missiles from Sunan" in words(digest)


async def permit(room: Newsroom, allowed: bool) -> None:
    """The desk may, or may not, post in the other channel."""
    await room.permit(room.elsewhere, overwrite=discord.PermissionOverwrite(send_messages=allowed))


async def test_no_digest_is_scheduled_into_a_channel_that_the_manager_cannot_see(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = await hidden_channel(room, monkeypatch)
    result = await room.manager.slash(room.channel, "digest schedule", at="08:30", channel=closed)
    assert words(result.response) == sentence_for(Reason.CHANNEL_HIDDEN)
    assert await room.app.digests.show(room.guild.id) == ()


@pytest.mark.parametrize("command", ["digest preview", "digest now"])
async def test_without_an_order_there_is_no_digest(room: Newsroom, command: str) -> None:
    result = await room.manager.slash(room.channel, command)
    assert result.ephemeral
    assert words(result.response) == sentence_for(Reason.NO_SCHEDULE)


async def test_choices_of_topic_and_zone(room: Newsroom) -> None:
    topics = await room.manager.autocomplete(room.channel, "digest schedule", "topic", "inter")
    assert topics[0]["name"] == "inter-Korean relations"
    zones = await room.manager.autocomplete(room.channel, "digest schedule", "zone", "seoul")
    assert [zone["value"] for zone in zones] == ["Asia/Seoul"]


async def test_members_without_the_permission_do_not_see_the_command(room: Newsroom) -> None:
    assert not any(name.startswith("digest") for name in room.anna.available_commands(room.channel))
    assert "digest schedule" in room.manager.available_commands(room.channel)


async def test_a_server_that_shows_the_command_to_others_lists_them_no_stories(room: Newsroom) -> None:
    """Servers may open commands to a member; the desk asks for Manage Server all the same."""
    commands = await room.bot.tree.fetch_commands()
    digest = next(command for command in commands if command.name == "digest")
    room.guild.set_command_permissions(digest, {room.anna: True})
    assert await room.anna.autocomplete(room.channel, "digest why", "story", "") == []
    refused = await room.anna.slash(room.channel, "digest why", story="1")
    assert words(refused.response) == sentence_for(Reason.MANAGERS_ONLY)


async def test_a_deleted_channel_suspends_its_digest_and_a_manager_is_told(room: Newsroom) -> None:
    await room.save(TALKS_URL)
    await room.manager.slash(room.channel, "digest schedule", at="08:30", channel=room.elsewhere)
    room.env.inject_error(
        "POST", f"/channels/{room.elsewhere.id}/messages", status=404, code=10003, message="Unknown Channel", times=None
    )
    room.clock.advance(DAY)
    await room.work()
    told = words(room.guild.owner.dm_channel.history()[-1])
    assert "are suspended: the channel is gone" in told
    listed = await room.manager.slash(room.channel, "digest show")
    assert "Suspended: the channel is gone" in words(listed.response)
    assert "`/digest stop` in a channel without a digest ends it." in words(listed.response)


async def test_the_digest_of_a_deleted_channel_can_be_stopped_though_nobody_can_choose_the_channel(
    room: Newsroom,
) -> None:
    """It stayed suspended, with a warning in /desk status, for as long as the server had the desk."""
    await room.save(TALKS_URL)
    await room.manager.slash(room.channel, "digest schedule", at="08:30", channel=room.elsewhere)
    none_here = sentence_for(Reason.NO_SCHEDULE)
    assert words((await room.manager.slash(room.channel, "digest stop")).response) == none_here, "it is not gone yet"
    room.env.inject_error(
        "POST", f"/channels/{room.elsewhere.id}/messages", status=404, code=10003, message="Unknown Channel", times=None
    )
    room.clock.advance(DAY)
    await room.work()
    assert words((await room.manager.slash(room.channel, "digest stop")).response) == none_here, "the server has it"
    room.env.backend.delete_channel(room.elsewhere.id)
    await room.work()
    await room.manager.slash(room.channel, "digest schedule", at="09:30")
    await room.manager.slash(room.channel, "digest stop")
    assert [order.channel_id for order in await room.app.digests.show(room.guild.id)] == [room.elsewhere.id]
    weekly = await room.manager.slash(room.channel, "digest stop", every="week")
    assert words(weekly.response) == none_here, "the digest of the other channel is no weekly one"
    stopped = await room.manager.slash(room.channel, "digest stop")
    assert words(stopped.response) == f"No more digests in <#{room.elsewhere.id}>."
    assert await room.app.digests.show(room.guild.id) == ()


@pytest.mark.parametrize("in_outage", [False, True])
async def test_taken_off_the_server_and_back_the_digests_go_on_and_a_manager_is_told(
    room: Newsroom, *, in_outage: bool
) -> None:
    """A server that adds the desk while Discord cannot show it is announced later, like one that was there before."""
    await room.save(TALKS_URL)
    await room.manager.slash(room.channel, "digest schedule", at="08:30")
    backend = room.env.backend
    backend.emit("GUILD_DELETE", {"id": str(room.guild.id)})
    await room.env.settle()
    assert [order.suspended for order in await room.app.digests.show(room.guild.id)] == [SuspendReason.AWAY]
    before = len(room.messages())
    room.clock.advance(2 * DAY)
    await room.work()
    assert len(room.messages()) == before

    joined = guild_create_payload(backend, backend.get_guild(room.guild.id))
    if in_outage:
        backend.emit("GUILD_CREATE", {"id": str(room.guild.id), "unavailable": True})
        backend.emit("GUILD_CREATE", joined | {"unavailable": False})
    else:
        backend.emit("GUILD_CREATE", {name: value for name, value in joined.items() if name != "unavailable"})
    await room.env.settle()
    await room.work()
    (digest,) = room.messages()[before:]
    assert "17 Sep 2024" in words(digest).splitlines()[2]
    told = words(room.guild.owner.dm_channel.history()[-1])
    assert told == f"The desk is back, and the digest for <#{room.channel.id}> is resumed. `/digest show` lists it."


async def test_each_week_and_each_month_beside_each_day(room: Newsroom) -> None:
    await room.save()
    days = await room.manager.autocomplete(room.channel, "digest schedule", "on", "mo", every="week")
    assert [day["value"] for day in days] == ["Monday"]
    dates = await room.manager.autocomplete(room.channel, "digest schedule", "on", "l", every="month")
    assert [day["value"] for day in dates] == ["last"]
    await room.manager.slash(room.channel, "digest schedule", at="08:30")
    await room.manager.slash(room.channel, "digest schedule", at="09:00", every="week", on="화요일")
    monthly = await room.manager.slash(room.channel, "digest schedule", at="10:00", every="month", on="last")
    listed = words((await room.manager.slash(room.channel, "digest show")).response)
    orders = await room.app.digests.show(room.guild.id)
    assert [(order.rhythm, order.on) for order in orders] == [(Rhythm.DAY, 0), (Rhythm.WEEK, 2), (Rhythm.MONTH, 31)]
    assert all(when(order) in listed for order in orders)
    assert when(orders[-1]) in words(monthly.response)

    before = len(room.messages())
    room.clock.advance(DAY)
    await room.work()
    daily, weekly = [words(message) for message in room.messages()[before:]]
    assert "17 Sep 2024" in daily.splitlines()[0]
    assert "17 Sep 2024" in weekly.splitlines()[0] != daily.splitlines()[0]
    assert tally(2, 2, 2) in weekly.splitlines()[1]
    assert "North Korea fires missiles from Sunan" in weekly, "though the day's has told it"
    why = await room.manager.slash(room.channel, "digest why", story="1", every="week")
    assert weekly.splitlines()[0].removeprefix("## ") in words(why.response).splitlines()[1]

    one = await room.manager.slash(room.channel, "digest stop", every="week")
    assert f"<#{room.channel.id}>" in words(one.response)
    assert [order.rhythm for order in await room.app.digests.show(room.guild.id)] == [Rhythm.DAY, Rhythm.MONTH]
    rest = await room.manager.slash(room.channel, "digest stop")
    assert words(rest.response) != words(one.response)
    assert await room.app.digests.show(room.guild.id) == ()


async def test_scheduling_anew_says_what_was_replaced(room: Newsroom) -> None:
    async def scheduled(**options: str) -> str:
        return words((await room.manager.slash(room.channel, "digest schedule", zone="Asia/Seoul", **options)).response)

    assert "Replaces" not in await scheduled(at="08:00", topic="sanctions")
    assert "Replaces" not in await scheduled(at="08:00", topic="sanctions"), "nothing changed"
    assert "Replaces" not in await scheduled(at="09:00", every="week"), "a channel may have one of each"
    later = await scheduled(at="18:30", topic="missiles")
    assert later.splitlines()[-1].startswith(
        "-# Replaces the earlier schedule: sanctions · every day at 08:00 (Asia/Seoul) · Without news: one line"
    )
