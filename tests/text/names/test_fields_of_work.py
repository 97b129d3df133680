"""Two people of one name are told apart by what stands beside it."""

from __future__ import annotations

import pytest

from bot.catalogue import entity_kinds
from bot.model.analysis import Span
from bot.text.names.fields_of_work import FIELDS, _words, field_of

_STATED = [
    ("부산지검 *김민수* 검사는 말했다.", "law"),
    ("울산의 공격수 *김민수*가 두 골을 넣었다.", "sport"),
    ("*이지은* 통일부 과장은 설명했다.", "office"),
    ("외교부 *한지원* 심의관은 전했다.", "office"),
    ("*박성호* 한울대 교수(북한학)는 말했다.", "office"),
    ("어선 선장 *박성호*(58)씨는 말했다.", "other"),
    ("서울대병원 의사 *김영호*는 말했다.", "medicine"),
    ("*강동훈* 감독의 영화 ‘강 건너’가 상을 받았다.", "arts"),
    ("*강동훈* 감독은 경기 뒤에 말했다.", "sport"),
    ("*강동훈* 감독은 말했다.", ""),
    ("한빛전자 *정현우* 대표는 밝혔다.", "business"),
    ("*정현우* 대표는 밝혔다.", ""),
    ("검사 출신 *표수진* 의원은 말했다.", "office"),
    ("*서정태* 전 통일부 장관은 말했다.", "office"),
    ("검사는 *김민수* 씨를 불렀다.", ""),
    ("Striker *Kim Min-soo* scored.", "sport"),
    ("*Kim Min-soo*, a prosecutor in Busan, said so.", "law"),
    ("*Ryu Tae-hyun*, a lawmaker and former prosecutor, said so.", "office"),
    ("Former prosecutor *Ryu Tae-hyun* said so.", "law"),
    ("*Lee Ji-eun*, a director at the Unification Ministry, said so.", "office"),
    ("Defense Ministry spokesman *Park Jin-woo* said so.", "office"),
    ("Attorney General *Ann Poe* said so.", "law"),
    ("*David Brown*, the chairman, said so.", ""),
    ("*David Brown*, who sued the hospital, said so.", ""),
    ("The judge told *David Brown* to wait.", ""),
    ("サッカー日本代表の*田中誠*選手は話した。", "sport"),
    ("弁護士の*佐藤健一*氏は述べた。", "law"),
    ("*山本恵子*元法相は述べた。", "office"),
    ("*田中誠*さんは話した。", ""),
    ("外交部官员*王伟*说。", "office"),
    ("国足前锋*王伟*说。", "sport"),
    ("*王伟*说。", ""),
]


@pytest.mark.parametrize(("marked", "field"), _STATED)
def test_the_field_is_what_stands_beside_the_name(marked: str, field: str) -> None:
    start, end = marked.index("*"), marked.rindex("*") - 1
    assert field_of(marked.replace("*", ""), [Span(start, end)], None) == field


def test_an_office_found_elsewhere_counts_too() -> None:
    assert field_of("Brown spoke.", [Span(0, 5)], "U.S. Army Col.") == "military"
    assert field_of("A coach named Brown spoke.", [Span(14, 19)], "former judge") == "law"


def test_a_present_field_goes_before_a_past_one_and_two_equal_ones_are_none() -> None:
    text = "Former judge Brown, a lawyer. Coach Green, a senator."
    assert field_of(text, [Span(13, 18)], None) == "law"
    assert field_of(text, [Span(36, 41)], None) == ""


def test_every_field_has_words_and_a_name_for_readers() -> None:
    words = _words()
    assert set(FIELDS) == set(words.callings.values()) >= set(words.bodies.values())
    assert set(FIELDS) == set(entity_kinds.FIELDS)
