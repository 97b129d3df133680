"""An event of the gateway that discord.py cannot parse changes nothing of what it knows; a part of it only itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import discord
import pytest
from simcord.backend import serializers

from cogs._ui.permissions import may_post, reads_shelf
from tests.e2e.newsroom import Newsroom, story_button, words

ODD_VALUES: tuple[Any, ...] = (None, 5, "odd", {"odd": 1}, [{}], [5])
CHANGED = {"name": "Changed", "permissions": "0", "permission_overwrites": [], "rate_limit_per_user": 7, "nsfw": True}
"""What each event changes if it is parsed."""


def parse(room: Newsroom, event: str, data: Any) -> None:
    """As from the gateway."""
    connection: Any = room.bot._connection
    connection.parsers[event](data)


def overwrites(channel: discord.abc.GuildChannel) -> list[tuple[int, int, int]]:
    """Whom a channel lets do what."""
    pairs = {who.id: overwrite.pair() for who, overwrite in channel.overwrites.items()}
    return [(number, allowed.value, denied.value) for number, (allowed, denied) in pairs.items()]


def known(room: Newsroom) -> list[Any]:
    """What discord.py knows of a server that the desk asks for."""
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    places = [
        (one.id, one.name, one.slowmode_delay, one.nsfw, overwrites(one), one.category_id)
        for one in guild.channels
        if isinstance(one, discord.TextChannel | discord.ForumChannel)
    ]
    threads = [(one.id, one.name, one.archived, one.locked, one.slowmode_delay) for one in guild.threads]
    roles = [(one.id, one.name, one.permissions.value, one.position) for one in guild.roles]
    me = (guild.me.id, guild.me.nick, [one.id for one in guild.me.roles], guild.me.timed_out_until)
    return [guild.name, guild.owner_id, guild.preferred_locale, guild.unavailable, places, threads, roles, me]


def events(room: Newsroom) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Each event that changes something known, as Discord sends it, and the field with what it is about."""
    backend: Any = room.env.backend
    guild = backend.get_guild(room.guild.id)
    here = {"guild_id": str(guild.id)}
    forum = room.guild.create_forum_channel("reports")
    secret = room.guild.create_text_channel("secret", overwrites={room.anna: discord.PermissionOverwrite(connect=True)})
    thread = backend.create_thread(room.channel.id, "On the launch", room.anna.id)
    yield "GUILD_UPDATE", dict(serializers.guild_create_payload(backend, guild)), ""
    yield "GUILD_CREATE", dict(serializers.guild_create_payload(backend, guild)), ""
    role = guild.roles[room.guild.roles["Managers"].id]
    yield "GUILD_ROLE_UPDATE", {**here, "role": dict(serializers.role_payload(role))}, "role"
    yield "CHANNEL_UPDATE", dict(serializers.channel_payload(backend, backend.get_channel(secret.id))), ""
    yield "CHANNEL_UPDATE", dict(serializers.channel_payload(backend, backend.get_channel(forum.id))), ""
    told = dict(serializers.thread_payload(backend, backend.get_channel(thread.id)))
    yield "THREAD_UPDATE", told, ""
    yield "THREAD_LIST_SYNC", {**here, "threads": [told], "members": []}, ""
    me = serializers.member_payload(backend, guild, guild.members[backend.bot_user.id])
    yield "GUILD_MEMBER_UPDATE", {**here, **me}, ""


async def test_an_event_with_an_odd_field_changes_all_or_nothing(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever field has whatever form."""
    failed: dict[str, int] = {}
    for event, data, about in list(events(room)):
        await room.env.settle()
        parse(room, event, data)
        before, fields = known(room), data[about] if about else data
        for field in [one for one in fields if one != "id"]:
            for value in ODD_VALUES:
                caplog.clear()
                odd = {**fields, **{one: CHANGED[one] for one in fields if one in CHANGED}, field: value}
                parse(room, event, {**data, about: odd} if about else odd)
                if any(one.getMessage().startswith("event failed") for one in caplog.records):
                    assert known(room) == before, (event, field, value)
                    failed[event] = failed.get(event, 0) + 1
                parse(room, event, data)
                assert known(room) == before
    assert set(failed) >= {"GUILD_UPDATE", "GUILD_ROLE_UPDATE", "CHANNEL_UPDATE", "THREAD_UPDATE"}, failed


async def test_a_renamed_server_with_an_odd_role_keeps_its_roles(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    """It lost all of them, and with them what the desk and its managers may do, until the next start."""
    backend: Any = room.env.backend
    told: dict[str, Any] = {**serializers.guild_create_payload(backend, backend.get_guild(room.guild.id))}
    managers = str(room.guild.roles["Managers"].id)
    odd = [one if one["id"] != managers else {"id": managers, "permissions": "8"} for one in told["roles"]]
    before = known(room)
    parse(room, "GUILD_UPDATE", {**told, "name": "Peninsula watchers", "roles": [*odd, {"id": "78"}]})
    assert known(room) == ["Peninsula watchers", *before[1:]]
    (line,) = {one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR}
    assert line == f"server read in part ids={{'id': '{room.guild.id}'}} without=['{managers}', '78']"


async def test_a_closed_channel_stays_closed_when_its_change_cannot_be_parsed(room: Newsroom) -> None:
    """Without its overwrites, a member who does not see it would have been sent alerts from there."""
    everyone = room.bot.get_guild(room.guild.id).default_role  # type: ignore[union-attr]  # it is on the server
    await room.permit(room.elsewhere, everyone, view_channel=False)
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    assert not await reads_shelf(guild, room.anna.id, room.elsewhere.id)
    backend: Any = room.env.backend
    told = dict(serializers.channel_payload(backend, backend.get_channel(room.elsewhere.id)))
    parse(room, "CHANNEL_UPDATE", {**told, "permission_overwrites": [{"id": "78", "allow": "0", "deny": "0"}]})
    assert not await reads_shelf(guild, room.anna.id, room.elsewhere.id)


async def test_a_deleted_channel_stays_deleted_whatever_fails_afterwards(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would count as open until the next start."""
    backend: Any = room.env.backend
    told = dict(serializers.channel_payload(backend, backend.get_channel(room.elsewhere.id)))
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None

    def fail(*_: object) -> None:
        raise KeyError("odd")

    monkeypatch.setattr(room.bot._connection, "dispatch", fail)
    parse(room, "CHANNEL_DELETE", told)
    assert guild.get_channel(room.elsewhere.id) is None


async def test_an_event_about_one_channel_copies_no_others(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server has thousands, and events come by the second."""
    copied: list[object] = []

    def noted(one: object) -> object:
        copied.append(one)
        return one

    monkeypatch.setattr("bot.gateway_events.copy", noted)
    backend: Any = room.env.backend
    parse(room, "CHANNEL_UPDATE", dict(serializers.channel_payload(backend, backend.get_channel(room.channel.id))))
    guild: Any = room.bot.get_guild(room.guild.id)
    assert copied
    assert not any(one is guild._channels for one in copied)


async def test_threads_are_known_beside_one_that_cannot_be_parsed(room: Newsroom) -> None:
    backend: Any = room.env.backend
    thread = backend.create_thread(room.channel.id, "On the launch", room.anna.id)
    await room.env.settle()
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    told = dict(serializers.thread_payload(backend, backend.get_channel(thread.id)))
    later = {**told, "id": str(thread.id + 1), "name": "On the talks"}
    parse(room, "THREAD_LIST_SYNC", {"guild_id": str(guild.id), "threads": [{"id": "78"}, told, later]})
    assert [one.name for one in guild.threads] == ["On the launch", "On the talks"]
    assert may_post(guild, thread.id)


async def test_a_button_on_a_message_with_an_odd_part_is_answered(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where something else of the interaction, which the desk does not use, has an odd form."""
    await room.save()
    listed = (await room.anna.slash(room.channel, "latest")).response
    emit = room.env.backend.emit

    def odd(event: str, data: Any, **to: Any) -> None:
        if event == "INTERACTION_CREATE":
            data = {**data, "entitlements": [{"odd": 1}], "message": {**data["message"], "poll": {"odd": 1}}}
        emit(event, data, **to)

    monkeypatch.setattr(room.env.backend, "emit", odd)
    opened = await room.boris.click(listed, label=story_button(listed, 1))
    assert "North Korea fires missiles" in words(opened.response)
