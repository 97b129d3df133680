"""Short mornings against the ranking of stories: how many lead with the story that an editor leads with.

Raise the floors when the ranking gets better. A message of failure gives the figure only, so that it shows nothing of
the half that is kept as a number.
"""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from tests.judgement.mornings import (
    later_mornings,
    many_headlines,
    measured,
    more_mornings,
    mornings,
    outsiders_mornings,
    strangers_mornings,
    trainers_mornings,
)
from tests.judgement.share import LOOK, NUMBER

SETS = {
    "first": (mornings, {LOOK: (18, 18), NUMBER: (18, 18)}),
    "of other newsrooms": (more_mornings, {LOOK: (21, 21), NUMBER: (18, 19)}),
    "with several headlines a story": (many_headlines, {LOOK: (26, 29), NUMBER: (28, 31)}),
    "for which no rule was changed": (later_mornings, {LOOK: (11, 11), NUMBER: (9, 9)}),
    "by a stranger": (strangers_mornings, {LOOK: (14, 20), NUMBER: (17, 20)}),
    "whose leader is easily missed": (outsiders_mornings, {LOOK: (17, 20), NUMBER: (15, 20)}),
    "by the editor of the graded headlines": (trainers_mornings, {LOOK: (29, 30), NUMBER: (27, 30)}),
}
"""Mornings, and of each half how many are led right at least, and how many there are."""


@pytest.mark.parametrize("half", [LOOK, NUMBER])
@pytest.mark.parametrize("name", SETS)
def test_the_right_story_leads_as_often_as_before(name: str, half: str) -> None:
    read, floors = SETS[name]
    right, size = floors[half]
    assert measured(morning for morning in read() if morning.half == half).value >= right / size


@pytest.mark.parametrize("name", SETS)
def test_mornings_are_in_halves_and_each_has_one_leader_among_several_stories(name: str) -> None:
    read, floors = SETS[name]
    assert Counter(morning.half for morning in read()) == {half: size for half, (_, size) in floors.items()}
    for morning in read():
        assert len({one.story for one in morning.reports}) >= 3
        assert sum(one.lead == 1 for one in morning.reports) == 1


def test_a_morning_whose_leader_is_another_story_is_wrong() -> None:
    every = mornings()
    led = measured(every).right
    turned = [
        replace(one, reports=tuple(replace(report, lead=int(not report.lead)) for report in one.reports))
        for one in every
    ]
    assert measured(turned).right == len(every) - led
