"""One-sentence events against the storylines that `python -m bot stories` finds.

The floors are the figures as they are; raise them when clustering gets better.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.processes import stories_of
from tests.judgement.one_sentence import events, measured, stream
from tests.judgement.share import LOOK, NUMBER

FLOORS = {LOOK: (12 / 19, 12 / 28, 0.918, 0.806), NUMBER: (1.0, 18 / 30, 1.0, 0.818)}
"""Precision and recall of pairs, B-cubed precision and recall, by half."""

EVENTS = events()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, vectors: Path) -> dict[str, int]:
    """The story of each event."""
    return stories_of(tmp_path_factory.mktemp("one-sentence"), stream(), vectors)


@pytest.mark.parametrize("half", [LOOK, NUMBER])
def test_storylines_are_found_no_worse_than_before(found: dict[str, int], half: str) -> None:
    measures = measured(found, [event for event in EVENTS if event.half == half])
    figures = (measures.pair_precision.value, measures.pair_recall.value, measures.precision, measures.recall)
    assert [figure for figure, floor in zip(figures, FLOORS[half], strict=True) if figure < floor] == []


def test_all_apart_and_all_together_are_measured_as_such() -> None:
    together = measured({event.name: 1 for event in EVENTS}, EVENTS)
    assert (together.pair_recall.value, together.recall) == (1, 1)
    assert together.pair_precision.of == len(EVENTS) * (len(EVENTS) - 1) // 2
    apart = measured({event.name: event.name for event in EVENTS}, EVENTS)
    assert (apart.pair_precision.of, apart.precision, apart.pair_recall.right) == (0, 1, 0)
    storylines = {event.storyline for event in EVENTS}
    assert apart.recall == pytest.approx(len(storylines) / len(EVENTS))


def test_the_events_arrive_in_time_and_a_scene_lies_in_one_half() -> None:
    assert len({event.name for event in EVENTS}) == len(EVENTS) == 116
    assert all(one.published <= other.published for one, other in pairwise(EVENTS))
    assert len({(event.scene, event.half) for event in EVENTS}) == len({event.scene for event in EVENTS}) == 27
    assert len({(event.storyline, event.scene) for event in EVENTS}) == len({event.storyline for event in EVENTS})
    assert Counter(event.half for event in EVENTS) == {LOOK: 57, NUMBER: 59}
