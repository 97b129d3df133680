"""Whether an article of a feed satisfies the saved search to which a server limits the feed.

    entry (title, summary, date) -> policy/feeds/selection.judge: left out before it is fetched, or
    article, read                -> policy/search/matching.satisfies: on the shelf, or left out

If the search was deleted, or is not valid any more, no article is taken, since a limit that fails must not let every
article through.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.model.errors import BadQuery
from bot.model.feeds import LeftOutCause
from bot.model.jobs import Post, Shelf
from bot.policy.feeds.selection import EntryFacts, judge
from bot.policy.search.matching import satisfies
from bot.policy.search.query import Query
from bot.services.blocks import refusals
from bot.services.lookup import queries
from bot.storage.articles import article_rows, facts
from bot.storage.feeds import selection
from bot.storage.queue.jobs import Request
from bot.text.knowledge.base import Knowledge


class FeedSearch(Struct, frozen=True):
    """The search of a follow; `query` None if it was deleted or is not valid."""

    follow_id: int
    query: Query | None


class LeftOutRequest(Struct, frozen=True):
    """A request of a feed whose article does not satisfy the search of the follow, or (without a `cause`) that the
    server blocks or removed."""

    request_id: int
    follow_id: int = 0
    cause: LeftOutCause | None = None


def of_follow(
    connection: Connection, knowledge: Knowledge, guild_id: int, feed_id: int, now: datetime
) -> FeedSearch | None:
    """The search of a server's follow of a feed; None if it takes all articles."""
    found = selection.search_of(connection, guild_id, feed_id)
    if found is None or found.typed is None:
        return None if found is None else FeedSearch(found.follow_id, None)
    shelf = Shelf.of_guild(guild_id)
    try:
        return FeedSearch(found.follow_id, queries.understand_saved(connection, knowledge, shelf, found.typed, now))
    except BadQuery:
        return FeedSearch(found.follow_id, None)


def judge_entry(search: FeedSearch, entry: EntryFacts) -> LeftOutCause | None:
    """Why an entry is left out before its article is fetched; None if it must be read."""
    return LeftOutCause.NO_SEARCH if search.query is None else judge(search.query, entry)


def judge_article(connection: Connection, shelf_id: int, search: FeedSearch, article_id: int) -> LeftOutCause | None:
    """Why a stored article is left out of a shelf; None if it is wanted."""
    if search.query is None:
        return LeftOutCause.NO_SEARCH
    return None if satisfies(search.query, facts.of_article(connection, shelf_id, article_id)) else LeftOutCause.ARTICLE


def unwanted(
    connection: Connection, knowledge: Knowledge, requests: Sequence[Request], article_id: int, now: datetime
) -> list[LeftOutRequest]:
    """Those of the requests for an article that its feed's search leaves out, or that the server keeps out."""
    found = []
    for request in requests:
        if request.post.feed_id is not None and _is_kept_out(connection, request.shelf_id, article_id):
            found.append(LeftOutRequest(request.id))
            continue
        search = _of_post(connection, knowledge, request.post, now)
        if (
            search is not None
            and (cause := judge_article(connection, request.shelf_id, search, article_id)) is not None
        ):
            found.append(LeftOutRequest(request.id, search.follow_id, cause))
    return found


def _is_kept_out(connection: Connection, shelf_id: int, article_id: int) -> bool:
    key = article_rows.address_key(connection, article_id) or ""
    return refusals.keeps_out(connection, shelf_id, key, article_id)


def _of_post(connection: Connection, knowledge: Knowledge, post: Post, now: datetime) -> FeedSearch | None:
    if post.feed_id is None or post.guild_id is None:
        return None
    return of_follow(connection, knowledge, post.guild_id, post.feed_id, now)
