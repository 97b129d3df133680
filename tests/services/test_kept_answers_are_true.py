"""Whatever happens to shelves, a kept answer is what it is when computed anew."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.services.kept_answers import KeptAnswers
from bot.storage import shelf_versions
from bot.text.knowledge.base import Knowledge
from tests.services.kept_desk import DEEDS, KeptDesk, open_kept_desk

_DEEDS = st.lists(st.tuples(st.integers(0, len(DEEDS) - 1), st.integers(0, 59)), min_size=3, max_size=10)
_WITHOUT_PARAMETER = {KeptDesk.erase, KeptDesk.retain, KeptDesk.relink}
_NUMBERS = {deed.__name__: number for number, deed in enumerate(DEEDS)}
"""Name -> place of a deed; frequent ones have several."""
_BEGINNING = (0, 1, 2, 4)


async def _stale(folder: Path, knowledge: Knowledge, deeds: list[tuple[int, int]]) -> list[str]:
    async with open_kept_desk(folder / "desk.sqlite3", knowledge, *_BEGINNING) as room:
        await room.ask()
        for place, (number, which) in enumerate(deeds, 1):
            await DEEDS[number](room, which)
            if stale := await room.compare():
                done = [f"{DEEDS[one].__name__} {parameter}" for one, parameter in deeds[:place]]
                return [f"after {', '.join(done)}: {', '.join(stale)}"]
        assert len(room.memory) > 0
    return []


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=_DEEDS)
def test_a_kept_answer_is_what_is_computed_anew(knowledge: Knowledge, deeds: list[tuple[int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert asyncio.run(_stale(Path(folder), knowledge, deeds)) == []


@pytest.mark.parametrize("deed", _NUMBERS.values(), ids=_NUMBERS)
async def test_each_deed_leaves_true_answers(tmp_path: Path, knowledge: Knowledge, deed: int) -> None:
    """Each for itself, with several parameters: a random list may leave one out."""
    given = (0,) if DEEDS[deed] in _WITHOUT_PARAMETER else (0, 3)
    assert await _stale(tmp_path, knowledge, [(deed, which) for which in given]) == []


@pytest.mark.parametrize("deed", ["save", "correct", "retract", "take_off"])
async def test_versions_that_stand_still_are_found(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    """The same, with a desk that forgets to count what a transaction has changed."""

    def forget(connection: Connection) -> None:
        connection.execute("DELETE FROM touched")

    monkeypatch.setattr(shelf_versions, "count", forget)
    assert await _stale(tmp_path, knowledge, [(_NUMBERS[deed], which) for which in (0, 3)])


async def test_sentences_of_another_version_are_found(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same, with a desk that takes all versions of an article that has one title for equal."""
    derived = KeptAnswers.derived

    def without_content(self: KeptAnswers, kind: str, made_from: tuple[Any, ...], compute: Any) -> Any:
        article, _content, *others = made_from
        return derived(self, kind, (article, *others), compute)

    monkeypatch.setattr(KeptAnswers, "derived", without_content)
    assert await _stale(tmp_path, knowledge, [(_NUMBERS["correct"], 3)])
