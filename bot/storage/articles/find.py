"""Finds an article of a shelf by its number, address or message."""

from __future__ import annotations

import json
from sqlite3 import Connection

from bot.model.answers import ArticleRef
from bot.storage import answer_rows


def line(connection: Connection, shelf_id: int, article_id: int) -> ArticleRef:
    """A reference to an article of the shelf, not marked if its page is deleted: who asks for one says so otherwise."""
    rows = connection.execute(
        "SELECT * FROM article_lines WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id)
    ).fetchall()
    return answer_rows.article_ref(next(iter(rows)))


def by_id(connection: Connection, shelf_id: int, article_id: int) -> int | None:
    """The article of that number, if it is on the shelf."""
    return _one(
        connection,
        "SELECT article_id FROM shelf_articles WHERE shelf_id = ? AND article_id = ?",
        (shelf_id, article_id),
    )


def by_key(connection: Connection, shelf_id: int, url_key: str) -> int | None:
    """The article at an address, if it is on the shelf."""
    return _one(
        connection,
        "SELECT k.article_id FROM article_keys AS k JOIN shelf_articles AS s ON s.article_id = k.article_id"
        " WHERE s.shelf_id = ? AND k.url_key = ?",
        (shelf_id, url_key),
    )


def by_message(connection: Connection, shelf_id: int, channel_id: int, message_id: int) -> int | None:
    """The first article that a message of that channel posted or asked for."""
    if max(channel_id, message_id) >= 2**63:
        return None
    return _one(
        connection,
        "SELECT article_id FROM shelf_articles WHERE shelf_id = ?1 AND message_id = ?2 AND channel_id = ?3"
        " UNION ALL SELECT j.article_id FROM requests AS r JOIN jobs AS j ON j.id = r.job_id"
        " JOIN shelf_articles AS s ON s.shelf_id = ?1 AND s.article_id = j.article_id"
        " WHERE r.shelf_id = ?1 AND r.message_id = ?2 AND r.channel_id = ?3 ORDER BY article_id",
        (shelf_id, message_id, channel_id),
    )


def newest(connection: Connection, shelf_id: int, limit: int) -> tuple[ArticleRef, ...]:
    """The newest `limit` articles of the shelf."""
    rows = connection.execute(
        "SELECT l.* FROM (SELECT article_id, at FROM shelf_articles WHERE shelf_id = ?1"
        " ORDER BY at DESC, article_id DESC LIMIT ?2) AS s"
        " JOIN article_lines AS l ON l.shelf_id = ?1 AND l.article_id = s.article_id"
        " ORDER BY s.at DESC, s.article_id DESC",
        (shelf_id, limit),
    ).fetchall()
    return answer_rows.article_refs(connection, rows)


def newest_titles(connection: Connection, shelf_id: int, limit: int) -> list[str]:
    """The titles of the newest `limit` articles of the shelf, as it shows them."""
    rows = connection.execute(
        "SELECT l.title FROM (SELECT article_id, at FROM shelf_articles WHERE shelf_id = ?1"
        " ORDER BY at DESC, article_id DESC LIMIT ?2) AS s"
        " JOIN article_lines AS l ON l.shelf_id = ?1 AND l.article_id = s.article_id",
        (shelf_id, limit),
    ).fetchall()
    return [row["title"] for row in rows]


def newest_outlets(connection: Connection, shelf_id: int, articles: int) -> list[tuple[str, str]]:
    """Name and domain ("" if unknown) of the outlets of so many newest articles of the shelf, the most frequent
    first."""
    rows = connection.execute(
        "SELECT l.outlet_name, coalesce(l.outlet_domain, '') AS outlet_domain, count(*) AS number"
        " FROM (SELECT article_id FROM shelf_articles WHERE shelf_id = ?1"
        "  ORDER BY at DESC, article_id DESC LIMIT ?2) AS s"
        " JOIN article_lines AS l ON l.shelf_id = ?1 AND l.article_id = s.article_id WHERE l.outlet_name IS NOT NULL"
        " GROUP BY l.outlet_name ORDER BY number DESC, l.outlet_name",
        (shelf_id, articles),
    ).fetchall()
    return [(row["outlet_name"], row["outlet_domain"]) for row in rows]


def at_moments(connection: Connection, shelf_id: int, moments: list[int]) -> tuple[ArticleRef, ...]:
    """The articles of the shelf with these full-text row ids, in the order given."""
    rows = connection.execute(
        f"SELECT l.* FROM json_each(?1) AS n JOIN article_lines AS l ON l.shelf_id = ?2 AND {answer_rows.AT_MOMENT}"  # noqa: S608  # a constant
        " ORDER BY n.key",
        (json.dumps(moments), shelf_id),
    ).fetchall()
    return answer_rows.article_refs(connection, rows)


def _one(connection: Connection, sql: str, values: tuple[int | str, ...]) -> int | None:
    rows = connection.execute(sql, values).fetchall()
    return next((row[0] for row in rows), None)
