"""Articles of a database of before are found by words inside sentences of Chinese and Japanese; an interruption of the
step loses nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage import migrations
from bot.storage.engine import full_text, sql_functions
from bot.storage.engine.encoding import VersionContent, content_blob
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, open_desk

_FROZEN = Path(__file__).parent / "schemas" / "28.sql"
_AT = 1_726_488_000
_TEXTS = (
    ("ja", "北朝鮮、ミサイル発射", "北朝鮮は12日、短距離弾道ミサイルを発射した。防衛省が発表した。"),
    ("zh", "离散家属团聚", "统一部就离散家属团聚问题与朝方对话。"),
    ("ko", "미사일 발사", "미사일이 320㎞를 날았다고 美국방부가 밝혔다."),
    ("en", "Ferry returns", "The ferry returned to port."),
)


def _old_database(path: Path, articles: int) -> None:
    """Articles as version 28 stored them, in four languages in turn."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        sql_functions.register(connection)
        connection.executescript(_FROZEN.read_text(encoding="utf-8"))
        connection.execute("PRAGMA user_version = 28")
        connection.execute("BEGIN")
        connection.execute("INSERT INTO shelves (id, key, articles, stories) VALUES (1, 'guild:1', ?, 0)", (articles,))
        for number in range(1, articles + 1):
            _old_article(connection, number, *_TEXTS[(number - 1) % len(_TEXTS)])
        for index in full_text.INDEXES:
            full_text.rebuild(connection, index)
        connection.execute("COMMIT")


def _old_article(connection: sqlite3.Connection, number: int, language: str, title: str, text: str) -> None:
    at = _AT + 60 * number
    connection.execute(
        "INSERT INTO articles (id, url, title, at, moment, outlet_name, language, korea, version_id, saved_at)"
        " VALUES (?1, 'https://a.example/' || ?1, ?2, ?3, ?4, '東海通信社', ?5, 1.0, ?1, ?3)",
        (number, title, at, at // 60 * 1024, language),
    )
    content = content_blob(VersionContent(title, text, f"0,{len(text)}", "[]"))
    connection.execute(
        "INSERT INTO versions (id, article_id, fetched_at, hangul, content) VALUES (?1, ?1, ?2, ?3, ?4)",
        (number, at, language == "ko", content),
    )
    connection.execute(
        "INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at) VALUES (1, ?1, ?2, ?2)", (number, at)
    )


async def test_words_inside_sentences_of_before_are_found(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    _old_database(path, 8)
    async with open_desk(path, Knowledge([])) as desk:
        for query, total in (
            ("弾道ミサイル", 2), ("弹道", 2), ("離散家屬", 2), ("散", 2), ("320km", 2), ("미사일", 2), ("국방부", 2),
            ("ferry", 2), ("source:通信社", 8), ("ミサイル OR 家属", 4),
        ):  # fmt: skip
            assert (await desk.answers.search(ANNA, query)).total == total, query
        assert await desk.troubles() == []


def test_an_interrupted_step_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.sqlite3"
    _old_database(path, 250)

    def stop(message: str, *_: object) -> None:
        if "are converted" in message:
            raise KeyboardInterrupt

    with closing(_opened(path)) as connection, monkeypatch.context() as patched:
        patched.setattr(migrations.log, "info", stop)
        with pytest.raises(KeyboardInterrupt):
            migrations.bring_up_to_date(connection)
    with closing(_opened(path)) as connection:
        assert connection.execute("SELECT count(*) FROM seen_articles").fetchone() == (150,)
        assert migrations.version_of(connection) == 28
        migrations.bring_up_to_date(connection)
        for index in full_text.INDEXES:
            full_text.command(connection, index, "integrity-check", 1)
        found = connection.execute("SELECT count(*) FROM texts WHERE texts MATCH '\"弾道 道ミ\"'").fetchone()
        assert found == (63,)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    sql_functions.register(connection)
    return connection
