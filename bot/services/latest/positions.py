"""How far a member has read a topic: where `since: last` begins, and how showing an answer moves that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.policy.typed_times import since as policy
from bot.services.latest.looks import Look, UnreadWindow
from bot.storage.members import seen_by_member
from bot.storage.members.seen_by_member import ReadingPosition

_LONGEST_UNREAD = timedelta(days=30)


def note_all(connection: Connection, shown: Sequence[tuple[Look, datetime]]) -> None:
    """Note answers that have reached their readers, each with when it did."""
    for look, at in shown:
        _note(connection, look, at)


def _note(connection: Connection, look: Look, now: datetime) -> None:
    reader, answer = look.reader, look.answer
    position = clamped(seen_by_member.load(connection, reader), now)
    start = look.asked.start if look.asked else answer.since
    until = look.asked.at if look.asked else answer.until
    unread_since = position.unread_since if position else start
    seen_by_member.keep(connection, reader, ReadingPosition(unread_since, now))
    seen_by_member.add(connection, reader, look.page, now)
    reaches_back = answer.indexed_since is None and start <= max(unread_since, now - _LONGEST_UNREAD)
    if reaches_back and not seen_by_member.unseen(connection, reader, look.window):
        seen_by_member.keep(connection, reader, ReadingPosition(max(unread_since, until), now))


def clamped(position: ReadingPosition | None, now: datetime) -> ReadingPosition | None:
    """The position with future times, which a fast clock wrote, set to now."""
    if position is None:
        return None
    return ReadingPosition(min(position.unread_since, now), min(position.last_at, now))


def unread_window(position: ReadingPosition | None, now: datetime) -> UnreadWindow:
    """The window of what a reader was not shown: since that position, at most 30 days; 24 hours without one."""
    if position is None:
        return UnreadWindow(now - policy.DEFAULT, now, None)
    return UnreadWindow(max(position.unread_since, now - _LONGEST_UNREAD), now, position.last_at)
