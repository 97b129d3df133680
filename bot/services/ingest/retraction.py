"""Takes links back that a member no longer posts: the post was deleted, or an edit removed them.

    link not read yet   -> its request is withdrawn, and the job where nobody else asks
    link that failed    -> likewise; the refusal is to be deleted
    saved article       -> its card is to be deleted, and the article leaves the shelf, if it came with this post
       |-> the next post of it counts as its first where one got a card of its own
       '-> nothing where others have to do with it: posted since, told by a digest or alert, corrected, with a thread

One transaction; the messages are deleted after it.
"""

from __future__ import annotations

from sqlite3 import Connection

from bot.model.jobs import JobState, LinkOfPost, Retraction, TakenBack
from bot.storage.deliveries import outbox
from bot.storage.queue import jobs, posts
from bot.storage.shelves import shelves


def retract(connection: Connection, post: TakenBack) -> Retraction:
    """Take back the links of a post that are `gone`. What may be under way is left until it has arrived."""
    gone = [
        link
        for link in posts.links(connection, post.shelf, post.message_id, post.user_id)
        if link.key in post.gone and not _stays(link, post)
    ]
    now = [link for link in gone if not link.under_way]
    for link in now:
        _take_back(connection, post, link)
    messages = tuple(link.message for link in now if link.message is not None)
    return Retraction(bool(now), messages, under_way=len(now) < len(gone))


def _stays(link: LinkOfPost, post: TakenBack) -> bool:
    """Whether a link was saved, and others have to do with the article or its card. Who posted it while it was not read
    yet has a card of their own; who did so later was only told that it is saved."""
    only_card = link.key in post.others and not link.shared
    return link.state is JobState.DONE and (link.used or link.opened or only_card)


def _take_back(connection: Connection, post: TakenBack, link: LinkOfPost) -> None:
    if link.answer_id is not None:
        outbox.drop_unsent(connection, link.answer_id)
    jobs.withdraw(connection, link.request_id)
    jobs.drop_unasked(connection, link.job_id)
    shelf_id = shelves.find(connection, post.shelf)
    if shelf_id is None or link.article_id is None or not link.brought:
        return
    if link.shared:
        posts.hand_over(connection, shelf_id, link.article_id)
    else:
        shelves.take_off(connection, shelf_id, link.article_id)
