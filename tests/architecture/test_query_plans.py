"""No statement of the desk, and no foreign key, makes SQLite go through a table that grows.

Statements that are put together while the desk runs are recorded by `tests/conftest.py` and judged when all tests have
run.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.policy.operations.retention import Kept
from bot.storage import retention
from bot.storage.engine import full_text
from tests.architecture import query_plans

ROOT = Path(__file__).resolve().parents[2]
_LOCAL_NAMES = {"index": full_text.INDEXES}
_ELSEWHERE = {"DELETE FROM sqlite_stat4": "a table of builds with STAT4"}


@pytest.fixture(scope="module")
def schema() -> Iterator[sqlite3.Connection]:
    with closing(query_plans.schema()) as connection:
        yield connection


def test_every_foreign_key_is_looked_up_by_an_index(schema: sqlite3.Connection) -> None:
    """Deleting a parent asks each child table for its rows; inserting one may too, while a deferred key is open."""
    lookups = dict(query_plans.foreign_key_lookups(schema))
    assert len(lookups) > 30
    found = {key: query_plans.plan(schema, lookup) for key, lookup in lookups.items()}
    assert {key: lines for key, lines in found.items() if not query_plans.is_one_search(lines)} == {}


def test_no_statement_in_the_source_goes_through_a_table_that_grows(schema: sqlite3.Connection) -> None:
    statements = dict.fromkeys(query_plans.statements(ROOT, "bot/storage", _LOCAL_NAMES))
    assert len(statements) > 250
    found = {
        (module, sql): lines
        for module, sql in statements
        if sql not in _ELSEWHERE and (lines := query_plans.growing(schema, module, sql))
    }
    assert found == {}


def test_no_statement_in_the_source_is_prepared_anew_for_each_run(schema: sqlite3.Connection) -> None:
    """That costs more than to run it: 50 to 100 µs at each look of an idle desk into its queue."""
    if not schema.execute("SELECT 1 FROM pragma_module_list WHERE name = 'sqlite_stmt'").fetchall():
        pytest.skip("this SQLite has no table of its statements (STMTVTAB)")
    statements = {sql for _, sql in query_plans.statements(ROOT, "bot/storage", _LOCAL_NAMES)} - set(_ELSEWHERE)
    assert query_plans.is_prepared_anew(schema, "SELECT id FROM jobs WHERE state = ?")
    assert [sql for sql in sorted(statements) if query_plans.is_prepared_anew(schema, sql)] == []


def test_what_is_allowed_occurs(schema: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = set(query_plans.ALLOWED)
    monkeypatch.setattr(query_plans, "ALLOWED", {})
    occurs: set[tuple[str, str]] = set()
    composed = [(retention.__name__, retention.search_for(kind)) for kind in Kept]
    for module, sql in [*query_plans.statements(ROOT, "bot/storage", _LOCAL_NAMES), *composed]:
        if sql not in _ELSEWHERE:
            lines = query_plans.growing(schema, module, sql)
            occurs |= {(module, line) for line in lines} | ({(module, "*")} if lines else set())
    assert allowed - occurs == set()


@pytest.mark.parametrize(
    ("sql", "lines"),
    [
        ("SELECT 1 FROM jobs AS j WHERE j.url = ?", ["SCAN jobs"]),
        ("SELECT l.* FROM article_lines AS l WHERE l.title = :title", ["SCAN shelf_articles"]),
        ("DELETE FROM story_copies WHERE ?1 IN (article_id, original_id)", ["SCAN story_copies"]),
        ("SELECT rowid FROM texts", ["SCAN texts"]),
        ("SELECT s.id FROM (SELECT id FROM jobs WHERE due_at > ? LIMIT 9) AS s", ["SCAN jobs"]),
        ("SELECT 1 FROM shown AS s JOIN deliveries AS d ON d.guild_id = s.rhythm", ["SCAN shown"]),
        ("SELECT count(*) FROM deliveries WHERE user_id IS NOT NULL AND state = 'held'", ["SCAN deliveries"]),
        (
            "SELECT 1 FROM deliveries WHERE +user_id IS NOT NULL AND state IN ('pending', 'sending')",
            ["SCAN deliveries"],
        ),
        ("SELECT article_id FROM watches WHERE due_at IS NOT NULL AND due_at > ?", []),
        ("SELECT max(message_id) FROM deliveries AS d WHERE d.channel_id = ?", ["SCAN deliveries"]),
        ("SELECT max(id) FROM articles", []),
        ("SELECT title FROM articles WHERE id = ?", []),
        ("SELECT a.title FROM json_each(?) AS n JOIN articles AS a ON a.id = n.value", []),
        ("SELECT rowid FROM texts WHERE texts MATCH ?", []),
        ("WITH jobs (id) AS (VALUES (?)) SELECT id FROM jobs", []),
    ],
)
def test_a_plan_is_read_as_it_is_meant(schema: sqlite3.Connection, sql: str, lines: list[str]) -> None:
    found = [" ".join(line.split()[:2]) for line in query_plans.growing(schema, "none", sql)]
    assert found[: len(lines) or 1] == lines
