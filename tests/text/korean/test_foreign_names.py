"""Foreign persons from the model of foreign names beside the names of the other model."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise
from typing import cast

import pycrfsuite
import pytest

from bot.text.korean.features import sentence_features
from bot.text.korean.foreign_names import is_foreign, with_foreign
from bot.text.korean.loan_words import with_loans
from bot.text.korean.morphemes import MorphemeAnalyzer
from bot.text.korean.names import LEAST_SURE, PERSON, KoreanName, labelled
from bot.text.korean.tagger import FOREIGN_MODEL, MODEL


def _model(content: bytes) -> pycrfsuite.Tagger:
    model = pycrfsuite.Tagger()
    model.open_inmemory(content)
    return model


CONTENTS = [files("bot.text").joinpath(name).read_bytes() for name in (MODEL, FOREIGN_MODEL)]


def _read(analyzer: MorphemeAnalyzer, text: str) -> tuple[list[KoreanName], list[KoreanName]]:
    """The names of the first model, and those of both."""
    first, second = map(_model, CONTENTS)
    morphemes = analyzer.split(text)
    names = [*labelled(first, sentence_features(text, morphemes), text, morphemes)]
    return names, with_foreign(second, text, morphemes, names)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("정비사 알로이스 켐페르니는 배를 살폈다.", "알로이스 켐페르니"),
        ("프랑스 사진가 뤼시앵 보르다냐크가 왔다.", "뤼시앵 보르다냐크"),
    ],
)
def test_a_foreign_person_is_found_where_the_first_model_is_wrong(
    analyzer: MorphemeAnalyzer, text: str, person: str
) -> None:
    before, after = _read(analyzer, text)
    assert person not in {
        text[name.start : name.end] for name in before if name.sure >= LEAST_SURE[name.label] and name.label == PERSON
    }
    assert person in {text[name.start : name.end] for name in after if name.label == PERSON and name.sure > 0.9}
    assert all(one.end <= other.start for one, other in pairwise(after))


@pytest.mark.parametrize(
    "text",
    [
        "남도윤 위원장은 평양에서 회의를 지도했다.",
        "프로그램 서버와 데이터를 새 컴퓨터로 옮겼다.",
        "노트북과 스마트폰 수출이 늘었다고 관세청이 밝혔다.",
        "엘마리스가 신제품을 냈다.",
    ],
)
def test_without_a_foreign_name_the_names_are_those_of_the_first_model(analyzer: MorphemeAnalyzer, text: str) -> None:
    before, after = _read(analyzer, text)
    assert after == before


@pytest.mark.parametrize(
    ("words", "expected"), [("코스타르디", True), ("쩐 티 흐엉", True), ("국립 코스타르디", False), ("대변인", False)]
)
def test_a_name_is_foreign_when_each_word_looks_so(analyzer: MorphemeAnalyzer, words: str, expected: bool) -> None:
    assert is_foreign(words, with_loans(words, analyzer.split(words))) is expected


class _Labels:
    """A model that gives the first morphemes a person's labels, with one probability."""

    def __init__(self, number: int, sure: float) -> None:
        self._number, self._sure, self._all = number, sure, 0

    def set(self, features: list[list[str]]) -> None:
        self._all = len(features)

    def tag(self) -> list[str]:
        return ["B-PS", *["I-PS"] * (self._number - 1), *["O"] * (self._all - self._number)]

    def marginal(self, label: str, place: int) -> float:
        return self._sure


@pytest.mark.parametrize(
    ("text", "number", "sure", "names", "expected"),
    [
        ("켐페르니가 왔다.", 1, 0.85, [], []),  # a firm may be called so
        ("켐페르니가 왔다.", 1, 0.95, [], ["켐페르니"]),
        ("알로이스 켐페르니가 왔다.", 2, 0.55, [KoreanName(5, 9, "OG", 0.9)], ["알로이스 켐페르니"]),
        ("켐페르니 고을이 왔다.", 2, 0.95, [KoreanName(5, 7, "PS", 0.9)], ["켐페르니 고을"]),
        ("켐페르니 고을이 왔다.", 2, 0.85, [KoreanName(5, 7, "PS", 0.9)], ["고을"]),
        ("켐페르니 고을이 왔다.", 2, 0.95, [KoreanName(5, 7, "OG", 0.9)], ["고을"]),
        ("켐페르니 고을이 왔다.", 2, 0.95, [], []),
    ],
)
def test_how_sure_a_foreign_person_must_be(
    analyzer: MorphemeAnalyzer, text: str, number: int, sure: float, names: list[KoreanName], expected: list[str]
) -> None:
    found = with_foreign(cast("pycrfsuite.Tagger", _Labels(number, sure)), text, analyzer.split(text), names)
    assert [text[name.start : name.end] for name in found] == expected
