"""Entries owed to each follow of a feed, in parts: a storm in a feed that many servers follow is too much for one
transaction.

    poll             -> the new entries are stored, and each follow's share: the range of their ids
    share, entries   -> a part of bounded size: what comes into the follow's backlog, and where its share goes on

A share is a range of ids that begins where the last part ended. A part and its end are stored together, so that after a
crash nothing is owed twice and nothing left out. A follow whose first poll it was is owed what the feed listed then,
all of it silently.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.model.feeds import FeedMode

PART = 2_000
"""Entries that are owed in one transaction."""


class EntryShare(Struct, frozen=True):
    """The entries of a feed that a follow is still owed: those with ids after `owed_from`, up to `owed_to`. Of those up
    to `silent_to` only what the feed has listed since `listed_since` (seconds), and none is announced."""

    follow_id: int
    feed_id: int
    mode: FeedMode
    owed_from: int
    owed_to: int
    silent_to: int
    listed_since: int


class StoredEntry(Struct, frozen=True):
    """An entry of a share; `news` where it may be announced."""

    id: int
    news: bool


class OwedEntry(Struct, frozen=True):
    """An entry that comes into a follow's backlog."""

    follow_id: int
    entry_id: int
    announce: bool


def next_part(share: EntryShare, entries: Sequence[StoredEntry], most: int) -> tuple[tuple[OwedEntry, ...], EntryShare]:
    """The first `most` entries of a share, and the share without them. `entries` are the first of the share: `most` of
    them or more, or all that there are."""
    first = entries[:most]
    owed = tuple([OwedEntry(share.follow_id, entry.id, _is_announced(share, entry)) for entry in first])
    return owed, replace(share, owed_from=first[-1].id if len(first) == most else share.owed_to)


def _is_announced(share: EntryShare, entry: StoredEntry) -> bool:
    return entry.news and share.mode is FeedMode.ANNOUNCE and entry.id > share.silent_to
