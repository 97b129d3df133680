"""Facts of Japanese and Chinese reports."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from tests.fakes.reading import SampleReader
from tests.judgement.east_facts import AHEAD, END, LAUNCH, NUMBER_OF, SEEN, east_reports, scored
from tests.judgement.share import LOOK, NUMBER

FLOORS = {
    (LAUNCH, "ja", LOOK): (31 / 31, 31 / 31),
    (LAUNCH, "ja", NUMBER): (35 / 36, 35 / 36),
    (LAUNCH, "zh", LOOK): (38 / 38, 38 / 38),
    (LAUNCH, "zh", NUMBER): (33 / 33, 33 / 33),
    (AHEAD, "ja", LOOK): (7 / 7, 7 / 7),
    (AHEAD, "ja", NUMBER): (12 / 14, 13 / 13),
    (AHEAD, "zh", LOOK): (6 / 6, 6 / 6),
    (AHEAD, "zh", NUMBER): (12 / 13, 12 / 12),
    (SEEN, "ja", LOOK): (8 / 8, 8 / 8),
    (SEEN, "ja", NUMBER): (9 / 9, 9 / 9),
    (SEEN, "zh", LOOK): (10 / 10, 10 / 10),
    (SEEN, "zh", NUMBER): (9 / 10, 9 / 9),
    (END, "ja", LOOK): (2 / 2, 2 / 2),
    (END, "ja", NUMBER): (3 / 3, 3 / 3),
    (END, "zh", LOOK): (2 / 2, 2 / 2),
    (END, "zh", NUMBER): (2 / 2, 2 / 2),
    (NUMBER_OF, "ja", LOOK): (5 / 5, 6 / 6),
    (NUMBER_OF, "ja", NUMBER): (9 / 9, 10 / 10),
    (NUMBER_OF, "zh", LOOK): (6 / 7, 8 / 8),
    (NUMBER_OF, "zh", NUMBER): (9 / 9, 9 / 9),
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
    assert [sum(one.language == language for one in texts) for language in ("ja", "zh")] == [90, 90]
    assert sum(not one.facts for one in texts) >= 25  # plans, denials, anniversaries, others' launches
