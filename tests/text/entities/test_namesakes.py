"""A child with the name of somebody known is not that person."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


def known(text: str, tagger: Tagger, base: Knowledge) -> set[str]:
    """The ids of the persons of a text whom the base has."""
    entities = find_entities(tagger.tag(text), base, None, "2025-11-27")
    return {entity.id for entity in entities if entity.id and entity.kind == "person"}


@pytest.mark.parametrize(
    "text",
    [
        "Donald Trump Jr. visited Seoul on Monday.",
        "Trump Jr arrived late.",
        "Donald Trump, Jr., visited Seoul.",
        "도널드 트럼프 주니어는 서울을 방문했다.",
        "트럼프주니어가 서울을 방문했다.",
        "ドナルド・トランプ・ジュニア氏がソウルを訪れた。",
        "小特朗普3日访问首尔。",
        "小唐纳德·特朗普3日访问首尔。",
    ],
)
def test_a_junior_is_not_the_senior(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert known(text, tagger, base) == set()


@pytest.mark.parametrize(
    "text",
    ["Donald Trump visited Seoul. Junior officials waited.", "도널드 트럼프는 서울을 방문했다.", "特朗普3日访问首尔。"],
)
def test_others_of_the_name_are(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert known(text, tagger, base) == {"donald-trump"}
