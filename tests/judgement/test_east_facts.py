"""Facts of Japanese and Chinese reports. Floors are only raised; failures of the half kept as a number give figures
only."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from tests.fakes.reading import SampleReader
from tests.judgement.east_facts import AHEAD, END, LAUNCH, NUMBER_OF, SEEN, east_reports, scored
from tests.judgement.share import LOOK, NUMBER

FLOORS = {
    (LAUNCH, "ja", LOOK): (31 / 31, 31 / 31),
    (LAUNCH, "ja", NUMBER): (33 / 33, 33 / 33),
    (LAUNCH, "zh", LOOK): (38 / 38, 38 / 38),
    (LAUNCH, "zh", NUMBER): (30 / 30, 30 / 30),
    (AHEAD, "ja", LOOK): (7 / 7, 7 / 7),
    (AHEAD, "ja", NUMBER): (7 / 8, 7 / 7),
    (AHEAD, "zh", LOOK): (6 / 6, 6 / 6),
    (AHEAD, "zh", NUMBER): (7 / 8, 7 / 7),
    (SEEN, "ja", LOOK): (8 / 8, 8 / 8),
    (SEEN, "ja", NUMBER): (4 / 4, 4 / 4),
    (SEEN, "zh", LOOK): (9 / 10, 9 / 9),
    (SEEN, "zh", NUMBER): (4 / 4, 4 / 4),
    (END, "ja", LOOK): (1 / 2, 1 / 1),
    (END, "ja", NUMBER): (2 / 2, 2 / 2),
    (END, "zh", LOOK): (2 / 2, 2 / 2),
    (END, "zh", NUMBER): (1 / 1, 1 / 1),
    (NUMBER_OF, "ja", LOOK): (5 / 5, 6 / 6),
    (NUMBER_OF, "ja", NUMBER): (6 / 6, 7 / 7),
    (NUMBER_OF, "zh", LOOK): (6 / 7, 8 / 8),
    (NUMBER_OF, "zh", NUMBER): (6 / 6, 6 / 6),
}
"""Of the facts of a kind, in a language and a half, those that are found; of those found, those that are right."""


@pytest.mark.parametrize(("kind", "language", "half"), FLOORS)
def test_facts_are_found_and_none_is_invented(
    kind: str, language: str, half: str, sample_reader: SampleReader, base: Knowledge
) -> None:
    score = scored(east_reports(half, language), kind, sample_reader, base)
    found, right = FLOORS[kind, language, half]
    assert score.found.value >= found, score.found
    assert score.right.value >= right, score.right


def test_the_texts_are_complete_and_in_halves() -> None:
    texts = east_reports()
    assert {(one.language, one.half) for one in texts} == {(a, b) for a in ("ja", "zh") for b in (LOOK, NUMBER)}
    assert [sum(one.language == language for one in texts) for language in ("ja", "zh")] == [70, 70]
    assert sum(not one.facts for one in texts) >= 25  # plans, denials, anniversaries, others' launches
