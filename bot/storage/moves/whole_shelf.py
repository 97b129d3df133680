"""Takes all articles of a shelf out of the database, and puts those of a file on one: what `shelves.take_off` and
`shelves.put` do for one article, as statements over all. The counters of the shelf go or come as a whole.

Full-text rows are written in the order of their numbers, since FTS5 gathers them in memory for as long as the numbers
rise: each that is smaller than the last makes it write a segment. For commands: it may take minutes.
"""

from __future__ import annotations

from sqlite3 import Connection

from bot.storage.engine.times import moment
from bot.storage.shelves import counters, removed, shelves, unnamed_entities
from bot.storage.stories import text_reuse

_GONE = "(SELECT article_id FROM temp.leaving WHERE NOT held)"
_LEAVING = (
    "CREATE TEMP TABLE leaving (article_id INTEGER PRIMARY KEY, held INTEGER NOT NULL)",
    "INSERT INTO temp.leaving SELECT article_id, 0 FROM shelf_articles WHERE shelf_id = :shelf"
    " UNION SELECT article_id, 0 FROM removed_articles WHERE shelf_id = :shelf",
    "UPDATE temp.leaving SET held = 1 WHERE EXISTS (SELECT 1 FROM shelf_articles AS s"
    " WHERE s.article_id = leaving.article_id AND s.shelf_id <> :shelf) OR EXISTS (SELECT 1 FROM removed_articles AS r"
    " WHERE r.article_id = leaving.article_id AND r.shelf_id <> :shelf)",
)
"""The articles of the shelf, and which of them another shelf holds."""
_NAMED = (
    "SELECT entity_id FROM shelf_splits WHERE shelf_id = :shelf UNION SELECT to_id FROM shelf_splits"  # noqa: S608
    f" WHERE shelf_id = :shelf UNION SELECT entity_id FROM mentions WHERE article_id IN {_GONE}"
    f" UNION SELECT entity_id FROM quotes WHERE article_id IN {_GONE} AND entity_id IS NOT NULL"
)
_REUSED = (
    "SELECT article_id FROM temp.leaving AS l WHERE NOT held AND (EXISTS (SELECT 1 FROM story_copies AS c"
    " WHERE c.article_id = l.article_id) OR EXISTS (SELECT 1 FROM story_copies AS c"
    " WHERE c.original_id = l.article_id))"
)
_OF_SHELF = (
    "DELETE FROM shelf_mentions WHERE shelf_id = :shelf",
    "DELETE FROM shelf_entities WHERE shelf_id = :shelf",
    "DELETE FROM shelf_entity_days WHERE shelf_id = :shelf",
    "DELETE FROM shelf_names WHERE shelf_id = :shelf",
    "DELETE FROM shelf_articles WHERE shelf_id = :shelf",
    "DELETE FROM removed_articles WHERE shelf_id = :shelf",
    "DELETE FROM corrections WHERE shelf_id = :shelf",
    "DELETE FROM shelf_stories WHERE shelf_id = :shelf",
    "DELETE FROM shelf_splits WHERE shelf_id = :shelf",
    "DELETE FROM curation_reports WHERE shelf_id = :shelf AND article_id IS NOT NULL",
    "DELETE FROM curation_acts WHERE shelf_id = :shelf AND article_id IS NOT NULL",
    "UPDATE shelves SET articles = 0, stories = 0 WHERE id = :shelf",
)
_OF_ARTICLES = (
    f"DELETE FROM story_postings WHERE article_id IN {_GONE}",  # noqa: S608  # likewise
    f"DELETE FROM story_prints WHERE article_id IN {_GONE}",  # noqa: S608  # likewise
    f"DELETE FROM articles WHERE id IN {_GONE}",  # noqa: S608  # likewise
)

_COMING = "SELECT n.new FROM src.shelf_articles AS s JOIN temp.new_articles AS n ON n.old = s.article_id"
_OF_FILE = (
    "FROM src.shelf_articles AS s JOIN temp.new_shelves AS k ON k.old = s.shelf_id"
    " JOIN temp.new_articles AS n ON n.old = s.article_id"
)
_PUT_BACK = (
    f"SELECT k.new AS shelf, n.new AS article, s.user_id, s.saved_at {_OF_FILE}"  # likewise
    " JOIN main.removed_articles AS r ON r.shelf_id = k.new AND r.article_id = n.new"
)
_PUT = (
    "INSERT INTO main.shelf_articles (shelf_id, article_id, at, saved_at, user_id, guild_id, channel_id, message_id)"
    " SELECT k.new, n.new, coalesce(c.at, a.at), s.saved_at, s.user_id, s.guild_id, s.channel_id, s.message_id"
    f" {_OF_FILE} JOIN main.articles AS a ON a.id = n.new"
    " LEFT JOIN main.corrections AS c ON c.shelf_id = k.new AND c.article_id = n.new"
    " WHERE true ON CONFLICT DO NOTHING"
)


def take_off(connection: Connection, shelf_id: int) -> None:
    """Remove all articles from a shelf for good, with what people did to them there. Those that no other shelf has are
    deleted, with the entities that only they named; their words stay in the full-text indexes until they are merged."""
    values = {"shelf": shelf_id}
    for statement in _LEAVING:
        connection.execute(statement, values)
    for article_id in _in_order(connection, "SELECT article_id FROM temp.leaving"):
        shelves.unindex(connection, article_id)
    named = [row[0] for row in connection.execute(_NAMED, values)]
    for statement in _OF_SHELF:
        connection.execute(statement, values)
    for row in connection.execute(_REUSED).fetchall():
        text_reuse.remove(connection, row[0])
    for statement in _OF_ARTICLES:
        connection.execute(statement)
    unnamed_entities.delete(connection, named)
    for article_id in _in_order(connection, "SELECT article_id FROM temp.leaving WHERE held"):
        shelves.index(connection, article_id)
    connection.execute("DROP TABLE temp.leaving")


def put_on(connection: Connection) -> None:
    """Put the articles of the attached file on the shelf that they were on, once `numbers` has given them ids and their
    rows are there. Articles that the shelf has keep their rows; what people removed from it and is in the file is there
    again."""
    for article_id in _in_order(connection, _COMING):
        shelves.unindex(connection, article_id)
    for row in connection.execute(_PUT_BACK).fetchall():
        saved_again = row["shelf"], row["article"], row["user_id"], moment(row["saved_at"])
        removed.forget(connection, *saved_again)
    connection.execute(_PUT)
    for row in connection.execute("SELECT DISTINCT new FROM temp.new_shelves").fetchall():
        counters.recount(connection, row["new"])
    for article_id in _in_order(connection, _COMING):
        shelves.index(connection, article_id)


def _in_order(connection: Connection, article_ids: str) -> list[int]:
    """The ids that a query gives, in the order of the articles' full-text rows."""
    query = f"SELECT id FROM articles WHERE id IN ({article_ids}) ORDER BY moment"  # noqa: S608  # of this module
    return [row[0] for row in connection.execute(query)]
