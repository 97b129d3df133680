"""Which channels get an alert that state media changed or deleted a page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection

from bot.model.versions import ChangeKind
from bot.storage.engine.times import seconds


def channels(connection: Connection, article_id: int) -> dict[int, tuple[int, ...]]:
    """Server -> its channels for alerts about an article, the preferred one first: each server whose shelf has it and
    that wants alerts, with the channels of its settings, then those of its digests, then where the link was posted."""
    rows = connection.execute(
        "SELECT g.guild_id, coalesce(d.channels, '[]') AS channels, g.channel_id,"
        "  (SELECT json_group_array(channel_id) FROM (SELECT channel_id FROM subscriptions"
        "   WHERE guild_id = g.guild_id AND suspended IS NULL ORDER BY channel_id)) AS digests"
        " FROM (SELECT CAST(substr(k.key, 7) AS INTEGER) AS guild_id, s.channel_id FROM shelf_articles AS s"
        "  JOIN shelves AS k ON k.id = s.shelf_id WHERE s.article_id = ? AND k.key LIKE 'guild:%') AS g"
        " LEFT JOIN desks AS d ON d.guild_id = g.guild_id WHERE coalesce(d.alerts, 1) ORDER BY 1",
        (article_id,),
    ).fetchall()
    found = {
        row["guild_id"]: [*json.loads(row["channels"]), *json.loads(row["digests"]), row["channel_id"]] for row in rows
    }
    return {
        guild_id: tuple(dict.fromkeys(one for one in these if one is not None))
        for guild_id, these in found.items()
        if any(one is not None for one in these)
    }


def key(channel_id: int, change_id: int) -> str:
    """The key of the alert of a change in a channel."""
    return f"alert:{channel_id}:{change_id}"


def change_of(delivery_key: str) -> int:
    """The id of the change that an alert's key names."""
    return int(delivery_key.rpartition(":")[2])


def alerted_of_copy(
    connection: Connection, channel_id: int, article_id: int, kinds: Iterable[ChangeKind], since: datetime
) -> bool:
    """Whether the channel had an alert since then that the same happened to the same text at another address."""
    rows = connection.execute(
        "SELECT 1 FROM (SELECT coalesce(near_of, article_id) AS id FROM story_articles WHERE article_id = ?1) AS text"
        " JOIN story_articles AS m ON (m.article_id = text.id OR m.near_of = text.id) AND m.article_id <> ?1"
        " JOIN changes AS c ON c.article_id = m.article_id AND c.kinds = ?2 AND c.at >= ?3"
        " JOIN deliveries AS d ON d.key = 'alert:' || ?4 || ':' || c.id LIMIT 1",
        (article_id, json.dumps([*kinds]), seconds(since), channel_id),
    ).fetchall()
    return bool(list(rows))
