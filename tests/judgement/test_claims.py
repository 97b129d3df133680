"""Claims of written reports."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from tests.fakes.reading import SampleReader
from tests.judgement.claims import claims_of, scored, written_claims
from tests.judgement.share import LOOK, NUMBER

FLOORS = {LOOK: (17 / 18, 29 / 29, 0), NUMBER: (16 / 18, 28 / 30, 1)}
"""Numbers found with the right giver, positions found with the right speaker, and claims that nobody makes."""
NAMED = {LOOK: (17 / 17, 30 / 30), NUMBER: (16 / 16, 29 / 30)}
"""Right givers of the numbers that were found, right speakers of the positions."""


@pytest.mark.parametrize("half", [LOOK, NUMBER])
def test_numbers_and_positions_are_found_with_who_takes_them(
    half: str, sample_reader: SampleReader, base: Knowledge
) -> None:
    score = scored(written_claims(half), sample_reader, base)
    numbers, positions, invented = FLOORS[half]
    givers, speakers = NAMED[half]
    assert score.numbers.value >= numbers
    assert score.positions.value >= positions
    assert score.givers.value >= givers
    assert score.speakers.value >= speakers
    assert len(score.invented) <= invented


def test_every_claim_is_a_span_of_its_article(sample_reader: SampleReader, base: Knowledge) -> None:
    for one in written_claims():
        article, claims = claims_of(one, sample_reader, base)
        for number in claims.numbers:
            words = article.words[number.sentence]
            assert 0 <= number.start < number.end <= number.whole <= len(words)
            assert any(char.isdigit() for char in words[number.start : number.end]) or number.value < 100
        for position in claims.positions:
            assert article.words[position.sentence] in article.text
            assert position.day <= article.published


def test_the_texts_are_complete_and_in_halves() -> None:
    texts = written_claims()
    assert {half: sum(one.half == half for one in texts) for half in (LOOK, NUMBER)} == {LOOK: 20, NUMBER: 20}
    assert len({one.name for one in texts}) == len(texts)
    assert sum(one.page.content.decode()[0] > "가" for one in texts) == 9
    assert all(one.expected for one in texts if one.name != "c19")  # a question and a supposition alone
