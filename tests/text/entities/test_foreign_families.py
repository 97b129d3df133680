"""Foreigners whom Korean texts call by family name and office. What is said of them is fictional."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


def found(text: str, tagger: Tagger, base: Knowledge) -> dict[str, str | None]:
    """The words at each mention of a person, and the person's id."""
    persons = (one for one in find_entities(tagger.tag(text), base, None, "2026-11-30") if one.kind == "person")
    return {text[span.start : span.end]: one.id for one in persons for span in one.mentions}


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        ("루비오 국무장관은 30일 워싱턴에서 조현 장관과 회담했다.", "루비오", "marco-rubio"),
        ("헤그세스 전쟁부 장관도 배석했다.", "헤그세스", "pete-hegseth"),
        ("페스코프 크렘린궁 대변인은 30일 답을 피했다.", "페스코프", "dmitry-peskov"),
        ("구테흐스 유엔 사무총장이 발사를 규탄했다.", "구테흐스", "antonio-guterres"),
        ("뤼터 나토 사무총장과 그로시 IAEA 사무총장도 성명을 냈다.", "뤼터", "mark-rutte"),
        ("뤼터 나토 사무총장과 그로시 IAEA 사무총장도 성명을 냈다.", "그로시", "rafael-grossi"),
        ("폰데어라이엔 집행위원장은 다음 달 서울에 온다.", "폰데어라이엔", "ursula-von-der-leyen"),
        ("다카이치 총리는 30일 국회에서 답변했다.", "다카이치", "sanae-takaichi"),
        ("기시다 전 총리가 서울을 찾았다.", "기시다", "fumio-kishida"),
        ("브런슨 주한미군사령관은 평택에서 훈련을 지켜봤다.", "브런슨", "xavier-brunson"),
        ("펜스 전 부통령은 서울에서 강연했다.", "펜스", "mike-pence"),
        ("케인 합참의장은 30일 서울에 도착했다.", "케인", "dan-caine"),
        ("칼라스 EU 외교안보 고위대표가 파병을 비판했다.", "칼라스", "kaja-kallas"),
        ("랫클리프 CIA 국장은 동행하지 않았다.", "랫클리프", "john-ratcliffe"),
        ("그리어 미국무역대표부 대표는 여한구 본부장과 만났다.", "그리어", "jamieson-greer"),
        ("젤렌스키 대통령이 전화를 걸었다. 젤렌스키는 지원을 요청했다.", "젤렌스키", "volodymyr-zelenskyy"),
    ],
)
def test_a_family_name_with_its_office_is_the_known_person(
    text: str, name: str, known: str, tagger: Tagger, base: Knowledge
) -> None:
    assert found(text, tagger, base)[name] == known


@pytest.mark.parametrize(
    "text",
    [
        "오스틴 공장은 삼성전자가 지었다.",
        "오스틴 시장은 29일 삼성전자를 방문했다.",
        "설리번 감독은 대표팀을 맡는다.",
        "해리스 교수는 서울대에서 강연했다.",
        "대처 방안을 국방부 장관이 밝혔다.",
        "비건 식당이 서울에 문을 열었다.",
        "존 설리번 주러시아 미국 대사가 왔다. 설리번 대사는 말을 아꼈다.",
        "고이즈미 겐지 방위성 차관은 30일 도쿄에서 말했다.",
        "고이즈미 전 총리가 강연했다.",
        "해리스 대사가 관저에서 손님을 맞았다.",
        "켈로그 대표는 30일 서울에서 시리얼 신제품을 발표했다.",
        "오스틴 의원은 텍사스 주의회에서 발언했다.",
        "오스틴 대사는 30일 서울에 부임했다.",
        "아난 총리는 30일 방콕에서 취임했다.",
        "킴 캠벨 전 캐나다 총리가 왔다. 캠벨 전 총리는 강연했다.",
        "마이크 존슨 미 하원의장은 30일 연설했다. 존슨 의장은 예산안을 설명했다.",
        "마르코스 전 대통령은 1986년 하와이로 망명했다.",
    ],
)
def test_a_family_name_that_may_be_anothers_is_not_linked(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert not set(found(text, tagger, base).values()) - {None}


def test_a_family_name_is_that_of_the_known_person_named_in_full(tagger: Tagger, base: Knowledge) -> None:
    text = "파텔 부대변인은 동맹을 강조했다. 베단트 파텔 부대변인은 국무부에서 말했다."
    assert set(found(text, tagger, base).values()) == {"vedant-patel"}


def test_the_subject_king_is_not_the_person_of_that_name_elsewhere_in_the_text(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "왕이 중국 외교부장은 서울에 왔다. 왕이 부장은 경복궁을 보았다. 옛날 왕이 살던 궁이다. 왕이 입던 옷도 있다."
        " 왕이는 “좋다”고 했다. 왕이 “다시 오겠다” 하고 웃었다."
    )
    wang = next(one for one in find_entities(tagger.tag(text), base, None, "2026-12-02") if one.id == "wang-yi")
    places = [text[one.start : one.end + 3] for one in wang.mentions]
    assert places == ["왕이 중국", "왕이 부장", "왕이는 “", "왕이 “다"]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("조현 외교부 장관이 회담했다. 조 장관은 웃었다.", {"cho-hyun-minister"}),
        ("조현 외교부 장관과 왕이 중국 외교부장이 회담했다. 왕 부장은 웃었다.", {"cho-hyun-minister", "wang-yi"}),
        ("왕이 중국 공산당 정치국 위원 겸 외교부장은 평양에 왔다. 왕 부장은 웃었다.", {"wang-yi"}),
        ("왕이 중국 공산당 중앙외사판공실 주임 겸 외교부장은 평양에 왔다. 왕 부장은 웃었다.", {"wang-yi"}),
        ("왕이 외교부장은 평양에 왔다. 왕 부장은 웃었다.", {"wang-yi"}),
        ("조현 외교부 장관이 왕이 중 외교부장과 통화했다.", {"cho-hyun-minister", "wang-yi"}),
        ("중국 사극에서 왕이 중국 사신을 만나는 장면은 중국과 중국인을 그린다.", set()),
        ("중동에서 온 왕이 미국 국무장관을 만났다. 왕이 일본 총리도 만났다.", set()),
        ("사우디아라비아 왕이 중국 외교부장을 접견했다. 말레이시아의 왕이 중국 대사를 접견했다.", set()),
    ],
)
def test_a_name_of_two_syllables_needs_its_office_and_is_known_by_family_name_then(
    text: str, persons: set[str | None], tagger: Tagger, base: Knowledge
) -> None:
    """ "조 장관" was a stranger, and "왕이" (the king) the foreign minister in texts on China only."""
    found = find_entities(tagger.tag(text), base, None, "2026-12-02")
    assert {one.id for one in found if one.kind == "person"} == persons
