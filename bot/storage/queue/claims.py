"""Which job is worked on next: shelves take turns, and so do the members of a shelf.

    ready --claim--> leased --ended, or the next stage
      ^   <-release----'  '--retry--> delayed --due--.
      '----------------------------------------------'

A live job is in one of three indexes. `claim` first makes ready what has come due, then asks shelf by shelf, beginning
after the one that was served last, and in it member by member, for the oldest job that may begin now. A job whose host
is in use is passed over, not waited for. What a shelf may hold at a time is decided by `bot/policy/fair_shares`.

A lease holds until its time, and only for the run of the desk that took it: one process has the database, so a lease
of another run belongs to a process that has ended.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.model.jobs import Job, JobState
from bot.policy import retry
from bot.policy.fair_shares import Slots
from bot.storage.engine.times import moment, seconds

_CLOCK_STEP = timedelta(hours=1)
"""A clock that steps back by less takes no lease from the worker that has it."""

_NEXT_SHELF = (
    "SELECT coalesce(shelf_id, 0) AS found FROM jobs WHERE ready = 1 AND state = ? AND coalesce(shelf_id, 0) > ?"
    " ORDER BY 1 LIMIT 1"
)
_NEXT_MEMBER = (
    "SELECT member_id AS found FROM jobs WHERE ready = 1 AND state = ? AND coalesce(shelf_id, 0) = ? AND member_id > ?"
    " ORDER BY 1 LIMIT 1"
)
_OLDEST = (
    "SELECT id FROM jobs WHERE ready = 1 AND state = ? AND coalesce(shelf_id, 0) = ? AND member_id = ?"
    " AND host NOT IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT 1"
)
_OVER = (
    "UPDATE jobs SET ready = 1 WHERE state IN ('queued', 'fetched') AND ready = 0 AND lease_by IS NULL AND due_at <= ?"
)
_BEYOND = (  # apart from the other: an OR would not use the index
    "UPDATE jobs SET ready = 1 WHERE state IN ('queued', 'fetched') AND ready = 0 AND lease_by IS NULL AND due_at > ?"
)


@dataclass(frozen=True, slots=True)
class ClaimTerms:
    """Who claims: the run of the desk, for how long, and how much may be in work at a time."""

    run: str
    lease: timedelta
    slots: Slots


@dataclass(slots=True)
class Rotation:
    """Whose turn it was last, by stage: the shelf, and of each shelf the member. Ids as in the queue, 0 for none."""

    shelf: dict[JobState, int] = field(default_factory=dict)
    member: dict[tuple[JobState, int], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Place:
    shelf: int
    member: int
    job_id: int


def claim(
    connection: Connection,
    stage: JobState,
    terms: ClaimTerms,
    rotation: Rotation,
    now: datetime,
    busy_hosts: Mapping[str, float] | None = None,
) -> Job | None:
    """Claim a job to be fetched (QUEUED) or read (FETCHED) for the time of the lease; None where none may begin now.
    Its `attempts` include this one. `busy_hosts` may not be asked now."""
    make_ready(connection, terms, now)
    found = _find(connection, stage, terms, rotation, frozenset(busy_hosts or ()))
    if found is None:
        return None
    rotation.shelf[stage] = found.shelf
    rotation.member[stage, found.shelf] = found.member
    rows = connection.execute(
        "UPDATE jobs SET ready = 0, lease_until = ?, lease_by = ?, attempts = attempts + 1 WHERE id = ?"
        " RETURNING id, url, url_key, state, attempts, lease_until, next_url, redirects",
        (seconds(now + terms.lease), terms.run, found.job_id),
    ).fetchall()
    return next(Job(row[0], row[1], row[2], JobState(row[3]), row[4], moment(row[5]), row[6], row[7]) for row in rows)


def make_ready(connection: Connection, terms: ClaimTerms, now: datetime) -> None:
    """Void the leases that ended or belong to another run, and end the delays that are over. The clock may have been
    ahead: a delay beyond any retry's is over, a lease beyond its longest time is void."""
    connection.execute(
        "UPDATE jobs SET ready = 1, lease_by = NULL, lease_until = 0"
        " WHERE lease_by IS NOT NULL AND (lease_by <> ? OR lease_until <= ? OR lease_until > ?)",
        (terms.run, seconds(now), seconds(now + terms.lease + _CLOCK_STEP)),
    )
    for delays_over, at in (_OVER, now), (_BEYOND, now + retry.HORIZON):
        connection.execute(delays_over, (seconds(at),))


def next_moment(connection: Connection, run: str) -> datetime | None:
    """When the next delay or lease of this run ends; None where there is none."""
    rows = connection.execute(
        "SELECT min(at) AS at FROM (SELECT min(due_at) AS at FROM jobs WHERE state IN ('queued', 'fetched')"
        "  AND ready = 0 AND lease_by IS NULL"
        " UNION ALL SELECT min(lease_until) FROM jobs WHERE lease_by = ?)",
        (run,),
    ).fetchall()
    return next((None if row["at"] is None else moment(row["at"]) for row in rows), None)


def any_due(connection: Connection, now: datetime) -> bool:
    """Whether a job is due, claimed or not; a time beyond any retry's was set by a clock that was ahead."""
    rows = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM jobs WHERE ready = 1) OR EXISTS (SELECT 1 FROM jobs WHERE lease_by IS NOT NULL)"
        " OR EXISTS (SELECT 1 FROM jobs WHERE state IN ('queued', 'fetched') AND ready = 0 AND lease_by IS NULL"
        "  AND due_at <= ?)"
        " OR EXISTS (SELECT 1 FROM jobs WHERE state IN ('queued', 'fetched') AND ready = 0 AND lease_by IS NULL"
        "  AND due_at > ?) AS found",
        (seconds(now), seconds(now + retry.HORIZON)),
    ).fetchall()
    return any(row["found"] for row in rows)


def any_ready(connection: Connection, stage: JobState) -> bool:
    """Whether a job could begin, if its host and its shelf's share allowed it."""
    rows = connection.execute("SELECT 1 FROM jobs WHERE ready = 1 AND state = ? LIMIT 1", (stage,)).fetchall()
    return bool(list(rows))


def _find(
    connection: Connection, stage: JobState, terms: ClaimTerms, rotation: Rotation, busy_hosts: frozenset[str]
) -> _Place | None:
    slots, fetches = terms.slots, stage is JobState.QUEUED
    rows = connection.execute(
        "SELECT coalesce(shelf_id, 0) AS shelf, host FROM jobs WHERE lease_by = ? AND state = ?", (terms.run, stage)
    ).fetchall()
    in_work = Counter(row["shelf"] for row in rows)
    excluded = json.dumps(sorted((busy_hosts | {row["host"] for row in rows}) - {""}) if fetches else [])
    may_begin = slots.may_fetch if fetches else slots.may_read
    if not may_begin(0, in_work.total()):
        return None
    for shelf in _in_turn(connection, _NEXT_SHELF, (stage,), rotation.shelf.get(stage, -1)):
        if not may_begin(in_work[shelf], in_work.total()):
            continue
        last = rotation.member.get((stage, shelf), -1)
        for member in _in_turn(connection, _NEXT_MEMBER, (stage, shelf), last):
            if fetches and _fetched_ahead(connection, shelf, member, slots.read_ahead):
                continue
            for row in connection.execute(_OLDEST, (stage, shelf, member, excluded)).fetchall():
                return _Place(shelf, member, row["id"])
    return None


def _fetched_ahead(connection: Connection, shelf: int, member: int, most: int) -> bool:
    """Whether so many fetched pages of the member wait to be read that no further one is fetched now."""
    rows = connection.execute(
        "SELECT count(*) AS number FROM (SELECT 1 FROM jobs WHERE ready = 1 AND state = 'fetched'"
        " AND coalesce(shelf_id, 0) = ? AND member_id = ? AND host <> '' LIMIT ?)",
        (shelf, member, most),
    ).fetchall()
    return any(row["number"] >= most for row in rows)


def _in_turn(connection: Connection, query: str, scope: tuple[JobState | int, ...], last: int) -> Iterator[int]:
    """The distinct ids that `query` walks through, each by one look into the index: those after `last`, then from the
    beginning up to it."""
    found = _after(connection, query, scope, last)
    while found is not None:
        yield found
        found = _after(connection, query, scope, found)
    found = _after(connection, query, scope, -1)
    while found is not None and found <= last:
        yield found
        found = _after(connection, query, scope, found)


def _after(connection: Connection, query: str, scope: tuple[JobState | int, ...], last: int) -> int | None:
    rows = connection.execute(query, (*scope, last)).fetchall()
    return next((row["found"] for row in rows), None)
