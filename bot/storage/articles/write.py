"""Articles: one row a page, however it was linked, with the text at each fetch that changed it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from sqlite3 import Connection

from bot.model.analysis import Analysis, Outlet
from bot.storage.articles import mentions
from bot.storage.engine.encoding import key_sentences_json, spans_json, storable
from bot.storage.engine.times import seconds
from bot.text.knowledge.base import Knowledge

_PER_MINUTE = 1024
_EARLIEST = datetime(1850, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An analysis made ready to be stored. `digest` tells versions apart: it is of the words, not the space between."""

    analysis: Analysis
    title: str
    text: str
    digest: str
    sentences: str
    key_sentences: str


@dataclass(frozen=True, slots=True)
class Known:
    """An article that is stored. `owner` is the shelf of a private text, None for a public page."""

    id: int
    owner: int | None


def ready(analysis: Analysis) -> PreparedArticle:
    """The analysis with what takes time with a long text: call it off the event loop."""
    text = storable(analysis.text)
    title = " ".join(storable(analysis.title or "").split()) or " ".join(text[:200].split())[:100]
    return PreparedArticle(
        analysis=analysis,
        title=title,
        text=text,
        digest=hashlib.sha256(" ".join(text.split()).encode()).hexdigest(),
        sentences=spans_json(analysis.sentences),
        key_sentences=key_sentences_json(analysis.key_sentences),
    )


def stated_time(published: str | None, now: datetime) -> datetime | None:
    """The moment of publication as the page states it, a bare date as its midday, UTC. None where it states none, or
    an absurd one. What is still to come is `now`: clocks and zones differ, news does not come from the future."""
    try:
        stated = _parse(published or "")
    except (ValueError, OverflowError):
        return None
    return min(stated, now) if stated >= _EARLIEST else None


def _parse(published: str) -> datetime:
    if len(published) <= len("2024-02-14"):
        return datetime.combine(date.fromisoformat(published), time(12), UTC)
    stated = datetime.fromisoformat(published)
    if stated.tzinfo is None:
        return stated.replace(tzinfo=UTC)
    return stated.astimezone(UTC)


def known(connection: Connection, keys: Iterable[str]) -> Known | None:
    """The article that one of these addresses leads to; the first that does decides."""
    for key in keys:
        rows = connection.execute(
            "SELECT a.id, a.owner_shelf_id FROM article_keys AS k JOIN articles AS a ON a.id = k.article_id"
            " WHERE k.url_key = ?",
            (key,),
        ).fetchall()
        for row in rows:
            return Known(row[0], row[1])
    return None


def add(
    connection: Connection,
    reading: PreparedArticle,
    knowledge: Knowledge,
    *,
    owner: int | None,
    url: str | None,
    now: datetime,
) -> int:
    """A new article with its first version and everything read from it."""
    analysis = reading.analysis
    at = seconds(stated_time(analysis.published, now) or now)
    outlet = analysis.outlet or Outlet("", None)
    rows = connection.execute(
        "INSERT INTO articles (owner_shelf_id, url, title, byline, published, at, moment, outlet_name, outlet_domain,"
        " outlet_country, outlet_kind, origin, via, language, korea, subjects, version_id, saved_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?) RETURNING id",
        (
            owner,
            url,
            reading.title,
            json.dumps([storable(name) for name in analysis.byline], ensure_ascii=False),
            analysis.published,
            at,
            _free_moment(connection, at),
            storable(outlet.name) or None,
            outlet.domain,
            outlet.country,
            outlet.kind,
            analysis.origin,
            analysis.via,
            analysis.language,
            analysis.topic.korea,
            json.dumps(analysis.topic.subjects),
            seconds(now),
        ),
    ).fetchall()
    article_id = int(next(iter(rows))[0])
    write(connection, article_id, reading, knowledge, now)
    return article_id


def write(
    connection: Connection, article_id: int, reading: PreparedArticle, knowledge: Knowledge, now: datetime
) -> int:
    """Make this reading the article's current version, in place of what the last one found; the version's id."""
    rows = connection.execute(
        "INSERT INTO versions (article_id, fetched_at, title, text, text_hash, sentences, key_sentences)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            article_id,
            seconds(now),
            reading.title,
            reading.text,
            reading.digest,
            reading.sentences,
            reading.key_sentences,
        ),
    ).fetchall()
    version_id = int(next(iter(rows))[0])
    topic = reading.analysis.topic
    connection.execute(
        "UPDATE articles SET version_id = ?, title = ?, korea = ?, subjects = ? WHERE id = ?",
        (version_id, reading.title, topic.korea, json.dumps(topic.subjects), article_id),
    )
    mentions.write(connection, article_id, reading.analysis, knowledge)
    return version_id


def version_of(connection: Connection, article_id: int) -> int:
    """The id of the current version."""
    rows = connection.execute("SELECT version_id FROM articles WHERE id = ?", (article_id,)).fetchall()
    return int(next(iter(rows))[0])


def current_text(connection: Connection, article_id: int) -> tuple[str, str]:
    """Text and digest of the current version."""
    rows = connection.execute(
        "SELECT text, text_hash FROM versions WHERE id = (SELECT version_id FROM articles WHERE id = ?)",
        (article_id,),
    ).fetchall()
    text, digest = next(iter(rows))
    return text, digest


def lead_here(connection: Connection, article_id: int, keys: Iterable[str]) -> None:
    """Record addresses that led to the article; one that leads elsewhere already stays."""
    connection.executemany(
        "INSERT INTO article_keys (url_key, article_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(key, article_id) for key in keys],
    )


def _free_moment(connection: Connection, at: int) -> int:
    """The next free place in the order of publication; a crowded minute runs over into the next."""
    first = at // 60 * _PER_MINUTE
    while True:
        rows = connection.execute(
            "SELECT max(moment) FROM articles WHERE moment BETWEEN ? AND ?", (first, first + _PER_MINUTE - 1)
        ).fetchall()
        last = next(iter(rows))[0]
        if last is None:
            return first
        if last < first + _PER_MINUTE - 1:
            return int(last) + 1
        first += _PER_MINUTE
