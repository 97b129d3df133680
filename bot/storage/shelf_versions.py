"""The version of a shelf, a number that grows with every transaction that changes what answers from the shelf read.

    a transaction changes rows     -> triggers note their articles and shelves in `touched`
    `count`, before the commit     -> `shelf_versions` of every shelf that holds those articles, `touched` is empty
    an answer reads `of_shelf`     -> an answer that was computed at the same version is still true

Two parts, since an article has hundreds of rows and may be on hundreds of shelves: a trigger that counted the shelves
itself would do so for each row. A program that writes past `Database.write` leaves its notes in `touched`; until the
desk's next transaction counts them, there is no version and nothing is kept.
"""

from __future__ import annotations

from sqlite3 import Connection
from typing import NamedTuple

COUNT = (
    "INSERT INTO shelf_versions (shelf_id, number)"
    " SELECT shelf_id, 1 FROM (SELECT shelf_id FROM touched WHERE article_id = 0 UNION SELECT s.shelf_id"
    "  FROM touched AS t CROSS JOIN shelf_articles AS s ON s.article_id = t.article_id WHERE t.article_id > 0)"
    " WHERE true ON CONFLICT (shelf_id) DO UPDATE SET number = number + 1"
)
"""Moves the versions of touched shelves. CROSS JOIN keeps the order: SQLite, whose statistics know no row of `touched`,
would begin with the articles of all shelves."""


class ShelfVersion(NamedTuple):
    """How often a shelf has changed, and how often all shelves have at once."""

    shelf: int
    all_shelves: int


def count(connection: Connection) -> None:
    """Move the versions of the shelves that this transaction has touched."""
    if connection.execute("SELECT 1 FROM touched LIMIT 1").fetchone() is None:
        return
    connection.execute(COUNT)
    connection.execute("DELETE FROM touched")


def of_shelf(connection: Connection, shelf_id: int) -> ShelfVersion | None:
    """The version of a shelf; None while another program's changes are not counted."""
    shelf, everyone, uncounted = connection.execute(
        "SELECT (SELECT number FROM shelf_versions WHERE shelf_id = ?),"
        " (SELECT number FROM shelf_versions WHERE shelf_id = 0), EXISTS (SELECT 1 FROM touched)",
        (shelf_id,),
    ).fetchone()
    return None if uncounted else ShelfVersion(shelf or 0, everyone or 0)
