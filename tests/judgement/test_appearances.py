"""Who appeared according to written reports."""

from __future__ import annotations

import pytest

from bot.model.evidence.appearances import AppearanceKind
from tests.judgement.appearances import scored, written_namings
from tests.judgement.share import LOOK, NUMBER

FLOORS = {LOOK: (47 / 47, 47 / 47, 75 / 75, 22 / 22), NUMBER: (57 / 57, 57 / 57, 80 / 80, 30 / 30)}
"""Those who appeared and are found; those found who appeared; all with the right kind; right days."""


@pytest.mark.parametrize("half", [LOOK, NUMBER])
def test_who_appeared_is_told_from_who_sent_a_message_and_who_is_only_named(half: str) -> None:
    score = scored(written_namings(half))
    values = (score.recall.value, score.precision.value, score.kinds.value, score.days.value)
    assert all(value >= floor for value, floor in zip(values, FLOORS[half], strict=True)), values


def test_the_texts_are_complete_and_in_halves() -> None:
    texts = written_namings()
    assert len(texts) == 60
    assert sum(one.half == LOOK for one in texts) == 30
    kinds = [kind for one in texts for kind, _ in one.persons.values()]
    assert all(kinds.count(kind) >= 8 for kind in AppearanceKind)
