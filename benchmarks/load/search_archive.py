"""A database for `search`: a synthetic shelf, preceded by a long archive that only searches can see.

The archive is copies of the newest articles, shifted in time, with the first characters of their texts. They share the
versions of the articles that they are copies of, and have no mentions, stories or titles as typed: the tables that a
search reads are as long as with so many articles, the others are not.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.load import synthetic_shelf
from bot.storage.engine import full_text, sql_functions

_RECENT = 20_000
_CHARACTERS = 400
_HASH_BYTES = 1 << 26
_FACETS = (
    "strftime('m%Y%m y%Y', (moment - :moments >> 10) * 60, 'unixepoch') || substr(facets, length('m202409 y2024') + 1)"
)
_SHIFTED = (
    "INSERT INTO articles (id, url, title, byline, at, moment, outlet_name, outlet_domain, outlet_kind, language,"
    " korea, subjects, version_id, saved_at) SELECT id + :ids, url || '-' || :ids, title, byline, at - :seconds,"
    " moment - :moments, outlet_name, outlet_domain, outlet_kind, language, korea, subjects, version_id, saved_at"
    " FROM articles WHERE id <= :recent",
    "INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at) SELECT 1, id + :ids, at - :seconds, saved_at"
    " FROM articles WHERE id <= :recent",
    "INSERT INTO texts (rowid, title, text, shelves, outlet, people, facets)"  # noqa: S608  # a constant
    f" SELECT moment - :moments, title, text, shelves, outlet, people, {_FACETS} FROM originals WHERE NOT hangul"
    " ORDER BY moment",
    "INSERT INTO hangul_texts (rowid, title, text, shelves, outlet, people, facets)"  # noqa: S608  # likewise
    f" SELECT moment - :moments, title, text, shelves, outlet, people, {_FACETS} FROM originals WHERE hangul"
    " ORDER BY moment",
)


def build(path: Path, articles: int) -> None:
    """Create the database with `articles` articles, a multiple of 20,000, the newest at `synthetic_shelf.NOW`."""
    synthetic_shelf.build(path, _RECENT)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        sql_functions.register(connection)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -200000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(
            "CREATE TEMP TABLE originals AS SELECT moment, title, substr(text, 1, ?) AS text, shelves, outlet, people,"
            " facets, hangul FROM shelved_texts",
            (_CHARACTERS,),
        )
        for index in ("texts", "hangul_texts"):
            full_text.command(connection, index, "hashsize", _HASH_BYTES)
        for age in range(articles // _RECENT - 1, 0, -1):  # the oldest first, as arrivals come
            _copy(connection, age)
        connection.execute("UPDATE shelves SET articles = (SELECT count(*) FROM shelf_articles)")
        for index in ("texts", "hangul_texts"):
            full_text.command(connection, index, "hashsize", 1 << 20)
        connection.execute("ANALYZE")
        connection.execute("PRAGMA journal_mode = WAL")


def _copy(connection: sqlite3.Connection, age: int) -> None:
    seconds = age * _RECENT * 60 * synthetic_shelf.MINUTES_APART
    shift = {"ids": age * _RECENT, "seconds": seconds, "moments": seconds // 60 * 1024, "recent": _RECENT}
    connection.execute("BEGIN")
    for statement in _SHIFTED:
        connection.execute(statement, shift)
    connection.execute("COMMIT")
