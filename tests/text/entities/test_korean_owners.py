"""Korean names of bodies that only the South has in the base, where the words before them make them another's.

The statements are invented."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger

TAX, VOTES, COAST = "national-tax-service-of-south-korea", "national-election-commission", "korea-coast-guard"
BANK, RIGHTS = "bank-of-korea", "national-human-rights-commission-of-korea"


def found(text: str, tagger: Tagger, base: Knowledge) -> dict[str, set[str | None]]:
    """The ids of the organisations of a text, by what it says at their mentions."""
    out: dict[str, set[str | None]] = {}
    for entity in find_entities(tagger.tag(text), base, None, "2026-05-12"):
        for span in entity.mentions if entity.kind == "organisation" else ():
            out.setdefault(text[span.start : span.end], set()).add(entity.id)
    return out


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("도쿄 국세청은 일본 기업 세 곳이 소득을 숨겼다고 밝혔다.", "국세청"),
        ("미국 법무부 산하 국세청 직원이 기소됐다.", "국세청"),
        ("국민의힘 선관위는 후보 자격을 심사했다. 선관위는 이의를 기각했다.", "선관위"),
        ("국민의힘 당 선관위는 경선 일정을 확정했다.", "선관위"),
        ("필리핀 선관위는 중간선거 결과를 공표했다. 선관위는 재검표 요구를 기각했다.", "선관위"),
        ("나이로비 시민들은 투표했다. 선관위는 개표를 시작했다.", "선관위"),
        ("유엔 인권위는 회의를 열었다. 국가인권위원회는 의견을 냈다. 인권위는 표결을 미뤘다.", "인권위"),
        ("대만 국방부와 해경은 훈련을 벌였다.", "해경"),
        ("인천해경은 화재를 진압했다고 밝혔다. 해경은 배도 보냈다.", "해경"),
        ("베트남 산업부는 전력 수요가 늘었다고 밝혔다.", "산업부"),
        ("독일 환경부는 배출량이 줄었다고 밝혔다.", "환경부"),
        ("유럽 공정위가 과징금을 매겼다.", "공정위"),
        # the text goes on with the body abroad, although it names the South
        ("캄보디아 경찰청은 한국인 사건을 수사 중이다. 경찰청은 용의자 3명을 체포했다.", "경찰청"),
        ("필리핀 국방부는 한국산 전투기를 샀다. 국방부는 12대를 더 살 계획이다.", "국방부"),
        ("인도 외교부는 서울에서 회의를 열었다. 외교부는 협력을 약속했다.", "외교부"),
        ("중국 외교부는 한국 정부를 비난했다. 외교부는 “내정 간섭”이라고 했다.", "외교부"),
        ("태국 헌법재판소는 총리를 해임했다. 헌재는 7 대 2로 결정했다.", "헌재"),
    ],
)
def test_another_s_body_stays_without_a_link(text: str, name: str, tagger: Tagger, base: Knowledge) -> None:
    assert found(text, tagger, base)[name] == {None}


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("선관위는 국민의힘과 더불어민주당에 보조금을 지급했다.", "선관위", VOTES),
        ("해경은 제주 해상에서 중국 어선을 나포했다. 중국 선원 12명을 조사한다고 밝혔다.", "해경", COAST),
        ("회의 중 국세청이 자료를 냈다.", "국세청", TAX),
        ("서울 국방부 청사에서 회견이 열렸다.", "국방부", "south-korean-ministry-of-national-defense"),
        ("미국 국무부와 외교부는 협의했다.", "외교부", "south-korean-foreign-ministry"),
        ("중국 외교부와 국방부는 항의했다.", "국방부", "chinese-ministry-of-national-defense"),
        ("국가인권위원회는 의견을 냈다. 인권위는 표결을 미뤘다.", "인권위", RIGHTS),
        ("한은 총재는 기준금리를 동결했다고 밝혔다.", "한은", BANK),
        ("한은은 기준금리를 내렸다. 미국 연준은 동결했다.", "한은", BANK),
        ("한전은 요금을 올렸다. 한전 사장은 사과했다.", "한전", "korea-electric-power-corporation"),
        ("노동부 장관은 현장을 찾았다.", "노동부", "south-korean-ministry-of-employment-and-labor"),
        # the South is named again, or its body was told of first
        (
            "중국 외교부는 반발했다. 한국 정부는 유감을 나타냈다. 외교부 당국자는 “우려를 전했다”고 밝혔다.",
            "외교부",
            "south-korean-foreign-ministry",
        ),
        (
            "외교부는 중국 외교부에 항의했다. 외교부는 대사를 불렀다.",
            "외교부",
            "south-korean-foreign-ministry",
        ),
    ],
)
def test_a_body_of_the_south_is_linked(text: str, name: str, body: str, tagger: Tagger, base: Knowledge) -> None:
    assert found(text, tagger, base)[name] == {body}


@pytest.mark.parametrize("text", ["남은 한은 풀리지 않았다고 유족이 말했다.", "한적한 마을에서 불이 났다."])
def test_a_word_of_the_language_is_no_body(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert found(text, tagger, base) == {}


@pytest.mark.parametrize(
    "text",
    [
        "New Zealand's gender ministry was closed on Tuesday. Wellington gave no reason.",
        "Veterans ministry officials in Canberra said pensions would rise, Australia's government confirmed.",
        "The oceans ministry in Lisbon said Portugal would ban trawling.",
        "Ukraine's veterans ministry said so. The veterans ministry asked for funds.",
    ],
)
def test_ministries_that_many_states_have_need_evidence_in_english(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert not any(ids - {None} for ids in found(text, tagger, base).values())


def test_the_end_of_a_name_is_the_one_body_that_was_named_before(tagger: Tagger, base: Knowledge) -> None:
    entities = find_entities(
        tagger.tag("부산항만공사는 물동량이 늘었다고 밝혔다. 항만공사에 따르면 컨테이너가 5% 늘었다."), base, None, None
    )
    assert [(entity.name, len(entity.mentions)) for entity in entities] == [("부산항만공사", 2)]
    several = found("인천항만공사와 부산항만공사는 협약을 맺었다. 항만공사에 따르면 물동량이 늘었다.", tagger, base)
    assert several.keys() == {"인천항만공사", "부산항만공사", "항만공사"}


@pytest.mark.parametrize(
    "text",
    [
        "스카이리지에어로 대표는 회견을 열었다. 스카이리지에어로는 드론을 만든다. 스카이리지에어로가 수출을 늘렸다.",
        "한동욱 씨는 업체 스카이리지에어로에서 돈을 받았다. 배성호 스카이리지에어로 대표는 징역 2년을 받았다.",
    ],
)
def test_a_last_syllable_like_a_particle_belongs_to_the_name_if_others_follow_it(
    text: str, tagger: Tagger, base: Knowledge
) -> None:
    assert "스카이리지에어로" in found(text, tagger, base)
    assert "스카이리지에어" not in found(text, tagger, base)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("더불어민주당이 법안을 냈다. 민주당 도한별 의원은 웃었다. 민주당은 표결했다.", 3),
        ("더불어민주당 도한별 의원이 미 민주당 의원들을 만났다. 민주당은 환영했다.", 1),
        ("더불어민주당이 논평을 냈다. 트럼프 대통령은 민주당을 비난했다. 공화당은 침묵했다.", 1),
        ("일본 입헌민주당이 논평을 냈다. 민주당은 법안을 냈다.", 0),
        ("더불어민주당은 논평했다. 미국 하원에서 민주당은 법안을 막았다.", 1),
        ("더불어민주당은 논평했다. 바이든 전 대통령의 민주당은 반성했다.", 1),
        ("더불어민주당은 논평했다. 독일 사회민주당은 졌다. 민주당은 환영했다.", 1),
        ("민주당이 법안을 냈다. 국민의힘은 반대했다.", 0),
    ],
)
def test_the_short_name_of_a_party_named_before(text: str, mentions: int, tagger: Tagger, base: Knowledge) -> None:
    found = find_entities(tagger.tag(text), base, None, "2025-11-28")
    assert sum(len(one.mentions) for one in found if one.id == "democratic-party-of-korea") == mentions


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("한화에어로스페이스는 로켓을 만든다. 한화는 웃었다.", {"hanwha"}),
        ("한화오션은 배를 만든다. 한화는 웃었다.", {"hanwha-ocean"}),
        ("김민석 국무총리가 왔다. 한화 관계자는 웃었다.", {"hanwha"}),
    ],
)
def test_a_full_name_comes_before_the_short_name_of_another(
    text: str, ids: set[str], tagger: Tagger, base: Knowledge
) -> None:
    found = find_entities(tagger.tag(text), base, None, "2025-11-28")
    assert {one.id for one in found if one.id and one.id.startswith("hanwha")} == ids
