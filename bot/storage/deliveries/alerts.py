"""Which channels get an alert that state media changed or deleted a page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection

from bot.model.versions import ChangeKind
from bot.storage.engine.times import seconds


def channels(connection: Connection, article_id: int) -> tuple[tuple[int, int], ...]:
    """(server, channel) for alerts about an article: each server whose shelf has it and that wants alerts, in the first
    channel of its settings, else the channel of its digest, else where the link was posted."""
    rows = connection.execute(
        "SELECT g.guild_id, coalesce(json_extract(d.channels, '$[0]'),"
        "  (SELECT min(channel_id) FROM subscriptions WHERE guild_id = g.guild_id AND suspended IS NULL),"
        "  g.channel_id) AS channel_id"
        " FROM (SELECT CAST(substr(k.key, 7) AS INTEGER) AS guild_id, s.channel_id FROM shelf_articles AS s"
        "  JOIN shelves AS k ON k.id = s.shelf_id WHERE s.article_id = ? AND k.key LIKE 'guild:%') AS g"
        " LEFT JOIN desks AS d ON d.guild_id = g.guild_id WHERE coalesce(d.alerts, 1) ORDER BY 1",
        (article_id,),
    ).fetchall()
    return tuple((row["guild_id"], row["channel_id"]) for row in rows if row["channel_id"] is not None)


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
