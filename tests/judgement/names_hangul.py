"""Persons with foreign and with rare names in Korean paragraphs (names_hangul*.tsv): found whole, with their later
mentions and their offices, and no persons made of storms, works and firms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from bot.model.analysis import Entity, EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement.share import Share, share

SET, FRESH, STRANGER, ENGLISH = "names_hangul.tsv", "names_hangul_2.tsv", "names_hangul_3.tsv", "names_world.tsv"
ALL_BEATS, ENGLISH_OFFICES = "names_hangul_4.tsv", "names_world_2.tsv"
POSITIONS, KOREAN_POSITIONS, EAST = "names_world_3.tsv", "names_hangul_5.tsv", "names_east.tsv"
WORLD, EAST_LATER = "names_world_4.tsv", "names_east_2.tsv"
LATER = "later"
"""The half of texts that were written after the rules for the others."""
NOBODY = {"korean_nobody.txt": 4, "korean_nobody_2.txt": 4}
"""Files of sentences that name nobody, and in how many at most somebody is found."""
_MARK = re.compile(
    r"\[(?P<rare>\*?)(?P<name>[^\]|>]+)(?:\|(?P<roles>[^\]]*)|>(?P<whole>[^\]]+))\]"
    r"|\{(?P<trap>[^}|]+)(?:\|(?P<kind>org|place)?)?\}"
)
KINDS = {"org": EntityKind.ORGANISATION, "place": EntityKind.PLACE}


class Marked(Struct, frozen=True):
    """A span of a text: a person with the `roles` that are right ("-": none), of a rare name or a foreign one; a later
    mention of the person `whole`; or, without both, no person, but perhaps a name of a `kind`."""

    start: int
    end: int
    roles: tuple[str, ...] = ()
    whole: str = ""
    rare: bool = False
    kind: EntityKind | None = None


class Paragraph(Struct, frozen=True):
    """A paragraph with its marks; `half` as in the file."""

    half: str
    published: str
    text: str
    marks: tuple[Marked, ...]


def paragraphs(file: str = SET) -> Iterator[Paragraph]:
    """The paragraphs of a file."""
    for line in Path(__file__).with_name(file).read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        half, day, marked = line.split("\t")
        yield paragraph(half, day, marked.replace("\\n", "\n"))


def paragraph(half: str, published: str, marked: str) -> Paragraph:
    """A paragraph from its marked text."""
    text, marks, at = "", list[Marked](), 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        start, at = len(text), match.end()
        text += match["name"] or match["trap"]
        roles = tuple(role.strip() for role in match["roles"].split(" / ")) if match["roles"] is not None else ()
        kind = KINDS.get(match["kind"] or "")
        marks.append(Marked(start, len(text), roles, match["whole"] or "", rare=bool(match["rare"]), kind=kind))
    return Paragraph(half, published, text + marked[at:], tuple(marks))


def figures(chosen: Iterable[Paragraph], tagger: Tagger, base: Knowledge) -> dict[str, Share]:
    """The shares of foreign and of rare names found whole, of later mentions found as the same person, of what is no
    person and is found as none, of persons with their office, of persons without a wrong one, and of names of other
    kinds found."""
    answers: dict[str, list[tuple[bool, str]]] = {
        kind: [] for kind in ("foreign", "rare", "later", "none", "offices", "unharmed", "kinds")
    }
    for one in chosen:
        found = find_entities(tagger.tag(one.text), base, None, one.published)
        persons = [entity for entity in found if entity.kind is EntityKind.PERSON]
        judged = [*_judged(one, persons), *_of_kinds(one, found)]
        for kind, right, mark in judged:
            answers[kind].append((right, f"{one.text[mark.start : mark.end]} in {one.text}"))
    return {kind: share(answered) for kind, answered in answers.items()}


def named_nobodies(file: str, tagger: Tagger, base: Knowledge) -> list[str]:
    """The sentences of a file of `NOBODY` in which a person is found."""
    lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()[1:]
    found = ((line, find_entities(tagger.tag(line), base, None, "2026-11-20")) for line in lines)
    return [line for line, entities in found if any(one.kind is EntityKind.PERSON for one in entities)]


def _judged(one: Paragraph, persons: list[Entity]) -> Iterator[tuple[str, bool, Marked]]:
    firsts = {one.text[mark.start : mark.end]: _at(mark, persons) for mark in one.marks if mark.roles}
    for mark in one.marks:
        person = _at(mark, persons)
        if mark.roles:
            role = person.role.text if person and person.role else "-"
            spans = [(span.start, span.end) for span in person.mentions] if person else []
            yield "rare" if mark.rare else "foreign", (mark.start, mark.end) in spans, mark
            yield "unharmed", role in (*mark.roles, "-"), mark
            if "-" not in mark.roles:
                yield "offices", role in mark.roles, mark
        elif mark.whole:
            yield "later", person is not None and person is firsts[mark.whole], mark
        else:
            yield "none", person is None, mark


def _of_kinds(one: Paragraph, found: Iterable[Entity]) -> Iterator[tuple[str, bool, Marked]]:
    for mark in one.marks:
        if mark.kind is not None:
            alike = [entity for entity in found if entity.kind is mark.kind]
            yield "kinds", _at(mark, alike) is not None, mark


def _at(mark: Marked, persons: list[Entity]) -> Entity | None:
    """The person, or other entity, one of whose mentions overlaps a span."""
    overlapping = (
        person for person in persons if any(span.start < mark.end and mark.start < span.end for span in person.mentions)
    )
    return next(overlapping, None)
