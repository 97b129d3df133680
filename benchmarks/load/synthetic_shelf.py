"""A database of synthetic articles on one shelf, written directly into the tables.

Word frequencies follow Zipf's law. Every text contains "Korea", a fifth contain Korean nouns with particles, eight
articles contain "zanzibar". Totals are computed by SQL from the base tables, so that `python -m bot check` can verify
them.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from bot.lang.scripts import hangul_count
from bot.model.analysis import OutletKind, Subject
from bot.storage import migrations
from bot.storage.engine import full_text, sql_functions
from bot.storage.engine.encoding import VersionContent, content_blob

NOW = 1_726_488_000  # 2024-09-16 12:00 UTC
SHELF = "guild:1"
_WORDS = 250
MINUTES_APART = 12
_ENTITIES = 4000
_OUTLETS = 40
_REPORTERS = 3000
_PARTICLES = ("은", "는", "이", "가", "을", "를", "의", "에서", "에", "와", "과", "도")
_NOUNS = ("북한", "남한", "미사일", "평양", "서울", "훈련", "회담", "정부", "대통령", "발사")
_FAMILY = ("Kim", "Lee", "Park", "Choi", "Jung", "Kang", "Cho", "Yoon", "Jang", "Lim")
_SYLLABLES = ("ba", "do", "ki", "lu", "men", "ra", "shi", "ton", "ve", "zo", "han", "pur", "ges", "ti", "wo", "na")


def build(path: Path, articles: int) -> None:
    """Create the database with `articles` articles, the newest at NOW, and analyze its indexes."""
    chance, details = random.Random(articles), random.Random(articles + 1)  # noqa: S311  # no secret depends on it
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    sql_functions.register(connection)
    migrations.bring_up_to_date(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN")
    connection.execute("INSERT INTO shelves (id, key, articles) VALUES (1, ?, ?)", (SHELF, articles))
    names = _names(chance)
    connection.executemany("INSERT INTO entities (id, key, name, kind) VALUES (?, ?, ?, 'person')", names)
    connection.executemany(
        "INSERT INTO entity_forms (entity_id, form) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(row[0], "".join(row[2].lower().split()[k:])) for row in names for k in range(3)],
    )
    for row in _articles(chance, articles, [row[2] for row in names]):
        _insert(connection, row, details)
    _derive(connection)
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.close()


def _names(chance: random.Random) -> list[tuple[int, str, str]]:
    found: dict[str, None] = {"Kim Jong Un": None}
    while len(found) < _ENTITIES:
        given = ("".join(chance.choices(_SYLLABLES, k=2)).title() for _ in range(2))
        found.setdefault(" ".join((chance.choice(_FAMILY), *given)))
    return [(place, f"x:person:{name.lower().replace(' ', '')}", name) for place, name in enumerate(found, 1)]


def _articles(chance: random.Random, count: int, names: list[str]) -> Iterator[tuple[int, str, str, list[int]]]:
    """Number, title, text and entity ids of each article, the newest first."""
    words = list({"".join(chance.choices(_SYLLABLES, k=chance.randint(1, 5))): None for _ in range(60_000)})
    weights = list(accumulate(1 / rank for rank in range(2, len(words) + 2)))
    name_weights = list(accumulate(1 / rank for rank in range(1, len(names) + 1)))
    for number in range(1, count + 1):
        entities = sorted({place + 1 for place in chance.choices(range(len(names)), cum_weights=name_weights, k=14)})
        body = chance.choices(words, cum_weights=weights, k=_WORDS)
        body[5] = "Korea"
        if number % 5 == 0:
            body[20:120] = [chance.choice(_NOUNS) + chance.choice(_PARTICLES) for _ in range(100)]
        if number % (count // 8) == 0:
            body[9] = "zanzibar"
        for place, entity in enumerate(entities):
            body[10 + 12 * place] = names[entity - 1]
        title = " ".join((names[entities[0] - 1], "Korea", *body[130:136])).capitalize()
        lines = [" ".join(body[start : start + 18]).capitalize() + "." for start in range(0, _WORDS, 18)]
        yield number, title, "\n".join(lines), entities


def _insert(connection: sqlite3.Connection, row: tuple[int, str, str, list[int]], chance: random.Random) -> None:
    number, title, text, entities = row
    outlet = f"Outlet {number % _OUTLETS}"
    subjects = [subject for place, subject in enumerate(Subject) if chance.random() < 1 / (2 + place)]
    byline = f"Reporter {int(_REPORTERS ** chance.random())}"
    at = NOW - 60 * MINUTES_APART * number
    ends = [place for place, char in enumerate(text) if char == "\n"] + [len(text)]
    spans = list(zip([0, *(end + 1 for end in ends)], ends, strict=False))
    sentences = json.dumps(spans)
    keys = [(start, end, 200 - place, 1) for place, (start, end) in enumerate(spans)]
    connection.execute(
        "INSERT INTO articles (id, url, title, byline, published, at, moment, outlet_name, outlet_domain, outlet_kind,"
        " language, korea, subjects, version_id, saved_at)"
        " VALUES (?1, ?2, ?3, ?4, NULL, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?1, ?5)",
        (
            number,
            f"https://outlet{number % _OUTLETS}.example/{number}",
            title,
            json.dumps([byline]),
            at,
            at // 60 * 1024,
            outlet,
            f"outlet{number % _OUTLETS}.example",
            list(OutletKind)[number % _OUTLETS % len(OutletKind)],
            "ko" if number % 5 == 0 else "en",
            round(chance.random(), 2),
            json.dumps(subjects),
        ),
    )
    connection.execute(
        "INSERT INTO versions (id, article_id, fetched_at, hangul, content) VALUES (?1, ?1, ?2, ?3, ?4)",
        (number, at, hangul_count(text) > 0, content_blob(VersionContent(title, text, sentences, json.dumps(keys)))),
    )
    connection.execute(
        "INSERT INTO article_keys VALUES (?, ?)", (f"outlet{number % _OUTLETS}.example/{number}", number)
    )
    connection.executemany(
        "INSERT INTO mentions (article_id, entity_id, spans, role_start, role_end) VALUES (?, ?, '[[0,9]]', ?, ?)",
        [(number, entity, *((0, 9) if entity % 7 == 0 else (None, None))) for entity in entities],
    )
    connection.executemany(
        'INSERT INTO quotes (article_id, start, "end", kind, cue, speaker, entity_id)'
        " SELECT ?, ?, ?, 'direct', 'said', name, id FROM entities WHERE id = ?",
        [(number, place * 20, place * 20 + 60, entity) for place, entity in enumerate(entities[:3])],
    )


def _derive(connection: sqlite3.Connection) -> None:
    """Fill shelf rows, stories (four consecutive articles each), totals and full text from the base tables."""
    connection.execute(
        "INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at) SELECT 1, id, at, at FROM articles"
    )
    connection.execute(
        "INSERT INTO stories (id, first_at, last_at) SELECT 1 + id / 4, min(at), max(at) FROM articles GROUP BY id / 4"
    )
    connection.execute(
        "INSERT INTO story_articles (article_id, story_id, at, score, reason) SELECT id, 1 + id / 4, at, 1, ''"
        " FROM articles"
    )
    connection.execute("UPDATE shelves SET stories = (SELECT count(*) FROM stories)")
    connection.execute(
        "INSERT INTO shelf_mentions SELECT 1, m.entity_id, a.at, a.id FROM mentions AS m JOIN articles AS a"
        " ON a.id = m.article_id ORDER BY 2, 3, 4"
    )
    connection.execute(
        "INSERT INTO shelf_entities SELECT 1, entity_id, count(*), min(at), max(at) FROM shelf_mentions GROUP BY 2"
    )
    connection.execute(
        "INSERT INTO shelf_entity_days SELECT 1, entity_id, at / 86400, count(*) FROM shelf_mentions GROUP BY 2, 3"
    )
    connection.execute(
        "INSERT INTO shelf_names SELECT 1, f.form, f.entity_id FROM entity_forms AS f JOIN shelf_entities AS s"
        " ON s.entity_id = f.entity_id"
    )
    for index in full_text.INDEXES:
        full_text.rebuild(connection, index)
