"""Another process holds the database's write lock, for longer than SQLite waits: a posted link is stored later, or its
post shows that it was not."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import Any

import discord
import pytest

from bot.model.errors import DeskError, Reason
from cogs._ui.error_messages import sentence_for
from cogs.ingest import catch_up
from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, TALKS_URL, Newsroom, fields_of, reactions, words
from tests.e2e.refused_database import locked, unreadable, until
from tests.fakes.sql import fetch_rows
from tests.fakes.waiting import asleep, moments

pytestmark = pytest.mark.usefixtures("history_as_discord_gives_it")

NOT_SAVED = sentence_for(Reason.DATABASE_REFUSED)
WAITS = (
    "The desk cannot save anything at the moment. Links that get a ⚠️ now are not lost: they are tried again every "
    "minute."
)
MINUTE = 60.0


def post(room: Newsroom, text: str) -> Any:
    """Anna posts, and waits for nothing."""
    return room.env.backend.create_message(room.channel.id, room.anna.id, text)


async def test_a_link_is_stored_when_the_lock_is_released_in_time(room: Newsroom) -> None:
    async with locked(room):
        message = post(room, LAUNCH_URL)
        await asleep(room.clock)
        assert reactions(message, room.channel) == set(), "no promise before it is stored"
    await until(room, lambda: reactions(message, room.channel) == {"⏳"})
    await room.work()
    assert reactions(message, room.channel) == {"✅"}


async def test_a_link_that_cannot_be_stored_is_marked_and_stored_later(room: Newsroom) -> None:
    begun = room.clock.now()
    async with locked(room):
        message = post(room, LAUNCH_URL)
        await until(room, lambda: [words(one) for one in room.messages()] == [WAITS])
        assert reactions(message, room.channel) == {"⚠️"}
        assert (room.clock.now() - begun).total_seconds() <= 3
    await until(room, lambda: reactions(message, room.channel) == {"⏳"})
    await room.work()
    assert reactions(message, room.channel) == {"✅"}
    assert room.network.fetches == [LAUNCH_URL]
    assert len(room.messages()) == 2


async def test_a_direct_message_is_told_why_and_read_again(room: Newsroom) -> None:
    """As the member left it: one link was edited, one message deleted."""
    await room.anna.send_dm("good morning")
    direct = room.anna.user.dm_channel
    create = partial(room.env.backend.create_message, direct.id, room.anna.id)
    async with locked(room):
        first, edited, deleted = create(LAUNCH_URL), create("https://hanriverpost.example/1"), create(TALKS_URL)
        await until(room, lambda: all(reactions(one, direct) == {"⚠️"} for one in (first, edited, deleted)))
        room.env.backend.edit_message(direct.id, edited.id, {"content": "never mind"})
        room.env.backend.delete_message(direct.id, deleted.id)
    await until(room, lambda: reactions(first, direct) == {"⏳"})
    await room.work()
    assert room.network.fetches == [LAUNCH_URL]
    assert [words(one) for one in room.messages(direct)].count(WAITS) == 1


async def test_a_cursor_that_cannot_be_moved_is_moved_later(room: Newsroom) -> None:
    async def cursor() -> int | None:
        rows = await room.app.database.read(fetch_rows, "SELECT read_to FROM channel_cursors ORDER BY read_to DESC")
        return next((row["read_to"] for row in rows), None)

    messages = []
    for is_locked in (False, True, False, False):
        messages.append(post(room, "good morning"))
        await room.env.settle()
        room.clock.advance(2 * MINUTE)
        if is_locked:
            async with locked(room):
                post(room, "good morning")
                await room.env.settle()
    assert (await cursor() or 0) > messages[1].id


async def test_a_link_that_was_not_stored_is_found_by_the_next_process(room: Newsroom) -> None:
    """Later messages were handled, also after the cursor's usual delay."""
    await room.save(TALKS_URL)
    async with locked(room):
        message = post(room, LAUNCH_URL)
        await until(room, lambda: reactions(message, room.channel) == {"⚠️"})
        end_handlers()
    for _ in range(2):
        post(room, "good morning")
        await room.env.settle()
        room.clock.advance(5 * MINUTE)
    await room.restart()
    await until(room, lambda: reactions(message, room.channel) == {"⏳"})
    await room.work()
    assert reactions(message, room.channel) == {"✅"}
    assert room.network.fetches == [TALKS_URL, LAUNCH_URL]


async def test_no_cursor_passes_a_message_that_is_being_stored(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """That takes longer than the cursor stays behind; meanwhile other messages are handled, then the process ends."""
    await room.save(TALKS_URL)
    handled, seen = catch_up.CatchUpReader.handled, list[int]()

    async def never(*_: Any) -> None:
        await asyncio.Event().wait()

    async def counted(reader: catch_up.CatchUpReader, message: discord.Message) -> None:
        await handled(reader, message)
        seen.append(message.id)

    with monkeypatch.context() as hanging:
        hanging.setattr(room.app.ingest, "submit_links", never)
        hanging.setattr(catch_up.CatchUpReader, "handled", counted)
        message = post(room, LAUNCH_URL)
        for _ in range(3):
            later = post(room, "good morning")
            await until(room, lambda later=later: later.id in seen)  # type: ignore[misc]  # bound at once
            room.clock.advance(2 * MINUTE)
    end_handlers()
    await room.restart()
    await until(room, lambda: reactions(message, room.channel) == {"⏳"})


async def test_cursors_are_moved_by_two_at_once(room: Newsroom) -> None:
    """The connection is resumed while a live message moves them."""
    for channel in (room.channel, room.elsewhere):
        room.env.backend.create_message(channel.id, room.anna.id, "good morning")
        await room.env.settle()
    room.clock.advance(2 * MINUTE)
    await asyncio.gather(*(reader_of(room).move_cursors() for _ in range(2)))


async def test_no_cursor_passes_a_message_that_was_not_stored_meanwhile(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later message of the channel was handled, and another channel's cursor is being moved before its own."""
    await room.save_links_from(room.channel, room.elsewhere)
    await room.save(TALKS_URL)
    room.clock.advance(2 * MINUTE)
    room.env.backend.create_message(room.elsewhere.id, room.anna.id, "good morning")
    await room.env.settle()
    with monkeypatch.context() as slow:
        refuse, move = Gate(), Gate(room.app.missed.read_to)
        slow.setattr(room.app.ingest, "submit_links", refuse)
        slow.setattr(room.app.missed, "read_to", move)
        message = post(room, LAUNCH_URL)
        await until(room, lambda: refuse.reached)
        post(room, "good morning")
        await until(room, lambda: room.channel.id in reader_of(room)._handled)
        room.clock.advance(2 * MINUTE)
        moving = asyncio.create_task(reader_of(room).move_cursors())
        await until(room, lambda: move.reached)
        refuse.open.set()
        await until(room, lambda: reactions(message, room.channel) == {"⚠️"})
        move.open.set()
        await moving
        end_handlers()
    await room.restart()
    await until(room, lambda: reactions(message, room.channel) == {"⏳"})


async def test_a_message_handled_meanwhile_moves_no_cursor_past_one_that_was_not_stored(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database refuses a link while the settings are read for a later message."""
    await room.save(TALKS_URL)
    room.clock.advance(2 * MINUTE)
    await reader_of(room).move_cursors()
    with monkeypatch.context() as slow:
        posted = reader_of(room)._posted
        refuse, look = Gate(), Gate(posted.reads_in)
        slow.setattr(room.app.ingest, "submit_links", refuse)
        slow.setattr(posted, "reads_in", look)
        message = post(room, LAUNCH_URL)
        await until(room, lambda: refuse.reached)
        post(room, "good morning")
        await until(room, lambda: look.reached)
        refuse.open.set()
        await until(room, lambda: reactions(message, room.channel) == {"⚠️"})
        look.open.set()
        await asyncio.sleep(0.05)
        end_handlers()
        room.clock.advance(2 * MINUTE)
        await reader_of(room).move_cursors()
    await room.restart()
    await until(room, lambda: reactions(message, room.channel) == {"⏳"})


async def test_reading_the_history_passes_no_message_that_is_being_stored(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new link is being stored when its channel's history is fetched; then the process ends."""
    await room.save(TALKS_URL)
    reader = reader_of(room)
    start = Gate(reader._start)
    with monkeypatch.context() as hanging:
        hanging.setattr(room.app.ingest, "submit_links", Gate())
        hanging.setattr(reader, "_start", start)
        reading = asyncio.create_task(reader.ready(None))
        await until(room, lambda: start.reached)
        message = post(room, LAUNCH_URL)
        await until(room, lambda: message.id in reader._in_progress)
        start.open.set()
        await asyncio.sleep(0.1)  # time in which the history would be read past the message
        reading.cancel()
        end_handlers()
    await room.restart()
    await until(room, lambda: reactions(message, room.channel) == {"⏳"})
    await room.work()
    assert room.network.fetches == [TALKS_URL, LAUNCH_URL]


async def test_a_link_that_was_not_stored_while_its_channel_was_read_is_stored_later(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The history had been fetched before it was posted."""
    await room.save(TALKS_URL)
    reader = reader_of(room)
    read_links = Gate(reader._read_links)
    with monkeypatch.context() as slow:
        refuse = Gate()
        slow.setattr(reader, "_read_links", read_links)
        slow.setattr(room.app.ingest, "submit_links", refuse)
        reading = asyncio.create_task(reader.ready(None))
        await until(room, lambda: read_links.reached)
        message = post(room, LAUNCH_URL)
        refuse.open.set()
        await until(room, lambda: reactions(message, room.channel) == {"⚠️"})
    read_links.open.set()
    await reading
    await until(room, lambda: reactions(message, room.channel) == {"⏳"})


async def test_the_history_is_read_on_when_the_lock_is_released(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.save(TALKS_URL)
    with monkeypatch.context() as away:
        away.setattr(room.env.backend, "emit", lambda *_, **__: None)
        missed = [post(room, f"https://hanriverpost.example/{number}") for number in range(3)]
    async with locked(room):
        restart = asyncio.create_task(room.restart())
        waited = 0
        async for _ in moments():
            waited += room.clock.sleepers
            room.clock.advance(1)
            if waited > 100:
                break
        assert [
            reactions(message, room.channel) for message in missed if "⏳" in reactions(message, room.channel)
        ] == []
    await until(room, lambda: restart.done() and all("⏳" in reactions(message, room.channel) for message in missed))
    for message in missed:
        assert reactions(message, room.channel) == {"⏳"}
    await room.work()
    assert len(room.network.fetches) == 4


async def test_a_link_that_an_edit_adds_is_stored_later_too(room: Newsroom) -> None:
    message = post(room, "wait for it")
    await room.env.settle()
    async with locked(room):
        room.env.backend.edit_message(room.channel.id, message.id, {"content": LAUNCH_URL})
        await until(room, lambda: reactions(message, room.channel) == {"⚠️"})
    await until(room, lambda: reactions(message, room.channel) == {"⏳"})


@pytest.mark.parametrize("reaction_events", [True])
async def test_a_link_that_a_pin_could_not_save_is_marked_and_saved_by_the_next_pin(room: Newsroom) -> None:
    message = await room.anna.send(room.elsewhere, LAUNCH_URL)
    async with locked(room):
        room.env.backend.set_reaction(room.elsewhere.id, message.id, "📌", room.boris.id, True)
        await until(room, lambda: "⚠️" in reactions(message, room.elsewhere))
    assert len(room.env.errors) == 1, "refused, and logged as such"
    await room.anna.react(message, "📌")
    assert reactions(message, room.elsewhere) == {"📌", "⏳"}
    await room.work()
    assert len(room.messages(room.elsewhere)) == 1


@pytest.mark.parametrize("reaction_events", [True])
async def test_a_pin_while_the_database_cannot_be_read_is_a_warning_and_no_bug(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    message = await room.anna.send(room.elsewhere, LAUNCH_URL)
    with monkeypatch.context() as patch:
        patch.setattr(room.app.desks, "get", unreadable)
        await room.anna.react(message, "📌")
    assert len(room.env.errors) == 1
    told = [record for record in caplog.records if record.levelno >= logging.WARNING]
    (line,) = (record.getMessage() for record in told)
    assert line.startswith(f"event not handled, the database refused event=on_raw_reaction_add ids=[{message.id}] ")


async def test_a_refused_link_is_not_read_again(room: Newsroom) -> None:
    """Its mark is the same as that of a link that was not stored."""
    refused = post(room, "https://anna:secret@hanriverpost.example/1")
    await room.env.settle()
    assert reactions(refused, room.channel) == {"⚠️"}
    replies = len(room.messages())
    async with locked(room):
        message = post(room, LAUNCH_URL)
        await until(room, lambda: reactions(message, room.channel) == {"⚠️"})
    await until(room, lambda: reactions(message, room.channel) == {"⏳"})
    await room.restart()
    await room.work()
    assert reactions(refused, room.channel) == {"⚠️"}
    assert len(room.messages()) == replies + 2, "the trouble was told, and the card came"


@pytest.mark.parametrize("way", ["command", "menu", "form"])
async def test_whoever_asks_for_it_is_told_in_words(room: Newsroom, way: str) -> None:
    message = await room.anna.send(room.elsewhere, LAUNCH_URL)
    form = await room.anna.slash(room.channel, "ingest")
    assert form.modal is not None
    begun = room.clock.now()
    async with locked(room):
        if way == "command":
            asking = room.anna.slash(room.channel, "ingest", link=LAUNCH_URL)
        elif way == "menu":
            asking = room.anna.context_menu(room.elsewhere, "Save article", message)
        else:
            text = fields_of(form.modal)[0]
            asking = room.anna.submit_modal(form, {text: LAUNCH})
        task = asyncio.ensure_future(asking)
        await until(room, task.done)
    result = task.result()
    told = [one for one in (result.response, *result.followups) if one is not None]
    assert [words(one) for one in told] == [NOT_SAVED]
    assert (room.clock.now() - begun).total_seconds() <= 3
    assert told[0].ephemeral


class Gate:
    """Calls wait here until it is `open`; then they go on, or the database refuses them."""

    def __init__(self, behind: Callable[..., Any] | None = None) -> None:
        self.behind = behind
        self.open = asyncio.Event()
        self.reached = False

    async def __call__(self, *given: Any) -> Any:
        self.reached = True
        await self.open.wait()
        if self.behind is None:
            raise DeskError(Reason.DATABASE_REFUSED)
        return await self.behind(*given)


def reader_of(room: Newsroom) -> catch_up.CatchUpReader:
    cog: Any = room.bot.get_cog("IngestCog")
    reader: catch_up.CatchUpReader = cog._catch_up
    return reader


def end_handlers() -> None:
    """What waits in the process ends with it."""
    for task in asyncio.all_tasks():
        if task.get_name().startswith("discord.py: on_"):
            task.cancel()
