"""Loan words for things, firms and teams before an office are no persons; foreigners there still are."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.text.entities.test_korean_persons_joined import called, persons


@pytest.mark.parametrize(
    "text",
    [
        "인프라 장관 회의가 열렸다.",
        "배드민턴 감독이 사퇴했다.",
        "크루즈 선장이 구조를 요청했다.",
        "바이오 대표주가 올랐다.",
        "에코프로 회장은 물러났다.",
        "제노텍 대표는 투자를 약속했다.",
        "제약사 루트로닉 회장은 지분을 팔았다.",
        "코스메틱 시장이 커지고 있다.",
        "트윈스 감독은 웃었다.",
        "플랫폼 대표가 국회에 나왔다.",
        # what the dictionary has as one common noun
        "아티스트 대표가 무대에 올랐다.",
        "고구마 박사로 통한다.",
        "리얼리티 감독판이 공개됐다.",
        # a word that begins like a title
        "스트리머 기자 회견이 화제다.",
        "이 대표곡은 10년 전에 나왔다.",
        # a band, and the field of a unit
        "세븐틴 멤버가 팬들을 만났다.",
        "외교부 아프리카국장은 공석이다.",
    ],
)
def test_a_thing_a_firm_or_a_team_is_no_person(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert called(text, tagger, base) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("멜로니 총리는 웃었다.", "멜로니"),
        ("모레노 선장은 구조됐다.", "모레노"),
        # a thing and what is done with it look like a foreigner's whole name
        ('고이즈미 신지로 방위상은 "레이더 조준은 위험하다"고 항의했다.', "고이즈미 신지로"),
        ("쿠슈너 대표는 말했다.", "쿠슈너"),
        ("포스테코글루 감독은 말했다.", "포스테코글루"),
        ("로보틱스 김민수 대표는 말했다.", "김민수"),
        ("랜더스 이숭용 감독은 말했다.", "이숭용"),
        # a body before it
        ("조사기관 코리아펄스의 오딜런 대표는 말했다.", "오딜런"),
        # a Korean's family name behind a given name from abroad, with a particle
        ("셰프 에드워드 리가 왔다.", "에드워드 리"),
        ("사업가 대니얼 신에게 징역을 선고했다.", "대니얼 신"),
        ("빌 황의 사례도 거론됐다.", "빌 황"),
        # the last word is also a town, a noun, or one syllable and a particle
        ("총책 라티프 빈 하산은 검거됐다.", "라티프 빈 하산"),
        ("예멘 후티 쪽 대변인 야흐야 사리는 비난했다.", "야흐야 사리"),
        ("배우 아야세 린은 내려왔다.", "아야세 린"),
        # a title one syllable longer than another
        ("후루야 겐지로 간사장은 시사했다. 후루야 간사장은 떠났다.", "후루야 겐지로"),
        # what is before the name, or joined to it
        ("우버 다라 코스로샤히 대표가 방한했다.", "다라 코스로샤히"),
        ("그린란드 총리 옌스-프레데리크 닐센은 말했다.", "옌스-프레데리크 닐센"),
        ("독일 대통령 프랑크-발터 슈타인마이어가 왔다.", "프랑크-발터 슈타인마이어"),
    ],
)
def test_a_foreigner_is_found_whole(text: str, name: str, tagger: Tagger, base: Knowledge) -> None:
    assert list(called(text, tagger, base)) == [name]


def test_two_persons_whom_a_hyphen_joins_stay_two(tagger: Tagger, base: Knowledge) -> None:
    text = "쿠슈너-아론 벨레스 회동이 열렸다."
    assert not any("-" in name for name in called(text, tagger, base))


def test_a_name_with_a_hyphen_has_its_office(tagger: Tagger, base: Knowledge) -> None:
    text = "장-노엘 바로 프랑스 외무장관은 말했다."
    assert persons(tagger.tag(text), base) == {"장-노엘 바로": "프랑스 외무장관"}
