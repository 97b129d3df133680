"""The versions of an article, and the recorded changes between them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.model.analysis import QuoteKind, Span
from bot.model.answers import Linked
from bot.model.stories import ArticleExcerpt as Opening
from bot.model.versions import ChangeKind
from bot.news.diff.changes import NamedSpan, VersionText
from bot.news.diff.tokens import said
from bot.storage import answer_rows, contents
from bot.storage.articles.mentions import key_of
from bot.storage.articles.prepared import PreparedArticle
from bot.storage.engine.encoding import VersionContent, content_from, spans_from, text_of
from bot.storage.engine.times import moment, seconds

_IN_MARKS = (QuoteKind.DIRECT, QuoteKind.MIXED)


class StoredChange(Struct, frozen=True):
    """A recorded change with the versions `before` and after it; None where no words changed."""

    at: datetime
    kinds: tuple[ChangeKind, ...]
    before: VersionText | None
    after: VersionText | None


def version_text(article: PreparedArticle) -> VersionText:
    """A new reading in the form in which versions are compared. Takes time with a long text."""
    analysis = article.analysis
    return VersionText(
        title=article.title,
        text=article.text,
        sentences=analysis.sentences,
        names=tuple(NamedSpan(span, key_of(entity)) for entity in analysis.entities for span in entity.mentions),
        quotes=tuple(Span(quote.start, quote.end) for quote in analysis.quotes if quote.kind in _IN_MARKS),
    )


def current(connection: Connection, article_id: int) -> VersionText | None:
    """The current version of an article; None where the article is gone."""
    rows = connection.execute(
        "SELECT v.content FROM versions AS v JOIN articles AS a ON a.version_id = v.id WHERE a.id = ?", (article_id,)
    ).fetchall()
    for row in rows:
        return _version(content_from(row[0]), _names(connection, article_id), _quotes(connection, article_id))
    return None


def add_change(
    connection: Connection, article_id: int, at: datetime, kinds: Iterable[ChangeKind], version_id: int | None
) -> int:
    """Record a change and the version that it brought, if any; the change's id."""
    rows = connection.execute(
        "INSERT INTO changes (article_id, at, kinds, version_id) VALUES (?, ?, ?, ?) RETURNING id",
        (article_id, seconds(at), json.dumps([*kinds]), version_id),
    ).fetchall()
    return int(next(iter(rows))[0])


def change_count(connection: Connection, article_id: int, since: datetime) -> int:
    """How many changes of the article are recorded since then."""
    rows = connection.execute(
        "SELECT count(*) FROM changes WHERE article_id = ? AND at > ?", (article_id, seconds(since))
    ).fetchall()
    return int(next(iter(rows))[0])


def changes(
    connection: Connection, article_id: int, since: datetime, first: int, limit: int
) -> tuple[StoredChange, ...]:
    """At most `limit` changes since then, the newest first, from number `first` (0) on."""
    rows = connection.execute(
        "SELECT at, kinds, version_id FROM changes WHERE article_id = ? AND at > ? ORDER BY id DESC LIMIT ? OFFSET ?",
        (article_id, seconds(since), limit, first),
    ).fetchall()
    return tuple([_change(connection, article_id, row) for row in rows])


def key_sentences(connection: Connection, version_id: int, length: int) -> tuple[str, ...]:
    """The key sentences of a version in its summary of `length`: what a card shows of it."""
    return tuple(one.text for one in contents.summary(contents.of_version(connection, version_id), length))


def withdrawn(connection: Connection, shelf_id: int, article_ids: Iterable[int], sentences: int) -> tuple[Opening, ...]:
    """For articles that changed a figure after the shelf saved them: those of the first sentences of earlier versions
    that the page no longer has. Without links, since the words are not on the page."""
    rows = connection.execute(
        "SELECT l.*, old.content, now.content AS now FROM json_each(?) AS n"
        " JOIN shelf_articles AS s ON s.article_id = n.value AND s.shelf_id = ?"
        " JOIN changes AS c ON c.article_id = n.value AND c.at > s.saved_at AND c.version_id IS NOT NULL"
        "  AND c.kinds LIKE '%\"' || ? || '\"%'"
        " JOIN article_lines AS l ON l.shelf_id = s.shelf_id AND l.article_id = n.value"
        " JOIN articles AS a ON a.id = n.value"
        " JOIN versions AS now ON now.id = a.version_id JOIN versions AS old ON old.id ="
        "  (SELECT max(id) FROM versions WHERE article_id = n.value AND id < c.version_id) ORDER BY n.key, c.id DESC",
        (json.dumps(list(article_ids)), shelf_id, ChangeKind.FIGURES),
    ).fetchall()
    found = []
    for row in rows:
        article, old, now = answer_rows.article_ref(row), content_from(row["content"]), said(text_of(row["now"]))
        text, spans = old.text, spans_from(old.sentences)[:sentences]
        gone = [span for span in spans if said(text[span.start : span.end]) not in now]
        lines = (Linked(text[span.start : span.end], article, span.start, span.end, None) for span in gone)
        found.append(Opening(article, tuple(lines)))
    return tuple(found)


def _change(connection: Connection, article_id: int, row: sqlite3.Row) -> StoredChange:
    kinds = tuple(ChangeKind(kind) for kind in json.loads(row["kinds"]))
    texts: list[VersionText] = []
    if row["version_id"] is not None:
        versions = connection.execute(
            "SELECT content FROM versions WHERE article_id = ? AND id <= ? ORDER BY id DESC LIMIT 2",
            (article_id, row["version_id"]),
        ).fetchall()
        texts = [_version(content_from(version[0])) for version in versions]
    after, before = (*texts, None, None)[:2]
    return StoredChange(moment(row["at"]), kinds, before, after)


def _names(connection: Connection, article_id: int) -> tuple[NamedSpan, ...]:
    rows = connection.execute(
        "SELECT e.key, m.spans FROM mentions AS m JOIN entities AS e ON e.id = m.entity_id WHERE m.article_id = ?",
        (article_id,),
    ).fetchall()
    return tuple(NamedSpan(span, row["key"]) for row in rows for span in spans_from(row["spans"]))


def _quotes(connection: Connection, article_id: int) -> tuple[Span, ...]:
    rows = connection.execute(
        'SELECT start, "end" FROM quotes WHERE article_id = ? AND kind IN (?, ?)', (article_id, *_IN_MARKS)
    ).fetchall()
    return tuple(Span(*row) for row in rows)


def _version(content: VersionContent, names: tuple[NamedSpan, ...] = (), quotes: tuple[Span, ...] = ()) -> VersionText:
    return VersionText(content.title, content.text, spans_from(content.sentences), names, quotes)
