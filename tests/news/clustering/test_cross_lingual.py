"""Words that mean the same in several languages."""

from __future__ import annotations

import pytest

from bot.news.clustering.cross_lingual import meanings


@pytest.mark.parametrize(
    "text", ["최고고도 6천㎞", "정점 고도는 100㎞였다", "저고도로 비행했다", "最大高度は100キロ", "导弹飞行高度100公里"]
)
def test_an_altitude_is_one(text: str) -> None:
    assert "=altitude" in meanings(text)


@pytest.mark.parametrize(
    "text",
    [
        "대화에 나서겠다고도 했다",
        "회담을 열자고도 말했다",
        "보고도 받지 못했다",
        "핵무력을 고도화하고 있다",
        "고도의 긴장",
        "高度评价两国关系",
        "高度化する核戦力",
    ],
)
def test_the_end_of_a_verb_and_what_is_highly_done_are_no_altitude(text: str) -> None:
    assert "=altitude" not in meanings(text)


def test_a_vice_minister_is_not_wounded() -> None:
    assert "=wounded" not in {*meanings("임천일 외무성 부상이 담화를 발표했다")}
    assert "=wounded" in {*meanings("병사 3명이 부상했다")}


def test_a_camp_is_no_prison_and_a_title_no_championship() -> None:
    assert not {"=prison", "=champion"} & {*meanings("A report titled Peace names Camp David")}
