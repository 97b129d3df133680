"""A copy while the desk works, and a check that finds what is wrong."""

from __future__ import annotations

import signal
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage import migrations
from bot.storage.engine import maintenance
from bot.storage.engine.database import Database
from bot.storage.engine.maintenance import copy, troubles
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, BORIS, SmallDesk, open_desk
from tests.fakes.sql import fetch_rows, run_many


async def _stock(desk: SmallDesk) -> None:
    await desk.save(
        ANNA, "https://news.example/1", "One\n> published 1950-06-25\n{person:Cho Min-a} saw {place:Sunan}."
    )
    await desk.save(ANNA, "https://news.example/2", "Two\n{person:Cho Min-a} left {place:Sunan}.", message=2)
    await desk.post(BORIS, "https://news.example/1")
    await desk.paste(BORIS, "Three\nA note of {place:Sunan}.")
    await desk.work()


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    path = tmp_path / "desk.sqlite3"
    async with open_desk(path, Knowledge([])) as desk:
        await _stock(desk)
        assert troubles(path) == [], "also while it is open"
    return path


def test_a_database_that_can_only_be_read_is_not_called_damaged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` said so of each full-text index, on a disk that was mounted read-only."""
    connect = maintenance.connect
    monkeypatch.setattr(maintenance, "connect", lambda file, _: connect(file, "ro"))
    assert troubles(path) == ["cannot be written: attempt to write a readonly database"]


BREAKING = {
    "articles of shelves": "UPDATE shelves SET articles = articles + 1 WHERE id = 1",
    "stories of shelves": "UPDATE shelves SET stories = 0",
    "mentions on shelves": "DELETE FROM shelf_mentions WHERE article_id = 1",
    "entities of shelves": "UPDATE shelf_entities SET articles = 7",
    "days of entities": "UPDATE shelf_entity_days SET articles = 7",
    "names of entities": "INSERT INTO shelf_names SELECT 2, form, entity_id FROM shelf_names WHERE form = 'chomina'"
    " AND shelf_id = 1 ON CONFLICT DO UPDATE SET form = 'x' || form",
    "private texts": "UPDATE articles SET owner_shelf_id = 2 WHERE id = 2",
    "articles on no shelf": "DELETE FROM shelf_articles WHERE article_id = 2",
    "bodies of jobs": "UPDATE jobs SET state = 'fetched', ended_at = NULL WHERE id = 1",
    "claimed pages of jobs": "INSERT INTO claimed_pages (job_id, url, state, text)"
    " VALUES (1, 'https://a.example/', 'open', x'')",
    "full text of texts": "UPDATE versions SET content = (SELECT content FROM versions WHERE id = 1) WHERE id = 2",
    "full text of titles": "UPDATE articles SET title = 'changed behind its back' WHERE id = 2",
    "refers to": "DELETE FROM versions WHERE id = 2",
}


@pytest.mark.parametrize("fault", BREAKING)
def test_the_check_names_what_is_broken(path: Path, fault: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(BREAKING[fault])
        connection.commit()
    assert any(fault in line for line in troubles(path))


def test_a_damaged_file_is_noticed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    try:
        found = troubles(path)
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    assert found


async def test_a_copy_made_while_the_desk_works_is_whole_and_opens(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite3"
    async with open_desk(path, Knowledge([])) as desk:
        copy(path, target)
        await desk.save(ANNA, "https://news.example/9", "Nine\nAfter the copy.")
    assert troubles(target) == []
    async with Database.open_read_only(target) as looking:
        rows = await looking.read(fetch_rows, "SELECT title FROM articles ORDER BY id")
        assert [row["title"] for row in rows] == ["One", "Two", "Three"]


def test_a_copy_of_nothing_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        copy(tmp_path / "none.sqlite3", tmp_path / "copy.sqlite3")
    assert list(tmp_path.iterdir()) == []


def test_a_newer_desks_database_is_not_called_whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert troubles(path) == [f"belongs to a newer version of the desk (99; this program knows {migrations.VERSION})"]


def test_ctrl_c_ends_a_statement_of_minutes(tmp_path: Path) -> None:
    """As of `backup`, `restore` and `check` on a large database."""
    path = tmp_path / "desk.sqlite3"
    numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000) SELECT i FROM n"
    with closing(sqlite3.connect(path)) as created:
        created.execute("CREATE TABLE small (a)")
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    pressed = threading.Timer(0.2, signal.raise_signal, (signal.SIGINT,))
    try:
        with closing(maintenance.connect(path, "rw")) as connection:
            pressed.start()
            with pytest.raises(KeyboardInterrupt):
                connection.execute(f"CREATE TABLE large AS {numbers}")
            tables = connection.execute("SELECT name FROM sqlite_schema").fetchall()
    finally:
        pressed.join()
        signal.signal(signal.SIGINT, usual)
    assert tables == [("small",)], "the statement was not finished"


def test_ctrl_c_ends_the_reading_of_many_rows(tmp_path: Path) -> None:
    """As of what `check` found, which was told as "interrupted", a fault of the database."""
    path = tmp_path / "desk.sqlite3"
    with closing(sqlite3.connect(path)) as created:
        created.execute("CREATE TABLE small (a)")
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    pressed = threading.Timer(0.2, signal.raise_signal, (signal.SIGINT,))
    try:
        with closing(maintenance.connect(path, "ro")) as connection:
            numbers = connection.execute(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8000000)"
                " SELECT i FROM n WHERE i IN (1, 8000000)"
            )
            pressed.start()
            with pytest.raises(KeyboardInterrupt):
                numbers.fetchmany(4)
    finally:
        pressed.join()
        signal.signal(signal.SIGINT, usual)


@pytest.mark.parametrize(("rows", "renewals"), [(999, 0), (1_000, 1)])
async def test_statistics_are_renewed_at_the_end_where_much_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int, renewals: int
) -> None:
    renewed: list[sqlite3.Connection] = []
    keys = [(f"guild:{row}",) for row in range(rows)]
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        monkeypatch.setattr(maintenance, "optimize", renewed.append)
        await database.write(run_many, "INSERT INTO shelves (key) VALUES (?)", keys)
    assert len(renewed) == renewals
