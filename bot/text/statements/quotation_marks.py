"""Find quotations by their marks, in every style of mark; a nested quotation is part of its outer one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from bot.lang.scripts import is_hangul
from bot.model.analysis import Span
from bot.regexes import regex

CLOSING_MARKS = {"“": "”", "„": "“", "«": "»", "「": "」", "『": "』", "``": "''", "‘": "’"}
"""Opening mark -> closing mark. The upright marks `"`, `'` and `''` close themselves."""
NESTED_OPENING_MARKS = {"”": "“", "“": "„", "»": "«"}
"""Closing mark -> the mark that opens a nested quotation of the same style."""
MIXED_CLOSING_MARKS = {"''": ('"',), '"': ("''", "”")}
"""Closing mark -> the marks of other styles that close the same quotation."""
MARK = regex(r"``|''|[“”„«»「」『』\"‘’']")
_NORTHERN = regex(r"《(?P<inner>[^《》\n]{2,1500})》(?=(?:(?P<noun>이?라)?고|며|면서)[\s,])")
"""Speech in the North's quotation marks, by the particle behind; other words in them are titles: 《로동신문》."""
_SPEECH_END = regex(r"(?:[다까냐랴.!?…]|[는인던]가|[ …]\S*[라자오소요지네])$")
"""The end of a sentence, not of a name that somebody gives to something: 《방위》라고 떠들다."""
_LONGEST_END = 24
_FEWEST_WORDS = 4
"""The fewest words of speech that ends with a noun, in these marks: a name has fewer."""
HIDDEN = "\ue000"
"""Replaces each character of a quotation where only the words around it are read."""
LONGEST_UNCLOSED = 6000
"""The most characters of a quotation that begins with an upright double mark and lacks a closing one."""


class Quotation(Struct, frozen=True):
    """Quoted text: [start, end) includes its marks, [inner_start, inner_end) does not.

    `continues` is True for the next paragraph of a speech: the paragraph before left its quotation open, and this one
    begins with an opening mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    continues: bool = False


def inner_span(text: str, quotation: Quotation) -> Span:
    """The quoted text without spaces, commas and full stops at its end."""
    start, end = quotation.inner_start, quotation.inner_end
    while end > start and text[end - 1] in " .,":
        end -= 1
    return Span(start, end)


class _Opening(NamedTuple):
    """An opening mark: its start, the start of the quoted text, the mark that closes it."""

    start: int
    inner_start: int
    closer: str


def find_quotations(text: str) -> list[Quotation]:
    """Find the outermost quotations in order. A speech over several paragraphs is one quotation a paragraph."""
    found: list[Quotation] = []
    left_open = False
    for paragraph in re.finditer(r"[^\n]+", text):
        if not paragraph.group().strip():
            continue
        quotations, left_open = _in_paragraph(text, *paragraph.span(), left_open)
        found += quotations
    return found


def with_northern_quotations(text: str, quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations of a Korean text, with those in the marks of the North's newspapers: 《…》고 말하였다."""
    starts = [one.start for one in quotations]
    found: list[Quotation] = []
    for match in _NORTHERN.finditer(text):
        start, end = match.span("inner")
        is_long = match["noun"] is not None and len(match["inner"].split()) >= _FEWEST_WORDS
        if not is_long and _SPEECH_END.search(text, max(start, end - _LONGEST_END), end) is None:
            continue
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or quotations[before].end <= match.start():
            found.append(Quotation(*match.span(), *match.span("inner")))
    outer = [one.start for one in found]
    places = ((one, bisect_right(outer, one.start) - 1) for one in quotations)
    rest = [one for one, at in places if at < 0 or found[at].end <= one.start]
    return sorted((*found, *rest), key=lambda one: one.start)


def _in_paragraph(text: str, begin: int, end: int, left_open: bool) -> tuple[list[Quotation], bool]:
    """The quotations of one paragraph, and whether the last one is left open."""
    found: list[Quotation] = []
    position = begin
    while opening := _next_opening(text, position, end):
        start, inner_start, closer = opening
        closing = _matching_closing(text, inner_start, end, closer)
        continues = left_open and not found and not text[begin:start].strip()
        if closing is None:
            if closer == "’" or (closer == '"' and end - inner_start > LONGEST_UNCLOSED):
                position = inner_start
                continue
            stop = len(text[:end].rstrip())
            if stop > inner_start:
                found.append(Quotation(start, stop, inner_start, stop, continues))
            return found, True
        inner_end, after = closing
        if inner_end > inner_start:
            found.append(Quotation(start, after, inner_start, inner_end, continues))
        position = after
    return found, False


def _next_opening(text: str, begin: int, end: int) -> _Opening | None:
    """The next opening mark in [begin, end)."""
    for match in MARK.finditer(text, begin, end):
        if _is_opening(text, match, end):
            return _Opening(*match.span(), CLOSING_MARKS.get(match.group(), match.group()))
    return None


def _is_opening(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a mark opens a quotation: always for “ and its kind, by its neighbours for the ambiguous ones."""
    mark, (at, after) = match.group(), match.span()
    if mark in CLOSING_MARKS and mark != "‘":
        return True
    if after >= end or text[after].isspace() or (at > 0 and text[at - 1].isalnum()):
        return False
    return mark in ("‘", '"', "''") or (mark == "'" and _is_single_opening(text, at, after))


def _is_single_opening(text: str, at: int, after: int) -> bool:
    """Whether an upright single mark opens a quotation and is not an apostrophe ('90s, 'em)."""
    before = text[at - 1] if at else " "
    return (before.isspace() or before in "([—–-") and text[after].isalpha() and text[after + 1 : after + 2] not in "'’"


def _matching_closing(text: str, inner_start: int, end: int, closer: str) -> tuple[int, int] | None:
    """The (start, end) of the mark that closes a quotation; None if the paragraph has none."""
    depth = 0
    for match in MARK.finditer(text, inner_start, end):
        if closer == "”" and match.group() == '"':
            return match.span()
        if _opens_nested(text, match, inner_start, end, closer):
            depth += 1
        elif _is_closing(text, match, end, closer):
            if not depth:
                return match.span()
            depth -= 1
    return None


def _opens_nested(text: str, match: re.Match[str], inner_start: int, end: int, closer: str) -> bool:
    """Whether a mark opens a quotation of the same style inside the one that `closer` closes."""
    mark, (at, after) = match.group(), match.span()
    if mark == NESTED_OPENING_MARKS.get(closer):
        return at > inner_start
    is_double = closer == '"' and (mark == closer or mark in MIXED_CLOSING_MARKS[closer])
    return is_double and at > 0 and text[at - 1].isspace() and after < end and text[after].isalnum()


def _is_closing(text: str, match: re.Match[str], end: int, closer: str) -> bool:
    """Whether a mark closes a quotation that `closer` closes."""
    mark = match.group()
    if mark != closer and mark not in MIXED_CLOSING_MARKS.get(closer, ()):
        return False
    return closer not in ("’", "'") or not _is_apostrophe(text, *match.span(), end)


def _is_apostrophe(text: str, at: int, after: int, end: int) -> bool:
    """Whether a single mark is within a word, or ends a plural possessive that a word follows.

    Hangul has no apostrophe: a particle follows a closing mark directly.
    """
    if after < end and text[after].isalnum() and not is_hangul(text[after]):
        return True
    return text[at - 1] in "sS" and after + 1 < end and text[after] == " " and text[after + 1].islower()
