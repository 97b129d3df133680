"""Take back links that a member no longer posts: the post was deleted, or an edit removed them.

    link not read yet   -> its request is withdrawn, and the job where nobody else asks
    link that failed    -> likewise; the refusal is to be deleted
    saved article       -> its card is to be deleted, and the article leaves the shelf, if it came with this post
       |-> the next post of it counts as its first where one got a card of its own
       |-> it only loses its first post where a feed has listed it
       '-> nothing where others use it: posted since, in a digest or an alert that was tried, corrected, with a thread

One transaction; the messages are deleted after it.
"""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from bot.model.feeds import FeedMode
from bot.model.jobs import JobState, LinkOfPost, Retraction, WithdrawnLinks
from bot.policy.feeds.recognition import link_key
from bot.storage.articles import article_rows
from bot.storage.deliveries import outbox
from bot.storage.feeds import entries
from bot.storage.queue import jobs, posts
from bot.storage.shelves import shelves
from bot.storage.watches import matches, watches


def retract(connection: Connection, post: WithdrawnLinks, now: datetime) -> Retraction:
    """Take back links of a post. A message that may be under way is left until it has arrived."""
    gone = [link for link in posts.links(connection, post) if not _is_used_by_others(connection, link, post)]
    arrived = [link for link in gone if not link.under_way]
    for link in arrived:
        _take_back(connection, post, link, now)
    messages = tuple(link.message for link in arrived if link.message is not None)
    return Retraction(bool(arrived), messages, under_way=len(arrived) < len(gone))


def _is_used_by_others(connection: Connection, link: LinkOfPost, post: WithdrawnLinks) -> bool:
    """Whether others have to do with a link's article or card. Members who posted it while it was not read yet have a
    card of their own; those who asked for it later only got the answer that it is saved."""
    if link.state is JobState.DEAD:
        return False
    if not link.shared and not post.others.isdisjoint(_keys(connection, link)):
        return True
    if link.state is not JobState.DONE:
        return False
    return link.used or link.opened or FeedMode.ANNOUNCE in _feeds(connection, link, post)


def _take_back(connection: Connection, post: WithdrawnLinks, link: LinkOfPost, now: datetime) -> None:
    if link.answer_id is not None:
        watches.plan_now(connection, matches.reopen_by_card(connection, link.answer_id), now)
        outbox.drop(connection, link.answer_id)
    jobs.withdraw(connection, link.request_id)
    jobs.drop_unasked(connection, link.job_id)
    shelf_id = shelves.find(connection, post.shelf)
    if shelf_id is None or link.article_id is None or not link.brought:
        return
    if link.shared or _feeds(connection, link, post):
        posts.hand_over(connection, shelf_id, link.article_id)
    else:
        watches.plan_now(connection, matches.withdraw_article(connection, shelf_id, link.article_id), now)
        shelves.take_off(connection, shelf_id, link.article_id)


def _keys(connection: Connection, link: LinkOfPost) -> frozenset[str]:
    """The keys of the addresses that lead to a link's page."""
    known = article_rows.keys_of(connection, link.article_id) if link.article_id is not None else frozenset()
    return known | {link.key}


def _feeds(connection: Connection, link: LinkOfPost, post: WithdrawnLinks) -> frozenset[FeedMode]:
    """The server's follows of feeds that have listed the page. They did not save it, since a post had."""
    if post.shelf.guild_id is None:
        return frozenset()
    links = [link_key(key) or 0 for key in _keys(connection, link)]
    return entries.modes_of_links(connection, post.shelf.guild_id, links)
