"""Events and messages that discord.py cannot parse, since Discord has changed a form: the rest goes on."""

from __future__ import annotations

import logging
from typing import Any

import discord
import pytest

from tests.e2e.links.absences import offline, post
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom

POLL_WITHOUT_AN_END: dict[str, Any] = {
    "question": {"text": "Will they talk?"},
    "answers": [],
    "expiry": None,
    "allow_multiselect": False,
    "layout_type": 1,
}
"""Discord documents that polls may have no end one day."""


def told(caplog: pytest.LogCaptureFixture) -> str:
    """The one line that tells the operator."""
    (line,) = [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR]
    caplog.clear()
    return line


async def test_a_message_that_cannot_be_parsed_ends_nothing(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    emit = room.env.backend.emit

    def odd(event: str, payload: Any, *given: Any, **more: Any) -> Any:
        return emit(event, {**payload, "poll": POLL_WITHOUT_AN_END}, *given, **more)

    with monkeypatch.context() as changed:
        changed.setattr(room.env.backend, "emit", odd)
        message = post(room, room.channel, f"Will they talk? {TALKS_URL}")
    await room.save(LAUNCH_URL)
    assert room.network.fetches == [LAUNCH_URL]
    ids = {"id": str(message.id), "guild_id": str(room.guild.id), "channel_id": str(room.channel.id)}
    line = told(caplog)
    assert line.startswith("event failed event=MESSAGE_CREATE ids=")
    assert all(number in line for number in ids.values())


async def test_a_server_that_cannot_be_parsed_keeps_no_other_waiting(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    room.env.backend.emit("GUILD_CREATE", {"id": "77", "name": "Odd", "channels": [{"id": "78", "type": 0}]})
    await room.save(LAUNCH_URL)
    assert room.network.fetches == [LAUNCH_URL]
    assert told(caplog) == "event failed event=GUILD_CREATE ids={'id': '77'}"


async def test_links_of_other_channels_are_read_after_an_outage(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The history of one channel has a message that cannot be parsed."""
    await room.save_links_from(room.channel, room.elsewhere)
    await room.save(LAUNCH_URL)
    parse = discord.Message.__init__

    def odd(self: Any, *, data: Any, **more: Any) -> None:
        parse(self, data=data | {"poll": POLL_WITHOUT_AN_END} if "Will they" in data["content"] else data, **more)

    with offline(room, monkeypatch):
        post(room, room.channel, "Will they talk?")
        post(room, room.elsewhere, TALKS_URL)
    monkeypatch.setattr(discord.Message, "__init__", odd)
    await room.restart()
    await room.work()
    assert room.network.fetches == [LAUNCH_URL, TALKS_URL]
    assert told(caplog).startswith(f"reading failed by a bug channel={room.channel.id} message=")
