"""Answers about the same things agree, whatever happens to a shelf."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.text.knowledge.base import Knowledge
from tests.services.agreement import acts, calendars
from tests.services.agreement.acts import Act
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
        # a card takes the place of an alert, a digest is sent, a member corrects a title of their own; a month passes
        ((acts.watch, 2), (acts.schedule, 0), (Desk.save, 0), (acts.send, 0), (Desk.pass_time, 1), (acts.send, 0),
         (acts.save_privately, 2), (acts.curate_privately, 1), (Desk.show, 0), (Desk.pass_time, 5), (acts.send, 0),
         (acts.pass_month, 0)),
    ],
)  # fmt: skip
async def test_answers_agree(tmp_path: Path, knowledge: Knowledge, deeds: tuple[tuple[Act | Deed, int], ...]) -> None:
    """`python -m benchmarks.agreement` tries random acts, and after them some that should change nothing."""
    assert await contradictions(tmp_path / "desk.sqlite3", knowledge, deeds) == []


def test_days_and_times_agree() -> None:
    """In many zones, around New Year and changes of clock."""
    assert calendars.contradictions(1, 60) == []
