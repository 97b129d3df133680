"""Cache of replies as they were sent, and of their pictures, for the next equal answer.

    a question, its answer -> the reply that was last made for the question, if it was made from an equal answer
                           -> else made, and kept

`kept_answers` saves computing an answer from the shelf; this saves laying it out. A reply is found only for an answer
that equals the one it was made from, so it is as true as that answer, and another shelf's question never finds it.
Whatever else a reply depends on (the language, whether files may be attached, the tokens of buttons) is part of the
question.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from threading import Lock
from typing import Any, TypeVar

from msgspec import Struct

Content = TypeVar("Content", bound=Hashable)

_MOST = 64
"""The most replies, of some 30 kB each with their pictures."""
_MOST_PICTURES = 96
"""The most pictures, of 10 to 40 kB each."""


class _Made(Struct, frozen=True):
    answer: Any
    reply: Any


class KeptReplies:
    """The replies that were made or used last, for one event loop. `clears` counts how often all were dropped."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self.clears = 0
        self._made: OrderedDict[Hashable, _Made] = OrderedDict()

    def __len__(self) -> int:
        return len(self._made)

    def find(self, question: Hashable, answer: object) -> Any | None:
        """The reply to a question that was made from an equal answer."""
        found = self._made.get(question)
        if found is None or (found.answer is not answer and found.answer != answer):
            return None
        self._made.move_to_end(question)
        return found.reply

    def keep(self, question: Hashable, answer: object, reply: object, clears: int) -> None:
        """Keep a reply in place of the question's former one, unless all were dropped since `clears`, which was read
        before it was made. The answer must be immutable."""
        if clears != self.clears:
            return
        self._made[question] = _Made(answer, reply)
        self._made.move_to_end(question)
        if len(self._made) > self._most:
            self._made.popitem(last=False)

    def clear(self) -> None:
        """Drop everything, after a member's data was erased."""
        self.clears += 1
        self._made.clear()


class KeptPictures:
    """The pictures of replies that were used last, as PNG, each under its content: if one of a reply changes, its
    others are found. Used by the event loop, which needs no thread for pictures that are kept, and by the threads that
    draw. `clears` counts how often all were dropped."""

    def __init__(self) -> None:
        self.clears = 0
        self._pngs: OrderedDict[Hashable, bytes] = OrderedDict()
        self._lock = Lock()

    def of(self, contents: Iterable[Content]) -> dict[Content, bytes]:
        """The PNG of each content that is kept."""
        with self._lock:
            found = {one: self._pngs[one] for one in contents if one in self._pngs}
            for one in found:
                self._pngs.move_to_end(one)
            return found

    def keep(self, pngs: Mapping[Content, bytes], clears: int) -> None:
        """Keep pictures in place of the least recently used, unless all were dropped since `clears`, which was read
        before they were drawn."""
        with self._lock:
            if clears != self.clears:
                return
            self._pngs.update(pngs.items())
            while len(self._pngs) > _MOST_PICTURES:
                self._pngs.popitem(last=False)

    def clear(self) -> None:
        """Drop everything, after a member's data was erased."""
        with self._lock:
            self.clears += 1
            self._pngs.clear()
