"""Positions in Japanese and Chinese reports."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from tests.judgement.east_positions import east_positions, scored
from tests.judgement.share import LOOK, NUMBER

FLOORS = {
    ("ja", LOOK): (24 / 24, 24 / 24),
    ("ja", NUMBER): (27 / 28, 28 / 28),
    ("zh", LOOK): (29 / 29, 29 / 29),
    ("zh", NUMBER): (30 / 31, 30 / 30),
}
"""Of the positions in a language and a half, those that are found with who takes them; of those read, those that are
right."""


@pytest.mark.parametrize(("language", "half"), FLOORS)
def test_positions_are_found_and_nobody_is_given_one_that_is_not_theirs(
    language: str, half: str, base: Knowledge
) -> None:
    score = scored(east_positions(half, language), base)
    found, right = FLOORS[language, half]
    assert score.found.value >= found, score.found
    assert score.right.value >= right, score.right


def test_the_texts_are_complete_and_in_halves() -> None:
    texts = east_positions()
    assert [sum(one.language == language for one in texts) for language in ("ja", "zh")] == [72, 71]
    assert len({one.name for one in texts}) == len(texts)
    assert sum(not one.positions for one in texts) >= 30  # conditions, questions, past leaders, others' denials
