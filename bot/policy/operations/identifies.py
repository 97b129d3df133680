"""When a shard may identify: Discord accepts one identify per bucket in five seconds. Pure."""

from __future__ import annotations

from datetime import datetime

SPACING = 5.5
"""Seconds between two identifies of a bucket: Discord's five, and the time that one takes to arrive."""


def bucket_of(shard_id: int, max_concurrency: int) -> int:
    """The bucket of a shard; `max_concurrency` is how many Discord gives the application."""
    return shard_id % max(max_concurrency, 1)


def wait_before(last: datetime | None, now: datetime) -> float:
    """Seconds to wait if the last identify of the bucket was at `last`. A time after `now` was written before the clock
    was set back, so the last identify may have been just now."""
    if last is None:
        return 0.0
    return min(max(SPACING - (now - last).total_seconds(), 0.0), SPACING)
