"""Databases for `cost`: one of ten thousand articles, and the same one preceded by a long archive.

The newest articles are the synthetic ones of `wire_texts`, placed in stories by the desk's own code, one at a time. The
archive is written by SQL: copies of them, shifted in time and ids, with shorter texts. As after maintenance, only the
newest 50,000 arrivals have vectors, postings and fingerprints. Every table that is read or written to store, place or
delete an article or to compose a digest has the length that a million articles give it; quotes are left out.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from benchmarks.stories.wire_texts import Made
from bot.model.analysis import KeySentence
from bot.model.placements import PlacedArticle
from bot.services.stories import placement
from bot.storage import migrations
from bot.storage.engine import full_text, sql_functions
from bot.storage.engine.encoding import (
    VersionContent,
    content_blob,
    content_from,
    fingerprints_blob,
    fingerprints_from,
    key_sentences_json,
)

NOW = 1_726_488_000  # 2024-09-16 12:00 UTC
GUILD = 1
MINUTES_APART = 12
_KEPT_ARRIVALS = 50_000
_PAST_CHARACTERS = 300
_RARE_TERMS_AN_ARTICLE = 1.5
_LAST_FINGERPRINT = 2**31 - 1000
_SHARED_ENTITIES = 4000
_OWN_ENTITY = 10_000_000
"""The entity that only one article names has this number and the article's."""
_ENTITY = "INSERT INTO entities (id, key, name, kind) VALUES (?1, 'x:person:person' || ?1, 'Person ' || ?1, 'person')"
_SENTENCE = re.compile(r"[^.\n]{20,}\.")


def recent(path: Path, made: Sequence[Made], first_id: int) -> None:
    """Create a database of the articles `made`, the newest at NOW, with ids from `first_id` on."""
    with _connected(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        migrations.bring_up_to_date(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        connection.executemany(_ENTITY, [(number,) for number in range(1, _SHARED_ENTITIES + 1)])
        connection.execute("INSERT INTO shelves (id, key, articles) VALUES (1, ?, ?)", (f"guild:{GUILD}", len(made)))
        for place, one in enumerate(made):
            insert(connection, first_id + place, one, moment(place - len(made)))
        connection.execute("COMMIT")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for place, one in enumerate(made):
            at = datetime.fromtimestamp(moment(place - len(made)), UTC)
            placement.place(connection, PlacedArticle(first_id + place, one.title, one.text, at))
        connection.execute("COMMIT")
    with _connected(path) as connection:
        _settle(connection, _DEFAULT_HASH_BYTES)


def moment(place: int) -> int:
    """Arrival time (epoch seconds) of the article `place` positions after the newest; negative for before it."""
    return NOW + 60 * MINUTES_APART * (place + 1)


def insert(connection: sqlite3.Connection, number: int, one: Made, at: int) -> None:
    """Insert an article on the shelf, not yet placed in a story."""
    sentences = [match.span() for match in _SENTENCE.finditer(one.text)]
    keys = [KeySentence(start, end, one.text[start:end], 1.0, True) for start, end in sentences]
    site = f"outlet{number % 40}.example"
    connection.execute(
        "INSERT INTO articles (id, url, title, published, at, moment, outlet_name, outlet_domain, language, korea,"
        " subjects, version_id, saved_at)"
        " VALUES (?1, ?2, ?3, NULL, ?4, ?5, ?6, ?7, 'en', 0.9, '[\"missiles\"]', ?1, ?4)",
        (number, f"https://{site}/{number}", one.title, at, at // 60 * 1024, f"Outlet {number % 40}", site),
    )
    connection.execute(
        "INSERT INTO versions (id, article_id, fetched_at, hangul, content) VALUES (?1, ?1, ?2, 0, ?3)",
        (
            number,
            at,
            content_blob(VersionContent(one.title, one.text, json.dumps(sentences), key_sentences_json(keys))),
        ),
    )
    own = _OWN_ENTITY + number
    connection.execute(
        "INSERT INTO entities (id, key, name, kind) VALUES (?1, 'x:person:person' || ?1, 'Person ' || ?1, 'person')",
        (own,),
    )
    shared = {(7 * number + 31 * place * place) % _SHARED_ENTITIES + 1 for place in range(4)}
    connection.executemany(
        "INSERT INTO mentions (article_id, entity_id, spans) VALUES (?, ?, '[[0,9]]')",
        [(number, entity) for entity in (*shared, own)],
    )
    connection.execute("INSERT INTO article_keys (url_key, article_id) VALUES (?, ?)", (f"{site}/{number}", number))
    connection.execute(
        "INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at) VALUES (1, ?, ?, ?)", (number, at, at)
    )


def with_past(source: Path, path: Path, total: int) -> None:
    """Copy the database at `source` and prepend an archive, up to `total` articles in all."""
    shutil.copy(source, path)
    with _connected(path) as connection:
        connection.execute("PRAGMA journal_mode = OFF")  # nobody needs a file that was half written
        first, own = connection.execute("SELECT min(id), count(*) FROM articles").fetchone()
        connection.execute("CREATE TEMP TABLE new_articles AS SELECT * FROM articles")
        connection.execute("CREATE TEMP TABLE new_stories AS SELECT * FROM stories")
        connection.execute("CREATE TEMP TABLE new_entities AS SELECT * FROM entities WHERE id > ?", (_OWN_ENTITY,))
        connection.execute("BEGIN")
        for age in range(1, total // own):
            shift = {
                "own": _OWN_ENTITY,
                "age": age,
                "ids": age * own,
                "seconds": age * own * 60 * MINUTES_APART,
            }
            _past_articles(connection, shift)
            if (age + 1) * own <= _KEPT_ARRIVALS:
                _past_index(connection, shift, first)
        connection.execute("UPDATE shelves SET articles = ?", (total,))
        connection.execute("UPDATE term_counts SET documents = documents * ?", (total // own,))
        connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO term_counts (term, documents) SELECT i * 2654435761 % 268435399, 1 FROM n"
            " WHERE true ON CONFLICT DO NOTHING",
            (int(total * _RARE_TERMS_AN_ARTICLE),),
        )
        connection.execute("COMMIT")
        _settle(connection, _HASH_BYTES)


def _past_articles(connection: sqlite3.Connection, shift: dict[str, int]) -> None:
    for statement in (
        "INSERT INTO articles (id, url, title, at, moment, outlet_name, outlet_domain, language, korea, subjects,"
        " version_id, saved_at) SELECT id - :ids, url || '-' || :age, title, at - :seconds,"
        " moment - :seconds / 60 * 1024, outlet_name, outlet_domain, language, korea, subjects, version_id - :ids,"
        " saved_at - :seconds FROM new_articles",
        "INSERT INTO versions SELECT v.id - :ids, v.article_id - :ids, v.fetched_at - :seconds, 0, beginning(v.content)"
        " FROM new_articles AS a JOIN versions AS v ON v.article_id = a.id",
        "INSERT INTO article_keys SELECT url_key || '-' || :age, article_id - :ids FROM new_articles AS a"
        " JOIN article_keys ON article_id = a.id",
        "INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at) SELECT 1, id - :ids, at - :seconds,"
        " at - :seconds FROM new_articles",
        "INSERT INTO entities SELECT id - :ids, key || '-' || :age, name || '-' || :age, kind, NULL, NULL"
        " FROM new_entities",
        "INSERT INTO mentions (article_id, entity_id, spans) SELECT a.id - :ids,"
        " iif(m.entity_id > :own, m.entity_id - :ids, m.entity_id), spans FROM new_articles AS a"
        " JOIN mentions AS m ON m.article_id = a.id",
        "INSERT INTO stories SELECT id + :ids, first_at - :seconds, last_at - :seconds, merged_into + :ids"
        " FROM new_stories",
        "INSERT INTO story_articles (article_id, story_id, at, score, reason, near_of, family)"
        " SELECT article_id - :ids, story_id + :ids, m.at - :seconds, score, reason, near_of - :ids, family - :ids"
        " FROM new_articles AS a JOIN story_articles AS m ON m.article_id = a.id",
    ):
        connection.execute(statement, shift)


def _past_index(connection: sqlite3.Connection, shift: dict[str, int], first: int) -> None:
    """Copy vectors, postings, fingerprints and copy pairs for arrivals recent enough to keep them."""
    for statement in (
        "INSERT INTO story_vectors SELECT article_id - :ids, story_id + :ids, at - :seconds, prints, vector,"
        " shifted(fingerprints, :age)"
        " FROM story_vectors WHERE article_id >= :first",
        "INSERT INTO story_postings SELECT term, at - :seconds, article_id - :ids FROM story_postings"
        " WHERE article_id >= :first",
        "INSERT INTO story_prints SELECT fingerprint + :age, article_id - :ids, passage FROM story_prints"
        " WHERE article_id >= :first AND fingerprint < :last_fingerprint",
        "INSERT INTO story_copies SELECT article_id - :ids, original_id - :ids, own FROM story_copies"
        " WHERE original_id >= :first",
    ):
        connection.execute(statement, {**shift, "first": first, "last_fingerprint": _LAST_FINGERPRINT})


def _shifted(fingerprints: bytes, age: int) -> bytes:
    """The fingerprints of a copy that is `age` times the length of the original archive older."""
    return fingerprints_blob([one + age for one in fingerprints_from(fingerprints) if one < _LAST_FINGERPRINT])


# Cached: each article of the original archive has a hundred copies.
@lru_cache(maxsize=20_000)
def _beginning(content: bytes) -> bytes:
    """The first characters of an article as one sentence."""
    original, end = content_from(content), _PAST_CHARACTERS
    return content_blob(VersionContent(original.title, original.text[:end], f"[[0,{end}]]", f"[[0,{end},100,1]]"))


_HASH_BYTES = 1 << 26
"""Bytes of terms that FTS5 gathers in memory before it writes a segment. A large value causes fewer merges while a long
index is built."""
_DEFAULT_HASH_BYTES = 1 << 20

_DERIVED = (
    "BEGIN",
    "DELETE FROM shelf_mentions",
    "DELETE FROM shelf_entities",
    "DELETE FROM shelf_entity_days",
    "DELETE FROM shelf_names",
    "DELETE FROM deliveries",
    "INSERT INTO entity_forms SELECT id, 'person' || id FROM entities WHERE true ON CONFLICT DO NOTHING",
    "INSERT INTO shelf_mentions SELECT 1, m.entity_id, a.at, a.id FROM mentions AS m JOIN articles AS a"
    " ON a.id = m.article_id ORDER BY 2, 3, 4",
    "INSERT INTO shelf_entities SELECT 1, entity_id, count(*), min(at), max(at) FROM shelf_mentions GROUP BY 2",
    "INSERT INTO shelf_entity_days SELECT 1, entity_id, at / 86400, count(*) FROM shelf_mentions GROUP BY 2, 3",
    "INSERT INTO shelf_names SELECT 1, form, entity_id FROM entity_forms",
    "INSERT INTO deliveries (id, key, kind, guild_id, channel_id, state, due_at, created_at, message_id)"
    " SELECT id, 'digest:' || id, 'digest', 1, 10, 'sent', at, at, id FROM articles WHERE id % 40 = 0",
    "INSERT INTO shown (channel_id, rhythm, article_id, delivery_id)"
    " SELECT 10, 'day', a.id, d.id FROM articles AS a JOIN deliveries AS d ON d.id = a.id / 40 * 40",
    "COMMIT",
)


@contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        sql_functions.register(connection)
        connection.create_function("shifted", 2, _shifted, deterministic=True)
        connection.create_function("beginning", 1, _beginning, deterministic=True)
        for pragma in ("synchronous = OFF", "foreign_keys = ON", "cache_size = -500000"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection


def _settle(connection: sqlite3.Connection, hash_bytes: int) -> None:
    """Rebuild totals and full text from the base tables, and the planner's statistics. One daily digest has shown every
    article. A hash of FTS5 that is large leaves large segments among the new ones, which the next few writes would
    merge in seconds; so all are merged."""
    for statement in _DERIVED:
        connection.execute(statement)
    connection.execute("UPDATE shelves SET stories = (SELECT count(DISTINCT story_id) FROM story_articles)")
    for index in full_text.INDEXES:
        full_text.command(connection, index, "hashsize", hash_bytes)
        full_text.command(connection, index, "rebuild")
        if hash_bytes > _DEFAULT_HASH_BYTES:
            full_text.command(connection, index, "optimize")
        full_text.command(connection, index, "hashsize", _DEFAULT_HASH_BYTES)
    connection.execute("ANALYZE")
    connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")
