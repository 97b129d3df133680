"""Articles with their sentences, statements and mentions, for answers that read many of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection, Row

from msgspec import Struct
from msgspec.structs import replace

from bot.model.analysis import EntityKind, Span
from bot.model.answers import ArticleRef
from bot.news.claims.article import SpokenSpan
from bot.storage import answer_rows, contents
from bot.storage.engine.encoding import spans_from, spans_text


class CurrentVersion(Struct, frozen=True):
    """An article, and the number of its current version."""

    article: ArticleRef
    version_id: int


class NamingVersion(Struct, frozen=True):
    """An article that names an entity, the number of its current version, and the spans of the name as they are
    stored."""

    article: ArticleRef
    version_id: int
    spans: str


class VersionSentences(Struct, frozen=True):
    """The title of a version as its page has it, its text, and the spans of its sentences."""

    title: str
    text: str
    sentences: tuple[Span, ...]


class StoredMentions(Struct, frozen=True):
    """An entity that an article names, where, and where it states a role of it."""

    key: str
    name: str
    kind: EntityKind
    spans: tuple[Span, ...]
    role: Span | None


def at_moments(connection: Connection, shelf_id: int, moments: Sequence[int]) -> tuple[CurrentVersion, ...]:
    """The articles of the shelf with these full-text row ids, the newest first."""
    rows = connection.execute(
        "SELECT l.*, a.version_id FROM json_each(?1) AS n"  # noqa: S608  # a constant
        f" JOIN article_lines AS l ON l.shelf_id = ?2 AND {answer_rows.AT_MOMENT}"
        " JOIN articles AS a ON a.id = l.article_id ORDER BY l.at DESC, l.article_id DESC",
        (json.dumps(list(moments)), shelf_id),
    ).fetchall()
    return _current(connection, rows)


def of_articles(connection: Connection, shelf_id: int, article_ids: Sequence[int]) -> tuple[CurrentVersion, ...]:
    """Those of the articles that the shelf holds, in the order asked for."""
    rows = connection.execute(
        "SELECT l.*, a.version_id FROM json_each(?1) AS n"
        " JOIN article_lines AS l ON l.shelf_id = ?2 AND l.article_id = n.value"
        " JOIN articles AS a ON a.id = n.value ORDER BY n.key",
        (json.dumps(list(article_ids)), shelf_id),
    ).fetchall()
    return _current(connection, rows)


def _current(connection: Connection, rows: Sequence[Row]) -> tuple[CurrentVersion, ...]:
    articles = answer_rows.article_refs(connection, rows)
    return tuple(CurrentVersion(article, row["version_id"]) for article, row in zip(articles, rows, strict=True))


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
    for row, article in zip(rows, answer_rows.article_refs(connection, rows), strict=True):
        one = NamingVersion(article, row["version_id"], row["spans"])
        known = found.get(one.article.id)
        found[one.article.id] = one if known is None else replace(one, spans=_together(known.spans, one.spans))
    return tuple(found.values())


def _together(*stored: str) -> str:
    spans = {span for one in stored for span in spans_from(one)}
    return spans_text(sorted(spans, key=lambda one: (one.start, one.end)))


def sentences(connection: Connection, articles: Mapping[int, int]) -> dict[int, VersionSentences]:
    """Version id -> its text and sentences, of the versions of these articles (version id -> article id). Those that
    are gone are missing, also where a version of another article has the number since."""
    rows = connection.execute(
        "SELECT v.id FROM json_each(?) AS n"
        " JOIN versions AS v ON v.id = n.value ->> 0 AND v.article_id = n.value ->> 1",
        (json.dumps(list(articles.items())),),
    ).fetchall()
    return {
        version_id: VersionSentences(content.title, content.text, spans_from(content.sentences))
        for version_id, content in contents.of_versions(connection, [row[0] for row in rows]).items()
    }


def spoken(connection: Connection, shelf_id: int, article_ids: Iterable[int]) -> dict[int, tuple[SpokenSpan, ...]]:
    """Article id -> its statements, in order, their speakers as the shelf calls them."""
    rows = connection.execute(
        'SELECT q.article_id, q.start, q."end", q.cue, e.key, w.speaker_start, w.speaker_end,'
        " q.speaker, coalesce(g.name, iif(q.entity_id IS w.entity_id, q.speaker, e.name)) AS shown"
        " FROM json_each(?1) AS n JOIN quote_lines AS q ON q.shelf_id = ?2 AND q.article_id = n.value"
        " JOIN quotes AS w ON w.id = q.quote_id"
        " LEFT JOIN entities AS e ON e.id = q.entity_id"
        " LEFT JOIN shelf_entity_names AS g ON g.shelf_id = ?2 AND g.key = e.key"
        " ORDER BY q.article_id, q.start, q.quote_id",
        (json.dumps(list(article_ids)), shelf_id),
    ).fetchall()
    found: defaultdict[int, list[SpokenSpan]] = defaultdict(list)
    for row, *others in answer_rows.statements(rows):
        span = None if row["speaker_start"] is None else Span(row["speaker_start"], row["speaker_end"])
        speaker, key = (row["speaker"], None) if others else (row["shown"], row["key"])
        joint = tuple(dict.fromkeys(one["key"] for one in (row, *others) if one["key"])) if others else ()
        found[row["article_id"]].append(
            SpokenSpan(row["start"], row["end"], row["cue"], speaker, key, span, joint=joint)
        )
    return {article_id: tuple(listed) for article_id, listed in found.items()}


def mentioned(
    connection: Connection, shelf_id: int, article_ids: Iterable[int]
) -> dict[int, tuple[StoredMentions, ...]]:
    """Article id -> the entities that it names, as the shelf calls them."""
    rows = connection.execute(
        "SELECT m.article_id, m.spans, m.role_start, m.role_end, e.key, e.name, e.entity_kind FROM json_each(?1) AS n"
        " JOIN shelf_articles AS s ON s.shelf_id = ?2 AND s.article_id = n.value"
        " JOIN mention_lines AS m ON m.shelf_id = ?2 AND m.article_id = n.value"
        " JOIN entity_lines AS e ON e.shelf_id = ?2 AND e.entity_id = m.entity_id ORDER BY m.article_id, m.own_id",
        (json.dumps(list(article_ids)), shelf_id),
    ).fetchall()
    found: defaultdict[int, list[StoredMentions]] = defaultdict(list)
    for row in rows:
        role = None if row["role_start"] is None else Span(row["role_start"], row["role_end"])
        found[row["article_id"]].append(
            StoredMentions(row["key"], row["name"], EntityKind(row["entity_kind"]), spans_from(row["spans"]), role)
        )
    return {article_id: tuple(listed) for article_id, listed in found.items()}
