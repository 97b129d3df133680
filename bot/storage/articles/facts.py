"""Load the facts of an article by which queries are evaluated (`bot/policy/search/matching`)."""

from __future__ import annotations

import json
from sqlite3 import Connection

from bot.model.analysis import OutletKind, Subject
from bot.policy.search.matching import ArticleFacts, IndexedText
from bot.storage.engine.encoding import content_from
from bot.storage.engine.times import moment
from bot.storage.overlay import shown_entities


def of_article(connection: Connection, shelf_id: int, article_id: int) -> ArticleFacts:
    """The facts of a stored article in its current version, with the entities that the shelf has there: an entity that
    is shown as one with others is there with all of them."""
    rows = connection.execute(
        "SELECT a.*, v.content FROM articles AS a JOIN versions AS v ON v.id = a.version_id WHERE a.id = ?",
        (article_id,),
    ).fetchall()
    row = next(iter(rows))
    named = connection.execute(
        "SELECT e.key FROM mention_lines AS m JOIN entities AS e ON e.id = m.entity_id"
        " WHERE m.shelf_id = ? AND m.article_id = ?",
        (shelf_id, article_id),
    ).fetchall()
    quotes = connection.execute(
        "SELECT q.speaker, e.key FROM quotes AS q"
        " LEFT JOIN shelf_splits AS p ON p.shelf_id = ?1 AND p.article_id = ?2 AND p.entity_id = q.entity_id"
        " LEFT JOIN entities AS e ON e.id = coalesce(p.to_id, q.entity_id) WHERE q.article_id = ?2 ORDER BY q.id",
        (shelf_id, article_id),
    ).fetchall()
    people = [*json.loads(row["byline"]), *dict.fromkeys(quote["speaker"] for quote in quotes if quote["speaker"])]
    return ArticleFacts(
        title=IndexedText(row["title"]),
        text=IndexedText(content_from(row["content"]).text),
        outlet=IndexedText(" ".join(filter(None, (row["outlet_name"], row["outlet_domain"])))),
        people=IndexedText(" ".join(people)),
        entities=shown_entities.same_keys(connection, shelf_id, (mention["key"] for mention in named)),
        speakers=shown_entities.same_keys(connection, shelf_id, (quote["key"] for quote in quotes if quote["key"])),
        kind=OutletKind(row["outlet_kind"]) if row["outlet_kind"] else None,
        language=row["language"],
        subjects=frozenset(map(Subject, json.loads(row["subjects"]))),
        korea=row["korea"],
        at=moment(row["at"]),
    )
