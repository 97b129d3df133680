"""Events in a sentence or two against the storylines that `python -m bot stories` finds.

The floors are the figures as they are; raise them when clustering gets better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.processes import stories_of
from tests.judgement.one_sentence import FILES, events, measured, stream
from tests.judgement.share import LOOK, NUMBER

FLOORS = {
    ("one_sentence.tsv", LOOK): (12 / 19, 12 / 28, 0.918, 0.806),
    ("one_sentence.tsv", NUMBER): (1.0, 18 / 30, 1.0, 0.818),
    ("flashes.tsv", LOOK): (1.0, 36 / 67, 1.0, 0.786),
    ("flashes.tsv", NUMBER): (1.0, 41 / 66, 1.0, 0.807),
    ("six_weeks.tsv", LOOK): (35 / 45, 35 / 44, 0.928, 0.902),
    ("six_weeks.tsv", NUMBER): (1.0, 25 / 40, 1.0, 0.824),
}
"""Precision and recall of pairs, B-cubed precision and recall, by file and half."""

EVENTS = {file: events(file) for file in FILES}


@pytest.mark.parametrize("file", FILES)
def test_storylines_are_found_no_worse_than_before(
    file: str, tmp_path_factory: pytest.TempPathFactory, run_folder: Path
) -> None:
    found = stories_of(tmp_path_factory.mktemp("one-sentence"), stream(file), run_folder)
    worse = []
    for half in (LOOK, NUMBER):
        measures = measured(found, [event for event in EVENTS[file] if event.half == half])
        figures = (measures.pair_precision.value, measures.pair_recall.value, measures.precision, measures.recall)
        worse += [(half, got, floor) for got, floor in zip(figures, FLOORS[file, half], strict=True) if got < floor]
    assert worse == []


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
