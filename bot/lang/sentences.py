"""Sentences of plain text by their marks alone, for rules that need no language model.

    text -> lines -> cut after . ! ? … 。 and closing quotation marks or brackets -> pieces of one sentence joined

A full stop does not end a sentence before a small letter, nor after an abbreviation or an initial ("Lt. Kim", "U.S.
troops") unless the next word cannot begin a name ("in the U.S. The ministry"). Korean may have no space after one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.lang.scripts import HANGUL
from bot.lang.stems import search
from bot.regexes import regex

_ABBREVIATION = regex(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Brig|Cmdr|Rep|Sen|Gov|Amb|Hon|Rev|St|vs|Nos?"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|[afn]\.k\.a)\.$|\b[A-Z]\.$"
)
_LONGEST_ABBREVIATION = 8
_LONGEST_MARK = 12
NOT_SERVING = regex(r"\((?i:ret(?:d|ired)?|res(?:erves?)?)\.?\)")
"""What follows a rank where the officer is retired or of the reserve: "Brig. Gen. (res.) Orr"."""
_OPENER = regex(
    r"(?:The|An?|In|On|At|He|She|It|They|But|And|This|That|These|Those|We|You|His|Her|Its|Their|There|As|For|If|When"
    r"|After|Before|While|Both|Some|Most|Many|Meanwhile|However|Other)\s"
)
"""Words that the second half of a name or title does not begin with."""
_MARKS, _CLOSED = ".!?…。！？", "\"”’')]」』"
_END_MARKS = tuple(_MARKS)
_CLOSING = re.escape(_CLOSED)
_GAP = regex(
    rf"[{_MARKS}\n](?:(?<=\n)(?P<line>\s*)|(?<![{_MARKS}]{{2}})[{_MARKS}]*[{_CLOSING}]*(?P<space>\s+)"
    rf"|(?<=[다요죠까][.!?])(?P<korean>)(?=[\"“‘'(]?[{HANGUL}])|(?<=[。！？])(?P<wide>)(?=[^\s{_CLOSING}]))"
)
"""Begins with a set of characters, so that others are passed over quickly."""
_AGENCY_MARK = regex(r"(?:-0-|-30-|#{3,}|\((?:END|end|more|MORE|끝)\)|<끝>)[^\w\n]*$", re.MULTILINE)
"""The mark by which an agency ends a text: "-0-", "(END)", "(끝)"."""
_FIRST = 1_000


def sentences(text: str) -> Iterator[str]:
    """The sentences in order, without the white space around them."""
    begin = 0
    for gap in _GAP.finditer(text):
        end, start = gap.start(gap.lastgroup or 0), gap.end()
        if gap["space"] and "\n" not in gap["space"] and _goes_on(text, end, start):
            continue
        if piece := text[begin:end].strip():
            yield piece
        begin = start
    if piece := text[begin:].strip():
        yield piece


def first_sentence(text: str) -> str:
    """The first sentence, cut after 1,000 characters; "" if there is none."""
    return next(iter(sentences(text[:_FIRST])), "")


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does: with a mark, closing quotation marks after it, or the Korean 다."""
    line = line.removesuffix("\n")
    return line.rstrip(_CLOSED).endswith(_END_MARKS) or line.endswith("다")


def ends_paragraph(line: str) -> bool:
    """Whether a line ends as a sentence does, or with a colon or semicolon before a list or a quotation."""
    return ends_sentence(line) or line.rstrip(_CLOSED).endswith((":", ";"))


def is_abbreviated(text: str, end: int) -> bool:
    """Whether text[:end] ends with an abbreviation or an initial and its full stop, or with "(ret.)" after one."""
    if text[end - 1 : end] == ")":
        opening = text.rfind("(", max(0, end - _LONGEST_MARK), end)
        if opening < 0 or NOT_SERVING.fullmatch(text, opening, end) is None:
            return False
        end = len(text[:opening].rstrip())
    return _ABBREVIATION.search(text, max(0, end - _LONGEST_ABBREVIATION), end) is not None


def breaks_abbreviation(text: str, end: int, start: int) -> bool:
    """Whether the words from `start` go on with an abbreviation that ends at `end`: "Lt." and "Kim"."""
    return is_abbreviated(text, end) and _OPENER.match(text, start) is None


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a sentence does not end at `end`, where what follows begins at `start`."""
    return text[start : start + 1].islower() or breaks_abbreviation(text, end, start)


def length_without_end_mark(sentence: str) -> int:
    """The length of a sentence up to its end mark and the white space before it; the whole length where it has none,
    or nothing else."""
    mark = search(_AGENCY_MARK, sentence)
    return (mark and len(sentence[: mark.start()].rstrip())) or len(sentence)


def end_marks(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of the end marks of a text, at the ends of its lines."""
    return (mark.span() for mark in _AGENCY_MARK.finditer(text))
