"""How the queue, the fetches and the readers are shared between shelves and their members.

Each rule looks only at what is left free, so it needs no list of shelves. (In switches with a shared memory this is
known as dynamic thresholds.)

- Places: a shelf may hold a quarter as many as are left free, and a member a quarter of what is left to the shelf. One
  shelf alone gets a fifth of the queue, one member alone a ninth; each shelf that fills its share leaves four fifths of
  the rest, so there is always a place for one that has none.
- Fetches: a shelf may have as many as are left free: alone half of them, then half of the rest. The last one goes to a
  shelf that has none.
- Readers are few and expensive: a shelf may have all but the last one.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from msgspec import Struct

from bot.model.errors import Reason

_PART = 4
"""A shelf holds at most the free places divided by this."""
_RETRIES = 2
"""The most links that may wait, retries included, as a multiple of the limit. Links that wait for a retry take no
place, so that a site that is down uses up nobody's share."""


class QueueCounts(Struct, frozen=True):
    """How many links wait, retries excluded: of all, of a shelf, of a member on it; and how many have not ended,
    retries included."""

    total: int = 0
    shelf: int = 0
    member: int = 0
    open_total: int = 0
    open_shelf: int = 0


class QueueRefusal(Struct, frozen=True):
    """Why a link is not accepted: whose share is used up, and how many links wait there."""

    reason: Reason
    waiting: int


def refusal(limit: int, counts: QueueCounts) -> QueueRefusal | None:
    """Whether one more link of a member is refused in a queue of `limit` places; None if it is accepted."""
    free, free_open = limit - counts.total, _RETRIES * limit - counts.open_total
    if free <= 0 or free_open <= 0:
        return QueueRefusal(Reason.QUEUE_FULL, counts.total)
    if counts.member and _PART * counts.member >= free - _PART * counts.shelf:
        return QueueRefusal(Reason.MEMBER_QUEUE_FULL, counts.member)
    if _PART * counts.shelf >= free or _PART * counts.open_shelf >= free_open:
        return QueueRefusal(Reason.SHELF_QUEUE_FULL, max(counts.shelf, counts.open_shelf))
    return None


def room(limit: int, counts: QueueCounts) -> int:
    """How many links of the member are accepted one after another before the first is refused."""
    free, free_open = limit - counts.total, _RETRIES * limit - counts.open_total
    places = (
        free,
        free_open,
        _steps(free - _PART * counts.shelf, _PART + 1),
        _steps(free_open - _PART * counts.open_shelf, _PART + 1),
        _steps(free - _PART * (counts.shelf + counts.member), 2 * _PART + 1),
    )
    return max(min(places), 0)


def _steps(gap: int, each: int) -> int:
    """How many links fit into a gap that each of them narrows by `each`, as long as the gap stays positive."""
    return ceil(Fraction(gap, each))


class Slots(Struct, frozen=True):
    """How many pages are fetched and read at the same time.

    `spare_reader`: whether one reader is kept free for shelves of which nothing is being read, where there are several.
    `read_ahead`: how many pages of a member are fetched before they are read; each is stored until then.
    """

    fetches: int = 8
    readers: int = 2
    spare_reader: bool = True
    read_ahead: int = 4

    @classmethod
    def of(cls, readers: int, *, spare_reader: bool) -> Slots:
        """The slots for this number of readers. A shelf alone fetches with half of them, as many as keep the readers
        busy."""
        return cls(4 * readers + 4, readers, spare_reader, max(4, 2 * readers))

    def may_fetch(self, own: int, busy: int) -> bool:
        """Whether a shelf with `own` of the `busy` fetches may begin another one."""
        return own < self.fetches - busy

    def may_read(self, own: int, busy: int) -> bool:
        """Whether a shelf with `own` of the `busy` pages in readers may begin another one. If no reader is kept free,
        one more page is started than there are readers, so that the next free reader gets it at once."""
        if not self.spare_reader:
            return busy <= self.readers
        free = self.readers - busy
        return free > 0 and (own == 0 or free > 1)
