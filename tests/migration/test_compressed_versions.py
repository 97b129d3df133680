"""A database of before versions were compressed: each row comes through, an interruption loses nothing, and copies are
restored."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import zlib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.model.errors import Reason, SettingsFailed
from bot.news.clustering.term_keys import term_key
from bot.storage import migrations, restore
from bot.storage.articles import versions
from bot.storage.engine import database
from bot.storage.engine.database import Database
from bot.storage.engine.maintenance import copy, troubles
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, open_desk
from tests.migration import frozen_schemas

_STEP = 4
"""The step of the schema that these tests are about."""
_ARTICLES = 450
_NOW = datetime(2024, 9, 17, tzinfo=UTC)
_AT = 1_726_488_000
_TEXT = "The crane of pier {n} stands still.\nNobody came."
_KOREAN = "부두 {n}의 크레인이 멈췄다.\n아무도 없었다."
_BEFORE = "The crane of pier {n} moves.\nSomebody came."


def _text(number: int) -> str:
    return (_KOREAN if number % 5 == 0 else _TEXT).format(n=number)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Articles as version 3 stored them, every third with an earlier version of its text."""
    path = tmp_path / "desk.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        frozen_schemas.create(connection, 3)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN")
        connection.execute("INSERT INTO shelves (id, key, articles) VALUES (1, 'guild:1', ?)", (_ARTICLES,))
        for number in range(1, _ARTICLES + 1):
            _insert(connection, number)
        long_key = int.from_bytes(hashlib.blake2b(b"wonsan", digest_size=8).digest(), signed=True)
        connection.executemany("INSERT INTO term_counts VALUES (?, ?)", [(0, 70), (1, 60), (long_key, 5)])
        connection.execute("COMMIT")
        for index in ("texts", "hangul_texts", "titles"):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608  # names from the line above
    return path


def _insert(connection: sqlite3.Connection, number: int) -> None:
    version = 2 * number
    text = _text(number)
    _insert_version(connection, version, number, text, None)
    if number % 3 == 0:
        _insert_version(connection, version - 1, number, "", zlib.compress(_BEFORE.format(n=number).encode()))
        connection.execute(
            "INSERT INTO changes (article_id, at, kinds, version_id) VALUES (?, ?, '[\"text\"]', ?)",
            (number, _AT, version),
        )
    connection.execute(
        "INSERT INTO articles (id, url, title, at, moment, language, korea, version_id, saved_at)"
        " VALUES (?1, 'https://a.example/' || ?1, 'Pier ' || ?1, ?2, ?3, 'en', 1.0, ?4, ?2)",
        (number, _AT, _AT // 60 * 1024 + number, version),
    )
    connection.execute(
        "INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at) VALUES (1, ?1, ?2, ?2 - 60)", (number, _AT)
    )
    connection.execute(
        "INSERT INTO deliveries (key, kind, guild_id, channel_id, payload, state, message_id, due_at, created_at)"
        " VALUES (?1, 'digest', 1, ?2, iif(?2 % 2, '{\"n\":' || ?2 || '}', ''), 'sent', 7, ?3, ?3)",
        (f"digest:{number}", number, _AT),
    )


def _insert_version(
    connection: sqlite3.Connection, version: int, article: int, text: str, packed: bytes | None
) -> None:
    whole = text if packed is None else zlib.decompress(packed).decode()
    end = whole.index("\n")
    connection.execute(
        "INSERT INTO versions (id, article_id, fetched_at, title, text, text_hash, sentences, key_sentences, packed)"
        " VALUES (?1, ?2, ?3, 'Pier ' || ?2, ?4, '', ?5, ?6, ?7)",
        (version, article, _AT, text, f"0,{end},1,{len(whole) - end - 1}", f"[[0,{end},200,1]]", packed),
    )


class _Killed(BaseException):
    pass


class _Mortal(sqlite3.Connection):
    """Dies before one of its commits."""

    left = 0

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        if sql == "COMMIT":
            self.left -= 1
            if self.left == 0:
                raise _Killed
        return super().execute(sql, *parameters)


def _converted_up_to(path: Path, commit: int) -> bool:
    """Convert the database until a commit, and whether it came to that one."""
    with closing(sqlite3.connect(path, isolation_level=None, factory=_Mortal)) as connection:
        connection.left = commit
        try:
            migrations.bring_up_to_date(connection, _STEP)
        except _Killed:
            return True
    return False


async def _assert_whole(path: Path) -> None:
    async with open_desk(path, Knowledge([])) as desk:
        assert await desk.rows(
            "SELECT a.id, text_of(content) FROM articles AS a JOIN versions AS v ON v.id = version_id"
        ) == [(number, _text(number)) for number in range(1, _ARTICLES + 1)]
        (change,) = await desk.database.read(versions.changes, 3, desk.clock.now().replace(year=2000), 0, 5)
        assert change.before is not None
        assert (change.before.title, change.before.text) == ("Pier 3", _BEFORE.format(n=3))
        assert await desk.rows("SELECT delivery_id, payload FROM payloads ORDER BY 1") == [
            (number, f'{{"n":{number}}}') for number in range(1, _ARTICLES + 1, 2)
        ]
        assert sorted(await desk.rows("SELECT * FROM term_counts")) == [(0, 70), (1, 60), (term_key("wonsan"), 5)]
        await desk.index_waiting()
        assert (await desk.answers.search(ANNA, "pier 7")).hits[0].article.id == 7
        assert (await desk.answers.search(ANNA, "크레인이")).hits
        assert [one.text for one in (await desk.answers.summary(ANNA, "8")).sentences] == [_text(8).split("\n")[0]]
        assert await desk.troubles() == []


async def test_a_conversion_that_is_killed_goes_on_where_it_was(path: Path, tmp_path: Path) -> None:
    commits = 0
    while commits < 20:
        killed = Path(shutil.copy(path, tmp_path / f"killed-{commits + 1}.sqlite3"))
        if not _converted_up_to(killed, commits + 1):
            break
        commits += 1
        if commits > 1:  # something is done, and a program that knows nothing of it leaves the file alone
            with closing(sqlite3.connect(killed)) as connection:
                assert connection.execute("PRAGMA user_version").fetchone()[0] > migrations.VERSION
                assert migrations.version_of(connection) == 3
        if commits in {1, 3, 5}:
            await _assert_whole(killed)
    assert commits >= 5


async def test_a_half_converted_database_is_only_opened_by_the_desk(path: Path) -> None:
    _converted_up_to(path, 3)
    with pytest.raises(SettingsFailed) as refused:
        async with Database.open_read_only(path):
            pass
    assert refused.value.reason is Reason.BROKEN_DATABASE
    assert troubles(path) == ["is from an older version of the desk (3); start the desk once to convert it"]


@pytest.mark.parametrize("commits", [0, 3])
async def test_a_copy_of_before_is_restored(path: Path, tmp_path: Path, commits: int) -> None:
    if commits:
        _converted_up_to(path, commits)
    copy(path, tmp_path / "copy.sqlite3")
    here = tmp_path / "restored" / "desk.sqlite3"
    here.parent.mkdir()
    restore.restore(tmp_path / "copy.sqlite3", here, _NOW)
    await _assert_whole(here)


async def test_a_stop_during_the_conversion_ends_it_and_the_next_start_goes_on(path: Path) -> None:
    asked = []

    def stopped() -> bool:
        asked.append(True)
        return len(asked) > 1

    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        database._prepare(path, stopped)
    with closing(sqlite3.connect(path)) as connection:
        assert migrations.version_of(connection) == 3
        assert connection.execute("SELECT count(*) FROM versions").fetchone()[0] > 0
    await _assert_whole(path)
