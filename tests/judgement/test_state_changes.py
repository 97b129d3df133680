"""Titles that changed and names that are gone in written pairs of texts of state media."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from tests.judgement.share import LOOK, NUMBER
from tests.judgement.state_changes import scored, written_changes

FLOORS = {LOOK: (15 / 15, 9 / 9), NUMBER: (15 / 15, 9 / 9)}
"""Pairs read right; changes shown that are some."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.load()


@pytest.mark.parametrize("half", [LOOK, NUMBER])
def test_changes_are_found_and_none_is_invented(half: str, knowledge: Knowledge) -> None:
    right, shown = scored(written_changes(half), knowledge)
    floors = FLOORS[half]
    assert right.value >= floors[0]
    assert shown.value >= floors[1]


def test_the_pairs_are_complete_and_in_halves() -> None:
    halves = {half: len(written_changes(half)) for half in (LOOK, NUMBER)}
    assert halves == {LOOK: 15, NUMBER: 15}
