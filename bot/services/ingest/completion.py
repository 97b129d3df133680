"""The transactions that end a job: an article with everything that belongs to it, or the reason why there is none.

store: addresses of the page -> what is stored under them (gather) -> page_identity.identify (decide)
       -> new article, version, story, revisit plan | the known article, perhaps with a new version
          | a claim to another address, which is verified first: `claimed_pages`
       -> shelves of all who asked -> queued for watches, cards owed -> job done
          | of more feeds than one transaction takes, the others are given to a job of their own, which comes next
fail:  briefs owed to the channels of feeds, of so many as one transaction takes, until few are left
       -> the other briefs and refusals owed -> job dead
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from sqlite3 import Connection

from msgspec import Struct
from msgspec.structs import replace

from bot import __version__
from bot.model.analysis import Analysis, Page
from bot.model.deliveries import DeliveryKind, NewDelivery, Payload, Refusal
from bot.model.errors import DeskError
from bot.model.jobs import Job, Validators
from bot.model.placements import PlacedArticle
from bot.news.diff import changes
from bot.news.terms.korean_names import korean_names
from bot.policy import page_identity, revisits, urls
from bot.policy.feeds.recognition import link_key
from bot.policy.page_identity import ClaimedArticle, PageAddresses, PageIdentity, PageMatch, StoredPages
from bot.policy.retry import GiveUp, Postpone, Retry
from bot.services.deliveries import announcements, article_card
from bot.services.lookup import feed_searches
from bot.services.lookup.feed_searches import LeftOutRequest
from bot.services.revisits import new_versions
from bot.services.stories import placement
from bot.services.stories.contact_parties import parties, written_entities
from bot.services.stories.placement import ComparedText
from bot.storage import contents
from bot.storage.articles import article_rows, mentions, prepared, revisit_state, versions
from bot.storage.articles.prepared import PreparedArticle, stated_time
from bot.storage.deliveries import outbox
from bot.storage.feeds import selection
from bot.storage.queue import bodies, claimed_pages, jobs
from bot.storage.queue.claimed_pages import ClaimState
from bot.storage.queue.jobs import Request
from bot.storage.shelves import shelves
from bot.storage.watches import queue as watch_queue
from bot.text.knowledge.base import Knowledge

FEEDS_AT_ONCE = 50
"""The number of requests of feeds that are answered in one transaction, each in 0.3 ms."""


class PreparedPage(Struct, frozen=True):
    """An analysis with the values that are computed before the transaction: its columns, and the terms and passages
    that it is compared by."""

    article: PreparedArticle
    text: ComparedText


class ReadPage(Struct, frozen=True):
    """A claimed job, its page, and the page's analysis, prepared for storing. `keys` are of the addresses that led to
    the page; `claim_settled`: another address that it claims is not fetched any more. `validators` are the page's, if
    it is not the job's body."""

    job: Job
    page: Page
    prepared: PreparedPage
    keys: tuple[str, ...]
    claim_settled: bool = False
    validators: Validators | None = None

    @property
    def article(self) -> PreparedArticle:
        """The article to be stored."""
        return self.prepared.article

    @property
    def is_private(self) -> bool:
        """Whether the page is a pasted text, which belongs to one shelf."""
        return self.job.url is None


class _Answer(Struct, frozen=True):
    """The answer to a request; `version_id` is the version that a card shows."""

    kind: DeliveryKind
    payload: Payload
    version_id: int | None = None


class _RequestParts(Struct, frozen=True):
    """The requests that a transaction answers, and those of feeds that are answered after it."""

    now: tuple[Request, ...]
    later: tuple[Request, ...] = ()

    @property
    def everyone(self) -> tuple[Request, ...]:
        """All the requests."""
        return (*self.now, *self.later)


def prepare(analysis: Analysis, knowledge: Knowledge, now: datetime) -> PreparedPage:
    """Prepare an analysis for storing. Call it on a thread, since it takes 20 ms with a long text."""
    mentions.remember_forms(analysis.entities, knowledge)
    article = prepared.prepare(analysis)
    placed = placed_article(0, article, now)
    named = replace(
        placed,
        names=korean_names(analysis.text, analysis.entities),
        parties=parties(article.title, analysis.text, written_entities(analysis, knowledge), placed.at.date()),
        embedding=analysis.embedding,
    )
    return PreparedPage(article, placement.compared(named))


def save_body(connection: Connection, job: Job, packed: Page, validators: Validators) -> None:
    """Store the fetched body of a job, which is to be read next."""
    if jobs.is_claimed(connection, job):
        bodies.save(connection, job.id, packed, validators)
        jobs.read_next(connection, job.id)


def save_claimed(connection: Connection, job: Job, packed: Page, validators: Validators) -> None:
    """Store the page that was fetched from the address that a job's page claims."""
    if jobs.is_claimed(connection, job):
        claimed_pages.save_page(connection, job.id, packed, validators)
        jobs.read_next(connection, job.id)


def settle_claim(connection: Connection, job: Job) -> bool:
    """Send a job with an unsettled claim back to reading its own page; False if it has no such claim."""
    settled = jobs.is_claimed(connection, job) and claimed_pages.settle(connection, job.id)
    if settled:
        jobs.read_next(connection, job.id)
    return settled


def finish_known(connection: Connection, job: Job, keys: tuple[str, ...], knowledge: Knowledge, now: datetime) -> bool:
    """End the job with the stored article that one of these addresses leads to; False if there is none."""
    article_id = article_rows.at_keys(connection, keys)
    if article_id is not None and jobs.is_claimed(connection, job):
        article_rows.add_keys(connection, article_id, keys)
        asked = _in_parts(jobs.requests(connection, job.id))
        unwanted = feed_searches.unwanted(connection, knowledge, asked.now, article_id, now)
        _answer(connection, job.id, _leave_out(connection, job, asked, unwanted, now), article_id, now)
    return article_id is not None


def store(connection: Connection, read: ReadPage, knowledge: Knowledge, now: datetime) -> int | None:
    """Store the article that was read and end the job; returns the article's id. None, with no article stored, if the
    page claims another address that must be fetched first, if the job was claimed anew meanwhile, or if only feeds
    asked for it whose searches leave it out."""
    job, analysis = read.job, read.article.analysis
    if not jobs.is_claimed(connection, job):
        return None
    page_url = None if read.is_private else read.page.url
    addresses = page_identity.addresses(read.keys, page_url, analysis.canonical_url, analysis.alternates)
    stored = _stored_pages(connection, addresses)
    ruling = page_identity.identify(addresses, stored, read.article.text, claim_settled=read.claim_settled)
    if ruling.match is PageMatch.CLAIM_OPEN:
        compared = read.article.text[: page_identity.COMPARED_CHARACTERS]
        claimed_url = addresses.claimed_url or ""
        claimed_pages.add(connection, job.id, claimed_url, compared)
        jobs.fetch_next(connection, job.id, urls.parse(claimed_url).hostname)
        return None
    article_id, asked = ruling.article_id, _in_parts(jobs.requests(connection, job.id))
    with selection.undoable(connection) as undo:
        if article_id is None:
            article_id = _add(connection, read, ruling, addresses.url or read.page.url, knowledge, now)
            unwanted = feed_searches.unwanted(connection, knowledge, asked.now, article_id, now)
            if len(unwanted) == len(asked.now):  # it stays stored if anybody else wants it
                unwanted += feed_searches.unwanted(connection, knowledge, asked.later, article_id, now)
            undo.wanted = len(unwanted) == len(asked.everyone) > 0
        else:
            _update(connection, article_id, read, knowledge, now)
            unwanted = feed_searches.unwanted(connection, knowledge, asked.now, article_id, now)
    wanted = _leave_out(connection, job, asked, unwanted, now)
    if not wanted.everyone:
        return None
    article_rows.add_keys(connection, article_id, ruling.keys)
    _answer(connection, job.id, wanted, article_id, now)
    return article_id


def _in_parts(requests: Sequence[Request]) -> _RequestParts:
    """Divide requests into those answered in one transaction, of all members and of `FEEDS_AT_ONCE` feeds, and the
    others."""
    members = [one for one in requests if one.post.feed_id is None]
    feeds = [one for one in requests if one.post.feed_id is not None]
    return _RequestParts((*members, *feeds[:FEEDS_AT_ONCE]), tuple(feeds[FEEDS_AT_ONCE:]))


def _leave_out(
    connection: Connection, job: Job, asked: _RequestParts, unwanted: Sequence[LeftOutRequest], now: datetime
) -> _RequestParts:
    """Withdraw requests of feeds whose searches leave the article out, and the job if there are no others; returns the
    others."""
    link, left_out = link_key(job.url_key) or 0, frozenset(one.request_id for one in unwanted)
    for one in unwanted:
        if one.cause is not None:
            selection.leave_out(connection, one.follow_id, link, one.cause, now)
        jobs.withdraw(connection, one.request_id)
    if unwanted:
        jobs.drop_unasked(connection, job.id)
    return _RequestParts(*(tuple(one for one in part if one.id not in left_out) for part in (asked.now, asked.later)))


def finish(connection: Connection, job_id: int, article_id: int, now: datetime) -> None:
    """Put a stored article on the shelves that requested it, queue it for the watches there, owe the cards, and end the
    job."""
    _answer(connection, job_id, _in_parts(jobs.requests(connection, job_id)), article_id, now)


def _answer(connection: Connection, job_id: int, asked: _RequestParts, article_id: int, now: datetime) -> None:
    if not asked.everyone:
        return
    by_feeds_first = sorted(asked.now, key=lambda request: (request.post.feed_id is None, -request.id))
    first_posts = {request.shelf_id: request.post for request in by_feeds_first}  # a member's post, if there is one
    had = {shelf_id for shelf_id in first_posts if shelves.holds(connection, shelf_id, article_id)}
    if first_posts:
        watch_queue.add(connection, shelves.put(connection, article_id, first_posts, now), article_id, now)
    listed = announcements.announced_article(connection, article_id, jobs.key(connection, job_id))
    for request in asked.now:
        if request.post.feed_id is not None:
            announcements.announce(connection, request.shelf_id, request.post, listed, now)
        elif request.post.answer:
            _owe(connection, job_id, request, _card(connection, request, article_id, request.shelf_id in had), now)
    jobs.end(connection, job_id, now, article_id)
    if asked.later:
        jobs.go_on_for(connection, job_id, [request.id for request in asked.later], now)


def _card(connection: Connection, request: Request, article_id: int, had: bool) -> _Answer:
    """The card of an article: its summary or, if the shelf already had it under another address, the answer that it is
    saved already, whose text cannot become outdated."""
    card = article_card.card(connection, request.shelf_id, article_id)
    if had:
        return _Answer(DeliveryKind.CARD, replace(card, saved_before=True))
    return _Answer(DeliveryKind.CARD, card, article_rows.current_version(connection, article_id))


def owe_briefs(connection: Connection, job: Job, error: DeskError, after: int, now: datetime) -> int | None:
    """Owe briefs of a page that cannot be read, for the first requests of feeds with an id above `after`; returns the
    last one's id. None if the transaction that ends the job can owe the rest, or the job does not end by this
    failure."""
    claim = claimed_pages.find(connection, job.id)
    if not jobs.is_claimed(connection, job) or (claim is not None and claim.state is not ClaimState.SETTLED):
        return None
    feeds = [one for one in jobs.requests(connection, job.id) if one.post.feed_id is not None and one.id > after]
    if len(feeds) <= FEEDS_AT_ONCE:
        return None
    refusal = Refusal(error.reason, error.detail, job.url)
    for request in feeds[:FEEDS_AT_ONCE]:
        announcements.owe_brief(connection, request.post, job, refusal, now)
    return feeds[FEEDS_AT_ONCE - 1].id


def fail(
    connection: Connection, job: Job, error: DeskError, verdict: Retry | Postpone | GiveUp, now: datetime, told: int = 0
) -> bool:
    """Schedule a retry of a failed job, or end it; requests of feeds up to the id `told` have their briefs already.
    False if the job was claimed anew meanwhile, or the failure only settles the claim of its page."""
    if not jobs.is_claimed(connection, job):
        return False
    match verdict:
        case Retry(after_seconds):
            jobs.retry(connection, job.id, now + timedelta(seconds=after_seconds), error.reason, error.detail)
        case Postpone(after_seconds):
            jobs.postpone(connection, job, now + timedelta(seconds=after_seconds), error.reason, error.detail)
        case GiveUp() if settle_claim(connection, job):
            return False
        case GiveUp():
            _give_up(connection, job, error, told, now)
    return True


def abandon(connection: Connection, job: Job, error: DeskError, now: datetime) -> bool:
    """End a job without owing any answer, and without the detail of its failure, which may be the text that cannot be
    stored. False if it was claimed anew meanwhile."""
    if not jobs.is_claimed(connection, job):
        return False
    jobs.end(connection, job.id, now, None, error.reason)
    return True


def _give_up(connection: Connection, job: Job, error: DeskError, told: int, now: datetime) -> None:
    """End a job without an article, and owe the reason to everyone who asked."""
    refusal = Refusal(error.reason, error.detail, job.url)
    for request in jobs.requests(connection, job.id):
        if request.post.feed_id is not None:
            if request.id > told:
                announcements.owe_brief(connection, request.post, job, refusal, now)
        elif request.post.answer:
            _owe(connection, job.id, request, _Answer(DeliveryKind.REFUSAL, refusal), now)
    jobs.end(connection, job.id, now, None, error.reason, error.detail)


def _stored_pages(connection: Connection, addresses: PageAddresses) -> StoredPages:
    own = article_rows.at_keys(connection, addresses.own)
    if own is not None:
        return StoredPages(own)
    edition = article_rows.at_keys(connection, addresses.editions)
    claimed = article_rows.at_keys(connection, (*addresses.claimed, *addresses.archived))
    if claimed is None:
        return StoredPages(edition=edition)
    text = contents.of_article(connection, claimed).text
    return StoredPages(claimed=ClaimedArticle(claimed, text), edition=edition)


def _add(
    connection: Connection, read: ReadPage, ruling: PageIdentity, url: str | None, knowledge: Knowledge, now: datetime
) -> int:
    """Store a new article, place it in a story, and plan the revisits of a public page; the article's id."""
    owner = jobs.requests(connection, read.job.id)[0].shelf_id if read.is_private else None
    article_id = article_rows.add(connection, read.article, knowledge, owner=owner, url=url, now=now)
    placed = replace(
        placed_article(article_id, read.article, now), edition_of=ruling.edition_of, is_private=read.is_private
    )
    placement.place(connection, placed, read.prepared.text)
    if not read.is_private:
        page_url = read.page.url or read.job.url or ""
        first = revisits.first_visit(now, revisits.spread(article_id))
        validators = read.validators or bodies.validators(connection, read.job.id)
        revisit_state.add(connection, article_id, page_url, validators, __version__, first)
    return article_id


def placed_article(article_id: int, article: PreparedArticle, now: datetime) -> PlacedArticle:
    """The values of a public page's article by which it is placed in a story, without the names in a Korean text, the
    parties of a contact and the embedding, which are in its `ComparedText`."""
    analysis = article.analysis
    stated = stated_time(analysis.published, now)
    return PlacedArticle(
        article_id,
        article.title,
        article.text[: placement.CHARACTERS],
        stated or now,
        dated=stated is not None,
        entities=[entity.id for entity in analysis.entities if entity.id],
        outlet=(analysis.outlet and analysis.outlet.name) or "",
    )


def _update(connection: Connection, article_id: int, read: ReadPage, knowledge: Knowledge, now: datetime) -> None:
    """Store the text of a known page as a new version if it changed, as a revisit would. Another edition of the article
    (at another address, or read by another release) is not a change, since it may be cut differently. If the article
    was retracted by a notice, make its revisit due, which decides whether it is back."""
    page = revisit_state.find(connection, article_id)
    if page is not None and page.state.retracted_since is not None:
        revisit_state.visit_now(connection, [article_id], now)
        return
    current = versions.current(connection, article_id)
    if page is None or current is None or (page.url, page.reader) != (read.page.url, __version__):
        return
    difference = changes.compare(current, versions.version_text(read.article))
    if difference.passages:
        new_versions.add_changed(connection, article_id, read.article, difference, knowledge, now)


def _owe(connection: Connection, job_id: int, request: Request, answer: _Answer, now: datetime) -> None:
    """Owe a request's channel its answer; a request without a channel gets none."""
    post = request.post
    if post.channel_id is None:
        return
    delivery = NewDelivery(
        key=f"card:{job_id}:{request.id}",
        kind=answer.kind,
        channel_id=post.channel_id,
        payload=answer.payload,
        guild_id=post.guild_id,
        user_id=post.user_id,
        reply_to=post.message_id,
        version_id=answer.version_id,
    )
    outbox.owe(connection, delivery, now)
