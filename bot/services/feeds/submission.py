"""Submit entries of feeds to the queue, a limited number in each transaction.

owed entries, news first -> left out by the search of the follow: noted
                         -> else a job, or the stored article on the shelf
"""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from bot.model.errors import LinkRefused
from bot.model.jobs import Post, Shelf, Submission
from bot.policy.feeds import recognition
from bot.policy.feeds.selection import EntryFacts
from bot.services.blocks import refusals
from bot.services.deliveries import announcements
from bot.services.ingest import submissions
from bot.services.lookup import feed_searches
from bot.storage.articles import article_rows
from bot.storage.feeds import backlog, selection
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge

_SUBMITTED_AT_ONCE = 20
_NEWS_PLACES, _PLACES = 300, 100
"""Entries that feeds may have in the queue when one more is added that is announced, or is not; and no more than this
part of the queue, so that members keep their places."""
_PART = 10


def submit_some(connection: Connection, knowledge: Knowledge, now: datetime, queue_limit: int) -> int:
    """Submit the oldest owed entries, as far as feeds may have places in a queue of this size; how many."""
    held = backlog.in_queue(connection)
    owed: list[backlog.OwedLink] = []
    for announced, places in (True, _NEWS_PLACES), (False, _PLACES):
        room = min(places, queue_limit // _PART) - held - len(owed)
        most = min(room, _SUBMITTED_AT_ONCE - len(owed))
        owed += backlog.first(connection, most, announced=announced) if most > 0 else ()
    for one in owed:
        if not _is_left_out(connection, knowledge, one, now):
            _submit(connection, one, now, queue_limit)
        backlog.remove(connection, one)
    return len(owed)


def _submit(connection: Connection, owed: backlog.OwedLink, now: datetime, queue_limit: int) -> None:
    """Enqueue an entry. One whose address may not be fetched is recorded as refused; one that the server blocks or
    removed is not saved again."""
    announced = owed.channel_id is not None
    post = Post(None, owed.guild_id, owed.channel_id, None, answer=announced, feed_id=owed.feed_id)
    submission = Submission(Shelf.of_guild(owed.guild_id), post, url=owed.url)
    try:
        prepared = submissions.prepare_link(submission)
        if is_kept_out(connection, owed.guild_id, prepared.key):
            return
        submitted = submissions.enqueue(connection, prepared, now, queue_limit)
        if submitted.article_id is not None:
            announcements.announce_saved(connection, post, prepared.key, submitted.article_id, now)
    except LinkRefused as error:
        submissions.refuse(connection, submission, error, now)


def is_kept_out(connection: Connection, guild_id: int, key: str) -> bool:
    """Whether a server blocks the address with this key, or has removed its article."""
    shelf_id = shelves.find(connection, Shelf.of_guild(guild_id))
    article_id = article_rows.at_keys(connection, [key])
    return shelf_id is not None and refusals.keeps_out(connection, shelf_id, key, article_id)


def _is_left_out(connection: Connection, knowledge: Knowledge, owed: backlog.OwedLink, now: datetime) -> bool:
    """Whether the search of the follow leaves an entry out, by what the feed says of it or by its stored article. It is
    noted; any other is read."""
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
