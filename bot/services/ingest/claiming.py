"""Claim jobs for a run of the desk, and release those that were interrupted.

An idle desk looks for a job in a transaction that reads, and writes only where there may be one.
"""

from __future__ import annotations

import asyncio
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from sqlite3 import Connection

from bot.model.jobs import Job, JobState
from bot.policy.fair_shares import Slots
from bot.ports import Clock, Fetcher
from bot.services.signals import Signal, wait_for_signal
from bot.storage.engine.database import Database
from bot.storage.queue import claims, jobs
from bot.storage.queue.claims import ClaimTerms, Idle, Rotation

_LEASE = timedelta(minutes=30)
_LONGEST_IDLE = 60.0
_SHORTEST_IDLE = 0.05
_STAGES = (JobState.FETCHED, JobState.QUEUED)


class JobClaims:
    """The claims of one run of the desk. `changed` is sent when there may be more to claim."""

    def __init__(self, database: Database, clock: Clock, fetcher: Fetcher, changed: Signal) -> None:
        self._database = database
        self._clock = clock
        self._fetcher = fetcher
        self._changed = changed
        self._run = secrets.token_hex(8)
        self._rotation = Rotation()
        self._interrupted = dict[int, tuple[Job, bool]]()
        self._past_readers = set[int]()
        self._turns = {stage: asyncio.Lock() for stage in (*_STAGES, None)}

    async def next(self, stage: JobState | None, slots: Slots) -> Job:
        """Wait until there is a job to claim, and claim it. Of the callers that wait for a stage only one looks for
        jobs; the others wait for it to find one."""
        async with self._turns[stage]:
            changed, busy = self._changed.subscribe(), self._fetcher.busy_hosts()
            found = await self.claim(stage, slots, busy)
            while not isinstance(found, Job):
                await wait_for_signal(changed, self._clock, self._idle_seconds(found, busy))
                changed, busy = self._changed.subscribe(), self._fetcher.busy_hosts()
                found = await self._looked(stage, slots) or await self.claim(stage, slots, busy)
            return found

    async def claim(self, stage: JobState | None, slots: Slots, busy: Mapping[str, float]) -> Job | Idle:
        """Claim a job whose host is not `busy`; if there is none, find out in the same transaction when there may be
        one."""
        terms = self._terms(slots)
        found: Job | Idle = Idle()

        def claim(connection: Connection) -> None:
            nonlocal found
            found = claims.claim_or_idle(connection, _stages(stage), terms, self._rotation, self._clock.now(), busy)

        try:
            await self._write_released(claim)
        except asyncio.CancelledError:
            # The cancellation may have arrived with the commit; then the job is claimed and must be released.
            if isinstance(found, Job):
                await self.release(found)
            raise
        return found

    async def release(self, job: Job, *, counted: bool = False) -> None:
        """Release an interrupted job; after a bug its attempt is counted. If the database refuses, the next claim
        releases it, without waiting for the end of the lease; the database's error must not replace the one that
        interrupted the job, perhaps a cancellation."""
        self._interrupted[job.id] = job, counted
        with suppress(sqlite3.DatabaseError):
            await self._write_released(lambda _: None)

    @contextmanager
    def storing(self, job: Job) -> Iterator[None]:
        """Store a job's page inside the block: its reader counts as free, so the next page may be claimed."""
        self._past_readers.add(job.id)
        self._changed.send()
        try:
            yield
        finally:
            self._past_readers.discard(job.id)

    async def _looked(self, stage: JobState | None, slots: Slots) -> Idle | None:
        """The events to wait for, found without writing; None if there may be a job to claim or one to release."""
        if self._interrupted:
            return None
        return await self._database.read(claims.idle_if_none, _stages(stage), self._terms(slots), self._clock.now())

    def _terms(self, slots: Slots) -> ClaimTerms:
        return ClaimTerms(self._run, _LEASE, slots, frozenset(self._past_readers))

    async def _write_released(self, work: Callable[[Connection], None]) -> None:
        """Write, in one transaction with the release of all interrupted jobs."""
        released = dict[int, tuple[Job, bool]]()

        def write(connection: Connection) -> None:
            while self._interrupted:
                job_id, (job, counted) = self._interrupted.popitem()
                released[job_id] = job, counted
                jobs.release(connection, job, counted=counted)
            work(connection)

        try:
            await self._database.write_unsynced(write)
        except sqlite3.DatabaseError:
            self._interrupted |= released
            raise

    def _idle_seconds(self, idle: Idle, busy: Mapping[str, float]) -> float:
        """The time for which nothing can be claimed unless a job arrives or ends: until a delay ends, or a host that
        was `busy` when the claim began is free. A host that has become free during the claim sends no signal."""
        waits = [] if idle.until is None else [max((idle.until - self._clock.now()).total_seconds(), 1.0)]
        if idle.for_hosts:
            waits += [max(wait, _SHORTEST_IDLE) for wait in busy.values()]
        return min([*waits, _LONGEST_IDLE])


def _stages(stage: JobState | None) -> tuple[JobState, ...]:
    return _STAGES if stage is None else (stage,)
