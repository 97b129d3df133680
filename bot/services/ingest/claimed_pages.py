"""Verifies the other address that a page claims: its job is fetched and read once more before it is stored.

    job queued, claim open     -> stored by now through another link? settled
                               -> fetch the claimed page -> its body is stored          failed: settled
    job fetched, claim fetched -> read it, compare the texts -> its article is stored   no article, other text: settled

Each arrow is one transaction. If the texts agree, the claimed page's text is stored, so that the text shown under an
address is the one its own server sent. A settled claim sends the job back to reading; the page is stored under its own
addresses. The claimed page may claim a third address, which is used only if an article is stored under it: no chain is
followed.
"""

from __future__ import annotations

import asyncio
import logging
from urllib.parse import urlsplit

from bot.model.analysis import Page, Verdict
from bot.model.errors import DeskError, HostBusy
from bot.model.jobs import Job
from bot.policy import page_identity, retry
from bot.policy.retry import Cause
from bot.ports import Analyzer, Clock, Fetcher
from bot.services.ingest import completion
from bot.storage.articles import article_rows
from bot.storage.engine.database import Database
from bot.storage.queue import bodies
from bot.storage.queue.claimed_pages import Claim
from bot.text.knowledge.base import Knowledge

log = logging.getLogger(__name__)


class ClaimedPages:
    """Runs the stages of a job whose page claims another address."""

    def __init__(
        self, database: Database, clock: Clock, fetcher: Fetcher, analyzer: Analyzer, knowledge: Knowledge
    ) -> None:
        self._database = database
        self._clock = clock
        self._fetcher = fetcher
        self._analyzer = analyzer
        self._knowledge = knowledge

    async def fetch(self, job: Job, claim: Claim) -> None:
        """Fetch the claimed page of an open claim, or settle the claim.

        Raises HostBusy, and DeskError for a failure that neither the site nor the page caused: the stage is to be
        repeated.
        """
        try:
            await self._fetch(job, claim)
        except HostBusy:
            raise
        except DeskError as error:
            await self._failed(job, claim, error)

    async def compare(self, job: Job, claim: Claim, page: Page) -> int | None:
        """Read the claimed `page`, and store it if its text is that of the page that claims it; else settle the claim.
        Returns the article's id if the job ended with one. Raises DeskError like `fetch`."""
        try:
            return await self._compare(job, claim, page)
        except DeskError as error:
            await self._failed(job, claim, error)
            return None

    async def _fetch(self, job: Job, claim: Claim) -> None:
        if await self._database.read(article_rows.at_keys, page_identity.keys(claim.url)) is not None:
            await self._settle(job, claim, "stored by now")
            return
        fetched = await self._fetcher.fetch(job.next_url or claim.url, redirects=job.redirects)
        page = Page(fetched.final_url, fetched.body, fetched.content_type, fetched.charset)
        packed = await asyncio.to_thread(bodies.pack, page)
        await self._database.write_unsynced(completion.save_claimed, job, packed, bodies.encodable_validators(fetched))

    async def _compare(self, job: Job, claim: Claim, page: Page) -> int | None:
        analysis = await self._analyzer.analyze(page)
        if analysis.verdict is not Verdict.ARTICLE:
            await self._settle(job, claim, analysis.verdict)
            return None
        prepared = await asyncio.to_thread(completion.prepare, analysis, self._knowledge, self._clock.now())
        if not await asyncio.to_thread(page_identity.alike, claim.text, prepared.article.text):
            await self._settle(job, claim, "another text")
            return None
        own = await self._database.read(bodies.url, job.id)
        keys = (*page_identity.keys(claim.url, page.url), job.url_key, *page_identity.keys(own))
        read = completion.ReadPage(job, page, prepared, keys, claim_settled=True, validators=claim.validators)
        return await self._database.write(completion.store, read, self._knowledge, self._clock.now())

    async def _failed(self, job: Job, claim: Claim, error: DeskError) -> None:
        if retry.cause_of(error.reason) is Cause.OPERATOR:
            raise error
        await self._settle(job, claim, error.message)

    async def _settle(self, job: Job, claim: Claim, why: str) -> None:
        await self._database.write(completion.settle_claim, job)
        log.info("own address kept job=%s host=%s error=%s", job.id, urlsplit(claim.url).hostname, why)
