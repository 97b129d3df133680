"""Taking links and texts in: what makes a submission ready, and what is written when it is taken or refused.

submission -> key, address or body -> on the shelf already | joins a live job | a known page | a new job
            '-> refused: a dead job that its post still counts
"""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from sqlite3 import Connection

from bot.fetch import media
from bot.model.analysis import Page
from bot.model.errors import DeskError, LinkRefused, Reason
from bot.model.jobs import JobState, Submission, Submitted
from bot.policy import urls
from bot.services.ingest import completion
from bot.storage.articles import write
from bot.storage.queue import bodies, jobs
from bot.storage.shelves import shelves

_REFUSED = "refused"
"""The key of links whose addresses are not kept."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A submission made ready: the page's one key, and the address to fetch or the packed body that came along."""

    submission: Submission
    key: str
    url: str | None = None
    packed: Page | None = None


def key_of(link: str) -> str:
    """The key under which a link was taken in, or refused."""
    try:
        return urls.url_key(urls.canonical(link))
    except LinkRefused:
        return _REFUSED


async def ready(submission: Submission) -> Incoming:
    """Make a submission ready. Raises LinkRefused for an address that may not be fetched, FetchFailed for a file of
    a kind that the desk does not read, whatever its name says."""
    if submission.page is None:
        return ready_link(submission)
    given = submission.page
    page = replace(given, content_type=media.handed_in_type(given.content[: media.HEAD], given.content_type))
    packed = await asyncio.to_thread(bodies.pack, page)
    digest = await asyncio.to_thread(hashlib.sha256, submission.page.content)
    return Incoming(submission, f"text:{submission.shelf.key}:{digest.hexdigest()}", packed=packed)


def ready_link(submission: Submission) -> Incoming:
    """Make the submission of a link ready. Raises LinkRefused for an address that may not be fetched."""
    url = urls.canonical(submission.url or "")
    return Incoming(submission, urls.url_key(url), url=url)


def take_in(connection: Connection, incoming: Incoming, now: datetime, queue_limit: int) -> Submitted:
    """Store what was handed in. Raises DeskError QUEUE_FULL."""
    submission = incoming.submission
    shelf_id = shelves.make(connection, submission.shelf)
    article = write.known(connection, [incoming.key])
    if article and shelves.holds(connection, shelf_id, article.id):
        return Submitted(None, None, article.id, shelves.first_post(connection, shelf_id, article.id))
    job_id = None if article else jobs.live(connection, incoming.key)
    if job_id is None:
        if not article and jobs.waiting(connection) >= queue_limit:
            raise DeskError(Reason.QUEUE_FULL, shelf=submission.shelf.key)
        state = JobState.DONE if article else JobState.FETCHED if incoming.packed else JobState.QUEUED
        job_id = jobs.add(connection, key=incoming.key, url=incoming.url, shelf_id=shelf_id, now=now, state=state)
        if incoming.packed and not article:
            bodies.keep(connection, job_id, incoming.packed)
    request_id = jobs.ask(connection, job_id, shelf_id, submission.post, now)
    if article:
        completion.finish(connection, job_id, article.id, now)
    return Submitted(request_id, job_id)


def refuse(connection: Connection, submission: Submission, error: DeskError, now: datetime) -> None:
    """Note that a link of a post was refused, so that the post's mark says so. The address is not kept: it may hold a
    password."""
    shelf_id = shelves.make(connection, submission.shelf)
    job_id = jobs.add(connection, key=_REFUSED, url=None, shelf_id=shelf_id, now=now, state=JobState.DEAD)
    jobs.ask(connection, job_id, shelf_id, submission.post, now)
    jobs.end(connection, job_id, now, None, error.reason, error.detail)
