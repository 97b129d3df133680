"""Accepts links and texts: prepares a submission, and writes it to the queue or refuses it.

submission -> key, address or body -> on the shelf already | joins a live job | a stored page | a new job
            '-> refused: a dead job, which the state of its post still counts
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
from bot.storage.articles import article_rows
from bot.storage.queue import bodies, jobs
from bot.storage.shelves import shelves

_REFUSED = "refused"
"""The job key of refused links, whose addresses are not stored."""


@dataclass(frozen=True, slots=True)
class PreparedSubmission:
    """A submission with the key of its page, and the address to fetch or the packed body that was submitted."""

    submission: Submission
    key: str
    url: str | None = None
    packed: Page | None = None


def key_of(link: str) -> str:
    """The job key of a link, also where it is refused."""
    try:
        return urls.url_key(urls.canonical(link))
    except LinkRefused:
        return _REFUSED


async def prepare(submission: Submission) -> PreparedSubmission:
    """Prepare a submission. Raises LinkRefused for an address that may not be fetched, FetchFailed for a file of an
    unsupported kind (by its content, not its name)."""
    if submission.page is None:
        return prepare_link(submission)
    submitted = submission.page
    media_type = media.attachment_type(submitted.content[: media.HEAD], submitted.content_type)
    page = replace(submitted, content_type=media_type)
    packed = await asyncio.to_thread(bodies.pack, page)
    digest = await asyncio.to_thread(hashlib.sha256, submission.page.content)
    return PreparedSubmission(submission, f"text:{submission.shelf.key}:{digest.hexdigest()}", packed=packed)


def prepare_link(submission: Submission) -> PreparedSubmission:
    """Prepare the submission of a link. Raises LinkRefused for an address that may not be fetched."""
    url = urls.canonical(submission.url or "")
    return PreparedSubmission(submission, urls.url_key(url), url=url)


def enqueue(connection: Connection, incoming: PreparedSubmission, now: datetime, queue_limit: int) -> Submitted:
    """Store a submission: nothing where the shelf has the article, else a request to a job that is joined, new, or
    done at once for a stored article. Raises DeskError QUEUE_FULL."""
    submission = incoming.submission
    shelf_id = shelves.make(connection, submission.shelf)
    article_id = article_rows.at_keys(connection, [incoming.key])
    if article_id and shelves.holds(connection, shelf_id, article_id):
        return Submitted(None, None, article_id, shelves.first_post(connection, shelf_id, article_id))
    job_id = None if article_id else jobs.live(connection, incoming.key)
    if job_id is None:
        if not article_id and jobs.waiting(connection) >= queue_limit:
            raise DeskError(Reason.QUEUE_FULL, shelf=submission.shelf.key)
        state = JobState.DONE if article_id else JobState.FETCHED if incoming.packed else JobState.QUEUED
        job_id = jobs.add(connection, key=incoming.key, url=incoming.url, shelf_id=shelf_id, now=now, state=state)
        if incoming.packed and not article_id:
            bodies.save(connection, job_id, incoming.packed)
    request_id = jobs.add_request(connection, job_id, shelf_id, submission.post, now)
    if article_id:
        completion.finish(connection, job_id, article_id, now)
    return Submitted(request_id, job_id)


def refuse(connection: Connection, submission: Submission, error: DeskError, now: datetime) -> None:
    """Record that a link of a post was refused, so that the post's reaction shows it. The address is not stored: it may
    hold a password."""
    shelf_id = shelves.make(connection, submission.shelf)
    job_id = jobs.add(connection, key=_REFUSED, url=None, shelf_id=shelf_id, now=now, state=JobState.DEAD)
    jobs.add_request(connection, job_id, shelf_id, submission.post, now)
    jobs.end(connection, job_id, now, None, error.reason, error.detail)
