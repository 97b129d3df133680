"""The disk of the desk is full: whoever posts or asks is told so in a sentence, and posted links are saved later."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.model.errors import Reason
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, reactions, words
from tests.e2e.refused_database import full_disk, until

pytestmark = pytest.mark.usefixtures("history_as_discord_gives_it")

WAITS = "The desk's disk is full. Links that get a ⚠️ now are not lost: they are tried again once there is room."


def post(room: Newsroom, text: str) -> Any:
    """Anna posts, and waits for nothing."""
    return room.env.backend.create_message(room.channel.id, room.anna.id, text)


async def test_a_channel_is_told_soon_and_once_and_its_links_are_saved_when_there_is_room(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = room.clock.now()
    with full_disk(room, monkeypatch):
        first = post(room, LAUNCH_URL)
        await until(room, lambda: [words(one) for one in room.messages()] == [WAITS])
        assert reactions(first, room.channel) == {"⚠️"}
        assert (room.clock.now() - begun).total_seconds() <= 3
        second = post(room, TALKS_URL)
        await until(room, lambda: reactions(second, room.channel) == {"⚠️"})
        assert len(room.messages()) == 1
    await until(room, lambda: all(reactions(one, room.channel) == {"⏳"} for one in (first, second)))
    await room.work()
    assert reactions(first, room.channel) == reactions(second, room.channel) == {"✅"}
    assert len(room.messages()) == 3
    with full_disk(room, monkeypatch):
        post(room, "https://hanriverpost.example/another")
        await until(room, lambda: words(room.messages()[-1]) == WAITS)


async def test_a_channel_is_told_again_of_another_trouble_though_the_post_of_the_first_was_deleted(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with full_disk(room, monkeypatch):
        first = post(room, LAUNCH_URL)
        await until(room, lambda: reactions(first, room.channel) == {"⚠️"})
        room.env.backend.delete_message(room.channel.id, first.id)
    room.clock.advance(7200)
    await room.env.settle()
    with full_disk(room, monkeypatch):
        second = post(room, TALKS_URL)
        await until(room, lambda: reactions(second, room.channel) == {"⚠️"})
    assert [words(one) for one in room.messages()] == [WAITS, WAITS]


async def test_a_korean_server_is_told_in_korean(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    room.speak("ko", "ko")
    with full_disk(room, monkeypatch):
        post(room, LAUNCH_URL)
        await until(room, lambda: bool(room.messages()))
    assert words(room.messages()[0]).startswith("데스크의 디스크가 가득 찼습니다.")


async def test_whoever_uses_the_command_is_told_soon_what_is_wrong(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = room.clock.now()
    with full_disk(room, monkeypatch):
        asking = asyncio.ensure_future(room.anna.slash(room.channel, "ingest", link=LAUNCH_URL))
        await until(room, asking.done)
    result = asking.result()
    told = [one for one in (result.response, *result.followups) if one is not None]
    assert [words(one) for one in told] == [sentence_for(Reason.DISK_FULL)]
    assert (room.clock.now() - begun).total_seconds() <= 3
