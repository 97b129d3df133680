"""Sentences as spans: the model's guesses, kept to lines, trimmed, and mended where an abbreviation broke one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.lang.scripts import HANGUL, is_korean
from bot.lang.sentences import breaks_abbreviation
from bot.model.analysis import Span

_NUMBERED = re.compile(r"\bNos?\.$")
_HOUR = re.compile(r"\b[ap]\.m\.$")
"""In front of a bracket: "at 7 a.m. (2200 GMT)"."""
_TRAILING_MARK = re.compile(r"\s[\"'“‘]$")
_MARKS = re.compile(r"[\"“”]")
_LONGEST_QUOTATION = 300
"""Characters of a Korean sentence that is kept whole although a quotation in it has ends of its own."""
_DATE = re.compile(r"\b(?:19|20)\d\d\.(?: ?\d{1,2}\.){0,2}$")
_LONGEST_DATE = len("2024. 10. 18.")
_REST_OF_DATE = re.compile(rf"\d{{1,2}}\.|[{HANGUL}]")
BREAK = re.compile(
    rf"(?<=[.!?][\"”’])[ \t]+(?=[A-Z{HANGUL}\"“‘])"
    rf"|(?<=[다요죠까][.!?])[ \t]*(?=[\"“‘'(]?[{HANGUL}A-Z0-9])|(?<=[。！？])"
)
"""Ends inside one of the model's guesses: after a closing quote, and in Korean and Chinese, which it cannot read."""
MARKED = re.compile(r"(?<![.…])[.!?][\"”’')\]]*\s+|\n")
"""Behind it a sentence may begin."""
STARTS_LOWER = re.compile(r"[a-z,;:)\]”’]")


def cut(text: str, starts: Sequence[int]) -> tuple[Span, ...]:
    """The sentences of a text in order, without the white space around them; none crosses a newline. `starts` are the
    offsets, in order, at which a sentence may begin."""
    out: list[Span] = []
    for piece in _with_marks(text, _pieces(text, starts)):
        if out and "\n" not in text[out[-1].end : piece.start] and _belongs(text, out[-1], piece):
            out[-1] = Span(out[-1].start, piece.end)
        else:
            out.append(piece)
    return tuple(out)


def _with_marks(text: str, pieces: Iterator[Span]) -> Iterator[Span]:
    """The pieces, each with the mark that opens its quotation, which the model may leave with the one before."""
    opening: int | None = None
    for piece in pieces:
        start = piece.start if opening is None or opening + 1 != piece.start else opening
        opening = None
        if _TRAILING_MARK.search(text[start : piece.end]) and not text[piece.end : piece.end + 1].isspace():
            opening = piece.end - 1
            piece = Span(start, start + len(text[start:opening].rstrip()))  # noqa: PLW2901  # without it
        yield Span(start, piece.end)


def rough_starts(text: str, begin: int) -> list[int]:
    """Where sentences may begin in a text from `begin` on, by their marks alone."""
    return [begin, *(match.end() for match in MARKED.finditer(text, begin))]


def _pieces(text: str, starts: Sequence[int]) -> Iterator[Span]:
    begin = 0
    for line in text.splitlines(keepends=True):
        end = begin + len(line)
        if is_korean(line):  # which the model cannot read
            inside = [match.end() for match in MARKED.finditer(text, begin, end)]
        else:
            inside = list(starts[bisect_right(starts, begin) : bisect_left(starts, end)])
        ends = [match.start() for match in BREAK.finditer(text, begin, end)]
        for first, stop in pairwise(sorted({begin, *inside, *ends, end})):
            if piece := _trim(text, first, stop):
                yield piece
        begin = end


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
    if text[before.end - 1].isalnum() or text[before.end - 1] == ",":
        return True
    if _is_inside(text, before, after):
        return True
    end = text[max(0, before.end - 8) : before.end]
    if text[after.start] == "(":
        return _HOUR.search(end) is not None
    if _NUMBERED.search(end):
        return text[after.start].isdigit()
    return breaks_abbreviation(text, before.end, after.start)


def _is_inside(text: str, before: Span, after: Span) -> bool:
    """True where a Korean sentence goes on: in a date, "2024. 10. 18.", or in a quotation of several sentences."""
    if _DATE.search(text, max(before.start, before.end - _LONGEST_DATE), before.end):
        return _REST_OF_DATE.match(text, after.start) is not None
    if after.start >= before.start + _LONGEST_QUOTATION:
        return False
    told = text[before.start : before.end]
    if len(_MARKS.findall(told)) % 2 == 0 or not is_korean(told):
        return False
    closed = _MARKS.search(text, after.start, before.start + _LONGEST_QUOTATION)
    return closed is not None and "\n" not in text[after.start : closed.start()]
