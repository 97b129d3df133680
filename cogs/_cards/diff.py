"""Both sides of a changed passage, shortened for a card: the text before and the text after. Pure.

Text is cut between words only, and the number of words left out is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from bot.lang.scripts import HAN, KANA
from bot.model.versions import Passage, Side
from bot.regexes import regex
from cogs._layout.foreign_text import clean

_WORD = regex(rf"[{HAN}{KANA}]|[^\s{HAN}{KANA}]+")
"""Chinese and Japanese have no spaces: there each character counts as a word."""
_LONGEST_SWAP = 40


class DiffRun(Struct, frozen=True):
    """Text of one side; `changed` if the other side differs here. `left` words after it were left out."""

    text: str
    changed: bool
    left: int = 0


def side(passage: Passage, which: Side, around: int, longest: int) -> tuple[DiffRun, ...]:
    """One side of a passage; empty if nothing changed on it. Keeps up to `around` unchanged characters beside each
    change and up to `longest` characters of the change."""
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
    """Short replacements, each once: (before, after)."""
    found: dict[tuple[str, str], None] = {}
    for passage in passages:
        for one, other in zip(passage.pieces, passage.pieces[1:], strict=False):
            if (one.side, other.side) == (Side.REMOVED, Side.ADDED):
                pair = (clean(one.text), clean(other.text))
                if all(0 < len(words) <= _LONGEST_SWAP for words in pair):
                    found[pair] = None
    return tuple(found)


def _opening(text: str, longest: int) -> DiffRun:
    """The beginning of a change that fits."""
    words = list(_WORD.finditer(text))
    if len(text) <= longest or not words:
        return DiffRun(text[:longest], True)
    shown = [word for word in words if word.end() <= longest]
    return DiffRun(text[: shown[-1].end()] if shown else "", True, len(words) - len(shown))


def _between(text: str, head: int, tail: int) -> str:
    """Beginning and end of unchanged text, with an ellipsis between."""
    words = list(_WORD.finditer(text))
    first = [word for word in words if word.end() <= head]
    last = [word for word in words if word.start() >= len(text) - tail]
    if len(text) <= head + tail or not words or len(first) + len(last) >= len(words):
        return text
    opening = text[: first[-1].end()] + " " if first else text[: words[0].start()]
    return f"{opening}…{' ' + text[last[0].start() :] if last else text[words[-1].end() :]}"
