"""A firm that is called by its group's name is the firm that the text has named."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("Hyundai Motor has paused work. Hyundai said visas were late.", {"hyundai-motor"}),
        ("Hyundai Heavy Industries won an order. Hyundai said so.", {"hd-hyundai-heavy-industries"}),
        ("Samsung Electronics cut output. Samsung said demand was weak.", {"samsung-electronics"}),
        ("삼성전자가 감산한다. 삼성은 “수요가 약하다”고 밝혔다.", {"samsung-electronics"}),
        ("Samsung said demand was weak.", {"samsung"}),
        ("Hyundai said visas were late.", set()),
        ("Hyundai Group chairwoman Hyun Jeong-eun came. Hyundai built the resort.", {"hyundai-group"}),
    ],
)
def test_the_name_of_a_group(text: str, firms: set[str], tagger: Tagger, base: Knowledge) -> None:
    entities = find_entities(tagger.tag(text), base, None, "2025-11-27")
    assert {entity.id for entity in entities if entity.id and entity.kind == "organisation"} == firms
