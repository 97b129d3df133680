"""Answers about the same things agree, whatever happens to a shelf."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.text.knowledge.base import Knowledge
from tests.services.agreement.everything import contradictions
from tests.services.kept_desk import Deed
from tests.services.kept_desk import KeptDesk as Desk

_MIDNIGHT = (Desk.settle, 2), (Desk.pass_time, 2)
"""In Auckland, where one of the articles was published at midnight; a few minutes later."""


@pytest.mark.parametrize(
    "deeds",
    [
        # an article of a story of several headlines is taken back
        (*_MIDNIGHT, (Desk.save, 9), (Desk.save, 2), (Desk.retract, 36), (Desk.curate, 4)),
        # a later day repeats what an earlier one told
        ((Desk.pass_time, 48), (Desk.paste, 32), (Desk.digest, 25), (Desk.pass_time, 37), (Desk.replace_newest, 32),
         (Desk.retract, 18)),
    ],
)  # fmt: skip
async def test_answers_agree(tmp_path: Path, knowledge: Knowledge, deeds: tuple[tuple[Deed, int], ...]) -> None:
    """`python -m benchmarks.agreement` tries random deeds."""
    assert await contradictions(tmp_path / "desk.sqlite3", knowledge, deeds) == []
