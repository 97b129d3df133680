"""Cache of computed answers, kept in memory until their shelf changes.

    a question about a shelf -> the shelf's version, read in the transaction of the answer
                             -> kept at that version, and still true at this time: returned
                             -> else computed, and kept at the version

Each transaction that changes data which answers read also changes the version (bot/storage/shelf_versions), so that no
stale answer is returned. A question names its shelf, and all that an answer depends on besides the shelf's data:
filters, the day, a time zone. What depends on the member or on the present second is applied to the kept answer.

Parts of answers that are a function of values alone, such as the key sentences in the content of a version, are kept
under those values without a version: where one article has changed, only its own parts are computed anew.

The cache is bounded: the least recently used answer is dropped.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from datetime import UTC, datetime, timedelta
from sqlite3 import Connection
from threading import Lock
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from bot.storage import shelf_versions
from bot.storage.engine.connections.loop import leave_loop
from bot.storage.shelf_versions import ShelfVersion

T = TypeVar("T")
Input = TypeVar("Input")

MOST_BYTES = 16 << 20
_OVERHEAD = 1000
"""Bytes of an entry without its value."""
_OBJECTS = 4
"""Bytes that the objects of a question and its value take in memory for each byte of their packed form."""
_LARGEST_SHARE = 16
"""A value larger than 1/16 of the cache is not kept."""
ROUNDED = timedelta(minutes=5)
"""Stories are ranked as of a multiple of this, so that an answer can be kept: their freshness, which halves in 12 hours
or more, hardly changes in it. The ends of a window are exact to the second."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ALWAYS = ShelfVersion(-1, -1)
"""The version of what no change makes untrue."""


def rounded_down(at: datetime) -> datetime:
    """The last multiple of `ROUNDED` up to a time."""
    return at - (at - _EPOCH) % ROUNDED


def rounded_up(at: datetime) -> datetime:
    """The first multiple of `ROUNDED` from a time on."""
    return at + (_EPOCH - at) % ROUNDED


class ShelfQuestion(Struct, frozen=True, cache_hash=True):
    """A question about a shelf: `kind` names the computation, `asked` its parameters."""

    shelf_id: int
    kind: str
    asked: tuple[Hashable, ...]


class Gathered(Struct, Generic[Input, T], frozen=True):
    """The kept answer to a question, or what one is made from and the version of the shelf at which that was read."""

    question: ShelfQuestion
    version: ShelfVersion | None
    answer: T | None = None
    made_from: Input | None = None


class _Kept(Struct, frozen=True):
    version: ShelfVersion
    value: Any
    size: int


class KeptAnswers:
    """The kept answers of all shelves, at most `most` bytes by estimate. Used by the threads of several connections."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._kept: OrderedDict[ShelfQuestion, _Kept] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    @property
    def size(self) -> int:
        """The estimated bytes of all kept answers."""
        return self._size

    def __len__(self) -> int:
        return len(self._kept)

    def answer(
        self,
        connection: Connection,
        question: ShelfQuestion,
        compute: Callable[[], T],
        holds: Callable[[T], bool] | None = None,
    ) -> T:
        """The kept answer, or that of `compute`, which reads on this connection. `holds` tells whether a kept one is
        still true at the present time; None if it does not depend on the time.

        Not for transactions that write, since their changes have no version before the commit.
        """
        version = shelf_versions.of_shelf(connection, question.shelf_id)
        kept: T | None = self.find(question, version, holds)
        if kept is not None:
            return kept
        leave_loop(connection)
        value = compute()
        self.keep(question, version, value)
        return value

    def gathered(
        self, connection: Connection, question: ShelfQuestion, gather: Callable[[], Input]
    ) -> Gathered[Input, Any]:
        """For an answer that is made outside of the transaction, by `completed`: the kept one, or what `gather` reads
        for it on this connection."""
        version = shelf_versions.of_shelf(connection, question.shelf_id)
        kept = self.find(question, version)
        if kept is not None:
            return Gathered(question, version, kept)
        leave_loop(connection)
        return Gathered(question, version, made_from=gather())

    async def completed(
        self,
        found: Gathered[Input, T],
        compute: Callable[[Input], Awaitable[T]],
        is_whole: Callable[[T], bool] | None = None,
    ) -> T:
        """The answer that was kept, or that of `compute`, which is kept if it is whole."""
        if found.answer is not None:
            return found.answer
        assert found.made_from is not None  # noqa: S101  # for the type: it has one of the two
        answer = await compute(found.made_from)
        if is_whole is None or is_whole(answer):
            self.keep(found.question, found.version, answer)
        return answer

    def derived(self, kind: str, made_from: tuple[Hashable, ...], compute: Callable[[], T]) -> T:
        """The kept value that `compute` derives from the values `made_from` and from nothing else, or a new one."""
        question = ShelfQuestion(0, kind, made_from)
        kept: T | None = self.find(question, _ALWAYS)
        if kept is None:
            kept = compute()
            self.keep(question, _ALWAYS, kept)
        return kept

    def find(
        self, question: ShelfQuestion, version: ShelfVersion | None, holds: Callable[[Any], bool] | None = None
    ) -> Any | None:
        """The kept value of a question, if it is of this version and still true; else None."""
        with self._lock:
            found = self._kept.get(question)
            if found is None or found.version != version:
                return None
            self._kept.move_to_end(question)
        return found.value if holds is None or holds(found.value) else None

    def former(self, question: ShelfQuestion) -> Any | None:
        """The kept value of a question, of any version: for a value that records what it was computed from."""
        with self._lock:
            found = self._kept.get(question)
        return None if found is None else found.value

    def keep(self, question: ShelfQuestion, version: ShelfVersion | None, value: Any) -> None:
        """Keep a value (not None) in place of an older one. Question and value must be immutable, and of types that
        msgspec encodes. Nothing is kept without a version, or if the question has a lone surrogate (half a
        character)."""
        if version is None:
            return
        try:
            size = _OVERHEAD + _OBJECTS * len(msgspec.msgpack.encode((question.asked, value)))
        except UnicodeEncodeError:
            return
        with self._lock:
            self._drop(self._kept.pop(question, None))
            if size > self._most // _LARGEST_SHARE:
                return
            self._kept[question] = _Kept(version, value, size)
            self._size += size
            while self._size > self._most:
                self._drop(self._kept.popitem(last=False)[1])

    def clear(self) -> None:
        """Drop everything, after a member's data was erased."""
        with self._lock:
            self._kept.clear()
            self._size = 0

    def _drop(self, kept: _Kept | None) -> None:
        self._size -= kept.size if kept is not None else 0
