"""How long the desk keeps what is not an article on a shelf. Pure.

Articles, their versions, mentions and statements stay as long as a shelf holds them. Everything else has a term here;
`bot/storage/retention` says how rows of each kind are found, docs/adr/growth.md why a term is as long as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum


class Kept(StrEnum):
    """The kinds of rows that are kept for a term only."""

    REQUESTS = "requests"
    """Jobs that ended, and who asked for them."""
    CARDS = "cards"
    """Cards, refusals, corrections, alerts and notices that ended: with their row goes the chance of a correction. A
    card in place of an alert of a watch stays as long as the match (WATCH_MATCHES)."""
    BUTTONS = "buttons"
    """The questions behind buttons, counted from when they were last shown. Later, a button answers that it is too
    old."""
    READ = "read"
    """What `/latest since:last` showed to whom."""
    READERS = "readers"
    """How far somebody had read a topic. Not shorter than READ."""
    EXPLANATIONS = "explanations"
    """The content of digests, for `/digest why`: of a monthly digest at least until the next."""
    DIGESTS = "digests"
    """The records that a digest was sent and which articles it showed. Not shorter than the longest time that a digest
    looks back, or it would be sent, or show a story, again."""
    WATCH_MATCHES = "watch_matches"
    """The matches of watches, which say that a story was in an alert. Not shorter than DIGESTS, for the same reason."""
    THREADS = "threads"
    """Threads and forum posts of stories, once no card in them is known any more: the story's next card opens another.
    Not shorter than CARDS."""
    EMPTY_STORIES = "empty_stories"
    """Stories whose articles are gone from every shelf, counted from the newest of them."""
    MERGED_STORIES = "merged_stories"
    """Numbers of stories that were merged into others, counted from the last article of the story that they lead to."""


_MONTH = timedelta(days=30)

TERMS: Mapping[Kept, timedelta] = {
    Kept.REQUESTS: _MONTH,
    Kept.CARDS: _MONTH,
    Kept.BUTTONS: _MONTH,
    Kept.READ: _MONTH,
    Kept.READERS: _MONTH,
    Kept.EXPLANATIONS: timedelta(days=90),
    Kept.DIGESTS: timedelta(days=180),
    Kept.WATCH_MATCHES: timedelta(days=180),
    Kept.THREADS: _MONTH,
    Kept.EMPTY_STORIES: _MONTH,
    Kept.MERGED_STORIES: timedelta(days=180),
}

LEFT_SERVERS = timedelta(days=30)
"""How long a server's data are kept after it removed the desk, unless the operator sets another term."""

RARE_TERMS_EVERY = 10_000
"""The number of articles after which the document frequencies of terms that only one article had are dropped: lossy
counting with an error of 1 in 10,000 (Manku and Motwani, "Approximate Frequency Counts over Data Streams", 2002)."""

_LONGEST_STEP = timedelta(days=2)


def counted_to(last: datetime | None, now: datetime) -> datetime:
    """Until when terms are counted today, where they were counted until `last` before. A clock that runs ahead ends a
    term two days early at most for each day that it shows; after a long time offline, terms end two days a day."""
    return now if last is None or last > now else min(now, last + _LONGEST_STEP)
