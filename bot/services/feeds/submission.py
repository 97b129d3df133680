"""Submit entries of feeds to the queue, a limited number in each transaction.

owed entries, news first -> left out by the search of the follow: noted
                         -> else a job, or the stored article on the shelf
"""

from __future__ import annotations

import logging
from datetime import datetime
from sqlite3 import Connection

from bot.model.errors import DeskError, LinkRefused, Reason
from bot.model.jobs import Post, Shelf, Submission
from bot.policy.feeds import recognition
from bot.policy.feeds.selection import EntryFacts
from bot.services.blocks import refusals
from bot.services.deliveries import announcements
from bot.services.ingest import submissions
from bot.services.lookup import feed_searches
from bot.storage.articles import article_rows
from bot.storage.engine.refusals import is_bug
from bot.storage.feeds import backlog, selection
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge

_SUBMITTED_AT_ONCE = 20
_NEWS_PLACES, _PLACES = 300, 100
"""The most entries that feeds have in the queue when one is added that is to be announced, and one that is not. Feeds
also have only a part of the queue, so that members keep their places."""
_PART = 10

log = logging.getLogger(__name__)


def submit_some(connection: Connection, knowledge: Knowledge, now: datetime, queue_limit: int) -> int:
    """Submit the oldest owed entries, as far as a queue of this size has places for feeds; returns their number. One
    that meets an unexpected error is recorded as failed, so that the others do not wait for it."""
    held = backlog.in_queue(connection)
    owed: list[backlog.OwedLink] = []
    for announced, places in (True, _NEWS_PLACES), (False, _PLACES):
        room = min(places, queue_limit // _PART) - held - len(owed)
        most = min(room, _SUBMITTED_AT_ONCE - len(owed))
        owed += backlog.first(connection, most, announced=announced) if most > 0 else ()
    for one in owed:
        try:
            with selection.undoable(connection) as undo:
                undo.wanted = True
                if not _is_left_out(connection, knowledge, one, now):
                    _submit(connection, one, now, queue_limit)
                undo.wanted = False
        except Exception as error:
            if not is_bug(error):
                raise
            log.exception("entry not submitted by a bug feed=%s guild=%s", one.feed_id, one.guild_id)
            submissions.refuse(connection, _submission(one), DeskError(Reason.READER_CRASHED), now)
        backlog.remove(connection, one)
    return len(owed)


def _submission(owed: backlog.OwedLink) -> Submission:
    post = Post(None, owed.guild_id, owed.channel_id, None, answer=owed.channel_id is not None, feed_id=owed.feed_id)
    return Submission(Shelf.of_guild(owed.guild_id), post, url=owed.url)


def _submit(connection: Connection, owed: backlog.OwedLink, now: datetime, queue_limit: int) -> None:
    """Enqueue an entry. One whose address may not be fetched is recorded as refused; one that the server blocks or
    removed is not saved again."""
    submission = _submission(owed)
    try:
        prepared = submissions.prepare_link(submission)
        if is_kept_out(connection, owed.guild_id, prepared.key):
            return
        submitted = submissions.enqueue(connection, prepared, now, queue_limit)
        if submitted.article_id is not None:
            announcements.announce_saved(connection, submission.post, prepared.key, submitted.article_id, now)
    except LinkRefused as error:
        submissions.refuse(connection, submission, error, now)


def is_kept_out(connection: Connection, guild_id: int, key: str) -> bool:
    """Whether a server blocks the address with this key, or has removed its article."""
    shelf_id = shelves.find(connection, Shelf.of_guild(guild_id))
    article_id = article_rows.at_keys(connection, [key])
    return shelf_id is not None and refusals.keeps_out(connection, shelf_id, key, article_id)


def _is_left_out(connection: Connection, knowledge: Knowledge, owed: backlog.OwedLink, now: datetime) -> bool:
    """Whether the search of the follow leaves an entry out, by the entry's own words or by its stored article. If so,
    that is recorded."""
    search = feed_searches.of_follow(connection, knowledge, owed.guild_id, owed.feed_id, now)
    if search is None:
        return False
    key = submissions.key_of(owed.url)
    cause = feed_searches.judge_entry(search, EntryFacts(owed.title, owed.summary, owed.published))
    article_id = article_rows.at_keys(connection, [key]) if cause is None else None
    if article_id is not None:
        shelf_id = shelves.find(connection, Shelf.of_guild(owed.guild_id)) or 0
        cause = feed_searches.judge_article(connection, shelf_id, search, article_id)
    link = recognition.link_key(key) or 0
    if cause is None:
        selection.take(connection, search.follow_id, link)
    else:
        selection.leave_out(connection, search.follow_id, link, cause, now)
    return cause is not None
