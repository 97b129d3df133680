"""Sentences as spans: the model's, cut at newlines, trimmed, and joined again where an abbreviation split one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.lang.scripts import HANGUL, is_korean, is_within_character
from bot.lang.sentences import breaks_abbreviation
from bot.model.analysis import Span
from bot.regexes import regex

_NUMBERED = regex(r"\bNos?\.$")
_HOUR = regex(r"\b[ap]\.m\.$")
"""A time before a bracket: "at 7 a.m. (2200 GMT)"."""
_STAMP = regex(r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?|SATIRE\s?(?:--|[–—])")
"""Text that a line may have before its sentence: the time of an entry of a live blog, or a label of satire."""
_TRAILING_MARK = regex(r"\s[\"'“‘]$")
_MARKS, _WIDE_MARKS = regex(r"[\"“”]"), regex(r"[\"“”「」『』]")
LONGEST_QUOTATION = 300
"""The most characters of a Korean, Japanese or Chinese sentence that is kept whole around a quotation of several
sentences."""
_WIDE_ENDS = "。！？"
_DATE = regex(r"\b(?:19|20)\d\d\.(?: ?\d{1,2}\.){0,2}$")
_LONGEST_DATE = len("2024. 10. 18.")
_REST_OF_DATE = regex(rf"\d{{1,2}}\.|[{HANGUL}]")
_BREAK = regex(
    rf"[ \t](?:(?<=[.!?][\"”’].)[ \t]*(?=[A-Z{HANGUL}\"“‘])|(?:(?<=\nNo\..)|(?<=[?] No\..))[ \t]*(?=[A-Z])"
    r"|(?<=[a-z]\. \d\..)[ \t]*(?=[A-Z])(?<=(?:Jan|Feb|Mar|Apr|Aug|ept|Oct|Nov|Dec)\. \d\..)"
    r"|(?<=[a-z] [A-Z]\..)[ \t]*(?=(?:The|They|Their|It|Its|This|These|But)\s))"
)
"""Ends of sentences within one that the model found: after a closing quote, the "No." that opens an answer or a letter
("in Group C. Their match"). Begins with a set of characters, so that others are passed over quickly."""
_EAST_ASIAN_BREAK = regex(rf"{_BREAK.pattern}|(?<=[다요죠까][.!?])[ \t]*(?=[\"“‘'(]?[{HANGUL}A-Z0-9])|(?<=[。！？])")
"""The same, and in Korean, Japanese and Chinese, which the model cannot read."""
_EAST_ASIAN_ENDS = "다요죠까。！？"
MARKED = regex(r"(?<![.…])[.!?][\"”’')\]]*\s+|\n")
"""A mark after which a sentence may begin."""
_ASKED = regex(
    r"[A-Z][^\"“”\n]{1,90}\s(?:asked|said|shouted|wondered|replied|wrote|demanded|added|cried|exclaimed)"
    r"(?:\s(?:him|her|them|reporters|on\s\w+|in\s\w+))?\."
)
"""The attribution of a quotation that ends with a mark of its own: "Is it shut?" *Rep. Yoo of the committee asked*."""
_LONGEST_ATTRIBUTION = 130
_CONTINUES = regex(r"[a-z,;:)\]”’）】」』]")


def cut(text: str, starts: Sequence[int]) -> tuple[Span, ...]:
    """The sentences of a text in order, trimmed; none crosses a newline or parts a character as people see it.
    `starts` are the sorted offsets at which a sentence may begin."""
    out: list[Span] = []
    for piece in _with_marks(text, _pieces(text, starts)):
        if out and "\n" not in text[out[-1].end : piece.start] and _belongs(text, out[-1], piece):
            out[-1] = Span(out[-1].start, piece.end)
        else:
            out.append(piece)
    return tuple(out)


def _with_marks(text: str, pieces: Iterator[Span]) -> Iterator[Span]:
    """The pieces, each with its opening quotation mark, which the model may put at the end of the piece before."""
    opening: int | None = None
    for piece in pieces:
        start = piece.start if opening is None or opening + 1 != piece.start else opening
        opening = None
        if _TRAILING_MARK.search(text[start : piece.end]) and not text[piece.end : piece.end + 1].isspace():
            opening = piece.end - 1
            piece = Span(start, start + len(text[start:opening].rstrip()))  # noqa: PLW2901  # without it
        yield Span(start, piece.end)


def rough_starts(text: str, begin: int) -> list[int]:
    """The offsets at which sentences may begin from `begin` on, by punctuation alone."""
    return [begin, *(match.end() for match in MARKED.finditer(text, begin))]


def _pieces(text: str, starts: Sequence[int]) -> Iterator[Span]:
    begin = 0
    breaks = _EAST_ASIAN_BREAK if any(map(text.__contains__, _EAST_ASIAN_ENDS)) else _BREAK
    for line in text.splitlines(keepends=True):
        end = begin + len(line)
        if is_korean(line):  # the model cannot read it
            inside = [match.end() for match in MARKED.finditer(text, begin, end)]
        else:
            inside = list(starts[bisect_right(starts, begin) : bisect_left(starts, end)])
        ends = [match.start() for match in breaks.finditer(text, begin, end)]
        marks = {begin, *(place for place in (*inside, *ends) if not is_within_character(text, place)), end}
        for first, stop in pairwise(sorted(marks)):
            if piece := _trim(text, first, stop):
                yield piece
        begin = end


def _trim(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return Span(left, right) if left < right else None


def _belongs(text: str, before: Span, after: Span) -> bool:
    """Whether two pieces are one sentence: split after "Lt." or "U.S.", or before a small letter or closing mark."""
    if _CONTINUES.match(text[after.start]):
        return True
    if text[after.start : after.end] in {'"', "'"} or _STAMP.fullmatch(text, before.start, before.end):
        return True
    if text[before.end - 1].isalnum() or text[before.end - 1] == ",":
        return True
    if _is_inside(text, before, after) or _is_attribution(text, before, after):
        return True
    end = text[max(0, before.end - 8) : before.end]
    if text[after.start] == "(":
        return _HOUR.search(end) is not None
    if _NUMBERED.search(end):
        return text[after.start].isdigit()
    return breaks_abbreviation(text, before.end, after.start)


def _is_attribution(text: str, before: Span, after: Span) -> bool:
    """Whether the second of two pieces is only the attribution of the question or exclamation quoted in the first."""
    if text[max(0, before.end - 2) : before.end] not in {'?"', '!"', "?”", "!”"}:
        return False
    return (
        after.end - after.start <= _LONGEST_ATTRIBUTION and _ASKED.fullmatch(text, after.start, after.end) is not None
    )


def _is_inside(text: str, before: Span, after: Span) -> bool:
    """Whether a Korean sentence continues: inside a date, "2024. 10. 18.", or a quotation of several sentences; or a
    Japanese or Chinese one inside such a quotation."""
    if _DATE.search(text, max(before.start, before.end - _LONGEST_DATE), before.end):
        return _REST_OF_DATE.match(text, after.start) is not None
    if after.start >= before.start + LONGEST_QUOTATION:
        return False
    first = text[before.start : before.end]
    quoting = _MARKS if is_korean(first) else _WIDE_MARKS if first[-1] in _WIDE_ENDS else None
    if quoting is None or len(quoting.findall(first)) % 2 == 0:
        return False
    closed = quoting.search(text, after.start, before.start + LONGEST_QUOTATION)
    return closed is not None and "\n" not in text[after.start : closed.start()]
