"""Written English news with its names marked (names_english.tsv), against the names that the reader finds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement.share import Share, share

Names = frozenset[tuple[int, int, EntityKind]]
KINDS = {"p": EntityKind.PERSON, "o": EntityKind.ORGANISATION, "l": EntityKind.PLACE}
FREE = "x"
_MARK = re.compile(r"\{([polx])\|([^{}]*)\}")


class MarkedNames(Struct, frozen=True):
    """A text, the spans of its names with their kinds, and the spans that count neither way."""

    half: str
    manner: str
    text: str
    names: Names
    free: frozenset[tuple[int, int]]


FIRST, SECOND, THIRD = "names_english.tsv", "names_english_2.tsv", "names_english_3.tsv"


def cases(name: str = FIRST) -> tuple[MarkedNames, ...]:
    """All cases of a file."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return tuple(marked_names(*line.split("\t")) for line in lines if not line.startswith("#"))


def marked_names(half: str, manner: str, marked: str) -> MarkedNames:
    """A case from its line; "\\\\n" in the text is a newline."""
    text, names, free, at = "", set(), set(), 0
    marked = marked.replace("\\n", "\n")
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        span = len(text), len(text) + len(match[2])
        if match[1] == FREE:
            free.add(span)
        else:
            names.add((*span, KINDS[match[1]]))
        text, at = text + match[2], match.end()
    return MarkedNames(half, manner, text + marked[at:], frozenset(names), frozenset(free))


def measured(chosen: Iterable[MarkedNames], tagger: Tagger, base: Knowledge) -> tuple[Share, Share, Share]:
    """Persons found, persons that are some, and names of all kinds found or given that are both (the F1 measure)."""
    found: list[tuple[bool, str]] = []
    given: list[tuple[bool, str]] = []
    both: list[tuple[bool, str]] = []
    for case in chosen:
        names = _given(case, tagger, base)
        found += [(one in names, _said(case, one)) for one in case.names if one[2] is EntityKind.PERSON]
        given += [(one in case.names, _said(case, one)) for one in names if one[2] is EntityKind.PERSON]
        both += [(one in names, f"not found: {_said(case, one)}") for one in case.names]
        both += [(one in case.names, f"none: {_said(case, one)}") for one in names]
    return share(found), share(given), share(both)


def _given(case: MarkedNames, tagger: Tagger, base: Knowledge) -> Names:
    """The names that the reader finds outside the spans that count neither way."""
    spans = [
        (span.start, span.end, entity.kind)
        for entity in find_entities(tagger.tag(case.text), base, None, None)
        for span in entity.mentions
        if entity.kind in KINDS.values()
    ]
    return frozenset(one for one in spans if not any(a <= one[0] and one[1] <= b for a, b in case.free))


def _said(case: MarkedNames, name: tuple[int, int, EntityKind]) -> str:
    start, end, kind = name
    return f"{case.text[max(0, start - 30) : start]}[{case.text[start:end]}]{case.text[end : end + 20]} {kind}"
