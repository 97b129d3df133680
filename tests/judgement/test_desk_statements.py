"""The articles of a desk's day against the reader: statements found, with the right speaker, without a wrong one, and
given statements that are statements."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement import desk_statements
from tests.judgement.share import LOOK, NUMBER

FLOORS = {
    ("en", LOOK): (120 / 123, 107 / 120, 120 / 120, 123 / 125),
    ("en", NUMBER): (106 / 111, 97 / 106, 102 / 106, 109 / 117),
    ("ko", LOOK): (47 / 47, 45 / 47, 45 / 47, 47 / 47),
    ("ko", NUMBER): (46 / 47, 44 / 46, 46 / 46, 46 / 46),
}
"""Statements found; of those, with the right speaker, and without a wrong one; and given ones that are marked."""


@pytest.mark.parametrize(("language", "half"), FLOORS)
def test_statements_of_a_desks_day(language: str, half: str, tagger: Tagger, base: Knowledge) -> None:
    chosen = (case for case in desk_statements.cases(language) if case.half == half)
    desk_statements.assert_reached(desk_statements.measured(chosen, tagger, base), FLOORS[language, half])


@pytest.mark.parametrize(("language", "halves"), [("en", {LOOK: 10, NUMBER: 10}), ("ko", {LOOK: 5, NUMBER: 5})])
def test_the_articles_are_complete_and_in_halves(language: str, halves: dict[str, int]) -> None:
    cases = desk_statements.cases(language)
    assert Counter(case.half for case in cases) == halves
    for case in cases:
        assert not set("{}|") & set(case.text)
        assert len(case.statements) >= 5
        assert all(statement.speakers or statement.nobody for statement in case.statements)
