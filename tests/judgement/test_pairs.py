"""The labelled pairs against what `python -m bot stories` joins."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from bot.lang.scripts import writing
from tests.cli.processes import stories_of
from tests.judgement import one_sentence, written_days
from tests.judgement.pairs import measured, pairs, stream
from tests.judgement.share import LOOK, NUMBER

FLOORS = {
    ("library", LOOK): (28 / 29, 28 / 28),
    ("library", NUMBER): (28 / 31, 28 / 28),
    ("written", LOOK): (13 / 14, 13 / 13),
    ("written", NUMBER): (16 / 19, 16 / 17),
    ("state", LOOK): (6 / 6, 6 / 7),
    ("state", NUMBER): (4 / 6, 4 / 6),
    ("lines", LOOK): (4 / 7, 4 / 4),
    ("lines", NUMBER): (4 / 5, 4 / 5),
    ("across", LOOK): (8 / 9, 8 / 8),
    ("across", NUMBER): (7 / 8, 7 / 7),
    ("sequels", LOOK): (7 / 9, 7 / 8),
    ("sequels", NUMBER): (6 / 6, 6 / 7),
    ("korean", LOOK): (19 / 21, 19 / 20),
    ("korean", NUMBER): (19 / 19, 19 / 20),
    ("contacts", LOOK): (13 / 14, 13 / 19),
    ("contacts", NUMBER): (13 / 17, 13 / 21),
    ("briefs", LOOK): (44 / 56, 44 / 54),
    ("briefs", NUMBER): (40 / 57, 40 / 48),
    ("sentences", LOOK): (8 / 14, 8 / 30),
    ("sentences", NUMBER): (15 / 18, 15 / 30),
    ("agency", LOOK): (16 / 20, 16 / 19),
    ("agency", NUMBER): (18 / 24, 18 / 21),
    ("later agency", LOOK): (3 / 3, 3 / 4),
    ("later agency", NUMBER): (2 / 2, 2 / 2),
    ("eight weeks", LOOK): (18 / 19, 18 / 21),
    ("eight weeks", NUMBER): (8 / 10, 8 / 10),
    ("east", LOOK): (11 / 13, 11 / 11),
    ("east", NUMBER): (11 / 15, 11 / 11),
}
"""Precision and recall by set and half."""

DAYS_FLOORS = {
    ("ten_days", LOOK): (25 / 25, 25 / 50, 1.0, 0.845),
    ("ten_days", NUMBER): (22 / 24, 22 / 24, 0.950, 0.950),
    ("eight_days", LOOK): (35 / 37, 35 / 35, 0.966, 1.0),
    ("eight_days", NUMBER): (12 / 13, 12 / 15, 0.958, 0.937),
    ("three_weeks", LOOK): (96 / 104, 96 / 104, 0.956, 0.948),
    ("three_weeks", NUMBER): (82 / 90, 82 / 91, 0.952, 0.946),
    ("plenary_days", LOOK): (105 / 160, 105 / 157, 0.825, 0.747),
    ("plenary_days", NUMBER): (57 / 57, 57 / 67, 1.0, 0.932),
    ("denials", LOOK): (13 / 19, 13 / 14, 0.862, 0.970),
    ("denials", NUMBER): (10 / 15, 10 / 10, 0.884, 1.0),
}
"""Precision and recall of pairs, B-cubed precision and recall, by file and half."""

PAIRS = pairs()
_ALONE = ("three_weeks", "plenary_days", "denials")
"""Their events are those of the others' weeks, or of many years, so each is placed apart from them."""
DAYS = {days: written_days.events(days) for days in ("ten_days", "eight_days", *_ALONE)}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, run_folder: Path) -> dict[str, int]:
    """The story of each article."""
    days = [row for name, told in DAYS.items() if name not in _ALONE for row in written_days.stream(told)]
    streams = [[*stream(), *days], *(written_days.stream(DAYS[name]) for name in _ALONE)]
    found: dict[str, int] = {}
    for rows in streams:
        last = max(found.values(), default=0)
        stories = stories_of(tmp_path_factory.mktemp("stream"), rows, run_folder)
        found |= {name: last + story for name, story in stories.items()}
    return found


def test_the_pairs_are_put_no_worse_than_before(found: dict[str, int]) -> None:
    worse = []
    for (of, half), floors in FLOORS.items():
        shares = measured(found, [pair for pair in PAIRS if (pair.set, pair.half) == (of, half)])
        worse += [(of, half, share) for share, floor in zip(shares, floors, strict=True) if share.value < floor]
    assert worse == []


def test_articles_of_one_event_share_a_story_in_four_languages(found: dict[str, int]) -> None:
    worse = []
    for (days, half), floors in DAYS_FLOORS.items():
        measures = one_sentence.measured(found, [event for event in DAYS[days] if event.half == half])
        figures = (measures.pair_precision.value, measures.pair_recall.value, measures.precision, measures.recall)
        worse += [(days, half, got, floor) for got, floor in zip(figures, floors, strict=True) if got < floor]
    assert worse == []


@pytest.mark.parametrize(
    ("days", "halves", "writings", "in_several"),
    [
        ("ten_days", {LOOK: 47, NUMBER: 27}, [8, 9, 26, 31], 10),
        ("eight_days", {LOOK: 40, NUMBER: 24}, [4, 4, 20, 36], 16),
        ("three_weeks", {LOOK: 61, NUMBER: 56}, [15, 18, 38, 46], 29),
        ("plenary_days", {LOOK: 76, NUMBER: 50}, [16, 16, 38, 56], 33),
        ("denials", {LOOK: 34, NUMBER: 32}, [6, 8, 16, 36], 17),
    ],
)
def test_the_days_have_articles_in_four_languages_and_events_in_several(
    days: str, halves: dict[str, int], writings: list[int], in_several: int
) -> None:
    told = DAYS[days]
    assert len({event.name for event in told}) == len(told) == sum(writings)
    assert Counter(event.half for event in told) == halves
    assert sorted(Counter(writing(event.text) for event in told).values()) == writings
    languages = {(event.storyline, writing(event.text)) for event in told}
    assert sum(count > 1 for count in Counter(storyline for storyline, _ in languages).values()) >= in_several


def test_all_apart_and_all_together_are_measured_as_such() -> None:
    names = {name for pair in PAIRS for name in (pair.first, pair.second)}
    precision, recall = measured(dict.fromkeys(names, 1), PAIRS)
    assert (precision.right, precision.of) == (recall.right, len(PAIRS))
    assert recall.value == 1
    assert measured({name: name for name in names}, PAIRS)[1].right == 0


def test_the_pairs_are_labelled_in_halves_once_each_with_a_reason() -> None:
    assert len({frozenset((pair.first, pair.second)) for pair in PAIRS}) == len(PAIRS) == 1102
    counts = Counter((pair.set, pair.half) for pair in PAIRS)
    assert counts == {
        **dict.fromkeys(product(("library", "written"), (LOOK, NUMBER)), 50),
        ("state", LOOK): 24,
        ("state", NUMBER): 17,
        ("lines", LOOK): 24,
        ("lines", NUMBER): 21,
        ("across", LOOK): 16,
        ("across", NUMBER): 14,
        ("sequels", LOOK): 24,
        ("sequels", NUMBER): 21,
        ("korean", LOOK): 40,
        ("korean", NUMBER): 40,
        ("contacts", LOOK): 40,
        ("contacts", NUMBER): 45,
        ("briefs", LOOK): 98,
        ("briefs", NUMBER): 100,
        ("sentences", LOOK): 60,
        ("sentences", NUMBER): 60,
        ("agency", LOOK): 52,
        ("agency", NUMBER): 54,
        ("later agency", LOOK): 12,
        ("later agency", NUMBER): 6,
        ("eight weeks", LOOK): 44,
        ("eight weeks", NUMBER): 24,
        ("east", LOOK): 33,
        ("east", NUMBER): 33,
    }
    assert all(pair.why for pair in PAIRS)
    known = {row["id"] for row in stream()}
    assert {name for pair in PAIRS for name in (pair.first, pair.second)} <= known


def test_written_pairs_of_one_scene_are_in_one_half() -> None:
    halves: dict[str, set[str]] = {}
    for pair in PAIRS:
        if pair.set != "library":
            assert _scene(pair.first) == _scene(pair.second)
            halves.setdefault(_scene(pair.first), set()).add(pair.half)
    assert [scene for scene, both in halves.items() if len(both) > 1] == []


def _scene(name: str) -> str:
    return name.partition("-")[0]
