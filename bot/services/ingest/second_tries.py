"""Try failed links again: each request is made anew, as if the link were posted again.

    failed jobs -> their requests, of one shelf or of all -> 25 in a transaction
                -> enqueue: a new job, a live one, or an article stored meanwhile

A shelf's requests take only that shelf's share of the queue, and no request of another shelf for the same job is
repeated.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.model.errors import LinkRefused, QueueFull
from bot.model.jobs import Shelf, Submission
from bot.model.operations import Retried
from bot.policy import second_tries
from bot.ports import Clock
from bot.services.ingest import submissions
from bot.storage.engine.database import Database
from bot.storage.queue import status
from bot.storage.shelves import shelves

_AT_ONCE = 25
"""The number of requests in one transaction."""


class SecondTry(Struct, frozen=True):
    """The failed links to try again: those of a shelf (None: of all) that failed for one of the reasons."""

    shelf: Shelf | None
    reasons: Collection[str]


class _RetriedBatch(Struct, frozen=True):
    """The failed jobs of a batch whose links are tried again, and those with a request that was not repeated because
    the queue is full."""

    tried: frozenset[int]
    left: frozenset[int]


async def try_again(database: Database, clock: Clock, wanted: SecondTry, queue_limit: int) -> Retried:
    """Try again the links that failed in the last days for one of the reasons, as far as the queue has room. A link
    that several members waited for counts once, as in the status."""
    tried, left = set[int](), set[int]()
    found = await database.read(_failed_requests, wanted, clock.now())
    for start in range(0, len(found), _AT_ONCE):
        batch = await database.write(_retry_batch, found[start : start + _AT_ONCE], clock.now(), queue_limit)
        tried |= batch.tried
        left |= batch.left
    return Retried(len(tried), len(left - tried))


def _failed_requests(connection: Connection, wanted: SecondTry, now: datetime) -> tuple[int, ...]:
    """The requests to be made anew. The search may take long if much failed, so it is not part of a write."""
    shelf_id = shelves.find(connection, wanted.shelf) or 0 if wanted.shelf else None
    return status.dead_request_ids(connection, now - second_tries.WITHIN, wanted.reasons, shelf_id)


def _retry_batch(connection: Connection, ids: Collection[int], now: datetime, queue_limit: int) -> _RetriedBatch:
    """Make some of the requests anew, as far as they are still failed."""
    tried, left = set[int](), set[int]()
    for request in status.dead_requests(connection, ids):
        submission = Submission(request.shelf, request.post, url=request.url)
        try:
            submissions.enqueue(connection, submissions.prepare_link(submission), now, queue_limit)
        except LinkRefused:
            continue
        except QueueFull:  # the queue of the desk, the server or the member: others may have room
            left.add(request.job_id)
            continue
        status.forget_request(connection, request)
        tried.add(request.job_id)
    return _RetriedBatch(frozenset(tried), frozenset(left))
