"""When a feed is polled next.

    what the poll gave          the next poll
    -------------------------   ---------------------------------------------------------------------------
    entries, or nothing new     after 15 minutes; a feed without news for a day after 30, for a week after 60, for a
                                month after 2 hours; never before its own ttl (up to a day)
    a failure                   after 15 minutes, doubled with each, up to a day; never before Retry-After
    410 Gone                    none: the feed has ended until somebody resumes it
    the operator's trouble      after 5 minutes, and no failure is counted
    the host's pause            after what is left of it, and no failure is counted

All waits get up to a tenth more, so that feeds do not fall due together. No wait exceeds HORIZON.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.model.errors import Reason
from bot.model.feeds import Feed
from bot.policy import retry

PERIOD = timedelta(minutes=15)
_QUIET = (
    (timedelta(days=30), timedelta(hours=2)),
    (timedelta(days=7), timedelta(hours=1)),
    (timedelta(days=1), timedelta(minutes=30)),
)
"""(time without a new entry, period between polls), the longest time first."""
_LONGEST_TTL = timedelta(days=1)
_LONGEST_BACK_OFF = timedelta(days=1)
_LONGEST_RETRY_AFTER = timedelta(days=7)
_OPERATORS_PAUSE = timedelta(minutes=5)
HORIZON = timedelta(days=8)
"""No poll is further off: a later one was set by a clock that was ahead."""

TROUBLE_AFTER = timedelta(hours=24)
TROUBLE_FAILURES = 5
"""Managers are notified of a feed that has failed for this time and this often."""


def after_success(feed: Feed, now: datetime, jitter: float) -> datetime:
    """The next poll of a feed that was polled well; `feed` is as it is now. `jitter` is in [0, 1)."""
    quiet = now - (feed.last_new or feed.succeeded or now)
    period = next((period for least, period in _QUIET if quiet >= least), PERIOD)
    ttl = timedelta(seconds=feed.ttl_seconds or 0)
    return now + max(period, min(ttl, _LONGEST_TTL)) * (1 + jitter / 10)


def after_failure(
    failures: int, reason: Reason, retry_after: float | None, now: datetime, jitter: float
) -> datetime | None:
    """The next poll after `failures` failures in a row, the last of which has this reason; None where there is none."""
    if reason is Reason.GONE:
        return None
    if is_operators(reason):
        return now + _OPERATORS_PAUSE * (1 + jitter / 10)
    back_off: timedelta = min(PERIOD * 2 ** min(max(failures - 1, 0), 10), _LONGEST_BACK_OFF)
    asked = min(timedelta(seconds=retry_after or 0.0), _LONGEST_RETRY_AFTER)
    return now + max(back_off, asked) * (1 + jitter / 10)


def after_pause(seconds: float, now: datetime, jitter: float) -> datetime:
    """The next poll of a feed whose host wants a pause of this length."""
    return now + min(timedelta(seconds=seconds), _LONGEST_RETRY_AFTER) * (1 + jitter / 10)


def is_operators(reason: Reason) -> bool:
    """Whether a failure is the operator's and says nothing about the feed."""
    return reason in retry.OPERATORS


def is_trouble(feed: Feed, now: datetime) -> bool:
    """Whether managers are to be told of a feed, because it has ended or failed for long."""
    if feed.failing_since is None:
        return False
    if feed.due is None:
        return True
    return feed.failures >= TROUBLE_FAILURES and now - feed.failing_since >= TROUBLE_AFTER
