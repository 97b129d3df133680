"""The written Korean sentences against the reader: statements found, with whose name, and how many are none."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement import korean_statements
from tests.judgement.share import LOOK, NUMBER

FOUND = {LOOK: 66 / 68, NUMBER: 69 / 72}
UNHARMED = {LOOK: 66 / 66, NUMBER: 65 / 67}
NAMED = {LOOK: 66 / 66, NUMBER: 67 / 70}
OF_THE_RIGHT_KIND = {LOOK: 66 / 66, NUMBER: 66 / 67}
PRECISE = {LOOK: 66 / 66, NUMBER: 67 / 67}


@pytest.mark.parametrize("half", [LOOK, NUMBER])
def test_korean_statements_of_ten_outlets(half: str, tagger: Tagger, base: Knowledge) -> None:
    shares = korean_statements.measured((case for case in korean_statements.cases() if case.half == half), tagger, base)
    assert shares.found.value >= FOUND[half]
    assert shares.unharmed.value >= UNHARMED[half]
    assert shares.named.value >= NAMED[half]
    assert shares.kind.value >= OF_THE_RIGHT_KIND[half]
    assert shares.precise.value >= PRECISE[half]


def test_the_cases_are_complete_and_in_halves() -> None:
    cases = korean_statements.cases()
    assert Counter(case.half for case in cases) == {LOOK: 75, NUMBER: 75}
    assert len({case.text for case in cases}) == len(cases)
    assert set(Counter(case.style for case in cases).values()) == {15}
    assert Counter(bool(case.statements) for case in cases) == {True: 120, False: 30}
    for case in cases:
        assert not set("{}|") & set(case.text)
        for statement in case.statements:
            assert 0 <= statement.span.start < statement.span.end <= len(case.text)
            assert statement.speakers or statement.nobody


def test_a_wrong_speaker_a_missing_one_and_an_invented_statement_are_counted(tagger: Tagger, base: Knowledge) -> None:
    def shares(marked: str) -> tuple[int, int, int, int]:
        case = korean_statements.marked_sentences(LOOK, "wire", marked)
        counted = korean_statements.measured([case], tagger, base)
        return counted.found.right, counted.unharmed.right, counted.named.right, counted.precise.right

    assert shares("군청은 {i|군청|다리를 고친다}고 밝혔다.") == (1, 1, 1, 1)
    assert shares("군청은 {i|시청|다리를 고친다}고 밝혔다.") == (1, 0, 1, 1)
    assert shares("{i|군청|다리를 고친다}고 밝혔다.") == (1, 1, 0, 1)
    assert shares("{i|-|다리를 고친다}고 밝혔다.") == (1, 1, 1, 1)
    assert shares("군청은 다리를 고친다고 밝혔다.") == (0, 0, 0, 0)
    assert shares("{i|군청|군청은 다리를 고친다.}") == (0, 0, 0, 0)
