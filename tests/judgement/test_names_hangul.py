"""The written Korean paragraphs with foreign and rare names against the reader."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement.names_hangul import ENGLISH, FRESH, SET, STRANGER, figures, paragraph, paragraphs
from tests.judgement.share import LOOK, NUMBER

FLOORS = {
    (SET, LOOK): {"foreign": 37, "rare": 19, "later": 18, "none": 36, "offices": 19, "unharmed": 72},
    (SET, NUMBER): {"foreign": 31, "rare": 18, "later": 13, "none": 30, "offices": 18, "unharmed": 69},
    (FRESH, NUMBER): {"foreign": 17, "rare": 9, "later": 9, "none": 18, "offices": 8, "unharmed": 36},
    (STRANGER, LOOK): {"foreign": 48, "rare": 63, "later": 8, "none": 65, "offices": 53, "unharmed": 131, "kinds": 45},
    (STRANGER, NUMBER): {
        "foreign": 42,
        "rare": 67,
        "later": 3,
        "none": 74,
        "offices": 52,
        "unharmed": 138,
        "kinds": 50,
    },
    (ENGLISH, LOOK): {"foreign": 30, "none": 9, "offices": 15, "unharmed": 31},
    (ENGLISH, NUMBER): {"foreign": 43, "none": 13, "offices": 18, "unharmed": 42},
}
"""By file and half, the least numbers of right answers."""


@pytest.mark.parametrize("case", FLOORS)
def test_persons_with_foreign_and_with_rare_names(case: tuple[str, str], tagger: Tagger, base: Knowledge) -> None:
    file, half = case
    shares = figures((one for one in paragraphs(file) if one.half == half), tagger, base)
    assert all(shares[kind].right >= floor for kind, floor in FLOORS[case].items()), {
        kind: str(share) for kind, share in shares.items()
    }


def test_the_paragraphs_are_marked_as_a_whole() -> None:
    read = [one for file in (SET, FRESH, STRANGER, ENGLISH) for one in paragraphs(file)]
    assert len(read) == 125
    assert not any(set("[]{}|>*") & set(one.text) for one in read)
    for one in read:
        names = {one.text[mark.start : mark.end] for mark in one.marks if mark.roles}
        assert all(mark.whole in names for mark in one.marks if mark.whole)


def test_a_missed_a_cut_and_a_wrong_person_are_counted(tagger: Tagger, base: Knowledge) -> None:
    told = "[마이클 홀든|국방부 차관] 국방부 차관이 {파리}에 왔다. [홀든>마이클 홀든] 차관은 갔다."
    right = paragraph(LOOK, "2026-11-20", told)
    wrong = paragraph(LOOK, "2026-11-20", "[홀든 국방부|-] 차관과 [*샛별|-]이 {마이클 홀든} 의원을 보았다.")
    kinds = ("foreign", "rare", "later", "none", "offices")
    shares = figures([right], tagger, base)
    assert [(shares[kind].right, shares[kind].of) for kind in kinds] == [(1, 1), (0, 0), (1, 1), (1, 1), (1, 1)]
    assert [figures([wrong], tagger, base)[kind].right for kind in ("foreign", "rare", "none")] == [0, 0, 0]
