"""A database of before the operators of searches is searched with them; an interruption of the step loses nothing."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage import migrations
from bot.storage.engine import full_text, sql_functions
from bot.storage.engine.encoding import VersionContent, content_blob
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, open_desk
from tests.migration import frozen_schemas

_AT = 1_726_488_000


def _old_database(path: Path, articles: int) -> None:
    """Articles as version 8 stored them, every other one in Korean."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        sql_functions.register(connection)
        frozen_schemas.create(connection, 8)
        connection.execute("BEGIN")
        connection.execute("INSERT INTO shelves (id, key, articles, stories) VALUES (1, 'guild:1', ?, 0)", (articles,))
        connection.execute("INSERT INTO entities (id, key, name, kind) VALUES (1, 'x:place:sunan', 'Sunan', 'place')")
        connection.execute("INSERT INTO entity_forms VALUES (1, 'sunan')")
        for number in range(1, articles + 1):
            _old_article(connection, number, "순안에서 미사일이 발사됐다." if number % 2 else "Sunan is quiet.")
        connection.execute("INSERT INTO shelf_mentions SELECT 1, 1, at, id FROM articles WHERE id <= 3")
        connection.execute("INSERT INTO shelf_entities VALUES (1, 1, 3, ?, ?)", (_AT + 60, _AT + 180))
        connection.execute("INSERT INTO shelf_entity_days VALUES (1, 1, ?, 3)", (_AT // 86_400,))
        connection.execute("INSERT INTO shelf_names VALUES (1, 'sunan', 1)")
        for index in full_text.INDEXES:
            full_text.rebuild(connection, index)
        connection.execute("COMMIT")


def _old_article(connection: sqlite3.Connection, number: int, text: str) -> None:
    at, hangul = _AT + 60 * number, number % 2
    connection.execute(
        "INSERT INTO articles (id, url, title, byline, at, moment, outlet_name, outlet_kind, language, korea, subjects,"
        " version_id, saved_at) VALUES (?1, 'https://a.example/' || ?1, 'Report', '[\"Lim Ara\"]', ?2, ?3,"
        " 'Han River Post', 'newspaper', ?4, 1.0, '[\"human_rights\"]', ?1, ?2)",
        (number, at, at // 60 * 1024, "ko" if hangul else "en"),
    )
    content = content_blob(VersionContent("Report", text, json.dumps([[0, len(text)]]), "[]"))
    connection.execute("INSERT INTO versions VALUES (?1, ?1, ?2, ?3, ?4)", (number, at, hangul, content))
    connection.execute(
        "INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at) VALUES (1, ?1, ?2, ?2)", (number, at)
    )
    if number <= 3:
        connection.execute("INSERT INTO mentions (article_id, entity_id, spans) VALUES (?, 1, '[[0,2]]')", (number,))


async def test_articles_of_before_are_found_by_operators(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    _old_database(path, 6)
    async with open_desk(path, Knowledge([])) as desk:
        await desk.index_waiting()
        for query, total in (
            ("entity:sunan", 3), ("source:river lang:ko", 3), ('kind:newspaper "sunan"', 3), ("미사일 by:lim", 3),
            ("kind:newspaper sunan", 5),  # by the word, or by the name
            ('subject:"human rights" about:korea', 6), ("after:2024-09-16 before:2024-09-17", 6),
        ):  # fmt: skip
            assert (await desk.answers.search(ANNA, query)).total == total, query
        assert await desk.troubles() == []


def test_an_interrupted_step_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.sqlite3"
    _old_database(path, 450)
    (step,) = (number for number, sql in migrations.steps().items() if "TABLE unindexed_articles AS" in sql)
    left: list[int] = []

    def stop(message: str, *values: object) -> None:
        if "are converted" in message:
            left.append(int(str(values[1])))
            raise KeyboardInterrupt

    with closing(_opened(path)) as connection, monkeypatch.context() as patched:
        patched.setattr(migrations.log, "info", stop)
        with pytest.raises(KeyboardInterrupt):
            migrations.bring_up_to_date(connection)
    assert left == [250]
    with closing(_opened(path)) as connection:
        assert connection.execute("SELECT count(*) FROM unindexed_articles").fetchone() == (250,)
        assert migrations.version_of(connection) == step - 1
        migrations.bring_up_to_date(connection)
        assert migrations.version_of(connection) == migrations.VERSION
        for index in full_text.INDEXES:
            full_text.command(connection, index, "integrity-check", 1)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    sql_functions.register(connection)
    return connection
