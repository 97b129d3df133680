"""The features by which articles are compared, as stored when they were placed; kept for the newest arrivals only."""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Connection

from bot.news.clustering.features import ArticleFeatures, unpack


def load(connection: Connection, article_ids: Iterable[int]) -> dict[int, ArticleFeatures]:
    """Article id -> its features; those that are kept no longer are missing."""
    rows = connection.execute(
        "SELECT article_id, vector FROM story_vectors WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(article_ids)),),
    ).fetchall()
    return {row["article_id"]: unpack(row["vector"]) for row in rows}
