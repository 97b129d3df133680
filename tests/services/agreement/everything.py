"""Everything compared on every shelf of a desk, after given or random acts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from bot.model.errors import LinkRefused
from bot.services.exports.service import ExportService
from bot.text.knowledge.base import Knowledge
from tests.services.agreement import files, lists, members, names, stories, unchanged
from tests.services.agreement.acts import ACTS, PRIVATE, Act
from tests.services.agreement.asked_shelf import AskedShelf, face
from tests.services.kept_desk import SHELVES, Deed, open_kept_desk

_BEGINNING = (0, 1, 2, 4)


@dataclass
class Compared:
    """The contradictions that were found in a number of comparisons."""

    contradictions: list[str] = field(default_factory=list)
    comparisons: int = 0


async def compared(
    path: Path, knowledge: Knowledge, deeds: Sequence[tuple[Act | Deed, int]], *, acts_too: bool = True
) -> Compared:
    """What answers say differently after these acts, and with `acts_too` what other acts change that they should
    not."""
    found = Compared()
    async with open_kept_desk(path, knowledge, *_BEGINNING) as room:
        for deed, which in deeds:
            with suppress(LinkRefused):  # from a site that is blocked
                found.contradictions += await deed(room, which) or []
        shelves = []
        for shelf in (*SHELVES, PRIVATE):
            asked = AskedShelf(room, shelf, ExportService(room.desk.database, room.desk.clock, knowledge))
            await asked.load()
            shelves.append(asked)
            for part in (stories, names, lists, files) if asked.every else ():
                await part.compare(asked)
            await members.compare(asked)
            assert asked.compared > 50 * len(asked.every)
        for asked, other in pairwise(shelves):
            _same_articles(asked, other)
        for asked in shelves:
            found.contradictions += [f"{asked.shelf.key}: {one}" for one in asked.contradictions]
            found.comparisons += asked.compared
        if acts_too:
            found.contradictions += await unchanged.contradictions(room, len(deeds))
    return found


def _same_articles(asked: AskedShelf, other: AskedShelf) -> None:
    """An article of two shelves that neither corrected is the same on both."""
    for number in asked.every.keys() & other.every.keys():
        one, there = asked.every[number], other.every[number]
        if not one.article.corrected and not there.article.corrected:
            same = [(face(here.article), here.text, here.byline, here.subjects) for here in (one, there)]
            asked.same(f"article {number} on {other.shelf.key}", *same)


async def contradictions(path: Path, knowledge: Knowledge, deeds: Sequence[tuple[Act | Deed, int]]) -> list[str]:
    """The contradictions between answers alone."""
    return (await compared(path, knowledge, deeds, acts_too=False)).contradictions


def random_deeds(seed: int, number: int) -> list[tuple[Act | Deed, int]]:
    """Acts that are the same each time for a seed."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    return [(chance.choice(ACTS), chance.randrange(60)) for _ in range(number)]
