"""Summaries of whole articles: no sentence that misleads alone, and the sentences that an editor would take."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement import misleading
from tests.judgement.share import LOOK, NUMBER

FLOORS = {LOOK: (20 / 20, 37 / 60), NUMBER: (18 / 20, 36 / 60)}
"""Articles without a misleading summary, and sentences that an editor would take."""


@pytest.mark.parametrize("half", [LOOK, NUMBER])
def test_summaries_of_whole_articles(half: str, tagger: Tagger, base: Knowledge) -> None:
    cases = [case for case in misleading.whole_cases() if case.half == half]
    harmless, picked = FLOORS[half]
    assert misleading.measured(cases, tagger, base).value >= harmless
    assert misleading.picked(cases, tagger, base).value >= picked


def test_the_articles_are_complete_and_in_halves() -> None:
    cases = misleading.whole_cases()
    assert Counter(case.half for case in cases) == {LOOK: 20, NUMBER: 20}
    assert len({case.text for case in cases}) == len(cases)
    for case in cases:
        assert len(case.wanted) >= 3
        for words in (*case.wanted, *(one for before, after in case.needs for one in (before, *after))):
            assert sum(words in line for line in case.text.splitlines()) == 1, words


def test_a_sentence_that_no_editor_takes_counts_against_the_summary(tagger: Tagger, base: Knowledge) -> None:
    text = "The bridge to the island collapsed in the night.\nThe police closed the road to the pier."
    wanted = ("The bridge to", "The mayor")
    case = misleading.MisleadingCase(LOOK, "bridge", "agency", "Bridge", text, (), (), wanted)
    picked = misleading.picked([case], tagger, base)
    assert (picked.right, picked.of) == (1, 2)
    assert misleading.measured([case], tagger, base).right == 1
