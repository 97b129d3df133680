"""A text of many statements takes time in proportion to its length, though all of it is one sentence."""

from __future__ import annotations

import re

import pytest

from benchmarks.stopwatch import processor_seconds
from bot.model.analysis import Quote, Span
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagged

SHORT, LONG = 4_000, 16_000


def found(piece: str, length: int) -> tuple[Quote, ...]:
    text = piece * (length // len(piece))
    tokens = tuple((token.start(), token.end()) for token in re.finditer(r"\w+|[^\w\s]", text))
    return find_quotes(Tagged(text, tokens, (), (Span(0, len(text.rstrip())),)), ())


@pytest.mark.parametrize(
    "piece",
    [
        "“우리는 간다”고 말하며 “너희도 온다”고 전하고 ",
        "것으로 보인다며 것을 촉구하고 ",
        "said that the minister said that ",
    ],
)
def test_four_times_the_text_takes_little_more_than_four_times_as_long(piece: str) -> None:
    """It took sixteen times as long or more, and a reader's whole time for a text of ordinary length."""
    short, long = (processor_seconds(lambda length=length: found(piece, length)) for length in (SHORT, LONG))  # type: ignore[misc]  # bound early
    assert len(found(piece, LONG)) > 3 * len(found(piece, SHORT))
    assert long < 10 * short + 0.5


def test_a_korean_sentence_that_is_cut_keeps_its_statements_and_speakers() -> None:
    report = "통일부는 “남북 대화가 다시 시작돼야 한다”고 밝혔고 외교부는 “다음 달에 회담이 열린다”고 설명했으며 "
    quotes = found(report, 100 * len(report))
    assert len(quotes) > 190  # at a cut, one may lose its verb
    assert {quote.speaker for quote in quotes} == {"통일부", "외교부"}
