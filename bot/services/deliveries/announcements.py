"""Announce a feed's article in a channel: one card per story, or a brief if the page refuses the desk.

article stored, placed in a story -> the channel has a card of an article of the story: nothing
                                  -> the server's filters leave it out: nothing
                                  -> else its card, the only one for later articles of the story too
page refuses the desk             -> the feed's own title and summary, marked as a brief
"""

from __future__ import annotations

from datetime import datetime, timedelta
from sqlite3 import Connection

from msgspec import Struct
from msgspec.structs import replace

from bot.model.deliveries import DeliveryKind, NewDelivery, Refusal
from bot.model.errors import BadQuery, Reason
from bot.model.feeds import FeedBrief
from bot.model.jobs import Job, Post, Shelf
from bot.policy.feeds.announcements import announcement_key
from bot.policy.feeds.recognition import link_key
from bot.policy.feeds.selection import brief_facts
from bot.policy.search.matching import satisfies
from bot.services.deliveries import article_card
from bot.services.filters.gather import leaves_out, leaves_out_site
from bot.services.lookup import queries
from bot.storage.articles import article_rows
from bot.storage.deliveries import announced, outbox
from bot.storage.feeds import entries, selection
from bot.storage.shelves import shelves

_REFUSES_THE_DESK = frozenset(
    {
        Reason.PAYWALL,
        Reason.CAPTCHA,
        Reason.CONSENT,
        Reason.FORBIDDEN,
        Reason.UNAUTHORIZED,
        Reason.LEGAL_BLOCK,
        Reason.AGGREGATOR,
    }
)

_RECENT = timedelta(days=3)


class AnnouncedArticle(Struct, frozen=True):
    """An article of feeds, with the key of the address that they list and the key under which it is announced. It is
    the same for all servers that follow them."""

    id: int
    listed_key: str
    announced_key: str


def announced_article(connection: Connection, article_id: int, key: str) -> AnnouncedArticle:
    """A stored article that feeds list at the address with this key."""
    return AnnouncedArticle(article_id, key, article_rows.address_key(connection, article_id) or key)


def announce(connection: Connection, shelf_id: int, post: Post, article: AnnouncedArticle, now: datetime) -> None:
    """An article of a feed is on a server's shelf: owe its card, unless its story was announced in the channel, or the
    article has its card there because a member posted it."""
    article_id = article.id
    entries.read(connection, post.feed_id or 0, link_key(article.listed_key))
    if not post.answer or post.channel_id is None:
        return
    if announced.has_story(connection, shelf_id, post.channel_id, article_id):
        return
    first = shelves.first_post(connection, shelf_id, article_id)
    if first is not None and first.channel_id == post.channel_id:
        return
    if post.guild_id is not None and leaves_out(connection, post.guild_id, article_id):
        return
    delivery = NewDelivery(
        key=announcement_key(post.channel_id, article.announced_key),
        kind=DeliveryKind.CARD,
        channel_id=post.channel_id,
        payload=article_card.card(connection, shelf_id, article_id),
        guild_id=post.guild_id,
        version_id=article_rows.current_version(connection, article_id),
    )
    if outbox.owe(connection, delivery, now):
        announced.add(connection, post.channel_id, article_id, outbox.find_id(connection, delivery.key) or 0)


def announce_saved(connection: Connection, post: Post, key: str, article_id: int, now: datetime) -> None:
    """Announce an article that was on the shelf already, for instance from another feed, unless it has been there for
    long."""
    shelf_id = shelves.find(connection, Shelf.of_guild(post.guild_id or 0))
    if shelf_id is not None and shelves.saved_at(connection, shelf_id, article_id) >= now - _RECENT:
        announce(connection, shelf_id, post, announced_article(connection, article_id, key), now)


def owe_brief(connection: Connection, post: Post, job: Job, refusal: Refusal, now: datetime) -> None:
    """A page of a feed cannot be read: owe a brief from the feed's title and summary, if the page refuses the desk."""
    if refusal.reason not in _REFUSES_THE_DESK:
        return
    brief = entries.brief(connection, post.feed_id or 0, link_key(job.url_key))
    if brief is None or not post.answer or post.channel_id is None:
        return
    if not _may_be_told(connection, post, brief, now):
        return
    if post.guild_id is not None and leaves_out_site(connection, post.guild_id, refusal.url or ""):
        return
    delivery = NewDelivery(
        key=announcement_key(post.channel_id, job.url_key),
        kind=DeliveryKind.REFUSAL,
        channel_id=post.channel_id,
        payload=replace(refusal, title=brief.title, summary=brief.summary),
        guild_id=post.guild_id,
    )
    outbox.owe(connection, delivery, now)


def _may_be_told(connection: Connection, post: Post, brief: FeedBrief, now: datetime) -> bool:
    """Whether the words of a brief satisfy the search of its follow; the article itself is not known."""
    found = selection.search_of(connection, post.guild_id or 0, post.feed_id or 0)
    if found is None:
        return True
    try:
        query = queries.parsed(connection, Shelf.of_guild(post.guild_id or 0), found.typed or "", now)
    except BadQuery:
        return False
    return satisfies(query, brief_facts(brief.title, brief.summary or "", now))
