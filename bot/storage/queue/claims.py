"""Claim the next job: shelves take turns, and so do the members of a shelf.

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
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime, timedelta
from sqlite3 import Connection, Row

from msgspec import Struct, field

from bot.model.jobs import Job, JobState
from bot.policy import retry
from bot.policy.fair_shares import Slots
from bot.storage.engine.times import moment, moment_or_none, seconds

_CLOCK_STEP = timedelta(hours=1)
"""A clock that steps back by less takes no lease from the worker that has it."""

_MAY_BEGIN = (
    " AND host NOT IN (SELECT value FROM json_each(:hosts))"
    " AND coalesce(shelf_id, 0) NOT IN (SELECT value FROM json_each(:shelves))"
    " AND (coalesce(shelf_id, 0), member_id) NOT IN "
    " (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:members))"
)
# The stage is a literal, not a parameter: partial indexes depend on it, so SQLite would prepare the statement again for
# each value.
_STAGES = (JobState.QUEUED, JobState.FETCHED)
_NEXT_SHELF = {
    stage: f"SELECT coalesce(shelf_id, 0) AS shelf FROM jobs WHERE ready = 1 AND state = '{stage}'"  # noqa: S608  # constants
    f" AND coalesce(shelf_id, 0) BETWEEN :first AND :last{_MAY_BEGIN}"
    " ORDER BY coalesce(shelf_id, 0) LIMIT 1"
    for stage in _STAGES
}
_NEXT_JOB = {
    stage: f"SELECT member_id, id FROM jobs WHERE ready = 1 AND state = '{stage}'"  # noqa: S608  # constants
    " AND coalesce(shelf_id, 0) = :shelf"
    f" AND member_id BETWEEN :first AND :last{_MAY_BEGIN} ORDER BY member_id, id LIMIT 1"
    for stage in _STAGES
}
_IN_WORK = {
    stage: f"SELECT id, coalesce(shelf_id, 0) AS shelf, host FROM jobs WHERE lease_by = ? AND state = '{stage}'"  # noqa: S608  # constants
    for stage in _STAGES
}
_ANY_READY = {
    stage: f"SELECT 1 FROM jobs WHERE ready = 1 AND state = '{stage}' LIMIT 1"  # noqa: S608  # constants
    for stage in _STAGES
}
_FETCHED_AHEAD = (
    "SELECT coalesce(shelf_id, 0) AS shelf, member_id FROM jobs"
    " WHERE state = 'fetched' AND lease_by IS NULL AND host <> ''"  # ready or not: while no page can be read, none is
    " GROUP BY coalesce(shelf_id, 0), member_id HAVING count(*) >= ?"
)
_LARGEST = 2**63 - 1
_DELAYED = "state IN ('queued', 'fetched') AND ready = 0 AND lease_by IS NULL"
_DELAY_IS_OVER = (  # two statements: an OR would not use the index
    f"EXISTS (SELECT 1 FROM jobs WHERE {_DELAYED} AND due_at <= ?)"  # noqa: S608  # constants
    f" OR EXISTS (SELECT 1 FROM jobs WHERE {_DELAYED} AND due_at > ?)"
)
_OVER = f"UPDATE jobs SET ready = 1 WHERE {_DELAYED} AND due_at <= ?"  # noqa: S608  # likewise
_BEYOND = f"UPDATE jobs SET ready = 1 WHERE {_DELAYED} AND due_at > ?"  # noqa: S608  # likewise
_VOID = "lease_by IS NOT NULL AND (lease_by <> ? OR lease_until <= ? OR lease_until > ?)"
_RELEASE_VOID = f"UPDATE jobs SET ready = 1, lease_by = NULL, lease_until = 0 WHERE {_VOID}"  # noqa: S608  # likewise
_MAY_BECOME_READY = f"SELECT EXISTS (SELECT 1 FROM jobs WHERE {_VOID}) OR {_DELAY_IS_OVER}"  # noqa: S608  # likewise
_ANY_DUE = (
    "SELECT EXISTS (SELECT 1 FROM jobs WHERE ready = 1) OR EXISTS (SELECT 1 FROM jobs WHERE lease_by IS NOT NULL)"  # noqa: S608  # likewise
    f" OR {_DELAY_IS_OVER}"
)


class ClaimTerms(Struct, frozen=True):
    """The terms of a claim: the run of the desk that claims, the length of the lease, and how many jobs may be in work
    at a time. The jobs `past_readers` are leased, but their pages were read and are only being stored."""

    run: str
    lease: timedelta
    slots: Slots
    past_readers: Collection[int] = ()


class Idle(Struct, frozen=True):
    """Why nothing can be claimed: `until` a delay or a lease ends, if there is one; `for_hosts`: jobs to be fetched are
    ready, whose hosts are busy or whose shelves have their share."""

    until: datetime | None = None
    for_hosts: bool = False


class Rotation(Struct):
    """By stage, the shelf that was served last, and the member of each shelf. Ids as in the queue, 0 for none."""

    shelf: dict[JobState, int] = field(default_factory=dict)
    member: dict[tuple[JobState, int], int] = field(default_factory=dict)


class _Place(Struct, frozen=True):
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
        " RETURNING id, url, url_key, state, attempts, lease_until, created_at, next_url, redirects",
        (seconds(now + terms.lease), terms.run, found.job_id),
    ).fetchall()
    ((job_id, url, key, state, attempts, lease_until, created_at, next_url, redirects),) = rows
    times = moment(lease_until), moment(created_at)
    return Job(job_id, url, key, JobState(state), attempts, *times, next_url, redirects)


def claim_or_idle(
    connection: Connection,
    stages: Iterable[JobState],
    terms: ClaimTerms,
    rotation: Rotation,
    now: datetime,
    busy_hosts: Mapping[str, float],
) -> Job | Idle:
    """As `claim`, for the first stage that has a job; if none has, what to wait for."""
    for stage in stages:
        job = claim(connection, stage, terms, rotation, now, busy_hosts)
        if job is not None:
            return job
    return idle(connection, terms.run)


def idle_if_none(connection: Connection, stages: Iterable[JobState], terms: ClaimTerms, now: datetime) -> Idle | None:
    """What to wait for if nothing can be claimed, found by reading only; None if a claim may find a job."""
    if _may_become_ready(connection, terms, now):
        return None
    if any(_any_ready(connection, stage) and _has_slot(connection, stage, terms) for stage in stages):
        return None
    return idle(connection, terms.run)


def _may_become_ready(connection: Connection, terms: ClaimTerms, now: datetime) -> bool:
    """Whether `make_ready` would find a job."""
    lease_ends = seconds(now + terms.lease + _CLOCK_STEP)
    values = (terms.run, seconds(now), lease_ends, seconds(now), seconds(now + retry.HORIZON))
    return bool(connection.execute(_MAY_BECOME_READY, values).fetchone()[0])


def make_ready(connection: Connection, terms: ClaimTerms, now: datetime) -> None:
    """Void the leases that ended or belong to another run, and end the delays that are over. The clock may have been
    ahead: a delay beyond any retry's is over, a lease beyond its longest time is void."""
    connection.execute(_RELEASE_VOID, (terms.run, seconds(now), seconds(now + terms.lease + _CLOCK_STEP)))
    for delays_over, at in (_OVER, now), (_BEYOND, now + retry.HORIZON):
        connection.execute(delays_over, (seconds(at),))


def idle(connection: Connection, run: str) -> Idle:
    """What to wait for after a claim that found nothing."""
    rows = connection.execute(
        "SELECT min(at) AS at FROM (SELECT min(due_at) AS at FROM jobs WHERE state IN ('queued', 'fetched')"
        "  AND ready = 0 AND lease_by IS NULL"
        " UNION ALL SELECT min(lease_until) FROM jobs WHERE lease_by = ?)",
        (run,),
    ).fetchall()
    until = next((moment_or_none(row["at"]) for row in rows), None)
    return Idle(until, _any_ready(connection, JobState.QUEUED))


def any_due(connection: Connection, now: datetime) -> bool:
    """Whether a job is due, claimed or not; a time beyond any retry's was set by a clock that was ahead."""
    return bool(connection.execute(_ANY_DUE, (seconds(now), seconds(now + retry.HORIZON))).fetchone()[0])


def waiting_hosts(connection: Connection) -> frozenset[str]:
    """The hosts of the jobs that could be fetched, if their hosts and their shelves' shares allowed it."""
    rows = connection.execute("SELECT DISTINCT host FROM jobs WHERE ready = 1 AND state = 'queued'").fetchall()
    return frozenset(row["host"] for row in rows)


def _any_ready(connection: Connection, stage: JobState) -> bool:
    """Whether a job could begin, if its host and its shelf's share allowed it."""
    return bool(connection.execute(_ANY_READY[stage]).fetchall())


def _has_slot(connection: Connection, stage: JobState, terms: ClaimTerms) -> bool:
    """Whether a job of a shelf that has none in work could begin."""
    return _may_begin(stage, terms.slots)(0, len(_in_work(connection, stage, terms)))


def _in_work(connection: Connection, stage: JobState, terms: ClaimTerms) -> list[Row]:
    """The jobs that take a slot."""
    rows = connection.execute(_IN_WORK[stage], (terms.run,)).fetchall()
    return [row for row in rows if row["id"] not in terms.past_readers]


def _may_begin(stage: JobState, slots: Slots) -> Callable[[int, int], bool]:
    return slots.may_fetch if stage is JobState.QUEUED else slots.may_read


def _find(
    connection: Connection, stage: JobState, terms: ClaimTerms, rotation: Rotation, busy_hosts: frozenset[str]
) -> _Place | None:
    if not _any_ready(connection, stage):
        return None
    excluded = _excluded(connection, stage, terms, busy_hosts)
    if excluded is None:
        return None
    last = rotation.shelf.get(stage, -1)
    for begin, end in (last + 1, _LARGEST), (0, last):
        for row in connection.execute(_NEXT_SHELF[stage], {**excluded, "first": begin, "last": end}).fetchall():
            member = rotation.member.get((stage, row["shelf"]), -1)
            return _find_of(connection, stage, row["shelf"], member, excluded)
    return None


def _find_of(connection: Connection, stage: JobState, shelf: int, last: int, excluded: dict[str, str]) -> _Place | None:
    """The oldest job of the next member of a shelf."""
    for begin, end in (last + 1, _LARGEST), (0, last):
        values = {**excluded, "shelf": shelf, "first": begin, "last": end}
        for row in connection.execute(_NEXT_JOB[stage], values).fetchall():
            return _Place(shelf, row["member_id"], row["id"])
    return None


def _excluded(
    connection: Connection, stage: JobState, terms: ClaimTerms, busy_hosts: frozenset[str]
) -> dict[str, str] | None:
    """The jobs that may not begin now, as JSON lists: those of these hosts, of shelves that have their share in work,
    and of members with enough fetched pages; None where no job may."""
    fetches, may_begin = stage is JobState.QUEUED, _may_begin(stage, terms.slots)
    in_work = _in_work(connection, stage, terms)
    if not may_begin(0, len(in_work)):
        return None
    hosts = {*busy_hosts, *(row["host"] for row in in_work)}
    of_shelves = Counter[int](row["shelf"] for row in in_work)
    shelves = [shelf for shelf, own in of_shelves.items() if not may_begin(own, len(in_work))]
    ahead = connection.execute(_FETCHED_AHEAD, (terms.slots.read_ahead,)).fetchall() if fetches else []
    return {
        "hosts": json.dumps(sorted(hosts - {""}) if fetches else []),
        "shelves": json.dumps(shelves),
        "members": json.dumps([(row["shelf"], row["member_id"]) for row in ahead]),
    }
