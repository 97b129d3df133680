"""The articles of a shelf, or of all, by words of their titles, as they are typed: the last word may be a prefix."""

from __future__ import annotations

import json
from itertools import islice
from sqlite3 import Connection

from msgspec import Struct

from bot.lang.scripts import is_unspaced
from bot.model.answers import ArticleRef
from bot.policy.search.terms import Term, matched
from bot.storage.articles import find, search
from bot.storage.articles.query_match import on_shelf, title_match


class PublicTitle(Struct, frozen=True):
    """A public page with its title."""

    article_id: int
    title: str
    url: str


_NEWEST = "SELECT rowid FROM titles WHERE titles MATCH ? ORDER BY rowid DESC LIMIT ?"


_PAIR = 2
"""Characters of a word that the index has as it is; of a longer one it has the pairs, which may be apart."""
_MORE = 2
"""How many times as many titles are looked at where the pairs may be apart."""


def with_all(connection: Connection, shelf_id: int, words: tuple[Term, ...], limit: int) -> tuple[ArticleRef, ...]:
    """The newest articles whose titles have all these words."""
    expression = " AND ".join(map(title_match, words))
    if not any(len(word) > _PAIR and is_unspaced(word) for term in words for word in term.words):
        return _newest(connection, shelf_id, expression, limit)
    found = _newest(connection, shelf_id, expression, _MORE * limit)
    return tuple(islice((one for one in found if matched(one.title, words)), limit))


def with_each(connection: Connection, shelf_id: int, words: tuple[Term, ...], limit: int) -> list[list[int]]:
    """For each of these words the moments of the newest articles whose titles have it, at most `limit` and one more."""
    expressions = (on_shelf(shelf_id, f"{{title}} : ({title_match(word)})") for word in words)
    return [_matching(connection, expression, limit + 1) for expression in expressions]


def public_with_all(connection: Connection, words: tuple[Term, ...], limit: int) -> tuple[PublicTitle, ...]:
    """The public pages among the newest articles of all shelves whose titles have all these words."""
    rows = connection.execute(
        "SELECT a.id, a.title, a.url FROM json_each(?) AS n CROSS JOIN articles AS a ON a.moment = n.value"
        " WHERE a.owner_shelf_id IS NULL AND a.url IS NOT NULL",
        (json.dumps(_matching(connection, f"{{title}} : ({' AND '.join(map(title_match, words))})", limit)),),
    ).fetchall()
    return tuple(PublicTitle(row["id"], row["title"], row["url"]) for row in rows)


def _newest(connection: Connection, shelf_id: int, expression: str, limit: int) -> tuple[ArticleRef, ...]:
    moments = _matching(connection, on_shelf(shelf_id, f"{{title}} : ({expression})"), limit)
    return find.at_moments(connection, shelf_id, search.by_time(connection, shelf_id, moments, 0, limit))


def _matching(connection: Connection, expression: str, limit: int) -> list[int]:
    rows = connection.execute(_NEWEST, (expression, limit)).fetchall()
    return [row[0] for row in rows]
