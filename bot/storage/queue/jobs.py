"""The job queue: a job fetches and reads one page for all who asked for it.

    queued --fetched--> fetched --stored--> done
       |  \\                |  \\
       |   '--retry (due_at)|   '--retry (due_at)
       '------------------> dead <--'

`claims` has the order in which they are worked on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.model.jobs import Job, JobState, NewJob, Outcome, Post
from bot.policy import urls
from bot.policy.fair_shares import QueueCounts
from bot.storage.engine.times import seconds


class Request(Struct, frozen=True):
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


def is_awaited(connection: Connection, shelf_id: int, key: str) -> bool:
    """Whether a job for a page that a shelf asked for has not ended."""
    rows = connection.execute(
        "SELECT 1 FROM jobs AS j JOIN requests AS r ON r.job_id = j.id AND r.shelf_id = ?"
        " WHERE j.url_key = ? AND j.state IN ('queued', 'fetched') LIMIT 1",
        (shelf_id, key),
    ).fetchall()
    return bool(rows)


def counts(connection: Connection, shelf_id: int, member_id: int) -> QueueCounts:
    """How many jobs wait, by whose share they count. Cheap, because the length of the queue is limited."""
    rows = connection.execute(
        "SELECT coalesce(sum(reason IS NULL), 0), coalesce(sum(reason IS NULL AND shelf_id = ?1), 0),"
        " coalesce(sum(reason IS NULL AND shelf_id = ?1 AND member_id = ?2), 0), count(*),"
        " coalesce(sum(shelf_id = ?1), 0) FROM jobs WHERE state IN ('queued', 'fetched')",
        (shelf_id, member_id),
    ).fetchall()
    return next(QueueCounts(*row) for row in rows)


def key(connection: Connection, job_id: int) -> str:
    """The key of a job's page."""
    rows = connection.execute("SELECT url_key FROM jobs WHERE id = ?", (job_id,)).fetchall()
    return str(next(iter(rows))[0])


def share(connection: Connection, job_id: int) -> tuple[int, int]:
    """The shelf and the member whose turn a job takes; 0 for none."""
    rows = connection.execute("SELECT coalesce(shelf_id, 0), member_id FROM jobs WHERE id = ?", (job_id,)).fetchall()
    return next((row[0], row[1]) for row in rows)


def move(connection: Connection, job_id: int, shelf_id: int, member_id: int) -> None:
    """Have a job take the turn of another shelf and member."""
    connection.execute("UPDATE jobs SET shelf_id = ?, member_id = ? WHERE id = ?", (shelf_id, member_id, job_id))


def add(connection: Connection, job: NewJob, now: datetime) -> int:
    """Enqueue a job; its id. Raises sqlite3.IntegrityError where a job for the same key has not ended."""
    ended = job.state in {JobState.DONE, JobState.DEAD}
    rows = connection.execute(
        "INSERT INTO jobs (url, url_key, state, shelf_id, member_id, host, ready, due_at, created_at, ended_at)"
        " VALUES (:url, :key, :state, :shelf, :member, :host, :ready, :now, :now, iif(:ready, NULL, :now))"
        " RETURNING id",
        {
            "url": job.url,
            "key": job.key,
            "state": job.state,
            "shelf": job.shelf_id,
            "member": 0 if ended else job.member_id,
            "host": job.host,
            "ready": not ended,
            "now": seconds(now),
        },
    ).fetchall()
    return int(rows[0][0])


def add_request(connection: Connection, job_id: int, shelf_id: int, post: Post, now: datetime) -> int:
    """Add a request to a job; its id. A message that asked for the job already keeps its request."""
    where = (post.user_id, post.guild_id, post.channel_id, post.message_id)
    rows = connection.execute(
        "INSERT INTO requests (job_id, shelf_id, user_id, guild_id, channel_id, message_id, answer, created_at,"
        " feed_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (job_id, message_id) WHERE message_id IS NOT NULL"
        " DO UPDATE SET answer = max(answer, excluded.answer) RETURNING id",
        (job_id, shelf_id, *where, post.answer, seconds(now), post.feed_id),
    ).fetchall()
    return int(rows[0][0])


def answer_later(connection: Connection, request_id: int) -> bool:
    """Answer a request with a card, since its interaction no longer waits; False if the job has ended."""
    cursor = connection.execute(
        "UPDATE requests SET answer = 1 WHERE id = ? AND EXISTS ("
        " SELECT 1 FROM jobs WHERE id = requests.job_id AND state IN ('queued', 'fetched'))",
        (request_id,),
    )
    return cursor.rowcount == 1


def answer_all_later(connection: Connection) -> None:
    """Answer every member's request of an unfinished job with a card, if it has a channel."""
    connection.execute(
        "UPDATE requests SET answer = 1 WHERE channel_id IS NOT NULL AND NOT answer AND feed_id IS NULL"
        " AND job_id IN (SELECT id FROM jobs WHERE state IN ('queued', 'fetched'))"
    )


def requests(connection: Connection, job_id: int) -> tuple[Request, ...]:
    """The requests of a job, the oldest first."""
    rows = connection.execute(
        "SELECT id, shelf_id, user_id, guild_id, channel_id, message_id, answer, feed_id FROM requests WHERE job_id = ?"
        " ORDER BY id",
        (job_id,),
    ).fetchall()
    return tuple(Request(row[0], row[1], Post(row[2], row[3], row[4], row[5], bool(row[6]), row[7])) for row in rows)


def go_on_for(connection: Connection, job_id: int, request_ids: Iterable[int], now: datetime) -> None:
    """Move requests of an ended job to a new job, due at once, which finds the article stored under its key. It has no
    host, since nothing is fetched, and no shelf, so that it takes no server's turn."""
    rows = connection.execute(
        "INSERT INTO jobs (url, url_key, state, host, ready, due_at, created_at)"
        " SELECT url, url_key, 'queued', '', 1, ?2, ?2 FROM jobs WHERE id = ?1 RETURNING id",
        (job_id, seconds(now)),
    ).fetchall()
    for row in rows:
        connection.executemany(
            "UPDATE requests SET job_id = ? WHERE id = ?", [(row["id"], request_id) for request_id in request_ids]
        )


def withdraw(connection: Connection, request_id: int) -> None:
    """Delete a request that is not to be answered."""
    connection.execute("DELETE FROM requests WHERE id = ?", (request_id,))


def drop_unasked(connection: Connection, job_id: int) -> int:
    """Delete a job that nobody asks for any more; how many."""
    cursor = connection.execute(
        "DELETE FROM jobs WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM requests WHERE job_id = ?1)", (job_id,)
    )
    return cursor.rowcount


def is_claimed(connection: Connection, job: Job) -> bool:
    """Whether the claim still holds: the job was not claimed anew. To be checked in the transaction that changes it."""
    rows = connection.execute(
        "SELECT 1 FROM jobs WHERE id = ? AND state = ? AND lease_until = ?",
        (job.id, job.state, seconds(job.lease_until)),
    ).fetchall()
    return bool(rows)


def read_next(connection: Connection, job_id: int) -> None:
    """Move a job whose body was stored on to reading: due at once, its attempts counted from 0."""
    connection.execute(
        "UPDATE jobs SET state = 'fetched', ready = 1, attempts = 0, lease_until = 0, lease_by = NULL, reason = NULL,"
        " detail = '' WHERE id = ?",
        (job_id,),
    )


def fetch_next(connection: Connection, job_id: int, host: str) -> None:
    """Move a job whose page was read back to fetching, from this host: due at once, its attempts counted from 0."""
    connection.execute(
        "UPDATE jobs SET state = 'queued', ready = 1, host = ?, next_url = NULL, redirects = 0, attempts = 0,"
        " lease_until = 0, lease_by = NULL, reason = NULL, detail = '' WHERE id = ?",
        (host, job_id),
    )


def retry(connection: Connection, job_id: int, due: datetime, reason: str, detail: str) -> None:
    """Schedule the next attempt of a job that failed, from its own address on."""
    _begin_anew(connection, job_id)
    connection.execute(
        "UPDATE jobs SET due_at = ?, ready = 0, lease_until = 0, lease_by = NULL, reason = ?, detail = ? WHERE id = ?",
        (seconds(due), reason, detail, job_id),
    )


def postpone(connection: Connection, job: Job, due: datetime, reason: str, detail: str) -> None:
    """Put a job off without counting the attempt: what it waits for is not its own fault. It begins anew, too."""
    _begin_anew(connection, job.id)
    connection.execute(
        "UPDATE jobs SET due_at = ?, ready = 0, lease_until = 0, lease_by = NULL, attempts = attempts - 1, reason = ?,"
        " detail = ? WHERE id = ?",
        (seconds(due), reason, detail, job.id),
    )


def _begin_anew(connection: Connection, job_id: int) -> None:
    """Restart a job that had followed redirects at its own address, or at the one that its page claims: redirect
    targets may be signed and expire."""
    rows = connection.execute(
        "SELECT coalesce((SELECT url FROM claimed_pages WHERE job_id = jobs.id AND state = 'open'), url) AS url"
        " FROM jobs WHERE id = ? AND url IS NOT NULL AND next_url IS NOT NULL",
        (job_id,),
    ).fetchall()
    for row in rows:
        connection.execute(
            "UPDATE jobs SET host = ?, next_url = NULL, redirects = 0 WHERE id = ?",
            (urls.parse(row["url"]).hostname, job_id),
        )


def wake(connection: Connection, reasons: Iterable[str], now: datetime) -> int:
    """Make the jobs due that failed last for one of these reasons; how many."""
    cursor = connection.execute(
        "UPDATE jobs SET due_at = ?1 WHERE state IN ('queued', 'fetched') AND ready = 0 AND lease_by IS NULL"
        " AND due_at > ?1 AND reason IN (SELECT value FROM json_each(?2))",
        (seconds(now), json.dumps(list(reasons))),
    )
    return cursor.rowcount


def release(connection: Connection, job: Job, *, counted: bool = False) -> None:
    """Give a claim back. The attempt is not `counted` where it was interrupted through no fault of the job."""
    if is_claimed(connection, job):
        connection.execute(
            "UPDATE jobs SET ready = 1, lease_until = 0, lease_by = NULL, attempts = attempts - ? WHERE id = ?",
            (not counted, job.id),
        )


def go_on_at(connection: Connection, job: Job, host: str, url: str, redirects: int) -> None:
    """Give a claim back whose redirect leads to a host that is in use: it continues at `url` when the host is free."""
    if is_claimed(connection, job):
        release(connection, job)
        connection.execute(
            "UPDATE jobs SET host = ?, next_url = ?, redirects = ? WHERE id = ?", (host, url, redirects, job.id)
        )


def end(
    connection: Connection,
    job_id: int,
    now: datetime,
    article_id: int | None,
    reason: str | None = None,
    detail: str = "",
) -> None:
    """End a job, done (`article_id`) or dead (`reason`), and delete its body and its claim."""
    connection.execute(
        "UPDATE jobs SET state = ?, ended_at = ?, article_id = ?, reason = ?, detail = ?, ready = 0, lease_by = NULL,"
        " lease_until = 0, member_id = 0 WHERE id = ?",
        ("dead" if article_id is None else "done", seconds(now), article_id, reason, detail, job_id),
    )
    connection.execute("DELETE FROM bodies WHERE job_id = ?", (job_id,))
    connection.execute("DELETE FROM claimed_pages WHERE job_id = ?", (job_id,))


def outcome(connection: Connection, job_id: int) -> Outcome | None:
    """How a job ended; None while it has not, or where it has been forgotten."""
    rows = connection.execute(
        "SELECT article_id, reason, detail FROM jobs WHERE id = ? AND state IN ('done', 'dead')", (job_id,)
    ).fetchall()
    return next((Outcome(job_id, row[0], row[1], row[2]) for row in rows), None)


def led_to_saved(connection: Connection, job_id: int, shelf_key: str) -> bool:
    """Whether the shelf had the article of an ended job in an earlier second than the job was added."""
    rows = connection.execute(
        "SELECT 1 FROM jobs AS j JOIN shelves AS s ON s.key = ?2 JOIN shelf_articles AS a ON a.shelf_id = s.id"
        " AND a.article_id = j.article_id WHERE j.id = ?1 AND a.saved_at < j.created_at",
        (job_id, shelf_key),
    ).fetchall()
    return bool(rows)
