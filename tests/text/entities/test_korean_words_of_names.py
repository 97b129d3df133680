"""Korean words that are no part of a name beside them, and names that are only a part of their word."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


def _found(text: str, tagger: Tagger, base: Knowledge) -> dict[str, tuple[str | None, str | None]]:
    """Name -> the entity of the base, and the role."""
    entities = find_entities(tagger.tag(text), base, "2026-11-29", None)
    return {one.name: (one.id, one.role.text if one.role else None) for one in entities}


def test_the_province_of_a_governor_is_no_part_of_the_name(tagger: Tagger, base: Knowledge) -> None:
    text = '오영훈 제주지사는 "모든 행정력을 동원하겠다"고 밝혔다. 이철우 경북지사는 회의에 불참했다.'
    found = _found(text, tagger, base)
    assert found["오영훈"] == (None, "제주지사")
    assert found["이철우"] == (None, "경북지사")


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("박형준 부산시장도 참석했다.", "busan"),
        ('국방성 대변인은 "미국주도의 나토식 군사동맹조작책동"을 규탄하였다.', "united-states"),
        ("일본반동들은 대륙침략의 야망을 버리지 않고있다.", "japan"),
    ],
)
def test_a_known_place_is_linked_within_a_word(text: str, entity: str, tagger: Tagger, base: Knowledge) -> None:
    assert entity in {found for found, _ in _found(text, tagger, base).values()}


@pytest.mark.parametrize(
    "text", ["그는 인도적 관련 발표를 했다.", "교사가 이란성 쌍둥이를 낳았다.", "은행의 여수신이 늘었다."]
)
def test_another_word_that_begins_like_a_place_is_none(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert not [name for name in _found(text, tagger, base) if name in {"인도", "이란", "여수"} or name.startswith("I")]


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("대변인은 미국과 한국의 핵동력잠수함개발책동과 관련하여 담화를 발표하였다.", "핵동력잠수함개발책동"),
        ("적대세력들의 반공화국압살책동이 극도에 달하고있다.", "반공화국압살책동"),
        ("재판부는 책임을 인정했다. 다만 정신적 손해에 대한 청구는 기각했다.", "청구"),
        ("당중앙위원회 비서 조용원과 내각총리 박태성이 참석했다.", "내각총리"),
    ],
)
def test_acts_and_posts_are_no_bodies(text: str, none: str, tagger: Tagger, base: Knowledge) -> None:
    assert none not in _found(text, tagger, base)


def test_an_enterprise_has_its_whole_name(tagger: Tagger, base: Knowledge) -> None:
    text = "김정은 북한 국무위원장이 27일 함경남도 함흥에 있는 룡성기계연합기업소를 현지지도했다."
    assert "룡성기계연합기업소" in _found(text, tagger, base)


def test_the_post_of_several_others_is_not_that_of_the_next(tagger: Tagger, base: Knowledge) -> None:
    text = "당중앙위원회 비서들과 내각총리 박태성동지, 설계일군들이 참가하였다."
    assert _found(text, tagger, base)["Pak Thae Song"] == ("pak-thae-song", "내각총리")
