"""From a posted link to an article on the shelf.

    submit -> queued --fetch--> fetched --read--> done
                '------------------'------------> retried when due, or dead with its reason

Each arrow is one transaction, and after a crash between two of them work continues from the last: `submit` returns
after its commit, a fetched body is stored until it was read, and an article is stored together with everything owed for
it. A link to a stored article is not fetched again, whichever shelf saved it first. A pasted text belongs to the shelf
that it was submitted to.
"""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
import sqlite3
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, timedelta
from sqlite3 import Connection
from urllib.parse import urlsplit

from bot.model.analysis import Page, Verdict
from bot.model.errors import DeskError, FetchFailed, PageRefused, ReaderFailed, Reason
from bot.model.jobs import Job, JobState, Outcome, Post, PostStanding, Shelf, Submission, Submitted
from bot.model.operations import Retried
from bot.policy import page_identity, retry
from bot.ports import Analyzer, Clock, Fetcher
from bot.services.ingest import completion, second_tries, submissions
from bot.services.signals import JobSignals, Signal, wait_for_signal
from bot.storage.articles import article_rows, prepared
from bot.storage.engine.database import Database
from bot.storage.members import button_state, mydata, seen_by_member
from bot.storage.queue import bodies, jobs, posts
from bot.text.knowledge.base import Knowledge

_LEASE = timedelta(minutes=30)
_MOST_CLAIMS = 10
"""A stage that was claimed so often and never ended is taken to crash the process."""
_LONGEST_IDLE = 60.0
_KEPT = timedelta(days=30)
"""How long requests are kept, and what the buttons of old cards refer to."""
_DATABASE_RETRY = 5.0
"""Seconds until the next try after the database refused."""

log = logging.getLogger(__name__)


class IngestService:
    """Accepts links and texts, and processes their jobs. Any number of `run` may work at the same time."""

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
        self._purged_on: date | None = None
        self._submitted = Signal()
        self._ended = JobSignals()

    async def submit(self, submission: Submission) -> Submitted:
        """Enqueue a link or a text. When this returns it is committed, so no crash loses it.

        Raises LinkRefused for an address that may not be fetched, DeskError QUEUE_FULL.
        """
        incoming = await submissions.prepare(submission)
        submitted = await self._database.write(submissions.enqueue, incoming, self._clock.now(), self._queue_limit)
        self._submitted.send()
        return submitted

    async def submit_links(self, shelf: Shelf, post: Post, links: Iterable[str]) -> tuple[Submitted | DeskError, ...]:
        """Enqueue the links of one post in one transaction: for each what became of it, or why it was refused."""
        submitted = await self._database.write(self._enqueue_all, [Submission(shelf, post, url=link) for link in links])
        self._submitted.send()
        return submitted

    async def try_again(self, shelf: Shelf | None, reasons: Collection[str]) -> Retried:
        """Try the links again that failed in the last days for one of the reasons: a shelf's own, or all."""
        wanted = second_tries.SecondTry(shelf, reasons)
        retried = await second_tries.try_again(self._database, self._clock, wanted, self._queue_limit)
        self._submitted.send()
        return retried

    async def standing(self, shelf: Shelf, message_id: int) -> PostStanding:
        """The state of the links of a message, taken together."""
        return await self._database.read(posts.standing, shelf, message_id)

    async def last_post(self, shelf: Shelf, channel_id: int) -> int | None:
        """The newest message of a channel whose links were submitted, None where there is none."""
        return await self._database.read(posts.last, shelf, channel_id)

    async def unknown(self, shelf: Shelf, message_id: int, links: Iterable[str]) -> tuple[str, ...]:
        """Those of a message's links that were not submitted from it yet."""
        known = await self._database.read(posts.keys, shelf, message_id)
        return tuple(link for link in links if submissions.key_of(link) not in known)

    async def edited(self, shelf: Shelf, message_id: int, links: Iterable[str]) -> bool:
        """A message was edited and now holds these links: its unfinished and failed requests for other links are
        withdrawn. True where there were any."""
        return await self._database.write(posts.withdraw, shelf, message_id, [submissions.key_of(one) for one in links])

    async def answer_later(self, submitted: Submitted) -> bool:
        """Owe a card to a request whose interaction waits no longer; False where the job has ended meanwhile."""
        return await self._database.write(jobs.answer_later, submitted.request_id or 0)

    async def owe_pending_cards(self) -> None:
        """On start, owe cards to every pending request of the previous process."""
        await self._database.write(jobs.answer_all_later)

    async def wait(self, job_id: int, timeout: float) -> Outcome | None:  # noqa: ASYNC109  # of the desk's own clock
        """How the job ended, None where it has not within `timeout` seconds."""
        left = timeout
        while True:
            ended = self._ended.subscribe(job_id)
            outcome = await self._database.read(jobs.outcome, job_id)
            if outcome is not None or left <= 0:
                return outcome
            before = self._clock.now()
            await wait_for_signal(ended, self._clock, left)
            passed = max((self._clock.now() - before).total_seconds(), 0.0)  # the clock may be set back meanwhile
            left = left - passed if ended.is_set() else 0.0

    async def run(self) -> None:
        """Process due jobs until cancelled."""
        while True:
            submitted = self._submitted.subscribe()
            try:
                await self._purge_daily()
                worked = await self.step()
                idle = 0.0 if worked else await self._idle_seconds()
            except sqlite3.Error:
                log.exception("ingest paused: the database refused next_seconds=%s", _DATABASE_RETRY)
                worked, idle = False, _DATABASE_RETRY
            if not worked:
                await wait_for_signal(submitted, self._clock, idle)

    async def step(self) -> bool:
        """Claim one due job and run its next stage; False where none is due."""
        job: Job | None = None

        def claim(connection: Connection) -> None:
            nonlocal job
            job = jobs.claim(connection, run=self._run, now=self._clock.now(), lease=_LEASE)

        try:
            await self._database.write(claim)
            if job is not None:
                await self._attempt(job)
        except (asyncio.CancelledError, sqlite3.OperationalError):
            # A cancellation may arrive with the commit of the claim; then the job is claimed and must be released.
            if job is not None:
                await self._database.write(jobs.release, job)
            raise
        return job is not None

    async def _attempt(self, job: Job) -> None:
        try:
            await self._run_stage(job)
        except DeskError as error:
            await self._failed(job, error)
        except sqlite3.OperationalError:
            raise  # the disk's fault, not the job's
        except Exception as error:
            log.exception("reading failed by a bug job=%s host=%s", job.id, _host(job))
            await self._failed(job, ReaderFailed(Reason.READER_CRASHED, type(error).__name__))

    def _enqueue_all(self, connection: Connection, batch: Iterable[Submission]) -> tuple[Submitted | DeskError, ...]:
        return tuple([self._enqueue_or_refuse(connection, submission) for submission in batch])

    def _enqueue_or_refuse(self, connection: Connection, submission: Submission) -> Submitted | DeskError:
        now = self._clock.now()
        try:
            return submissions.enqueue(connection, submissions.prepare_link(submission), now, self._queue_limit)
        except DeskError as error:
            submissions.refuse(connection, submission, error, now)
            return error

    async def _run_stage(self, job: Job) -> None:
        if job.attempts > _MOST_CLAIMS:
            raise ReaderFailed(Reason.READER_CRASHED, job=job.id)
        if job.state is JobState.QUEUED:
            await self._fetch(job)
        else:
            await self._read(job)

    async def _fetch(self, job: Job) -> None:
        """Fetch the page and store its body; a page that is stored meanwhile needs neither fetching nor reading."""
        if await self._finish_known(job, (job.url_key,)):
            return
        fetched = await self._fetcher.fetch(job.url or "")
        own = (job.url_key, *page_identity.keys(fetched.final_url))
        if await self._finish_known(job, own):
            return
        page = Page(fetched.final_url, fetched.body, fetched.content_type, fetched.charset)
        packed = await asyncio.to_thread(bodies.pack, page)
        await self._database.write(completion.save_body, job, packed, bodies.encodable_validators(fetched))

    async def _finish_known(self, job: Job, keys: tuple[str, ...]) -> bool:
        """End the job where one of these addresses leads to a stored article by now."""
        if await self._database.read(article_rows.at_keys, keys) is None:
            return False
        finished = await self._database.write(completion.finish_known, job, keys, self._clock.now())
        self._ended.send(job.id)
        return finished

    async def _read(self, job: Job) -> None:
        page = await self._database.read(bodies.load, job.id)
        analysis = await self._analyzer.analyze(page)
        if analysis.verdict is not Verdict.ARTICLE:
            raise PageRefused(Reason(analysis.verdict), analysis.reason or "", job=job.id)
        read = completion.ReadPage(job, page, await asyncio.to_thread(prepared.prepare, analysis))
        article_id = await self._database.write(completion.store, read, self._knowledge, self._clock.now())
        if article_id is not None:
            log.info("stored job=%s article=%s", job.id, article_id)
            self._ended.send(job.id)

    async def _failed(self, job: Job, error: DeskError) -> None:
        retry_after = error.retry_after if isinstance(error, FetchFailed) else None
        verdict = retry.decide(error.reason, job.attempts, retry_after, self._jitter())
        if await self._database.write(completion.fail, job, error, verdict, self._clock.now()):
            log.info(
                "failed job=%s host=%s attempt=%s reason=%s next_seconds=%s",
                job.id,
                _host(job),
                job.attempts,
                error.reason,
                round(verdict.after_seconds) if isinstance(verdict, retry.Retry) else None,
            )
            self._ended.send(job.id)

    async def _purge_daily(self) -> None:
        """Once a day, delete what ended long ago; articles and their first posts stay."""
        now = self._clock.now()
        if self._purged_on == now.date():
            return
        self._purged_on = now.date()
        deleted = await self._database.write(_purge, now - _KEPT)
        log.info("old requests and button states deleted count=%s", deleted)

    async def _idle_seconds(self) -> float:
        due = await self._database.read(jobs.next_due, self._run)
        if due is None:
            return _LONGEST_IDLE
        return min(max((due - self._clock.now()).total_seconds(), 1.0), _LONGEST_IDLE)


def _host(job: Job) -> str | None:
    """For the log: the rest of an address may be private."""
    return job.url and urlsplit(job.url).hostname


def _purge(connection: Connection, before: datetime) -> int:
    return (
        jobs.forget_ended(connection, before)
        + mydata.forget_answers(connection, before)
        + button_state.forget(connection, before)
        + seen_by_member.forget(connection, before)
    )
