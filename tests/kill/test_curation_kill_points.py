"""The process dies at every moment of an act and of its undoing: the log has an act exactly if the shelf shows it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

from bot.model.curation.acts import CurationAct, Curator
from bot.model.errors import NothingFound
from bot.policy.curation.typed import TypedCorrection
from bot.services.curation.links import Split
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from tests.fakes.crash import Crashed, Fate, digest_of, fated
from tests.fakes.desk import ANNA, SmallDesk, open_desk
from tests.fakes.news_texts import WIRE

MANAGER = Curator(9, manages=True)
PAGE = "https://paper.example/flood"
_SOURCES = SourceTable.load()


def _curation(desk: SmallDesk) -> CurationService:
    return CurationService(desk.database, desk.clock, OutletNames(_SOURCES))


async def _correct(desk: SmallDesk) -> CurationAct:
    return await _curation(desk).correct(ANNA, MANAGER, "1", TypedCorrection("A flood", "2024-09-08", "KCNA"))


async def _remove(desk: SmallDesk) -> CurationAct:
    return await _curation(desk).remove(ANNA, MANAGER, "1")


async def _move(desk: SmallDesk) -> CurationAct:
    return await _curation(desk).move(ANNA, MANAGER, "1")


async def _block(desk: SmallDesk) -> CurationAct:
    return await _curation(desk).block(ANNA, MANAGER, "paper.example")


async def _split(desk: SmallDesk) -> CurationAct:
    return await _curation(desk).split(Split(ANNA, MANAGER, "1", "Pak Il", "Pak Il, engineer"))


async def _shown(desk: SmallDesk) -> list[object]:
    """The shelf's answers, and the entries of its log."""
    assert await desk.troubles() == []
    try:
        found = await desk.answers.summary(ANNA, "1")
        article: object = [found.article.title, *(one.entity.name for one in found.entities)]
    except NothingFound as error:
        article = error.reason
    blocks = await desk.rows("SELECT host FROM blocks")
    blocks += await desk.rows("SELECT count(DISTINCT story_id) FROM story_members")
    return [article, blocks, *((one.act.kind, one.in_force) for one in (await _curation(desk).log(ANNA)).acts)]


async def _died(path: Path, fate: Fate, doing: Callable[[SmallDesk], Awaitable[object]]) -> list[object]:
    async with open_desk(path, Knowledge([])) as desk, fated(fate, desk.database):
        try:
            await doing(desk)
        except* Crashed:
            pass
    async with open_desk(path, Knowledge([])) as desk:
        return await _shown(desk)


@pytest.mark.parametrize("act", [_correct, _remove, _move, _block, _split])
async def test_an_act_and_its_undoing_are_whole_or_not_at_all(
    tmp_path: Path, act: Callable[[SmallDesk], Awaitable[CurationAct]]
) -> None:
    async def begin(name: str) -> Path:
        path = tmp_path / f"{name}.sqlite3"
        async with open_desk(path, Knowledge([])) as desk:
            await desk.save(ANNA, PAGE, f"River floods Sinuiju\n{WIRE}\n{{person:Pak Il}} measured it.\n")
            await desk.save(ANNA, "https://other.example/copy", f"River floods the town\n{WIRE}")
        return path

    async def undo(desk: SmallDesk) -> None:
        await _curation(desk).undo(ANNA, MANAGER, 1)

    whole = Fate()
    path = await begin("whole")
    whole.outside = partial(digest_of, path)
    async with open_desk(path, Knowledge([])) as desk:
        before = await _shown(desk)
    done, counts = await _died(path, whole, act), {"before": 0, "done": 0}
    assert done != before
    undone = await _died(path, Fate(), undo)
    assert undone[:2] == before[:2]
    for fatal in whole.distinct:
        path = await begin(f"act {fatal}")
        found = await _died(path, Fate(fatal), act)
        assert found in (before, done), f"died at moment {fatal}"
        counts["done" if found == done else "before"] += 1
        if found == done:
            last = Fate(fatal)
            assert await _died(path, last, undo) in (done, undone), f"died at moment {fatal} of the undoing"
    assert min(counts.values()) > 0
