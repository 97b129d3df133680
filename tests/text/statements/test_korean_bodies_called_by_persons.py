"""Who speaks beside a person's name in Korean news, and is not that person: bodies, relatives, aides."""

from __future__ import annotations

import pytest

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger


@pytest.mark.parametrize(
    "speaker",
    [
        "김건희 특검팀",
        "김건희 특검",
        "윤석열 정부",
        "이재명 캠프",
        "한동훈 지도부",
        "명태균 게이트 특위",
        "추경호 의원실",
        "윤석열 대통령 변호인단",
        "김하늬 한빛대 교수 연구팀",
        "트럼프 행정부 당국자",
        # relatives and associates
        "김한별 의원 부인",
        "김한별 씨 어머니",
        "김한별 양 담임교사",
        "김정은 위원장 여동생",
        "김한별 작가 팬들",
        "김한별 배우 소속사 대표",
        "김한별 의원 지역구 주민",
        # aides
        "김한별 대표 비서",
        "김한별 후보 선거대책위원장",
        "이재명 대통령 주치의",
        "이재명 대통령 비서실장",
        "시진핑 주석 특별대표",
        "트럼프 대통령 특사",
    ],
)
def test_who_is_called_by_a_person_speaks_for_himself(tagger: Tagger, base: Knowledge, speaker: str) -> None:
    text = f"{speaker}은 “사실이 아니다”라고 밝혔다."
    tagged = tagger.tag(text)
    found = find_quotes(tagged, find_entities(tagged, base, None, "2026-12-02"))
    assert [(quote.speaker, quote.speaker_id) for quote in found] == [(speaker, None)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("민중기 특검은 “사실이 아니다”라고 밝혔다.", "민중기"),
        ("방시온 특검은 “사실이 아니다”라고 밝혔다.", "방시온"),
        ("박종훈 대위는 “사실이 아니다”라고 밝혔다.", "박종훈"),
        ("김하늬 한빛대 교수는 “사실이 아니다”라고 밝혔다.", "김하늬"),
        ("강훈식 대통령 비서실장은 “사실이 아니다”라고 밝혔다.", "강훈식"),
        ("박보람 국방부 장관 정책보좌관은 “사실이 아니다”라고 밝혔다.", "박보람"),
        ("박보람 대표 변호사는 “사실이 아니다”라고 밝혔다.", "박보람"),
        ("박보람 대표이사 사장은 “사실이 아니다”라고 밝혔다.", "박보람"),
        ("박보람 의원 겸 당대표는 “사실이 아니다”라고 밝혔다.", "박보람"),
        ("박보람 민주당 서울시장 후보는 “사실이 아니다”라고 밝혔다.", "박보람"),
        ("박보람 씨 등 3명은 “사실이 아니다”라고 밝혔다.", "박보람"),
    ],
)
def test_a_persons_own_titles_are_no_other_person(tagger: Tagger, base: Knowledge, text: str, speaker: str) -> None:
    tagged = tagger.tag(text)
    (quote,) = find_quotes(tagged, find_entities(tagged, base, None, "2026-12-02"))
    assert quote.speaker_span is not None
    assert text[quote.speaker_span.start : quote.speaker_span.end] == speaker


def test_an_inquiry_into_a_politician_is_not_the_politicians_office(tagger: Tagger, base: Knowledge) -> None:
    text = "김건희 특검은 오정희를 불렀다. 민중기 특검이 맡는다."
    found = find_entities(tagger.tag(text), base, None, "2026-12-02")
    roles = {one.name: one.role and one.role.text for one in found}
    assert roles["Kim Keon-hee"] is None
    assert roles["Min Joong-ki"] == "특검"


@pytest.mark.parametrize(
    ("phrase", "office"),
    [
        ("김한별 대표 비서", "대표"),
        ("김한별 후보 선거대책위원장", "후보"),
        ("김한별 의원 보좌관", "의원"),
        ("이재명 대통령 비서실장", None),
        ("강훈식 대통령 비서실장", "대통령 비서실장"),
        ("박보람 국무총리 비서실장", "국무총리 비서실장"),
    ],
)
def test_the_office_of_an_aide_is_not_that_of_whom_he_serves(
    tagger: Tagger, base: Knowledge, phrase: str, office: str | None
) -> None:
    (person,) = (
        one
        for one in find_entities(tagger.tag(f"{phrase}이 웃었다."), base, None, "2026-12-02")
        if one.kind is EntityKind.PERSON
    )
    assert (person.role and person.role.text) == office
