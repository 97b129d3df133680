"""Korean nouns before and behind titles that are nobody's name, and offices that are somebody else's."""

from __future__ import annotations

import pytest

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


def persons(text: str, tagger: Tagger, base: Knowledge) -> dict[str, str | None]:
    """The persons of a text with their offices."""
    found = find_entities(tagger.tag(text), base, None, "2026-12-02")
    return {one.name: one.role.text if one.role else None for one in found if one.kind is EntityKind.PERSON}


@pytest.mark.parametrize(
    "boss",
    [
        "문방구 대표",
        "남성복 사장",
        "노인정 회장",
        "국밥집 사장",
        "민박집 대표",
        "도자기 회장",
        "선풍기 사장",
        "유기견 대표",
        "서예가 원장",
        "전시장 관장",
        "임대인 대표",
        "한의원 원장",
        "고시원 사장",
        "피자집 사장",
        "주관사 대표",
    ],
)
def test_what_somebody_makes_or_sells_is_nobodys_name(tagger: Tagger, base: Knowledge, boss: str) -> None:
    assert persons(f"{boss}은 “값이 올랐다”고 했다.", tagger, base) == {}


@pytest.mark.parametrize(
    "name", ["유은석", "목진휴", "경대수", "복기왕", "정승만", "문방훈", "나경복", "강여울", "연보라", "황금비"]
)
def test_rare_names_before_a_title_stay_names(tagger: Tagger, base: Knowledge, name: str) -> None:
    assert name in persons(f"{name} 의원은 “값이 올랐다”고 했다.", tagger, base)


def test_a_form_of_address_shows_a_name_that_is_a_noun_too(tagger: Tagger, base: Knowledge) -> None:
    assert set(persons("고정주 씨는 “값이 올랐다”고 했다.", tagger, base)) == {"고정주"}


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("도한별 동료 의원은 “함께하겠다”고 말했다.", {"도한별": None}),
        ("야당은 도한별 특검 도입을 요구했다.", {"도한별": None}),
        ("여당은 한동훈 특검을 하자고 주장했다.", {"Han Dong-hoon": None}),
        ("대통령은 조은석 특검을 임명했다.", {"Cho Eun-suk": "특검"}),
        ("도한별 특검은 재판에 넘겼다고 밝혔다.", {"도한별": "특검"}),
    ],
)
def test_a_fellow_and_an_inquiry_are_no_office_of_the_one_before(
    tagger: Tagger, base: Knowledge, text: str, offices: dict[str, str | None]
) -> None:
    assert persons(text, tagger, base) == offices


def test_a_sport_is_no_body_and_no_place(tagger: Tagger, base: Knowledge) -> None:
    for sport in ("쇼트트랙", "양궁", "컬링", "펜싱"):
        found = find_entities(
            tagger.tag(f"{sport} 국가대표 김한별은 “금메달이 목표”라고 말했다."), base, None, "2026-12-02"
        )
        assert [one.name for one in found] == ["김한별"], sport
