"""Offices before a Korean name with the whole body and without what is said of something else, and English trades."""

from __future__ import annotations

import pytest

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("탈북민 단체 '자유하늘' 회장 김민수는 웃었다.", "탈북민 단체 '자유하늘' 회장"),
        ("도란도란도서관 관장 김민수는 웃었다.", "도란도란도서관 관장"),
        ("한결정밀 대표 김민수는 웃었다.", "한결정밀 대표"),
        ("정부 간 위원회 위원장 김민수는 웃었다.", "정부 간 위원회 위원장"),
        ("前 국립극장장 김민수 씨가 왔다.", "前 국립극장장"),
        ("사고 당시 선장 김민수는 자고 있었다.", "선장"),
        ("지난주 회장 김민수는 물러났다.", "회장"),
        ("당시 부장이었던 국장 김민수는 웃었다.", "국장"),
    ],
)
def test_an_office_before_a_name_is_whole(text: str, office: str, tagger: Tagger, base: Knowledge) -> None:
    assert persons(text, tagger, base) == [("김민수", office)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a member read the coach's office beside the director of the team
        ("단장 선우경은 수석코치 계인호와 왔다.", ["단장", "수석코치"]),
        ("회장 남궁솔은 사장 김민수와 악수했다.", ["회장", "사장"]),
        ("남궁지은 대표와 김민수 이사가 왔다.", ["대표", "이사"]),
        # and a coach called by the second half of his name
        ("기무라 겐지 감독은 웃었다.", ["감독"]),
        ("사령탑 노무라 겐지 감독은 웃었다.", ["감독"]),
        # the head of a battalion is nobody's name
        ("육군 공병대대장인 방승리 중령이 왔다.", ["육군 공병대대장"]),
        ("부대의 기동대대장은 웃었다.", []),
    ],
)
def test_each_korean_has_the_own_office(text: str, found: list[str], tagger: Tagger, base: Knowledge) -> None:
    assert [office for _, office in persons(text, tagger, base)] == found


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "So had Ana Voss, once the bureau's chief cartoonist, who kept copies.",
            "Ana Voss",
            "once the bureau's chief cartoonist",
        ),
        (
            "Eva Lund, editor of the newsletter Nordic Light, agreed.",
            "Eva Lund",
            "editor of the newsletter Nordic Light",
        ),
        ("The photo shows police chief Al Dunn.", "Al Dunn", "police chief"),
        ("The firm lists chief operating officer Al Dunn.", "Al Dunn", "chief operating officer"),
        ("The city schools chief Al Dunn spoke.", "Al Dunn", "city schools chief"),
        ("The national gymnastics coach Al Dunn spoke.", "Al Dunn", "national gymnastics coach"),
        # "Killer of city doctor" was his office
        ("Killer of city doctor Al Dunn was jailed.", "Al Dunn", "city doctor"),
        ("Attack on police chief Al Dunn was planned.", "Al Dunn", "police chief"),
        ("Head of research Al Dunn spoke.", "Al Dunn", "Head of research"),
        ("Ministry of defense spokesman Al Dunn spoke.", "Al Dunn", "Ministry of defense spokesman"),
        ("School of medicine dean Al Dunn spoke.", "Al Dunn", "School of medicine dean"),
        ("The chief baker's son, Al Dunn, won.", "Al Dunn", "-"),
        ("The bank's chief tormentor, blogger Lena Falk, was cleared.", "Lena Falk", "-"),
    ],
)
def test_an_english_office_of_a_trade_is_whole(
    text: str, name: str, office: str, tagger: Tagger, base: Knowledge
) -> None:
    assert persons(text, tagger, base) == [(name, office)]


def persons(text: str, tagger: Tagger, base: Knowledge) -> list[tuple[str, str]]:
    """Each person as first written, with the office."""
    found = find_entities(tagger.tag(text), base, None, "2026-11-29")
    people = [entity for entity in found if entity.kind is EntityKind.PERSON]
    return [(text[one.mentions[0].start : one.mentions[0].end], one.role.text if one.role else "-") for one in people]
