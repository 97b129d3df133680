"""Read the links that were posted while the desk was offline, in the channels it saves links from.

    connected -> live messages wait
    ready     -> the cursors of all channels -> live messages go on
                 -> chunks of history after each cursor, channel by channel in turn; each chunk moves the cursor

Each shard of a desk with shards is connected by itself, and holds back and reads the messages of its own servers only.

A cursor is stored, so an interrupted reading continues after a restart. Messages that the desk has marked or answered
since are skipped. Where the queue has no room for a message's links, its channel waits and the others go on: nobody
posts a missed link again because it was refused. No cursor passes a message while its links are being stored, or after
they could not be: the channel is read again from there. What cannot be read is logged, and the server's managers are
notified.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import partial

import discord
from msgspec import Struct, field
from msgspec.structs import replace

from bot.client import DeskBot
from bot.model.deliveries import NoticeKind
from bot.policy.urls import links_in
from bot.services.ingest.missed import ChannelEnd
from bot.storage.engine.refusals import database_refused, is_bug
from cogs._events.locked_database import until_stored
from cogs._ui import reactions
from cogs._ui.discord_errors import DISCORD
from cogs.ingest.channel_ends import HOLDS_MESSAGES, channel_ends, closed_ends, may_read_history
from cogs.ingest.posted_links import PostedLinks, is_marked, words_of
from cogs.ingest.replies import Replies

log = logging.getLogger(__name__)

LONGEST_AWAY = timedelta(days=7)
"""The age of a message from which on it is not read, since it is no longer news."""
CHUNK = 500
"""Messages read at once."""
_OVERLAP = 50
"""The end of a full chunk is read again with the next one, which may hold replies to it."""
_CURSOR_DELAY = 60.0
"""Seconds that a cursor stays behind live messages, so that it never passes one that is still being saved."""
_LOOKED_AT = 100
_IN_DOUBT = (reactions.WAITING, reactions.REFUSED)
"""Marks of a message whose links may not be stored: the database refused them, or an older copy was restored."""
_AGAIN_SECONDS = 60.0
"""Seconds until a channel in which links could not be stored is read again."""
_ROOM_SECONDS = 2.0
"""Seconds until the queue is asked for room again."""
_MORE_LINKS = 50
"""The number of further links that need room before a channel that waited goes on, since its history is read again."""


class _Gap(Struct, frozen=True):
    """A channel whose messages after `cursor` are still to be read. `waits`: the next message, if the queue had no room
    for its links."""

    guild_id: int
    channel_id: int
    cursor: int
    waits: discord.Message | None = None


class _Handled(Struct, frozen=True):
    """A message that was handled at a `Clock.monotonic`, and its server if links are read from its channel."""

    at: float
    guild_id: int | None
    message_id: int


class _Live(Struct, frozen=True):
    """A live message whose links are being stored, until `ended`."""

    channel_id: int
    ended: asyncio.Event = field(default_factory=asyncio.Event)


class CatchUpReader:
    """Reads missed messages, and keeps the cursors of channels."""

    def __init__(self, bot: DeskBot, posted: PostedLinks) -> None:
        self._bot = bot
        self._posted = posted
        self._marked = defaultdict[int | None, asyncio.Event](asyncio.Event)
        self._known = set[int]()
        self._closed, self._changed = dict[int, frozenset[int]](), set[int]()
        self._gaps = dict[int, _Gap]()
        self._not_saved = dict[int, _Gap]()
        self._taken = set[int]()
        self._handled = dict[int, _Handled]()
        self._in_progress = dict[int, _Live]()
        self._reads_again = False
        self._running = asyncio.Lock()
        self._unread = defaultdict[tuple[int, NoticeKind], dict[int, int]](dict)

    def connected(self, shard: int | None) -> None:
        """Hold live messages of a shard back until the cursors of its channels are known. A bot without shards has
        the shard None."""
        self._marked[shard].clear()

    async def ready(self, shard: int | None) -> None:
        """Take the cursors of the channels of a shard's servers, let its live messages go on, and read what was
        missed."""
        self._marked[shard].clear()
        guilds = [guild for guild in self._bot.guilds if self._bot.shard_of(guild) == shard]
        self._known.difference_update(guild.id for guild in guilds)
        await until_stored(self._bot.app.clock, partial(self._mark_all, guilds))
        self._marked[shard].set()
        await self.read_missed()

    async def available(self, guild: discord.Guild) -> None:
        """Read what was missed on a server that is available again. At a start every server arrives this way; their
        cursors are taken once."""
        await self.wait_for_cursors(guild)
        if guild.id not in self._known:
            await until_stored(self._bot.app.clock, partial(self._mark, guild))
            await self.read_missed()

    def unavailable(self, guild: discord.Guild) -> None:
        """Record that the server is unavailable: its messages are missed from now on."""
        self._known.discard(guild.id)

    async def wait_for_cursors(self, guild: discord.Guild | None) -> None:
        """Wait until the cursors of a server's channels are known; what is stored afterwards cannot move them. Without
        a server there are none."""
        if guild is not None:
            await self._marked[self._bot.shard_of(guild)].wait()

    async def take(self, message: discord.Message) -> bool:
        """Wait until cursors are known; False if the message was read from history meanwhile. Until `done`, no cursor
        passes it."""
        self._in_progress[message.id] = _Live(message.channel.id)
        await self.wait_for_cursors(message.guild)
        return self._take(message)

    def done(self, message: discord.Message) -> None:
        """End the handling of a live message: cursors may pass it."""
        if live := self._in_progress.pop(message.id, None):
            live.ended.set()

    async def handled(self, message: discord.Message) -> None:
        """Record that a live message was handled. Its channel's cursor follows after a while, unless missed messages
        are still to be read there."""
        channel_id = message.channel.id
        if message.guild is None or self._is_unread(channel_id):
            return
        await self.move_cursors()
        if channel_id in self._handled:
            return
        guild_id = message.guild.id if await self._posted.reads_in(message) else None
        if not self._is_unread(channel_id):  # where another message could not be stored meanwhile
            self._handled.setdefault(channel_id, _Handled(self._bot.app.clock.monotonic(), guild_id, message.id))

    async def move_cursors(self) -> None:
        """Move the cursors of channels to messages that were handled some time ago. Several may do this at once, and
        while one cursor is written another message may turn out not to be stored: then its channel's entry is gone."""
        until = self._bot.app.clock.monotonic() - _CURSOR_DELAY
        for channel_id, last in list(self._handled.items()):
            if self._handled.get(channel_id) is not last:
                continue
            if last.at <= until and not self._is_passed_by(channel_id, last.message_id):
                del self._handled[channel_id]
                if last.guild_id is not None:
                    await self._move_cursor(last.guild_id, channel_id, last.message_id)

    async def _move_cursor(self, guild_id: int, channel_id: int, message_id: int) -> None:
        """Move a cursor. If the database refuses it stays behind, and moves with a later message."""
        try:
            await self._bot.app.missed.read_to(guild_id, channel_id, message_id)
        except sqlite3.Error as error:
            if not database_refused(error):
                raise
            log.warning("cursor not moved channel=%s error=%s", channel_id, error)

    async def not_saved(self, message: discord.Message) -> None:
        """Read the channel of a message whose links could not be stored again from there, after a while."""
        assert message.guild is not None  # noqa: S101  # `DirectMessages` reads those without one
        channel_id = message.channel.id
        self._handled.pop(channel_id, None)
        self._taken.discard(message.id)
        _lower(self._not_saved, _Gap(message.guild.id, channel_id, message.id - 1))
        if not self._reads_again:
            self._reads_again = True
            try:
                await self._bot.app.clock.sleep(_AGAIN_SECONDS)
            finally:
                self._reads_again = False
            await self.read_missed()

    async def settings_changed(self, guild: discord.Guild, added: Sequence[ChannelEnd]) -> None:
        """Begin reading at the newest message in the channels `added`, as is stored with the settings: messages handled
        there before move no cursor."""
        for end in added:
            self._handled.pop(end.id, None)
        self._bot.app.missed.begun_anew(added)
        ends = channel_ends(guild, await self._bot.app.desks.get(guild.id))
        self._closed[guild.id] = closed_ends(guild, ends)

    async def permissions_changed(self, guild: discord.Guild) -> None:
        """Read what was posted in channels while the desk could not see them or read their history. One pass goes
        through all channels and so covers all earlier changes, as when many channels are moved."""
        await self.wait_for_cursors(guild)
        if guild.id in self._changed or guild.id not in self._known:
            return
        self._changed.add(guild.id)
        try:
            opened = await until_stored(self._bot.app.clock, partial(self._mark_opened, guild))
        finally:
            self._changed.discard(guild.id)
        if opened:
            await self.read_missed()

    async def read_missed(self) -> None:
        """Read what is left of all gaps. A channel that fails for now keeps its cursor until the next connection."""
        async with self._running:
            tried = set[int]()
            while self._not_saved:
                _lower(self._gaps, self._not_saved.popitem()[1])
            while new := self._gaps.keys() - tried:  # including those of another shard that was connected meanwhile
                tried |= new
                await self._read_gaps(deque(self._gaps[channel] for channel in self._gaps if channel in new))
            self._taken.clear()
            while self._unread:
                (guild_id, kind), channels = self._unread.popitem()
                await self._bot.app.missed.report(guild_id, kind, channels)

    async def _read_gaps(self, left: deque[_Gap]) -> None:
        """Read gaps in turn, chunk by chunk."""
        waiting = 0
        while left:
            gap = await self._read_on(left.popleft())
            if gap is None:
                continue
            left.append(gap)
            waiting = waiting + 1 if gap.waits else 0
            if waiting >= len(left):
                await self._bot.app.clock.sleep(_ROOM_SECONDS)
                waiting = 0

    async def _mark_all(self, guilds: Iterable[discord.Guild]) -> None:
        for guild in guilds:
            await self._mark(guild)

    async def _mark(self, guild: discord.Guild) -> None:
        if guild.unavailable:
            return
        ends = list(channel_ends(guild, await self._bot.app.desks.get(guild.id)))
        for channel_id, cursor in (await self._bot.app.missed.mark(guild.id, ends)).items():
            self._gaps[channel_id] = _Gap(guild.id, channel_id, cursor)
        self._closed[guild.id] = closed_ends(guild, ends)
        self._known.add(guild.id)

    async def _mark_opened(self, guild: discord.Guild) -> bool:
        settings = await self._bot.app.desks.get(guild.id)
        self._changed.discard(guild.id)  # the next change may come after the present pass has read its channel
        ends = list(channel_ends(guild, settings))
        closed = closed_ends(guild, ends)
        opened, self._closed[guild.id] = self._closed.get(guild.id, frozenset()) - closed, closed
        if not opened:
            return False
        now = discord.utils.time_snowflake(self._bot.app.clock.now())  # the newest message that is known is an old one
        again = [replace(end, newest=now) for end in ends if end.id in opened]
        try:
            cursors = await self._bot.app.missed.mark_opened(guild.id, again)
        except sqlite3.Error:
            self._closed[guild.id] |= opened  # so that they are still to be marked if this is repeated
            raise
        for channel_id, cursor in cursors.items():
            self._handled.pop(channel_id, None)
            _lower(self._gaps, _Gap(guild.id, channel_id, cursor))
        return True

    def _take(self, message: discord.Message) -> bool:
        """Whether nothing has handled the message yet. Handled messages are remembered for channels whose history is
        still to be read, until everything readable has been read."""
        if message.id in self._taken:
            return False
        if message.channel.id in self._gaps:
            self._taken.add(message.id)
        return True

    async def _read_on(self, gap: _Gap) -> _Gap | None:
        """Read the next chunk of a gap, unless it waits for room; the gap that is left, None at its end or where it
        cannot be read now."""
        if gap.waits and not await self._posted.has_room(gap.waits, _links(gap.waits), _MORE_LINKS):
            return gap
        try:
            start = await self._start(gap)
            messages = await self._history(gap, after=start, limit=CHUNK)
            replies = Replies(messages, self._bot.user)
            full = len(messages) == CHUNK
            last = messages[-_OVERLAP - 1 if full else -1].id if messages else gap.cursor
            waits = await self._read_links([message for message in messages if message.id <= last], replies)
        except DISCORD as error:
            log.info("missed links cannot be read channel=%s error=%s", gap.channel_id, error)
            if isinstance(error, discord.Forbidden):
                self._not_read(gap, NoticeKind.UNREAD_FORBIDDEN)
            if isinstance(error, discord.Forbidden | discord.NotFound):
                self._gaps.pop(gap.channel_id, None)
            return None
        except Exception as error:
            if not is_bug(error):
                raise
            log.exception("reading failed by a bug channel=%s message=%s", gap.channel_id, gap.cursor)
            return None
        last = waits.id - 1 if waits else last
        read_to = partial(self._bot.app.missed.read_to, gap.guild_id, gap.channel_id, last)
        await until_stored(self._bot.app.clock, read_to)
        if full or waits:
            self._gaps[gap.channel_id] = _Gap(gap.guild_id, gap.channel_id, last, waits)
            return self._gaps[gap.channel_id]
        self._gaps.pop(gap.channel_id, None)
        return None

    async def _read_links(self, messages: Iterable[discord.Message], replies: Replies) -> discord.Message | None:
        """Submit the unanswered links of messages, up to the first for whose links the queue has no room; that message.
        One that is being stored as a live message is waited for: the cursor must not pass it before."""
        for message in messages:
            if is_marked(message, reactions.DONE):
                continue
            links = replies.unanswered(message, _links(message))
            if not links:
                if is_marked(message, reactions.WAITING):  # answered, which a copy that was restored does not know
                    await self._posted.end_mark(message, ok=not replies.refuse(message))
                continue
            if not await self._posted.has_room(message, _links(message)):
                return message
            if live := self._in_progress.get(message.id):
                await live.ended.wait()
            if self._take(message):
                await until_stored(self._bot.app.clock, partial(self._posted.read_again, message, links))
        return None

    def _is_unread(self, channel_id: int) -> bool:
        """Whether messages of the channel are still to be read from its history."""
        return channel_id in self._gaps or channel_id in self._not_saved

    def _is_passed_by(self, channel_id: int, message_id: int) -> bool:
        """Whether a cursor at this message would pass a message of the channel that is in progress."""
        return any(live.channel_id == channel_id and one <= message_id for one, live in self._in_progress.items())

    async def _start(self, gap: _Gap) -> int:
        """The message after which to read: the cursor, or the furthest one allowed. Reports missed links in between."""
        earliest = discord.utils.time_snowflake(self._bot.app.clock.now() - LONGEST_AWAY)
        if not may_read_history(self._bot.get_channel(gap.channel_id)):
            self._not_read(gap, NoticeKind.UNREAD_FORBIDDEN)
        elif gap.cursor < earliest and await self._missed_between(gap, earliest):
            self._not_read(gap, NoticeKind.UNREAD_OLD)
        return max(gap.cursor, earliest)

    async def _missed_between(self, gap: _Gap, earliest: int) -> bool:
        """Whether links were missed before `earliest`. The cursor stays behind live messages: those after it may have
        been handled."""
        messages = await self._history(gap, after=gap.cursor, limit=_LOOKED_AT, before=earliest)
        replies = Replies(messages, self._bot.user)
        unmarked = (message for message in messages if not is_marked(message, reactions.DONE, *_IN_DOUBT))
        linked = any(replies.unanswered(message, _links(message)) for message in unmarked)
        return linked or len(messages) == _LOOKED_AT

    def _not_read(self, gap: _Gap, kind: NoticeKind) -> None:
        log.info("missed links are not read channel=%s message=%s reason=%s", gap.channel_id, gap.cursor, kind)
        self._unread[gap.guild_id, kind][gap.channel_id] = gap.cursor

    def _place(self, gap: _Gap) -> discord.abc.Messageable:
        """Where to read: the channel itself if it is known, since its messages then know their server, and those of a
        thread the thread's channel."""
        channel = self._bot.get_channel(gap.channel_id)
        if isinstance(channel, (*HOLDS_MESSAGES, discord.Thread)):
            return channel
        return self._bot.get_partial_messageable(gap.channel_id, guild_id=gap.guild_id)

    async def _history(self, gap: _Gap, *, after: int, limit: int, before: int | None = None) -> list[discord.Message]:
        history = self._place(gap).history(
            limit=limit,
            after=discord.Object(after),
            before=None if before is None else discord.Object(before),
            oldest_first=True,
        )
        return [message async for message in history]


def _lower(gaps: dict[int, _Gap], gap: _Gap) -> None:
    """Add a gap, unless the channel has one that begins earlier."""
    known = gaps.get(gap.channel_id)
    if known is None or known.cursor > gap.cursor:
        gaps[gap.channel_id] = gap


def _links(message: discord.Message) -> tuple[str, ...]:
    return links_in(words_of(message))
