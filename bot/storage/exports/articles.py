"""Load articles of a shelf with all fields that an export may contain.

Nothing here says who posted an article, or that another shelf has it: times are those at which this shelf got the
article and its version, and texts in common are counted among its own articles.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from sqlite3 import Connection

from msgspec.structs import replace

from bot.model.analysis import Outlet, OutletKind, QuoteKind, Span, Subject
from bot.model.answers import ArticleRef
from bot.model.exports.articles import ExportedArticle, ExportedEntity, ExportedStatement, PageFields, TextFamily
from bot.model.reasons import RetractionNotice
from bot.storage import answer_rows
from bot.storage.engine.encoding import VersionContent, content_from, key_sentences_from, spans_from
from bot.storage.engine.times import moment


def load(connection: Connection, shelf_id: int, article_ids: Sequence[int]) -> tuple[ExportedArticle, ...]:
    """Those of the articles that are on the shelf, in the order asked for."""
    rows = connection.execute(
        "SELECT l.*, a.byline, a.language, a.korea, a.subjects, a.prominence, a.title AS page_title,"
        " a.published AS page_published, a.outlet_name AS page_name, a.outlet_domain AS page_domain,"
        " a.outlet_country AS page_country, a.outlet_kind AS page_kind, a.owner_shelf_id, v.content,"
        " max(v.fetched_at, l.saved_at) AS reached, coalesce(o.story_id, m.story_id) AS story_id,"
        " coalesce(m.family, m.article_id) AS family, max(t.read_at, l.saved_at) AS taken_back, t.text AS notice"
        " FROM json_each(?1) AS n JOIN article_lines AS l ON l.shelf_id = ?2 AND l.article_id = n.value"
        " JOIN articles AS a ON a.id = l.article_id JOIN versions AS v ON v.id = a.version_id"
        " LEFT JOIN retraction_notices AS t ON t.article_id = l.article_id"
        " LEFT JOIN story_articles AS m ON m.article_id = l.article_id"
        " LEFT JOIN shelf_stories AS o ON o.shelf_id = l.shelf_id AND o.article_id = l.article_id ORDER BY n.key",
        (json.dumps(list(article_ids)), shelf_id),
    ).fetchall()
    asked = json.dumps([row["article_id"] for row in rows])
    entities, statements = _entities(connection, shelf_id, asked), _statements(connection, shelf_id, asked)
    families = _families(connection, shelf_id, asked)
    found = []
    for row in rows:
        one, content = row["article_id"], content_from(row["content"])
        article = answer_rows.article_ref(row)
        named = _named(article, content.text, entities.get(one, ()))
        said = tuple(
            _statement(article, content.text, each) for each in answer_rows.statements(statements.get(one, ()))
        )
        found.append(_article(row, content, named, said, families.get(one)))
    return tuple(found)


def _article(
    row: sqlite3.Row,
    content: VersionContent,
    entities: tuple[ExportedEntity, ...],
    statements: tuple[ExportedStatement, ...],
    family: TextFamily | None,
) -> ExportedArticle:
    return ExportedArticle(
        article=answer_rows.article_ref(row),
        page=PageFields(row["page_title"], row["page_published"], _page_outlet(row)),
        byline=tuple(json.loads(row["byline"])),
        via=row["via"],
        language=row["language"],
        korea=row["korea"],
        subjects=tuple(map(Subject, json.loads(row["subjects"]))),
        prominence=row["prominence"],
        text=content.text,
        sentences=spans_from(content.sentences),
        key_sentences=key_sentences_from(content),
        entities=entities,
        statements=statements,
        saved_at=moment(row["saved_at"]),
        retrieved=moment(row["reached"]),
        digest=hashlib.sha256(content.text.encode()).hexdigest(),
        story_id=row["story_id"],
        family=family,
        is_private=row["owner_shelf_id"] is not None,
        retraction=RetractionNotice(moment(row["taken_back"]), row["notice"]) if row["notice"] else None,
    )


def _page_outlet(row: sqlite3.Row) -> Outlet | None:
    if not row["page_name"]:
        return None
    kind = row["page_kind"] and OutletKind(row["page_kind"])
    return Outlet(row["page_name"], row["page_domain"], row["page_country"], kind)


def _entities(connection: Connection, shelf_id: int, asked: str) -> Mapping[int, Sequence[sqlite3.Row]]:
    rows = connection.execute(
        "SELECT l.*, m.article_id, e.name AS own_name, m.spans, m.role_start, m.role_end FROM json_each(?1) AS n"
        " JOIN mention_lines AS m ON m.shelf_id = ?2 AND m.article_id = n.value"
        " JOIN entities AS e ON e.id = m.entity_id"
        " JOIN entity_lines AS l ON l.shelf_id = ?2 AND l.entity_id = m.entity_id ORDER BY n.key, e.key, m.own_id",
        (asked, shelf_id),
    ).fetchall()
    return _by_article(rows)


def _statements(connection: Connection, shelf_id: int, asked: str) -> Mapping[int, Sequence[sqlite3.Row]]:
    rows = connection.execute(
        'SELECT q.article_id, q.start, q."end", q.kind, q.cue, q.speaker, q.speaker_start, q.speaker_end,'
        " e.key AS speaker_key FROM json_each(?1) AS n JOIN quotes AS q ON q.article_id = n.value"
        " LEFT JOIN shelf_splits AS p ON p.shelf_id = ?2 AND p.article_id = q.article_id AND p.entity_id = q.entity_id"
        " LEFT JOIN shelf_merges AS g ON g.shelf_id = ?2 AND g.entity_id = coalesce(p.to_id, q.entity_id)"
        " LEFT JOIN entities AS e ON e.id = coalesce(g.kept_id, p.to_id, q.entity_id) ORDER BY n.key, q.id",
        (asked, shelf_id),
    ).fetchall()
    return _by_article(rows)


def _families(connection: Connection, shelf_id: int, asked: str) -> dict[int, TextFamily]:
    """Article -> the first article of its family on the shelf, for those that have others of their family there."""
    rows = connection.execute(
        "SELECT m.article_id, (SELECT min(o.article_id) FROM story_articles AS o JOIN shelf_articles AS s"
        "  ON s.shelf_id = ?2 AND s.article_id = o.article_id"
        "  WHERE o.family = coalesce(m.family, m.article_id) OR o.article_id = coalesce(m.family, m.article_id))"
        " AS first_id, (SELECT max(coalesce(c.own, 1)) FROM story_copies AS c WHERE c.article_id = m.article_id)"
        " AS share, EXISTS (SELECT 1 FROM story_copies AS c WHERE c.article_id = m.article_id AND c.own IS NULL)"
        " AS edition FROM json_each(?1) AS n JOIN story_articles AS m ON m.article_id = n.value",
        (asked, shelf_id),
    ).fetchall()
    return {
        row["article_id"]: TextFamily(row["first_id"], None if row["edition"] else row["share"])
        for row in rows
        if row["first_id"] is not None and row["first_id"] != row["article_id"]
    }


def _by_article(rows: Sequence[sqlite3.Row]) -> Mapping[int, Sequence[sqlite3.Row]]:
    found: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        found[row["article_id"]].append(row)
    return found


def _named(article: ArticleRef, text: str, rows: Sequence[sqlite3.Row]) -> tuple[ExportedEntity, ...]:
    """The entities that an article names, by key; what the shelf shows as one is one."""
    found: dict[str, ExportedEntity] = {}
    for row in rows:
        one = _entity(article, text, row)
        if before := found.get(row["key"]):
            spans = tuple(sorted({*before.spans, *one.spans}, key=lambda span: (span.start, span.end)))
            one = replace(before, spans=spans, role=before.role or one.role)
        found[row["key"]] = one
    return tuple(found.values())


def _entity(article: ArticleRef, text: str, row: sqlite3.Row) -> ExportedEntity:
    role = None
    if row["role_start"] is not None:
        role = answer_rows.linked_in(article, text, Span(row["role_start"], row["role_end"]))
    return ExportedEntity(answer_rows.entity_ref(row), row["own_name"], spans_from(row["spans"]), role)


def _statement(article: ArticleRef, text: str, rows: Sequence[sqlite3.Row]) -> ExportedStatement:
    row = rows[0]
    span = None if row["speaker_start"] is None else Span(row["speaker_start"], row["speaker_end"])
    said = answer_rows.linked_in(article, text, Span(row["start"], row["end"]))
    keys = tuple(dict.fromkeys(one["speaker_key"] for one in rows if one["speaker_key"]))
    key, joint = (row["speaker_key"], ()) if len(rows) == 1 else (None, keys)
    return ExportedStatement(said, QuoteKind(row["kind"]), row["cue"], row["speaker"], key, span, joint)
