"""Fit lines into one message. Pure.

Discord allows 4,000 characters of text in a layout, and answers 500 if UTF-8 bytes + 12 x text displays exceed 10,170
(measured; about 3,380 Hangul). About 1,200 visible characters are readable on a phone. So a card is a list of lines
with ranks, each in several forms, and `fit` chooses: rank 0 first, and within a rank from the top.
"""

from __future__ import annotations

from msgspec import Struct

from bot.model.answers import Linked
from bot.regexes import regex
from cogs._layout.foreign_text import address, plain

MAX_CHARACTERS = 4000
MAX_BYTES = 10_170
BYTES_PER_DISPLAY = 12
MAX_DISPLAYS = 40
VISIBLE = 1200

_SAFE_CHARACTERS = MAX_CHARACTERS - 100
_SAFE_BYTES = MAX_BYTES - BYTES_PER_DISPLAY * MAX_DISPLAYS - 100
_LINK = regex(r"\]\((?:[^)\]]|\](?!\())*\)")
_LONGEST_LINK = 700
ARROW = "\u00a0[↗]"
"""The words of a link to a source. The no-break space keeps the arrow on the line of the word before it."""


class CardLine(Struct, frozen=True):
    """One line in its possible forms, longest first.

    Rank 0 always stays; the higher the rank, the sooner a line is dropped. Lines of rank 2 and above are dropped once
    the page has `VISIBLE` characters. `linked` is the first form with a link, which is taken if room is left once every
    line has its form: no words are cut for it.
    """

    rank: int
    forms: tuple[str, ...]
    linked: str | None = None


def line(text: str, rank: int = 0) -> CardLine:
    """A line with one form."""
    return CardLine(rank, (text,))


def apart(one: CardLine) -> CardLine:
    """The line with a gap above it."""
    linked = None if one.linked is None else f"\n{one.linked}"
    return CardLine(one.rank, tuple(f"\n{form}" for form in one.forms), linked)


def headed(heading: str, lines: list[CardLine]) -> list[CardLine]:
    """Lines under a heading, with a gap above it: it is part of the first line, so that it is
    never shown by itself."""
    if not lines:
        return []
    first, *others = lines
    return [CardLine(first.rank, tuple(f"\n{heading}\n{form}" for form in first.forms)), *others]


def fit(lines: list[CardLine]) -> list[str | None]:
    """The chosen form of each line, None for dropped lines; together they keep every limit.

    Rank by rank, every line first gets its shortest form, then each in turn the longest that still fits; at the end,
    lines are linked from the top.
    """
    chosen: list[str | None] = [None] * len(lines)
    room = _Room()
    for rank in sorted({line.rank for line in lines}):
        members = [index for index, line in enumerate(lines) if line.rank == rank and line.forms]
        for index in members:
            if room.take(lines[index].forms[-1], soft=rank >= 2):
                chosen[index] = lines[index].forms[-1]
        for index in members:
            now = chosen[index]
            if now is not None:
                chosen[index] = next((form for form in lines[index].forms[:-1] if room.swap(now, form)), now)
    for index, one in enumerate(lines):
        now = chosen[index]
        if one.linked is not None and now == one.forms[0] and room.swap(now, one.linked):
            chosen[index] = one.linked
    return chosen


class _Room:
    """The room left in one message."""

    def __init__(self) -> None:
        self._characters, self._bytes, self._visible = _SAFE_CHARACTERS, _SAFE_BYTES, VISIBLE

    def take(self, text: str, *, soft: bool) -> bool:
        """Take the room for `text` and a line break if there is enough; `soft` lines keep the length of a page too."""
        characters, size = self._characters - len(text) - 1, self._bytes - len(text.encode()) - 1
        wide = self._visible - visible(text)
        if characters < 0 or size < 0 or (soft and wide < 0):
            return False
        self._characters, self._bytes, self._visible = characters, size, wide
        return True

    def swap(self, old: str, new: str) -> bool:
        """Replace `old` by `new` if that fits."""
        self._characters, self._bytes = self._characters + len(old) + 1, self._bytes + len(old.encode()) + 1
        self._visible += visible(old)
        if self.take(new, soft=False):
            return True
        self.take(old, soft=False)
        return False


def visible(text: str) -> int:
    """The number of visible characters, without link targets."""
    return len(_LINK.sub("]", text))


def arrow(linked: Linked) -> tuple[str, ...]:
    """Links to a sentence, the most exact first: to its words, to its page; empty for a pasted text."""
    targets = (address(linked.link), address(linked.article.url))
    return tuple(dict.fromkeys(f"{ARROW}({target})" for target in targets if target and len(target) <= _LONGEST_LINK))


def with_arrow(text: str, linked: Linked) -> str:
    """A label that ends in the link to a sentence, if there is one."""
    return f"{text}{next(iter(arrow(linked)), '')}"


def sentence(linked: Linked, rank: int, before: str = "", after: str = "", limit: int = 420) -> CardLine:
    """A sentence of an article that ends in the link to it. Words are cut before the link is dropped."""
    arrows = arrow(linked) or ("",)
    lengths = (limit, limit // 2) if len(linked.text) > limit // 2 else (limit,)
    texts = [plain(linked.text, length) for length in lengths]
    return CardLine(rank, tuple(f"{before}{text}{after}{link}" for text in texts for link in arrows))
