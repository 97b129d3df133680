"""The written short texts against the reader: whether each is about the peninsula, and its subjects."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.model.analysis import Subject
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement import topic_briefs
from tests.judgement.share import LOOK, NUMBER

FLOORS = {LOOK: (87, 64, 65, 13, 87, 16, 91), NUMBER: (78, 55, 61, 8, 82, 16, 91)}
"""By half: rightly about the peninsula or not, found of those about it, main subjects, none where none, without a wrong
subject, not misled, not wrongly sport or culture."""


@pytest.mark.parametrize("half", [LOOK, NUMBER])
def test_short_texts(half: str, tagger: Tagger, base: Knowledge) -> None:
    shares = topic_briefs.measured((case for case in topic_briefs.cases() if case.half == half), tagger, base)
    figures = (shares.about, shares.found, shares.subjects, shares.none, shares.sound, shares.not_misled, shares.kept)
    assert all(share.right >= least for share, least in zip(figures, FLOORS[half], strict=True)), figures


def test_the_cases_are_complete() -> None:
    cases = topic_briefs.cases()
    assert Counter(case.half for case in cases) == {LOOK: 91, NUMBER: 91}
    assert Counter(case.language for case in cases) == {"en": 95, "ko": 67, "ja": 10, "zh": 10}
    assert len({case.title for case in cases}) == len(cases)
    assert set(Subject) - {case.subject for case in cases} == set()
    hidden = [case for case in cases if case.is_hidden]
    assert len(hidden) > len(cases) // 3
    assert not [case.title for case in hidden if {"Seoul", "Pyongyang"} & set(f"{case.title} {case.text}".split())]
