"""Fetch stored pages again: find changed pages, pages that are gone, and notices in the place of articles.

    due -> fetched, if it changed -> read -> compared with the stored version -> finding
        -> policy.revisits.rule, intents (decide) -> one transaction: state, validators, perhaps a version, the change,
           the corrections and alerts owed

`bot/policy/revisits` says when a page is due and what a finding proves, `bot/news/diff` what counts as a change. An
interrupted revisit stays due. If another release of the desk read the stored version, a difference proves nothing: the
new reading is stored for later revisits to be compared with.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import chain
from sqlite3 import Connection

from msgspec import Struct

from bot import __version__
from bot.lang.sentences import first_sentence
from bot.lang.standing_lines import is_corrections_column
from bot.model.analysis import Analysis, OutletKind, Page, Verdict
from bot.model.errors import DeskError, FetchFailed, HostSuspended
from bot.model.jobs import Fetched
from bot.model.reasons import RetractionNotice
from bot.model.versions import VersionChange
from bot.news.diff import changes
from bot.news.diff.changes import Difference, VersionText, still_says
from bot.news.diff.tokens import said
from bot.policy import page_identity, revisits, urls
from bot.policy.revisits import PageChange, RevisitFinding
from bot.ports import Analyzer, Clock, Fetcher
from bot.services.revisits import named_articles, new_versions
from bot.storage.articles import article_rows, prepared, revisit_state, versions
from bot.storage.articles.prepared import PreparedArticle
from bot.storage.articles.revisit_state import RevisitedPage
from bot.storage.engine.database import Database
from bot.storage.engine.refusals import is_bug
from bot.storage.queue import claims
from bot.storage.queue.bodies import encodable_validators
from bot.text.knowledge.base import Knowledge

_POLL_SECONDS = 15.0
_LITTLE_KEPT = 0.5
"""A share of the words of the stored version. The change of a page that keeps less is accepted only when a second
revisit agrees."""

log = logging.getLogger(__name__)


class LongerRevisits(Struct, frozen=True):
    """The pages that are revisited for longer: those of state media, and those of outlets with these `domains`; they
    are visited on these `days` after they were saved."""

    days: frozenset[int] = frozenset()
    domains: frozenset[str] = frozenset()

    def plan(self, page: RevisitedPage) -> tuple[timedelta, ...]:
        """The visits of a page, counted from its first saving."""
        longer = page.outlet_kind is OutletKind.STATE_MEDIA or page.outlet_domain in self.domains
        return revisits.plan(longer=longer, longer_days=self.days)


class _Reading(Struct, frozen=True):
    """A page that is an article, and how it differs from the stored version."""

    article: PreparedArticle
    difference: Difference


class _Revisit(Struct, frozen=True):
    """The result of a revisit. `retry_after` is the site's, in seconds; `fetched` is the answer that has the article,
    `reading` what was read of it, None where its words are the stored ones; `notice` is the text of the page that took
    the article's place, if it is RETRACTED."""

    finding: RevisitFinding
    retry_after: float | None = None
    reading: _Reading | None = None
    fetched: Fetched | None = None
    notice: str = ""


class RevisitService:
    """Revisits pages. One `run` a desk; members' links have priority."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        fetcher: Fetcher,
        analyzer: Analyzer,
        knowledge: Knowledge,
        longer: LongerRevisits | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._fetcher = fetcher
        self._analyzer = analyzer
        self._knowledge = knowledge
        self._longer = longer or LongerRevisits()
        self._horizon = max(timedelta(days=max(self._longer.days, default=0)), revisits.PLAN[-1]) + timedelta(days=2)

    async def run(self) -> None:
        """Revisit due pages until cancelled."""
        while True:
            await self.revisit_due()
            await self._clock.sleep(_POLL_SECONDS)

    async def revisit_due(self) -> int:
        """Revisit every page that is due, a few at the same time, of hosts that take turns; returns their number. While
        members' links wait, none or one at a time, of a host that none waits for."""
        count, served = 0, set[str]()
        under_way: dict[asyncio.Task[None], str] = {}
        async with asyncio.TaskGroup() as group:
            while True:
                page = await self._database.read(self._next, list(under_way.values()), served)
                if page is not None:
                    host = urls.host(page.url)
                    served = {host} if host in served else {*served, host}  # otherwise it begins the next round
                    under_way[group.create_task(self._revisit(page))] = host
                    count += 1
                elif under_way:
                    done, _ = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
                    for visit in done:
                        del under_way[visit]
                else:
                    return count

    def _next(
        self, connection: Connection, under_way: Collection[str], served: Collection[str]
    ) -> RevisitedPage | None:
        """The page to visit now, beside visits that are under way at these hosts."""
        now = self._clock.now()
        links_wait = claims.any_due(connection, now)
        if len(under_way) >= revisits.at_once(links_wait):
            return None
        # A visit to a host that a link waits for would take its turn.
        taken = {*under_way, *(claims.waiting_hosts(connection) if links_wait else ())}
        due = revisit_state.due(connection, revisits.latest_due(links_wait, now))
        if not links_wait:
            due = chain(due, revisit_state.beyond(connection, now + self._horizon))
        article_id = revisits.next_of(((number, urls.host(url)) for number, url in due), taken, served)
        return None if article_id is None else revisit_state.find(connection, article_id)

    async def _revisit(self, page: RevisitedPage) -> None:
        """Revisit a page. An unexpected error ends this visit only."""
        try:
            revisit = await self._fetch_and_compare(page)
            await self._database.write(self._apply, page, revisit, self._clock.now())
        except Exception as error:
            if not is_bug(error):
                raise
            log.exception("revisit failed by a bug article=%s", page.article_id)
            revisit = _Revisit(RevisitFinding.FAILED)
            await self._database.write(self._apply, page, revisit, self._clock.now())
        log.info("revisited article=%s finding=%s", page.article_id, revisit.finding)

    async def _fetch_and_compare(self, page: RevisitedPage) -> _Revisit:
        etag, last_modified = page.validators.etag, page.validators.last_modified
        try:
            fetched = await self._fetcher.fetch(page.url, etag=etag, last_modified=last_modified)
            if fetched.status == 304:
                return _Revisit(RevisitFinding.SAME)
            current = await self._database.read(versions.current, page.article_id)
            if current is None:
                return _Revisit(RevisitFinding.BLOCKED)
            known = (current.title, current.text) if page.reader == __version__ else None
            content = Page(fetched.final_url, fetched.body, fetched.content_type, fetched.charset, known=known)
            analysis = await self._analyzer.analyze(content)
        except DeskError as error:
            return await self._refused(page, error)
        if analysis.verdict is not Verdict.ARTICLE:
            finding = _without_article(analysis, current, page.url, fetched.final_url)
            return _Revisit(finding, notice=analysis.text)
        if (analysis.title, analysis.text) == known:
            return _Revisit(RevisitFinding.SAME, fetched=fetched)
        article = await asyncio.to_thread(prepared.prepare, analysis)
        difference = await asyncio.to_thread(_compare, current, article)
        finding = _finding(difference, page.url, fetched.final_url)
        return _Revisit(finding, reading=_Reading(article, difference), fetched=fetched)

    async def _refused(self, page: RevisitedPage, error: DeskError) -> _Revisit:
        """The finding for a page that the site did not deliver. A site may show a notice with the status of a missing
        page; a notice that quotes another article may be on all such pages."""
        if isinstance(error, HostSuspended):
            return _Revisit(RevisitFinding.UNASKED, error.retry_after)
        finding = revisits.finding_of(error.reason)
        if not isinstance(error, FetchFailed):
            return _Revisit(finding)
        current = await self._database.read(versions.current, page.article_id) if error.page else None
        if error.page and current:
            try:
                analysis = await self._analyzer.analyze(error.page)
            except DeskError:
                return _Revisit(finding, error.retry_after)
            final_url = error.page.url or page.url
            is_retracted = _without_article(analysis, current, page.url, final_url) is RevisitFinding.RETRACTED
            if is_retracted and not named_articles.names_another(analysis, current.title):
                return _Revisit(RevisitFinding.RETRACTED, notice=analysis.text)
        return _Revisit(finding, error.retry_after)

    def _apply(self, connection: Connection, page: RevisitedPage, revisit: _Revisit, now: datetime) -> None:
        """Decide what a revisit proves and store it, unless the article was erased or renewed meanwhile."""
        if revisit_state.find(connection, page.article_id) != page:
            return
        jitter = revisits.spread(page.article_id + page.state.place)
        plan = self._longer.plan(page)
        ruling = revisits.rule(page.state, revisit.finding, now, plan, jitter, revisit.retry_after)
        revisit_state.save_state(connection, page.article_id, ruling)
        if revisit.finding is RevisitFinding.RETRACTED:
            notice = RetractionNotice(now, revisit.notice)
            article_rows.take_back(connection, page.article_id, notice)
        elif page.state.retracted_since is not None and ruling.state.retracted_since is None:
            article_rows.give_back(connection, page.article_id)
        reading = revisit.reading
        kinds = reading.difference.kinds if reading else ()
        comparable = page.reader == __version__
        intents = revisits.intents(ruling, revisit.finding, kinds, now, comparable=comparable)
        version_id = None
        if revisit.fetched and intents.keep_validators:
            validators = encodable_validators(revisit.fetched)
            revisit_state.save_validators(connection, page.article_id, validators, __version__)
        if reading and intents.store_version:
            version_id = new_versions.add(connection, page.article_id, reading.article, self._knowledge, now)
        if intents.change:
            change = _version_change(intents.change, reading)
            version_id = version_id if intents.change.has_version else None
            new_versions.record(connection, page.article_id, change, version_id, now)


def _compare(current: VersionText, article: PreparedArticle) -> Difference:
    return changes.compare(current, versions.version_text(article))


def _without_article(analysis: Analysis, current: VersionText, url: str, final_url: str) -> RevisitFinding:
    """RETRACTED, MISSING or BLOCKED. A notice proves nothing if the stored article is that notice, or if the address
    leads to another page by now, unless the notice names the article. Nor does one on a page of corrections, or one
    that names another article on a page that has kept its title."""
    if analysis.verdict is Verdict.RETRACTED:
        is_meant = named_articles.names(analysis, current.title) or (
            _is_same_page(url, final_url) and not _is_about_another(analysis, current.title)
        )
        is_news = not still_says(current.text, first_sentence(analysis.text))
        return RevisitFinding.RETRACTED if is_meant and is_news else RevisitFinding.BLOCKED
    return RevisitFinding.MISSING if analysis.verdict is Verdict.ERROR_PAGE else RevisitFinding.BLOCKED


def _is_about_another(notice: Analysis, title: str) -> bool:
    """Whether a notice at the address of a stored article is about another: the page lists corrections, or has kept its
    title and quotes another one."""
    kept = said(notice.title or "") == said(title)
    return is_corrections_column(title) or (kept and named_articles.names_another(notice, title))


def _is_same_page(url: str, final_url: str) -> bool:
    return page_identity.keys(url) == page_identity.keys(final_url)


def _finding(difference: Difference, url: str, final_url: str) -> RevisitFinding:
    """SAME, CHANGED or UNLIKE; BLOCKED where the address leads to another page by now, which proves nothing."""
    if not difference.passages:
        return RevisitFinding.SAME
    if difference.kept >= _LITTLE_KEPT:
        return RevisitFinding.CHANGED
    return RevisitFinding.UNLIKE if _is_same_page(url, final_url) else RevisitFinding.BLOCKED


def _version_change(change: PageChange, reading: _Reading | None) -> VersionChange:
    passages = reading.difference.passages if reading and change.has_version else ()
    return VersionChange(change.at, change.kinds, passages)
