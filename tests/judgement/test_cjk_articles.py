"""The written Japanese and Chinese articles against the reader: persons whom the knowledge base does not have, their
offices, and statements with their speakers; and sentences that name nobody."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.model.analysis import STORED_TEXT, Analysis, EntityKind, Page
from bot.text.knowledge.base import Knowledge
from bot.text.pipeline import Reader
from bot.text.sources.outlets import SourceTable
from bot.text.tagger import Tagger
from tests.judgement import korean_articles
from tests.judgement.share import LOOK, NUMBER

FLOORS = {
    ("japanese_articles.txt", LOOK): {"persons": 28, "roles": 27, "found": 26, "speakers": 26, "absent": 2},
    ("japanese_articles.txt", NUMBER): {"persons": 27, "roles": 24, "found": 23, "speakers": 23, "absent": 1},
    ("japanese_articles_2.txt", NUMBER): {"persons": 20, "roles": 17, "found": 14, "speakers": 14, "absent": 0},
    ("chinese_articles.txt", LOOK): {"persons": 29, "roles": 29, "found": 27, "speakers": 27, "absent": 3},
    ("chinese_articles.txt", NUMBER): {"persons": 32, "roles": 32, "found": 32, "speakers": 32, "absent": 2},
    ("chinese_articles_2.txt", NUMBER): {"persons": 23, "roles": 22, "found": 19, "speakers": 18, "absent": 1},
}
"""Right answers by file, half and measure."""
WRONG_SPEAKERS = {"chinese_articles_2.txt": 1}
SIZES = {
    "japanese_articles.txt": {LOOK: 10, NUMBER: 10},
    "japanese_articles_2.txt": {NUMBER: 8},
    "chinese_articles.txt": {LOOK: 10, NUMBER: 10},
    "chinese_articles_2.txt": {NUMBER: 8},
}


@pytest.mark.parametrize(("file", "half"), FLOORS)
def test_persons_offices_and_statements_of_japanese_and_chinese_articles(
    file: str, half: str, tagger: Tagger, base: Knowledge
) -> None:
    reader = Reader(tagger, base, SourceTable.load())
    invented: list[str] = []

    def read(page: Page) -> Analysis:
        analysis = reader.analyze(page)
        invented.extend(korean_articles.unkeyed_persons(analysis, named[page.content]))
        return analysis

    chosen = [case for case in korean_articles.cases(file) if case.half == half]
    named = {case.text.encode(): tuple(case.persons) for case in chosen}
    shares = korean_articles.measured(chosen, read)
    right = {measure: getattr(shares, measure).right for measure in FLOORS[file, half]}
    assert {measure: floor for measure, floor in FLOORS[file, half].items() if right[measure] < floor} == {}
    assert shares.found.right - shares.unharmed.right <= WRONG_SPEAKERS.get(file, 0)
    assert len(invented) == 0


@pytest.mark.parametrize("file", ["japanese_nobody.txt", "chinese_nobody.txt"])
def test_words_beside_a_title_that_look_like_a_name_are_nobody(file: str, tagger: Tagger, base: Knowledge) -> None:
    lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()[1:]
    analysis = Reader(tagger, base, SourceTable.load()).analyze(Page(None, "\n".join(lines).encode(), STORED_TEXT))
    assert [entity.name for entity in analysis.entities if entity.kind is EntityKind.PERSON] == []
    assert len(lines) >= 150


@pytest.mark.parametrize("file", SIZES)
def test_the_articles_are_complete_and_in_halves(file: str) -> None:
    cases = korean_articles.cases(file)
    assert Counter(case.half for case in cases) == SIZES[file]
    assert len({case.name for case in cases}) == len(cases)
    for case in cases:
        names = [*case.persons, *(name for _, name in case.absent)]
        assert [name for name in names if name not in case.text] == []
        assert [words for words in case.statements if words not in case.text] == []
