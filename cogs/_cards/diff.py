"""A changed passage as the two lines to be read one under the other: what it said, what it says. Pure.

Words are never cut: what is too long ends after a word, and the number of words left out is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.lang.scripts import HAN, KANA
from bot.model.versions import Passage, Side
from cogs._layout.words import clean

_WORD = re.compile(rf"[{HAN}{KANA}]|[^\s{HAN}{KANA}]+")
"""Chinese and Japanese write no blanks: there each sign counts as a word."""
_LONGEST_SWAP = 40


@dataclass(frozen=True, slots=True)
class DiffRun:
    """Words of one side; `changed` where the other side has none or others. `left` words after it were left out."""

    text: str
    changed: bool
    left: int = 0


def side(passage: Passage, which: Side, around: int, longest: int) -> tuple[DiffRun, ...]:
    """One side of a passage, empty where nothing changed on it. Beside a change stand up to `around` characters of what
    stayed; of each change up to `longest` characters."""
    pieces = [piece for piece in passage.pieces if piece.side in (Side.SAME, which)]
    runs = [(which_side is which, "".join(piece.text for piece in group))
            for which_side, group in groupby(pieces, key=lambda piece: piece.side)]  # fmt: skip
    if not any(changed for changed, _ in runs):
        return ()
    last = len(runs) - 1
    return tuple(
        _opening(text, longest)
        if changed
        else DiffRun(_between(text, around * (place > 0), around * (place < last)), False)
        for place, (changed, text) in enumerate(runs)
    )


def swaps(passages: Sequence[Passage]) -> tuple[tuple[str, str], ...]:
    """A few words put in the place of a few others: (before, after), each as the versions have it, none twice."""
    found: dict[tuple[str, str], None] = {}
    for passage in passages:
        for one, other in zip(passage.pieces, passage.pieces[1:], strict=False):
            if (one.side, other.side) == (Side.REMOVED, Side.ADDED):
                pair = (clean(one.text), clean(other.text))
                if all(0 < len(words) <= _LONGEST_SWAP for words in pair):
                    found[pair] = None
    return tuple(found)


def _opening(text: str, longest: int) -> DiffRun:
    """The words of a change that fit."""
    words = list(_WORD.finditer(text))
    if len(text) <= longest or not words:
        return DiffRun(text[:longest], True)
    shown = [word for word in words if word.end() <= longest]
    return DiffRun(text[: shown[-1].end()] if shown else "", True, len(words) - len(shown))


def _between(text: str, head: int, tail: int) -> str:
    """What stayed: its beginning and its end, an ellipsis for what is between."""
    words = list(_WORD.finditer(text))
    first = [word for word in words if word.end() <= head]
    last = [word for word in words if word.start() >= len(text) - tail]
    if len(text) <= head + tail or not words or len(first) + len(last) >= len(words):
        return text
    opening = text[: first[-1].end()] + " " if first else text[: words[0].start()]
    return f"{opening}…{' ' + text[last[0].start() :] if last else text[words[-1].end() :]}"
