"""What the name rules found in Korean text keeps its name and office when the tagger finds more beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.analysis import Entity, EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagged, Tagger

TEXTS = (
    "표도현 은하수농장 이사장은 물러났다.",
    "선우은채 포르쉐 대표는 고개를 숙였다.",
    "제갈민수 카네기재단 대변인은 부인했다.",
    "남궁솔 나래소프트 감독이 팀을 이끌었다.",
    "남궁솔 마다가스카르 서울지국장이 물었다.",
    "제갈민수 바디프랜드 대사가 부임했다.",
    "푸틴 프랑스 총리를 만났다.",
    "국가안보실장을 지낸 경수진 교수와 두레마을 이장인 봉미경 씨가 왔다.",
    "김여정 당 부부장은 담화에서 비난했다.",
    "최룡해동지, 조용원동지를 비롯한 당중앙위원회 성원들이 맞이하였다.",
    "육동주 쏘카 대표와 탁재민 클레이튼 대변인이 참석했다.",
)


def persons(tagged: Tagged, base: Knowledge) -> dict[str, str]:
    """Each person's name as written at first, with the office."""
    found = find_entities(tagged, base, None, "2025-02-20")
    people = (entity for entity in found if entity.kind is EntityKind.PERSON)
    return {_first(tagged.text, entity): entity.role.text if entity.role else "-" for entity in people}


def _first(text: str, entity: Entity) -> str:
    return text[entity.mentions[0].start : entity.mentions[0].end]


@pytest.mark.parametrize("text", TEXTS)
def test_a_person_found_by_rules_is_the_same_with_the_tagger(text: str, tagger: Tagger, base: Knowledge) -> None:
    tagged = tagger.tag(text)
    by_rules = persons(replace(tagged, korean=()), base)
    assert by_rules
    assert persons(tagged, base).items() >= by_rules.items()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("기사장 리창수동무의 발기로 설비를 고쳤다.", {"리창수": "기사장"}),
        ("정책실장 김영호역도는 죄를 지었다.", {"김영호": "-"}),
        ("이장인 엄기철 씨가 나섰다.", {"엄기철": "이장"}),
        ("어시장 좌판의 문소혜는 웃었다.", {"문소혜": "-"}),
        ("로씨야련방 외무상이 도착하였다.", {}),
        ("장관설이 돌던 탁영재는 부인했다.", {"탁영재": "-"}),
        ("경찰은 A양을 폭행한 혐의로 K군을 조사했다.", {"A": "-", "K": "-"}),
        ("골드버그 프랑스 전 대통령의 회고록이 나왔다.", {"골드버그": "프랑스 전 대통령"}),
        ("오스틴 미 국방장관은 서울에서 신원식 장관과 만났다.", {"오스틴": "미 국방장관", "신원식": "장관"}),
    ],
)
def test_what_the_tagger_takes_for_a_name_is_cut_to_the_name(
    text: str, names: dict[str, str], tagger: Tagger, base: Knowledge
) -> None:
    assert persons(tagger.tag(text), base) == names
