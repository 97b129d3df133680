"""The articles of a shelf, or of all, by words of their titles, as they are typed: the last word may be a prefix."""

from __future__ import annotations

import json
from sqlite3 import Connection

from msgspec import Struct

from bot.policy.search.terms import Term
from bot.storage.articles import search
from bot.storage.articles.query_match import on_shelf, written_phrase


class PublicTitle(Struct, frozen=True):
    """A public page with its title."""

    article_id: int
    title: str
    url: str


_NEWEST = "SELECT rowid FROM titles WHERE titles MATCH ? ORDER BY rowid DESC LIMIT ?"


def with_all(connection: Connection, shelf_id: int, words: tuple[Term, ...], limit: int) -> list[int]:
    """The moments of the newest articles whose titles have all these words."""
    return _newest(connection, shelf_id, " AND ".join(map(written_phrase, words)), limit)


def with_any(connection: Connection, shelf_id: int, words: tuple[Term, ...], limit: int) -> list[int]:
    """The moments of the newest articles whose titles have at least one of these words."""
    return _newest(connection, shelf_id, " OR ".join(map(written_phrase, words)), limit)


def public_with_all(connection: Connection, words: tuple[Term, ...], limit: int) -> tuple[PublicTitle, ...]:
    """Those of the newest articles of all shelves whose titles have all these words that are public pages."""
    rows = connection.execute(
        "SELECT a.id, a.title, a.url FROM json_each(?) AS n CROSS JOIN articles AS a ON a.moment = n.value"
        " WHERE a.owner_shelf_id IS NULL AND a.url IS NOT NULL",
        (json.dumps(_matching(connection, f"{{title}} : ({' AND '.join(map(written_phrase, words))})", limit)),),
    ).fetchall()
    return tuple(PublicTitle(row["id"], row["title"], row["url"]) for row in rows)


def _newest(connection: Connection, shelf_id: int, expression: str, limit: int) -> list[int]:
    moments = _matching(connection, on_shelf(shelf_id, f"{{title}} : ({expression})"), limit)
    return search.by_time(connection, shelf_id, moments, 0, limit)


def _matching(connection: Connection, expression: str, limit: int) -> list[int]:
    rows = connection.execute(_NEWEST, (expression, limit)).fetchall()
    return [row[0] for row in rows]
