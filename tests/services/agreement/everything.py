"""Everything compared on every shelf of a desk, after given or random deeds."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from bot.services.exports.service import ExportService
from bot.text.knowledge.base import Knowledge
from tests.services.agreement import lists, names, stories
from tests.services.agreement.asked_shelf import AskedShelf
from tests.services.kept_desk import DEEDS, SHELVES, Deed, KeptDesk, open_kept_desk

_UNCOUNTED = {KeptDesk.another_process, KeptDesk.relink}
"""What another program writes, it does not count; a name that was learned is answered with after the restart."""
_COUNTED = [deed for deed in DEEDS if deed not in _UNCOUNTED]
_BEGINNING = (0, 1, 2, 4)


async def contradictions(path: Path, knowledge: Knowledge, deeds: Sequence[tuple[Deed, int]]) -> list[str]:
    """What answers say differently after these deeds."""
    found = []
    async with open_kept_desk(path, knowledge, *_BEGINNING) as room:
        for deed, which in deeds:
            await deed(room, which)
        for shelf in SHELVES:
            asked = AskedShelf(room, shelf, ExportService(room.desk.database, room.desk.clock, knowledge))
            await asked.load()
            for part in (stories, names, lists) if asked.every else ():
                await part.compare(asked)
            found += [f"{shelf.key}: {one}" for one in asked.contradictions]
            assert asked.compared > 100 or not asked.every
    return found


def random_deeds(seed: int, number: int) -> list[tuple[Deed, int]]:
    """Deeds that are the same each time for a seed."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    return [(chance.choice(_COUNTED), chance.randrange(60)) for _ in range(number)]
