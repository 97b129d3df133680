"""Articles with their sentences, for answers that read many of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from sqlite3 import Connection

from bot.model.analysis import Span
from bot.model.answers import ArticleRef
from bot.storage import answer_rows, contents
from bot.storage.engine.encoding import spans_from, spans_text


@dataclass(frozen=True, slots=True)
class CurrentVersion:
    """An article, and the number of its current version."""

    article: ArticleRef
    version_id: int


@dataclass(frozen=True, slots=True)
class NamingVersion:
    """An article that names an entity, the number of its current version, and the spans of the name as they are
    stored."""

    article: ArticleRef
    version_id: int
    spans: str


@dataclass(frozen=True, slots=True)
class VersionSentences:
    """The text of a version, and the spans of its sentences."""

    text: str
    sentences: tuple[Span, ...]


def at_moments(connection: Connection, shelf_id: int, moments: Sequence[int]) -> tuple[CurrentVersion, ...]:
    """The articles of the shelf with these full-text row ids, in their order."""
    rows = connection.execute(
        "SELECT l.*, a.version_id FROM json_each(?1) AS n"  # noqa: S608  # a constant
        f" JOIN article_lines AS l ON l.shelf_id = ?2 AND {answer_rows.AT_MOMENT}"
        " JOIN articles AS a ON a.id = l.article_id ORDER BY n.key",
        (json.dumps(list(moments)), shelf_id),
    ).fetchall()
    return tuple(CurrentVersion(answer_rows.article_ref(row), row["version_id"]) for row in rows)


def of_articles(connection: Connection, shelf_id: int, article_ids: Sequence[int]) -> tuple[CurrentVersion, ...]:
    """Those of the articles that the shelf holds, in the order asked for."""
    rows = connection.execute(
        "SELECT l.*, a.version_id FROM json_each(?1) AS n"
        " JOIN article_lines AS l ON l.shelf_id = ?2 AND l.article_id = n.value"
        " JOIN articles AS a ON a.id = n.value ORDER BY n.key",
        (json.dumps(list(article_ids)), shelf_id),
    ).fetchall()
    return tuple(CurrentVersion(answer_rows.article_ref(row), row["version_id"]) for row in rows)


def naming(connection: Connection, shelf_id: int, entity_id: int, limit: int) -> tuple[NamingVersion, ...]:
    """The newest `limit` articles of a shelf that name an entity, the newest first."""
    rows = connection.execute(
        "SELECT l.*, a.version_id, m.spans FROM (SELECT article_id, at FROM shelf_mentions"
        " WHERE shelf_id = :shelf AND entity_id = :entity ORDER BY at DESC, article_id DESC LIMIT :limit) AS n"
        " JOIN article_lines AS l ON l.shelf_id = :shelf AND l.article_id = n.article_id"
        " JOIN articles AS a ON a.id = n.article_id"
        " JOIN mention_lines AS m ON m.shelf_id = :shelf AND m.article_id = n.article_id"
        " AND m.own_id IN (SELECT own_id FROM entity_sources WHERE shelf_id = :shelf AND entity_id = :entity)"
        " AND m.entity_id = :entity"
        " ORDER BY n.at DESC, n.article_id DESC, m.own_id",
        {"shelf": shelf_id, "entity": entity_id, "limit": limit},
    ).fetchall()
    found: dict[int, NamingVersion] = {}
    for row in rows:
        one = NamingVersion(answer_rows.article_ref(row), row["version_id"], row["spans"])
        known = found.get(one.article.id)
        found[one.article.id] = one if known is None else replace(one, spans=_together(known.spans, one.spans))
    return tuple(found.values())


def _together(*stored: str) -> str:
    spans = {span for one in stored for span in spans_from(one)}
    return spans_text(sorted(spans, key=lambda one: (one.start, one.end)))


def sentences(connection: Connection, version_ids: Iterable[int]) -> dict[int, VersionSentences]:
    """Version id -> its text and sentences; those that are gone are missing."""
    return {
        version_id: VersionSentences(content.text, spans_from(content.sentences))
        for version_id, content in contents.of_versions(connection, version_ids).items()
    }
