"""A database of before the step that saves space keeps what it holds, and its answers."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from bot.lang.scripts import Writing
from bot.news.clustering import vectors
from bot.news.clustering.features import read_article
from bot.storage.articles import versions
from bot.storage.shelves import shelves
from bot.storage.stories import article_features
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, open_desk
from tests.migration import frozen_schemas

_ENGLISH = "Sunan is quiet.\nA crane works there."
_KOREAN = "순안에서 미사일이 발사됐다.\n주민들은 크레인을 보았다."
_BEFORE = "Sunan was loud.\nNo crane works there."
_PRINTS = (2**62 + 17, -(2**62) - 5, 4_294_967_297)


def _old_database(path: Path) -> None:
    """Two articles as version 2 stored them, the first with an earlier version of its text."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        frozen_schemas.create(connection, 2)
        connection.execute("INSERT INTO shelves (id, key, articles, stories) VALUES (1, 'guild:1', 2, 2)")
        connection.execute("INSERT INTO entities (id, key, name, kind) VALUES (1, 'x:place:sunan', 'Sunan', 'place')")
        connection.execute("INSERT INTO entity_forms VALUES (1, 'sunan')")
        for number, title, text in ((1, "Sunan", _ENGLISH), (2, "순안", _KOREAN)):
            _old_article(connection, number, title, text)
        _old_version(connection, 9, 1, _BEFORE)
        connection.execute("UPDATE versions SET id = 3 WHERE id = 1")  # the earlier version has the lower id
        connection.execute("UPDATE versions SET id = 1 WHERE id = 9")
        connection.execute("UPDATE articles SET version_id = 3 WHERE id = 1")
        connection.execute(
            "INSERT INTO changes (article_id, at, kinds, version_id) VALUES (1, 1726488000, '[\"text\"]', 3)"
        )
        connection.execute("INSERT INTO shelf_entities VALUES (1, 1, 2, 1726488000, 1726488000)")
        connection.execute("INSERT INTO shelf_entity_days VALUES (1, 1, 1726488000 / 86400, 2)")
        connection.execute("INSERT INTO shelf_names VALUES (1, 'sunan', 1)")
        for index in ("texts", "titles"):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608  # names from the line above


def _old_article(connection: sqlite3.Connection, number: int, title: str, text: str) -> None:
    at = 1_726_488_000
    traits = read_article(title, text).weighted(1, {}, None)
    vector = msgspec.msgpack.encode(
        (vectors.pack(traits.words), vectors.pack(traits.bridge), traits.writing is Writing.KOREAN)
    )
    _old_version(connection, number, number, text)
    for statement, values in (
        (
            "INSERT INTO articles (id, url, title, at, moment, language, korea, version_id, saved_at)"
            " VALUES (?1, 'https://a.example/' || ?1, ?2, ?3, ?4, 'en', 1.0, ?1, ?3)",
            (number, title, at, at // 60 * 1024 + number),
        ),
        ("INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at) VALUES (1, ?, ?, ?)", (number, at, at)),
        ("INSERT INTO mentions (article_id, entity_id, spans) VALUES (?, 1, '[[0,2],[5,8]]')", (number,)),
        ("INSERT INTO shelf_mentions VALUES (1, 1, ?, ?)", (at, number)),
        ("INSERT INTO stories (id, first_at, last_at) VALUES (?, ?, ?)", (number, at, at)),
        (
            "INSERT INTO story_articles (article_id, story_id, at, score, reason) VALUES (?1, ?1, ?2, 1, '')",
            (number, at),
        ),
        (
            "INSERT INTO story_vectors (article_id, story_id, at, prints, vector) VALUES (?1, ?1, ?2, 3, ?3)",
            (number, at, vector),
        ),
        ("INSERT INTO story_postings VALUES (?, ?, ?)", (traits.words.heaviest(1)[0], at, number)),
    ):
        connection.execute(statement, values)
    connection.executemany("INSERT INTO story_prints VALUES (?, ?, 0)", [(one, number) for one in _PRINTS])


def _old_version(connection: sqlite3.Connection, version: int, article: int, text: str) -> None:
    ends = (text.index("\n"), len(text))
    sentences = [[0, ends[0]], [ends[0] + 1, ends[1]]]
    keys = [[start, end, 200, 1] for start, end in sentences]
    connection.execute(
        "INSERT INTO versions (id, article_id, fetched_at, title, text, text_hash, sentences, key_sentences)"
        " VALUES (?, ?, 1726488000, (SELECT coalesce(max(title), 'Sunan') FROM articles WHERE id = ?), ?, '', ?, ?)",
        (version, article, article, text, json.dumps(sentences), json.dumps(keys)),
    )


async def test_an_old_database_answers_as_before_and_can_be_erased_whole(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    _old_database(path)
    async with open_desk(path, Knowledge([])) as desk:
        await desk.index_waiting()
        assert [hit.article.id for hit in (await desk.answers.search(ANNA, "crane")).hits] == [1]
        assert [hit.article.id for hit in (await desk.answers.search(ANNA, "미사일")).hits] == [2]
        assert [hit.article.id for hit in (await desk.answers.search(ANNA, "순")).hits] == [2]
        summary = await desk.answers.summary(ANNA, "1")
        assert [one.text for one in summary.sentences] == _ENGLISH.split("\n")
        assert [entity.mentions for entity in summary.entities] == [2]
        (change,) = await desk.database.read(versions.changes, 1, desk.clock.now().replace(year=2000), 0, 5)
        assert change.before is not None
        assert change.before.text == _BEFORE
        assert [change.before.text[one.start : one.end] for one in change.before.sentences] == _BEFORE.split("\n")
        features = await desk.database.read(article_features.load, [1, 2])
        assert [features[one].writing for one in (1, 2)] == [Writing.LATIN, Writing.KOREAN]
        assert "sunan" in features[1].words.weights
        assert await desk.rows("SELECT fingerprint FROM story_prints WHERE article_id = 1 ORDER BY 1") == [
            (one >> 32,) for one in sorted(_PRINTS)
        ]
        assert await desk.troubles() == []
        for article in (1, 2):
            await desk.database.write(shelves.take_off, 1, article)
        for table in ("story_prints", "story_postings", "story_vectors", "shelf_mentions", "versions", "shelf_names"):
            assert await desk.rows(f"SELECT * FROM {table}") == []  # noqa: S608  # names from the line above
        assert await desk.troubles() == []
