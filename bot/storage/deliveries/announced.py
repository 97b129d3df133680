"""Which articles of feeds were announced in a channel: rows of `shown` under a name of their own beside the digests'
rhythms, so that digests do not leave out announced articles, nor announcements those of digests."""

from __future__ import annotations

import json
from sqlite3 import Connection

from bot.storage.stories import shelf_places

_NAME = "feed"


def has_story(connection: Connection, shelf_id: int, channel_id: int, article_id: int) -> bool:
    """Whether an article of the story that this one belongs to on the shelf now was announced in the channel."""
    story_id = shelf_places.story_of(connection, shelf_id, article_id)
    rows = connection.execute(
        f"SELECT 1 FROM {shelf_places.ARTICLES} AS m"  # noqa: S608  # a constant
        " CROSS JOIN shown AS s ON s.article_id = m.article_id JOIN deliveries AS d ON d.id = s.delivery_id"
        " WHERE s.channel_id = :channel AND s.rhythm = :name AND d.state <> 'dead' LIMIT 1",
        {"stories": json.dumps([story_id]), "shelf": shelf_id, "channel": channel_id, "name": _NAME},
    ).fetchall()
    return bool(rows)


def is_one_story(connection: Connection, shelf_id: int | None, article_id: int, other_id: int) -> bool:
    """Whether two articles belong to one story on the shelf now."""
    story_id = shelf_places.story_of(connection, shelf_id, article_id)
    return story_id > 0 and story_id == shelf_places.story_of(connection, shelf_id, other_id)


def add(connection: Connection, channel_id: int, article_id: int, delivery_id: int) -> None:
    """Record that this delivery announces an article in the channel."""
    connection.execute(
        "INSERT INTO shown (channel_id, rhythm, article_id, delivery_id) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (channel_id, rhythm, article_id) DO UPDATE SET delivery_id = excluded.delivery_id",
        (channel_id, _NAME, article_id, delivery_id),
    )
