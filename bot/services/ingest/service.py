"""From a posted link to an article on the shelf.

    submit -> queued --fetch--> fetched --read--> done
                '------------------'------------> retried when due, or dead with its reason

Each arrow is one transaction, and a process that dies between two of them goes on from the last: `submit` returns after
its commit, a fetched body is kept until it was read, and an article comes whole with everything it owes. A link that
the desk knows already never touches the network, whichever shelf brought it first; a text that was handed in belongs to
the shelf that handed it in.
"""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
import sqlite3
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from sqlite3 import Connection

from bot.model.analysis import Page, Verdict
from bot.model.errors import DeskError, FetchFailed, PageRefused, ReaderFailed, Reason
from bot.model.jobs import Job, JobState, Outcome, Post, PostStanding, Shelf, Submission, Submitted
from bot.policy import page_identity, retry
from bot.ports import Analyzer, Clock, Fetcher
from bot.services.ingest import completion, submissions
from bot.services.wakeups import Bell, Bells, rung_or_past
from bot.storage.articles import write
from bot.storage.engine.database import Database
from bot.storage.members import button_state, mydata, seen_by_member
from bot.storage.queue import bodies, jobs, posts
from bot.text.knowledge.base import Knowledge

_LEASE = timedelta(minutes=30)
_MOST_CLAIMS = 10
"""A stage begun so often without an end takes the process down with it."""
_LONGEST_IDLE = 60.0
_REMEMBERED = timedelta(days=30)
"""How long the desk remembers who asked for what, and what the buttons of old cards ask."""
_AFTER_TROUBLE = 5.0

log = logging.getLogger(__name__)


class IngestService:
    """Takes links and texts in, and works them off. Any number of `run` may work at one time."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        fetcher: Fetcher,
        analyzer: Analyzer,
        knowledge: Knowledge,
        *,
        queue_limit: int = 5000,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._database = database
        self._clock = clock
        self._fetcher = fetcher
        self._analyzer = analyzer
        self._knowledge = knowledge
        self._queue_limit = queue_limit
        self._jitter = jitter
        self._run = secrets.token_hex(8)
        self._forgot_on: date | None = None
        self._submitted = Bell()
        self._ended = Bells()

    async def submit(self, submission: Submission) -> Submitted:
        """Take a link or a text in. When this returns it is stored, and no crash loses it.

        Raises LinkRefused for an address that may not be fetched, DeskError QUEUE_FULL.
        """
        incoming = await submissions.ready(submission)
        submitted = await self._database.write(submissions.take_in, incoming, self._clock.now(), self._queue_limit)
        self._submitted.ring()
        return submitted

    async def submit_links(self, shelf: Shelf, post: Post, links: Iterable[str]) -> tuple[Submitted | DeskError, ...]:
        """Take the links of one post in, all in one transaction: what became of each, or why it was refused."""
        taken = await self._database.write(self._take_all, [Submission(shelf, post, url=link) for link in links])
        self._submitted.ring()
        return taken

    async def standing(self, shelf: Shelf, message_id: int) -> PostStanding:
        """How the links of a message stand, taken together."""
        return await self._database.read(posts.standing, shelf, message_id)

    async def last_post(self, shelf: Shelf, channel_id: int) -> int | None:
        """The newest message of a channel whose links were taken in, None where there is none."""
        return await self._database.read(posts.last, shelf, channel_id)

    async def unknown(self, shelf: Shelf, message_id: int, links: Iterable[str]) -> tuple[str, ...]:
        """Those of a message's links that it has not handed in yet."""
        known = await self._database.read(posts.keys, shelf, message_id)
        return tuple(link for link in links if submissions.key_of(link) not in known)

    async def edited(self, shelf: Shelf, message_id: int, links: Iterable[str]) -> bool:
        """A message now holds these links: those that are gone from it, and failed or are still waited for, count no
        longer and get no card. True when there were any."""
        return await self._database.write(posts.let_go, shelf, message_id, [submissions.key_of(one) for one in links])

    async def answer_later(self, submitted: Submitted) -> bool:
        """Owe a card to an asker who waits no longer; False when the job has ended meanwhile."""
        return await self._database.write(jobs.answer_later, submitted.request_id or 0)

    async def take_over(self) -> None:
        """A desk begins, and nobody waits for it yet: whoever waited for one before it is owed a card."""
        await self._database.write(jobs.answer_all_later)

    async def wait(self, job_id: int, timeout: float) -> Outcome | None:  # noqa: ASYNC109  # of the desk's own clock
        """How the job ended, None when it has not within `timeout` seconds."""
        until = self._clock.now() + timedelta(seconds=timeout)
        while True:
            ended = self._ended.listen(job_id)
            outcome = await self._database.read(jobs.outcome, job_id)
            left = (until - self._clock.now()).total_seconds()
            if outcome is not None or left <= 0:
                return outcome
            await rung_or_past(ended, self._clock, left)

    async def run(self) -> None:
        """Work off what is due, until cancelled."""
        while True:
            submitted = self._submitted.listen()
            try:
                await self._forget_daily()
                worked = await self.step()
                idle = 0.0 if worked else await self._idle_seconds()
            except sqlite3.Error:
                log.exception("the database refused; the desk tries again in %s s", _AFTER_TROUBLE)
                worked, idle = False, _AFTER_TROUBLE
            if not worked:
                await rung_or_past(submitted, self._clock, idle)

    async def step(self) -> bool:
        """Claim one due job and take it one stage on; False when none is due."""
        job: Job | None = None

        def claim(connection: Connection) -> None:
            nonlocal job
            job = jobs.claim(connection, run=self._run, now=self._clock.now(), lease=_LEASE)

        try:
            await self._database.write(claim)
            if job is not None:
                await self._attempt(job)
        except (asyncio.CancelledError, sqlite3.OperationalError):
            # A cancellation may come with the commit of the claim; then the job is ours and must be let go.
            if job is not None:
                await self._let_go(job)
            raise
        return job is not None

    async def _attempt(self, job: Job) -> None:
        try:
            await self._stage(job)
        except DeskError as error:
            await self._failed(job, error)
        except sqlite3.OperationalError:
            raise  # the disk's fault, not the job's
        except Exception as error:
            log.exception("a bug met job=%s key=%s", job.id, job.url_key)
            await self._failed(job, ReaderFailed(Reason.READER_CRASHED, type(error).__name__))

    def _take_all(self, connection: Connection, batch: Iterable[Submission]) -> tuple[Submitted | DeskError, ...]:
        return tuple([self._take_or_refuse(connection, submission) for submission in batch])

    def _take_or_refuse(self, connection: Connection, submission: Submission) -> Submitted | DeskError:
        now = self._clock.now()
        try:
            return submissions.take_in(connection, submissions.ready_link(submission), now, self._queue_limit)
        except DeskError as error:
            submissions.refuse(connection, submission, error, now)
            return error

    async def _stage(self, job: Job) -> None:
        if job.attempts > _MOST_CLAIMS:
            raise ReaderFailed(Reason.READER_CRASHED, job=job.id)
        if job.state is JobState.QUEUED:
            await self._fetch(job)
        else:
            await self._read(job)

    async def _fetch(self, job: Job) -> None:
        """Fetch the page and keep its body; a page that is known by now needs neither fetching nor reading."""
        if await self._known_by_now(job, (job.url_key,)):
            return
        fetched = await self._fetcher.fetch(job.url or "")
        own = (job.url_key, *page_identity.keys(fetched.final_url))
        if await self._known_by_now(job, own):
            return
        page = Page(fetched.final_url, fetched.body, fetched.content_type, fetched.charset)
        packed = await asyncio.to_thread(bodies.pack, page)
        await self._database.write(completion.keep, job, packed, fetched.etag, fetched.last_modified)

    async def _known_by_now(self, job: Job, keys: tuple[str, ...]) -> bool:
        if await self._database.read(write.known, keys) is None:
            return False
        known = await self._database.write(completion.give_known, job, keys, self._clock.now())
        self._ended.ring(job.id)
        return known

    async def _read(self, job: Job) -> None:
        page = await self._database.read(bodies.load, job.id)
        analysis = await self._analyzer.analyze(page)
        if analysis.verdict is not Verdict.ARTICLE:
            raise PageRefused(Reason(analysis.verdict), analysis.reason or "", job=job.id)
        reading = await asyncio.to_thread(write.ready, analysis)
        article_id = await self._database.write(
            completion.store, job, page, reading, self._knowledge, self._clock.now()
        )
        if article_id is not None:
            log.info("stored job=%s article=%s", job.id, article_id)
            self._ended.ring(job.id)

    async def _failed(self, job: Job, error: DeskError) -> None:
        wish = error.retry_after if isinstance(error, FetchFailed) else None
        verdict = retry.decide(error.reason, job.attempts, wish, self._jitter())
        if await self._database.write(completion.fail, job, error, verdict, self._clock.now()):
            log.info("failed job=%s attempt=%s %s: %s", job.id, job.attempts, verdict, error)
            self._ended.ring(job.id)

    async def _let_go(self, job: Job) -> None:
        await self._database.write(jobs.let_go, job)

    async def _forget_daily(self) -> None:
        """Once a day: what ended long ago is forgotten; articles and their first posts stay."""
        now = self._clock.now()
        if self._forgot_on == now.date():
            return
        self._forgot_on = now.date()
        forgotten = await self._database.write(_forget, now - _REMEMBERED)
        log.info("forgot %s old requests and questions", forgotten)

    async def _idle_seconds(self) -> float:
        due = await self._database.read(jobs.next_due, self._run)
        if due is None:
            return _LONGEST_IDLE
        return min(max((due - self._clock.now()).total_seconds(), 1.0), _LONGEST_IDLE)


def _forget(connection: Connection, before: datetime) -> int:
    return (
        jobs.forget_ended(connection, before)
        + mydata.forget_answers(connection, before)
        + button_state.forget(connection, before)
        + seen_by_member.forget(connection, before)
    )
