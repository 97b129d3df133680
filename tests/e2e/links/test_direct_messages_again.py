"""Links of direct messages that could not be stored are read again each minute: none is lost, and no other is read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest

from bot.model.errors import DeskError, QueueFull, Reason
from cogs.ingest.submissions import MOST_LINKS
from tests.e2e.links.refused_calls import Response
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, reactions
from tests.e2e.refused_database import until
from tests.fakes.waiting import moments

pytestmark = pytest.mark.usefixtures("history_as_discord_gives_it")


@asynccontextmanager
async def not_saved(room: Newsroom, monkeypatch: pytest.MonkeyPatch, text: str = LAUNCH_URL) -> AsyncIterator[Any]:
    """A direct message of Anna's with this text, whose links the database refuses; links of later ones are stored."""
    await room.anna.send_dm("good morning")
    with monkeypatch.context() as patch:
        patch.setattr(room.app.ingest, "submit_links", refused)
        message = write(room, text)
        await until(room, lambda: reactions(message, room.anna.user.dm_channel) == {"⚠️"})
    yield message


async def refused(*_: Any) -> Any:
    raise DeskError(Reason.DATABASE_REFUSED)


def write(room: Newsroom, text: str) -> Any:
    return room.env.backend.create_message(room.anna.user.dm_channel.id, room.anna.id, text)


async def is_read(room: Newsroom, message: Any) -> None:
    await until(room, lambda: reactions(message, room.anna.user.dm_channel) == {"⏳"})


async def pass_time(room: Newsroom, minutes: int) -> None:
    for _ in range(12 * minutes):
        room.clock.advance(5)
        await asyncio.sleep(0.01)


async def test_a_conversation_that_discord_does_not_give_is_read_a_minute_later(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, tries = discord.abc.Messageable.history, list[int]()

    def failing(*given: Any, **options: Any) -> Any:
        tries.append(1)
        if len(tries) == 1:
            raise discord.DiscordServerError(Response(503, "down"), "down")  # type: ignore[arg-type]  # as far as read
        return whole(*given, **options)

    async with not_saved(room, monkeypatch) as message:
        with monkeypatch.context() as breaking:
            breaking.setattr(discord.abc.Messageable, "history", failing)
            await is_read(room, message)
    assert len(tries) == 2


async def test_a_link_that_is_refused_while_the_conversation_is_read_is_read_later(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was fetched of the conversation does not have it."""
    whole, later = discord.abc.Messageable.history, list[Any]()

    async def history(*given: Any, **options: Any) -> AsyncIterator[discord.Message]:
        fetched = [message async for message in whole(*given, **options)]
        if not later:
            with monkeypatch.context() as patch:
                patch.setattr(room.app.ingest, "submit_links", refused)
                later.append(write(room, TALKS_URL))
                await until(room, lambda: reactions(later[0], room.anna.user.dm_channel) == {"⚠️"})
        for message in fetched:
            yield message

    async with not_saved(room, monkeypatch) as first:
        monkeypatch.setattr(discord.abc.Messageable, "history", history)
        await is_read(room, first)
        await is_read(room, later[0])


async def test_a_link_that_is_edited_into_an_older_message_is_read_too(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.anna.send_dm("good morning")
    older = write(room, "wait for it")
    await room.env.settle()
    async with not_saved(room, monkeypatch) as first:
        with monkeypatch.context() as patch:
            patch.setattr(room.app.ingest, "submit_links", refused)
            room.env.backend.edit_message(room.anna.user.dm_channel.id, older.id, {"content": TALKS_URL})
            await until(room, lambda: reactions(older, room.anna.user.dm_channel) == {"⚠️"})
        await is_read(room, first)
        await is_read(room, older)


async def test_links_past_the_most_of_a_message_are_not_read_with_a_later_try(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with not_saved(room, monkeypatch) as first:
        links = [f"https://hanriverpost.example/{number}" for number in range(MOST_LINKS + 2)]
        await is_read(room, write(room, " ".join(links)))
        await is_read(room, first)
    await room.work()
    assert sorted(room.network.fetches) == sorted([LAUNCH_URL, *links[:MOST_LINKS]])


async def test_a_link_that_was_answered_meanwhile_is_not_answered_again(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The queue was full."""
    direct = room.anna.user.dm_channel

    def answers(message: Any) -> int:
        replies = [one.reference for one in room.messages(direct) if one.reference]
        return [one.message_id for one in replies].count(message.id)

    async def full(_: Any, __: Any, links: Sequence[str]) -> tuple[DeskError, ...]:
        return tuple(QueueFull(Reason.QUEUE_FULL) for _ in links)

    async with not_saved(room, monkeypatch) as first:
        with monkeypatch.context() as patch:
            patch.setattr(room.app.ingest, "submit_links", full)
            answered = write(room, TALKS_URL)
            await until(room, lambda: answers(answered) == 1)
        await is_read(room, first)
    await room.work()
    assert (answers(first), answers(answered)) == (1, 1)


async def test_a_long_conversation_is_read_to_its_end(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """simcord gives no more than the newest 100 messages."""
    direct = room.anna.user.dm_channel

    async def history(channel: Any, *, after: Any, limit: int | None, **_: Any) -> AsyncIterator[discord.Message]:
        ids = sorted(one for one in room.env.backend.messages[direct.id] if one > after.id)
        for message_id in ids[:limit]:
            yield await channel.fetch_message(message_id)

    async with not_saved(room, monkeypatch):
        with monkeypatch.context() as away:
            away.setattr(room.env.backend, "emit", lambda *_, **__: None)
            for _ in range(250):
                write(room, "good morning")
            last = write(room, TALKS_URL)
        monkeypatch.setattr(discord.abc.Messageable, "history", history)
        await is_read(room, last)


async def test_links_from_before_an_erasure_are_not_read(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, erase, erased = await room.anna.slash(room.channel, "mydata erase"), room.app.mydata.erase, list[int]()

    async def noted(user_id: int) -> Any:
        done = await erase(user_id)
        erased.append(user_id)
        return done

    monkeypatch.setattr(room.app.mydata, "erase", noted)
    async with not_saved(room, monkeypatch):
        pressing = asyncio.ensure_future(room.anna.click(asked.response, label="Erase"))
        async for _ in moments():
            if erased:
                break
        await until(room, pressing.done)
    await room.work()
    assert room.network.fetches == []


async def test_a_conversation_that_is_closed_is_left(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = list[int]()

    def forbidden(*_: Any, **__: Any) -> Any:
        tries.append(1)
        raise discord.Forbidden(Response(403, "closed"), "closed")  # type: ignore[arg-type]  # as far as read

    async with not_saved(room, monkeypatch):
        monkeypatch.setattr(discord.abc.Messageable, "history", forbidden)
        await pass_time(room, 3)
    assert len(tries) == 1
