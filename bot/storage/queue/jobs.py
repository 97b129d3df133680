"""Links on their way: the queue.

    queued --fetched--> fetched --stored--> done
       |  \\                |  \\
       |   '--retry (due_at)|   '--retry (due_at)
       '------------------> dead <--'

A job is worked on under a lease. A lease counts until its time, and only for the run of the desk that took it: one
process has the database, so a lease of another run belongs to a process that is gone. Shelves take turns: a job's turn
is one after the last its shelf waits for, and never before the turn the queue is at, so five hundred links of one
server do not keep another's waiting.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.model.jobs import Job, JobState, Outcome, Post
from bot.storage.engine.times import moment, seconds


@dataclass(frozen=True, slots=True)
class Request:
    """Someone who waits for a job, for a shelf."""

    id: int
    shelf_id: int
    post: Post


def live(connection: Connection, key: str) -> int | None:
    """The job that is already after this page."""
    rows = connection.execute(
        "SELECT id FROM jobs WHERE url_key = ? AND state IN ('queued', 'fetched')", (key,)
    ).fetchall()
    return next((row["id"] for row in rows), None)


def waiting(connection: Connection) -> int:
    """How many jobs have not ended. Cheap: the queue has a limit."""
    rows = list(connection.execute("SELECT count(*) FROM jobs WHERE state IN ('queued', 'fetched')").fetchall())
    return int(rows[0][0])


def any_due(connection: Connection, now: datetime) -> bool:
    """Whether a job could be worked on, or is."""
    rows = connection.execute(
        "SELECT 1 FROM jobs WHERE state IN ('queued', 'fetched') AND due_at <= ? LIMIT 1", (seconds(now),)
    ).fetchall()
    return bool(list(rows))


def dead(connection: Connection, shelf_id: int, since: datetime) -> int:
    """How many jobs that a shelf waited for were given up since then."""
    rows = list(
        connection.execute(
            "SELECT count(*) FROM jobs WHERE state = 'dead' AND ended_at >= ?"
            " AND EXISTS (SELECT 1 FROM requests WHERE job_id = jobs.id AND shelf_id = ?)",
            (seconds(since), shelf_id),
        ).fetchall()
    )
    return int(rows[0][0])


def add(connection: Connection, *, key: str, url: str | None, shelf_id: int, now: datetime, state: JobState) -> int:
    """A new job for a page that no live job is after. Raises sqlite3.IntegrityError where one is."""
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


def ask(connection: Connection, job_id: int, shelf_id: int, post: Post, now: datetime) -> int:
    """Wait for a job. A message that waits for it already keeps its request."""
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
    """Whoever made the request waits no longer and is to get a card; False when the job has ended already."""
    cursor = connection.execute(
        "UPDATE requests SET answer = 1 WHERE id = ?"
        " AND job_id IN (SELECT id FROM jobs WHERE state IN ('queued', 'fetched'))",
        (request_id,),
    )
    return cursor.rowcount == 1


def answer_all_later(connection: Connection) -> None:
    """The same for everyone whose job has not ended."""
    connection.execute(
        "UPDATE requests SET answer = 1 WHERE channel_id IS NOT NULL AND NOT answer"
        " AND job_id IN (SELECT id FROM jobs WHERE state IN ('queued', 'fetched'))"
    )


def requests(connection: Connection, job_id: int) -> tuple[Request, ...]:
    """Everyone who waits for the job, in order of asking."""
    rows = connection.execute(
        "SELECT id, shelf_id, user_id, guild_id, channel_id, message_id, answer FROM requests WHERE job_id = ?"
        " ORDER BY id",
        (job_id,),
    ).fetchall()
    return tuple(Request(row[0], row[1], Post(row[2], row[3], row[4], row[5], bool(row[6]))) for row in rows)


def claim(connection: Connection, *, run: str, now: datetime, lease: timedelta) -> Job | None:
    """Take the next due job under a lease; its `attempts` count this one. What never failed is due, whatever the clock
    said when it came."""
    rows = connection.execute(
        "UPDATE jobs SET lease_until = :until, lease_by = :run, attempts = attempts + 1 WHERE id = ("
        " SELECT id FROM jobs WHERE state IN ('queued', 'fetched') AND (due_at <= :now OR reason IS NULL)"
        " AND (lease_until <= :now OR lease_by IS NOT :run)"
        " ORDER BY turn, id LIMIT 1) RETURNING id, url, url_key, state, attempts, lease_until",
        {"until": seconds(now + lease), "run": run, "now": seconds(now)},
    ).fetchall()
    return next((Job(row[0], row[1], row[2], JobState(row[3]), row[4], moment(row[5])) for row in rows), None)


def next_due(connection: Connection, run: str) -> datetime | None:
    """When the earliest job that nobody works on may be claimed."""
    rows = list(
        connection.execute(
            "SELECT min(iif(lease_by IS ?, max(due_at, lease_until), due_at)) FROM jobs"
            " WHERE state IN ('queued', 'fetched')",
            (run,),
        ).fetchall()
    )
    return None if rows[0][0] is None else moment(rows[0][0])


def still_ours(connection: Connection, job: Job) -> bool:
    """Whether nobody took the job since it was claimed. Asked in the transaction that moves it on."""
    rows = connection.execute(
        "SELECT 1 FROM jobs WHERE id = ? AND state = ? AND lease_until = ?",
        (job.id, job.state, seconds(job.lease_until)),
    ).fetchall()
    return bool(list(rows))


def read_next(connection: Connection, job_id: int) -> None:
    """The body is stored: the job goes on to be read, at once, its attempts counted anew."""
    connection.execute(
        "UPDATE jobs SET state = 'fetched', attempts = 0, lease_until = 0, reason = NULL, detail = '' WHERE id = ?",
        (job_id,),
    )


def retry(connection: Connection, job_id: int, due: datetime, reason: str, detail: str) -> None:
    """The attempt failed; another comes when it is due."""
    connection.execute(
        "UPDATE jobs SET due_at = ?, lease_until = 0, reason = ?, detail = ? WHERE id = ?",
        (seconds(due), reason, detail, job_id),
    )


def let_go(connection: Connection, job: Job) -> None:
    """The attempt was broken off through no fault of the job: it never was, and anyone may take the job at once."""
    if still_ours(connection, job):
        connection.execute("UPDATE jobs SET lease_until = 0, attempts = attempts - 1 WHERE id = ?", (job.id,))


def end(
    connection: Connection,
    job_id: int,
    now: datetime,
    article_id: int | None,
    reason: str | None = None,
    detail: str = "",
) -> None:
    """The job is done (`article_id`) or dead (`reason`), and its body is not needed any more."""
    connection.execute(
        "UPDATE jobs SET state = ?, ended_at = ?, article_id = ?, reason = ?, detail = ? WHERE id = ?",
        ("dead" if article_id is None else "done", seconds(now), article_id, reason, detail, job_id),
    )
    connection.execute("DELETE FROM bodies WHERE job_id = ?", (job_id,))


def outcome(connection: Connection, job_id: int) -> Outcome | None:
    """How the job ended; None while it has not, or when nothing is known of it any more."""
    rows = connection.execute(
        "SELECT article_id, reason, detail FROM jobs WHERE id = ? AND state IN ('done', 'dead')", (job_id,)
    ).fetchall()
    return next((Outcome(job_id, row[0], row[1], row[2]) for row in rows), None)


def forget_ended(connection: Connection, before: datetime) -> int:
    """Drop what ended before then, with who asked for it. Articles stay."""
    cursor = connection.execute("DELETE FROM jobs WHERE state IN ('done', 'dead') AND ended_at < ?", (seconds(before),))
    return cursor.rowcount
