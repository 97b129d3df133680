"""The queue in numbers: what waits, what is tried again, what failed. Of one shelf, or of the whole desk.

A job belongs to a shelf by its requests: several shelves may wait for one job, and each sees it as its own.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.model.jobs import Post, Shelf
from bot.model.operations import DeadGroup, RetryGroup, WaitingJobs
from bot.policy import second_tries
from bot.storage.engine.times import moment, moment_or_none, seconds


class DeadRequest(Struct, frozen=True):
    """A request whose job failed."""

    id: int
    job_id: int
    shelf: Shelf
    post: Post
    url: str


def waiting(connection: Connection, shelf_id: int | None = None) -> tuple[WaitingJobs, ...]:
    """The jobs that have not ended, by state."""
    rows = connection.execute(
        "SELECT state, count(*) AS number, min(created_at) AS oldest,"
        " min(created_at) FILTER (WHERE reason IS NULL) AS oldest_untried FROM jobs"
        " WHERE state IN ('queued', 'fetched')"
        " AND (:shelf IS NULL OR EXISTS (SELECT 1 FROM requests WHERE job_id = jobs.id AND shelf_id = :shelf))"
        " GROUP BY state ORDER BY state DESC",
        {"shelf": shelf_id},
    )
    return tuple(
        WaitingJobs(row["state"], row["number"], moment(row["oldest"]), moment_or_none(row["oldest_untried"]))
        for row in rows
    )


def retries(connection: Connection, now: datetime, shelf_id: int | None = None) -> tuple[RetryGroup, ...]:
    """The jobs that wait for another attempt, by the reason of the last."""
    rows = connection.execute(
        "SELECT reason, count(*) AS number, min(due_at) AS due FROM jobs WHERE state IN ('queued', 'fetched')"
        " AND reason IS NOT NULL"
        " AND (:shelf IS NULL OR EXISTS (SELECT 1 FROM requests WHERE job_id = jobs.id AND shelf_id = :shelf))"
        " GROUP BY reason ORDER BY number DESC, reason",
        {"shelf": shelf_id},
    )
    return tuple(RetryGroup(row["reason"], row["number"], max(moment(row["due"]), now)) for row in rows)


def dead(connection: Connection, since: datetime, shelf_id: int | None) -> tuple[DeadGroup, ...]:
    """The jobs that failed since then, by reason, the most frequent first."""
    rows = connection.execute(
        "SELECT reason, count(*) AS number, count(url) AS links FROM jobs WHERE state = 'dead' AND ended_at >= :since"
        " AND reason IS NOT NULL"
        " AND (:shelf IS NULL OR EXISTS (SELECT 1 FROM requests WHERE job_id = jobs.id AND shelf_id = :shelf))"
        " GROUP BY reason ORDER BY number DESC, reason",
        {"shelf": shelf_id, "since": seconds(since)},
    )
    return tuple(
        DeadGroup(row["reason"], row["number"], row["links"] if row["reason"] in second_tries.REASONS else 0)
        for row in rows
    )


def dead_request_ids(
    connection: Connection, since: datetime, reasons: Collection[str], shelf_id: int | None
) -> tuple[int, ...]:
    """The ids of the requests for links that failed since then for one of the reasons, in the order in which they were
    posted. Pasted texts are not among them: they are not kept."""
    rows = connection.execute(
        "SELECT r.id FROM jobs AS j CROSS JOIN requests AS r ON r.job_id = j.id"
        " WHERE j.state = 'dead' AND j.ended_at >= :since AND j.url IS NOT NULL"
        " AND j.reason IN (SELECT value FROM json_each(:reasons))"
        " AND (:shelf IS NULL OR r.shelf_id = :shelf) ORDER BY r.id",
        {"shelf": shelf_id, "since": seconds(since), "reasons": json.dumps(list(reasons))},
    )
    return tuple(row[0] for row in rows)


def dead_requests(connection: Connection, ids: Iterable[int]) -> tuple[DeadRequest, ...]:
    """Those of these requests whose link failed and is not tried again yet, in the order in which they were posted."""
    rows = connection.execute(
        "SELECT r.id, r.job_id, s.key, j.url, r.user_id, r.guild_id, r.channel_id, r.message_id, r.answer,"
        " r.feed_id FROM json_each(?) AS wanted CROSS JOIN requests AS r ON r.id = wanted.value"
        " JOIN jobs AS j ON j.id = r.job_id JOIN shelves AS s ON s.id = r.shelf_id"
        " WHERE j.state = 'dead' AND j.url IS NOT NULL ORDER BY r.id",
        (json.dumps(list(ids)),),
    )
    return tuple(
        DeadRequest(row[0], row[1], Shelf(row[2]), Post(row[4], row[5], row[6], row[7], bool(row[8]), row[9]), row[3])
        for row in rows
    )


def forget_request(connection: Connection, request: DeadRequest) -> None:
    """Delete a request that was made anew, and its failed job with the last one."""
    connection.execute("DELETE FROM requests WHERE id = ?", (request.id,))
    connection.execute(
        "DELETE FROM jobs WHERE id = ? AND state = 'dead'"
        " AND NOT EXISTS (SELECT 1 FROM requests WHERE job_id = jobs.id)",
        (request.job_id,),
    )
