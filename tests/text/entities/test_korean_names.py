"""Korean names as a reader of an article meets them: introduced once, named in other forms, and some without a name."""

from __future__ import annotations

import pytest

from bot.model.analysis import Entity, EntityKind
from bot.text.entities.find import find_entities
from bot.text.entities.korean.unnamed import is_local
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


def read(text: str, tagger: Tagger, base: Knowledge) -> dict[str, Entity]:
    """The entities of a text by name."""
    return {entity.name: entity for entity in find_entities(tagger.tag(text), base, None, "2024-06-01")}


def written(text: str, entity: Entity) -> list[str]:
    """The mentions of an entity as the text has them."""
    return [text[span.start : span.end] for span in entity.mentions]


def test_a_foreigner_introduced_once_is_known_by_the_family_name(tagger: Tagger, base: Knowledge) -> None:
    text = "로버트 밀스 전 사령관은 회견에서 우려를 나타냈다. 밀스는 이어 동맹을 강조했다."
    assert written(text, read(text, tagger, base)["로버트 밀스"]) == ["로버트 밀스", "밀스"]


def test_hanja_in_brackets_belong_to_the_person(tagger: Tagger, base: Knowledge) -> None:
    text = "표지훈(表智勳·62) 대사가 도쿄에 부임했다. 표 대사는 신임장을 냈다."
    assert written(text, read(text, tagger, base)["표지훈"]) == ["표지훈", "表智勳", "표"]


def test_known_places_in_a_row_are_each_found(tagger: Tagger, base: Knowledge) -> None:
    text = "합동참모본부는 북한이 함경남도 신포 일대에서 미사일을 쐈다고 밝혔다."
    found = read(text, tagger, base)
    assert written(text, found["Sinpo"]) == ["신포"]
    assert written(text, found["South Hamgyong Province"]) == ["함경남도"]
    assert found["North Korea"].id == "north-korea"


def test_the_week_before_is_no_city_and_a_rate_nobody(tagger: Tagger, base: Knowledge) -> None:
    text = "지지율은 전주보다 3%포인트 내렸다. 한국은행은 내년 성장률 전망치를 낮췄다. 선사인 한빛고속은 사과했다."
    assert {"전주", "성장률", "선사인"}.isdisjoint(read(text, tagger, base))
    assert "전주" in read("축제는 전주에서 열린다. 전주의 시장은 기뻐했다.", tagger, base)


def test_villagers_and_their_village_are_no_persons(tagger: Tagger, base: Knowledge) -> None:
    text = "은정리의 농장원들은 새 집이 따뜻하다고 말하였다. 로동자들은 공사를 끝낼것을 결의하였다."
    found = read(text, tagger, base)
    assert not [name for name, entity in found.items() if entity.kind is EntityKind.PERSON]


def test_of_a_name_with_and_without_a_particle_one_is_found(tagger: Tagger, base: Knowledge) -> None:
    text = "소설가 한강의 책을 찾는 사람이 늘었다. 서점은 한강 작가의 책을 따로 모았다. 한강의 시집도 있다."
    found = read(text, tagger, base)
    assert "한강의" not in found


def test_a_government_is_its_country_and_no_body_of_its_own(tagger: Tagger, base: Knowledge) -> None:
    text = "파나마 정부는 출항 허가를 늦추고 있다고 통일부가 설명했다."
    found = read(text, tagger, base)
    assert set(found) == {"Panama", "South Korean Ministry of Unification"}


def test_a_person_behind_a_body_is_no_part_of_it(tagger: Tagger, base: Knowledge) -> None:
    text = "통일연구원 조은결 선임연구위원은 가능성을 낮게 봤다. 조은결은 지난해에도 그렇게 봤다."
    found = read(text, tagger, base)
    assert written(text, found["조은결"]) == ["조은결", "조은결"]
    assert found["Korea Institute for National Unification"].kind is EntityKind.ORGANISATION


def test_an_office_is_no_part_of_its_body(tagger: Tagger, base: Knowledge) -> None:
    found = read("여도윤 국방부 부대변인은 한빛재단 이사장을 만났다.", tagger, base)
    assert set(found) == {"여도윤", "South Korean Ministry of National Defense", "한빛재단"}


def test_people_without_a_full_name_are_of_their_article_only(tagger: Tagger, base: Knowledge) -> None:
    text = "박 회장은 혐의를 부인했다. 경찰은 오모(44)씨를 조사하고 있다. A씨는 고소장을 냈다. 여도윤 의원은 떠났다."
    found = read(text, tagger, base)
    people = {name for name, entity in found.items() if entity.kind is EntityKind.PERSON}
    assert people == {"박 회장", "오모", "A씨", "여도윤"}
    assert {name for name, entity in found.items() if is_local(entity)} == set(found) - {"여도윤"}


def test_a_title_of_an_introduced_person_is_not_somebody_else(tagger: Tagger, base: Knowledge) -> None:
    text = "문가람 대변인이 회견을 열었다. 문 대변인은 답하지 않았다."
    assert list(read(text, tagger, base)) == ["문가람"]


def test_a_holder_behind_a_participle_that_looks_like_a_name_is_found(tagger: Tagger, base: Knowledge) -> None:
    text = "직무가 정지된 국다혜 경찰청장은 출근하지 않았다."
    assert read(text, tagger, base)["국다혜"].kind is EntityKind.PERSON


@pytest.mark.parametrize("noun", ["소문", "성명", "현안", "주장", "방안", "구상", "조문"])
def test_an_object_before_a_title_is_no_person(noun: str, tagger: Tagger, base: Knowledge) -> None:
    assert read(f"정부가 다룬 {noun}을 총리가 설명했다.", tagger, base).keys().isdisjoint({noun, f"{noun}을"})


def test_a_given_name_that_ends_like_an_object_is_found(tagger: Tagger, base: Knowledge) -> None:
    assert "이다을" in read("이다을 의원이 말했다.", tagger, base)


def test_a_name_that_is_known_with_its_title_is_found_by_family_name(tagger: Tagger, base: Knowledge) -> None:
    found = read("김정은 국무위원장은 공장을 찾았다. 김 위원장은 웃었다.", tagger, base)
    assert list(found) == ["Kim Jong Un"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("배모(44)씨에게는 집행유예가 선고됐다. 배씨는 항소했다.", ["배모"]),
        ("배모(44)씨에게는 집행유예가 선고됐다. 배모(51)씨는 풀려났다. 배씨는 항소했다.", ["배모", "배씨"]),
        ("배모(44)씨에게는 집행유예가 선고됐다. 배도현 변호사가 나왔다. 배씨는 항소했다.", ["배모", "배도현", "배씨"]),
    ],
)
def test_somebody_is_counted_once(text: str, people: list[str], tagger: Tagger, base: Knowledge) -> None:
    found = read(text, tagger, base)
    assert [name for name, entity in found.items() if entity.kind is EntityKind.PERSON] == people


def test_who_is_called_by_the_head_of_a_unit_or_by_two_titles_is_the_person_named_so(
    tagger: Tagger, base: Knowledge
) -> None:
    text = "어촌계장 김강온씨와 도한별 부장판사가 왔다. 김 계장은 웃었다. 도 부장판사는 앉았다. 어민은 군과 함께 왔다."
    found = read(text, tagger, base)
    people = {name: written(text, one) for name, one in found.items() if one.kind is EntityKind.PERSON}
    assert people == {"김강온": ["김강온", "김"], "도한별": ["도한별", "도"]}


def test_a_common_noun_behind_a_relative_is_no_name(tagger: Tagger, base: Knowledge) -> None:
    found = read("아들은 어머니 목소리를 들었다. 아들은 어머니 김순자를 찾았다.", tagger, base)
    assert [name for name, one in found.items() if one.kind is EntityKind.PERSON] == ["김순자"]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("도강우 외무성 부상이 왔다. 도 부상은 웃었다.", "도강우", ["도강우", "도"]),
        ("도한별 해병대 공보정훈실장이 왔다. 도 실장은 웃었다.", "도한별", ["도한별", "도"]),
    ],
)
def test_titles_of_further_bodies(text: str, name: str, mentions: list[str], tagger: Tagger, base: Knowledge) -> None:
    found = read(text, tagger, base)
    assert written(text, found[name]) == mentions
    assert not [other for other in found if other.endswith("실장")]


def test_a_state_before_a_ministry_and_an_office_is_no_person(tagger: Tagger, base: Knowledge) -> None:
    assert "북" not in read('북 외무성 부상 "훈련은 예행연습"…담화로 비난', tagger, base)


def test_a_name_in_a_headline_begins_behind_its_dots(tagger: Tagger, base: Knowledge) -> None:
    found = read('"가족에 송금" 탈북민 벌금형 집행유예…법원 "동기 참작"', tagger, base)
    assert not [name for name in found if "…" in name]


def test_the_sea_is_no_singer(tagger: Tagger, base: Knowledge) -> None:
    text = "선원 둘이 그물을 사렸다. 바다는 아직 캄캄했다. 배는 황해남도 장산곶 일대에서 서해상으로 나갔다."
    assert not [name for name, one in read(text, tagger, base).items() if one.kind is EntityKind.PERSON]


def test_common_nouns_of_the_news_are_no_names(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "대통령 지지도는 45%로 나타났다. 회사는 입장문을 내고 사과했다. 군은 드론을 격추했다. 드론은 북쪽으로 날아갔다."
    )
    assert {"지지도", "입장문", "드론"}.isdisjoint(read(text, tagger, base))


def test_the_country_of_an_ambassador_is_no_person(tagger: Tagger, base: Knowledge) -> None:
    found = read("신임 주태국 대사에 배상민 외교부 국장이 내정됐다.", tagger, base)
    assert [name for name, entity in found.items() if entity.kind is EntityKind.PERSON] == ["배상민"]


def test_a_name_that_looks_like_a_verb_is_one_where_its_title_is_the_subject(tagger: Tagger, base: Knowledge) -> None:
    assert "도진해" in read("도진해 항만청장이 신의주를 찾았다.", tagger, base)
    assert "방한해" not in read("장관은 어제 방한해 외교부 기획단장을 만났다.", tagger, base)


@pytest.mark.parametrize(
    "text",
    [
        "정치권-시민단체 간담회가 3일 열렸다.",
        "대학은 교수 임용제 개편안을 내놨다.",
        "의원 임기제 도입을 주장했다.",
        "국가별 대표 선발전이 열렸다.",
        "이용자 편의성 강화에 나선다.",
        "위원 공정성 시비가 일었다.",
    ],
)
def test_a_noun_with_a_suffix_is_no_person(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert not [one.name for one in read(text, tagger, base).values() if one.kind is EntityKind.PERSON]


@pytest.mark.parametrize("text", ["교수 이용권은 말했다.", "정교성 교수가 말했다.", "가수 이한별은 노래했다."])
def test_a_name_that_the_dictionary_cuts_into_such_a_noun_is_found(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert [one.kind for one in read(text, tagger, base).values()] == [EntityKind.PERSON]


def test_a_name_in_a_line_of_english_below_korean_is_found(tagger: Tagger, base: Knowledge) -> None:
    """The word before the name has no morphemes, since only lines in Korean are split into them, so that the whole page
    could not be read."""
    line = "Text and pictures by the newsroom in Mokpo, all rights reserved: 기자명 오세찬 기자"
    assert "오세찬" in read(f"기상청은 물결이 일 것으로 내다봤다.\n{line}", tagger, base)
