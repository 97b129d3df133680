"""Places, bodies and people in Korean text that their form and their surroundings tell apart.

The persons, firms and what is said of them are fictional."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.entities.korean.persons import people
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


def found(text: str, tagger: Tagger, base: Knowledge) -> set[tuple[str, str]]:
    """The mentions of a text and their kinds."""
    entities = find_entities(tagger.tag(text), base, None, "2024-03-05")
    return {(text[span.start : span.end], str(entity.kind)) for entity in entities for span in entity.mentions}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("훈춘(琿春)시의 세관이 문을 닫았다.", {"훈춘", "琿春"}),
        ("바오산(保山)시와 룽링(龍陵)현에서 땅이 흔들렸다.", {"바오산", "保山", "룽링", "龍陵"}),
        ("배는 칭다오(靑島)에서 다롄(大連)까지 간다.", {"칭다오", "靑島", "다롄", "大連"}),
    ],
)
def test_a_place_with_hanja_is_found_in_both_writings_and_is_no_person(
    text: str, names: set[str], tagger: Tagger, base: Knowledge
) -> None:
    mentions = found(text, tagger, base)
    assert {(name, "place") for name in names} <= mentions
    assert "person" not in {kind for _, kind in mentions}


def test_a_person_with_hanja_stays_one_before_a_particle_or_a_form_of_address(tagger: Tagger, base: Knowledge) -> None:
    text = "문도현(文道鉉)도 왔다. 남가람(南佳藍)군은 상을 받았다."
    assert {("문도현", "person"), ("남가람", "person")} <= found(text, tagger, base)


@pytest.mark.parametrize(
    "text",
    [
        "서울에 위치한 대표적인 시장이다.",
        "새로 지정한 회장단이 모였다.",
        "길에서 어린 양을 만났다.",
        "한중일 협력을 논의했다.",
        "한미일 연합 훈련이 시작됐다.",
        "올해 5만9천세대가 입주한다.",
        "전남도와 경북도는 예산을 늘렸다.",
    ],
)
def test_what_has_the_form_of_a_name_only_is_no_person(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert "person" not in {kind for _, kind in found(text, tagger, base)}


def test_a_group_behind_a_form_of_a_name_shows_no_person() -> None:
    assert list(people("염도현 의원이 왔다.")) == [(0, 3)]
    assert list(people("염도현 의원단이 왔다.")) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("한빛건설·동우산업·새롬전자는 공동으로 입찰했다.", {"한빛건설", "동우산업", "새롬전자"}),
        ("채동우 가람은행장과 국승호 해양경찰청장이 참석했다.", {"가람은행", "해양경찰청"}),
    ],
)
def test_listed_bodies_and_those_in_an_office_are_found_by_their_names(
    text: str, names: set[str], tagger: Tagger, base: Knowledge
) -> None:
    assert {name for name, kind in found(text, tagger, base) if kind == "organisation"} == names


def test_a_mayor_is_no_place(tagger: Tagger, base: Knowledge) -> None:
    names = found("법원은 이범석 청주시장에 대한 공판을 열었다. 이 시장은 광장시장을 찾았다.", tagger, base)
    assert "청주시장" not in {name for name, _ in names}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("안성지역에는 우박이 쏟아졌다.", "안성"),
        ("펑청시의 한 도서관에서 일어난 일이다.", "펑청시"),
        ("집회는 서울 종로구 옛 일본대사관 앞에서 열렸다.", "서울 종로구"),
        ("미국이 항공모함 《죠지 워싱톤》호를 부산항에 끌어들인것은 도발행위이다.", "부산항"),
        ("집회는 부산 동구 옛 시청 터에서 열렸다.", "부산 동구"),
    ],
)
def test_a_place_ends_before_what_is_glued_to_it(text: str, place: str, tagger: Tagger, base: Knowledge) -> None:
    assert (place, "place") in found(text, tagger, base)


def test_the_blue_house_is_the_office(tagger: Tagger, base: Knowledge) -> None:
    text = "청와대는 사실이 아니라고 밝혔다."
    assert ("청와대", "organisation") in found(text, tagger, base)


@pytest.mark.parametrize(
    ("text", "name", "entity_id"),
    [
        ("경기도 광주에서 사고가 났다.", "광주", "gwangju-gyeonggi"),
        ("경기 광주에서 사고가 났다.", "광주", "gwangju-gyeonggi"),
        ("전남 광주에서 집회가 열렸다.", "광주", "gwangju"),
        ("광주에서 집회가 열렸다.", "광주", "gwangju"),
        ("평안남도 순천에 공장을 세웠다.", "순천", "sunchon"),
        ("전남 순천에서 축제가 열렸다.", "순천", "suncheon"),
        ("강원도 이천군에 비가 왔다.", "이천군", "ichon-county-north"),
        ("인천 옹진군에 비가 왔다.", "옹진군", "ongjin-county-incheon"),
        ("황해남도 옹진군에 비가 왔다.", "옹진군", "ongjin"),
        ("옹진군에 비가 왔다.", "옹진군", None),
        ("강원 철원군에 비가 왔다.", "철원군", "cheorwon"),
        ("대구 광주에서 함께 열렸다.", "광주", "gwangju"),
        ("서울 용산구에서 불이 났다.", "용산구", "yongsan"),
        ("서울 마포구에서 불이 났다.", "마포구", None),
        ("서울 강남구 역삼동에서 불이 났다.", "역삼동", None),
        ("인천 옹진군 영흥도에 비가 왔다.", "영흥도", None),
        ("강원 고성군 거진항에 비가 왔다.", "거진항", "goseong"),
        ("경남 고성군 당항포에 비가 왔다.", "당항포", "goseong-south-gyeongsang"),
        ("강원 고성군 거진항은 맑다. 밤에는 고성에 비가 왔다.", "고성", "goseong"),
        ("경남 고성군 당항포는 맑다. 밤에는 고성에 비가 왔다.", "고성", "goseong-south-gyeongsang"),
    ],
)
def test_a_place_behind_a_province_is_the_one_in_that_province(
    text: str, name: str, entity_id: str | None, tagger: Tagger, base: Knowledge
) -> None:
    entities = find_entities(tagger.tag(text), base, None, "2024-03-05")
    ids = {e.id for e in entities for span in e.mentions if text[span.start : span.end].endswith(name)}
    assert ids == {entity_id}


@pytest.mark.parametrize(
    ("text", "sea"),
    [
        ("북한이 28일 오전 동해상으로 미사일 1발을 쐈다. 미사일은 동해에 떨어졌다.", "동해"),
        ("배가 서해상에서 멈췄다. 서해의 물결은 높았다.", "서해"),
    ],
)
def test_what_is_fired_over_a_sea_falls_into_the_same_sea(text: str, sea: str, tagger: Tagger, base: Knowledge) -> None:
    """A Korean card listed the sea twice: once as what the base knows, once as an unknown place."""
    entities = find_entities(tagger.tag(text), base, None, "2024-03-05")
    named = [entity for entity in entities if any(text[span.start : span.end] == sea for span in entity.mentions)]
    assert [(entity.id is not None, len(entity.mentions)) for entity in named] == [(True, 2)]


@pytest.mark.parametrize("text", ["그는 김일성상의 수상자다.", "삼성상의 수상자가 정해졌다."])
def test_a_prize_is_not_whom_it_is_named_after(text: str, tagger: Tagger, base: Knowledge) -> None:
    entities = find_entities(tagger.tag(text), base, None, "2024-03-05")
    assert [entity.id for entity in entities if entity.id is not None] == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("이웃한 합천과 의령, 하동에서도 피해가 났다.", {"합천", "의령", "하동"}),
        ("강원 정선·양양 주민이 모였다.", {"정선", "양양"}),
        ("전남 신안군 도초도 인근 해상에서 여객선이 좌초했다.", {"전남 신안군 도초도"}),
        ("통일부가 북한주민 접촉 지침을 폐지했다.", {"북한"}),
    ],
)
def test_places_of_a_list_and_below_a_province(text: str, places: set[str], tagger: Tagger, base: Knowledge) -> None:
    mentions = found(text, tagger, base)
    assert {(name, "place") for name in places} <= mentions
    assert "person" not in {kind for _, kind in mentions}


def test_a_club_behind_a_province_is_no_place(tagger: Tagger, base: Knowledge) -> None:
    mentions = found("프로축구 제주 SK가 12일 2-1로 이겼다. 제주는 11위다.", tagger, base)
    assert ("제주 SK", "place") not in mentions


@pytest.mark.parametrize("text", ["가수 정선과 이천이 노래했다.", "장수와 영광을 빌었다.", "공주와 왕자가 나온다."])
def test_words_and_persons_of_a_list_are_no_places(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert not {"정선", "장수", "공주"} & {name for name, kind in found(text, tagger, base) if kind == "place"}
