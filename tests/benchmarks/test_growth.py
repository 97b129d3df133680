"""How much the database grows with an article."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from benchmarks.load.growth import measure
from bot.storage import migrations
from tests.fakes.compression import as_a_desk_compresses

_ARTICLES = 100
_LARGEST = 20_500
"""Bytes an article on so small a shelf, where every other word and name is new."""


async def test_an_article_takes_no_more_space_than_it_did() -> None:
    with as_a_desk_compresses():
        found = await measure(_ARTICLES)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(migrations.schema())
        empty = connection.execute("SELECT sum(pgsize) FROM dbstat").fetchone()[0]
    largest = list(found.tables.items())[:6]
    assert 3_000 < found.text < 3_300
    assert found.total - empty / _ARTICLES < _LARGEST, largest
