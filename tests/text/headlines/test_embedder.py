"""The embedding of a headline: with the model, and with a stub in its place."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from numpy.typing import NDArray

from bot.model.analysis import EMBEDDING_UNIT, Page, Verdict
from bot.text.headlines.embedder import MEANS, HeadlineEmbedder, headline
from bot.text.headlines.prominence import HeadlineModel
from bot.text.knowledge.base import Knowledge
from bot.text.pipeline import Reader
from bot.text.sources.outlets import SourceTable
from bot.text.tagger import Tagger

LEAD = "The river Yalu overflowed at Sinuiju on Monday."
KOREAN_LEAD = "압록강이 월요일 신의주에서 넘쳤다."


class _Stub:
    """Gives every text the same vector, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.vector: NDArray[numpy.float64] = numpy.random.default_rng(1).normal(size=384) / 384**0.5

    def encode(self, text: str) -> NDArray[numpy.float64]:
        self.asked.append(text)
        return self.vector


@pytest.fixture(scope="module")
def model() -> HeadlineModel:
    loaded = HeadlineModel.load()
    assert loaded is not None
    return loaded


def _numbers(embedding: bytes) -> NDArray[Any]:
    return numpy.frombuffer(embedding, numpy.int8) / EMBEDDING_UNIT


def test_the_mean_of_the_language_is_subtracted_and_the_rest_has_unit_length() -> None:
    stub, means = _Stub(), numpy.load(str(MEANS))
    embed = HeadlineEmbedder(stub).embed
    for embedding, mean in zip(
        (embed("Flood at Sinuiju", LEAD), embed("신의주 홍수", KOREAN_LEAD)), means, strict=True
    ):
        rest = stub.vector - mean
        assert _numbers(embedding) == pytest.approx(rest / numpy.linalg.norm(rest), abs=1 / EMBEDDING_UNIT)


def test_headlines_of_one_event_are_close_in_two_languages_and_those_of_two_are_not(model: HeadlineModel) -> None:
    embed = HeadlineEmbedder(model).embed
    flood, other_words, korean, court = (
        _numbers(embed(title, text))
        for title, text in (
            ("Flood at Sinuiju", LEAD),
            ("Sinuiju under water", "Houses in Sinuiju stood in water on Monday after the Yalu left its bed."),
            ("신의주 홍수", KOREAN_LEAD),
            ("Court frees ferry captain", "A court in Incheon acquitted the captain of a ferry on Monday."),
        )
    )
    assert flood @ other_words > 0.5
    assert flood @ korean > 0.2
    assert flood @ court < 0.2


def test_title_and_first_sentence_are_read_without_marks_dateline_and_the_title_twice() -> None:
    said = f"Flood at Sinuiju. {LEAD}"
    assert headline("(LEAD) Flood at Sinuiju", f"SEOUL, Feb. 14 (Yonhap) -- {LEAD} Houses fell.") == said
    assert headline("Flood at Sinuiju", f"Flood at Sinuiju\n{LEAD} Houses fell.") == said
    assert headline(None, LEAD) == headline("", LEAD) == LEAD
    assert len(headline("Flood", "water " * 500)) == 400


@pytest.mark.parametrize("title", ["鸭绿江在新义州泛滥", "新義州で洪水が発生した", ""])
def test_a_headline_without_a_mean_has_no_embedding(title: str) -> None:
    stub = _Stub()
    assert HeadlineEmbedder(stub).embed(title, "") == b""
    assert stub.asked == []


def test_a_reader_embeds_articles_and_one_without_a_model_does_not(tagger: Tagger, model: HeadlineModel) -> None:
    text = "\n".join([LEAD, *(f"Some {count} houses of the town were under water by noon." for count in range(20, 40))])
    page = Page(None, text.encode(), "text/plain", "utf-8", "Flood at Sinuiju", None)
    tables = Knowledge.load(), SourceTable.load()
    analysis = Reader(tagger, *tables, model).analyze(page)
    assert analysis.verdict is Verdict.ARTICLE
    assert analysis.embedding == HeadlineEmbedder(model).embed("Flood at Sinuiju", LEAD)
    assert Reader(tagger, *tables).analyze(page).embedding == b""
