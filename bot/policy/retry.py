"""Whether and when a failed job is tried again: a table of delays by reason, and one function."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.model.errors import Reason

LONGEST_WAIT = 6 * 3600.0
"""Seconds. A job whose site asks for a longer wait is given up: a member is waiting for the answer."""

HORIZON = timedelta(seconds=LONGEST_WAIT * 1.25)
"""No retry is further off, the jitter included."""

_SOON = (20.0, 120.0, 600.0)
_SLOWLY = (60.0, 300.0, 1800.0)
_ONCE = (60.0,)

DELAYS: dict[Reason, tuple[float, ...]] = {
    Reason.DNS_FAILED: (20.0, 120.0),
    Reason.UNREACHABLE: _SOON,
    Reason.TIMED_OUT: _SOON,
    Reason.BROKEN_RESPONSE: _SOON,
    Reason.SERVER_ERROR: _SOON,
    Reason.RATE_LIMITED: _SLOWLY,
    Reason.READER_CRASHED: _ONCE,
    Reason.SHUTTING_DOWN: (0.0, 0.0, 0.0, 0.0),
}
"""Seconds before each further attempt. A failure for any other reason is permanent."""


@dataclass(frozen=True, slots=True)
class Retry:
    """Try again in `after_seconds`."""

    after_seconds: float


@dataclass(frozen=True, slots=True)
class GiveUp:
    """No further attempt: the job ends with its reason."""


def decide(reason: Reason, attempts: int, retry_after: float | None, jitter: float) -> Retry | GiveUp:
    """The next step after `attempts` attempts (1 after the first), of which the last failed for `reason`.

    `retry_after` is the site's Retry-After in seconds, a lower bound; `jitter` in [0, 1) adds up to a quarter to the
    wait.
    """
    delays = DELAYS.get(reason, ())
    if attempts > len(delays) or (retry_after or 0.0) > LONGEST_WAIT:
        return GiveUp()
    wait = max(delays[attempts - 1], retry_after or 0.0)
    return Retry(wait * (1 + jitter / 4))
