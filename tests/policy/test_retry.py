"""When a failed link is tried again."""

from __future__ import annotations

import pytest

from bot.model.errors import Reason
from bot.policy.retry import DELAYS, LONGEST_WAIT, GiveUp, Retry, decide


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_comes_to_an_end_and_waits_longer_each_time(reason: Reason) -> None:
    waits = []
    for attempts in range(1, 100):
        decision = decide(reason, attempts, None, 0.0)
        if isinstance(decision, GiveUp):
            break
        waits.append(decision.after_seconds)
    assert len(waits) == len(DELAYS.get(reason, ())) < 6
    assert waits == sorted(waits)


@pytest.mark.parametrize("reason", [Reason.NOT_FOUND, Reason.PAYWALL, Reason.PRIVATE_ADDRESS, Reason.READER_MEMORY])
def test_what_will_not_change_is_not_tried_again(reason: Reason) -> None:
    assert decide(reason, 1, 10.0, 0.5) == GiveUp()


def test_the_sites_wish_is_never_undercut() -> None:
    assert decide(Reason.RATE_LIMITED, 1, 3000.0, 0.0) == Retry(3000.0)
    assert decide(Reason.RATE_LIMITED, 1, 1.0, 0.0) == Retry(DELAYS[Reason.RATE_LIMITED][0])
    assert decide(Reason.RATE_LIMITED, 1, LONGEST_WAIT, 0.0) == Retry(LONGEST_WAIT)
    assert decide(Reason.RATE_LIMITED, 1, LONGEST_WAIT + 1, 0.0) == GiveUp()


def test_jitter_spreads_by_up_to_a_quarter() -> None:
    first = DELAYS[Reason.SERVER_ERROR][0]
    assert decide(Reason.SERVER_ERROR, 1, None, 0.5) == Retry(first * 1.125)
