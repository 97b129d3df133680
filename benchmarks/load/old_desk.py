"""A desk that is years old: an archive on the shelves of many servers.

    synthetic shelf of 20,000 articles -> copies of them, shifted in time and ids -> divided among the servers:
    a third of all on the first, the rest on the others in turns, each tenth on two of them

Each article names an entity of its own beside the shared ones. The newest month has jobs, requests and cards; each
server has had a digest a day for half a year. The tables by which new articles are compared are left empty: they hold
the newest 50,000 arrivals, however old the desk is.

`measure` moves the largest server out and into an empty desk, with the commands' own functions, and compares that with
taking its articles off one by one. Processor time, so that other programs hardly matter.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from benchmarks.load import synthetic_shelf
from bot.policy.operations.shards import WHOLE
from bot.storage.engine import full_text, maintenance, sql_functions
from bot.storage.moves import exports, imports
from bot.storage.shelves import counters, shelves

T = TypeVar("T")

LARGEST = 1
"""The server with a third of all articles."""
_MADE = 20_000
_OWN_ENTITY = 10_000_000
"""The entity that only one article names has this number and the article's."""
_APART = 60 * synthetic_shelf.MINUTES_APART
_MONTH, _DIGESTS = 30 * 86_400, 180
_HASH_BYTES = 1 << 26
_SINGLY = 1_000
_COPIES = (
    "INSERT INTO articles (id, url, title, byline, published, at, moment, outlet_name, outlet_domain, outlet_kind,"
    " language, korea, subjects, version_id, saved_at) SELECT id + :ids, url || '-' || :ids, title, byline, published,"
    " at - :seconds, moment - :seconds / 60 * 1024, outlet_name, outlet_domain, outlet_kind, language, korea, subjects,"
    " version_id + :ids, saved_at - :seconds FROM articles WHERE id <= :made",
    "INSERT INTO versions (id, article_id, fetched_at, hangul, content) SELECT id + :ids, article_id + :ids,"
    " fetched_at - :seconds, hangul, content FROM versions WHERE article_id <= :made",
    "INSERT INTO article_keys SELECT url_key || '-' || :ids, article_id + :ids FROM article_keys"
    " WHERE article_id <= :made",
    "INSERT INTO mentions (article_id, entity_id, spans, role_start, role_end) SELECT article_id + :ids, entity_id,"
    " spans, role_start, role_end FROM mentions WHERE article_id <= :made",
    'INSERT INTO quotes (article_id, start, "end", kind, cue, speaker, entity_id) SELECT article_id + :ids, start,'
    ' "end", kind, cue, speaker, entity_id FROM quotes WHERE article_id <= :made',
    "INSERT INTO stories (id, first_at, last_at) SELECT id + :stories, first_at - :seconds, last_at - :seconds"
    " FROM stories WHERE id <= :made_stories",
    "INSERT INTO story_articles (article_id, story_id, at, score, reason) SELECT article_id + :ids,"
    " story_id + :stories, at - :seconds, score, reason FROM story_articles WHERE article_id <= :made",
)
_ON_SHELVES = (
    "DELETE FROM shelf_articles",
    "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < :servers)"
    " INSERT INTO shelves (id, key) SELECT i, 'guild:' || i FROM n",
    "INSERT INTO desks (guild_id) SELECT id FROM shelves",
    "INSERT INTO entities (id, key, name, kind)"
    " SELECT :own + id, 'x:person:person' || id, 'Person ' || id, 'person' FROM articles",
    "INSERT INTO entity_forms SELECT id, 'person' || (id - :own) FROM entities WHERE id > :own",
    "INSERT INTO mentions (article_id, entity_id, spans) SELECT id, :own + id, '[[0,9]]' FROM articles",
    "INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at)"
    " SELECT iif(id % 3 = 0, 1, 2 + id / 3 % (:servers - 1)), id, at, saved_at FROM articles",
    "INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at)"
    " SELECT 2 + id / 7 % (:servers - 1), id, at, saved_at FROM articles WHERE id % 10 = 0 ON CONFLICT DO NOTHING",
    "INSERT INTO jobs (id, url, url_key, state, shelf_id, due_at, created_at, ended_at, article_id)"
    " SELECT a.id, a.url, k.url_key, 'done', s.shelf_id, a.at, a.at, a.at, a.id FROM articles AS a"
    " JOIN article_keys AS k ON k.article_id = a.id JOIN shelf_articles AS s ON s.article_id = a.id"
    " WHERE a.at > :month GROUP BY a.id",
    "INSERT INTO requests (job_id, shelf_id, user_id, guild_id, channel_id, message_id, answer, created_at)"
    " SELECT id, shelf_id, 7, shelf_id, 100 + shelf_id, id, 1, created_at FROM jobs",
    "INSERT INTO deliveries (key, kind, guild_id, channel_id, state, due_at, created_at, message_id, version_id)"
    " SELECT 'card:' || job_id || ':' || id, 'card', guild_id, channel_id, 'sent', created_at, created_at, id, job_id"
    " FROM requests",
    "WITH RECURSIVE d (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM d WHERE i < :digests)"
    " INSERT INTO deliveries (key, kind, guild_id, channel_id, state, due_at, created_at, message_id)"
    " SELECT 'digest:' || (100 + s.id) || ':day:' || date(:now - i * 86400, 'unixepoch') || ':1', 'digest', s.id,"
    " 100 + s.id, 'sent', :now - i * 86400, :now - i * 86400, 1000000 + i * 1000 + s.id FROM d JOIN shelves AS s",
    "INSERT INTO shown (channel_id, rhythm, article_id, delivery_id) SELECT d.channel_id, 'day', s.article_id, d.id"
    " FROM deliveries AS d JOIN shelf_articles AS s ON s.shelf_id = d.guild_id AND s.at <= d.created_at"
    " AND s.at > d.created_at - 86400 WHERE d.kind = 'digest' ON CONFLICT DO NOTHING",
)


def measure(path: Path, articles: int, servers: int) -> dict[str, float]:
    """Figures by name; the database is built at `path`, which may have one of before."""
    if not path.exists():
        build(path, articles, servers)
    with tempfile.TemporaryDirectory(dir=path.parent) as name:
        database, file, other = Path(name) / "old.sqlite3", Path(name) / "server.sqlite3", Path(name) / "new.sqlite3"
        shutil.copy(path, database)
        singly = _singly(database)
        shutil.copy(path, database)
        now = datetime.fromtimestamp(synthetic_shelf.NOW, UTC)
        moved, out = _timed(lambda: exports.export(database, LARGEST, file, now))
        _, into = _timed(lambda: imports.import_server(file, other, WHOLE, now, {}))
        found, checked = _timed(lambda: maintenance.troubles(path))
        number = moved.rows["articles"]
        return {
            "articles_moved": number,
            "out_ms_an_article": 1000 * out / number,
            "in_ms_an_article": 1000 * into / number,
            "singly_ms_an_article": 1000 * singly,
            "ratio": 1000 * out / number / (1000 * singly),
            "check_seconds": checked,
            "troubles": len(found),
        }


def _singly(database: Path) -> float:
    """Seconds for taking an article of the largest server off its shelf, with others before and after it."""
    with closing(maintenance.connect(database, "rw")) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN IMMEDIATE")
        rows = connection.execute("SELECT article_id FROM shelf_articles WHERE shelf_id = 1 LIMIT ?", (_SINGLY,))
        articles = [row[0] for row in rows.fetchall()]
        _, took = _timed(lambda: [shelves.take_off(connection, 1, one) for one in articles])
        connection.rollback()
    return took / len(articles)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    begun = time.process_time()
    return work(), time.process_time() - begun


def build(path: Path, articles: int, servers: int) -> None:
    """Create the database with `articles` articles, a multiple of 20,000, on the shelves of the servers 1 to `servers`,
    at least 3; the newest is from `synthetic_shelf.NOW`."""
    synthetic_shelf.build(path, _MADE)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        sql_functions.register(connection)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -500000", "foreign_keys = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        stories = connection.execute("SELECT max(id) FROM stories").fetchone()[0]
        for age in range(1, articles // _MADE):
            shift = {"ids": age * _MADE, "seconds": age * _MADE * _APART, "stories": age * stories}
            for statement in _COPIES:
                connection.execute(statement, {**shift, "made": _MADE, "made_stories": stories})
        now = synthetic_shelf.NOW
        values = {"servers": servers, "own": _OWN_ENTITY, "month": now - _MONTH, "digests": _DIGESTS, "now": now}
        for statement in _ON_SHELVES:
            connection.execute(statement, values)
        for shelf_id in range(1, servers + 1):
            counters.recount(connection, shelf_id)
        connection.execute("DELETE FROM touched")
        for index in full_text.INDEXES:
            full_text.command(connection, index, "hashsize", _HASH_BYTES)
            full_text.rebuild(connection, index)
            full_text.command(connection, index, "hashsize", 1 << 20)
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
        connection.execute("PRAGMA journal_mode = WAL")
