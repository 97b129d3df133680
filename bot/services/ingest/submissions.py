"""Accepts links and texts: prepares a submission, and writes it to the queue or refuses it.

submission -> key, address or body -> on the shelf already | joins a live job | a stored page | a new job
            '-> refused: a dead job, which the state of its post still counts
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct
from msgspec.structs import replace

from bot.fetch import media
from bot.model.analysis import Page
from bot.model.errors import DeskError, LinkRefused, QueueFull
from bot.model.jobs import JobState, NewJob, Post, Shelf, Submission, Submitted
from bot.policy import fair_shares, urls
from bot.policy.fair_shares import QueueCounts
from bot.policy.operations import restores
from bot.services.blocks import refusals
from bot.services.ingest import completion
from bot.storage.articles import article_rows
from bot.storage.queue import bodies, jobs
from bot.storage.shelves import shelves

_REFUSED = "refused"
"""The job key of refused links, whose addresses are not stored."""


class PreparedSubmission(Struct, frozen=True):
    """A submission with the key of its page, and the address to fetch or the packed body that was submitted."""

    submission: Submission
    key: str
    url: str | None = None
    packed: Page | None = None


def key_of(link: str) -> str:
    """The job key of a link, also of a refused one."""
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


def without_erased(submission: Submission, erased: Mapping[int, datetime] | None, now: datetime) -> Submission:
    """The submission without its author, if that member has had everything erased since the post was sent: a post that
    is read late, as after an outage, would bring the id back. `erased` as in the list of erasures; without a readable
    list no author is kept."""
    post = submission.post
    if post.user_id is None or post.guild_id is None or post.message_id is None:
        return submission
    at = now if erased is None else erased.get(post.user_id)
    if at is None or at > now or restores.time_of_id(post.message_id) > at:
        return submission
    return replace(submission, post=replace(post, user_id=None))


def enqueue(connection: Connection, incoming: PreparedSubmission, now: datetime, queue_limit: int) -> Submitted:
    """Store a submission: nothing if the shelf has the article; else a request to a job, which is a live one, a new
    one, or done at once for a stored article. Raises QueueFull, LinkRefused BLOCKED."""
    submission = incoming.submission
    shelf_id = shelves.make(connection, submission.shelf)
    turn = _turn(shelf_id, submission.post)
    article_id = article_rows.at_keys(connection, [incoming.key])
    if article_id and shelves.holds(connection, shelf_id, article_id):
        return Submitted(None, None, article_id, shelves.first_post(connection, shelf_id, article_id))
    if incoming.url is not None:
        refusals.require_open(connection, shelf_id, incoming.key)
    job_id = None if article_id else jobs.live(connection, incoming.key)
    if job_id is not None:
        _share(connection, job_id, turn)
    else:
        if not article_id and submission.post.feed_id is None:
            _require_place(connection, submission, shelf_id, queue_limit)
        state = JobState.DONE if article_id else JobState.FETCHED if incoming.packed else JobState.QUEUED
        host = urls.parse(incoming.url).hostname if incoming.url else ""
        job_id = jobs.add(connection, NewJob(incoming.key, incoming.url, state, *turn, host), now)
        if incoming.packed and not article_id:
            bodies.save(connection, job_id, incoming.packed)
    request_id = jobs.add_request(connection, job_id, shelf_id, submission.post, now)
    if article_id:
        completion.finish(connection, job_id, article_id, now)
    return Submitted(request_id, job_id)


def has_room(connection: Connection, shelf: Shelf, post: Post, count: int, queue_limit: int) -> bool:
    """Whether the queue has places for twice `count` links of this member, or as many as a member may ever have."""
    counts = jobs.counts(connection, shelves.find(connection, shelf) or 0, _member(post))
    most = fair_shares.room(queue_limit, QueueCounts())
    return fair_shares.room(queue_limit, counts) >= min(2 * count, most)


def _require_place(connection: Connection, submission: Submission, shelf_id: int, queue_limit: int) -> None:
    """Raises QueueFull if the member, the shelf or all together have as many links waiting as they may."""
    counts = jobs.counts(connection, shelf_id, _member(submission.post))
    refusal = fair_shares.refusal(queue_limit, counts)
    if refusal is not None:
        raise QueueFull(refusal.reason, str(refusal.waiting), shelf=submission.shelf.key)


def _turn(shelf_id: int, post: Post) -> tuple[int | None, int]:
    """The fair-queue keys of a job: the shelf and the member. Entries of all feeds share one shelf key, with servers as
    its members, so that no member waits behind the feeds of the own server."""
    return (shelf_id, _member(post)) if post.feed_id is None else (None, post.guild_id or 0)


def _share(connection: Connection, job_id: int, turn: tuple[int | None, int]) -> None:
    """Move a job that a second shelf or member asks for to the one with fewer waiting jobs, so that nobody waits behind
    another's many links for one that both posted. If a member asks for a feed's entry, it becomes the member's."""
    shelf_id, member_id = turn
    owner = jobs.share(connection, job_id)
    if shelf_id is None:
        return
    if owner[0] == 0:
        jobs.move(connection, job_id, shelf_id, member_id)
        return
    theirs, ours = jobs.counts(connection, *owner), jobs.counts(connection, shelf_id, member_id)
    fewer = ours.member < theirs.member if owner[0] == shelf_id else ours.shelf < theirs.shelf
    if owner != (shelf_id, member_id) and fewer:
        jobs.move(connection, job_id, shelf_id, member_id)


def _member(post: Post) -> int:
    return post.user_id or 0


def refuse(connection: Connection, submission: Submission, error: DeskError, now: datetime) -> None:
    """Record that a link of a post was refused, so that the post's reaction shows it. The address is not stored, since
    it may contain a password."""
    shelf_id = shelves.make(connection, submission.shelf)
    job_id = jobs.add(connection, NewJob(_REFUSED, None, JobState.DEAD, shelf_id), now)
    jobs.add_request(connection, job_id, shelf_id, submission.post, now)
    jobs.end(connection, job_id, now, None, error.reason, error.detail)
