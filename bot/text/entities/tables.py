"""Find names in lines that are no sentences: results, standings, fixtures, rankings, line-ups and datelines.

The language model was trained on sentences and is unreliable here. The patterns say which column has a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.lang.datelines import dated_place
from bot.model.analysis import EntityKind

LONGEST = 700
"""Most characters of a table row."""
_WORD = r"[A-Z][\w.'’/-]*"
_TEAM = rf"{_WORD}(?: (?:{_WORD}|of|and|de|la|&|\([A-Z]+\))){{0,3}}"
_PERSON = rf"{_WORD}(?: (?:{_WORD}|van|der|den|de|la|di|al)){{1,3}}"
_RESULT = re.compile(rf"({_TEAM}) \d{{1,3}} ({_TEAM}) \d{{1,3}}(?=$|[ .(])")
_STANDING = re.compile(rf"(?:\d{{1,2}}\. )?({_TEAM})(?: [-+]?[\d.]+){{4,}}$")
_FIXTURE = re.compile(rf"({_TEAM}) (?:v|vs\.?|V) ({_TEAM})$")
_AWAY = re.compile(r"([A-Z][A-Z. ]{1,60}) AT ([A-Z][A-Z. ]{1,60})$")
_RANKED = re.compile(rf"=?\d{{1,3}}\.? ({_PERSON}),? (?:\(|\d)")
_SCORED = re.compile(rf"(?<![\w.'’/-])({_PERSON})(?: \([A-Z][\w. ]+\))?,? (?=\d{{2}}[ -]\d{{2}})")
_LINEUP = re.compile(rf"\b\d{{1,2}} ?- ?({_PERSON}|{_WORD})(?=[ ,;.)(]|$)")
_SCORER = re.compile(rf"[(,] ?({_PERSON}|{_WORD}) \d{{1,3}}(?=[,)])")


def rows(text: str) -> Iterator[tuple[int, int, EntityKind]]:
    """(start, end, kind) of the names in table rows."""
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        may_match = " AT " in bare or " v " in bare or any(char.isdigit() for char in bare[:LONGEST])
        if 3 < len(bare) <= LONGEST and may_match:
            shift = at + line.index(bare[0])
            for start, end, kind in _row(bare):
                stop = end - 1 if bare[end - 1] == "." and bare[end - 3 : end - 1].isalpha() else end
                yield shift + start, shift + stop, kind
        at += len(line)


def _row(line: str) -> Iterator[tuple[int, int, EntityKind]]:
    if match := _RESULT.match(line):
        yield *match.span(1), EntityKind.ORGANISATION
        yield *match.span(2), EntityKind.ORGANISATION
        yield from _all(_SCORER, line, match.end(1))
    elif match := _STANDING.match(line):
        yield *match.span(1), EntityKind.ORGANISATION
    elif match := _FIXTURE.match(line):
        yield *match.span(1), EntityKind.ORGANISATION
        yield *match.span(2), EntityKind.ORGANISATION
    elif match := _AWAY.match(line):
        yield *match.span(1), EntityKind.ORGANISATION
        yield *match.span(2), EntityKind.PLACE
    elif place := dated_place(line):
        yield *place, EntityKind.PLACE
    elif len(_LINEUP.findall(line)) > 2:
        yield from _all(_LINEUP, line)
    elif match := _RANKED.match(line):
        yield *match.span(1), EntityKind.PERSON
    elif len(_SCORED.findall(line)) > 1:
        yield from _all(_SCORED, line)


def _all(pattern: re.Pattern[str], line: str, start: int = 0) -> Iterator[tuple[int, int, EntityKind]]:
    for match in pattern.finditer(line, start):
        yield *match.span(1), EntityKind.PERSON
