"""Names that a text writes in full once and then in short."""

from __future__ import annotations

import re

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        ("Harlan Quistgard met reporters. Quistgard’s aide left, then Quistgard said no.", "Quistgard", 3),
        ("로버트 킨케이드 국무부 부차관보가 왔다. 킨케이드 부차관보는 웃었다.", "킨케이드", 2),
        ("The Elm Reading Fund (ERF) was founded in Seoul. The ERF has money. ERF-2 is a ship.", "ERF", 3),
    ],
)
def test_a_short_name_is_searched_without_an_expression_of_its_own(
    text: str, name: str, times: int, tagger: Tagger, base: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To compile one for each name takes longer than to search the text."""
    compiled, compile_ = list[str](), re._compiler.compile  # type: ignore[attr-defined]

    def noted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return compile_(pattern, flags)  # type: ignore[no-any-return]

    monkeypatch.setattr("re._compiler.compile", noted)
    found = find_entities(tagger.tag(text), base, None, "2025-04-20")
    spans = {(one.start, one.end) for entity in found for one in entity.mentions}
    assert len([1 for start, end in spans if name in text[start:end]]) == times
    assert [one for one in compiled if name in str(one)] == []
