"""Which story an article is in on a shelf, and which articles a story has there.

Articles that the shelf no longer has are included: a message that was sent about one still counts as sent."""

from __future__ import annotations

from sqlite3 import Connection

ARTICLES = (
    "(SELECT p.story_id, p.article_id FROM story_articles AS p"
    " WHERE p.story_id IN (SELECT value FROM json_each(:stories))"
    " AND NOT EXISTS (SELECT 1 FROM shelf_stories AS o WHERE o.shelf_id = :shelf AND o.article_id = p.article_id)"
    " UNION ALL SELECT o.story_id, o.article_id FROM shelf_stories AS o"
    " WHERE o.story_id IN (SELECT value FROM json_each(:stories)) AND o.shelf_id = :shelf)"
)
"""SQL: the articles of the stories in the JSON list `:stories` on the shelf `:shelf`, as story_id and article_id."""


def story_of(connection: Connection, shelf_id: int | None, article_id: int) -> int:
    """The story that an article is in on a shelf; without a shelf, for all that did not move it. 0 if it is gone."""
    rows = connection.execute(
        "SELECT coalesce(o.story_id, m.story_id) FROM story_articles AS m"
        " LEFT JOIN shelf_stories AS o ON o.shelf_id = ? AND o.article_id = m.article_id WHERE m.article_id = ?",
        (shelf_id, article_id),
    ).fetchall()
    return next((int(row[0]) for row in rows), 0)
