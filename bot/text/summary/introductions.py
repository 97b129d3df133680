"""Find the sentences that name a person only in part, and those that introduce the person by the full name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from bot.model.analysis import Entity, EntityKind, Span


def introductions(
    text: str, spans: Sequence[Span], entities: Sequence[Entity], title: str
) -> Mapping[int, Sequence[frozenset[int]]]:
    """By the index of a sentence that names persons only in part ("Petrakis", 김 대표), for each of them the earlier
    sentences with the full name. Whoever is known beyond the text or named in the `title` needs none."""
    starts = [span.start for span in spans]
    found: dict[int, list[frozenset[int]]] = {}
    for entity in entities:
        if entity.kind is not EntityKind.PERSON or entity.id is not None:
            continue
        named = [(bisect_right(starts, one.start) - 1, text[one.start : one.end]) for one in entity.mentions]
        full = max((name for _, name in named), key=len, default="")
        whole = frozenset(index for index, name in named if len(name) == len(full))
        for index in {index for index, _ in named} - whole if full not in title else ():
            if earlier := frozenset(one for one in whole if 0 <= one < index):
                found.setdefault(index, []).append(earlier)
    return found
