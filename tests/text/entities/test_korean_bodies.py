"""Organisations in Korean text whose names hold a known one, and social networks that are the place of a post.

The persons and what is said of them are fictional."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


def found(text: str, tagger: Tagger, base: Knowledge) -> dict[str, str | None]:
    """What the text says at each mention of an organisation, and its id."""
    entities = find_entities(tagger.tag(text), base, None, "2024-03-05")
    bodies = (entity for entity in entities if entity.kind == "organisation")
    return {text[span.start : span.end]: entity.id for entity in bodies for span in entity.mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("통신사 LG유플러스는 요금제를 새로 내놓았다고 밝혔다.", "LG유플러스"),
        ("프로야구 두산 베어스와 한화 이글스가 잠실에서 만난다.", "두산 베어스"),
        ("IT기업 블루코어는 신제품을 내놓았다.", "블루코어"),
    ],
)
def test_a_name_that_only_begins_with_a_known_one_is_another_body(
    text: str, name: str, tagger: Tagger, base: Knowledge
) -> None:
    bodies = found(text, tagger, base)
    assert bodies[name] is None
    assert not {"lg-group", "doosan"} & set(bodies.values())


def test_a_body_within_a_known_one_is_found_as_the_known_one(tagger: Tagger, base: Knowledge) -> None:
    bodies = found("국회 정보위원회는 조선노동당 중앙위원회 전원회의를 분석했다.", tagger, base)
    assert {"national-assembly", "workers-party-of-korea"} <= set(bodies.values())


def test_a_name_in_latin_capitals_and_hangul_keeps_its_capitals(tagger: Tagger, base: Knowledge) -> None:
    text = "통신사 LG유플러스는 요금제를 새로 내놓았다고 밝혔다."
    assert "LG유플러스" in {entity.name for entity in find_entities(tagger.tag(text), base, None, None)}


@pytest.mark.parametrize(
    "text",
    [
        "추소영은 페이스북에 글을 올렸다.",
        "추소영은 트위터와 페이스북에 사진을 올렸다.",
        "추소영은 페이스북을 통해 사과했다.",
        "추소영의 트위터 계정이 정지됐다.",
        "사진은 추소영이 페이스북에서 공개했다.",
    ],
)
def test_a_network_where_something_was_posted_is_no_entity(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert found(text, tagger, base) == {}


@pytest.mark.parametrize(
    "text",
    [
        "페이스북은 대책을 내놓겠다고 밝혔다.",
        "페이스북에 따르면 계정 백만 개가 정지됐다.",
        "경찰은 페이스북에 대한 조사를 시작했다.",
    ],
)
def test_a_network_that_acts_is_a_company(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert found(text, tagger, base)["페이스북"] == "facebook"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("군산에 사는 이모씨(40·여)가 112에 신고했다.", "이"),
        ("경찰은 김모 씨를 불러 조사했다.", "김"),
        ("검찰은 윤 모씨를 재판에 넘겼다.", "윤"),
        ("가수 서린(본명 진미영)이 결혼한다.", "진미영"),
    ],
)
def test_what_is_written_beside_a_persons_name_is_no_part_of_it(
    text: str, name: str, tagger: Tagger, base: Knowledge
) -> None:
    entities = find_entities(tagger.tag(text), base, None, "2024-03-05")
    persons = [entity for entity in entities if entity.kind == "person"]
    texts = {text[span.start : span.end] for entity in persons for span in entity.mentions}
    assert name in texts
    assert texts.isdisjoint({"모", f"{name}모", f"{name}모씨", f"본명 {name}"})


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        ("나토와 아세안이 발사를 규탄했다고 미 국무부가 밝혔다.", "나토", "north-atlantic-treaty-organization"),
        ("자민당은 도쿄에서 총회를 열었다.", "자민당", "liberal-democratic-party"),
        ("일본 정부가 항의했다. 방위성 관계자는 분석 중이라고 말했다.", "방위성", "japanese-ministry-of-defense"),
        ("국가안보실은 상황을 점검했다고 밝혔다.", "국가안보실", "office-of-national-security-korea"),
        ("수방사 장병이 훈련에 참가했다.", "수방사", "capital-defense-command-south-korea"),
        ("한미연합사는 계획대로 한다고 밝혔다.", "한미연합사", "rok-us-combined-forces-command"),
        ("현대차와 SK하이닉스의 주가가 올랐다.", "현대차", "hyundai-motor"),
        ("국수본은 압수수색을 했다.", "국수본", "national-office-of-investigation"),
        ("중국 전인대는 5일 베이징에서 열린다.", "전인대", "national-people-s-congress"),
        ("미국 하원 외교위원회는 결의안을 통과시켰다.", "하원 외교위원회", "house-foreign-affairs-committee"),
    ],
)
def test_bodies_are_known_by_the_short_names_of_korean_news(
    text: str, name: str, known: str, tagger: Tagger, base: Knowledge
) -> None:
    bodies = found(text, tagger, base)
    assert known in {one for written, one in bodies.items() if written.endswith(name)}


def test_a_club_named_like_a_known_person_is_a_club(tagger: Tagger, base: Knowledge) -> None:
    assert found("여자부 한강 위너스의 선우빈 감독이 후보로 꼽힌다.", tagger, base)["한강 위너스"] is None


@pytest.mark.parametrize(
    "text",
    [
        "프랑스 상원 외교위원회 대표단이 왔다. 상원 외교위는 참전을 기렸다.",
        "아시아나 유럽에서 온 관광객이 늘었다.",
        "NCG, a mining company in Perth, sold its stake.",
        "ONS said British inflation had slowed.",
        "The KEF said in Nairobi that it would build the bridge.",
    ],
)
def test_short_names_that_others_bear_too_are_not_linked(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert not set(found(text, tagger, base).values()) - {None}


@pytest.mark.parametrize("text", ["한·미·일 등 11개국이 참여했다.", "한·미 연합훈련이 열렸다.", "북·러 협력이 깊다."])
def test_a_syllable_of_a_list_of_states_is_no_name(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert not [one.name for one in find_entities(tagger.tag(text), base, None, None) if len(one.name) == 1]
