"""The written Chinese and Japanese articles against the reader: statements found, with whose name, how many
are none."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement import cjk_statements
from tests.judgement.korean_statements import measured
from tests.judgement.share import LOOK, NUMBER

FIRST, SECOND, LAST = cjk_statements.FILES
FOUND = {
    (FIRST, LOOK, "zh"): 33 / 35,
    (FIRST, LOOK, "ja"): 21 / 21,
    (FIRST, NUMBER, "zh"): 31 / 32,
    (FIRST, NUMBER, "ja"): 22 / 22,
    (SECOND, LOOK, "zh"): 38 / 38,
    (SECOND, LOOK, "ja"): 36 / 36,
    (LAST, NUMBER, "zh"): 27 / 32,
    (LAST, NUMBER, "ja"): 23 / 29,
}


@pytest.mark.parametrize(("file", "half", "language"), FOUND)
def test_statements_of_chinese_and_japanese_articles(
    file: str, half: str, language: str, tagger: Tagger, base: Knowledge
) -> None:
    """No speaker is wrong, and no statement is none."""
    chosen = [one for one in cjk_statements.cases(file) if one.half == half and one.style.startswith(language)]
    shares = measured(chosen, tagger, base)
    assert shares.found.value >= FOUND[file, half, language]
    assert shares.unharmed.value == 1
    assert shares.named.value >= 0.96
    assert shares.kind.value == 1
    assert shares.precise.value == 1


@pytest.mark.parametrize(("file", "articles"), [(FIRST, 24), (SECOND, 12), (LAST, 12)])
def test_the_articles_are_complete(file: str, articles: int) -> None:
    cases = cjk_statements.cases(file)
    assert len(cases) == articles == len({case.style for case in cases})
    if file == FIRST:
        assert Counter(case.half for case in cases) == {LOOK: 12, NUMBER: 12}
    for case in cases:
        assert not set("{}|") & set(case.text)
        assert len(case.statements) >= 3
        for statement in case.statements:
            assert 0 <= statement.span.start < statement.span.end <= len(case.text)
            assert statement.speakers or statement.nobody
