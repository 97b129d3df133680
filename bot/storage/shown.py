"""Which articles a channel has seen in its digests of a rhythm, so that none repeats anything."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from aiosqlite import Connection

from bot.model.deliveries import Rhythm


async def of_stories(
    connection: Connection, channel_id: int, rhythm: Rhythm, story_ids: Iterable[int]
) -> Mapping[int, frozenset[int]]:
    """Story id -> its articles that the channel has seen. What never arrived was not seen."""
    rows = await connection.execute_fetchall(
        "SELECT s.story_id, s.article_id FROM shown AS s JOIN deliveries AS d ON d.id = s.delivery_id"
        " WHERE s.channel_id = ? AND s.rhythm = ? AND s.story_id IN (SELECT value FROM json_each(?))"
        " AND d.state <> 'dead'",
        (channel_id, rhythm, json.dumps(list(story_ids))),
    )
    found: defaultdict[int, set[int]] = defaultdict(set)
    for row in rows:
        found[row["story_id"]].add(row["article_id"])
    return {story: frozenset(articles) for story, articles in found.items()}


async def add(
    connection: Connection, channel_id: int, rhythm: Rhythm, delivery_id: int, articles: Mapping[int, int]
) -> None:
    """Note article id -> story id as shown by a delivery."""
    await connection.executemany(
        "INSERT INTO shown (channel_id, rhythm, story_id, article_id, delivery_id) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (channel_id, rhythm, article_id) DO UPDATE SET delivery_id = excluded.delivery_id,"
        " story_id = excluded.story_id",
        [(channel_id, rhythm, story, article, delivery_id) for article, story in articles.items()],
    )
