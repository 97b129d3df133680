"""Koreans whose family or given name is in no list, beside an office, and the words that only look like them."""

from __future__ import annotations

import pytest

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger

NAMED = (
    ("물러난 능시은 전 문화부시장의 후임은 정해지지 않았다.", "능시은", "전 문화부시장"),
    ("수사를 이끄는 채옥분 경상의료원 지부장은 말을 아꼈다.", "채옥분", "경상의료원 지부장"),
    ("경찰은 현장소장 가동민을 체포했다.", "가동민", "현장소장"),
    ("육동한 춘천시장은 예산을 줄였다.", "육동한", "춘천시장"),
    ("국토교통부에서 나온 나기담 철도국장은 서두르지 않았다.", "나기담", "철도국장"),
    ("인천시장 유정본은 고개를 숙였다.", "유정본", "인천시장"),
    ("청량사 주지 법진 스님이 종을 쳤다.", "법진", "청량사 주지"),
)
"""A text, a person in it, and the office, "-" for none."""
NOBODY = (
    "정부는 장관을 교체하기로 했다.",
    "국회는 의장을 새로 뽑았다.",
    "도의회 의장은 사퇴했다.",
    "노조원 대표가 나섰다.",
    "당대표 선거에 다섯 명이 나섰다.",
    "부시장 사무실을 압수수색했다.",
    "총선거 후보 등록이 시작됐다.",
    "구속된 회장은 말이 없었다.",
    "방북한 러시아 천연자원부 장관이 떠났다.",
    "추천한 위원은 셋이다.",
    "시장 상인은 울상이었다.",
    "시장 예상치를 웃돌았다.",
    "대표 사퇴를 요구했다.",
    "장관 임명을 강행했다.",
    "해솔시 시장은 불출마를 선언했다.",
    "미르대 초빙교수로 자리를 옮겼다.",
    "연해주 주지사는 다리를 약속했다.",
    "한미일 외교장관이 만났다.",
    "1심에서 중형을 받은 회장은 항소했다.",
    "화성 정상각도 발사에 성공했다고 소장이 말했다.",
    "황사는 소장이 걱정할 일이 아니다.",
    "비구니 스님 열 명이 왔다.",
    "젊은 스님 둘이 절을 지켰다.",
    "피격된 의원이 병원으로 옮겨졌다.",
    "순직한 대위의 장례가 열렸다.",
    "만취한 의원이 운전대를 잡았다.",
    "사무총장 해임안을 의결했다.",
    "당무위 의장은 사퇴했다.",
    "여단측 정훈공보부장은 설명했다.",
    "방산팀 선임팀장은 설명했다.",
    "송무과 선임과장이 답했다.",
    "영화 능시은 감독이 왔다.",
)


@pytest.mark.parametrize(("text", "name", "office"), NAMED)
def test_a_person_is_found_with_the_office(text: str, name: str, office: str, tagger: Tagger, base: Knowledge) -> None:
    assert (name, office) in persons(text, tagger, base)


@pytest.mark.parametrize("text", NOBODY)
def test_a_word_before_or_behind_an_office_is_nobody(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert persons(text, tagger, base) == []


def test_a_part_of_a_foreign_name_is_no_person_of_its_own(tagger: Tagger, base: Knowledge) -> None:
    text = "국경없는의사회의 피에르 은코모 대표는 병상을 내주겠다고 했다."
    assert [name for name, _ in persons(text, tagger, base) if name == "은코모"] == []


def test_a_list_without_a_full_stop_is_read_where_its_long_sentence_is_cut(tagger: Tagger, base: Knowledge) -> None:
    text = "가동민 소장 " * 500
    assert len(tagger.tag(text).morphemes) > 1
    assert ("가동민", "소장") in persons(text, tagger, base)


def persons(text: str, tagger: Tagger, base: Knowledge) -> list[tuple[str, str]]:
    """Each person as first written, with the office."""
    found = find_entities(tagger.tag(text), base, None, "2026-11-29")
    people = [entity for entity in found if entity.kind is EntityKind.PERSON]
    return [(text[one.mentions[0].start : one.mentions[0].end], one.role.text if one.role else "-") for one in people]
