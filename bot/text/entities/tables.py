"""Find names in lines that are not sentences: results, standings, fixtures, rankings, line-ups and datelines.

The language model was trained on sentences and is unreliable here. The patterns say which column has a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from bot.lang.datelines import dated_place
from bot.model.analysis import EntityKind
from bot.regexes import regex

LONGEST = 700
"""The most characters of a table row."""
_WORD = r"[A-Z][\w.'’/-]*"
_TEAM = rf"{_WORD}(?: (?:{_WORD}|of|and|de|la|&|\([A-Z]+\))){{0,3}}"
_SIDE = rf"({_TEAM})(?: \([A-Z][\w. ]{{1,30}}\))?"
_PERSON = rf"{_WORD}(?: (?:{_WORD}|van|der|den|de|la|di|al)){{1,3}}"
_GOALS = r"(?: \([^()]{3,200}\))?"
_RESULT = regex(rf"{_SIDE} \d{{1,3}}{_GOALS} {_SIDE} \d{{1,3}}(?=$|[ .(])")
_STANDING = regex(rf"(?:\d{{1,2}}\. )?{_SIDE}(?: [-+]?[\d.]+){{4,}}$")
_FIXTURE = regex(rf"({_TEAM}) (?:v|vs\.?|V) ({_TEAM})$")
_AWAY = regex(r"([A-Z][A-Z. ]{1,60}) AT ([A-Z][A-Z. ]{1,60})$")
_RANKED = regex(rf"=?\d{{1,3}}\.? ({_PERSON}),? (?:\(|\d)")
_SCORED = regex(rf"(?<![\w.'’/-])({_PERSON})(?: \([A-Z][\w. ]+\))?,? (?=\d{{2}}[ -]\d{{2}})")
_LINEUP = regex(rf"\b\d{{1,2}} ?- ?({_PERSON}|{_WORD})(?=[ ,;.)(]|$)")
_MINUTE = r"\d{1,3}(?:st|nd|rd|th)?(?:[- ](?:pen|penalty|min|minute|og|own goal)\.?)?(?:(?:, | and )(?=\d))?"
_SCORER = regex(rf"[(,;] ?({_PERSON}|{_WORD}),? (?:{_MINUTE}){{1,4}}(?=[,;)])")
_NATION = regex(rf"(?<![\w.'’/-])({_PERSON}) \((?=[A-Z][A-Za-z. ]{{1,30}}\))")
"""A name before a country in brackets, as in lists of results."""
_ENTERED = regex(rf"\), ({_TEAM}),? (?=\d)")
"""A team after a competitor and the country, before a time or number."""


def rows(text: str, countries: Set[int] = frozenset()) -> Iterator[tuple[int, int, EntityKind]]:
    """(start, end, kind) of the names in table rows. `countries` are the places in the text where a country's name
    starts."""
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        may_match = " AT " in bare or " v " in bare or any(map(str.isdigit, bare[:LONGEST]))
        if 3 < len(bare) <= LONGEST and may_match:
            shift = at + line.index(bare[0])
            found = list(_row(bare))
            if all(kind is EntityKind.PERSON for _, _, kind in found):
                found += _nations(bare, {one - shift for one in countries})
            for start, end, kind in found:
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


def _nations(line: str, countries: Set[int]) -> Iterator[tuple[int, int, EntityKind]]:
    """The competitors in a line with countries in brackets, and their teams."""
    for match in _NATION.finditer(line):
        if match.end() in countries:
            yield *match.span(1), EntityKind.PERSON
            if team := _ENTERED.match(line, line.find(")", match.end())):
                yield *team.span(1), EntityKind.ORGANISATION


def _all(pattern: re.Pattern[str], line: str, start: int = 0) -> Iterator[tuple[int, int, EntityKind]]:
    for match in pattern.finditer(line, start):
        yield *match.span(1), EntityKind.PERSON
