"""The written English articles against the reader: statements found, with the right speaker, without a wrong one."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement import english_statements
from tests.judgement.share import LOOK, NUMBER

FIRST, SECOND, THIRD, LAST = english_statements.FILES
FLOORS = {
    (FIRST, LOOK): (108 / 122, 94 / 108, 108 / 108),
    (FIRST, NUMBER): (131 / 140, 119 / 131, 130 / 131),
    (SECOND, LOOK): (97 / 105, 87 / 97, 96 / 97),
    (THIRD, LOOK): (69 / 75, 64 / 69, 69 / 69),
    (LAST, NUMBER): (73 / 76, 64 / 73, 71 / 73),
}
"""Statements found; of those, with the right speaker, and without a wrong one."""


@pytest.mark.parametrize(("file", "half"), FLOORS)
def test_statements_of_english_articles(file: str, half: str, tagger: Tagger, base: Knowledge) -> None:
    shares = english_statements.measured(
        (one for one in english_statements.cases(file) if one.half == half), tagger, base
    )
    found, right, unharmed = FLOORS[file, half]
    assert shares.found.value >= found
    assert shares.right.value >= right
    assert shares.unharmed.value >= unharmed


@pytest.mark.parametrize(("file", "articles"), [(FIRST, 16), (SECOND, 8), (THIRD, 6), (LAST, 6)])
def test_the_articles_are_complete(file: str, articles: int) -> None:
    cases = english_statements.cases(file)
    assert len(cases) == articles == len({case.style for case in cases})
    if file == FIRST:
        assert Counter(case.half for case in cases) == {LOOK: 8, NUMBER: 8}
    for case in cases:
        assert not set("{}|") & set(case.text)
        assert len(case.statements) >= 8
        for statement in case.statements:
            assert 0 <= statement.span.start < statement.span.end <= len(case.text)
            assert statement.speakers or statement.nobody
