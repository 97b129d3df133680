"""Written Japanese and Chinese sentences with a foreigner beside an office (east_foreigners.tsv): the person, the
office, and what the person says; and sentences that name nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from bot.model.analysis import STORED_TEXT, Analysis, EntityKind, Page
from tests.judgement.share import Share, share

_FILE = Path(__file__).with_name("east_foreigners.tsv")
NOBODY = "nobody"


class ForeignerCase(Struct, frozen=True):
    """A sentence; the name and office of its person, empty if it names none, and what the person says, empty for
    nothing. The parts of an office with the name between them are divided by a slash; any may be found."""

    language: str
    half: str
    name: str
    office: str
    words: str
    sentence: str


class ForeignerShares(Struct, frozen=True):
    """`persons`: of those named, found with the whole name. `roles`: of those found, with a right office. `statements`:
    of those made, found with the right speaker. `unharmed`: of all sentences, without another person and without a
    statement of another speaker."""

    persons: Share
    roles: Share
    statements: Share
    unharmed: Share


def cases() -> tuple[ForeignerCase, ...]:
    """All cases of the file."""
    lines = (line for line in _FILE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return tuple(
        ForeignerCase(*("" if field == "-" and at < 5 else field for at, field in enumerate(line.split("\t"))))
        for line in lines
    )


def measured(chosen: Iterable[ForeignerCase], analyze: Callable[[Page], Analysis]) -> ForeignerShares:
    """The shares of the cases that are right."""
    rows: tuple[list[tuple[bool, str]], ...] = ([], [], [], [])
    persons, roles, statements, unharmed = rows
    for case in chosen:
        analysis = analyze(Page(None, case.sentence.encode(), STORED_TEXT))
        people = {one.name: one for one in analysis.entities if one.kind is EntityKind.PERSON}
        spoken = [(quote.text, quote.speaker) for quote in analysis.quotes]
        told = f"{case.sentence} — {[(one.name, one.role and one.role.text) for one in people.values()]} {spoken}"
        if case.name:
            persons.append((case.name in people, told))
        if case.name in people:
            role = people[case.name].role
            roles.append((role is not None and role.text.strip("の") in _offices(case.office), told))
        if case.words:
            right = any(case.words in text and case.name in (speaker or "") for text, speaker in spoken)
            statements.append((right, told))
        other = any(speaker and case.name not in speaker for _, speaker in spoken) and case.half != NOBODY
        named = any(speaker in people for _, speaker in spoken) and case.half == NOBODY
        unharmed.append((not (set(people) - {case.name} or other or named), told))
    return ForeignerShares(*map(share, rows))


def _offices(office: str) -> set[str]:
    parts = office.split("/")
    return {office, *parts, "".join(parts), "の".join(parts)}
