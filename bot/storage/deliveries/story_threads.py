"""Threads and forum posts of stories, and the articles whose cards are in them (`bot/policy/story_threads`)."""

from __future__ import annotations

import json
from datetime import datetime
from sqlite3 import Connection

from bot.model.deliveries import CardPlace, CardPlacement, FoundCard, StoryThread
from bot.storage.engine.times import seconds
from bot.storage.stories import shelf_places


def is_private(connection: Connection, article_id: int) -> bool:
    """Whether an article is a pasted text, or gone: nothing is known of it any more."""
    rows = connection.execute("SELECT owner_shelf_id IS NOT NULL FROM articles WHERE id = ?", (article_id,)).fetchall()
    return all(row[0] for row in rows)


def of_story(connection: Connection, guild_id: int, parent_id: int, article_id: int) -> StoryThread | None:
    """The newest thread in a channel or forum that has a card of the article's story, as the server has stories now.
    The card of an article that was moved to the story does not count in a thread that has cards of another one."""
    shelf = connection.execute("SELECT id FROM shelves WHERE key = 'guild:' || ?", (guild_id,)).fetchone()
    shelf_id = shelf and shelf[0]
    story_id = shelf_places.story_of(connection, shelf_id, article_id)
    rows = connection.execute(
        f"SELECT t.id, t.parent_id, t.thread_id FROM {shelf_places.ARTICLES} AS m"  # noqa: S608  # a constant
        " CROSS JOIN threaded_articles AS a ON a.parent_id = :parent AND a.article_id = m.article_id"
        " JOIN story_threads AS t ON t.id = a.story_thread_id"
        " WHERE NOT EXISTS (SELECT 1 FROM shelf_stories AS moved WHERE moved.shelf_id = :shelf"
        "  AND moved.article_id = m.article_id) OR NOT EXISTS (SELECT 1 FROM threaded_articles AS other"
        "  JOIN story_articles AS own ON own.article_id = other.article_id"
        "  LEFT JOIN shelf_stories AS o ON o.shelf_id = :shelf AND o.article_id = other.article_id"
        "  WHERE other.story_thread_id = t.id AND coalesce(o.story_id, own.story_id) <> :story)"
        " ORDER BY t.id DESC LIMIT 1",
        {"parent": parent_id, "shelf": shelf_id, "story": story_id, "stories": json.dumps([story_id])},
    ).fetchall()
    return next((StoryThread(*row) for row in rows), None)


def is_opening(connection: Connection, thread: StoryThread) -> bool:
    """Whether a card is under way that opens a thread."""
    rows = connection.execute(
        "SELECT 1 FROM deliveries WHERE story_thread_id = ? AND place IN ('thread', 'post')"
        " AND state IN ('pending', 'sending') LIMIT 1",
        (thread.id,),
    ).fetchall()
    return thread.thread_id is None and bool(rows)


def add(connection: Connection, guild_id: int, parent_id: int, now: datetime) -> StoryThread:
    """Store a thread that is to be opened."""
    row = connection.execute(
        "INSERT INTO story_threads (guild_id, parent_id, opened_at) VALUES (?, ?, ?) RETURNING id",
        (guild_id, parent_id, seconds(now)),
    ).fetchone()
    return StoryThread(int(row[0]), parent_id, None)


def known(connection: Connection, guild_id: int, found: FoundCard, now: datetime) -> StoryThread:
    """The thread or post that a card was found in; stored where it is not yet."""
    rows = connection.execute(
        "SELECT id, parent_id, thread_id FROM story_threads WHERE thread_id = ?", (found.thread_id,)
    ).fetchall()
    if rows:
        return StoryThread(*rows[0])
    thread = add(connection, guild_id, found.parent_id, now)
    opened(connection, thread, found.thread_id)
    return StoryThread(thread.id, thread.parent_id, found.thread_id)


def put(connection: Connection, thread: StoryThread, article_id: int) -> None:
    """Record that an article's card is in a thread, or will be."""
    connection.execute(
        "INSERT INTO threaded_articles (parent_id, article_id, story_thread_id) VALUES (?, ?, ?)"
        " ON CONFLICT (parent_id, article_id) DO UPDATE SET story_thread_id = excluded.story_thread_id",
        (thread.parent_id, article_id, thread.id),
    )


def place(connection: Connection, delivery_id: int, placement: CardPlacement) -> None:
    """Store where a card is sent."""
    connection.execute(
        "UPDATE deliveries SET place = ?, story_thread_id = ? WHERE id = ?",
        (placement.place, placement.thread and placement.thread.id, delivery_id),
    )


def move_within(connection: Connection, delivery_id: int) -> None:
    """Record that a card which was to open a thread is in one that existed."""
    connection.execute("UPDATE deliveries SET place = 'within' WHERE id = ?", (delivery_id,))


def opened(connection: Connection, thread: StoryThread, thread_id: int) -> None:
    """Record the id of a thread that was opened. After a restore it may be that of another row."""
    known = connection.execute("SELECT id FROM story_threads WHERE thread_id = ?", (thread_id,)).fetchall()
    if not known:
        connection.execute("UPDATE story_threads SET thread_id = ? WHERE id = ?", (thread_id, thread.id))
        return
    if known[0][0] == thread.id:
        return
    both = (known[0][0], thread.id)
    connection.execute("UPDATE threaded_articles SET story_thread_id = ? WHERE story_thread_id = ?", both)
    connection.execute("UPDATE deliveries SET story_thread_id = ? WHERE story_thread_id = ?", both)
    forget(connection, thread)


def forget(connection: Connection, thread: StoryThread) -> None:
    """Forget a thread that is gone, or was not opened: the story's next card opens another."""
    connection.execute("DELETE FROM story_threads WHERE id = ?", (thread.id,))


def placement(connection: Connection, delivery_id: int) -> CardPlacement | None:
    """Where a card is sent; None where that is not decided. Without its thread, which is not known any more, it is in
    its channel."""
    row = connection.execute(
        "SELECT d.place, t.id, t.parent_id, t.thread_id FROM deliveries AS d"
        " LEFT JOIN story_threads AS t ON t.id = d.story_thread_id WHERE d.id = ?",
        (delivery_id,),
    ).fetchone()
    if row is None or row[0] is None:
        return None
    return (
        CardPlacement(CardPlace.CHANNEL) if row[1] is None else CardPlacement(CardPlace(row[0]), StoryThread(*row[1:]))
    )
