"""The articles of a shelf by words of their titles, as they are typed: the last word may be a prefix."""

from __future__ import annotations

from sqlite3 import Connection

from bot.policy.search.terms import Term
from bot.storage.articles.query_match import on_shelf, phrase

_NEWEST = "SELECT rowid FROM titles WHERE titles MATCH ? ORDER BY rowid DESC LIMIT ?"


def with_all(connection: Connection, shelf_id: int, words: tuple[Term, ...], limit: int) -> list[int]:
    """The moments of the newest articles whose titles have all these words."""
    return _newest(connection, shelf_id, " AND ".join(map(phrase, words)), limit)


def with_any(connection: Connection, shelf_id: int, words: tuple[Term, ...], limit: int) -> list[int]:
    """The moments of the newest articles whose titles have at least one of these words."""
    return _newest(connection, shelf_id, " OR ".join(map(phrase, words)), limit)


def _newest(connection: Connection, shelf_id: int, expression: str, limit: int) -> list[int]:
    rows = connection.execute(_NEWEST, (on_shelf(shelf_id, f"{{title}} : ({expression})"), limit)).fetchall()
    return [row[0] for row in rows]
