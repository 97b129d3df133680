"""Which articles of feeds a channel was told of: rows of `shown` under a name of their own beside the digests' rhythms,
so that no digest leaves out what was announced, and no announcement what a digest had."""

from __future__ import annotations

from sqlite3 import Connection

_NAME = "feed"


def has_story(connection: Connection, channel_id: int, article_id: int) -> bool:
    """Whether the channel was told of an article of the story that this one belongs to, as stories are now."""
    rows = connection.execute(
        "SELECT 1 FROM story_articles AS own JOIN story_articles AS m ON m.story_id = own.story_id"
        " JOIN shown AS s ON s.article_id = m.article_id JOIN deliveries AS d ON d.id = s.delivery_id"
        " WHERE own.article_id = ? AND s.channel_id = ? AND s.rhythm = ? AND d.state <> 'dead' LIMIT 1",
        (article_id, channel_id, _NAME),
    ).fetchall()
    return bool(rows)


def is_one_story(connection: Connection, article_id: int, other_id: int) -> bool:
    """Whether two articles belong to one story now."""
    rows = connection.execute(
        "SELECT 1 FROM story_articles AS a JOIN story_articles AS b ON b.story_id = a.story_id"
        " WHERE a.article_id = ? AND b.article_id = ?",
        (article_id, other_id),
    ).fetchall()
    return bool(rows)


def add(connection: Connection, channel_id: int, article_id: int, delivery_id: int) -> None:
    """The channel is told of an article by this delivery."""
    connection.execute(
        "INSERT INTO shown (channel_id, rhythm, article_id, delivery_id) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (channel_id, rhythm, article_id) DO UPDATE SET delivery_id = excluded.delivery_id",
        (channel_id, _NAME, article_id, delivery_id),
    )
