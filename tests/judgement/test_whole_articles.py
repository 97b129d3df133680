"""Summaries of whole articles: no sentence that misleads alone, and the sentences that an editor would take."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement import misleading
from tests.judgement.share import LOOK, NUMBER

SETS = {
    "of nine genres": misleading.whole_cases,
    "that do not open with their news": misleading.genre_cases,
    "more of these": misleading.more_genre_cases,
}
SIZES = {"of nine genres": 20, "that do not open with their news": 12, "more of these": 4}
FLOORS = {
    ("of nine genres", LOOK): (20 / 20, 41 / 60),
    ("of nine genres", NUMBER): (19 / 20, 39 / 60),
    ("that do not open with their news", LOOK): (12 / 12, 24 / 36),
    ("that do not open with their news", NUMBER): (10 / 12, 21 / 36),
    ("more of these", LOOK): (4 / 4, 12 / 12),
    ("more of these", NUMBER): (4 / 4, 9 / 12),
}
"""Articles without a misleading summary, and sentences that an editor would take."""


@pytest.mark.parametrize(("name", "half"), FLOORS)
def test_summaries_of_whole_articles(name: str, half: str, tagger: Tagger, base: Knowledge) -> None:
    cases = [case for case in SETS[name]() if case.half == half]
    harmless, picked = FLOORS[name, half]
    assert misleading.measured(cases, tagger, base).value >= harmless
    assert misleading.picked(cases, tagger, base).value >= picked


@pytest.mark.parametrize("name", SETS)
def test_the_articles_are_complete_and_in_halves(name: str) -> None:
    cases = SETS[name]()
    misleading.assert_halves(cases, SIZES[name])
    for case in cases:
        assert len(case.wanted) >= 3
        misleading.assert_once(case, case.wanted)


def test_a_sentence_that_no_editor_takes_counts_against_the_summary(tagger: Tagger, base: Knowledge) -> None:
    text = "The bridge to the island collapsed in the night.\nThe police closed the road to the pier."
    wanted = ("The bridge to", "The mayor")
    case = misleading.MisleadingCase(LOOK, "bridge", "agency", "Bridge", text, (), (), wanted)
    picked = misleading.picked([case], tagger, base)
    assert (picked.right, picked.of) == (1, 2)
    assert misleading.measured([case], tagger, base).right == 1
