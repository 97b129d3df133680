"""Foreign officials in Korean text, before an office without their state."""

from __future__ import annotations

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


def test_a_japanese_official_needs_no_ministry(tagger: Tagger, base: Knowledge) -> None:
    text = "호시노 다케루 재무상은 반대했다. 자민당의 오노데라 슌 정조회장은 웃었다."
    assert persons(text, tagger, base) == [("호시노 다케루", "재무상"), ("오노데라 슌", "정조회장")]


def persons(text: str, tagger: Tagger, base: Knowledge) -> list[tuple[str, str]]:
    """Each person as first written, with the office."""
    found = find_entities(tagger.tag(text), base, None, "2026-11-29")
    people = [entity for entity in found if entity.kind is EntityKind.PERSON]
    return [(text[one.mentions[0].start : one.mentions[0].end], one.role.text if one.role else "-") for one in people]
