"""Managers order digests; they come at the local time, once, and say what is new."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, words

DAY = timedelta(days=1).total_seconds()


async def test_a_digest_comes_at_its_local_time_once(room: Newsroom) -> None:
    await room.save()
    before = len(room.messages())
    result = await room.manager.slash(room.channel, "digest schedule", at="08:30", zone="Asia/Seoul")
    assert result.ephemeral
    assert f"<#{room.channel.id}> daily at 08:30 Asia/Seoul: Korean Peninsula" in words(result.response)

    await room.work()
    assert len(room.messages()) == before, "it is not 08:30 yet"
    room.clock.advance(DAY)
    await room.work()
    await room.work()
    (digest,) = room.messages()[before:]
    shown = words(digest)
    assert shown.startswith("## Korean Peninsula digest · 17 Sep 2024")
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
    assert "A quiet day: nothing new since 17 Sep 2024, 08:30 KST" in shown
    assert "missiles" not in shown


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
    assert words(digest).splitlines()[2] == "-# Covers 17 Sep 2024, 18 Sep 2024 too, when the desk was away"


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
    assert f"on its way to <#{room.elsewhere.id}>" in words(result.response)
    await room.work()
    (digest,) = room.messages(room.elsewhere)
    assert words(digest).startswith("## missiles digest · 16 Sep 2024")


async def test_show_and_stop(room: Newsroom) -> None:
    nothing = await room.manager.slash(room.channel, "digest show")
    assert "No digest is scheduled on this server" in words(nothing.response)
    await room.manager.slash(room.channel, "digest schedule", at="21:05", zone="Europe/London", topic="diplomacy")
    listed = words((await room.manager.slash(room.channel, "digest show")).response)
    assert "daily at 21:05 Europe/London: diplomacy" in listed
    assert "a quiet day gets a line · a missed digest is caught up once" in listed

    stopped = await room.manager.slash(room.channel, "digest stop")
    assert f"No more digests in <#{room.channel.id}>" in words(stopped.response)
    again = await room.manager.slash(room.channel, "digest stop")
    assert "No digest is scheduled for that channel" in words(again.response)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"at": "half past eight"}, "Say the time of day as `08:30`"),
        ({"at": "25:00"}, "Say the time of day as `08:30`"),
        ({"at": "08:30", "zone": "Nowhere/City"}, "no time zone the desk knows"),
    ],
)
async def test_a_wrong_order_is_explained_and_not_kept(room: Newsroom, options: dict[str, str], told: str) -> None:
    result = await room.manager.slash(room.channel, "digest schedule", **options)
    assert told in words(result.response)
    assert await room.app.digests.show(room.guild.id) == ()


@pytest.mark.parametrize("command", ["digest preview", "digest now"])
async def test_without_an_order_there_is_no_digest(room: Newsroom, command: str) -> None:
    result = await room.manager.slash(room.channel, command)
    assert result.ephemeral
    assert "`/digest schedule` makes one" in words(result.response)


async def test_choices_of_topic_and_zone(room: Newsroom) -> None:
    topics = await room.manager.autocomplete(room.channel, "digest schedule", "topic", "inter")
    assert topics[0]["name"] == "inter korean"
    zones = await room.manager.autocomplete(room.channel, "digest schedule", "zone", "seoul")
    assert [zone["value"] for zone in zones] == ["Asia/Seoul"]


async def test_members_without_the_permission_do_not_see_the_command(room: Newsroom) -> None:
    assert not any(name.startswith("digest") for name in room.anna.available_commands(room.channel))
    assert "digest schedule" in room.manager.available_commands(room.channel)


async def test_a_deleted_channel_suspends_its_digest_and_a_manager_is_told(room: Newsroom) -> None:
    await room.save(TALKS_URL)
    await room.manager.slash(room.channel, "digest schedule", at="08:30", channel=room.elsewhere)
    room.env.inject_error(
        "POST", f"/channels/{room.elsewhere.id}/messages", status=404, code=10003, message="Unknown Channel", times=None
    )
    room.clock.advance(DAY)
    await room.work()
    told = words(room.guild.owner.dm_channel.history()[-1])
    assert "is suspended: the channel is gone" in told
    listed = await room.manager.slash(room.channel, "digest show")
    assert "Suspended: the channel is gone" in words(listed.response)


async def test_a_manager_asks_why(room: Newsroom) -> None:
    await room.manager.slash(room.channel, "digest schedule", at="08:30")
    early = await room.manager.slash(room.channel, "digest why", story="1")
    assert "No digest has been posted in that channel yet" in words(early.response)
    await room.save(LAUNCH_URL)
    room.clock.advance(DAY)
    await room.work()
    for options in ({}, {"channel": room.channel}):
        (choice,) = await room.manager.autocomplete(room.channel, "digest why", "story", "missiles", **options)
        assert choice["name"] == "1 North Korea fires missiles from Sunan"
    told = await room.manager.slash(room.channel, "digest why", story=choice["value"])
    assert told.ephemeral
    shown = words(told.response)
    assert shown.startswith("**North Korea fires missiles from Sunan**\n-# Korean Peninsula digest · 17 Sep 2024")
    assert "**Shown as number 1**" in shown
    assert "1 independent origin in 1 article" in shown
    assert f"- [North Korea fires missiles from Sunan]({LAUNCH_URL})" in shown
    assert "digest why" not in room.anna.available_commands(room.channel)
