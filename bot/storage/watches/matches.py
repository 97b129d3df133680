"""Table `watch_matches`: articles that matched a watch, and their outcomes."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from hashlib import blake2b
from sqlite3 import Connection, Row

from msgspec import Struct

from bot.model.watches.alert import MatchOutcome, OpenMatch
from bot.storage.engine.times import moment, moment_or_none, seconds
from bot.storage.stories import shelf_places
from bot.storage.watches import watches

_NEVER = 2**62
_ON_SHELF = (
    "EXISTS (SELECT 1 FROM news_watches AS w JOIN shelf_articles AS s ON s.shelf_id = w.shelf_id"
    " WHERE w.id = watch_matches.watch_id AND s.article_id = watch_matches.article_id)"
)
"""SQL: the article of a match is on the shelf of its watch."""


class StoredMatch(Struct, frozen=True):
    """A match with its outcome; `outcome` is None while it is open, `alert_at` where there was no alert. `by_card`: the
    article's card was the alert."""

    article_id: int
    at: datetime
    outcome: MatchOutcome | None
    alert_at: datetime | None
    by_card: bool = False


def add(connection: Connection, article_id: int, watch_ids: Iterable[int], last_watch: int, at: datetime) -> list[int]:
    """Store the matches of an article, if it still exists, with watches that articles match and that have no larger id
    than `last_watch`; the watches for which they are new."""
    met = json.dumps([one for one in watch_ids if one <= last_watch])
    rows = connection.execute(
        "INSERT INTO watch_matches (watch_id, article_id, at) SELECT w.id, a.id, ?3 FROM json_each(?1) AS n"  # noqa: S608
        f" JOIN news_watches AS w ON w.id = n.value JOIN articles AS a ON a.id = ?2 WHERE {watches.MATCHES}"
        " ON CONFLICT (watch_id, article_id) DO NOTHING RETURNING watch_id",
        (met, article_id, seconds(at)),
    ).fetchall()
    return [row["watch_id"] for row in rows]


def drop_lost_articles(connection: Connection, watch_id: int) -> None:
    """Delete the open matches whose article is no longer on the watch's shelf, unless it may be put back there."""
    connection.execute(
        f"DELETE FROM watch_matches WHERE watch_id = ? AND outcome IS NULL AND NOT {_ON_SHELF}"  # noqa: S608  # constants
        f" AND NOT {_ON_SHELF.replace('shelf_articles', 'removed_articles')}",
        (watch_id,),
    )


def open_ones(connection: Connection, watch_id: int, limit: int) -> tuple[OpenMatch, ...]:
    """The open matches of a watch with articles that are on its shelf, the oldest first."""
    rows = connection.execute(
        "SELECT h.article_id, h.at, coalesce(o.story_id, s.story_id) AS story_id,"
        " coalesce(s.near_of, h.article_id) AS text_of, a.at AS published,"
        " (SELECT min(url_key) FROM article_keys WHERE article_id = h.article_id) AS url_key"
        " FROM watch_matches AS h JOIN news_watches AS w ON w.id = h.watch_id JOIN articles AS a ON a.id = h.article_id"
        " JOIN shelf_articles AS t ON t.shelf_id = w.shelf_id AND t.article_id = h.article_id"
        " JOIN story_articles AS s ON s.article_id = h.article_id"
        " LEFT JOIN shelf_stories AS o ON o.shelf_id = w.shelf_id AND o.article_id = h.article_id"
        " WHERE h.watch_id = ? AND h.outcome IS NULL ORDER BY h.at, h.article_id LIMIT ?",
        (watch_id, limit),
    ).fetchall()
    return tuple(map(_open, rows))


def told_stories(connection: Connection, watch_id: int, story_ids: Iterable[int]) -> dict[int, datetime]:
    """Story -> when the watch told of it last, as stories are on its shelf now; those never told are missing."""
    rows = connection.execute(
        f"SELECT s.story_id, max(h.told_at) FROM {shelf_places.ARTICLES} AS s"  # noqa: S608  # a constant
        " CROSS JOIN watch_matches AS h ON h.watch_id = :watch AND h.article_id = s.article_id"
        " WHERE h.told_at IS NOT NULL GROUP BY s.story_id",
        _stories(connection, watch_id, story_ids),
    ).fetchall()
    return {story_id: moment(at) for story_id, at in rows}


def told_texts(connection: Connection, watch_id: int, story_ids: Iterable[int]) -> frozenset[int]:
    """The texts (`OpenMatch.text_of`) that the watch told of these stories."""
    rows = connection.execute(
        f"SELECT DISTINCT coalesce(t.near_of, t.article_id) FROM {shelf_places.ARTICLES} AS s"  # noqa: S608  # likewise
        " CROSS JOIN watch_matches AS h ON h.watch_id = :watch AND h.article_id = s.article_id"
        " JOIN story_articles AS t ON t.article_id = s.article_id WHERE h.told_at IS NOT NULL",
        _stories(connection, watch_id, story_ids),
    ).fetchall()
    return frozenset(row[0] for row in rows)


def messages_since(connection: Connection, watch_id: int, since: datetime) -> list[datetime]:
    """When the messages of a watch were owed, since then, without cards of articles."""
    rows = connection.execute(
        "SELECT told_at FROM watch_matches WHERE watch_id = ? AND told_at >= ?"
        " AND NOT EXISTS (SELECT 1 FROM deliveries WHERE id = delivery_id AND kind = 'card')"
        " GROUP BY told_at, delivery_id",
        (watch_id, seconds(since)),
    ).fetchall()
    return [moment(row[0]) for row in rows]


def last_told(connection: Connection, watch_id: int) -> datetime | None:
    """When the last message of a watch was owed."""
    rows = connection.execute(
        "SELECT max(told_at) FROM watch_matches WHERE watch_id = ? AND told_at IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM deliveries WHERE id = delivery_id AND kind = 'card')",
        (watch_id,),
    ).fetchall()
    return next((moment(row[0]) for row in rows if row[0] is not None), None)


def tell(
    connection: Connection,
    watch_id: int,
    article_ids: Iterable[int],
    outcome: MatchOutcome,
    delivery_id: int,
    now: datetime,
) -> None:
    """Close these matches as sent by a delivery: a message of the watch, or the card of the article."""
    connection.executemany(
        "UPDATE watch_matches SET outcome = ?, told_at = ?, delivery_id = ? WHERE watch_id = ? AND article_id = ?",
        [(outcome, seconds(now), delivery_id, watch_id, one) for one in article_ids],
    )


def close(connection: Connection, watch_id: int, article_ids: Iterable[int], outcome: MatchOutcome) -> None:
    """Close these matches without an alert, for that reason."""
    connection.executemany(
        "UPDATE watch_matches SET outcome = ? WHERE watch_id = ? AND article_id = ?",
        [(outcome, watch_id, one) for one in article_ids],
    )


def close_open(connection: Connection, watch_id: int, before: datetime | None = None) -> None:
    """Close the open matches of a watch that was paused, without alerts; with `before`, those of an earlier time."""
    connection.execute(
        "UPDATE watch_matches SET outcome = ? WHERE watch_id = ? AND outcome IS NULL AND at < ?",
        (MatchOutcome.PAUSED, watch_id, _NEVER if before is None else seconds(before)),
    )


def lose(connection: Connection, delivery_id: int) -> None:
    """Mark the matches of a message that did not arrive as lost."""
    connection.execute(
        "UPDATE watch_matches SET outcome = ?, told_at = NULL WHERE delivery_id = ?", (MatchOutcome.LOST, delivery_id)
    )


def reopen(connection: Connection, delivery_id: int) -> None:
    """Open the matches of a message again that is not sent."""
    connection.execute(
        "UPDATE watch_matches SET outcome = NULL, told_at = NULL, delivery_id = NULL WHERE delivery_id = ?",
        (delivery_id,),
    )


def reopen_by_card(connection: Connection, card_id: int) -> list[int]:
    """Open the matches again that a card closed which is deleted, and those closed as copies since then; their
    watches."""
    rows = connection.execute(
        "SELECT watch_id, min(at) AS at FROM watch_matches WHERE delivery_id = ? GROUP BY watch_id", (card_id,)
    ).fetchall()
    connection.executemany(
        "UPDATE watch_matches SET outcome = NULL WHERE watch_id = ? AND at >= ? AND outcome = 'copy'",
        [(row["watch_id"], row["at"]) for row in rows],
    )
    reopen(connection, card_id)
    return [row["watch_id"] for row in rows]


def withdraw(connection: Connection, watch_id: int) -> None:
    """Delete a watch's alerts that were not tried yet, and reopen their matches."""
    rows = connection.execute(
        "SELECT DISTINCT d.id FROM watch_matches AS h JOIN deliveries AS d ON d.id = h.delivery_id"
        " WHERE h.watch_id = ? AND h.told_at IS NOT NULL AND d.state = 'pending'",
        (watch_id,),
    ).fetchall()
    for row in rows:
        reopen(connection, row["id"])
        connection.execute("DELETE FROM deliveries WHERE id = ?", (row["id"],))


def withdraw_article(connection: Connection, shelf_id: int, article_id: int) -> list[int]:
    """Withdraw the alerts that tell an article and were not tried yet; their watches on the shelf."""
    rows = connection.execute(
        "SELECT DISTINCT h.watch_id FROM watch_matches AS h JOIN news_watches AS w ON w.id = h.watch_id"
        " JOIN deliveries AS d ON d.id = h.delivery_id"
        " WHERE h.article_id = ? AND w.shelf_id = ? AND h.told_at IS NOT NULL AND d.state = 'pending'",
        (article_id, shelf_id),
    ).fetchall()
    for row in rows:
        withdraw(connection, row["watch_id"])
    return [row["watch_id"] for row in rows]


def are_open(connection: Connection, watch_id: int) -> bool:
    """Whether a watch has open matches with articles that are on its shelf."""
    rows = connection.execute(
        f"SELECT 1 FROM watch_matches WHERE watch_id = ? AND outcome IS NULL AND {_ON_SHELF} LIMIT 1",  # noqa: S608  # likewise
        (watch_id,),
    ).fetchall()
    return bool(rows)


def drop_open(connection: Connection, shelf_id: int, article_id: int) -> None:
    """Delete the open matches of an article with the watches of a shelf."""
    connection.execute(
        "DELETE FROM watch_matches WHERE article_id = ? AND outcome IS NULL"
        " AND watch_id IN (SELECT id FROM news_watches WHERE shelf_id = ?)",
        (article_id, shelf_id),
    )


def with_open(connection: Connection, shelf_id: int, article_id: int) -> list[int]:
    """The watches of a shelf that are on and have an open match with the article."""
    rows = connection.execute(
        "SELECT w.id FROM news_watches AS w JOIN watch_matches AS h ON h.watch_id = w.id AND h.article_id = ?"
        " WHERE w.shelf_id = ? AND w.paused IS NULL AND h.outcome IS NULL",
        (article_id, shelf_id),
    ).fetchall()
    return [row["id"] for row in rows]


def unplanned(connection: Connection, guild_ids: Collection[int]) -> list[int]:
    """The watches of some servers that are on and whose open matches have no plan: the server had removed the desk."""
    rows = connection.execute(
        "SELECT w.id FROM json_each(?) AS n CROSS JOIN shelves AS t ON t.key = 'guild:' || n.value"  # noqa: S608  # a constant
        " CROSS JOIN news_watches AS w ON w.shelf_id = t.id WHERE w.paused IS NULL AND w.look_at IS NULL AND EXISTS ("
        f"SELECT 1 FROM watch_matches WHERE watch_id = w.id AND outcome IS NULL AND {_ON_SHELF})",
        (json.dumps(list(guild_ids)),),
    ).fetchall()
    return [row["id"] for row in rows]


def newest(connection: Connection, watch_id: int, limit: int) -> tuple[StoredMatch, ...]:
    """The newest matches of a watch whose articles are on its shelf."""
    rows = connection.execute(
        "SELECT h.article_id, h.at, h.outcome, h.told_at,"
        " EXISTS (SELECT 1 FROM deliveries WHERE id = h.delivery_id AND kind = 'card') AS by_card"
        " FROM watch_matches AS h"
        " JOIN news_watches AS w ON w.id = h.watch_id"
        " JOIN shelf_articles AS s ON s.shelf_id = w.shelf_id AND s.article_id = h.article_id"
        " WHERE h.watch_id = ? ORDER BY h.at DESC, h.article_id DESC LIMIT ?",
        (watch_id, limit),
    ).fetchall()
    return tuple(map(_stored, rows))


def _stories(connection: Connection, watch_id: int, story_ids: Iterable[int]) -> dict[str, int | str | None]:
    rows = connection.execute("SELECT shelf_id FROM news_watches WHERE id = ?", (watch_id,)).fetchall()
    shelf_id = next((row["shelf_id"] for row in rows), None)
    return {"watch": watch_id, "shelf": shelf_id, "stories": json.dumps(sorted(set(story_ids)))}


def _stored(row: Row) -> StoredMatch:
    outcome = row["outcome"]
    return StoredMatch(
        row["article_id"],
        moment(row["at"]),
        MatchOutcome(outcome) if outcome else None,
        moment_or_none(row["told_at"]),
        bool(row["by_card"]),
    )


def _open(row: Row) -> OpenMatch:
    published = moment(row["published"])
    page = blake2b((row["url_key"] or str(row["article_id"])).encode("utf-8", "replace"), digest_size=8).hexdigest()
    return OpenMatch(
        row["article_id"], row["story_id"], row["text_of"], f"{page}:{published.date().isoformat()}", moment(row["at"])
    )
