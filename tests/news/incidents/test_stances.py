"""When a stance towards an event is news of its own."""

from __future__ import annotations

import pytest

from bot.model.placements import EventStance, StanceKind
from bot.news.incidents.stances import Told, are_apart

DENIAL = EventStance(StanceKind.DENIES, "KP")


@pytest.mark.parametrize(
    ("stance", "hours", "apart"),
    [
        (DENIAL, 11, False),
        (DENIAL, 12, True),
        (DENIAL._replace(actor=""), 100, False),
        (EventStance(StanceKind.RATIFIES), 12, True),
        (EventStance(StanceKind.REVERSES), 12, True),
        (EventStance(StanceKind.CONFIRMS, "KP"), 100, False),
        (EventStance(StanceKind.SUPPOSES), 100, False),
        (None, 100, False),
    ],
)
def test_a_later_stance_is_news_of_its_own(stance: EventStance | None, hours: int, apart: bool) -> None:
    report, later = Told(None, 1000), Told(stance, 1000 + hours)
    assert are_apart(report, later) is are_apart(later, report) is apart
    assert not are_apart(Told(None, 1000 + hours), Told(stance, 1000))
    assert not are_apart(Told(None, None), later)


def test_the_same_stance_again_is_no_other_event_unless_another_state_takes_it() -> None:
    first, again = Told(DENIAL, 1000), Told(DENIAL, 1100)
    assert not are_apart(first, again)
    assert are_apart(first, again._replace(stance=DENIAL._replace(actor="RU")))
    assert not are_apart(first, Told(DENIAL._replace(actor="RU"), 1020))


@pytest.mark.parametrize("claim", [Told(EventStance(StanceKind.SUPPOSES), 1000), Told(None, 1000, goes_on=True)])
def test_a_claim_and_its_denial_are_one_affair_for_three_days(claim: Told) -> None:
    assert not are_apart(claim, Told(DENIAL, 1071))
    assert are_apart(claim, Told(DENIAL, 1072))
    assert are_apart(claim, Told(EventStance(StanceKind.RATIFIES), 1012))


@pytest.mark.parametrize("of_a_date", [0, 10])
def test_a_day_without_a_time_may_be_any_hour_of_it(of_a_date: int) -> None:
    bare = 24 * 100 + of_a_date
    assert not are_apart(Told(None, bare), Told(DENIAL, bare + 24))
    assert are_apart(Told(None, bare), Told(DENIAL, bare + 48))
    assert not are_apart(Told(None, bare + 1), Told(DENIAL, bare + 24))
    assert are_apart(Told(None, bare + 1), Told(DENIAL, bare + 25))
