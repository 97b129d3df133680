"""Table `shown`: the articles that a channel has seen in its digests of a rhythm, so that no digest repeats one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from sqlite3 import Connection

from bot.model.deliveries import Rhythm
from bot.storage.stories import shelf_places


def of_stories(
    connection: Connection, shelf_id: int, channel_id: int, rhythm: Rhythm, story_ids: Iterable[int]
) -> Mapping[int, frozenset[int]]:
    """Map story ids, as stories are on the shelf now, to the articles that the channel has seen; those that the shelf
    lost too. Digests that never arrived do not count."""
    rows = connection.execute(
        f"SELECT m.story_id, m.article_id FROM {shelf_places.ARTICLES} AS m"  # noqa: S608  # a constant
        " CROSS JOIN shown AS s ON s.article_id = m.article_id"
        " JOIN deliveries AS d ON d.id = s.delivery_id"
        " WHERE s.channel_id = :channel AND s.rhythm = :rhythm AND d.state <> 'dead'",
        {"stories": json.dumps(list(story_ids)), "shelf": shelf_id, "channel": channel_id, "rhythm": rhythm},
    ).fetchall()
    found: defaultdict[int, set[int]] = defaultdict(set)
    for row in rows:
        found[row["story_id"]].add(row["article_id"])
    return {story: frozenset(articles) for story, articles in found.items()}


def add(connection: Connection, channel_id: int, rhythm: Rhythm, delivery_id: int, article_ids: Iterable[int]) -> None:
    """Mark articles as shown by a delivery."""
    connection.executemany(
        "INSERT INTO shown (channel_id, rhythm, article_id, delivery_id) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (channel_id, rhythm, article_id) DO UPDATE SET delivery_id = excluded.delivery_id",
        [(channel_id, rhythm, article_id, delivery_id) for article_id in article_ids],
    )
