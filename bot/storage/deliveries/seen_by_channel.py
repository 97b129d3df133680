"""Table `shown`: the articles that a channel has seen in its digests of a rhythm, so that no digest repeats one; and,
under a name of their own beside the rhythms, those that it knows to be retracted.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.model.deliveries import Rhythm
from bot.storage.engine.times import seconds
from bot.storage.stories import shelf_places

_TOLD_WITHIN = timedelta(days=31)
"""An older retraction, as an update of the desk may find, is told only by a digest that reaches back to it."""


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
    connection: Connection, channel_id: int, rhythm: Rhythm, since: datetime, until: datetime
) -> tuple[int, ...]:
    """The articles that the channel has seen, were retracted until `until`, and were neither retracted when the channel
    saw them nor told as that. `since` is the beginning of its digest. Not by the times of digests: one may be composed
    late, out of turn, or while a page is read."""
    rows = connection.execute(
        "SELECT a.id FROM articles AS a"
        " JOIN shown AS s ON s.channel_id = :channel AND s.rhythm = :rhythm AND s.article_id = a.id"
        " JOIN deliveries AS d ON d.id = s.delivery_id AND d.state <> 'dead'"
        " WHERE a.retracted_at > :since AND a.retracted_at <= :until AND NOT EXISTS ("
        "  SELECT 1 FROM shown AS t JOIN deliveries AS e ON e.id = t.delivery_id"
        "  WHERE t.channel_id = :channel AND t.rhythm = :told AND t.article_id = a.id"
        "  AND e.state <> 'dead' AND e.created_at >= a.retracted_at"
        " ) ORDER BY a.retracted_at, a.id",
        {
            "channel": channel_id,
            "rhythm": rhythm,
            "told": _told(rhythm),
            "since": seconds(min(since, until - _TOLD_WITHIN)),
            "until": seconds(until),
        },
    ).fetchall()
    return tuple(row["id"] for row in rows)


def add(connection: Connection, channel_id: int, rhythm: Rhythm, delivery_id: int, article_ids: Iterable[int]) -> None:
    """Mark articles as shown by a delivery; those that are retracted are shown as that."""
    ids = json.dumps(list(article_ids))
    _add(connection, channel_id, rhythm, delivery_id, ids)
    rows = connection.execute(
        "SELECT a.id FROM json_each(?) AS n JOIN articles AS a ON a.id = n.value WHERE a.retracted_at IS NOT NULL",
        (ids,),
    ).fetchall()
    add_retracted(connection, channel_id, rhythm, delivery_id, [row["id"] for row in rows])


def add_retracted(
    connection: Connection, channel_id: int, rhythm: Rhythm, delivery_id: int, article_ids: Iterable[int]
) -> None:
    """Mark articles as told to be retracted by a delivery."""
    _add(connection, channel_id, _told(rhythm), delivery_id, json.dumps(list(article_ids)))


def _told(rhythm: Rhythm) -> str:
    return f"retracted:{rhythm}"


def _add(connection: Connection, channel_id: int, name: str, delivery_id: int, ids: str) -> None:
    connection.execute(
        "INSERT INTO shown (channel_id, rhythm, article_id, delivery_id) SELECT ?, ?, value, ? FROM json_each(?)"
        " WHERE true ON CONFLICT (channel_id, rhythm, article_id) DO UPDATE SET delivery_id = excluded.delivery_id",
        (channel_id, name, delivery_id, ids),
    )
