"""The rows of articles, of their versions and of the addresses that lead to them.

An article is one page, stored once; each fetch that changed its text adds a version.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection

from bot.model.analysis import Outlet, OutletKind
from bot.model.errors import LinkRefused
from bot.model.reasons import RetractionNotice
from bot.policy import urls
from bot.storage.articles import mentions
from bot.storage.articles.prepared import PreparedArticle, stated_time
from bot.storage.engine.encoding import storable
from bot.storage.engine.times import moment, seconds
from bot.text.knowledge.base import Knowledge

_PER_MINUTE = 1024


def newest_id(connection: Connection) -> int:
    """The largest id of an article; 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0])


def at_keys(connection: Connection, keys: Iterable[str]) -> int | None:
    """The id of the article that the first known of these address keys leads to; None where none is known."""
    for key in keys:
        rows = connection.execute("SELECT article_id FROM article_keys WHERE url_key = ?", (key,)).fetchall()
        for row in rows:
            return int(row[0])
    return None


def add(
    connection: Connection,
    article: PreparedArticle,
    knowledge: Knowledge,
    *,
    owner: int | None,
    url: str | None,
    now: datetime,
) -> int:
    """Store a new article with its first version; its id. `owner` is the shelf of a private text, None for a page."""
    analysis = article.analysis
    at = seconds(stated_time(analysis.published, now) or now)
    outlet = analysis.outlet or Outlet("", None)
    rows = connection.execute(
        "INSERT INTO articles (owner_shelf_id, url, title, byline, published, at, moment, outlet_name, outlet_domain,"
        " outlet_country, outlet_kind, origin, via, language, korea, subjects, prominence, genre, version_id, saved_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?) RETURNING id",
        (
            owner,
            url,
            article.title,
            json.dumps([storable(name) for name in analysis.byline], ensure_ascii=False),
            analysis.published,
            at,
            free_moment(connection, at),
            storable(outlet.name) or None,
            outlet.domain,
            outlet.country,
            outlet.kind,
            analysis.origin,
            analysis.via,
            analysis.language,
            analysis.topic.korea,
            json.dumps(analysis.topic.subjects),
            analysis.prominence,
            analysis.genre,
            seconds(now),
        ),
    ).fetchall()
    article_id = int(next(iter(rows))[0])
    add_version(connection, article_id, article, knowledge, now)
    return article_id


def add_version(
    connection: Connection, article_id: int, article: PreparedArticle, knowledge: Knowledge, now: datetime
) -> int:
    """Store a version and make it the current one, with its mentions and quotes; the version's id."""
    rows = connection.execute(
        "INSERT INTO versions (article_id, fetched_at, hangul, content) VALUES (?, ?, ?, ?) RETURNING id",
        (article_id, seconds(now), article.hangul, article.content),
    ).fetchall()
    version_id = int(next(iter(rows))[0])
    analysis = article.analysis
    topic = analysis.topic
    connection.execute(
        # A reader without the model of headlines finds no prominence: then that of the same title remains.
        "UPDATE articles SET version_id = ?1, title = ?2, korea = ?3, subjects = ?4,"
        " prominence = coalesce(?5, iif(title = ?2, prominence, NULL)),"
        " retracted_at = iif(?6, coalesce(retracted_at, ?7), NULL), genre = ?9 WHERE id = ?8",
        (
            version_id,
            article.title,
            topic.korea,
            json.dumps(topic.subjects),
            analysis.prominence,
            article.retracted,
            seconds(now),
            article_id,
            analysis.genre,
        ),
    )
    mentions.write(connection, article_id, analysis, knowledge)
    return version_id


def take_back(connection: Connection, article_id: int, notice: RetractionNotice) -> None:
    """Store the notice that took the place of an article, which is retracted from then on, if it was not before. A
    notice that is stored already keeps its time."""
    connection.execute(
        "INSERT INTO retraction_notices (article_id, read_at, text) VALUES (?, ?, ?)"
        " ON CONFLICT (article_id) DO UPDATE SET text = excluded.text",
        (article_id, seconds(notice.at), storable(notice.text)),
    )
    connection.execute(
        "UPDATE articles SET retracted_at = coalesce(retracted_at, ?) WHERE id = ?", (seconds(notice.at), article_id)
    )


def give_back(connection: Connection, article_id: int) -> None:
    """Delete the notice of a page that is the article again. What the article itself says remains."""
    connection.execute(
        "UPDATE articles SET retracted_at = NULL WHERE id = ?1"
        " AND retracted_at = (SELECT read_at FROM retraction_notices WHERE article_id = ?1)",
        (article_id,),
    )
    connection.execute("DELETE FROM retraction_notices WHERE article_id = ?", (article_id,))


def retraction_notice(connection: Connection, shelf_id: int, article_id: int) -> RetractionNotice | None:
    """The notice that took the place of an article of a shelf; None where there is none. One that was read before the
    shelf saved the article has the time of that, since an earlier one would tell that another shelf has the article."""
    rows = connection.execute(
        "SELECT max(t.read_at, l.saved_at) AS at, t.text FROM retraction_notices AS t"
        " JOIN shelf_articles AS l ON l.article_id = t.article_id AND l.shelf_id = ? WHERE t.article_id = ?",
        (shelf_id, article_id),
    ).fetchall()
    return next((RetractionNotice(moment(row["at"]), row["text"]) for row in rows), None)


def redate(connection: Connection, article_id: int, at: int) -> None:
    """Change the time of an article (epoch seconds), also on its shelves, except where people corrected its date. Call
    it in `shelves.rewritten`."""
    connection.execute(
        "UPDATE articles SET at = ?, moment = ? WHERE id = ?", (at, free_moment(connection, at), article_id)
    )
    connection.execute(
        "UPDATE shelf_articles SET at = ?1 WHERE article_id = ?2 AND shelf_id NOT IN"
        " (SELECT shelf_id FROM corrections WHERE article_id = ?2 AND published IS NOT NULL)",
        (at, article_id),
    )
    undated = "SELECT shelf_id FROM corrections WHERE article_id = ? AND published IS NULL"
    for row in connection.execute(undated, (article_id,)).fetchall():
        connection.execute(
            "UPDATE corrections SET moment = ? WHERE shelf_id = ? AND article_id = ?",
            (free_moment(connection, at), row["shelf_id"], article_id),
        )


def first_moment(at: int) -> int:
    """The least value of articles.moment for a time (epoch seconds)."""
    return at // 60 * _PER_MINUTE


def minute_of(moment: int) -> int:
    """The minute, counted from the epoch, of a value of articles.moment."""
    return moment // _PER_MINUTE


def current_version(connection: Connection, article_id: int) -> int:
    """The id of an article's current version."""
    rows = connection.execute("SELECT version_id FROM articles WHERE id = ?", (article_id,)).fetchall()
    return int(next(iter(rows))[0])


def published_at(connection: Connection, article_id: int) -> datetime:
    """When an article was published as far as that is stated, else first saved."""
    rows = connection.execute("SELECT at FROM articles WHERE id = ?", (article_id,)).fetchall()
    return moment(next(iter(rows))[0])


def outlet_kind(connection: Connection, article_id: int) -> OutletKind | None:
    """The kind of the outlet that published an article, as its page shows it; None where that is not known."""
    rows = connection.execute("SELECT outlet_kind FROM articles WHERE id = ?", (article_id,)).fetchall()
    return next((OutletKind(row[0]) for row in rows if row[0]), None)


def owner(connection: Connection, article_id: int) -> int | None:
    """The shelf of a private text; None for a public page, and for an article that is not stored."""
    rows = connection.execute("SELECT owner_shelf_id FROM articles WHERE id = ?", (article_id,)).fetchall()
    return next((row["owner_shelf_id"] for row in rows), None)


def private(connection: Connection, article_ids: Iterable[int]) -> frozenset[int]:
    """Those of the articles that were pasted or attached, and belong to one shelf."""
    rows = connection.execute(
        "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND owner_shelf_id IS NOT NULL",
        (json.dumps(list(article_ids)),),
    ).fetchall()
    return frozenset(row["id"] for row in rows)


def address_key(connection: Connection, article_id: int) -> str | None:
    """The `url_key` of an article's own address; None for a text without one."""
    rows = connection.execute("SELECT url FROM articles WHERE id = ?", (article_id,)).fetchall()
    try:
        return next((urls.url_key(row[0]) for row in rows if row[0] is not None), None)
    except LinkRefused:
        return None


def keys_of(connection: Connection, article_id: int) -> frozenset[str]:
    """The keys of all addresses that led to the article."""
    rows = connection.execute("SELECT url_key FROM article_keys WHERE article_id = ?", (article_id,)).fetchall()
    return frozenset(row["url_key"] for row in rows)


def add_keys(connection: Connection, article_id: int, keys: Iterable[str]) -> None:
    """Let address keys lead to an article; a key that leads to another article already is left as it is."""
    connection.executemany(
        "INSERT INTO article_keys (url_key, article_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(key, article_id) for key in keys],
    )


def free_moment(connection: Connection, at: int) -> int:
    """The next free value of articles.moment and corrections.moment, which orders articles by time of publication:
    1,024 values a minute; a full minute runs over into the next."""
    first = first_moment(at)
    while True:
        rows = connection.execute(
            "SELECT (SELECT max(moment) FROM articles WHERE moment BETWEEN ?1 AND ?2),"
            " (SELECT max(moment) FROM corrections WHERE moment BETWEEN ?1 AND ?2)",
            (first, first + _PER_MINUTE - 1),
        ).fetchall()
        last = max((one for one in next(iter(rows)) if one is not None), default=None)
        if last is None:
            return first
        if last < first + _PER_MINUTE - 1:
            return int(last) + 1
        first += _PER_MINUTE
