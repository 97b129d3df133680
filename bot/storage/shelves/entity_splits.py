"""Table `shelf_splits`: entities of an article whose mentions a shelf shows as another one's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from sqlite3 import Connection

from msgspec import Struct

from bot.policy.curation import links
from bot.policy.curation.links import NamedWords
from bot.storage import contents
from bot.storage.engine.encoding import spans_from
from bot.storage.overlay import acts
from bot.storage.shelves import unnamed_entities

_MOST_WORDS = 20


class SplitSource(Struct, frozen=True):
    """What an article of a shelf has under a shown entity: the keys of the page's reading, and the names as they are
    written, at most 20."""

    keys: tuple[str, ...]
    words: tuple[str, ...]


def source(connection: Connection, shelf_id: int, article_id: int, entity_id: int) -> SplitSource:
    """What the article has under the entity with this row id; nothing if it does not name it."""
    rows = connection.execute(
        "SELECT e.key, m.spans FROM mention_lines AS m JOIN entities AS e ON e.id = m.own_id"
        " WHERE m.shelf_id = ? AND m.article_id = ? AND m.entity_id = ? ORDER BY e.id",
        (shelf_id, article_id, entity_id),
    ).fetchall()
    text = contents.of_article(connection, article_id).text if rows else ""
    words = dict.fromkeys(text[span.start : span.end] for row in rows for span in spans_from(row["spans"]))
    return SplitSource(tuple(row["key"] for row in rows), tuple(words)[:_MOST_WORDS])


def write(connection: Connection, shelf_id: int, article_id: int, splits: Mapping[str, str]) -> None:
    """Make these the splits of an article on a shelf: key of the page's reading -> key of the entity shown. A pair
    with an unknown key is left out. To be called in `shelves.recounted`, and `corrections.apply` after it."""
    gone = connection.execute(
        "DELETE FROM shelf_splits WHERE shelf_id = ? AND article_id = ? RETURNING entity_id, to_id",
        (shelf_id, article_id),
    ).fetchall()
    connection.execute(
        "INSERT INTO shelf_splits (shelf_id, article_id, entity_id, to_id) SELECT ?1, ?2, e.id, t.id"
        " FROM json_each(?3) AS n JOIN entities AS e ON e.key = n.key JOIN entities AS t ON t.key = n.value",
        (shelf_id, article_id, json.dumps(splits)),
    )
    unnamed_entities.delete(connection, sorted({one for row in gone for one in row}))


def follow(connection: Connection, article_id: int) -> None:
    """Update the splits of an article that was read again, so that they follow the words
    (`policy/curation/links.splits`). Call it when its mentions have changed, before its shelves count them."""
    rows = connection.execute(
        "SELECT DISTINCT shelf_id FROM shelf_splits WHERE article_id = ?", (article_id,)
    ).fetchall()
    named = named_words(connection, article_id) if rows else {}
    for row in rows:
        done = acts.of_article(connection, row["shelf_id"], article_id)
        write(connection, row["shelf_id"], article_id, links.splits(done, named))


def named_words(connection: Connection, article_id: int) -> dict[str, NamedWords]:
    """The entities that the current text of an article names, by key."""
    rows = connection.execute(
        "SELECT e.key, e.kind, m.spans FROM mentions AS m JOIN entities AS e ON e.id = m.entity_id"
        " WHERE m.article_id = ?",
        (article_id,),
    ).fetchall()
    text = contents.of_article(connection, article_id).text
    return {
        row["key"]: NamedWords(row["kind"], frozenset(text[span.start : span.end] for span in spans_from(row["spans"])))
        for row in rows
    }


def entities_of(connection: Connection, shelf_id: int, article_id: int) -> list[int]:
    """The row ids of the entities that the splits of an article on a shelf refer to."""
    rows = connection.execute(
        "SELECT entity_id, to_id FROM shelf_splits WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id)
    ).fetchall()
    return sorted({one for row in rows for one in row})
