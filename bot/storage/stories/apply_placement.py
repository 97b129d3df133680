"""A placement written down: articles and stories go where `news.clustering` puts them, and what tells of them follows:
the counts of shelves, what channels have seen, the span of time.

A story that became part of another keeps its row and points to the survivor, so that what led to it leads on.
"""

from __future__ import annotations

from sqlite3 import Connection

from bot.news.clustering.assign import Absorbed, Moved, Placement, StoryChange


def settle(connection: Connection, article_id: int, moment: int, placement: Placement) -> int:
    """Carry a decision about a new article out; the story it is in."""
    story_id = placement.home.story_id or _begin(connection, moment)
    connection.execute(
        "INSERT INTO story_articles (article_id, story_id, at, score, reason) VALUES (?, ?, ?, ?, ?)",
        (article_id, story_id, moment, placement.score, placement.reason),
    )
    parts = [(story_id, placement.home)]
    parts += [(part.story_id or _begin(connection, moment), part) for part in placement.others]
    for kept, part in parts:
        for moved in part.moved:
            _move(connection, kept, moved)
    for kept, part in parts:
        _absorb(connection, kept, part)
        _span(connection, kept)
    return story_id


def _begin(connection: Connection, moment: int) -> int:
    cursor = connection.execute("INSERT INTO stories (first_at, last_at) VALUES (?, ?)", (moment, moment))
    assert cursor.lastrowid is not None  # noqa: S101  # for the type: a row was just inserted
    return cursor.lastrowid


def _absorb(connection: Connection, kept: int, part: StoryChange) -> None:
    for absorbed in part.absorbed:
        _merge(connection, kept, absorbed)


def _span(connection: Connection, story_id: int) -> None:
    connection.execute(
        "UPDATE stories SET first_at = coalesce((SELECT min(at) FROM story_articles WHERE story_id = ?1), first_at),"
        " last_at = coalesce((SELECT max(at) FROM story_articles WHERE story_id = ?1), last_at) WHERE id = ?1",
        (story_id,),
    )


def _move(connection: Connection, kept: int, moved: Moved) -> None:
    """Take an article into another story, with those of its old one that carry the same text."""
    rows = connection.execute(
        "SELECT o.article_id, o.story_id FROM story_articles AS m"
        " JOIN story_articles AS o ON o.story_id = m.story_id"
        " AND coalesce(o.near_of, o.article_id) = coalesce(m.near_of, m.article_id)"
        " WHERE m.article_id = ?1 AND m.story_id <> ?2",
        (moved.article_id, kept),
    ).fetchall()
    for row in rows:
        article = row["article_id"]
        _count(connection, article, -1)
        connection.execute(
            "UPDATE story_articles SET story_id = ?, score = ?, reason = ? WHERE article_id = ?",
            (kept, moved.score, moved.reason, article),
        )
        connection.execute("UPDATE story_vectors SET story_id = ? WHERE article_id = ?", (kept, article))
        _count(connection, article, 1)
    for story_id in {row["story_id"] for row in rows}:
        _span(connection, story_id)


def _count(connection: Connection, article_id: int, sign: int) -> None:
    """A shelf's number of stories, before (-1) and after (+1) an article changes its story."""
    connection.execute(
        "UPDATE shelves SET stories = stories + ?1"
        " WHERE id IN (SELECT shelf_id FROM shelf_articles WHERE article_id = ?2)"
        " AND NOT EXISTS (SELECT 1 FROM story_articles AS o JOIN shelf_articles AS s ON s.article_id = o.article_id"
        " WHERE s.shelf_id = shelves.id AND o.article_id <> ?2"
        " AND o.story_id = (SELECT story_id FROM story_articles WHERE article_id = ?2))",
        (sign, article_id),
    )


def _merge(connection: Connection, kept: int, absorbed: Absorbed) -> None:
    """Make two stories one."""
    lost = absorbed.story_id
    connection.execute(
        "UPDATE shelves SET stories = stories - 1 WHERE id IN ("
        " SELECT s.shelf_id FROM story_articles AS m JOIN shelf_articles AS s ON s.article_id = m.article_id"
        " WHERE m.story_id = ?1 INTERSECT"
        " SELECT s.shelf_id FROM story_articles AS m JOIN shelf_articles AS s ON s.article_id = m.article_id"
        " WHERE m.story_id = ?2)",
        (kept, lost),
    )
    connection.execute(
        "UPDATE story_articles SET story_id = ?, reason = reason || '; ' || ? WHERE story_id = ?",
        (kept, absorbed.reason, lost),
    )
    connection.execute("UPDATE story_vectors SET story_id = ? WHERE story_id = ?", (kept, lost))
    connection.execute("UPDATE stories SET merged_into = ?1 WHERE id = ?2 OR merged_into = ?2", (kept, lost))
