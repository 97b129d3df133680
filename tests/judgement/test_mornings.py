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

FLOORS = {LOOK: 18 / 18, NUMBER: 18 / 18}
MORE_FLOORS = {LOOK: 21 / 21, NUMBER: 18 / 19}
MANY_FLOORS = {LOOK: 26 / 29, NUMBER: 28 / 31}
LATER_FLOORS = {LOOK: 11 / 11, NUMBER: 9 / 9}
STRANGERS_FLOORS = {LOOK: 14 / 20, NUMBER: 17 / 20}
OUTSIDERS_FLOORS = {LOOK: 17 / 20, NUMBER: 15 / 20}
TRAINERS_FLOORS = {LOOK: 29 / 30, NUMBER: 27 / 30}


@pytest.mark.parametrize("half", FLOORS)
def test_the_right_story_leads_as_often_as_before(half: str) -> None:
    right = measured(morning for morning in mornings() if morning.half == half).value
    assert right >= FLOORS[half]


@pytest.mark.parametrize("half", MORE_FLOORS)
def test_the_right_story_leads_as_often_in_other_newsrooms_mornings(half: str) -> None:
    right = measured(morning for morning in more_mornings() if morning.half == half).value
    assert right >= MORE_FLOORS[half]


@pytest.mark.parametrize("half", MANY_FLOORS)
def test_the_right_story_leads_as_often_where_stories_have_several_headlines(half: str) -> None:
    right = measured(morning for morning in many_headlines() if morning.half == half).value
    assert right >= MANY_FLOORS[half]


@pytest.mark.parametrize("half", LATER_FLOORS)
def test_the_right_story_leads_as_often_in_mornings_for_which_no_rule_was_changed(half: str) -> None:
    right = measured(morning for morning in later_mornings() if morning.half == half).value
    assert right >= LATER_FLOORS[half]


@pytest.mark.parametrize("half", STRANGERS_FLOORS)
def test_the_right_story_leads_as_often_in_a_stranger_s_mornings(half: str) -> None:
    right = measured(morning for morning in strangers_mornings() if morning.half == half).value
    assert right >= STRANGERS_FLOORS[half]


@pytest.mark.parametrize("half", OUTSIDERS_FLOORS)
def test_the_right_story_leads_as_often_where_the_leader_is_easily_missed(half: str) -> None:
    right = measured(morning for morning in outsiders_mornings() if morning.half == half).value
    assert right >= OUTSIDERS_FLOORS[half]


@pytest.mark.parametrize("half", TRAINERS_FLOORS)
def test_the_right_story_leads_as_often_in_mornings_by_the_editor_of_the_graded_headlines(half: str) -> None:
    right = measured(morning for morning in trainers_mornings() if morning.half == half).value
    assert right >= TRAINERS_FLOORS[half]


def test_mornings_are_in_halves_and_each_has_one_leader_among_several_stories() -> None:
    assert Counter(morning.half for morning in mornings()) == {LOOK: 18, NUMBER: 18}
    assert Counter(morning.half for morning in more_mornings()) == {LOOK: 21, NUMBER: 19}
    assert Counter(morning.half for morning in many_headlines()) == {LOOK: 29, NUMBER: 31}
    assert Counter(morning.half for morning in later_mornings()) == {LOOK: 11, NUMBER: 9}
    assert Counter(morning.half for morning in strangers_mornings()) == {LOOK: 20, NUMBER: 20}
    assert Counter(morning.half for morning in outsiders_mornings()) == {LOOK: 20, NUMBER: 20}
    assert Counter(morning.half for morning in trainers_mornings()) == {LOOK: 30, NUMBER: 30}
    later = (*later_mornings(), *strangers_mornings(), *outsiders_mornings(), *trainers_mornings())
    for morning in (*mornings(), *more_mornings(), *many_headlines(), *later):
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
