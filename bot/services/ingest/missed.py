"""The cursor of each channel, so that links posted while the desk was offline can be read later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sqlite3 import Connection

from msgspec import Struct

from bot.model.deliveries import Notice, NoticeKind
from bot.ports import Clock
from bot.services.deliveries import notices
from bot.storage.engine.database import Database
from bot.storage.queue import cursors


class ChannelEnd(Struct, frozen=True):
    """A channel or thread that links are read from, and its newest message (its own id if it has no message). `parent`
    is the channel that it is grouped with: a channel itself, or the channel of a thread. `hidden`: the desk may not see
    it."""

    id: int
    newest: int
    parent: int
    hidden: bool = False

    @property
    def is_thread(self) -> bool:
        """Whether this is a thread."""
        return self.id != self.parent


class MissedPosts:
    """Keeps the cursors of channels: the last message up to which all links were read."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._begun = set[int]()

    async def mark(self, guild_id: int, channels: Sequence[ChannelEnd]) -> dict[int, int]:
        """The cursors of all these channels, in one transaction. A channel that was never read begins at its newest
        message, and not before the desk sees it. A thread without a cursor begins where reading of its channel and the
        channel's other threads has ended."""
        return await self._database.write(_mark_all, guild_id, channels)

    async def mark_opened(self, guild_id: int, channels: Sequence[ChannelEnd]) -> dict[int, int]:
        """The cursors of channels that the desk may read again, with all open threads of each, as in `mark`."""
        return await self._database.write(_mark, guild_id, channels)

    def begun_anew(self, channels: Iterable[ChannelEnd]) -> None:
        """Record that reading of these channels begins anew, as `begin_channels` has stored."""
        self._begun.difference_update(one.id for one in channels)

    async def begin_with(self, guild_id: int, channel_id: int, message_id: int) -> None:
        """Begin reading of a channel without a cursor with this message, whose links are stored. A link that a member
        saves by the message menu does not begin it, since the desk may not see that channel."""
        if channel_id not in self._begun:
            await self._database.write(cursors.begin, guild_id, channel_id, message_id)
            self._begun.add(channel_id)

    async def read_to(self, guild_id: int, channel_id: int, message_id: int) -> None:
        """Record that the links up to this message were read."""
        await self._database.write(cursors.advance, guild_id, channel_id, message_id)

    async def report(self, guild_id: int, kind: NoticeKind, cursors_of: dict[int, int]) -> None:
        """Owe the managers a notice that links in these channels (with their cursors) were not read; the same gap is
        reported once."""
        notice = Notice(guild_id, kind, tuple(cursors_of))
        await self._database.write(notices.unread, notice, max(cursors_of.values()), self._clock.now())


def _mark(connection: Connection, guild_id: int, channels: Sequence[ChannelEnd]) -> dict[int, int]:
    known = cursors.of_guild(connection, guild_id)
    read_to = dict[int, int]()
    for one in channels:
        read_to[one.parent] = max(read_to.get(one.parent, 0), known.get(one.id, 0))
    marks = dict[int, int]()
    for one in channels:
        if one.hidden and not (one.id in known or read_to[one.parent]):
            continue
        marks[one.id] = known.get(one.id) or (one.is_thread and read_to[one.parent]) or one.newest
        cursors.advance(connection, guild_id, one.id, marks[one.id])
    return marks


def begin_channels(connection: Connection, guild_id: int, channels: Iterable[ChannelEnd]) -> None:
    """Begin reading at the newest message of channels that links are saved from now on, whatever was read there before;
    in hidden channels once the desk sees them."""
    for one in channels:
        if one.hidden:
            cursors.forget(connection, one.id)
        else:
            cursors.advance(connection, guild_id, one.id, one.newest)


def _mark_all(connection: Connection, guild_id: int, channels: Sequence[ChannelEnd]) -> dict[int, int]:
    marks = _mark(connection, guild_id, channels)
    cursors.keep_only(connection, guild_id, marks)
    return marks
