"""Events in a sentence or two, or in short articles, against the storylines that `python -m bot stories` finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from bot.text.headlines.prominence import HeadlineModel
from tests.fakes.kept_vectors import load_keeping
from tests.judgement import storylines
from tests.judgement.one_sentence import FILES, arriving, events, library, measured, updates
from tests.judgement.share import LOOK, NUMBER
from tests.judgement.storylines import Placed

FLOORS = {
    ("one_sentence.tsv", LOOK): (12 / 19, 12 / 28, 0.918, 0.806),
    ("one_sentence.tsv", NUMBER): (1.0, 18 / 30, 1.0, 0.818),
    ("flashes.tsv", LOOK): (1.0, 43 / 67, 1.0, 0.847),
    ("flashes.tsv", NUMBER): (1.0, 42 / 66, 1.0, 0.820),
    ("six_weeks.tsv", LOOK): (35 / 45, 35 / 44, 0.928, 0.902),
    ("six_weeks.tsv", NUMBER): (1.0, 27 / 40, 1.0, 0.847),
    ("six_weeks_2.tsv", LOOK): (1.0, 54 / 165, 1.0, 0.592),
    ("six_weeks_2.tsv", NUMBER): (48 / 51, 48 / 154, 0.982, 0.605),
    ("twenty_days.tsv", LOOK): (47 / 64, 47 / 63, 0.881, 0.864),
    ("twenty_days.tsv", NUMBER): (1.0, 37 / 47, 0.954, 0.906),
    ("world_weeks.tsv", LOOK): (29 / 32, 29 / 41, 0.971, 0.862),
    ("world_weeks.tsv", NUMBER): (19 / 23, 19 / 30, 0.965, 0.876),
    ("twins.tsv", LOOK): (20 / 29, 1.0, 0.891, 1.0),
    ("twins.tsv", NUMBER): (21 / 28, 21 / 22, 0.919, 0.981),
    ("world_month.tsv", LOOK): (1.0, 16 / 89, 1.0, 0.426),
    ("world_month.tsv", NUMBER): (15 / 16, 15 / 80, 0.985, 0.443),
    ("wires.tsv", LOOK): (30 / 42, 1.0, 0.854, 1.0),
    ("wires.tsv", NUMBER): (28 / 37, 1.0, 0.896, 1.0),
    ("organs.tsv", LOOK): (16 / 22, 16 / 32, 0.833, 0.676),
    ("organs.tsv", NUMBER): (1.0, 10 / 12, 1.0, 0.916),
    ("feed_entries.tsv", LOOK): (124 / 154, 124 / 406, 0.921, 0.584),
    ("feed_entries.tsv", NUMBER): (139 / 146, 139 / 335, 0.979, 0.649),
}
"""Precision and recall of pairs, B-cubed precision and recall, by file and half."""

UPDATES = {("twenty_days.tsv", LOOK): (7, 12), ("twenty_days.tsv", NUMBER): (5, 20)}
"""The most events in an earlier story that is not theirs, and the fewest sequels in one of theirs."""

EVENTS = {file: events(file) for file in FILES}


@pytest.fixture
def shelf(run_folder: Path, vectors: Path, monkeypatch: pytest.MonkeyPatch) -> Placed:
    """The sample library in its stories, and a model that keeps the vectors of headlines."""
    monkeypatch.setattr(HeadlineModel, "load", partial(load_keeping, vectors))
    return storylines.placed(run_folder, "library", library())


@pytest.mark.parametrize("file", FILES)
def test_storylines_are_found_no_worse_than_before(file: str, shelf: Placed) -> None:
    found = storylines.found(shelf, arriving(file))
    worse = []
    for half in (LOOK, NUMBER):
        of = [event for event in EVENTS[file] if event.half == half]
        measures = measured(found, of)
        figures = (measures.pair_precision.value, measures.pair_recall.value, measures.precision, measures.recall)
        worse += [(half, got, floor) for got, floor in zip(figures, FLOORS[file, half], strict=True) if got < floor]
        if limits := UPDATES.get((file, half)):
            counted = updates(found, of)
            assert counted.false <= limits[0], half
            assert counted.right.right >= limits[1], half
    assert worse == []


def test_an_event_in_the_story_of_another_is_a_false_update_and_a_sequel_alone_is_missed() -> None:
    of = [event for event in EVENTS["twenty_days.tsv"] if event.storyline in ("hue", "tana")]
    assert updates({event.name: event.storyline for event in of}, of).false == 0
    together = updates(dict.fromkeys((event.name for event in of), 1), of)
    assert (together.false, together.right.right) == (1, together.right.of)
    apart = updates({event.name: event.name for event in of}, of)
    assert (apart.false, apart.right.right, apart.right.of) == (0, 0, 2)


def test_all_apart_and_all_together_are_measured_as_such() -> None:
    some = EVENTS["one_sentence.tsv"]
    together = measured({event.name: 1 for event in some}, some)
    assert (together.pair_recall.value, together.recall) == (1, 1)
    assert together.pair_precision.of == len(some) * (len(some) - 1) // 2
    apart = measured({event.name: event.name for event in some}, some)
    assert (apart.pair_precision.of, apart.precision, apart.pair_recall.right) == (0, 1, 0)
    storylines = {event.storyline for event in some}
    assert apart.recall == pytest.approx(len(storylines) / len(some))


@pytest.mark.parametrize(
    ("file", "scenes", "halves"),
    [
        ("one_sentence.tsv", 27, {LOOK: 57, NUMBER: 59}),
        ("flashes.tsv", 21, {LOOK: 82, NUMBER: 77}),
        ("six_weeks.tsv", 14, {LOOK: 63, NUMBER: 57}),
        ("six_weeks_2.tsv", 26, {LOOK: 118, NUMBER: 135}),
        ("twenty_days.tsv", 23, {LOOK: 85, NUMBER: 75}),
        ("world_weeks.tsv", 100, {LOOK: 83, NUMBER: 77}),
        ("twins.tsv", 32, {LOOK: 52, NUMBER: 54}),
        ("world_month.tsv", 19, {LOOK: 62, NUMBER: 68}),
        ("wires.tsv", 9, {LOOK: 31, NUMBER: 29}),
        ("organs.tsv", 9, {LOOK: 24, NUMBER: 16}),
        ("feed_entries.tsv", 102, {LOOK: 179, NUMBER: 176}),
    ],
)
def test_the_events_arrive_in_time_and_a_scene_lies_in_one_half(
    file: str, scenes: int, halves: Mapping[str, int]
) -> None:
    of = EVENTS[file]
    assert len({event.name for event in of}) == len(of)
    assert all(one.published <= other.published for one, other in pairwise(of))
    assert len({(event.scene, event.half) for event in of}) == len({event.scene for event in of}) == scenes
    assert len({(event.storyline, event.scene) for event in of}) == len({event.storyline for event in of})
    assert Counter(event.half for event in of) == halves
