"""What the reader of missed links keeps in memory, and how it goes through a large server."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import discord

from bot.model.settings import ServerSettings
from cogs._ui import reactions
from cogs.ingest.catch_up import CatchUpReader, _Gap
from cogs.ingest.channel_ends import channel_ends
from cogs.ingest.replies import Replies


def _message(number: int, channel_id: int) -> Any:
    return SimpleNamespace(id=number, channel=SimpleNamespace(id=channel_id), guild=None)


async def test_while_a_channel_cannot_be_read_the_messages_of_others_are_not_remembered() -> None:
    """It may stay so for days, until the next connection."""
    reader = CatchUpReader(cast("Any", None), cast("Any", None))
    reader._gaps[10] = _Gap(1, 10, 100)
    for number in range(1, 1_000):
        assert await reader.take(_message(1_000 + number, 20))
        reader.done(_message(1_000 + number, 20))
    assert len(reader._taken) == 0
    assert await reader.take(_message(5_000, 10))
    assert not await reader.take(_message(5_000, 10)), "its history is still to be read, and must not repeat this one"


class _Guild:
    """A server with as many channels as threads, which counts how often it lists the threads."""

    me = None

    def __init__(self, size: int) -> None:
        self.lists = 0
        self.channels = [_channel(number) for number in range(1, size + 1)]
        self._threads = [SimpleNamespace(id=1_000 + n, parent_id=1 + n % 7, last_message_id=None) for n in range(size)]

    @property
    def threads(self) -> list[Any]:
        self.lists += 1
        return self._threads


class _OpenChannel(discord.TextChannel):
    def permissions_for(self, _: Any, /) -> discord.Permissions:
        return discord.Permissions.all()


def _channel(number: int) -> Any:
    channel: Any = object.__new__(_OpenChannel)
    channel.id, channel.last_message_id = number, 5_000 + number
    return channel


def test_the_threads_of_a_server_are_gone_through_once() -> None:
    guild = _Guild(50)
    ends = list(channel_ends(cast("Any", guild), ServerSettings(1, channels=(1, 2), everywhere=False)))
    assert guild.lists == 1
    assert [end.id for end in ends if not end.is_thread] == [1, 2]
    assert {end.parent for end in ends if end.is_thread} == {1, 2}
    assert len(ends) == 2 + sum(thread.parent_id in (1, 2) for thread in guild.threads)


def test_a_refusal_that_an_earlier_version_wrote_with_other_escapes_answers_its_link() -> None:
    """Else the post is answered twice after an upgrade."""
    desk, links = cast("Any", object()), ("https://post.example/news_view", "https://post.example/b")
    refusal = SimpleNamespace(content="⚠️ Why.\n-# https://post.example/news\\_view", children=())
    reply = SimpleNamespace(author=desk, reference=SimpleNamespace(message_id=7), components=[refusal])
    waiting = SimpleNamespace(me=True, emoji=reactions.WAITING)
    post = SimpleNamespace(id=7, reactions=[waiting])
    assert Replies([cast("Any", reply)], desk).unanswered(cast("Any", post), links) == links[1:]
