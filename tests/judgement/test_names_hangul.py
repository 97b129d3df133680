"""The written Korean paragraphs with foreign and rare names against the reader."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement.names_hangul import (
    ALL_BEATS,
    EAST,
    EAST_LATER,
    ENGLISH,
    ENGLISH_OFFICES,
    FRESH,
    KOREAN_POSITIONS,
    LATER,
    NOBODY,
    POSITIONS,
    SET,
    STRANGER,
    WORLD,
    figures,
    named_nobodies,
    paragraph,
    paragraphs,
)
from tests.judgement.share import LOOK, NUMBER

FLOORS = {
    (SET, LOOK): {"foreign": 42, "rare": 20, "later": 19, "none": 36, "offices": 21, "unharmed": 72},
    (SET, NUMBER): {"foreign": 33, "rare": 20, "later": 13, "none": 30, "offices": 21, "unharmed": 69},
    (FRESH, NUMBER): {"foreign": 20, "rare": 10, "later": 9, "none": 18, "offices": 10, "unharmed": 36},
    (STRANGER, LOOK): {"foreign": 51, "rare": 65, "later": 8, "none": 65, "offices": 53, "unharmed": 131, "kinds": 45},
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
    (ALL_BEATS, LOOK): {"foreign": 23, "rare": 50, "later": 27, "none": 19, "offices": 59, "unharmed": 77},
    (ALL_BEATS, NUMBER): {"foreign": 17, "rare": 58, "later": 31, "none": 23, "offices": 47, "unharmed": 76},
    (ALL_BEATS, LATER): {"foreign": 11, "rare": 28, "later": 13, "none": 3, "offices": 26, "unharmed": 43},
    (ENGLISH_OFFICES, LOOK): {"foreign": 23, "rare": 27, "later": 11, "offices": 38, "unharmed": 51},
    (ENGLISH_OFFICES, NUMBER): {"foreign": 21, "rare": 23, "later": 9, "offices": 29, "unharmed": 43},
    (POSITIONS, LOOK): {"foreign": 91, "rare": 27, "later": 21, "none": 10, "offices": 94, "unharmed": 122, "kinds": 5},
    (POSITIONS, NUMBER): {
        "foreign": 104,
        "rare": 24,
        "later": 21,
        "none": 5,
        "offices": 96,
        "unharmed": 124,
        "kinds": 2,
    },
    (KOREAN_POSITIONS, LOOK): {"foreign": 11, "rare": 25, "later": 9, "none": 3, "offices": 29, "unharmed": 37},
    (KOREAN_POSITIONS, NUMBER): {"foreign": 6, "rare": 28, "later": 6, "none": 4, "offices": 28, "unharmed": 35},
    (EAST, LOOK): {"foreign": 28, "later": 4, "offices": 21, "unharmed": 28},
    (EAST, NUMBER): {"foreign": 17, "later": 3, "offices": 17, "unharmed": 18},
    (EAST_LATER, LOOK): {"foreign": 94, "offices": 83, "unharmed": 102},
    (EAST_LATER, NUMBER): {"foreign": 62, "offices": 58, "unharmed": 75},
    (WORLD, LOOK): {"foreign": 163, "rare": 12, "offices": 150, "unharmed": 187},
    (WORLD, NUMBER): {"foreign": 159, "rare": 29, "offices": 157, "unharmed": 193},
    (WORLD, LATER): {"foreign": 180, "rare": 24, "offices": 154, "unharmed": 205},
}
"""By file and half, the least numbers of right answers."""


@pytest.mark.parametrize("case", FLOORS)
def test_persons_with_foreign_and_with_rare_names(case: tuple[str, str], tagger: Tagger, base: Knowledge) -> None:
    file, half = case
    shares = figures((one for one in paragraphs(file) if one.half == half), tagger, base)
    assert all(shares[kind].right >= floor for kind, floor in FLOORS[case].items()), {
        kind: str(share) for kind, share in shares.items()
    }


@pytest.mark.parametrize("file", NOBODY)
def test_nobody_is_found_in_sentences_that_name_nobody(file: str, tagger: Tagger, base: Knowledge) -> None:
    assert len(named_nobodies(file, tagger, base)) <= NOBODY[file]


def test_the_paragraphs_are_marked_as_a_whole() -> None:
    read = [one for file in dict.fromkeys(file for file, _ in FLOORS) for one in paragraphs(file)]
    assert len(read) == 398
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
