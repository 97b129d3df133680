"""A text of many statements takes time in proportion to its length, though all of it is one sentence."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from benchmarks.stopwatch import processor_seconds
from bot.model.analysis import Quote, Span
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagged, Tagger

SHORT, LONG = 2_500, 10_000


def tagged(tagger: Tagger, piece: str, length: int) -> Tagged:
    """The text as one sentence without names, whatever the tagger thinks of it."""
    text = piece * (length // len(piece))
    return replace(tagger.tag(text), guesses=(), korean=(), sentences=(Span(0, len(text.rstrip())),))


def timed(text: Tagged) -> tuple[float, int]:
    """The processor seconds that finding the statements takes, and how many there are."""
    found: list[Quote] = []
    return processor_seconds(lambda: found.extend(find_quotes(text, ()))), len(found)


@pytest.mark.parametrize(
    "piece",
    [
        "“우리는 간다”고 말하며 “너희도 온다”고 전하고 ",
        "것으로 보인다며 것을 촉구하고 ",
        "said that the minister said that ",
        "the minister wants the North to go in a video saying that ",
        "市长何文静说：“一定通车。”",
        "「行く」と木村知事は述べた。",
    ],
)
def test_four_times_the_text_takes_little_more_than_four_times_as_long(piece: str, tagger: Tagger) -> None:
    """It took sixteen times as long or more, and a reader's whole time for a text of ordinary length."""
    text = tagged(tagger, piece, LONG)
    (short, fewer), (long, more) = timed(tagged(tagger, piece, SHORT)), timed(text)
    assert more > 3 * fewer
    most = 10 * short + 0.15
    assert long < most or timed(text)[0] < most  # a processor shared with other processes is slow now and then


@pytest.mark.parametrize("piece", ["간다고 말했다고 ", "간다고 말한 ", "“간다”고 묻자 "])
def test_a_sentence_that_is_not_cut_takes_no_cube_of_its_length(piece: str, tagger: Tagger) -> None:
    """Seven seconds for each sentence of 2,000 characters before."""
    (short, _), (long, _) = (timed(tagged(tagger, piece, length)) for length in (500, 2_000))
    assert long < 24 * short + 0.3


def test_a_korean_sentence_that_is_cut_keeps_its_statements_and_speakers(tagger: Tagger) -> None:
    report = "통일부는 “남북 대화가 다시 시작돼야 한다”고 밝혔고 외교부는 “다음 달에 회담이 열린다”고 설명했으며 "
    quotes = find_quotes(tagged(tagger, report, 100 * len(report)), ())
    assert len(quotes) > 190  # at a cut, one may lose its verb
    assert {quote.speaker for quote in quotes} == {"통일부", "외교부"}


@pytest.mark.parametrize(
    "piece",
    [
        "市長何文靜表示，會通車，",
        "议员沈国栋说",
        "“一”",
        "「",
        "木村知事は「行く」と述べ、",
        "木村知事は",
        "「行く」と木村知事は",
        "5日、会見で、",
    ],
)
def test_a_chinese_or_japanese_sentence_without_end_takes_time_in_proportion(piece: str, tagger: Tagger) -> None:
    """Each verb looked at all quotations of its sentence, and each quotation at all words before it."""
    (short, _), (long, _) = (timed(tagged(tagger, piece, length)) for length in (SHORT, LONG))
    assert long < 10 * short + 0.04
