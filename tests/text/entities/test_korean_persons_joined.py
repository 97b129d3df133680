"""What the name rules found in Korean text keeps its name and office when the tagger finds more beside it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.model.analysis import Entity, EntityKind
from bot.text.entities.find import find_entities
from bot.text.entities.korean.persons import people
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("노무라 홀딩스 대표는 실적을 발표했다.", {}),
        ("이시다 건설 사장은 부인했다. 이시다 사장은 곧 물러난다.", {"이시다": "사장"}),
        ("사사키 병원 원장은 환자가 줄었다고 말했다.", {}),
        ("스즈키 자동차 사장은 공장을 둘러봤다.", {}),
        ("고바야시 제약 대변인은 부인했다.", {}),
        ("레알 마드리드 감독은 아쉬움을 나타냈다.", {}),
        ("골드만 삭스 대표는 웃었다. 이날 모건 스탠리 전무도 자리에 있었다.", {}),
        ("롤스 로이스 사장이 서울을 찾았다.", {}),
        ("인터 밀란 감독은 선수들을 칭찬했다.", {}),
        ("히타치 제작소 부사장은 계약에 서명했다.", {}),
        ("골드만 삭스의 제임스 하트 대표는 부인했다.", {"제임스 하트": "대표"}),
        # a person whose body or field is between the name and the office
        ("제갈민수 그룹 회장은 사과했다.", {"제갈민수": "그룹 회장"}),
        ("마부치 건설 장관은 사임했다.", {"마부치": "건설 장관"}),
        ("다나카 외무성 차관은 부인했다.", {"다나카": "외무성 차관"}),
        ("사토 겐지 건설 사장은 웃었다.", {"사토 겐지": "건설 사장"}),
        ("해솔시 시장은 불출마를 선언했다.", {}),
        ("변호를 맡은 법무법인 다온의 차하늘 변호사는 부인했다.", {"차하늘": "변호사"}),
        ("정부는 장관에 이어 문도윤 씨를 임명했다.", {"문도윤": "-"}),
    ],
)
def test_the_head_of_a_firm_with_a_foreign_name_is_nobody_of_that_name(
    text: str, names: dict[str, str], tagger: Tagger, base: Knowledge
) -> None:
    assert persons(tagger.tag(text), base) == names


def test_two_bodies_beside_a_dash_are_two(tagger: Tagger, base: Knowledge) -> None:
    text = "여당-정부 협의가 열렸다."
    found = find_entities(tagger.tag(text), base, None, "2025-02-20")
    assert [_first(text, one) for one in found] == ["여당", "정부"]


def called(text: str, tagger: Tagger, base: Knowledge) -> dict[str, list[str]]:
    """What each person of a text is called in it, in order, by the longest name."""
    found = (one for one in find_entities(tagger.tag(text), base, None, "2025-06-20") if one.kind is EntityKind.PERSON)
    names = ([text[mention.start : mention.end] for mention in one.mentions] for one in found)
    return {max(forms, key=len): forms for forms in names}


@pytest.mark.parametrize(
    ("text", "person", "forms"),
    [
        # a headline calls by title who is introduced below it
        ("염 차관 “검토한다”\n염도현 국토부 차관은 4일 이같이 말했다.", "염도현", ["염", "염도현"]),
        ("염 차관이 왔다.\n염도현 국토부 차관은 4일 이같이 말했다.", "염도현", ["염도현"]),
        ("염 차관 “검토한다”\n염도현 국토부 차관과 염기훈 교육부 차관이 왔다.", "염도현", ["염도현"]),
        ("염 차관 “검토한다”\n염도현 전 차관은 4일 이같이 말했다.", "염도현", ["염도현"]),
        # an office that the base has, where the text gives none
        ("북한 김정은이 3일 공장을 찾았다. 김 위원장은 웃었다.", "김정은", ["김정은", "김"]),
        ("북한 김정은이 3일 공장을 찾았다. 김 의원은 웃었다.", "김정은", ["김정은"]),
        ("합동참모본부는 김명수가 이끈다. 김 의장은 해군 출신이다.", "김명수", ["김명수", "김"]),
        ("합동참모본부는 김명수가 이끈다. 김 위원장은 해군 출신이다.", "김명수", ["김명수"]),
        # an office that was over by then
        ("윤석열 정부의 보를 조사한다. 윤 대통령은 나섰다.", "윤석열", ["윤석열"]),
        # two offices
        ("표도현 총리 겸 외무상이 왔다. 표 외무상은 웃었다.", "표도현", ["표도현", "표"]),
        ("표도현 총리 겸 내각 당위원장이 왔다. 표 위원장은 웃었다.", "표도현", ["표도현"]),
        ("재무책임자(CFO) 겸 부사장인 정하윤 씨가 왔다. 정 부사장은 웃었다.", "정하윤", ["정하윤", "정"]),
        # a title that no list has as a whole, the second of two, one in brackets, and forms of address
        ("백무현 노조 지부장은 왔다. 백 지부장은 웃었다.", "백무현", ["백무현", "백"]),
        ("사공진 대표이사 사장은 왔다. 사공 사장은 웃었다.", "사공진", ["사공진", "사공"]),
        ("옥승재 해군작전사령관(중장)이 왔다. 옥 중장은 웃었다.", "옥승재", ["옥승재", "옥"]),
        ("박하음(17) 군은 왔다. 박 군의 어머니는 웃었다.", "박하음", ["박하음", "박"]),
        ("명태오 교수는 왔다. 명 교수팀의 논문이다.", "명태오", ["명태오", "명"]),
        ("리한성 전 쿠바 주재 대사관 참사는 왔다. 리 전 참사는 웃었다.", "리한성", ["리한성", "리"]),
        ("권보배 대장이 총장에 내정됐다. 권 내정자는 웃었다.", "권보배", ["권보배", "권"]),
        ("권보배 대장이 왔다. 권 내정자는 웃었다.", "권보배", ["권보배"]),
        ("이진수 회사 대표는 왔다. 이 회사는 크다.", "이진수", ["이진수"]),
        # a family name that is "former" elsewhere
        ("전도현씨를 불렀다. 전씨는 웃었다. 전 장관은 울었다.", "전도현", ["전도현", "전"]),
        ("전도현씨를 불렀다. 전씨 측은 웃었다.", "전도현", ["전도현", "전"]),
        ("전도현씨와 전보배씨가 왔다. 전씨는 웃었다.", "전도현", ["전도현"]),
        # the post that the sentence gives, and what a creator is called
        ("초대 국장에는 백무현 전 과장이 임명됐다. 백 국장은 웃었다.", "백무현", ["백무현", "백"]),
        ("후임 사장에 표도현 전무를 내정했다. 표 사장은 웃었다.", "표도현", ["표도현", "표"]),
        ("국장에 백무현 과장이 항의했다. 백 국장은 웃었다.", "백무현", ["백무현"]),
        ("소설가 명태오(39)가 왔다. 명 작가는 웃었다.", "명태오", ["명태오", "명"]),
        ("화가 명태오(39)가 왔다. 명 화백은 웃었다.", "명태오", ["명태오", "명"]),
        ("소설가 명태오와 명하윤은 왔다. 소설가 명하윤은 말했다. 명 작가는 웃었다.", "명태오", ["명태오"]),
        # a Korean's family name behind a foreign one
        ("켈빈 황 엔비온 최고경영자(CEO)가 왔다. 황 CEO는 웃었다.", "켈빈 황", ["켈빈 황", "황"]),
        # the second name with a particle that looks like a part of it
        ("이네스 바르보자도 참석했다. 바르보자는 말했다.", "이네스 바르보자", ["이네스 바르보자", "바르보자"]),
        # a Japanese family name
        ("도이 마사토 총리 겸 외무상이 왔다. 도이 총리는 웃었다.", "도이 마사토", ["도이 마사토", "도이"]),
    ],
)
def test_a_family_name_with_a_title_is_its_persons(
    text: str, person: str, forms: list[str], tagger: Tagger, base: Knowledge
) -> None:
    assert called(text, tagger, base)[person] == forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("배우 겸 감독 차도윤은 개봉 행사를 열었다.", {"차도윤": "배우 겸 감독"}),
        ("정하윤 재무책임자(CFO) 겸 부사장은 웃었다.", {"정하윤": "재무책임자(CFO) 겸 부사장"}),
        ("정하윤 대표(51) 부사장은 웃었다.", {"정하윤": "대표"}),
    ],
)
def test_and_joins_offices_and_is_nobody(text: str, expected: dict[str, str], tagger: Tagger, base: Knowledge) -> None:
    assert persons(tagger.tag(text), base) == expected


def test_a_name_with_a_word_of_contempt_is_a_person() -> None:
    assert [*people("전쟁광 남도윤놈이 또 나섰다.")] == [(4, 7)]
    assert [*people("이런 고약한놈은 없다.")] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("남궁솔은 통일부 부대변인이다.", "남궁솔"),
        ("황보연이 사장에 올랐다.", "황보연"),
        ("제갈민이 국회 국방위원장으로 뽑혔다.", "제갈민"),
        ("사공훈은 국장이었다.", "사공훈"),
        ("선우영은 태강대 교수다.", "선우영"),
        ("남궁정은 통일부 부대변인이 밝혔다.", "남궁정은"),
        ("선우정은 대표는 웃었다.", "선우정은"),
        ("남궁지은 대표로 알려졌다.", "남궁지은"),
    ],
)
def test_a_particle_before_an_office_said_of_somebody_is_no_part_of_the_name(
    text: str, name: str, tagger: Tagger, base: Knowledge
) -> None:
    found = [
        entity.name for entity in find_entities(tagger.tag(text), base, None, None) if entity.kind is EntityKind.PERSON
    ]
    assert found[0] == name


@pytest.mark.parametrize(
    "text",
    [
        "박도현은 태강대 교수다.",
        "박도현 씨는 한빛대 총장이다.",
        "박도현은 서림대 학장으로 일했다.",
        "김은지는 금강대 명예교수였다.",
        "선우영은 태강대 교수다.",
        "위원장 박도현은 태강대 사회학과 교수이며 시인이다.",
        "박도현은 떠났고 서해대 북한학과는 남았다.",
    ],
)
def test_the_university_of_which_somebody_is_said_to_be_a_professor_is_no_person(
    text: str, tagger: Tagger, base: Knowledge
) -> None:
    found = [
        entity.name for entity in find_entities(tagger.tag(text), base, None, None) if entity.kind is EntityKind.PERSON
    ]
    assert len(found) == 1
    assert not found[0].endswith("대")


def test_a_professor_who_is_met_or_introduced_is_a_person(tagger: Tagger, base: Knowledge) -> None:
    for text in ("박도현은 김영대 교수를 만났다.", "발표자는 김영대 교수다."):
        assert "김영대" in [entity.name for entity in find_entities(tagger.tag(text), base, None, None)]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("표도현 은하대 정치외교학과 교수는 놀랐다고 말했다. 표 교수는 웃었다.", "표도현", 2),
        ("남궁솔 나래대병원 정형외과 과장이 수술했다. 남궁 과장은 쉬었다.", "남궁솔", 2),
        ("제갈민수 통일부 장관 후보자는 부인했다. 제갈 후보자는 웃었다. 제갈 장관 후보자가 나갔다.", "제갈민수", 3),
        ("경수진 국세청장 내정자가 왔다. 경 내정자는 말을 아꼈다.", "경수진", 2),
    ],
)
def test_a_family_name_with_the_title_of_a_department_or_nominee_is_the_person(
    text: str, name: str, mentions: int, tagger: Tagger, base: Knowledge
) -> None:
    found = find_entities(tagger.tag(text), base, None, "2025-02-20")
    people = [entity for entity in found if entity.kind is EntityKind.PERSON]
    assert [(_first(text, entity), len(entity.mentions)) for entity in people] == [(name, mentions)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("한동욱 전 방위사업청장은 법정에 나왔다. 한 전 청장은 혐의를 부인했다.", {"한동욱", "한"}),
        ("한동욱 의원은 말했다. 한 전 의원은 반대했다.", {"한동욱"}),
        ("크레인 기사들의 파업이 시작됐다.", set()),
        ("구들 씨와 임한들 씨는 결혼했다.", {"구들", "임한들"}),
    ],
)
def test_a_word_of_time_belongs_to_the_office_and_several_are_nobody(
    text: str, names: set[str], tagger: Tagger, base: Knowledge
) -> None:
    found = find_entities(tagger.tag(text), base, None, "2025-02-20")
    people = (entity for entity in found if entity.kind is EntityKind.PERSON)
    assert {text[span.start : span.end] for entity in people for span in entity.mentions} == names
    assert not any(text[span.start : span.end].endswith(" 전") for entity in found for span in entity.mentions)
