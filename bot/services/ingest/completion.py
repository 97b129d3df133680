"""The transactions that end a job: everything an article needs, or the reason why there is none, at once or not at all.

analysis -> the page's article, found or new -> story -> the shelves of all who asked -> cards owed -> job done
failure  -> refusals owed -> job dead
"""

from __future__ import annotations

from datetime import datetime, timedelta
from sqlite3 import Connection

from bot import __version__
from bot.model.analysis import Page
from bot.model.deliveries import DeliveryKind, Payload, Refusal
from bot.model.errors import DeskError
from bot.model.jobs import Job
from bot.news.diff import changes
from bot.policy import page_identity, retry, revisits, urls
from bot.services.deliveries import article_card
from bot.services.revisits import new_versions
from bot.storage.articles import revisit_state, versions, write
from bot.storage.articles.write import PreparedArticle
from bot.storage.deliveries import outbox
from bot.storage.queue import bodies, jobs
from bot.storage.queue.jobs import Request
from bot.storage.shelves import shelves
from bot.storage.stories import candidates
from bot.text.knowledge.base import Knowledge

_PLACED_CHARACTERS = 20_000
"""What is enough of a text to know its story by; a book is not compared whole."""


def keep(connection: Connection, job: Job, packed: Page, etag: str | None, last_modified: str | None) -> None:
    """Keep what was fetched: the job is to be read next."""
    if jobs.still_ours(connection, job):
        bodies.keep(connection, job.id, packed, etag, last_modified)
        jobs.read_next(connection, job.id)


def give_known(connection: Connection, job: Job, keys: tuple[str, ...], now: datetime) -> bool:
    """End the job with the article that one of these addresses leads to; False when there is none."""
    article = write.known(connection, keys)
    if article and jobs.still_ours(connection, job):
        write.lead_here(connection, article.id, keys)
        finish(connection, job.id, article.id, now)
    return article is not None


def store(
    connection: Connection, job: Job, page: Page, reading: PreparedArticle, knowledge: Knowledge, now: datetime
) -> int | None:
    """Store what was read and end the job; the article's id, None when the job is not ours any more."""
    if not jobs.still_ours(connection, job):
        return None
    private = job.url is None
    claim = None if private else page_identity.claimed(page.url, reading.analysis.canonical_url)
    own = (job.url_key,) if private else (job.url_key, *page_identity.keys(page.url))
    kept = () if private else page_identity.keys(urls.archived(page.url or ""))
    article_id, keys = _same_page(connection, own, page_identity.keys(claim), kept, reading)
    if article_id is None:
        owner = jobs.requests(connection, job.id)[0].shelf_id if private else None
        url = page.url if private else claim or page.url
        article_id = write.add(connection, reading, knowledge, owner=owner, url=url, now=now)
        editions = page_identity.editions(page.url, reading.analysis.alternates) if not private else ()
        edition = write.known(connection, editions)
        _place(connection, article_id, reading, now, edition.id if edition else None)
        if not private:
            _watch(connection, article_id, job, page, now)
    else:
        _renew(connection, article_id, page, reading, knowledge, now)
    write.lead_here(connection, article_id, keys)
    finish(connection, job.id, article_id, now)
    return article_id


def finish(connection: Connection, job_id: int, article_id: int, now: datetime) -> None:
    """Give a stored article to all who asked for it, and end the job."""
    requests = jobs.requests(connection, job_id)
    first = {request.shelf_id: request.post for request in reversed(requests)}
    shelves.put(connection, article_id, first, now)
    for request in requests:
        if request.post.answer:
            card = article_card.card(connection, request.shelf_id, article_id)
            version_id = write.version_of(connection, article_id)
            _owe(connection, job_id, request, DeliveryKind.CARD, card, now, version_id)
    jobs.end(connection, job_id, now, article_id)


def fail(
    connection: Connection, job: Job, error: DeskError, verdict: retry.Retry | retry.GiveUp, now: datetime
) -> bool:
    """Put a job off whose attempt failed, or give it up; False when it is not ours any more."""
    if not jobs.still_ours(connection, job):
        return False
    if isinstance(verdict, retry.Retry):
        due = now + timedelta(seconds=verdict.after_seconds)
        jobs.retry(connection, job.id, due, error.reason, error.detail)
    else:
        _give_up(connection, job, error, now)
    return True


def _give_up(connection: Connection, job: Job, error: DeskError, now: datetime) -> None:
    """End a job that has no article, and owe everyone who asked the reason."""
    refusal = Refusal(error.reason, error.detail, job.url)
    for request in jobs.requests(connection, job.id):
        if request.post.answer:
            _owe(connection, job.id, request, DeliveryKind.REFUSAL, refusal, now)
    jobs.end(connection, job.id, now, None, error.reason, error.detail)


def _same_page(
    connection: Connection,
    own: tuple[str, ...],
    claim: tuple[str, ...],
    kept: tuple[str, ...],
    reading: PreparedArticle,
) -> tuple[int | None, tuple[str, ...]]:
    """The stored article that this page is, and the addresses that lead to it from now on. `kept` is the page that an
    archive says it keeps: its address does not lead to the archive's copy."""
    if found := write.known(connection, own):
        return found.id, own
    if found := write.known(connection, (*claim, *kept)):
        text, _ = write.current_text(connection, found.id)
        return (found.id, own) if page_identity.alike(text, reading.text) else (None, own)
    return None, tuple(dict.fromkeys((*own, *claim)))


def _place(
    connection: Connection, article_id: int, reading: PreparedArticle, now: datetime, edition_of: int | None
) -> None:
    stated = write.stated_time(reading.analysis.published, now)
    text = reading.text[:_PLACED_CHARACTERS]
    candidates.place(
        connection,
        article_id,
        reading.title,
        text,
        stated or now,
        dated=stated is not None,
        edition_of=edition_of,
        entities=[entity.id for entity in reading.analysis.entities if entity.id],
        outlet=(reading.analysis.outlet and reading.analysis.outlet.name) or "",
    )


def _watch(connection: Connection, article_id: int, job: Job, page: Page, now: datetime) -> None:
    etag, last_modified = bodies.validators(connection, job.id)
    first = revisits.first_look(now, revisits.spread(article_id))
    revisit_state.begin(
        connection,
        article_id,
        url=page.url or job.url or "",
        etag=etag,
        last_modified=last_modified,
        reader=__version__,
        due=first,
    )


def _renew(
    connection: Connection, article_id: int, page: Page, reading: PreparedArticle, knowledge: Knowledge, now: datetime
) -> None:
    """What the page says now, judged as a look at it would be. Another edition of the article is never a change: it may
    be cut or set otherwise."""
    watched = revisit_state.find(connection, article_id)
    told = versions.current(connection, article_id)
    if watched is None or (watched.url, watched.reader) != (page.url, __version__) or told is None:
        return
    difference = changes.compare(told, versions.telling(reading))
    if difference.passages:
        new_versions.renew(connection, article_id, reading, knowledge, difference, now)


def _owe(
    connection: Connection,
    job_id: int,
    request: Request,
    kind: DeliveryKind,
    payload: Payload,
    now: datetime,
    version_id: int | None = None,
) -> None:
    post = request.post
    if post.channel_id is None:
        return
    outbox.owe(
        connection,
        key=f"card:{job_id}:{request.id}",
        kind=kind,
        channel_id=post.channel_id,
        reply_to=post.message_id,
        guild_id=post.guild_id,
        user_id=post.user_id,
        payload=payload,
        now=now,
        version_id=version_id,
    )
