"""The labels of four events that go on for days: a strike, a fire and another one, a flood.

All 64 articles of the days would take three times as long as a test may; docs/benchmarks.md has their figures. Of the
mornings that are kept as a number, a failure gives the counts only.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.text.knowledge.base import Knowledge
from tests.judgement.share import LOOK, NUMBER
from tests.newsroom.may_mornings import MorningsReader, Verdict, articles, judged, play

EVENTS = frozenset({"strike", "fire", "fire2", "flood"})
MISSED = {"18: flood update"}
"""An offer of aid in Korean stays a story beside the North's reports in English."""
DUE = 2
"""How many of the four labels that are due on the other mornings are shown."""


@pytest.fixture
async def verdicts(tmp_path: Path, base: Knowledge, vectors: Path) -> list[Verdict]:
    told = [one for one in articles() if one.event in EVENTS]
    return list(judged(await play(tmp_path, MorningsReader(base, vectors), told), told))


async def test_the_next_step_of_a_strike_a_fire_and_a_flood_is_an_update_and_another_fire_is_none(
    verdicts: list[Verdict],
) -> None:
    of_labels = [one for one in verdicts if one.question.startswith(("due: ", "never: "))]
    assert {one.why for one in of_labels if one.half == LOOK and not one.is_met} == MISSED
    counted = [one for one in of_labels if one.half == NUMBER]
    due, never = ([one.is_met for one in counted if one.is_due is is_due] for is_due in (True, False))
    assert sum(due) >= DUE, len(due)
    assert all(never), f"{never.count(False)} of {len(never)} labels are wrong"
