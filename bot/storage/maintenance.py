"""Whether the database is whole, and a copy of it while the desk works."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

_INTACT = "PRAGMA integrity_check"
_ORPHANS = "PRAGMA foreign_key_check"
_FULL_TEXT = ("texts", "titles")

_TOTALS = {
    "articles of shelves": """
        SELECT id, articles FROM shelves EXCEPT SELECT s.id, count(a.article_id) FROM shelves AS s
        LEFT JOIN shelf_articles AS a ON a.shelf_id = s.id GROUP BY s.id""",
    "stories of shelves": """
        SELECT id, stories FROM shelves EXCEPT SELECT s.id, count(DISTINCT t.story_id) FROM shelves AS s
        LEFT JOIN shelf_articles AS a ON a.shelf_id = s.id LEFT JOIN story_articles AS t USING (article_id)
        GROUP BY s.id""",
    "mentions on shelves": """
        SELECT * FROM (SELECT shelf_id, entity_id, at, article_id FROM shelf_mentions
            EXCEPT SELECT s.shelf_id, m.entity_id, s.at, s.article_id
            FROM shelf_articles AS s JOIN mentions AS m USING (article_id))
        UNION ALL SELECT * FROM (SELECT s.shelf_id, m.entity_id, s.at, s.article_id
            FROM shelf_articles AS s JOIN mentions AS m USING (article_id)
            EXCEPT SELECT shelf_id, entity_id, at, article_id FROM shelf_mentions)""",
    "entities of shelves": """
        SELECT * FROM (SELECT shelf_id, entity_id, articles, first_at, last_at FROM shelf_entities
            EXCEPT SELECT shelf_id, entity_id, count(*), min(at), max(at) FROM shelf_mentions GROUP BY 1, 2)
        UNION ALL SELECT shelf_id, entity_id, 0, 0, 0 FROM (SELECT shelf_id, entity_id FROM shelf_mentions
            EXCEPT SELECT shelf_id, entity_id FROM shelf_entities)""",
    "days of entities": """
        SELECT shelf_id, entity_id, day, articles FROM shelf_entity_days EXCEPT
        SELECT shelf_id, entity_id, at / 86400 - (at % 86400 < 0), count(*) FROM shelf_mentions GROUP BY 1, 2, 3""",
    "names of entities": """
        SELECT shelf_id, form, entity_id FROM shelf_names EXCEPT
        SELECT s.shelf_id, f.form, f.entity_id FROM shelf_entities AS s JOIN entity_forms AS f USING (entity_id)""",
    "private texts": """
        SELECT s.shelf_id, a.id FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id
        WHERE a.owner_shelf_id <> s.shelf_id""",
    "articles on no shelf": """
        SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM shelf_articles)""",
    "bodies of jobs": """
        SELECT id FROM jobs WHERE (state = 'fetched') <> (id IN (SELECT job_id FROM bodies))""",
}
"""What must hold -> a query for the rows that break it."""


def backup(source: Path, target: Path) -> None:
    """A consistent copy of the database at `source`, compact, while others may be writing to it.

    Raises FileExistsError rather than write over anything, and sqlite3.Error.
    """
    if target.exists():
        raise FileExistsError(target)
    with closing(_opened(source)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))


def check(path: Path) -> tuple[str, ...]:
    """Everything that is wrong with the database, a line each; nothing, where all is well. Reads only."""
    with closing(_opened(path)) as connection:
        connection.execute("BEGIN")
        try:
            return tuple(_faults(connection))
        finally:
            connection.rollback()


def _faults(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute(_INTACT):
        if line != "ok":
            yield f"file: {line}"
    for table, row, parent, _ in connection.execute(_ORPHANS):
        yield f"{table}: row {row} has no parent in {parent}"
    for index in _FULL_TEXT:
        yield from _full_text_faults(connection, index)
    for what, query in _TOTALS.items():
        wrong = connection.execute(query).fetchmany(4)
        if wrong:
            rows = ", ".join(str(row) for row in wrong[:3])
            yield f"{what}: {rows}{' and more' if len(wrong) > 3 else ''}"


def _full_text_faults(connection: sqlite3.Connection, index: str) -> Iterator[str]:
    """SQLite compares the index with the texts; the check is written as an insertion, and changes nothing."""
    check = {
        "texts": "INSERT INTO texts (texts, rank) VALUES ('integrity-check', 1)",
        "titles": "INSERT INTO titles (titles, rank) VALUES ('integrity-check', 1)",
    }
    try:
        connection.execute(check[index])
    except sqlite3.DatabaseError as error:
        yield f"full text of {index}: {error}"


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=10)
