"""Whatever people do to a shelf and undo, in any order: the shelf is as before, and no other shelf ever changes."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model.curation.acts import ActKind
from bot.model.errors import DeskError
from bot.model.jobs import Shelf
from bot.storage import shelf_versions
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, BORIS
from tests.services.kept_desk import MANAGER, KeptDesk, open_kept_desk

_SITES = ("paper1.example", "https://paper2.example/3", "Yonhap", "paper1.example/sport")
_ACT, _BLOCK, _UNDO = "act", "block", "undo"
_STEPS = st.lists(
    st.tuples(st.sampled_from([_ACT, _ACT, _ACT, _BLOCK, _UNDO, _UNDO]), st.integers(0, 59)), min_size=1, max_size=14
)


async def _shown(room: KeptDesk, shelf: Shelf) -> dict[str, Any]:
    """Every answer about a shelf, each article's summary, and whether its sites are blocked."""
    found = await room.anew.all(shelf)
    for (article_id,) in await room.desk.rows("SELECT id FROM articles ORDER BY id"):
        try:
            found[f"summary {article_id}"] = await room.anew.answers.summary(shelf, str(article_id), 8)
        except DeskError as error:
            found[f"summary {article_id}"] = error.reason
    found["blocks"] = await room.desk.rows(
        "SELECT host, path FROM blocks AS b JOIN shelves AS s ON s.id = b.shelf_id WHERE s.key = ?", shelf.key
    )
    return found


async def _version(room: KeptDesk, shelf: Shelf) -> object:
    """The version of a shelf, which moves with whatever its answers read."""
    return await room.desk.database.read(lambda connection: shelf_versions.of_shelf(connection, _id(connection, shelf)))


def _id(connection: Connection, shelf: Shelf) -> int:
    return shelves.find(connection, shelf) or 0


async def _step(room: KeptDesk, what: str, which: int) -> None:
    """One act on Anna's shelf; `curate` and `undo` take even numbers for hers."""
    if what == _ACT:
        await room.curate(2 * which)
    elif what == _UNDO:
        await room.undo(2 * which)
    else:
        try:
            await room.curation().block(ANNA, MANAGER, _SITES[which % len(_SITES)])
        except DeskError:
            return


async def _undo_all(room: KeptDesk, order: int) -> int:
    """Undo what is in force: the oldest, the newest or another first."""
    undone = 0
    while True:
        log = await room.curation().log(ANNA)
        acts = [
            one for page in range(log.pages) for one in (await room.curation().log(ANNA, page)).acts if one.in_force
        ]
        if not acts:
            return undone
        await room.curation().undo(ANNA, MANAGER, acts[order % len(acts)].id)
        undone += 1


async def _lived(folder: Path, knowledge: Knowledge, steps: list[tuple[str, int]], order: int) -> None:
    async with open_kept_desk(folder / "desk.sqlite3", knowledge, *range(6)) as room:
        before, neighbours = await _shown(room, ANNA), await _shown(room, BORIS)
        version = await _version(room, BORIS)
        for place, (what, which) in enumerate(steps):
            await _step(room, what, which)
            if version != (version := await _version(room, BORIS)):  # else answers are given again as they were
                assert await _shown(room, BORIS) == neighbours, steps[: place + 1]
        assert await room.desk.troubles() == []
        await _undo_all(room, order)
        assert await _shown(room, ANNA) == before, steps
        assert await _shown(room, BORIS) == neighbours
        assert await room.desk.troubles() == []


@settings(max_examples=9, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS, order=st.integers(0, 9))
def test_a_shelf_on_which_all_is_undone_is_as_before(
    knowledge: Knowledge, steps: list[tuple[str, int]], order: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_lived(Path(folder), knowledge, steps, order))


async def test_the_law_would_find_what_is_not_undone(tmp_path: Path, knowledge: Knowledge) -> None:
    """Each kind of act changes what is shown until it is undone."""
    async with open_kept_desk(tmp_path / "desk.sqlite3", knowledge, *range(6)) as room:
        before, kinds = await _shown(room, ANNA), set[str]()
        for what, which in (*((_ACT, which) for which in range(20)), (_BLOCK, 0), (_BLOCK, 1), (_BLOCK, 2)):
            known = (await room.curation().log(ANNA)).total
            await _step(room, what, which)
            log = await room.curation().log(ANNA)
            if log.total == known:  # nothing to change, as of an article that is alone in its story
                continue
            if (kind := log.acts[0].act.kind) in kinds:
                await _undo_all(room, 0)
                continue
            kinds.add(kind)
            assert await _shown(room, ANNA) != before, (what, which)
            assert await _undo_all(room, 0) == 1
            assert await _shown(room, ANNA) == before, (what, which)
        assert kinds == set(ActKind)
