"""The laws of the queue's order, kept under random arrivals, ends, failures and busy hosts, on a real database."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from bot.model.jobs import Job, JobState, NewJob
from bot.policy.fair_shares import Slots
from bot.storage import migrations
from bot.storage.queue import claims, jobs
from bot.storage.queue.claims import ClaimTerms, Rotation
from tests.fakes.clock import NOON

_SLOTS = Slots(fetches=6, readers=3, read_ahead=2)
_LEASE = timedelta(minutes=30)
_STAGES = (JobState.QUEUED, JobState.FETCHED)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        opened.executescript(migrations.schema())
        opened.row_factory = sqlite3.Row
        opened.executemany("INSERT INTO shelves (id, key) VALUES (?, ?)", [(n, f"guild:{n}") for n in range(1, 10)])
        yield opened


@dataclass
class Play:
    """A queue with workers that fetch and read, in which everything happens by chance. Checks each claim against what
    a look at all rows says. `forgetful` is a mutation: whose turn it was is not remembered."""

    connection: sqlite3.Connection
    chance: random.Random
    forgetful: bool = False
    now_seconds: int = 0
    number: int = 0
    busy: set[str] = field(default_factory=set)
    rotation: Rotation = field(default_factory=Rotation)
    in_work: dict[int, tuple[Job, int, str]] = field(default_factory=dict)
    passed: dict[tuple[object, ...], set[int]] = field(default_factory=lambda: defaultdict(set))
    claimed: Counter[JobState] = field(default_factory=Counter)

    @property
    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.now_seconds)

    def arrive(self) -> None:
        self.number += 1
        shelf = min(int(self.chance.paretovariate(0.8)), 6)
        host = f"h{self.chance.randrange(5)}.example"
        is_text = self.chance.random() < 0.1
        state = JobState.FETCHED if is_text else JobState.QUEUED
        url = None if is_text else f"https://{host}/{self.number}"
        member = self.chance.randrange(3)
        jobs.add(
            self.connection, NewJob(f"k{self.number}", url, state, shelf, member, "" if is_text else host), self.now
        )

    def claim(self, stage: JobState) -> bool:
        terms = ClaimTerms("run", _LEASE, _SLOTS)
        claims.make_ready(self.connection, terms, self.now)
        if self.forgetful:
            self.rotation = Rotation()
        may = self._may_be_claimed(stage)
        job = claims.claim(self.connection, stage, terms, self.rotation, self.now, dict.fromkeys(self.busy, 1.0))
        assert (job is not None) == bool(may), "a job that may begin is claimed, and no other"
        if job is None:
            return False
        row = next(row for row in may if row["id"] == job.id)
        shelf, member = row["shelf_id"], row["member_id"]
        of_member = [each["id"] for each in may if (each["shelf_id"], each["member_id"]) == (shelf, member)]
        assert job.id == min(of_member), "the oldest of its member"
        self._take_turns((stage,), shelf, {each["shelf_id"] for each in may})
        self._take_turns((stage, shelf), member, {each["member_id"] for each in may if each["shelf_id"] == shelf})
        self.in_work[job.id] = (job, shelf, row["host"])
        self.claimed[stage] += 1
        return True

    def end(self) -> None:
        """A fetch or a reading ends: well, for a retry, for good, interrupted, or at a redirect to a busy host."""
        if not self.in_work:
            return
        job, _, _ = self.in_work.pop(self.chance.choice(list(self.in_work)))
        fate = self.chance.random()
        if fate < 0.1:
            jobs.release(self.connection, job)
        elif fate < 0.15 and job.state is JobState.QUEUED:
            jobs.go_on_at(self.connection, job, "h0.example", "https://h0.example/", 1)
        elif fate < 0.3 and job.attempts < 4:
            jobs.retry(self.connection, job.id, self.now + timedelta(seconds=20), "timed_out", "")
        elif fate < 0.8 and job.state is JobState.QUEUED:
            jobs.read_next(self.connection, job.id)
        else:
            jobs.end(self.connection, job.id, self.now, None, "not_found")

    def _may_be_claimed(self, stage: JobState) -> list[sqlite3.Row]:
        """By a look at every row: the ready jobs whose host is free and whose shelf may have one more in work."""
        working = [(shelf, host) for job, shelf, host in self.in_work.values() if job.state is stage]
        own = Counter(shelf for shelf, _ in working)
        rows = self.connection.execute("SELECT * FROM jobs WHERE state IN ('queued', 'fetched')").fetchall()
        found = []
        for row in rows:
            if row["state"] != stage or row["id"] in self.in_work:
                continue
            if row["reason"] is not None and row["due_at"] > self.now.timestamp():
                continue
            if stage is JobState.FETCHED:
                allowed = _SLOTS.may_read(own[row["shelf_id"]], own.total())
            else:
                ahead = [
                    each
                    for each in rows
                    if (each["state"], each["lease_by"]) == ("fetched", None)
                    and each["host"]
                    and (each["shelf_id"], each["member_id"]) == (row["shelf_id"], row["member_id"])
                ]
                allowed = (
                    _SLOTS.may_fetch(own[row["shelf_id"]], own.total())
                    and row["host"] not in self.busy | {host for _, host in working}
                    and len(ahead) < _SLOTS.read_ahead
                )
            if allowed:
                found.append(row)
        return found

    def _take_turns(self, scope: tuple[object, ...], served: int, candidates: set[int]) -> None:
        """Nobody who could have been served is passed over twice by the same other."""
        for key in [key for key in self.passed if key[:-1] == scope and key[-1] not in candidates]:
            del self.passed[key]
        for other in candidates - {served}:
            assert served not in self.passed[*scope, other], f"{served} was served twice while {other} waited"
            self.passed[*scope, other].add(served)
        self.passed.pop((*scope, served), None)


def _play(play: Play, events: int) -> None:
    for _ in range(events):
        fate = play.chance.random()
        if fate < 0.35:
            play.arrive()
        elif fate < 0.7:
            play.claim(play.chance.choice(_STAGES))
        elif fate < 0.95:
            play.end()
        else:
            play.busy = {f"h{n}.example" for n in range(5) if play.chance.random() < 0.2}
        play.now_seconds += play.chance.randrange(4)


def _unfinished(connection: sqlite3.Connection) -> int:
    return len(connection.execute("SELECT 1 FROM jobs WHERE state IN ('queued', 'fetched')").fetchall())


@pytest.mark.parametrize("seed", range(6))
def test_the_laws_hold_and_every_job_ends(connection: sqlite3.Connection, seed: int) -> None:
    play = Play(connection, random.Random(seed))  # noqa: S311  # repeatable, not secret
    _play(play, 250)
    play.busy = set()
    for _ in range(4000):
        if not _unfinished(connection):
            break
        for stage in _STAGES:
            play.claim(stage)
        play.end()
        play.now_seconds += 5
    assert _unfinished(connection) == 0
    assert min(play.claimed[stage] for stage in _STAGES) > 5


def test_a_queue_that_forgets_whose_turn_it_was_breaks_the_law(connection: sqlite3.Connection) -> None:
    with pytest.raises(AssertionError, match="was served twice while"):
        _play(Play(connection, random.Random(1), forgetful=True), 600)  # noqa: S311  # repeatable, not secret


def test_an_interrupted_run_leaves_its_jobs_to_the_next(connection: sqlite3.Connection) -> None:
    jobs.add(connection, NewJob("k", "https://a.example/", JobState.QUEUED, 1, 7, "a.example"), NOON)
    assert claims.claim(connection, JobState.QUEUED, ClaimTerms("one", _LEASE, _SLOTS), Rotation(), NOON)
    assert not claims.claim(connection, JobState.QUEUED, ClaimTerms("one", _LEASE, _SLOTS), Rotation(), NOON)
    assert claims.claim(connection, JobState.QUEUED, ClaimTerms("two", _LEASE, _SLOTS), Rotation(), NOON)


def test_a_page_that_is_only_stored_leaves_its_reader_to_the_next(connection: sqlite3.Connection) -> None:
    for number in range(3):
        jobs.add(connection, NewJob(f"k{number}", None, JobState.FETCHED, 1, 7, ""), NOON)
    one_reader = Slots(readers=1)

    def claim(*past_readers: Job) -> Job | None:
        terms = ClaimTerms("run", _LEASE, one_reader, frozenset(job.id for job in past_readers))
        if claims.idle_if_none(connection, [JobState.FETCHED], terms, NOON) is not None:
            return None
        return claims.claim(connection, JobState.FETCHED, terms, Rotation(), NOON)

    first = claim()
    assert first is not None
    assert claim() is None
    second = claim(first)
    assert second is not None
    assert second.id != first.id
    assert claim(first) is None


# ---------------------------------------------------------------- cost


def _steps(connection: sqlite3.Connection, waiting: int, hosts: int, busy: dict[str, float]) -> int:
    """What a claim costs with so many jobs waiting, half of them for a retry: steps of SQLite's virtual machine, whose
    number no other process changes."""
    connection.execute("DELETE FROM jobs")
    connection.execute("BEGIN")
    for number in range(waiting):
        host = f"h{number % hosts}.example"
        job = NewJob(f"k{number}", "https://a.example/", JobState.QUEUED, number % 3 + 1, number % 30 + 1, host)
        job_id = jobs.add(connection, job, NOON)
        if number % 2:
            jobs.retry(connection, job_id, NOON + timedelta(hours=1), "timed_out", "")
    connection.execute("COMMIT")
    taken = list[None]()
    connection.set_progress_handler(lambda: taken.append(None), 1)
    claims.claim(connection, JobState.QUEUED, ClaimTerms("run", _LEASE, _SLOTS), Rotation(), NOON, busy)
    connection.set_progress_handler(None, 0)
    return len(taken)


def test_a_claim_costs_the_same_with_five_thousand_jobs_waiting(connection: sqlite3.Connection) -> None:
    assert _steps(connection, 5000, 5000, {}) <= _steps(connection, 100, 100, {}) + 300


def test_jobs_of_a_busy_host_are_passed_over_in_the_index(connection: sqlite3.Connection) -> None:
    assert _steps(connection, 5000, 1, {"h0.example": 1.0}) <= 20 * 2500


def test_every_statement_of_a_claim_uses_an_index(connection: sqlite3.Connection) -> None:
    statements = list[str]()
    connection.set_trace_callback(statements.append)
    terms = ClaimTerms("run", _LEASE, _SLOTS)
    for number in range(3):
        jobs.add(connection, NewJob(f"k{number}", "https://a.example/", JobState.QUEUED, 1, 7, "a.example"), NOON)
    claims.claim(connection, JobState.QUEUED, terms, Rotation(), NOON)
    claims.claim(connection, JobState.FETCHED, terms, Rotation(), NOON)
    claims.idle(connection, "run")
    claims.any_due(connection, NOON)
    jobs.counts(connection, 1, 7)
    connection.set_trace_callback(None)
    plans = {
        f"{statement[:60]}: {row['detail']}"
        for statement in statements
        for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
        if row["detail"].startswith("SCAN jobs") and "INDEX" not in row["detail"]
    }
    assert len(statements) > 10
    assert plans == set()
