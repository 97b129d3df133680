"""Whether and when a failed job is tried again, by the cause of the failure.

    cause      whose trouble it is                                     what follows
    --------   -----------------------------------------------------   -------------------------------------------
    SITE       the site did not answer, or answered with an error      the delays of DELAYS, then the job ends
               that may pass
               nothing was asked: it wants a pause after another       the job waits, and the attempt is not counted
               request                                                 unless the pause is longer than half an hour,
                                                                       or the job older than a day
    PAGE       the page cannot be had or read: refused, no article,    the job ends; where DELAYS has some, after
               too large, a bug, readers die of it                     these, for a reader may die by accident
    OPERATOR   no reader can be started, memory, processes or disk     the job waits, however long it takes, and
               are exhausted, the desk is stopping                     the attempt is not counted

Laws:
 1. Every reason has one cause.
 2. Trouble of the operator ends no job.
 3. Any other failure ends the job after at most four attempts that asked the site, took a long pause, or came when
    the job was older than a day.
 4. A wait is never shorter than the site's Retry-After, and never longer than HORIZON.
 5. The longer the operator's trouble lasts, the longer are the waits, up to a limit.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from msgspec import Struct

from bot.model.errors import Reason

LONGEST_WAIT = 6 * 3600.0
"""Seconds. A job whose site asks for a longer wait is given up: a member is waiting for the answer."""

HORIZON = timedelta(seconds=LONGEST_WAIT * 1.25)
"""No retry is further off, the jitter included."""

_SOON = (20.0, 120.0, 600.0)
_SLOWLY = (60.0, 300.0, 1800.0)
_ONCE = (60.0,)
_SHORTEST_PAUSE, _LONGEST_PAUSE = 20.0, 300.0
_LONGEST_UNCOUNTED = 1800.0
"""Seconds of a host's pause that are no attempt: of many links of the host, each is asked for in its turn."""
_LONGEST_IN_TURN = timedelta(days=1)
"""The age of a job from which on pauses are attempts: those of a host that never answers would fill the queue."""


class Cause(StrEnum):
    """The cause of a failure: the site, the page, or the operator's machine."""

    SITE = "site"
    PAGE = "page"
    OPERATOR = "operator"


DELAYS: dict[Reason, tuple[float, ...]] = {
    Reason.DNS_FAILED: (20.0, 120.0),
    Reason.UNREACHABLE: _SOON,
    Reason.TIMED_OUT: _SOON,
    Reason.BROKEN_RESPONSE: _SOON,
    Reason.SERVER_ERROR: _SOON,
    Reason.RATE_LIMITED: _SLOWLY,
    Reason.READER_CRASHED: _ONCE,
    Reason.READER_DIED: (60.0, 300.0),
}
"""Seconds before each further attempt, for trouble of the site and the page. Other reasons are permanent."""

OPERATORS = frozenset(
    {Reason.READER_UNAVAILABLE, Reason.MACHINE_TROUBLE, Reason.DATABASE_REFUSED, Reason.DISK_FULL, Reason.SHUTTING_DOWN}
)
"""The reasons that are the operator's trouble."""

_READERS = frozenset({Reason.READER_TIMEOUT, Reason.READER_CRASHED, Reason.READER_DIED})


class Retry(Struct, frozen=True):
    """Try again in `after_seconds`."""

    after_seconds: float


class Postpone(Struct, frozen=True):
    """Try again in `after_seconds`, and do not count this attempt."""

    after_seconds: float


class GiveUp(Struct, frozen=True):
    """No further attempt: the job ends with its reason."""


def cause_of(reason: Reason) -> Cause:
    """The cause of a reason."""
    if reason in OPERATORS:
        return Cause.OPERATOR
    return Cause.SITE if reason in DELAYS and reason not in _READERS else Cause.PAGE


def decide(reason: Reason, attempts: int, retry_after: float | None, jitter: float) -> Retry | GiveUp:
    """The next step after `attempts` attempts (1 after the first), of which the last failed for `reason`, which is not
    the operator's trouble.

    `retry_after` is the site's Retry-After in seconds, a lower bound; `jitter` in [0, 1) adds up to a quarter to the
    wait.
    """
    delays = DELAYS.get(reason, ())
    if attempts > len(delays) or (retry_after or 0.0) > LONGEST_WAIT:
        return GiveUp()
    wait = max(delays[attempts - 1], retry_after or 0.0)
    return Retry(wait * (1 + jitter / 4))


def after_pause(attempts: int, seconds: float, age: timedelta, jitter: float) -> Retry | Postpone | GiveUp:
    """The next step of a job of this age where nothing was asked, since the host wants a pause of so long; other
    arguments as `decide`."""
    if seconds > _LONGEST_UNCOUNTED or age > _LONGEST_IN_TURN:
        return decide(Reason.RATE_LIMITED, attempts, seconds, jitter)
    return Postpone(max(seconds, _SHORTEST_PAUSE) * (1 + jitter / 4))


def postpone(lasting: float, jitter: float) -> Postpone:
    """The next step after a failure that is the operator's trouble, which has lasted for `lasting` seconds."""
    return Postpone(min(max(lasting, _SHORTEST_PAUSE), _LONGEST_PAUSE) * (1 + jitter / 4))
