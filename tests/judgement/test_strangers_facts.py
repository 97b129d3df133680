"""Invented facts in articles by a stranger: in English and Korean, in the later files in Japanese and Chinese too."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from tests.fakes.reading import SampleReader
from tests.judgement.share import LOOK, NUMBER
from tests.judgement.strangers_facts import FILES, scored, stranger_reports

FLOORS = {
    (FILES[0], "en", LOOK): (56 / 56, 36 / 45),
    (FILES[0], "en", NUMBER): (53 / 56, 28 / 36),
    (FILES[0], "ko", LOOK): (44 / 44, 26 / 28),
    (FILES[0], "ko", NUMBER): (41 / 44, 27 / 28),
    (FILES[1], "en", LOOK): (32 / 33, 12 / 12),
    (FILES[1], "en", NUMBER): (28 / 33, 17 / 19),
    (FILES[1], "ko", LOOK): (21 / 21, 10 / 10),
    (FILES[1], "ko", NUMBER): (15 / 21, 12 / 14),
    (FILES[2], "en", LOOK): (48 / 48, 33 / 42),
    (FILES[2], "en", NUMBER): (43 / 48, 29 / 37),
    (FILES[2], "ko", LOOK): (34 / 34, 21 / 25),
    (FILES[2], "ko", NUMBER): (31 / 34, 33 / 36),
    (FILES[2], "ja", LOOK): (14 / 14, 8 / 9),
    (FILES[2], "ja", NUMBER): (13 / 14, 17 / 22),
    (FILES[2], "zh", LOOK): (14 / 14, 11 / 12),
    (FILES[2], "zh", NUMBER): (14 / 14, 18 / 20),
    (FILES[3], "en", LOOK): (16 / 19, 7 / 10),
    (FILES[3], "en", NUMBER): (15 / 19, 9 / 9),
    (FILES[3], "ko", LOOK): (16 / 16, 10 / 10),
    (FILES[3], "ko", NUMBER): (14 / 16, 8 / 8),
    (FILES[3], "ja", LOOK): (8 / 8, 8 / 8),
    (FILES[3], "ja", NUMBER): (8 / 8, 4 / 4),
    (FILES[3], "zh", LOOK): (8 / 8, 5 / 5),
    (FILES[3], "zh", NUMBER): (8 / 8, 6 / 6),
}
"""Of the texts of a file, a language and a half, those of which nothing wrong is read; of the facts that they state,
those found."""


@pytest.mark.parametrize(("file", "language", "half"), FLOORS)
def test_no_fact_is_invented(file: str, language: str, half: str, sample_reader: SampleReader, base: Knowledge) -> None:
    score = scored(stranger_reports(file, half, language), sample_reader, base)
    clean, found = FLOORS[file, language, half]
    assert score.clean.value >= clean, score.clean
    assert score.found.value >= found, score.found


def test_the_texts_are_complete_and_in_halves() -> None:
    for file, traps, plain in zip(FILES, (160, 80, 160, 68), (40, 28, 60, 34), strict=True):
        texts = stranger_reports(file)
        assert [sum(one.half == half for one in texts) for half in (LOOK, NUMBER)] == [(traps + plain) // 2] * 2
        assert sum(not one.name.endswith("-true") for one in texts) == traps
        assert len({one.text for one in texts}) == len(texts)
