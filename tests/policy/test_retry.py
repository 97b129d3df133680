"""When a failed link is tried again: the laws of `bot/policy/retry`."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import Reason
from bot.policy.retry import (
    DELAYS,
    HORIZON,
    LONGEST_WAIT,
    OPERATORS,
    Cause,
    GiveUp,
    Postpone,
    Retry,
    after_pause,
    cause_of,
    decide,
    postpone,
)
from tests.fakes.tables import table

JITTERS = st.floats(0, 1, exclude_max=True)
REASONS = st.sampled_from(Reason)


@given(
    attempts=st.integers(1, 10),
    seconds=st.floats(0, 10 * LONGEST_WAIT),
    age=st.timedeltas(timedelta(0), timedelta(days=3)),
    jitter=JITTERS,
)
def test_a_pause_of_the_host_is_kept_and_only_a_long_or_late_one_is_an_attempt(
    attempts: int, seconds: float, age: timedelta, jitter: float
) -> None:
    step = after_pause(attempts, seconds, age, jitter)
    if seconds <= 1800 and age <= timedelta(days=1):
        assert isinstance(step, Postpone)
        assert seconds <= step.after_seconds <= HORIZON.total_seconds()
    else:
        assert step == decide(Reason.RATE_LIMITED, attempts, seconds, jitter)


@table("reason", [reason for reason in Reason if reason not in OPERATORS])
def test_every_reason_comes_to_an_end_and_waits_longer_each_time(reason: Reason) -> None:
    waits = []
    for attempts in range(1, 100):
        decision = decide(reason, attempts, None, 0.0)
        if isinstance(decision, GiveUp):
            break
        waits.append(decision.after_seconds)
    assert len(waits) == len(DELAYS.get(reason, ())) < 4
    assert waits == sorted(waits)


@given(REASONS, st.integers(1, 1000), st.none() | st.floats(0, 1e7), JITTERS)
def test_no_wait_undercuts_the_site_or_passes_the_horizon(
    reason: Reason, attempts: int, retry_after: float | None, jitter: float
) -> None:
    decision = decide(reason, attempts, retry_after, jitter)
    if isinstance(decision, Retry):
        assert (retry_after or 0.0) <= decision.after_seconds
        assert timedelta(seconds=decision.after_seconds) <= HORIZON
        assert cause_of(reason) is not Cause.OPERATOR


@given(st.floats(0, 1e9), st.floats(0, 1e9), JITTERS)
def test_the_operators_trouble_is_waited_out_in_growing_and_limited_steps(
    one: float, other: float, jitter: float
) -> None:
    shorter, longer = sorted((one, other))
    assert 0 < postpone(shorter, jitter).after_seconds <= postpone(longer, jitter).after_seconds <= 600


def test_every_reason_has_one_cause() -> None:
    causes = {reason: cause_of(reason) for reason in Reason}
    assert {reason for reason, cause in causes.items() if cause is Cause.OPERATOR} == OPERATORS
    assert not OPERATORS & set(DELAYS), "their attempts are not counted"
    assert {reason for reason, cause in causes.items() if cause is Cause.SITE} < set(DELAYS)
    readers = {reason for reason in Reason if reason.startswith("reader")} - OPERATORS
    assert {causes[reason] for reason in readers} == {Cause.PAGE}


@pytest.mark.parametrize("reason", [Reason.NOT_FOUND, Reason.PAYWALL, Reason.PRIVATE_ADDRESS, Reason.READER_MEMORY])
def test_what_will_not_change_is_not_tried_again(reason: Reason) -> None:
    assert decide(reason, 1, 10.0, 0.5) == GiveUp()


def test_a_page_is_accused_by_three_readers_that_died_of_it() -> None:
    assert [isinstance(decide(Reason.READER_DIED, tries, None, 0.0), GiveUp) for tries in (1, 2, 3)] == [
        False,
        False,
        True,
    ]


def test_the_sites_wish_is_never_undercut() -> None:
    assert decide(Reason.RATE_LIMITED, 1, 3000.0, 0.0) == Retry(3000.0)
    assert decide(Reason.RATE_LIMITED, 1, 1.0, 0.0) == Retry(DELAYS[Reason.RATE_LIMITED][0])
    assert decide(Reason.RATE_LIMITED, 1, LONGEST_WAIT, 0.0) == Retry(LONGEST_WAIT)
    assert decide(Reason.RATE_LIMITED, 1, LONGEST_WAIT + 1, 0.0) == GiveUp()


def test_jitter_spreads_by_up_to_a_quarter() -> None:
    first = DELAYS[Reason.SERVER_ERROR][0]
    assert decide(Reason.SERVER_ERROR, 1, None, 0.5) == Retry(first * 1.125)
