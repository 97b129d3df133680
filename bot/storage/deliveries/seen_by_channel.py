"""Table `shown`: the articles that a channel has seen in its digests of a rhythm, so that no digest repeats one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from sqlite3 import Connection

from bot.model.answers import ArticleRef
from bot.model.deliveries import Rhythm
from bot.storage import answer_rows
from bot.storage.engine.times import seconds
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


def retracted(
    connection: Connection, shelf_id: int, channel_id: int, rhythm: Rhythm, since: datetime, until: datetime
) -> tuple[ArticleRef, ...]:
    """The articles that the channel has seen and of which the desk read in (since, until] that they were retracted."""
    rows = connection.execute(
        "SELECT l.* FROM articles AS a JOIN shown AS s ON s.channel_id = ?1 AND s.rhythm = ?2 AND s.article_id = a.id"
        " JOIN deliveries AS d ON d.id = s.delivery_id"
        " JOIN article_lines AS l ON l.shelf_id = ?3 AND l.article_id = a.id"
        " WHERE a.retracted_at > ?4 AND a.retracted_at <= ?5 AND d.state <> 'dead' ORDER BY a.retracted_at, a.id",
        (channel_id, rhythm, shelf_id, seconds(since), seconds(until)),
    ).fetchall()
    return tuple(answer_rows.article_ref(row) for row in rows)


def add(connection: Connection, channel_id: int, rhythm: Rhythm, delivery_id: int, article_ids: Iterable[int]) -> None:
    """Mark articles as shown by a delivery."""
    connection.executemany(
        "INSERT INTO shown (channel_id, rhythm, article_id, delivery_id) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (channel_id, rhythm, article_id) DO UPDATE SET delivery_id = excluded.delivery_id",
        [(channel_id, rhythm, article_id, delivery_id) for article_id in article_ids],
    )
