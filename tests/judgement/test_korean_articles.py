"""The written Korean articles, and those of a week in four languages, against the reader: statements, roles, entities,
days and summaries."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.pipeline import Reader
from bot.text.sources.outlets import SourceTable
from bot.text.tagger import Tagger
from tests.judgement import korean_articles
from tests.judgement.share import LOOK, NUMBER

FIRST, SECOND, WEEK = korean_articles.FILES
FLOORS = {
    FIRST: {
        "found": {LOOK: 78, NUMBER: 69},
        "unharmed": {LOOK: 78, NUMBER: 62},
        "speakers": {LOOK: 77, NUMBER: 58},
        "persons": {LOOK: 60, NUMBER: 58},
        "roles": {LOOK: 56, NUMBER: 49},
        "free": {LOOK: 3, NUMBER: 2},
        "present": {LOOK: 79, NUMBER: 62},
        "absent": {LOOK: 55, NUMBER: 50},
        "titles": {LOOK: 30, NUMBER: 30},
        "days": {LOOK: 30, NUMBER: 28},
        "summaries": {LOOK: 29, NUMBER: 30},
        "wanted": {LOOK: 0, NUMBER: 0},
    },
    SECOND: {
        "found": {LOOK: 157, NUMBER: 59},
        "unharmed": {LOOK: 150, NUMBER: 55},
        "speakers": {LOOK: 149, NUMBER: 53},
        "persons": {LOOK: 43, NUMBER: 23},
        "roles": {LOOK: 37, NUMBER: 19},
        "free": {LOOK: 1, NUMBER: 0},
        "present": {LOOK: 73, NUMBER: 27},
        "absent": {LOOK: 32, NUMBER: 17},
        "titles": {LOOK: 17, NUMBER: 7},
        "days": {LOOK: 17, NUMBER: 7},
        "summaries": {LOOK: 17, NUMBER: 4},
        "wanted": {LOOK: 0, NUMBER: 0},
    },
    WEEK: {
        "found": {LOOK: 94, NUMBER: 102},
        "unharmed": {LOOK: 94, NUMBER: 97},
        "speakers": {LOOK: 85, NUMBER: 91},
        "persons": {LOOK: 48, NUMBER: 39},
        "roles": {LOOK: 42, NUMBER: 34},
        "free": {LOOK: 0, NUMBER: 0},
        "present": {LOOK: 4, NUMBER: 1},
        "absent": {LOOK: 5, NUMBER: 5},
        "titles": {LOOK: 15, NUMBER: 15},
        "days": {LOOK: 15, NUMBER: 15},
        "summaries": {LOOK: 14, NUMBER: 14},
        "wanted": {LOOK: 33, NUMBER: 35},
    },
}
"""Right answers by file, measure and half."""


@pytest.mark.parametrize("half", [LOOK, NUMBER])
@pytest.mark.parametrize("file", korean_articles.FILES)
def test_korean_articles_of_many_genres(file: str, half: str, tagger: Tagger, base: Knowledge) -> None:
    read = Reader(tagger, base, SourceTable.load()).analyze
    shares = korean_articles.measured((case for case in korean_articles.cases(file) if case.half == half), read)
    floors = {measure: floor[half] for measure, floor in FLOORS[file].items()}
    right = {measure: getattr(shares, measure).right for measure in floors}
    assert {measure: floor for measure, floor in floors.items() if right[measure] < floor} == {}
    assert shares.found.right - shares.unharmed.right <= floors["found"] - floors["unharmed"]


@pytest.mark.parametrize(
    ("file", "halves"),
    [(FIRST, {LOOK: 30, NUMBER: 30}), (SECOND, {LOOK: 17, NUMBER: 7}), (WEEK, {LOOK: 15, NUMBER: 15})],
)
def test_the_articles_are_complete_and_in_halves(file: str, halves: dict[str, int]) -> None:
    cases = korean_articles.cases(file)
    assert Counter(case.half for case in cases) == halves
    assert len({case.name for case in cases}) == len(cases)
    assert set(korean_articles.ArticleShares.__struct_fields__) == set(FLOORS[file])
    for case in cases:
        names = [*case.persons, *(name for _, name in case.present), *(name for _, name in case.absent)]
        assert [name for name in names if name not in case.text] == []
        assert [words for words in (*case.statements, *case.needs) if words not in case.text] == []
