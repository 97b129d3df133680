"""Managers are told of links that were posted while the desk was offline and cannot be read any more."""

from __future__ import annotations

import discord
import pytest

from bot.model.deliveries import Notice, NoticeKind
from cogs._cards.notices import notice_sentence
from tests.e2e.links.absences import DAY, advance, offline, post, same_time, system_channel
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, words

pytestmark = pytest.mark.usefixtures("history_as_discord_gives_it")


async def test_what_is_too_old_is_said_to_be_unread(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    await room.save(LAUNCH_URL)
    await system_channel(room)
    with offline(room, monkeypatch):
        post(room, room.channel, TALKS_URL)
    same_time(room)
    advance(room, 8 * DAY)
    for _ in range(2):
        await room.restart()
        await room.work()
    assert TALKS_URL not in room.network.fetches
    (notice,) = room.messages(room.elsewhere)
    assert words(notice) == notice_sentence(Notice(room.guild.id, NoticeKind.UNREAD_OLD, (room.channel.id,)))


async def test_a_quiet_channel_is_no_gap(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was missed where nothing was posted, however long ago the last link was."""
    await room.save(LAUNCH_URL)
    await system_channel(room)
    same_time(room)
    advance(room, 30 * DAY)
    await room.anna.send(room.channel, "good morning")
    advance(room, 30 * DAY)
    for _ in range(2):
        await room.restart()
        await room.work()
    assert room.messages(room.elsewhere) == []


async def test_a_history_that_may_not_be_read_is_said_to_be_unread(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.save(LAUNCH_URL)
    await system_channel(room)
    with offline(room, monkeypatch):
        post(room, room.channel, TALKS_URL)
    await room.permit(room.channel, overwrite=discord.PermissionOverwrite(read_message_history=False))
    await room.restart()
    await room.work()
    (notice,) = room.messages(room.elsewhere)
    assert words(notice) == notice_sentence(Notice(room.guild.id, NoticeKind.UNREAD_FORBIDDEN, (room.channel.id,)))
