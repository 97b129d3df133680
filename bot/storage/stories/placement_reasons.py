"""The column story_articles.reason: a JSON list of the decisions that put an article where it is, the oldest first.

Rows written before reasons were data hold words; a decision appended to one makes a list whose first item is a string.
"""

from __future__ import annotations

from sqlite3 import Connection

import msgspec

from bot.model.placements import PlacementReason
from bot.model.reasons import Legacy


def item_json(reason: PlacementReason) -> str:
    """One decision as a JSON object."""
    return msgspec.json.encode(reason).decode()


def to_json(reason: PlacementReason) -> str:
    """The value of the column for an article whose story was decided once."""
    return f"[{item_json(reason)}]"


def from_json(stored: str) -> tuple[PlacementReason | Legacy, ...]:
    """The decisions that a column holds. Raises msgspec.ValidationError for a list of anything else."""
    if not stored.startswith("["):
        return (Legacy(stored),)
    items = msgspec.json.decode(stored, type=list[PlacementReason | str])
    return tuple(Legacy(item) if isinstance(item, str) else item for item in items)


def of_article(connection: Connection, article_id: int) -> tuple[PlacementReason | Legacy, ...]:
    """The decisions about a stored article; none where it has no story."""
    rows = connection.execute("SELECT reason FROM story_articles WHERE article_id = ?", (article_id,)).fetchall()
    return tuple(reason for row in rows for reason in from_json(row["reason"]))
