"""Databases as older versions wrote them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.storage.engine import full_text, sql_functions
from bot.storage.engine.encoding import VersionContent, content_blob
from tests.migration import frozen_schemas

AT = 1_726_488_000
_TEXTS = (
    ("ja", "北朝鮮、ミサイル発射", "北朝鮮は12日、短距離弾道ミサイルを発射した。防衛省が発表した。"),
    ("zh", "离散家属团聚", "统一部就离散家属团聚问题与朝方对话。"),
    ("ko", "미사일 발사", "미사일이 320㎞를 날았다고 美국방부가 밝혔다."),
    ("en", "Ferry returns", "The ferry returned to port."),
)


def old_database(path: Path, articles: int, version: int) -> None:
    """Articles as an older version stored them, in four languages in turn."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        sql_functions.register(connection)
        connection.create_function("in_pairs", 1, lambda text: text)  # of version 29
        frozen_schemas.create(connection, version)
        connection.execute("BEGIN")
        connection.execute("INSERT INTO shelves (id, key, articles, stories) VALUES (1, 'guild:1', ?, 0)", (articles,))
        for number in range(1, articles + 1):
            _old_article(connection, number, *_TEXTS[(number - 1) % len(_TEXTS)])
        for index in full_text.INDEXES:
            full_text.rebuild(connection, index)
        connection.execute("COMMIT")


def _old_article(connection: sqlite3.Connection, number: int, language: str, title: str, text: str) -> None:
    at = AT + 60 * number
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
