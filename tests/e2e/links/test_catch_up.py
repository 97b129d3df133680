"""Links posted while the desk was offline are read when it is back, however busy or long the time was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest

from bot.model.settings import ServerSettings
from cogs._ui import reactions
from cogs.ingest import catch_up
from tests.e2e.links.absences import (
    DAY,
    another_channel,
    last_post,
    long_enough,
    offline,
    post,
    same_time,
    waiting_links,
)
from tests.e2e.links.refused_calls import Response
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, fields_of, words
from tests.fakes.sql import fetch_rows

pytestmark = pytest.mark.usefixtures("history_as_discord_gives_it")

SITE = "https://hanriverpost.example"
HOUR = 3600.0


async def test_a_new_link_elsewhere_does_not_hide_a_missed_one(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """A member posts in the second channel while the first one's history is read."""
    second = await another_channel(room)
    with offline(room, monkeypatch):
        post(room, room.channel, f"{SITE}/missed-1")
        post(room, second, f"{SITE}/missed-2")
    history, begun = discord.abc.Messageable.history, list[bool]()

    async def slow(*given: Any, **options: Any) -> AsyncIterator[discord.Message]:
        if not begun:
            begun.append(True)
            post(room, second, f"{SITE}/new")
            await long_enough(room)
        async for message in history(*given, **options):
            yield message

    monkeypatch.setattr(discord.abc.Messageable, "history", slow)
    await room.restart()
    await room.work()
    assert begun
    assert set(room.network.fetches) >= {f"{SITE}/missed-1", f"{SITE}/missed-2", f"{SITE}/new"}


async def test_a_new_link_before_the_servers_are_known_waits(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord may send a message before it has sent all servers; stored at once, it would hide the missed one."""
    await room.save(LAUNCH_URL)
    with offline(room, monkeypatch):
        post(room, room.channel, f"{SITE}/missed")
    ready, before = catch_up.CatchUpReader.ready, await last_post(room)
    stored = list[int | None]()

    async def late(self: catch_up.CatchUpReader, shard: int | None) -> None:
        post(room, room.channel, f"{SITE}/new")
        await long_enough(room)
        stored.append(await last_post(room))
        await ready(self, shard)

    monkeypatch.setattr(catch_up.CatchUpReader, "ready", late)
    await room.restart()
    await room.work()
    assert stored == [before]
    assert room.network.fetches.count(f"{SITE}/missed") == 1
    assert room.network.fetches.count(f"{SITE}/new") == 1


async def test_a_link_that_was_read_already_is_answered_once(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord refused the ⏳, and the process ended before the answer was sent. So nothing on Discord tells that the
    link was read, and a link that failed is read again for whoever posts it again."""
    await room.save(LAUNCH_URL)
    room.clock.advance(HOUR)
    post(room, room.channel, "good morning")
    await room.env.settle()  # the channel has a cursor now
    answers = len(room.messages())
    room.network.pages[f"{SITE}/paywall"] = "A page\n> verdict paywall\n"
    with monkeypatch.context() as refusing:
        refusing.setattr(reactions, "wait", no_reaction)
        post(room, room.channel, f"{SITE}/paywall")
        await room.env.settle()
    while await room.app.ingest.step():
        pass
    await room.restart()
    await room.work()
    assert room.network.fetches == [LAUNCH_URL, f"{SITE}/paywall"]
    assert len(room.messages()) == answers + 1


async def no_reaction(_: discord.Message) -> None:
    """Discord refuses it."""


async def test_a_missed_link_stands_on_the_servers_shelf(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """History does not say which server a message is from."""
    await room.save(LAUNCH_URL)
    with offline(room, monkeypatch):
        post(room, room.channel, TALKS_URL)
    await room.restart()
    await room.work()
    shelves = await room.app.database.read(fetch_rows, "SELECT key, articles FROM shelves")
    assert [tuple(row) for row in shelves] == [(room.shelf.key, 2)]


async def test_a_missed_link_needs_the_role_as_a_live_one_does(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """History does not say which roles the author has, either."""
    await room.save(LAUNCH_URL)
    desk = room.guild.create_role("Editors")
    await room.app.desks.save(ServerSettings(room.guild.id, (room.channel.id,), ingest_roles=(desk.id,)))
    carla = room.env.create_user("carla")
    room.guild.add_member(carla, roles=[desk])
    await room.env.settle()
    with offline(room, monkeypatch):
        post(room, room.channel, f"{SITE}/without-the-role")
        room.env.backend.create_message(room.channel.id, carla.id, TALKS_URL)
    await room.restart()
    await room.work()
    assert room.network.fetches == [LAUNCH_URL, TALKS_URL]


async def test_at_a_start_each_server_is_marked_once(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord sends each server by itself, before it says that these are all."""
    others = [room.env.create_guild(f"Server {number}") for number in range(3)]
    await room.env.settle()
    marked, mark = list[int](), room.app.missed.mark

    async def counted(guild_id: int, *given: Any) -> dict[int, int]:
        marked.append(guild_id)
        return await mark(guild_id, *given)

    monkeypatch.setattr(room.app.missed, "mark", counted)
    await room.restart()
    await room.work()
    assert sorted(marked) == sorted([room.guild.id, *(other.id for other in others)])


async def test_a_long_absence_is_read_to_its_end_over_restarts(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catch_up, "CHUNK", 5)
    monkeypatch.setattr(catch_up, "_OVERLAP", 2)
    await room.save(LAUNCH_URL)
    with offline(room, monkeypatch):
        links = [f"{SITE}/{number}" for number in range(12)]
        for link in links:
            post(room, room.channel, link)
    history, reads = discord.abc.Messageable.history, []

    def failing(*given: Any, **options: Any) -> Any:
        reads.append(options)
        if len(reads) > 2:
            raise discord.DiscordServerError(Response(503, "down"), "down")  # type: ignore[arg-type]  # as far as read
        return history(*given, **options)

    with monkeypatch.context() as breaking:
        breaking.setattr(discord.abc.Messageable, "history", failing)
        await room.restart()
        await room.work()
    assert len(reads) == 3
    assert 0 < len(room.network.fetches) - 1 < len(links)
    live = f"{SITE}/live"
    await room.anna.send(room.channel, live)
    await room.restart()
    await room.work()
    assert sorted(room.network.fetches) == sorted([LAUNCH_URL, *links, live])
    replied = [card.reference.message_id for card in room.messages() if card.reference]
    assert len(replied) == len(set(replied))


async def test_many_missed_links_wait_for_room_in_the_queue(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused, they would be lost: nobody posts them again. Another member's link is not held up by them."""
    second = await another_channel(room)
    monkeypatch.setattr(room.app.ingest, "_queue_limit", 90)
    monkeypatch.setattr(room.clock, "sleep", lambda _: asyncio.sleep(HOUR))  # a wait that simcord can tell from work
    with offline(room, monkeypatch):
        missed = [f"{SITE}/missed-{number}" for number in range(30)]
        for link in missed:
            post(room, room.channel, link)
        room.env.backend.create_message(second.id, room.boris.id, f"{SITE}/boris")
    await room.restart()
    submitted = await waiting_links(room)
    assert f"{SITE}/boris" in submitted
    assert 0 < len(submitted) < len(missed)
    await room.anna.send(room.channel, f"{SITE}/live")
    assert f"{SITE}/live" in await waiting_links(room)
    for _ in range(12):
        await room.work()
        await room.env.advance_time(HOUR)
    assert set(room.network.fetches) >= {*missed, f"{SITE}/boris", f"{SITE}/live"}
    refused = [words(card) for card in room.messages() if "waiting to be read" in words(card)]
    assert refused == []


async def test_a_clock_that_was_ahead_while_links_were_read_hides_no_later_one(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is so new that a clock a year ahead would read it; the cursor stays where it was."""
    await room.save(LAUNCH_URL)
    same_time(room)
    room.clock.advance(400 * DAY)
    await room.restart()
    await room.work()
    room.clock.advance(-400 * DAY)
    with offline(room, monkeypatch):
        post(room, room.channel, TALKS_URL)
    await room.restart()
    await room.work()
    assert room.network.fetches.count(TALKS_URL) == 1


async def test_the_first_link_of_a_channel_may_be_missed_too(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk has been in the channel, and nothing older than that is read."""
    with offline(room, monkeypatch):
        second = room.guild.create_text_channel("second")
        await room.app.desks.save(ServerSettings(room.guild.id, (second.id,)))
        post(room, second, TALKS_URL)
    await room.restart()
    await room.work()
    assert room.network.fetches == [], "older than the desk"
    with offline(room, monkeypatch):
        post(room, second, LAUNCH_URL)
    await room.restart()
    await room.work()
    assert room.network.fetches == [LAUNCH_URL]


async def test_a_channel_made_today_is_read_from_its_first_link_on(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk ends before the minute is over by which cursors stay behind."""
    await room.app.desks.save(ServerSettings(room.guild.id, everywhere=True))
    made = room.guild.create_text_channel("made-today")
    await room.env.settle()
    await room.anna.send(made, TALKS_URL)
    with offline(room, monkeypatch):
        post(room, made, LAUNCH_URL)
    await room.restart()
    await room.work()
    assert room.network.fetches == [TALKS_URL, LAUNCH_URL]


async def test_a_channel_that_is_added_later_is_read_from_then_on(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.anna.send(room.elsewhere, TALKS_URL)
    shown = await room.manager.slash(room.channel, "desk setup")
    fields = fields_of(shown.modal)
    await room.manager.submit_modal(shown, {fields[0]: [room.channel, room.elsewhere], fields[-1]: "UTC"})
    with offline(room, monkeypatch):
        post(room, room.elsewhere, LAUNCH_URL)
    await room.restart()
    await room.work()
    assert room.network.fetches == [LAUNCH_URL]
