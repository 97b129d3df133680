"""Quote marks: runs of quoted text, in every style of mark, over paragraphs, nested ones inside their outer run."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.lang.scripts import is_hangul

PAIRS = {"“": "”", "„": "“", "«": "»", "「": "」", "『": "』", "``": "''", "‘": "’"}
MARK = re.compile(r"``|''|[“”„«»「」『』\"‘’']")
LONGEST = 6000
"""Characters; an unclosed mark is not followed further."""


@dataclass(frozen=True, slots=True)
class QuotedRun:
    """Quoted text: [start, end) with its marks, [inner_start, inner_end) without. `carried` when it is the next
    paragraph of the speech before it: that run was left open and this one opens anew."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    carried: bool = False


def runs(text: str) -> list[QuotedRun]:
    """The outermost quoted runs of a text, in order. A run never crosses a paragraph: a speech that does is several."""
    out: list[QuotedRun] = []
    left_open = False
    for line in re.finditer(r"[^\n]+", text):
        if not line.group().strip():
            continue
        found, still_open = _line(text, line.start(), line.end(), left_open)
        out += found
        left_open = still_open
    return out


def _line(text: str, begin: int, end: int, left_open: bool) -> tuple[list[QuotedRun], bool]:
    """The runs of one paragraph, and whether the last is left open."""
    out: list[QuotedRun] = []
    position = begin
    while opened := _opening(text, position, end):
        start, inner, closer = opened
        close = _closing(text, inner, end, closer)
        carried = left_open and not out and not text[begin:start].strip()
        if close is None:
            if closer == "’" or (closer == '"' and end - inner > LONGEST):
                position = inner
                continue
            stop = len(text[:end].rstrip())
            if stop > inner:
                out.append(QuotedRun(start, stop, inner, stop, carried))
            return out, True
        if close[0] > inner:
            out.append(QuotedRun(start, close[1], inner, close[0], carried))
        position = close[1]
    return out, False


def _opening(text: str, begin: int, end: int) -> tuple[int, int, str] | None:
    """The next opening mark: its start, the start of what it opens, the mark that closes it."""
    for match in MARK.finditer(text, begin, end):
        mark, at, after = match.group(), match.start(), match.end()
        opens_here = after < end and not text[after].isspace() and (at == 0 or not text[at - 1].isalnum())
        if mark in PAIRS:
            if mark == "‘" and not opens_here:
                continue
            return at, after, PAIRS[mark]
        if mark in "\"'" and opens_here and (mark == '"' or _single(text, at, after)):
            return at, after, mark
        if mark == "''" and opens_here:
            return at, after, "''"
    return None


def _single(text: str, at: int, after: int) -> bool:
    """True where an upright single mark opens a quotation, and is not an apostrophe ('90s, 'em)."""
    before = text[at - 1] if at else " "
    return (before.isspace() or before in "([—–-") and text[after].isalpha() and text[after + 1 : after + 2] not in "'’"


def _closing(text: str, inner: int, end: int, closer: str) -> tuple[int, int] | None:
    """The closing mark that belongs to an opening one, as (start, end); None where the paragraph has none."""
    depth = 0
    for match in MARK.finditer(text, inner, end):
        mark, at, after = match.group(), match.start(), match.end()
        if closer in "”“»" and mark == {"”": "“", "“": "„", "»": "«"}[closer] and at > inner:
            depth += 1
        elif mark == closer or (closer == "''" and mark == '"') or (closer == '"' and mark in ("''", "”")):
            if closer in "’'" and (_inside_word(text, at, after, end)):
                continue
            if closer == '"' and _opens(text, at, after, end):
                depth += 1
            elif depth:
                depth -= 1
            else:
                return at, after
        elif closer == "”" and mark == '"':
            return at, after
    return None


def _inside_word(text: str, at: int, after: int, end: int) -> bool:
    """True for an apostrophe: between letters, or a plural possessive followed by a word. Hangul has none: behind the
    mark stands a particle."""
    if after < end and text[after].isalnum() and not is_hangul(text[after]):
        return True
    return text[at - 1] in "sS" and after + 1 < end and text[after] == " " and text[after + 1].islower()


def _opens(text: str, at: int, after: int, end: int) -> bool:
    """True for an upright double mark that can only open: after a space, before a letter."""
    return at > 0 and text[at - 1].isspace() and after < end and text[after].isalnum()
