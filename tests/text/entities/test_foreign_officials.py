"""Foreign officials in Korean text, before an office without their state."""

from __future__ import annotations

import pytest

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


def test_a_japanese_official_needs_no_ministry(tagger: Tagger, base: Knowledge) -> None:
    text = "호시노 다케루 재무상은 반대했다. 자민당의 오노데라 슌 정조회장은 웃었다."
    assert persons(text, tagger, base) == [("호시노 다케루", "재무상"), ("오노데라 슌", "정조회장")]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        # a body between the name and the office
        ("베아트리스 올리베이라 해양당 원내대변인은 반대했다.", "베아트리스 올리베이라", "해양당 원내대변인"),
        ("크바라츠 도비제르 법사위 제1부위원장은 웃었다.", "크바라츠 도비제르", "법사위 제1부위원장"),
        # a word that the dictionary cuts against the grammar
        ("야로슬라프 치호반 가람에너지 수석연구원이 참석했다.", "야로슬라프 치호반", "가람에너지 수석연구원"),
        # a name that ends like a particle
        ("엘렌 랑티에 녹색당 원내대변인은 반대했다.", "엘렌 랑티에", "녹색당 원내대변인"),
        # two persons for the tagger
        ("조반니 스카르파 전 대법원장이 별세했다.", "조반니 스카르파", "전 대법원장"),
        # the object of a verb that gives an office
        ("총리는 브렌던 오할로런을 국방장관에 임명했다.", "브렌던 오할로런", "국방장관"),
    ],
)
def test_two_foreign_words_are_whoever_has_the_office(
    text: str, name: str, office: str, tagger: Tagger, base: Knowledge
) -> None:
    assert persons(text, tagger, base) == [(name, office)]


@pytest.mark.parametrize(
    "text",
    [
        "레알 마드리드 유소년팀 감독이 물러났다.",
        "모건 스탠리 은행 회장은 물러난다.",
        "디지털 플랫폼 정부위원장이 참석했다.",
        "위원회는 오픈 소스를 표준에 채택했다.",
    ],
)
def test_a_firm_or_two_loan_words_before_an_office_are_nobody(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert persons(text, tagger, base) == []


def persons(text: str, tagger: Tagger, base: Knowledge) -> list[tuple[str, str]]:
    """Each person as first written, with the office."""
    found = find_entities(tagger.tag(text), base, None, "2026-11-29")
    people = [entity for entity in found if entity.kind is EntityKind.PERSON]
    return [(text[one.mentions[0].start : one.mentions[0].end], one.role.text if one.role else "-") for one in people]
