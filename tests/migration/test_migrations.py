"""A database of every released version is migrated to the current one, with its rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.model.deliveries import SuspendReason
from bot.model.errors import Reason, SettingsFailed
from bot.storage import migrations
from bot.storage.engine import sql_functions
from bot.storage.engine.database import Database
from tests.migration import frozen_schemas

_ADD_MOOD = "-- Moods; a column with a default.\nALTER TABLE shelves ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';\n"
_BROKEN = """
DROP TABLE desks;
INSERT INTO nowhere VALUES (1);
"""
_REBUILD = """
CREATE TABLE new_desks (guild_id INTEGER PRIMARY KEY, zone TEXT NOT NULL) STRICT;
INSERT INTO new_desks SELECT guild_id, zone FROM desks;
DROP TABLE desks;
ALTER TABLE new_desks RENAME TO desks;
CREATE TRIGGER no_atlantis BEFORE INSERT ON desks WHEN NEW.zone = 'Atlantis'
BEGIN
    SELECT RAISE(ABORT, 'sunk; so to speak');
END;
"""


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        sql_functions.register(opened)
        yield opened


def _shape(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[object, ...]]:
    """Everything that makes a schema, blind to comments and spacing: tables by their columns, the rest by its words."""
    shape: dict[tuple[str, str], tuple[object, ...]] = {}
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall():
        if kind == "table" and not (sql or "").startswith("CREATE VIRTUAL"):
            columns = connection.execute("SELECT * FROM pragma_table_xinfo(?)", (name,)).fetchall()
            parents = connection.execute("SELECT * FROM pragma_foreign_key_list(?)", (name,)).fetchall()
            shape[kind, name] = (*columns, *parents, "STRICT" in (sql or ""), (sql or "").count("CHECK"))
        else:
            lines = (line.split("--")[0] for line in (sql or "").splitlines())
            shape[kind, name] = (" ".join(" ".join(lines).split()),)
    return shape


def test_the_current_schema_is_frozen_as_this_version() -> None:
    """A changed schema.sql without a new version would leave every existing database behind."""
    with closing(sqlite3.connect(":memory:")) as fresh, closing(sqlite3.connect(":memory:")) as frozen:
        fresh.executescript(migrations.schema())
        frozen_schemas.create(frozen, migrations.VERSION)
        assert _shape(fresh) == _shape(frozen)


@pytest.mark.parametrize("version", frozen_schemas.VERSIONS)
def test_an_older_database_comes_to_the_same_schema_as_a_fresh_one(version: int) -> None:
    with (
        closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh,
        closing(sqlite3.connect(":memory:", isolation_level=None)) as old,
    ):
        migrations.bring_up_to_date(fresh)
        frozen_schemas.create(old, version)
        migrations.bring_up_to_date(old)
        assert _shape(old) == _shape(fresh)
        assert migrations.version_of(old) == migrations.VERSION


def test_every_version_since_the_first_is_frozen_and_has_its_step() -> None:
    assert list(range(1, migrations.VERSION + 1)) == frozen_schemas.VERSIONS
    assert sorted(migrations.steps()) == list(range(2, migrations.VERSION + 1))


def test_steps_are_read_from_their_files_in_order_of_version(tmp_path: Path) -> None:
    (tmp_path / "0003_zones.sql").write_text("SELECT 3;", encoding="utf-8")
    (tmp_path / "0002_moods.sql").write_text("SELECT 2;", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no step", encoding="utf-8")
    assert migrations.steps(tmp_path) == {2: "SELECT 2;", 3: "SELECT 3;"}


def test_a_current_database_is_opened_without_reading_the_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        sql_functions.register(connection)
        assert migrations.bring_up_to_date(connection) == 0
        monkeypatch.delattr(migrations, "steps")
        assert migrations.bring_up_to_date(connection) == migrations.VERSION


def test_old_rows_are_carried_through_two_steps(connection: sqlite3.Connection) -> None:
    migrations.bring_up_to_date(connection)
    first = migrations.VERSION
    connection.execute("INSERT INTO shelves (key) VALUES ('guild:1')")
    connection.execute("INSERT INTO desks (guild_id, zone) VALUES (1, 'Europe/Vienna')")
    migrations.bring_up_to_date(connection, first + 2, {first + 1: _ADD_MOOD, first + 2: _REBUILD})
    assert connection.execute("SELECT key, mood FROM shelves").fetchall() == [("guild:1", "calm")]
    assert connection.execute("SELECT * FROM desks").fetchall() == [(1, "Europe/Vienna")]
    assert migrations.version_of(connection) == first + 2
    with pytest.raises(sqlite3.IntegrityError, match="sunk; so to speak"):
        connection.execute("INSERT INTO desks VALUES (2, 'Atlantis')")


def test_a_step_that_fails_half_way_leaves_the_version_before_it(connection: sqlite3.Connection) -> None:
    migrations.bring_up_to_date(connection)
    first = migrations.VERSION
    before = _shape(connection)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrations.bring_up_to_date(connection, first + 2, {first + 1: _ADD_MOOD, first + 2: _BROKEN})
    assert migrations.version_of(connection) == first + 1
    assert "mood" in str(_shape(connection)["table", "shelves"])
    assert {key for key in _shape(connection) if key[1] == "desks"} == {("table", "desks")}
    assert _shape(connection)["table", "desks"] == before["table", "desks"]
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_step_that_orphans_rows_is_not_taken(connection: sqlite3.Connection) -> None:
    migrations.bring_up_to_date(connection)
    first = migrations.VERSION
    connection.execute("INSERT INTO shelves (id, key) VALUES (1, 'guild:1')")
    connection.execute("INSERT INTO pages VALUES ('t', 1, '{}', 0)")
    with pytest.raises(SettingsFailed) as refused:
        migrations.bring_up_to_date(connection, first + 1, {first + 1: "DELETE FROM shelves;\n"})
    assert refused.value.reason is Reason.BROKEN_DATABASE
    assert connection.execute("SELECT count(*) FROM shelves").fetchone() == (1,)


async def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE future (x)")
        made.execute(f"PRAGMA user_version = {migrations.VERSION + 1:d}")
    for way in (Database.open, Database.open_read_only):
        with pytest.raises(SettingsFailed) as refused:
            async with way(path):
                pass
        assert refused.value.reason is Reason.NEWER_DATABASE
    with closing(sqlite3.connect(path)) as still:
        assert still.execute("SELECT name FROM sqlite_schema").fetchall() == [("future",)]


async def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE bookmarks (x)")
    with pytest.raises(SettingsFailed) as refused:
        async with Database.open(path):
            pass
    assert refused.value.reason is Reason.BROKEN_DATABASE


def test_addresses_that_pages_claimed_before_no_longer_lead_to_them(connection: sqlite3.Connection) -> None:
    """The first was read at another address than it claims, the second claims the spelling of its own, the third is a
    pasted text. A claimed address that leads to another article is that article's."""
    frozen_schemas.create(connection, 2)
    rows = [
        (
            1,
            "https://press.example/good",
            "https://evil.press.example/x",
            ["evil.press.example/x", "press.example/good"],
        ),
        (2, "https://press.example/2", "https://m.press.example/2?utm_source=x", ["press.example/2", "sho.example/1"]),
        (3, None, None, ["text:guild:1:0"]),
        (4, "https://press.example/2", "https://press.example/print?id=2", ["press.example/print?id=2"]),
    ]
    for number, url, read, keys in rows:
        connection.execute(
            "INSERT INTO versions (id, article_id, fetched_at, title, text, text_hash, sentences, key_sentences)"
            " VALUES (?1, ?1, 0, '', '', '', '[]', '[]')",
            (number,),
        )
        connection.execute(
            "INSERT INTO articles (id, url, title, at, moment, language, korea, version_id, saved_at)"
            " VALUES (?1, ?2, '', 0, ?1, 'en', 1, ?1, 0)",
            (number, url),
        )
        connection.executemany("INSERT INTO article_keys VALUES (?, ?)", [(key, number) for key in keys])
        if read:
            connection.execute("INSERT INTO watches (article_id, url, reader) VALUES (?, ?, '1')", (number, read))
    migrations.bring_up_to_date(connection)
    assert connection.execute("SELECT id, url FROM articles ORDER BY id").fetchall() == [
        (1, "https://evil.press.example/x"),
        (2, "https://press.example/2"),
        (3, None),
        (4, "https://press.example/print?id=2"),
    ]
    assert connection.execute("SELECT url_key, article_id FROM article_keys ORDER BY 2, 1").fetchall() == [
        ("evil.press.example/x", 1),
        ("press.example/2", 2),
        ("sho.example/1", 2),
        ("text:guild:1:0", 3),
        ("press.example/print?id=2", 4),
    ]


def test_the_reasons_of_suspended_digests_become_words_of_the_model(connection: sqlite3.Connection) -> None:
    frozen_schemas.create(connection, 1)
    reasons = ("the desk is not on this server", "the channel is gone", "the desk may not post there", None)
    for number, reason in enumerate(reasons):
        connection.execute(
            'INSERT INTO subscriptions (guild_id, channel_id, rhythm, "on", at, zone, topic, quiet, catch_up, since,'
            " done_until, suspended) VALUES (1, ?, 'day', 0, '08:00', 'UTC', '', 'line', 'once', 0, 0, ?)",
            (number, reason),
        )
    migrations.bring_up_to_date(connection)
    found = [row[0] for row in connection.execute("SELECT suspended FROM subscriptions ORDER BY channel_id")]
    assert found == [SuspendReason.AWAY, SuspendReason.CHANNEL_GONE, SuspendReason.FORBIDDEN, None]


def test_digests_from_before_filters_leave_nothing_out(connection: sqlite3.Connection) -> None:
    frozen_schemas.create(connection, 5)
    connection.execute(
        'INSERT INTO subscriptions (guild_id, channel_id, rhythm, "on", at, zone, topic, quiet, catch_up, since,'
        " done_until) VALUES (1, 2, 'day', 0, '08:00', 'UTC', '', 'line', 'once', 0, 0)"
    )
    migrations.bring_up_to_date(connection)
    assert connection.execute("SELECT channel_id FROM subscriptions").fetchall() == [(2,)]
    assert connection.execute("SELECT * FROM filters").fetchall() == []


def test_languages_are_kept_and_traditional_chinese_may_be_chosen(connection: sqlite3.Connection) -> None:
    """From version 25, which refuses zh-TW."""
    frozen_schemas.create(connection, 25)
    connection.execute("INSERT INTO shelves (id, key) VALUES (1, 'guild:1')")
    connection.execute("INSERT INTO desks (guild_id, language, cards) VALUES (1, 'ja', 'threads')")
    connection.execute("INSERT INTO server_locales VALUES (1, 'zh-CN')")
    watch = (
        "INSERT INTO news_watches (id, shelf_id, added_in, channel_id, personal, kind, value, name, rhythm, zone,"
        " created_at, language) VALUES (?, 1, 5, ?, 1, 'phrase', 'x', 'x', 'once', 'UTC', 0, ?)"
    )
    connection.execute(watch, (3, 8, "ko"))
    connection.execute(watch, (7, 9, None))
    connection.execute("DELETE FROM news_watches WHERE id = 7")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        connection.execute(watch, (4, 9, "zh-TW"))
    migrations.bring_up_to_date(connection)
    assert connection.execute("SELECT language, cards FROM desks").fetchall() == [("ja", "threads")]
    assert connection.execute("SELECT * FROM server_locales").fetchall() == [(1, "zh-CN")]
    assert connection.execute("SELECT id, language FROM news_watches").fetchall() == [(3, "ko")]
    connection.execute("UPDATE desks SET language = 'zh-TW'")
    connection.execute("UPDATE server_locales SET language = 'zh-TW'")
    connection.execute(watch, (None, 9, "zh-TW"))
    assert connection.execute("SELECT max(id) FROM news_watches").fetchone() == (8,)  # 7 is never used again
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        connection.execute("UPDATE desks SET language = 'zh-XX'")
