"""Find the due work of all feeds in one read; usually there is none."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.storage.feeds import backlog, feeds, shares


class OpenWork(Struct, frozen=True):
    """Whether a feed that nobody follows is to be deleted, a feed is to be polled, and entries are to be submitted; and
    when the next feed is due, None if there is none."""

    is_unfollowed: bool
    is_due: bool
    is_owed: bool
    next_due: datetime | None

    @property
    def is_anything(self) -> bool:
        """Whether any of the work is due now."""
        return self.is_unfollowed or self.is_due or self.is_owed


def find(connection: Connection, now: datetime) -> OpenWork:
    """Find the work that is due at `now`."""
    return OpenWork(
        is_unfollowed=feeds.is_unfollowed(connection),
        is_due=bool(feeds.due(connection, now, (), 1)),
        is_owed=shares.is_behind(connection) or backlog.is_owed(connection),
        next_due=feeds.next_due(connection),
    )
