"""Sentences as spans: the model's guesses, kept to lines, trimmed, and mended where an abbreviation broke one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.model.text import Span

ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Brig|Cmdr|Rep|Sen|Gov|Amb|Hon|Rev|St|vs|No"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.$|\b[A-Z]\.$"
)
"""Ends that are no end of a sentence when more follows on the line."""
BREAK = re.compile(
    r"(?<=[.!?][\"”’])[ \t]+(?=[A-Z가-힣\"“‘])|(?<=[다요죠까][.!?])[ \t]*(?=[\"“‘'(]?[가-힣A-Z0-9])|(?<=[。！？])"
)
"""Ends inside one of the model's guesses: after a closing quote, and in Korean and Chinese, which it cannot read."""
MARKED = re.compile(r"(?<![.…])[.!?][\"”’')\]]*\s+|\n")
"""Behind it a sentence may begin."""
HANGUL = re.compile(r"[가-힣]")
STARTS_LOWER = re.compile(r"[a-z,;:)\]”’]")


def cut(text: str, starts: Sequence[int]) -> tuple[Span, ...]:
    """The sentences of a text in order, without the white space around them; none crosses a newline. `starts` are the
    offsets, in order, at which a sentence may begin."""
    out: list[Span] = []
    for piece in _pieces(text, starts):
        if out and "\n" not in text[out[-1].end : piece.start] and _belongs(text, out[-1], piece):
            out[-1] = Span(out[-1].start, piece.end)
        else:
            out.append(piece)
    return tuple(out)


def rough_starts(text: str, begin: int) -> list[int]:
    """Where sentences may begin in a text from `begin` on, by their marks alone."""
    return [begin, *(match.end() for match in MARKED.finditer(text, begin))]


def _pieces(text: str, starts: Sequence[int]) -> Iterator[Span]:
    begin = 0
    for line in text.splitlines(keepends=True):
        end = begin + len(line)
        if _is_hangul(line):
            inside = [match.end() for match in MARKED.finditer(text, begin, end)]
        else:
            inside = list(starts[bisect_right(starts, begin) : bisect_left(starts, end)])
        ends = [match.start() for match in BREAK.finditer(text, begin, end)]
        for first, stop in pairwise(sorted({begin, *inside, *ends, end})):
            if piece := _trim(text, first, stop):
                yield piece
        begin = end


def _is_hangul(line: str) -> bool:
    """Whether a line is Korean, which the model cannot read."""
    return 4 * len(HANGUL.findall(line)) > len(line)


def _trim(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return Span(left, right) if left < right else None


def _belongs(text: str, before: Span, after: Span) -> bool:
    """True where the model broke a sentence: after "Lt." or "U.S.", or in front of a small letter or closing mark."""
    if STARTS_LOWER.match(text[after.start]):
        return True
    if text[after.start : after.end] in {'"', "'"}:
        return True
    return bool(ABBREVIATION.search(text[max(0, before.end - 8) : before.end]))
