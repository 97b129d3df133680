"""What a digest needs from state media's articles: the persons they name, their earlier roles, changed and gone
pages."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.model.analysis import EntityKind, OutletKind, Span
from bot.model.answers import ArticleRef, EntityRef, Linked
from bot.storage import answer_rows
from bot.storage.engine.encoding import content_from, spans_from
from bot.storage.engine.times import moment, seconds

_ROLES = 12
_NEWEST = 200


class PersonRow(Struct, frozen=True):
    """A person in the current version of an article."""

    article_id: int
    entity: EntityRef
    spans: tuple[Span, ...]
    role: Span | None


class ChangedText(Struct, frozen=True):
    """A change of a page's text: the title and text of the versions before and after it."""

    article: ArticleRef
    at: datetime
    before: str
    after: str


def persons(connection: Connection, shelf_id: int, article_ids: Iterable[int]) -> tuple[PersonRow, ...]:
    """The persons that articles name, as the shelf calls them."""
    rows = connection.execute(
        "SELECT l.*, m.article_id, m.spans, m.role_start, m.role_end FROM json_each(?1) AS n"
        " JOIN mention_lines AS m ON m.shelf_id = ?2 AND m.article_id = n.value"
        " JOIN entity_lines AS l ON l.shelf_id = ?2 AND l.entity_id = m.entity_id"
        " WHERE l.entity_kind = ?3 ORDER BY n.key, m.own_id",
        (json.dumps([*article_ids]), shelf_id, EntityKind.PERSON),
    ).fetchall()
    return tuple(_person(row) for row in rows)


def earlier_roles(connection: Connection, shelf_id: int, key: str, article: ArticleRef) -> Sequence[Linked]:
    """The roles that the North's state media gave a person before an article, the newest first: of the newest 200
    articles that name the person, the first twelve."""
    rows = connection.execute(
        "SELECT l.*, m.role_start, m.role_end FROM (SELECT entity_id, article_id, at FROM shelf_mentions"
        " WHERE shelf_id = ?1 AND entity_id = (SELECT id FROM entities WHERE key = ?2) AND at < ?3"
        " AND article_id <> ?7"
        " ORDER BY at DESC, article_id DESC LIMIT ?4) AS n"
        " CROSS JOIN mention_lines AS m ON m.shelf_id = ?1 AND m.article_id = n.article_id"
        " AND m.entity_id = n.entity_id"
        " JOIN article_lines AS l ON l.shelf_id = ?1 AND l.article_id = n.article_id"
        " WHERE m.role_start IS NOT NULL AND l.outlet_kind = ?5 AND l.outlet_country = 'KP'"
        " ORDER BY n.at DESC, n.article_id DESC LIMIT ?6",
        (shelf_id, key, seconds(article.at), _NEWEST, OutletKind.STATE_MEDIA, _ROLES, article.id),
    ).fetchall()
    return [answer_rows.role(connection, row) for row in rows]


def changed_texts(
    connection: Connection, shelf_id: int, article_ids: Iterable[int], since: datetime
) -> tuple[ChangedText, ...]:
    """The changes of words of articles since then, and since the shelf saved them, the newest first."""
    rows = connection.execute(
        "SELECT l.*, c.at AS changed_at, new.content AS after, old.content AS before FROM json_each(?) AS n"
        " JOIN shelf_articles AS s ON s.shelf_id = ? AND s.article_id = n.value"
        " JOIN changes AS c ON c.article_id = n.value AND c.at > max(s.saved_at, ?) AND c.version_id IS NOT NULL"
        " JOIN article_lines AS l ON l.shelf_id = s.shelf_id AND l.article_id = n.value"
        " JOIN versions AS new ON new.id = c.version_id JOIN versions AS old ON old.id ="
        "  (SELECT max(id) FROM versions WHERE article_id = n.value AND id < c.version_id) ORDER BY c.id DESC",
        (json.dumps([*article_ids]), shelf_id, seconds(since)),
    ).fetchall()
    return tuple(_change(row) for row in rows)


def gone_pages(
    connection: Connection, shelf_id: int, article_ids: Iterable[int], since: datetime
) -> tuple[tuple[ArticleRef, datetime], ...]:
    """The articles whose page is gone since a time after that, the newest first; at the earliest since the shelf saved
    them."""
    rows = connection.execute(
        "SELECT l.*, max(w.gone_since, l.saved_at) AS gone_since FROM json_each(?1) AS n"
        " JOIN watches AS w ON w.article_id = n.value AND w.gone_since IS NOT NULL"
        " JOIN article_lines AS l ON l.shelf_id = ?3 AND l.article_id = n.value"
        " AND max(w.gone_since, l.saved_at) > ?2 ORDER BY gone_since DESC",
        (json.dumps([*article_ids]), seconds(since), shelf_id),
    ).fetchall()
    return tuple((answer_rows.article_ref(row), moment(row["gone_since"])) for row in rows)


def _person(row: sqlite3.Row) -> PersonRow:
    role = None if row["role_start"] is None else Span(row["role_start"], row["role_end"])
    return PersonRow(row["article_id"], answer_rows.entity_ref(row), spans_from(row["spans"]), role)


def _change(row: sqlite3.Row) -> ChangedText:
    before, after = _words(row["before"]), _words(row["after"])
    return ChangedText(answer_rows.article_ref(row), moment(row["changed_at"]), before, after)


def _words(content: bytes) -> str:
    found = content_from(content)
    return f"{found.title}\n{found.text}"
