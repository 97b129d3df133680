"""The embedding of a headline."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from numpy.typing import NDArray

from bot.model.analysis import EMBEDDING_UNIT, Page, Verdict
from bot.text.headlines.embedder import MEANS, HeadlineEmbedder
from bot.text.headlines.prominence import HeadlineModel
from bot.text.knowledge.base import Knowledge
from bot.text.pipeline import Reader
from bot.text.sources.outlets import SourceTable
from bot.text.tagger import Tagger

VECTOR: NDArray[numpy.float64] = numpy.random.default_rng(1).normal(size=384) / 384**0.5


@pytest.fixture(scope="module")
def model() -> HeadlineModel:
    loaded = HeadlineModel.load()
    assert loaded is not None
    return loaded


def _numbers(embedding: bytes) -> NDArray[Any]:
    return numpy.frombuffer(embedding, numpy.int8) / EMBEDDING_UNIT


def test_the_mean_of_the_language_is_subtracted_and_the_rest_has_unit_length() -> None:
    embed, means = HeadlineEmbedder().embed, numpy.load(str(MEANS))
    for title, mean in zip(("Flood at Sinuiju", "신의주 홍수"), means, strict=True):
        rest = VECTOR - mean
        expected = rest / numpy.linalg.norm(rest)
        assert _numbers(embed(title, VECTOR)) == pytest.approx(expected, abs=1 / EMBEDDING_UNIT)


def test_headlines_of_one_event_are_close_in_two_languages_and_those_of_two_are_not(model: HeadlineModel) -> None:
    embed = HeadlineEmbedder().embed
    flood, other_words, korean, court = (
        _numbers(embed(title, model.vector(title)))
        for title in ("Flood at Sinuiju", "Sinuiju under water", "신의주 홍수", "Court frees ferry captain")
    )
    assert flood @ other_words > 0.4
    assert flood @ korean > 0.2
    assert flood @ court < 0.14


@pytest.mark.parametrize("title", ["鸭绿江在新义州泛滥", "新義州で洪水が発生した"])
def test_a_headline_without_a_mean_has_no_embedding(title: str) -> None:
    assert HeadlineEmbedder().embed(title, VECTOR) == b""


def _page(title: str) -> Page:
    lead = "The river Yalu overflowed at Sinuiju on Monday."
    text = "\n".join([lead, *(f"Some {count} houses of the town were under water by noon." for count in range(20, 40))])
    return Page(None, text.encode(), "text/plain", "utf-8", title, None)


def test_a_reader_embeds_headlines_and_one_without_a_model_does_not(tagger: Tagger, model: HeadlineModel) -> None:
    title = "Flood at Sinuiju"
    page = _page(title)
    tables = Knowledge.load(), SourceTable.load()
    analysis = Reader(tagger, *tables, model).analyze(page)
    assert analysis.verdict is Verdict.ARTICLE
    assert analysis.embedding == HeadlineEmbedder().embed(title, model.vector(title))
    assert analysis.prominence == model.prominence(model.vector(title), "en")
    without = Reader(tagger, *tables).analyze(page)
    assert (without.embedding, without.prominence) == (b"", None)


def test_a_title_without_words_has_no_prominence_and_no_embedding(tagger: Tagger, model: HeadlineModel) -> None:
    reader = Reader(tagger, Knowledge.load(), SourceTable.load(), model)
    for title in ("[속보]", "…", "2024.11.05"):
        analysis = reader.analyze(_page(title))
        assert analysis.title == title
        assert (analysis.embedding, analysis.prominence) == (b"", None)
