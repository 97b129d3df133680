"""From a posted link to an article on the shelf.

    submit -> queued --fetch--> fetched --read--> done
                '------------------'------------> retried when due, or dead with its reason

A page that claims another address has further stages between read and done: see `claimed_pages`.

Each arrow is one transaction, and after a crash between two of them work continues from the last: `submit` returns
after its commit, a fetched body is stored until it was read, and an article is stored together with everything owed for
it. A link to a stored article is not fetched again, whichever shelf saved it first. A pasted text belongs to the shelf
that it was submitted to.
"""

from __future__ import annotations

import asyncio
import logging
import random
import sqlite3
from collections.abc import Callable, Collection, Coroutine, Iterable
from functools import partial
from sqlite3 import Connection
from typing import Any
from urllib.parse import urlsplit

from bot.model.analysis import Page, Verdict
from bot.model.errors import DeskError, FetchFailed, HostBusy, HostSuspended, PageRefused, ReaderFailed, Reason
from bot.model.jobs import (
    Job,
    JobState,
    Outcome,
    Post,
    PostState,
    Retraction,
    Shelf,
    Submission,
    Submitted,
    WithdrawnLinks,
)
from bot.model.operations import Retried
from bot.policy import page_identity, retry
from bot.policy.fair_shares import Slots
from bot.policy.operations.operator_trouble import machine_trouble
from bot.ports import Analyzer, Clock, Fetcher
from bot.services.ingest import completion, failures, retraction, second_tries, submissions
from bot.services.ingest.claimed_pages import ClaimedPages
from bot.services.ingest.claiming import JobClaims
from bot.services.ingest.operator_trouble import OperatorTrouble
from bot.services.revisits.named_articles import visit_named
from bot.services.signals import JobSignals, Signal, wait_for_signal
from bot.storage.articles import article_rows
from bot.storage.engine import erasures
from bot.storage.engine.connections.thread import P, T, Work
from bot.storage.engine.database import Database
from bot.storage.engine.refusals import is_refusal, refusal
from bot.storage.queue import bodies, claimed_pages, jobs, posts
from bot.text.knowledge.base import Knowledge

_MOST_CLAIMS = 10
"""The number of claims after which a stage that never ended is assumed to crash the process."""
_PATIENCE = 1.0
"""Seconds before the second try to store a submission; each try also waits for a lock. The value is short, since a
member waits for the answer."""
_DATABASE_RETRY = 5.0
"""Seconds until the next try after the database refused."""

log = logging.getLogger(__name__)


class IngestService:
    """Accepts links and texts, and processes their jobs. Any number of `run` may work at the same time. `expect_page`
    is called when a page is fetched that will probably be read."""

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
        expect_page: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._fetcher = fetcher
        self._analyzer = analyzer
        self._knowledge = knowledge
        self._claimed = ClaimedPages(database, clock, fetcher, analyzer, knowledge)
        self._queue_limit = queue_limit
        self._jitter = jitter
        self._expect_page = expect_page
        self.changed = Signal()
        self._claims = JobClaims(database, clock, fetcher, self.changed)
        self._ended = JobSignals()
        self._trouble = OperatorTrouble(clock)

    async def submit(self, submission: Submission) -> Submitted:
        """Enqueue a link or a text. When this returns it is committed, so no crash loses it.

        Raises LinkRefused for an address that may not be fetched, QueueFull, DeskError DATABASE_REFUSED,
        DISK_FULL.
        """
        incoming = await submissions.prepare(submission)
        now = self._clock.now()
        submitted = await self._write_patiently(submissions.enqueue, incoming, now, self._queue_limit)
        self.changed.send()
        return submitted

    async def submit_links(self, shelf: Shelf, post: Post, links: Iterable[str]) -> tuple[Submitted | DeskError, ...]:
        """Enqueue the links of one post in one transaction; returns for each its job or the reason why it was refused.

        Raises DeskError DATABASE_REFUSED, DISK_FULL.
        """
        batch = [Submission(shelf, post, url=link) for link in links]
        submitted = await self._write_patiently(self._enqueue_all, batch)
        self.changed.send()
        return submitted

    def jobs_added(self) -> None:
        """Look for jobs that others have written."""
        self.changed.send()

    async def try_again(self, shelf: Shelf | None, reasons: Collection[str]) -> Retried:
        """Try again the links of a shelf, or of all, that failed in the last days for one of the reasons."""
        wanted = second_tries.SecondTry(shelf, reasons)
        retried = await second_tries.try_again(self._database, self._clock, wanted, self._queue_limit)
        self.changed.send()
        return retried

    async def has_room(self, shelf: Shelf, post: Post, count: int) -> bool:
        """Whether to submit `count` links now whose poster does not wait for them: if the queue has twice as many
        places for this member, so that their next link has a place too."""
        return await self._database.read(submissions.has_room, shelf, post, count, self._queue_limit)

    async def post_state(self, shelf: Shelf, message_id: int) -> PostState:
        """The state of the links of a message, taken together."""
        return await self._database.read(posts.state, shelf, message_id)

    async def waiting_posts(self, shelf: Shelf) -> tuple[tuple[int, int], ...]:
        """The messages with links that wait, each as (channel, message)."""
        return await self._database.read(posts.waiting, shelf)

    async def unknown(self, shelf: Shelf, message_id: int, links: Iterable[str]) -> tuple[str, ...]:
        """The links of a message that were not submitted from it yet."""
        known = await self._database.read(posts.keys, shelf, message_id)
        return tuple(link for link in links if submissions.key_of(link) not in known)

    async def edited(self, shelf: Shelf, message_id: int, links: Iterable[str]) -> bool:
        """A message was edited and now holds these links: its unfinished and failed requests for other links are
        withdrawn. True if there were any. Raises DeskError DATABASE_REFUSED, DISK_FULL."""
        keys = [submissions.key_of(link) for link in links]
        return await self._write_patiently(posts.withdraw, shelf, message_id, keys)

    async def taken_back(self, post: WithdrawnLinks) -> Retraction:
        """Take back links that are not posted any more. Raises DeskError DATABASE_REFUSED, DISK_FULL."""
        return await self._write_patiently(retraction.retract, post, self._clock.now())

    async def answer_later(self, submitted: Submitted) -> bool:
        """Owe a card to a request whose interaction waits no longer; False if the job has ended meanwhile."""
        return await self._database.write(jobs.answer_later, submitted.request_id or 0)

    async def owe_pending_cards(self) -> None:
        """On start, owe cards to every pending request of the previous process."""
        await self._database.write(jobs.answer_all_later)

    async def wake(self) -> None:
        """Make the jobs due that wait because of a failure of the operator's machine: on start, and when it is over."""
        await self._database.write(jobs.wake, retry.OPERATORS, self._clock.now())

    async def wait(self, job_id: int, timeout: float) -> Outcome | None:  # noqa: ASYNC109  # of the desk's own clock
        """Wait for the end of a job; returns its outcome, or None after `timeout` seconds."""
        left = timeout
        while True:
            ended = self._ended.subscribe(job_id)
            outcome = await self._database.read(jobs.outcome, job_id)
            if outcome is not None or left <= 0:
                return outcome
            before = self._clock.monotonic()
            await wait_for_signal(ended, self._clock, left)
            left = left - (self._clock.monotonic() - before) if ended.done() else 0.0

    async def led_to_saved(self, shelf: Shelf, job_id: int) -> bool:
        """Whether the shelf had the article of an ended job already, under another address."""
        return await self._database.read(jobs.led_to_saved, job_id, shelf.key)

    def loops(self, slots: Slots) -> list[Callable[[], Coroutine[Any, Any, None]]]:
        """The runs that fill the slots. For each reader there are two: one stores a page while the next is read."""
        fetch, read = (partial(self.run, stage, slots) for stage in (JobState.QUEUED, JobState.FETCHED))
        return [*[fetch] * slots.fetches, *[read] * (2 * slots.readers)]

    async def run(self, stage: JobState | None = None, slots: Slots | None = None) -> None:
        """Process due jobs until cancelled, one at a time: jobs to be fetched (QUEUED), to be read (FETCHED), or both.
        `slots` limits the jobs of all `run` together."""
        while True:
            try:
                await self._work_on(await self._claims.next(stage, slots or Slots()))
                self._trouble.database_works()
            except sqlite3.DatabaseError as error:
                if not is_refusal(error):
                    raise
                self._trouble.database_refused(error)
                await wait_for_signal(self.changed.subscribe(), self._clock, _DATABASE_RETRY)

    async def step(self) -> bool:
        """Claim one due job and run its next stage; False if none is due."""
        found = await self._claims.claim(None, Slots(), self._fetcher.busy_hosts())
        if isinstance(found, Job):
            await self._work_on(found)
        return isinstance(found, Job)

    async def _work_on(self, job: Job) -> None:
        try:
            await self._attempt(job)
        except (asyncio.CancelledError, Exception) as error:
            is_interrupted = isinstance(error, asyncio.CancelledError) or is_refusal(error)
            await self._claims.release(job, counted=not is_interrupted)
            raise
        finally:
            self.changed.send()

    async def _attempt(self, job: Job) -> None:
        try:
            await self._run_stage(job)
            if job.state is JobState.FETCHED:
                await self._readers_work()
        except DeskError as error:
            await self._failed(job, error)
        except Exception as error:
            if is_refusal(error):
                raise  # the disk failed, not the job
            if lacking := machine_trouble(error):
                await self._failed(job, DeskError(Reason.MACHINE_TROUBLE, lacking))
                return
            log.exception("reading failed by a bug job=%s host=%s", job.id, _host(job))
            await self._failed(job, ReaderFailed(Reason.READER_CRASHED, type(error).__name__))

    async def _write_patiently(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Like `Database.write`; if the database refuses, the write is tried once more. Raises DeskError
        DATABASE_REFUSED or DISK_FULL."""
        for is_last in (False, True):
            try:
                return await self._database.write(work, *args, **kwargs)
            except sqlite3.DatabaseError as error:
                if not is_refusal(error):
                    raise
                self._trouble.database_refused(error)
                if is_last:
                    raise refusal(error) from error
                await self._clock.sleep(_PATIENCE)
        raise AssertionError("the last try returns or raises")

    def _enqueue_all(self, connection: Connection, batch: Iterable[Submission]) -> tuple[Submitted | DeskError, ...]:
        """The list of erasures is read within the transaction: an erasure has either listed the member already, or
        erases what is written here."""
        erased, now = erasures.load_or_none(erasures.beside(self._database.path)), self._clock.now()
        late = [submissions.without_erased(submission, erased, now) for submission in batch]
        return tuple([self._enqueue_or_refuse(connection, submission) for submission in late])

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
        """Fetch the page and store its body, or the page at the address that it claims. A page that was stored
        meanwhile is neither fetched nor read."""
        try:
            claim = await self._database.read(claimed_pages.find, job.id)
            if claim is not None:
                await self._claimed.fetch(job, claim)
            else:
                await self._fetch_own(job)
        except HostBusy as busy:
            await self._database.write(jobs.go_on_at, job, busy.host, busy.next_url, busy.redirects)

    async def _fetch_own(self, job: Job) -> None:
        if await self._finish_known(job, (job.url_key,)):
            return
        if job.attempts == 1:  # a failing site must not start readers again and again
            self._expect_page()
        fetched = await self._fetcher.fetch(job.next_url or job.url or "", redirects=job.redirects)
        own = (job.url_key, *page_identity.keys(fetched.final_url))
        if await self._finish_known(job, own):
            return
        page = Page(fetched.final_url, fetched.body, fetched.content_type, fetched.charset)
        packed = await asyncio.to_thread(bodies.pack, page)
        await self._database.write_unsynced(completion.save_body, job, packed, bodies.encodable_validators(fetched))

    async def _finish_known(self, job: Job, keys: tuple[str, ...]) -> bool:
        """End the job if one of these addresses leads to a stored article by now."""
        if await self._database.read(article_rows.at_keys, keys) is None:
            return False
        finished = await self._database.write(completion.finish_known, job, keys, self._knowledge, self._clock.now())
        self._ended.send(job.id)
        return finished

    async def _read(self, job: Job) -> None:
        """Read the page and store it, or the page at the address that it claims, if that was fetched."""
        claim = await self._database.read(claimed_pages.find, job.id)
        if claim is not None and claim.page is not None:
            self._stored(job, await self._claimed.compare(job, claim, claim.page))
            return
        page = await self._database.read(bodies.load, job.id)
        analysis = await self._analyzer.analyze(page)
        if analysis.verdict is Verdict.RETRACTED and page.url is not None:
            await self._database.write(visit_named, page.url, analysis, self._clock.now())
        if analysis.verdict is not Verdict.ARTICLE:
            raise PageRefused(Reason(analysis.verdict), analysis.reason or "", job=job.id, url=page.url)
        with self._claims.storing(job):
            prepared = await asyncio.to_thread(completion.prepare, analysis, self._knowledge, self._clock.now())
            keys = (job.url_key, *page_identity.keys(page.url if job.url else None))
            read = completion.ReadPage(job, page, prepared, keys, claim_settled=claim is not None)
            self._stored(job, await self._database.write(completion.store, read, self._knowledge, self._clock.now()))

    def _stored(self, job: Job, article_id: int | None) -> None:
        if article_id is not None:
            log.info("stored job=%s article=%s", job.id, article_id)
            self._ended.send(job.id)

    async def _failed(self, job: Job, error: DeskError) -> None:
        verdict = self._verdict(job, error)
        if isinstance(verdict, retry.GiveUp):
            error = failures.of_aggregator(job, error)
        if job.state is JobState.FETCHED and not isinstance(verdict, retry.Postpone):
            await self._readers_work()
        try:
            is_stored = await failures.store(self._database, self._clock, job, error, verdict)
        except Exception as bug:
            if job.attempts <= _MOST_CLAIMS or is_refusal(bug) or machine_trouble(bug):
                raise
            log.exception("link ended without an answer, its failure cannot be stored job=%s", job.id)
            is_stored = await self._database.write(completion.abandon, job, error, self._clock.now())
        if is_stored:
            log.info(
                "failed job=%s host=%s attempt=%s reason=%s next_seconds=%s",
                job.id,
                _host(job),
                job.attempts,
                error.reason,
                round(verdict.after_seconds) if isinstance(verdict, retry.Retry) else None,
            )
            self._ended.send(job.id)

    async def _readers_work(self) -> None:
        """Record that readers work again; after a failure, make the jobs that wait for its end due."""
        if self._trouble.over():
            await self.wake()
            self.changed.send()

    def _verdict(self, job: Job, error: DeskError) -> retry.Retry | retry.Postpone | retry.GiveUp:
        if retry.cause_of(error.reason) is retry.Cause.OPERATOR:
            return retry.postpone(self._trouble.failed(error), self._jitter())
        if isinstance(error, HostSuspended):
            age = self._clock.now() - job.created_at
            return retry.after_pause(job.attempts, error.retry_after or 0.0, age, self._jitter())
        retry_after = error.retry_after if isinstance(error, FetchFailed) else None
        return retry.decide(error.reason, job.attempts, retry_after, self._jitter())


def _host(job: Job) -> str | None:
    """The host of a job's address, for the log; the rest of an address may be private."""
    return job.url and urlsplit(job.url).hostname
