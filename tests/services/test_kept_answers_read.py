"""Each table that kept answers read moves the versions of shelves, so that a new table cannot be forgotten.

SQLite itself says what is read while an answer is computed (its authorizer), and its schema says which triggers note a
change.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import pytest

from bot.model.errors import DeskError
from bot.services import story
from bot.services.kept_answers import KeptAnswers, ShelfQuestion
from bot.storage.articles import texts
from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge
from tests.architecture import query_plans
from tests.services.answerers import Answerers
from tests.services.kept_desk import SHELVES, KeptDesk, open_kept_desk

T = TypeVar("T")
Column = tuple[str, str]

_DERIVED = {
    "shelf_mentions": "shelf_articles and mentions",
    "shelf_entities": "shelf_articles and mentions",
    "shelf_entity_days": "shelf_articles and mentions",
    "shelf_names": "shelf_articles, mentions and entity_forms",
    "texts": "articles, versions, quotes, mentions and shelf_articles",
    "hangul_texts": "the same",
    "titles": "the same",
    "watches": "nothing; `revisit_state.save_state` notes a page that is deleted or back",
}
"""Table -> those from which it is derived, with which alone it changes; `check` compares them."""
_IN_THE_QUESTION = {
    "filters": "the filters that apply",
    "subscriptions": "the order of the digest",
    "shown": "what the channel has seen",
    "deliveries": "likewise",
    "shelf_versions": "the version itself",
    "touched": "likewise",
}
"""Table -> what of it the question holds."""
_HARMLESS = {
    ("articles", "INSERT"): "no shelf holds it before its row in shelf_articles",
    ("articles", "DELETE"): "its rows in shelf_articles go with it",
    ("shelves", "INSERT"): "nothing is kept of it",
    ("shelves", "DELETE"): "it holds no article any more",
    ("unindexed_articles", "INSERT"): "a step of the schema alone adds to it, when nothing is kept",
    ("unindexed_articles", "UPDATE"): "nothing does",
    (
        "entities",
        "INSERT",
    ): "no article mentions it before its row in mentions; filters that mean it are in the question",
    ("entities", "DELETE"): "no article mentions it; likewise",
}
"""(Table, event) that needs no trigger."""
_KEYS = {("desks", "guild_id"), ("shelves", "id"), ("shelves", "key")}
"""Columns that never change in a row."""
_BY_A_THREAD = {
    "latest, last", "appearances", "search, outlet", "search, day", "search, Korean", "similar", "story 2", "digest",
}  # fmt: skip
"""What is each reader's own, what was not found, and what is asked for seldom."""
_MOST_ON_THE_LOOP = 12
"""Statements for one answer, with those that begin and end the transaction."""
_EVENT = re.compile(r"CREATE TRIGGER \w+ AFTER (INSERT|UPDATE|DELETE)(?: OF ([\w, ]+?))? ON (\w+)", re.IGNORECASE)


class _Watched(KeptAnswers):
    """Notes the columns that are read while answers are computed."""

    def __init__(self) -> None:
        super().__init__(0)
        self.columns: set[Column] = set()

    def answer(
        self,
        connection: sqlite3.Connection,
        question: ShelfQuestion,
        compute: Callable[[], T],
        holds: Callable[[T], bool] | None = None,
    ) -> T:
        def noted() -> T:
            with self.noting(connection):
                return compute()

        return super().answer(connection, question, noted, holds)

    @contextmanager
    def noting(self, connection: sqlite3.Connection) -> Iterator[None]:
        def note(action: int, table: str | None, column: str | None, *_: object) -> int:
            if action == sqlite3.SQLITE_READ and table and column:
                self.columns.add((table, column))
            return sqlite3.SQLITE_OK

        connection.set_authorizer(note)
        try:
            yield
        finally:
            connection.set_authorizer(None)


@pytest.fixture
async def read(tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> set[Column]:
    """The columns that the answers of a busy desk read."""
    watched, gather, lines = _Watched(), story._gather, texts.at_moments

    def launched(connection: sqlite3.Connection, *asked: Any) -> Any:
        with watched.noting(connection):
            return lines(connection, *asked)

    def gathered(connection: sqlite3.Connection, *asked: Any) -> Any:
        with watched.noting(connection):
            return gather(connection, *asked)

    naming = texts.naming

    def named(connection: sqlite3.Connection, *asked: Any) -> Any:
        with watched.noting(connection):
            return naming(connection, *asked)

    monkeypatch.setattr(story, "_gather", gathered)
    monkeypatch.setattr(texts, "at_moments", launched)
    monkeypatch.setattr(texts, "naming", named)
    async with open_kept_desk(tmp_path / "desk.sqlite3", knowledge) as room:
        for which in range(8):
            await room.save(which)
        await room.correct(0)
        for which in (1, 2, 3):
            await room.filter(which)
        await room.show(0)
        await room.digest(0)
        answerers = Answerers.over(room.desk, knowledge, watched)
        for shelf in SHELVES:
            await answerers.all(shelf)
    return watched.columns


def _unnoted(connection: sqlite3.Connection, read: set[Column]) -> set[str]:
    """The tables, or columns of them, whose changes move no version."""
    tables = {
        row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL")
    }
    noted: set[tuple[str, str, str]] = set()
    for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'"):
        found = _EVENT.match(sql)
        if found and "INTO touched" in sql:
            columns = [one.strip() for one in found[2].split(",")] if found[2] else ["*"]
            noted |= {(found[3], found[1].upper(), one) for one in columns}
    excused = _DERIVED.keys() | _IN_THE_QUESTION.keys()
    shadows = {
        f"{index}_{part}"
        for index in ("texts", "hangul_texts", "titles")
        for part in ("data", "idx", "config", "docsize")
    }
    missing = set()
    for table, column in read - _KEYS:
        if table not in tables or table in excused or table in shadows:
            continue
        for event in ("INSERT", "UPDATE", "DELETE"):
            if (table, event) not in _HARMLESS and not {(table, event, "*"), (table, event, column)} & noted:
                missing.add(f"{event} {table}.{column}")
    return missing


async def test_a_change_of_whatever_answers_read_moves_versions(read: set[Column]) -> None:
    assert {"articles", "versions", "mentions", "quotes", "story_articles", "shelf_articles"} <= {
        one for one, _ in read
    }
    with closing(query_plans.schema()) as connection:
        assert _unnoted(connection, read) == set()


async def test_the_law_finds_each_trigger_that_is_left_out(read: set[Column]) -> None:
    with closing(query_plans.schema()) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        names = [name for name, sql in triggers if "INTO touched" in sql]
        assert len(names) > 20
        for name in names:
            connection.execute("SAVEPOINT whole")
            connection.execute(f"DROP TRIGGER {name}")
            assert _unnoted(connection, read), name
            connection.execute("ROLLBACK TO whole")


async def test_the_loop_reads_a_few_rows_and_a_thread_what_is_computed(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each question, when its answer is kept, and when the shelf has changed."""
    threads: list[object] = []
    read = Database.read

    async def by_a_thread(database: Database, work: Any, *args: Any, **kwargs: Any) -> Any:
        threads.append(work)
        return await read(database, work, *args, **kwargs)

    monkeypatch.setattr(Database, "read", by_a_thread)
    async with open_kept_desk(tmp_path / "desk.sqlite3", knowledge) as room:
        for which in range(8):
            await room.save(which)
        for which in (1, 2, 3):
            await room.filter(which)
        await room.ask()
        await room.ask()
        kept = await _on_the_loop(room, threads)
        assert {name for name, (_, is_whole) in kept.items() if not is_whole} == _BY_A_THREAD
        await room.save(8)
        changed = await _on_the_loop(room, threads)
        assert {name for name, (_, is_whole) in changed.items() if is_whole} == {"story 1"}, "another question's"
        assert max(count for one in (kept, changed) for count, _ in one.values()) <= _MOST_ON_THE_LOOP


async def _on_the_loop(room: KeptDesk, threads: Sequence[object]) -> dict[str, tuple[int, bool]]:
    """Question -> the statements that the loop ran for it, and whether they were enough."""
    found, reader = {}, room.desk.database._at_once
    assert reader is not None
    for name, asked in room.kept.questions(SHELVES[0]).items():
        statements: list[str] = []
        before = len(threads)
        reader.connection().set_trace_callback(statements.append)
        with suppress(DeskError):
            await asked()
        reader.connection().set_trace_callback(None)
        found[name] = len(statements), len(threads) == before
    return found


def test_what_is_excused_exists() -> None:
    with closing(query_plans.schema()) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert {*_DERIVED, *_IN_THE_QUESTION, *(table for table, _ in {*_HARMLESS, *_KEYS})} <= tables
