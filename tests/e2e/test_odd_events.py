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


def permissions(room: Newsroom) -> set[tuple[int, int, str]]:
    """Who may do what where, but for the desk, which Discord refuses itself."""
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    roles = [*guild._roles.values()]  # not sorted by a position of odd form
    granted = {(one.id, one.id, name) for one in roles for name, has in one.permissions if has}
    for channel in guild.channels:
        for who in {*roles, *channel.overwrites} - {guild.me}:
            seen = channel.permissions_for(who) if isinstance(who, discord.Role | discord.Member) else ()
            granted |= {(channel.id, who.id, name) for name, has in seen if has}
    return granted


def known(room: Newsroom) -> list[Any]:
    """What discord.py knows of a server that the desk asks for, but for permissions."""
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    places = [
        (one.id, one.name, one.slowmode_delay, one.nsfw, one.category_id)
        for one in guild.channels
        if isinstance(one, discord.TextChannel | discord.ForumChannel)
    ]
    threads = [(one.id, one.name, one.archived, one.locked, one.slowmode_delay) for one in guild.threads]
    roles = [(one.id, one.name, one.position) for one in guild.roles]
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
    """Whatever field has whatever form. Who sees a channel and what a role grants is taken over all the same, but
    nothing is granted that was granted neither before nor by the event."""
    failed: dict[str, int] = {}
    for event, data, about in list(events(room)):
        await room.env.settle()
        parse(room, event, data)
        before, granted, fields = known(room), permissions(room), data[about] if about else data
        changed = {**fields, **{one: CHANGED[one] for one in fields if one in CHANGED}}
        parse(room, event, {**data, about: changed} if about else changed)
        told = permissions(room)
        parse(room, event, data)
        for field in [one for one in fields if one != "id"]:
            for value in ODD_VALUES:
                caplog.clear()
                odd = {**changed, field: value}
                parse(room, event, {**data, about: odd} if about else odd)
                if (field, value) != ("permissions", 5):  # which is a form of them
                    assert permissions(room) <= granted | told, (event, field, value)
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
    assert {name for _, who, name in permissions(room) if who == int(managers)} >= {"administrator"}  # as told
    (line,) = {one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR}
    assert line == f"server read in part ids={{'id': '{room.guild.id}'}} without=['{managers}', '78']"


async def test_a_channel_is_closed_by_an_event_that_cannot_be_parsed(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    """Else a member who does not see it any more would be sent alerts from there until the next connection."""
    guild = room.bot.get_guild(room.guild.id)
    backend: Any = room.env.backend
    assert guild is not None
    everyone = {"id": str(guild.id), "type": 0, "allow": "0", "deny": str(discord.Permissions.all().value)}
    told = dict(serializers.channel_payload(backend, backend.get_channel(room.elsewhere.id)))
    closed = {**told, "permission_overwrites": [everyone]}
    for odd in (
        {**closed, "position": "odd"},
        {**closed, "permission_overwrites": [{"id": "78", "allow": "0", "deny": "0"}]},
        {**closed, "permission_overwrites": [{**everyone, "type": "role"}]},  # parsed, and without effect
        {**closed, "permission_overwrites": {}},
    ):
        for event in ("CHANNEL_UPDATE", "CHANNEL_CREATE"):
            parse(room, "CHANNEL_UPDATE", told)
            assert await reads_shelf(guild, room.anna.id, room.elsewhere.id)
            parse(room, event, odd)
            assert not await reads_shelf(guild, room.anna.id, room.elsewhere.id), odd
        assert may_post(guild, room.elsewhere.id) == (odd["permission_overwrites"] != [everyone])
    parse(room, "CHANNEL_UPDATE", told)
    assert await reads_shelf(guild, room.anna.id, room.elsewhere.id)
    whole: Any = serializers.guild_create_payload(backend, backend.get_guild(room.guild.id))
    for event in ("GUILD_CREATE", "GUILD_UPDATE"):
        channels = [
            one if one["id"] != told["id"] else {**one, "permission_overwrites": None} for one in whole["channels"]
        ]
        parse(room, event, {**whole, "channels": channels})
    assert not await reads_shelf(guild, room.anna.id, room.elsewhere.id)
    assert await reads_shelf(guild, room.anna.id, room.channel.id)
    lines = {one.getMessage() for one in caplog.records}
    assert (
        f"channel closed, its permissions cannot be read ids={{'id': '{told['id']}', 'guild_id': '{guild.id}'}}"
        in lines
    )


async def test_a_role_is_revoked_by_an_event_that_cannot_be_parsed(room: Newsroom) -> None:
    guild = room.bot.get_guild(room.guild.id)
    backend: Any = room.env.backend
    assert guild is not None
    role = dict(serializers.role_payload(backend.get_guild(guild.id).roles[guild.id]))
    for odd in ({**role, "permissions": "0", "position": "odd"}, {**role, "permissions": None}):
        parse(room, "GUILD_ROLE_UPDATE", {"guild_id": str(guild.id), "role": role})
        assert await reads_shelf(guild, room.anna.id, room.elsewhere.id)
        parse(room, "GUILD_ROLE_UPDATE", {"guild_id": str(guild.id), "role": odd})
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

    monkeypatch.setattr("bot.gateway.events.copy", noted)
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
