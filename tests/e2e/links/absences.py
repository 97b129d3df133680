"""What happens while the desk is away: posts that it does not hear of, and time that passes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom
from tests.fakes.sql import fetch_rows

DAY = 86_400.0


@contextmanager
def offline(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The desk hears of nothing meanwhile."""
    with monkeypatch.context() as away:
        away.setattr(room.env.backend, "emit", lambda *_, **__: None)
        yield


async def long_enough(room: Newsroom) -> None:
    """Time in which a link that does not have to wait is stored."""
    for _ in range(20):
        await room.app.desks.get(room.guild.id)
        await asyncio.sleep(0)


def post(room: Newsroom, channel: Any, text: str) -> Any:
    """Anna posts a text."""
    return room.env.backend.create_message(channel.id, room.anna.id, text)


async def last_post(room: Newsroom) -> int | None:
    """The newest message of the channel whose links were submitted."""
    newest = "SELECT max(message_id) FROM requests WHERE channel_id = ?"
    last: int | None = (await room.app.database.read(fetch_rows, newest, (room.channel.id,)))[0][0]
    return last


async def waiting_links(room: Newsroom) -> list[str]:
    """The links in the queue."""
    rows = await room.app.database.read(fetch_rows, "SELECT url FROM jobs WHERE state = 'queued' ORDER BY id")
    return [row[0] for row in rows]


async def another_channel(room: Newsroom) -> Any:
    """A second desk channel; each of both has a saved link."""
    second = room.guild.create_text_channel("second")
    await room.env.settle()
    await room.save_links_from(room.channel, second)
    await room.anna.send(room.channel, LAUNCH_URL)
    await room.anna.send(second, TALKS_URL)
    await room.work()
    return second


async def system_channel(room: Newsroom) -> None:
    """Managers are notified in the other channel."""
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    await guild.edit(system_channel=guild.get_channel(room.elsewhere.id))  # type: ignore[arg-type]  # a text channel
    await room.env.settle()


def same_time(room: Newsroom) -> None:
    """The desk's clock shows Discord's time."""
    room.clock.advance((room.env.backend.clock.now() - room.clock.now()).total_seconds())


def advance(room: Newsroom, seconds: float) -> None:
    """Time passes for the desk and for Discord."""
    room.clock.advance(seconds)
    room.env.backend.clock.advance(seconds)
