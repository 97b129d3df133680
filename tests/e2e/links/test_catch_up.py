"""Links posted while the desk was offline are read when it is back, however busy or long the time was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import discord
import pytest

from bot.model.deliveries import Notice, NoticeKind
from bot.model.settings import ServerSettings
from bot.storage.queue import posts
from cogs._cards.notices import notice_sentence
from cogs._ui import reactions
from cogs.ingest import catch_up, replies
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, words
from tests.e2e.newsroom import reactions as marks
from tests.fakes.sql import fetch_rows, run_sql

SITE = "https://hanriverpost.example"
HOUR = 3600.0
DAY = 24 * HOUR


@pytest.fixture(autouse=True)
def _first_messages_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord returns the messages that follow `after`; simcord returns the newest."""
    whole = discord.abc.Messageable.history

    async def history(self: Any, *, limit: int | None, **options: Any) -> AsyncIterator[discord.Message]:
        left = limit
        async for message in whole(self, limit=None, **options):
            if left == 0:
                return
            left = None if left is None else left - 1
            yield message

    monkeypatch.setattr(discord.abc.Messageable, "history", history)


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

    async def late(self: catch_up.CatchUpReader) -> None:
        post(room, room.channel, f"{SITE}/new")
        await long_enough(room)
        stored.append(await last_post(room))
        await ready(self)

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


_CURSOR = (
    "INSERT INTO channel_cursors (channel_id, guild_id, read_to) VALUES (?, ?, ?)"
    " ON CONFLICT (channel_id) DO UPDATE SET read_to = excluded.read_to"
)
"""A copy that knows nothing of a post has a cursor before it, too."""


def _is_marked(message: discord.Message, *emoji: str) -> bool:
    return any(str(reaction.emoji) in emoji for reaction in message.reactions)


async def test_a_link_that_a_restore_lost_before_it_was_read_is_read(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its post has the mark of a stored link, and the copy that was restored knows nothing of it. (The history of
    simcord does not say whose reactions it shows; here all are the desk's.)"""

    monkeypatch.setattr(catch_up, "is_marked", _is_marked)
    await room.save(LAUNCH_URL)
    post = await room.anna.send(room.channel, TALKS_URL)
    await room.app.database.write(run_sql, "DELETE FROM jobs WHERE state = 'queued'")
    await room.app.database.write(run_sql, _CURSOR, (room.channel.id, room.guild.id, post.id - 1))
    for _ in range(2):
        await room.restart()
        await room.work()
    assert room.network.fetches == [LAUNCH_URL, TALKS_URL]
    replied = [card.reference.message_id for card in room.messages() if card.reference]
    assert len(replied) == len(set(replied)) == 2


@pytest.mark.parametrize("left", [TALKS_URL, f"{SITE}/a_paywall_with_*_signs"])
async def test_of_two_links_that_a_restore_lost_only_the_unanswered_one_is_read(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, left: str
) -> None:
    """Which one was answered is seen by the reply; then the ⏳ ends."""
    monkeypatch.setattr(catch_up, "is_marked", _is_marked)
    monkeypatch.setattr(replies, "is_marked", _is_marked)
    answered = next(url for url in (f"{SITE}/a_paywall_with_*_signs", TALKS_URL) if url != left)
    await room.save(LAUNCH_URL)
    post = await room.anna.send(room.channel, f"{left} {answered}")
    await room.app.database.write(run_sql, "UPDATE jobs SET ready = 0, due_at = due_at + 600 WHERE url = ?", (left,))
    await room.work()
    assert room.network.fetches == [LAUNCH_URL, answered]
    await room.app.database.write(run_sql, "DELETE FROM jobs")
    await room.app.database.write(run_sql, _CURSOR, (room.channel.id, room.guild.id, post.id - 1))
    for _ in range(2):
        await room.restart()
        await room.work()
    assert room.network.fetches == [LAUNCH_URL, answered, left]
    assert [one.reference.message_id for one in room.messages() if one.reference].count(post.id) == 2
    assert marks(post, room.channel) == {"✅" if left == TALKS_URL else "⚠️"}


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
    blind = discord.PermissionOverwrite(read_message_history=False)
    channel = room.bot.get_channel(room.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.set_permissions(channel.guild.me, overwrite=blind)
    await room.restart()
    await room.work()
    (notice,) = room.messages(room.elsewhere)
    assert words(notice) == notice_sentence(Notice(room.guild.id, NoticeKind.UNREAD_FORBIDDEN, (room.channel.id,)))


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


async def test_a_channel_that_is_added_later_is_read_from_then_on(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.anna.send(room.elsewhere, TALKS_URL)
    shown = await room.manager.slash(room.channel, "desk setup")
    fields = [label["component"]["custom_id"] for label in shown.modal["components"]]
    await room.manager.submit_modal(shown, {fields[0]: [room.channel, room.elsewhere], fields[-1]: "UTC"})
    with offline(room, monkeypatch):
        post(room, room.elsewhere, LAUNCH_URL)
    await room.restart()
    await room.work()
    assert room.network.fetches == [LAUNCH_URL]


class Response:
    """As much of a response as an error of discord.py reads."""

    def __init__(self, status: int, reason: str) -> None:
        self.status, self.reason, self.headers = status, reason, dict[str, str]()


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
    return await room.app.database.read(posts.last, room.shelf, room.channel.id)


async def waiting_links(room: Newsroom) -> list[str]:
    """The links in the queue."""
    rows = await room.app.database.read(fetch_rows, "SELECT url FROM jobs WHERE state = 'queued' ORDER BY id")
    return [row[0] for row in rows]


async def another_channel(room: Newsroom) -> Any:
    """A second desk channel; each of both has a saved link."""
    second = room.guild.create_text_channel("second")
    await room.app.desks.save(ServerSettings(room.guild.id, (room.channel.id, second.id)))
    await room.env.settle()
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
