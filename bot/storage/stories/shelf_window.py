"""Read the newest articles of a shelf for grouping and ranking, and the excerpts of chosen ones."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from sqlite3 import Connection

from msgspec import Struct

from bot.lang.datelines import opening
from bot.lang.text_links import linked
from bot.model.analysis import Genre, Outlet, OutletKind
from bot.model.answers import ArticleRef
from bot.model.stories import ArticleExcerpt, WindowArticle
from bot.storage import answer_rows
from bot.storage.engine.encoding import content_from, key_sentences_from
from bot.storage.engine.times import moment, moment_or_none, seconds
from bot.storage.overlay import shown_entities


def newest(
    connection: Connection, shelf_id: int, since: datetime, until: datetime, limit: int
) -> tuple[WindowArticle, ...]:
    """Return the newest `limit` articles published in (since, until], newest first."""
    rows = connection.execute(
        "SELECT l.* FROM (SELECT * FROM shelf_articles WHERE shelf_id = ? AND at > ? AND at <= ?"
        " ORDER BY at DESC, article_id DESC LIMIT ?) AS s"
        " JOIN story_lines AS l ON l.shelf_id = s.shelf_id AND l.article_id = s.article_id"
        " ORDER BY s.at DESC, s.article_id DESC",
        (shelf_id, seconds(since), seconds(until), limit),
    ).fetchall()
    return tuple(_line(row) for row in rows)


def naming(
    connection: Connection, shelf_id: int, key: str, since: datetime, until: datetime, limit: int
) -> tuple[WindowArticle, ...]:
    """Return the newest `limit` articles that mention an entity, published in (since, until], newest first."""
    rows = connection.execute(
        "SELECT l.* FROM (SELECT article_id FROM shelf_mentions WHERE shelf_id = ?1 AND at > ?2"
        " AND at <= ?3 AND entity_id = ?4"
        " ORDER BY at DESC, article_id DESC LIMIT ?5) AS n"
        " JOIN story_lines AS l ON l.shelf_id = ?1 AND l.article_id = n.article_id"
        " ORDER BY l.at DESC, l.article_id DESC",
        (shelf_id, seconds(since), seconds(until), shown_entities.kept_id(connection, shelf_id, key), limit),
    ).fetchall()
    return tuple(_line(row) for row in rows)


def at_moments(
    connection: Connection, shelf_id: int, moments: Iterable[int], since: datetime, until: datetime
) -> tuple[WindowArticle, ...]:
    """Return the articles with these full-text row ids, published in (since, until], newest
    first."""
    rows = connection.execute(
        f"SELECT l.* FROM json_each(?1) AS n JOIN story_lines AS l ON l.shelf_id = ?2 AND {answer_rows.AT_MOMENT}"  # noqa: S608  # a constant
        " WHERE l.at > ?3 AND l.at <= ?4 ORDER BY l.at DESC, l.article_id DESC",
        (json.dumps(list(moments)), shelf_id, seconds(since), seconds(until)),
    ).fetchall()
    return tuple(_line(row) for row in rows)


def of_story(connection: Connection, shelf_id: int, story_id: int, limit: int) -> tuple[WindowArticle, ...]:
    """Return the newest `limit` articles of a story on the shelf, newest first."""
    rows = connection.execute(
        "SELECT l.* FROM (SELECT article_id FROM story_members WHERE shelf_id = ?1 AND story_id = ?2) AS m"
        " JOIN story_lines AS l ON l.shelf_id = ?1 AND l.article_id = m.article_id"
        " ORDER BY l.at DESC, l.article_id DESC LIMIT ?3",
        (shelf_id, story_id, limit),
    ).fetchall()
    return tuple(_line(row) for row in rows)


def lines(connection: Connection, shelf_id: int, article_ids: Iterable[int]) -> tuple[WindowArticle, ...]:
    """Return those of the articles that the shelf holds, in the order asked for."""
    rows = connection.execute(
        "SELECT l.* FROM json_each(?) AS n JOIN story_lines AS l ON l.shelf_id = ? AND l.article_id = n.value"
        " ORDER BY n.key",
        (json.dumps(list(article_ids)), shelf_id),
    ).fetchall()
    return tuple(_line(row) for row in rows)


def next_at(connection: Connection, shelf_id: int, after: datetime) -> datetime | None:
    """Return when the shelf's first article after that moment was published: one whose time a clock wrote that was
    ahead. None where there is none."""
    row = connection.execute(
        "SELECT min(at) FROM shelf_articles WHERE shelf_id = ? AND at > ?", (shelf_id, seconds(after))
    ).fetchone()
    return moment_or_none(row[0])


def first_at(connection: Connection, shelf_id: int, until: datetime) -> datetime | None:
    """Return when the oldest article of the shelf was published, of those until then. None where there is none."""
    row = connection.execute(
        "SELECT min(at) FROM shelf_articles WHERE shelf_id = ? AND at <= ?", (shelf_id, seconds(until))
    ).fetchone()
    return moment_or_none(row[0])


def references(connection: Connection, shelf_id: int, article_ids: Iterable[int]) -> tuple[ArticleRef, ...]:
    """Return references to those of the articles that the shelf holds, in the order asked for."""
    rows = connection.execute(
        "SELECT l.* FROM json_each(?) AS n JOIN article_lines AS l ON l.shelf_id = ? AND l.article_id = n.value"
        " ORDER BY n.key",
        (json.dumps(list(article_ids)), shelf_id),
    ).fetchall()
    return answer_rows.article_refs(connection, rows)


class StoredText(Struct, frozen=True):
    """An article as a shelf shows it, with the content of its version as the column holds it."""

    article: ArticleRef
    content: bytes

    def excerpt(self, most: int | None = None) -> ArticleExcerpt:
        """The article with its key sentences, at most `most`."""
        content = content_from(self.content)
        keys = key_sentences_from(content, most)
        sentences = tuple(linked(self.article, key.start, key.end, key.text) for key in keys)
        return ArticleExcerpt(self.article, sentences, keys, opening(content.text))


def stored_texts(connection: Connection, shelf_id: int, article_ids: Iterable[int]) -> tuple[StoredText, ...]:
    """Return those of the articles that the shelf holds, in the order asked for."""
    rows = connection.execute(
        "SELECT l.*, v.content FROM json_each(?) AS n"
        " JOIN article_lines AS l ON l.shelf_id = ? AND l.article_id = n.value"
        " JOIN articles AS a ON a.id = n.value JOIN versions AS v ON v.id = a.version_id ORDER BY n.key",
        (json.dumps(list(article_ids)), shelf_id),
    ).fetchall()
    articles = answer_rows.article_refs(connection, rows)
    return tuple(StoredText(article, row["content"]) for article, row in zip(articles, rows, strict=True))


def _line(row: sqlite3.Row) -> WindowArticle:
    """Build the value from a row of a window. By position, not by name: a window has hundreds."""
    _, at, saved_at, title, dated, article_id, story_id, carries, family, korea, subjects, *rest = row
    credit, via, prominence, retracted, genre, *outlet = rest
    return WindowArticle(
        article_id,
        story_id,
        moment(at),
        moment(saved_at),
        korea,
        _subjects(subjects),
        _outlet(*outlet),
        credit,
        carries,
        family,
        via,
        title,
        bool(dated),
        prominence,
        bool(retracted),
        genre and Genre(genre),
    )


# A window has hundreds of rows of few different outlets and sets of subjects.
@lru_cache(maxsize=1024)
def _subjects(text: str) -> frozenset[str]:
    return frozenset(json.loads(text))


@lru_cache(maxsize=1024)
def _outlet(name: str | None, domain: str | None, country: str | None, kind: str | None) -> Outlet | None:
    return Outlet(name, domain, country, OutletKind(kind) if kind else None) if name else None
