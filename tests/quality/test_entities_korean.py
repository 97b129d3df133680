"""People in Korean text outside of the knowledge base: names are found by their context, and no noun is taken for a
name. The texts and the people in them are fictional."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.entities.korean.unnamed import is_local
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


def people(text: str, tagger: Tagger, base: Knowledge) -> dict[str, list[str]]:
    """The persons of a text that mean somebody outside it, and the text of their mentions."""
    found = find_entities(tagger.tag(text), base, None, "2024-03-05")
    persons = (e for e in found if e.kind == "person" and not is_local(e))
    return {e.name: [text[m.start : m.end] for m in e.mentions] for e in persons}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("배우 추소영은 21일 시사회에 참석했다. 추소영은 탈북민 역을 맡았다.", {"추소영": 2}),
        ("철원에서 농사를 짓는 옥경태(58)씨는 밤잠을 설쳤다. 옥경태씨는 소음을 탓했다.", {"옥경태": 2}),
        ("염도현·나윤채·봉하진 의원은 2일 기자회견을 열었다.", {"염도현": 1, "나윤채": 1, "봉하진": 1}),
        ("대표팀은 공민재(전북)와 변우진(울산)을 불렀다. 공민재는 기뻐했다.", {"공민재": 2, "변우진": 1}),
        ("대통령은 17일 길종문 신임 주유엔 대사에게 신임장을 줬다.", {"길종문": 1}),
        ("이웃 제갈민수 이장은 주민 회의를 열었다.", {"제갈민수": 1}),
        ("중대장 국승환 대위와 채이슬 중사가 훈련에 참가했다.", {"국승환": 1, "채이슬": 1}),
    ],
)
def test_a_name_is_recognised_by_its_context(text: str, names: dict[str, int], tagger: Tagger, base: Knowledge) -> None:
    assert {name: len(mentions) for name, mentions in people(text, tagger, base).items()} == names


@pytest.mark.parametrize(
    "text",
    [
        "유명 배우 위해 마련한 자리였다. 국세 행정을 다루는 공사 사장과 이사가 왔다.",
        "정밀 검사와 임대 시장 점검은 다음 주에 열린다. 시장 안정화 대책도 논의됐다.",
        "감독 선임이 늦어졌다. 의장 선임은 다음 달이다. 영화를 연출한 감독은 없었다.",
        "기계화 보병 중대장들이 모였다. 연예인 대표와 여성 의원 모임 대표도 왔다.",
        "경찰은 김모(53)씨와 박모 씨를 불러 조사했다. 김씨는 혐의를 부인했다.",
        "정의연(정의기억연대) 이사회와 공무원 노조 위원장이 성명을 냈다.",
    ],
)
def test_a_noun_beside_a_title_is_no_person(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert people(text, tagger, base) == {}


def test_a_family_name_with_a_title_is_resolved(tagger: Tagger, base: Knowledge) -> None:
    text = "염도현 의원과 염수진 교수가 토론했다. 염 의원은 반대했다. 염 교수는 찬성했다. 염 장관은 오지 않았다."
    assert people(text, tagger, base) == {"염도현": ["염도현", "염"], "염수진": ["염수진", "염"]}


def test_a_family_name_shared_by_two_with_one_title_is_unresolved(tagger: Tagger, base: Knowledge) -> None:
    text = "염도현 의원과 염수진 의원이 토론했다. 염 의원은 반대했다."
    assert people(text, tagger, base) == {"염도현": ["염도현"], "염수진": ["염수진"]}


def test_determiners_before_a_title_are_no_family_names(tagger: Tagger, base: Knowledge) -> None:
    text = "한도윤 의원과 양서진 장관, 전하람 장관이 왔다. 한 의원은 퇴장했다. 양 장관은 회담했다. 전 장관은 없었다."
    assert people(text, tagger, base) == {"한도윤": ["한도윤"], "양서진": ["양서진"], "전하람": ["전하람"]}
