"""The job queue: a job fetches and reads one page for all who asked for it.

    queued --fetched--> fetched --stored--> done
       |  \\                |  \\
       |   '--retry (due_at)|   '--retry (due_at)
       '------------------> dead <--'

A claimed job has a lease. It holds until its time, and only for the run of the desk that took it: one process has the
database, so a lease of another run belongs to a process that has ended. Shelves take turns: a job's turn is one after
the last job of its shelf, and never before the queue's present turn, so five hundred links of one server do not delay
another's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.model.jobs import Job, JobState, Outcome, Post
from bot.policy import retry as policy
from bot.storage.engine.times import moment, seconds

_CLOCK_STEP = timedelta(hours=1)
"""A clock that steps back by less takes no lease from the worker that has it."""


@dataclass(frozen=True, slots=True)
class Request:
    """One post (or interaction) that asked for a job, and the shelf that the article goes to."""

    id: int
    shelf_id: int
    post: Post


def live(connection: Connection, key: str) -> int | None:
    """The job for a page that has not ended; None where there is none."""
    rows = connection.execute(
        "SELECT id FROM jobs WHERE url_key = ? AND state IN ('queued', 'fetched')", (key,)
    ).fetchall()
    return next((row["id"] for row in rows), None)


def waiting(connection: Connection) -> int:
    """How many jobs have not ended. Cheap, because the length of the queue is limited."""
    rows = list(connection.execute("SELECT count(*) FROM jobs WHERE state IN ('queued', 'fetched')").fetchall())
    return int(rows[0][0])


def any_due(connection: Connection, now: datetime) -> bool:
    """Whether a job is due, claimed or not; a time beyond any retry's was set by a clock that was ahead."""
    rows = connection.execute(
        "SELECT 1 FROM jobs WHERE state IN ('queued', 'fetched') AND (due_at <= ? OR due_at > ?) LIMIT 1",
        (seconds(now), seconds(now + policy.HORIZON)),
    ).fetchall()
    return bool(list(rows))


def dead(connection: Connection, shelf_id: int, since: datetime) -> int:
    """How many jobs of a shelf's requests ended without an article since then."""
    rows = list(
        connection.execute(
            "SELECT count(*) FROM jobs WHERE state = 'dead' AND ended_at >= ?"
            " AND EXISTS (SELECT 1 FROM requests WHERE job_id = jobs.id AND shelf_id = ?)",
            (seconds(since), shelf_id),
        ).fetchall()
    )
    return int(rows[0][0])


def add(connection: Connection, *, key: str, url: str | None, shelf_id: int, now: datetime, state: JobState) -> int:
    """Enqueue a job; its id. Raises sqlite3.IntegrityError where a job for the same key has not ended."""
    rows = list(
        connection.execute(
            "INSERT INTO jobs (url, url_key, state, shelf_id, turn, due_at, created_at, ended_at)"
            " SELECT :url, :key, :state, :shelf, max("
            "  coalesce((SELECT min(turn) FROM jobs WHERE state IN ('queued', 'fetched')), 0),"
            "  coalesce((SELECT max(turn) + 1 FROM jobs WHERE shelf_id = :shelf AND state IN ('queued', 'fetched')), 0)"
            " ), :now, :now, iif(:state IN ('done', 'dead'), :now, NULL) RETURNING id",
            {"url": url, "key": key, "state": state, "shelf": shelf_id, "now": seconds(now)},
        ).fetchall()
    )
    return int(rows[0][0])


def add_request(connection: Connection, job_id: int, shelf_id: int, post: Post, now: datetime) -> int:
    """Add a request to a job; its id. A message that asked for the job already keeps its request."""
    values = (job_id, shelf_id, post.user_id, post.guild_id, post.channel_id, post.message_id, post.answer)
    rows = list(
        connection.execute(
            "INSERT INTO requests (job_id, shelf_id, user_id, guild_id, channel_id, message_id, answer, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (job_id, message_id) WHERE message_id IS NOT NULL"
            " DO UPDATE SET answer = max(answer, excluded.answer) RETURNING id",
            (*values, seconds(now)),
        ).fetchall()
    )
    return int(rows[0][0])


def answer_later(connection: Connection, request_id: int) -> bool:
    """Have a request answered with a card, since its interaction waits no longer; False where the job has ended."""
    cursor = connection.execute(
        "UPDATE requests SET answer = 1 WHERE id = ?"
        " AND job_id IN (SELECT id FROM jobs WHERE state IN ('queued', 'fetched'))",
        (request_id,),
    )
    return cursor.rowcount == 1


def answer_all_later(connection: Connection) -> None:
    """Have every request of an unfinished job answered with a card, where it has a channel."""
    connection.execute(
        "UPDATE requests SET answer = 1 WHERE channel_id IS NOT NULL AND NOT answer"
        " AND job_id IN (SELECT id FROM jobs WHERE state IN ('queued', 'fetched'))"
    )


def requests(connection: Connection, job_id: int) -> tuple[Request, ...]:
    """The requests of a job, the oldest first."""
    rows = connection.execute(
        "SELECT id, shelf_id, user_id, guild_id, channel_id, message_id, answer FROM requests WHERE job_id = ?"
        " ORDER BY id",
        (job_id,),
    ).fetchall()
    return tuple(Request(row[0], row[1], Post(row[2], row[3], row[4], row[5], bool(row[6]))) for row in rows)


def claim(connection: Connection, *, run: str, now: datetime, lease: timedelta) -> Job | None:
    """Claim the next due job for the time of `lease`; its `attempts` include this one. The clock may have been ahead: a
    job that never failed is due whatever its time says, so is one whose time is beyond any retry's, and a lease beyond
    its longest time is void."""
    rows = connection.execute(
        "UPDATE jobs SET lease_until = :until, lease_by = :run, attempts = attempts + 1 WHERE id = ("
        " SELECT id FROM jobs WHERE state IN ('queued', 'fetched')"
        " AND (due_at <= :now OR due_at > :horizon OR reason IS NULL)"
        " AND (lease_until <= :now OR lease_until > :longest OR lease_by IS NOT :run)"
        " ORDER BY turn, id LIMIT 1) RETURNING id, url, url_key, state, attempts, lease_until",
        {
            "until": seconds(now + lease),
            "longest": seconds(now + lease + _CLOCK_STEP),
            "run": run,
            "now": seconds(now),
            "horizon": seconds(now + policy.HORIZON),
        },
    ).fetchall()
    return next((Job(row[0], row[1], row[2], JobState(row[3]), row[4], moment(row[5])) for row in rows), None)


def next_due(connection: Connection, run: str) -> datetime | None:
    """When the next job may be claimed; None where there is none."""
    rows = list(
        connection.execute(
            "SELECT min(iif(lease_by IS ?, max(due_at, lease_until), due_at)) FROM jobs"
            " WHERE state IN ('queued', 'fetched')",
            (run,),
        ).fetchall()
    )
    return None if rows[0][0] is None else moment(rows[0][0])


def is_claimed(connection: Connection, job: Job) -> bool:
    """Whether the claim still holds: the job was not claimed anew. To be checked in the transaction that changes it."""
    rows = connection.execute(
        "SELECT 1 FROM jobs WHERE id = ? AND state = ? AND lease_until = ?",
        (job.id, job.state, seconds(job.lease_until)),
    ).fetchall()
    return bool(list(rows))


def read_next(connection: Connection, job_id: int) -> None:
    """Move a job whose body was stored on to reading: due at once, its attempts counted from 0."""
    connection.execute(
        "UPDATE jobs SET state = 'fetched', attempts = 0, lease_until = 0, reason = NULL, detail = '' WHERE id = ?",
        (job_id,),
    )


def retry(connection: Connection, job_id: int, due: datetime, reason: str, detail: str) -> None:
    """Schedule the next attempt of a job that failed."""
    connection.execute(
        "UPDATE jobs SET due_at = ?, lease_until = 0, reason = ?, detail = ? WHERE id = ?",
        (seconds(due), reason, detail, job_id),
    )


def release(connection: Connection, job: Job) -> None:
    """Give a claim back without counting the attempt: it was interrupted through no fault of the job."""
    if is_claimed(connection, job):
        connection.execute("UPDATE jobs SET lease_until = 0, attempts = attempts - 1 WHERE id = ?", (job.id,))


def end(
    connection: Connection,
    job_id: int,
    now: datetime,
    article_id: int | None,
    reason: str | None = None,
    detail: str = "",
) -> None:
    """End a job, done (`article_id`) or dead (`reason`), and delete its body."""
    connection.execute(
        "UPDATE jobs SET state = ?, ended_at = ?, article_id = ?, reason = ?, detail = ? WHERE id = ?",
        ("dead" if article_id is None else "done", seconds(now), article_id, reason, detail, job_id),
    )
    connection.execute("DELETE FROM bodies WHERE job_id = ?", (job_id,))


def outcome(connection: Connection, job_id: int) -> Outcome | None:
    """How a job ended; None while it has not, or where it has been forgotten."""
    rows = connection.execute(
        "SELECT article_id, reason, detail FROM jobs WHERE id = ? AND state IN ('done', 'dead')", (job_id,)
    ).fetchall()
    return next((Outcome(job_id, row[0], row[1], row[2]) for row in rows), None)
