"""Events and messages that discord.py cannot parse, since Discord has changed a form: the rest goes on."""

from __future__ import annotations

import logging
from typing import Any

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.gateway.events import guard
from cogs._ui.permissions import may_post, permissions_in, reads_shelf, trouble_in
from cogs.ingest.channel_ends import may_read_history
from tests.e2e.links.absences import offline, post
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, words

ODD_URL = "https://hanriverpost.example/odd"
POLL_WITHOUT_AN_END: dict[str, Any] = {
    "question": {"text": "Will they talk?"},
    "answers": [],
    "expiry": None,
    "allow_multiselect": False,
    "layout_type": 1,
}
"""Discord documents that polls may have no end one day."""


def failing(*_: object) -> None:
    """A parser of a form that it does not know."""
    raise KeyError("odd")


def told(caplog: pytest.LogCaptureFixture) -> str:
    """The one line that tells the operator."""
    (line,) = {one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR}
    caplog.clear()
    return line


async def test_a_message_is_read_without_what_cannot_be_parsed(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    emit = room.env.backend.emit

    def odd(event: str, payload: Any, *given: Any, **more: Any) -> Any:
        return emit(event, {**payload, "poll": POLL_WITHOUT_AN_END}, *given, **more)

    with monkeypatch.context() as changed:
        changed.setattr(room.env.backend, "emit", odd)
        message = post(room, room.channel, f"Will they talk? {TALKS_URL}")
        await room.work()
    await room.save(LAUNCH_URL)
    assert room.network.fetches == [TALKS_URL, LAUNCH_URL]
    ids = {"id": str(message.id), "guild_id": str(room.guild.id), "channel_id": str(room.channel.id)}
    line = told(caplog)
    assert line.startswith("event read in part kind=message ids=")
    assert line.endswith("without=['poll']")
    assert all(number in line for number in ids.values())


async def test_a_command_on_a_message_is_answered_from_what_can_be_parsed(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As *Save article*, which managers are told to use for links that were missed."""
    message = await room.boris.send(room.elsewhere, f"Will they talk? {TALKS_URL}")
    emit = room.env.backend.emit

    def odd(event: str, data: Any, **to: Any) -> None:
        if event == "INTERACTION_CREATE":
            data["data"]["resolved"]["messages"][str(message.id)]["poll"] = POLL_WITHOUT_AN_END
        emit(event, data, **to)

    monkeypatch.setattr(room.env.backend, "emit", odd)
    saved = await room.while_working(room.anna.context_menu(room.elsewhere, "Save article", message))
    assert "Envoys meet in Seoul" in words(saved.response)
    assert told(caplog).endswith("without=['poll']")


async def test_an_event_that_cannot_be_parsed_ends_nothing(room: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    room.env.backend.emit("MESSAGE_CREATE", {"id": "77", "channel_id": str(room.channel.id)})
    await room.save(LAUNCH_URL)
    assert room.network.fetches == [LAUNCH_URL]
    assert told(caplog) == f"event failed event=MESSAGE_CREATE ids={{'id': '77', 'channel_id': '{room.channel.id}'}}"


async def test_a_server_that_cannot_be_parsed_keeps_no_other_waiting(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    room.env.backend.emit("GUILD_CREATE", {"id": "77", "name": "Odd", "roles": [{"id": "78"}]})
    await room.save(LAUNCH_URL)
    assert room.network.fetches == [LAUNCH_URL]
    assert told(caplog) == "event failed event=GUILD_CREATE ids={'id': '77'}"


@pytest.mark.parametrize(
    ("odd", "line"),
    [
        ({"channels": [{"id": "78", "type": 13}]}, "server read in part ids={'id': '%s'} without=['78']"),
        ({"channels": [None]}, "server read in part ids={'id': '%s'} without=[None]"),
        ({"soundboard_sounds": [{"id": "78"}]}, "server read in part ids={'id': '%s'} without=[]"),
        ({"guild_scheduled_events": [{"id": "78"}]}, "server read in part ids={'id': '%s'} without=[]"),
        ({"voice_states": [{"user_id": "78"}]}, "server read in part ids={'id': '%s'} without=[]"),
        ({"roles": [{"id": "78"}]}, "server read in part ids={'id': '%s'} without=['78']"),
        ({"members": [{"roles": []}]}, "event failed event=GUILD_CREATE ids={'id': '%s'}"),
    ],
)
async def test_a_server_of_which_a_part_cannot_be_parsed_at_a_start_keeps_no_other_waiting(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, odd: dict[str, Any], line: str
) -> None:
    """Half parsed, it ended the look for missed links, and no server's links were read any more."""
    other = room.env.create_guild("Odd")
    other.create_text_channel("somewhere")
    await room.env.settle()

    def guarded(connection: Any) -> None:
        guard(connection)
        parse = connection.parsers["GUILD_CREATE"]

        def changed(data: Any) -> None:
            if data["id"] == str(other.id):  # Discord lists servers first, without anything about them
                connection._add_guild_from_data({"id": data["id"], "unavailable": True})
                data = {**data, "unavailable": False, **{field: [*data.get(field, ()), *odd[field]] for field in odd}}
            parse(data)

        connection.parsers["GUILD_CREATE"] = changed

    monkeypatch.setattr("bot.client.guard", guarded)
    await room.restart()
    await room.save(LAUNCH_URL)
    assert room.network.fetches == [LAUNCH_URL]
    assert told(caplog) == line % other.id
    known = room.bot.get_guild(other.id)
    assert known is not None
    assert known.unavailable == ("members" in odd)
    assert [one.name for one in known.text_channels] == ([] if "members" in odd else ["somewhere"])


async def test_a_thread_of_a_channel_that_cannot_be_parsed_is_read_and_grants_nothing(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """discord.py raises where it is asked for permissions in one."""
    thread = room.env.backend.create_thread(room.channel.id, "On the launch", room.anna.id)

    def guarded(connection: Any) -> None:
        guard(connection)
        parse = connection.parsers["GUILD_CREATE"]

        def nameless(data: Any) -> None:
            odd = {"id": str(room.channel.id), "type": 0}
            channels = [odd if one["id"] == odd["id"] else one for one in data["channels"]]
            parse({**data, "channels": channels})

        connection.parsers["GUILD_CREATE"] = nameless

    monkeypatch.setattr("bot.client.guard", guarded)
    await room.restart()
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    known = guild.get_thread(thread.id)
    assert known is not None
    assert known.parent is None
    assert not permissions_in(known, guild.me).value
    assert not may_post(guild, known.id)
    assert len(trouble_in(guild, [known.id])) == 1
    assert not may_read_history(known)
    assert await reads_shelf(guild, room.anna.id, known.id), "Discord is asked who sees the channel"
    with monkeypatch.context() as changed:
        changed.setattr(known, "_type", discord.ChannelType.private_thread)
        assert await reads_shelf(guild, room.anna.id, known.id), "she made it"
        assert not await reads_shelf(guild, room.manager.id, known.id)
    with monkeypatch.context() as changed:
        changed.setattr(discord.TextChannel, "_update", failing)
        assert not await reads_shelf(guild, room.anna.id, known.id), "what cannot be parsed is closed"
        assert not await reads_shelf(guild, room.anna.id, room.channel.id)
    closed = Overwrite(room.anna.id, OverwriteType.MEMBER, deny=discord.Permissions(view_channel=True).value)
    room.env.backend.set_overwrite(room.channel.id, closed)
    assert not await reads_shelf(guild, room.anna.id, known.id)
    assert not await reads_shelf(guild, room.anna.id, room.channel.id)
    post(room, thread, LAUNCH_URL)
    await room.env.settle()
    await room.work()
    assert room.network.fetches == [LAUNCH_URL]


@pytest.mark.parametrize(
    ("changed", "links", "words"),
    [
        ({"poll": POLL_WITHOUT_AN_END}, [LAUNCH_URL, ODD_URL, TALKS_URL], "event read in part kind=message ids="),
        ({"author": "nobody"}, [LAUNCH_URL, TALKS_URL], "message left out ids="),
    ],
)
async def test_what_was_posted_during_an_outage_is_read_around_an_odd_message(
    changed: dict[str, Any],
    links: list[str],
    words: str,
    room: Newsroom,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It is read in part, or left out; the messages after it are read."""
    await room.save(LAUNCH_URL)
    with offline(room, monkeypatch):
        odd_one = post(room, room.channel, f"Will they talk? {ODD_URL}")
        post(room, room.channel, TALKS_URL)
    logs_from = discord.http.HTTPClient.logs_from

    async def odd(*given: Any, **options: Any) -> Any:
        page = await logs_from(*given, **options)
        return [one | changed if one["id"] == str(odd_one.id) else one for one in page]

    monkeypatch.setattr(discord.http.HTTPClient, "logs_from", odd)
    await room.restart()
    await room.work()
    assert room.network.fetches == links
    line = told(caplog)
    assert line.startswith(words)
    assert str(odd_one.id) in line
