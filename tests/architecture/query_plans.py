"""Reads the query plans of SQL statements and names what grows with the archive.

`test_query_plans` judges every statement in the source, and `tests/conftest.py` those that the tests ran and that are
put together at run time.

The plans are those of a database without statistics, where SQLite takes every table to be long.
"""

from __future__ import annotations

import ast
import importlib
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from bot.storage import migrations
from bot.storage.engine import sql_functions
from tests.architecture import syntax_trees

_STATEMENT = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH|REPLACE)\b")
_NAMED_AS = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)(?:\s+AS\s+(\w+))?", re.IGNORECASE)
_GROWS = re.compile(r"SCAN (\w+)(.*)|SEARCH (\w+) USING (AUTOMATIC.*)")
_FROM_NULL = re.compile(r"SEARCH (\w+) USING (?:COVERING )?INDEX (\w+) \((\w+)>\?\)$")
"""All of an index that has no NULL, if the statement asks for nothing else."""
_FIRST_OR_LAST = re.compile(r"SEARCH (\w+)$")
"""For `min` or `max`: one step, or with a condition as many as the table has rows."""
_NO_TABLE = re.compile(
    r"SCAN (?:CONSTANT ROW|\d+ CONSTANT ROWS|\(subquery)"
    r"|SCAN (?!texts|titles)\w+ VIRTUAL|SCAN \w+ VIRTUAL TABLE INDEX \d+:."
)
_DERIVED = re.compile(r"(?:CO-ROUTINE|MATERIALIZE) (\w+)")
_COMMON_TABLE = re.compile(r"(?:WITH RECURSIVE|WITH|,)\s+(\w+)\s*(?:\([\w, ]*\)\s*)?AS\s*\(")
_WANTED = re.compile(r"statement uses (\d+)")

_OFFLINE = "a command, or a start after a restore; the desk does not wait for it"
_DAILY = "once a day, on a reader's connection"
_A_SERVER = "a row a server or a channel of it"
_OPEN = "a partial index of what has not ended, which is bounded"
ALLOWED = {
    ("bot.storage.articles.relinking", "SCAN knowledge_bases"): "a row a base in use",
    ("bot.storage.articles.relinking", "SCAN relinking"): "one row",
    ("bot.storage.deliveries.status", "SCAN deliveries USING INDEX deliveries_open"): _OPEN,
    ("bot.storage.deliveries.status", "SCAN deliveries USING COVERING INDEX deliveries_held"): _OPEN,
    ("bot.storage.queue.status", "SCAN jobs USING INDEX jobs_live"): _OPEN,
    ("bot.storage.queue.status", "SCAN jobs USING INDEX jobs_open"): _OPEN,
    ("bot.storage.vitals", "SCAN vitals"): "one row",
    ("bot.storage.feeds.feeds", "SCAN feeds"): "a row a feed, of which a server has 100, counted every 20 s",
    (
        "bot.storage.shelves.relinked_entities",
        "SCAN shelves USING COVERING INDEX sqlite_autoindex_shelves_1",
    ): "a row a server or member, for each entity that the knowledge base has changed",
    ("bot.storage.clock_repair", "SCAN deliveries"): _DAILY,
    ("bot.storage.clock_repair", "SCAN looks"): _DAILY,
    ("bot.storage.clock_repair", "SCAN filters"): _DAILY,
    ("bot.storage.clock_repair", "SCAN curation_acts"): _DAILY,
    ("bot.storage.clock_repair", "SCAN removed_articles"): _DAILY,
    ("bot.storage.clock_repair", "SCAN curation_reports"): _DAILY,
    ("bot.storage.clock_repair", "SCAN searches"): _DAILY,
    ("bot.storage.clock_repair", "SCAN watch_queue"): _DAILY,
    ("bot.storage.clock_repair", "SCAN feed_entries"): _DAILY,
    ("bot.storage.deliveries.outbox", "SCAN deliveries USING INDEX deliveries_open"): _OPEN,
    ("bot.storage.queue.claims", "SCAN jobs USING INDEX jobs_leased"): "stops at the first",
    ("bot.storage.feeds.feeds", "SCAN feeds USING INDEX feeds_due"): "stops at the first that is followed",
    ("bot.storage.departures", "SCAN filters USING INDEX filters_guild"): "a row a filter of a server",
    ("bot.storage.watches.watches", "SCAN news_watches USING INDEX news_watches_look"): "stops at the first",
    ("bot.storage.deliveries.subscriptions", "SCAN subscriptions"): _A_SERVER,
    ("bot.storage.deliveries.subscriptions", "SCAN subscriptions USING COVERING INDEX subscriptions_guild"): _A_SERVER,
    ("bot.storage.engine.database", "SCAN erasures"): "a row an erasure that is not complete",
    ("bot.storage.engine.maintenance", "*"): _OFFLINE,
    ("bot.storage.settings", "SCAN server_locales"): _A_SERVER,
    ("bot.storage.shelf_versions", "SCAN touched"): "what one transaction has changed",
    ("bot.storage.engine.restore_mark", "SCAN shelves"): _OFFLINE,
    ("bot.storage.engine.restore_mark", "SCAN sqlite_sequence"): "a row a table",
    ("bot.storage.members.erasure", "SCAN erasures"): "a row an erasure that is not complete",
    ("bot.storage.migrations", "*"): _OFFLINE,
    ("bot.storage.queue.claims", "SCAN jobs USING COVERING INDEX jobs_ready"): _OPEN,
    ("bot.storage.queue.claims", "SCAN jobs USING INDEX jobs_read_ahead"): _OPEN,
    ("bot.storage.queue.jobs", "SCAN jobs USING INDEX jobs_open"): _OPEN,
    ("bot.storage.departures", "SCAN channel_cursors USING COVERING INDEX channel_cursors_guild"): _A_SERVER,
    ("bot.storage.departures", "SCAN desks"): _A_SERVER,
    ("bot.storage.departures", "SCAN feed_follows USING COVERING INDEX feed_follows_guild"): _A_SERVER,
    ("bot.storage.feeds.backlog", "SCAN feed_backlog USING COVERING INDEX feed_backlog_entry"): "stops at the first",
    ("bot.storage.feeds.feeds", "SCAN feeds USING COVERING INDEX sqlite_autoindex_feeds_1"): "a row a feed",
    ("bot.storage.feeds.shares", "SCAN feed_follows USING INDEX feed_follows_behind"): _OPEN,
    ("bot.storage.departures", "SCAN subscriptions USING COVERING INDEX subscriptions_guild"): _A_SERVER,
    ("bot.storage.restore", "*"): _OFFLINE,
    ("bot.storage.moves.servers", "SCAN moves"): "a row a server that was moved, at a start",
    ("bot.storage.clock_repair", "SCAN moves"): "likewise, once a day",
    ("bot.storage.retention", "SCAN deliveries"): _DAILY,
    ("bot.storage.retention", "SCAN story_threads"): _DAILY,
    ("bot.storage.clock_repair", "SCAN story_threads"): _DAILY,
    ("bot.storage.retention", "SCAN jobs"): "stops at the newest job",
    ("bot.storage.retention", "SCAN retention_clock"): "one row",
    ("bot.storage.retention", "SCAN term_counts"): _DAILY,
    ("bot.storage.shelves.leftovers", "SCAN articles"): "stops at the newest article of the index",
    ("bot.storage.shelves.leftovers", "SCAN sqlite_schema"): "a row a table",
    ("bot.storage.shelves.leftovers", "SCAN texts_data"): "counts to a limit",
    ("bot.storage.shelves.leftovers", "SCAN hangul_texts_data"): "counts to a limit",
    ("bot.storage.shelves.leftovers", "SCAN titles_data"): "counts to a limit",
    ("bot.storage.stories.scratch", "*"): _OFFLINE,
    ("bot.storage.watches.queue", "SCAN watch_queue"): "what waits to be matched, the first twenty",
    ("bot.storage.watches.watches", "SCAN news_watches"): "a row a watch, after watches changed",
    ("bot.storage.watches.watches", "SCAN news_watches USING COVERING INDEX news_watches_once"): "likewise",
    ("bot.storage.retention", "SCAN watch_matches USING COVERING INDEX watch_matches_at"): _DAILY,
    ("bot.storage.clock_repair", "SCAN watch_matches"): _DAILY,
    ("bot.storage.clock_repair", "SCAN news_watches"): _DAILY,
}
"""(module, what it scans) -> why that does not grow, or why it may."""

ON_A_FILE = {f"bot.storage.moves.{name}" for name in ("exports", "imports", "numbers", "rows", "whole_shelf")}
"""Modules of commands whose statements are on an attached file; no desk waits for them."""

FRAGMENTS = {
    ("bot.storage.overlay.acts", "_ACT"): "a WHERE clause follows",
    ("bot.storage.curation.reports", "_REPORT"): "a WHERE clause follows",
    ("bot.storage.curation.reports", "_REOPEN"): "a WHERE clause follows",
    ("bot.storage.articles.revisit_state", "_PAGES"): "a WHERE clause follows",
    ("bot.storage.feeds.follows", "_SELECT"): "a WHERE clause follows",
}
"""(module, global name) of statements that are never run as they are."""


class _Anything(dict[str, None]):
    def __missing__(self, _: str) -> None:
        return None


def schema() -> sqlite3.Connection:
    """An empty database of the current version, without statistics."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    sql_functions.register(connection)
    migrations.bring_up_to_date(connection)
    return connection


def plan(connection: sqlite3.Connection, sql: str) -> list[str]:
    """The lines of a statement's query plan. Raises sqlite3.Error where it cannot be prepared."""
    rows = connection.execute(f"EXPLAIN QUERY PLAN {sql}", _nothing_for(connection, sql)).fetchall()
    return [row[3] for row in rows]


def _nothing_for(connection: sqlite3.Connection, sql: str) -> Mapping[str, None] | tuple[None, ...]:
    """NULL for each value of a statement."""
    if re.search(r"[:@$][a-z]", sql):
        return _Anything()
    try:
        connection.execute(f"EXPLAIN {sql}")
    except sqlite3.ProgrammingError as error:
        wanted = _WANTED.search(str(error))
        if wanted is None:
            raise
        return (None,) * int(wanted[1])
    return ()


def is_prepared_anew(connection: sqlite3.Connection, sql: str) -> bool:
    """Whether SQLite prepares a statement anew for each run, since its plan depends on the values: a value is compared
    with a column that a partial index has a condition on, or is the pattern of LIKE or GLOB. The connection needs
    SQLite's own table of statements, `sqlite_stmt`."""
    connection.execute("SAVEPOINT tried")
    for _ in range(3):
        with suppress(sqlite3.IntegrityError, sqlite3.OperationalError):  # what has no value breaks a constraint
            connection.execute(sql, _nothing_for(connection, sql)).fetchall()
    connection.execute("ROLLBACK TO tried")
    connection.execute("RELEASE tried")
    runs = connection.execute("SELECT max(reprep) FROM sqlite_stmt WHERE sql = ?", (sql,)).fetchone()[0]
    return (runs or 0) > 1


def growing(connection: sqlite3.Connection, module: str, sql: str) -> list[str]:
    """The lines of a statement's plan that go through a whole table or index, with the table's own name; those of
    ALLOWED left out. Searches for what is not NULL, or for the largest of some rows, do so too, and an index that is
    built for the occasion."""
    if (module, "*") in ALLOWED:
        return []
    views = " ".join(row[0] for row in connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'view'"))
    names = {**_table_names(views), **_table_names(sql)}
    lines = plan(connection, sql)
    derived = {*_DERIVED.findall("\n".join(lines)), *_COMMON_TABLE.findall(sql)}
    found = []
    for line in lines:
        if (whole := _FROM_NULL.match(line)) and _is_whole(whole[3], sql):
            found.append(f"SCAN {names.get(whole[1], whole[1])} USING INDEX {whole[2]}")
            continue
        if (table := _FIRST_OR_LAST.match(line)) and _is_conditional(table[1], sql):
            found.append(f"SCAN {names.get(table[1], table[1])}")
            continue
        match = _GROWS.match(line)
        if match is None or _NO_TABLE.match(line):
            continue
        name = match[1] or match[3]
        if name in derived or names.get(name) in derived:
            continue
        found.append(f"SCAN {names.get(name, name)}{match[2] if match[1] else ' ' + match[4]}")
    return [line for line in found if (module, line) not in ALLOWED]


def _is_whole(column: str, sql: str) -> bool:
    """Whether a statement asks of a column only that it is not NULL."""
    asked = re.search(rf"\b{column} IS NOT NULL", sql)
    return asked is not None and not re.search(rf"\b{column}\b *(?:[<>]|BETWEEN)", sql)


def _is_conditional(table: str, sql: str) -> bool:
    """Whether a statement asks for the largest or smallest of some rows of a table only."""
    return bool(re.search(rf"\b(?:max|min)\(\w+\) FROM (?:\w+ AS )?{table}\s+WHERE", sql))


def growing_at_run_time(connection: sqlite3.Connection, module: str, sql: str) -> list[str]:
    """As `growing`, for what was run: only statements of the desk, on its own tables."""
    if not module.startswith(("bot.", "cogs.")) or module in ON_A_FILE or not _STATEMENT.match(sql):
        return []
    try:
        return growing(connection, module, sql)
    except sqlite3.OperationalError:
        return []  # on another schema: a migration, or a test's own


def foreign_key_lookups(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """What SQLite asks of each child table when a row of the parent is deleted: (table.columns, statement)."""
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        keys: dict[int, list[str]] = {}
        for key, _, _, column, *_ in connection.execute("SELECT * FROM pragma_foreign_key_list(?)", (table,)):
            keys.setdefault(key, []).append(column)
        for columns in keys.values():
            where = " AND ".join(f'"{column}" = ?' for column in columns)
            yield f"{table}.{'+'.join(columns)}", f"SELECT 1 FROM {table} WHERE {where}"  # noqa: S608  # of the schema


def is_one_search(lines: list[str]) -> bool:
    """Whether a plan is a single search by an index."""
    return len(lines) == 1 and lines[0].startswith("SEARCH") and "AUTOMATIC" not in lines[0]


def statements(root: Path, package: str, values: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Every SQL statement in the source of a package: (module, statement). Literals, f-strings of a module's own names,
    and what its global names hold; `values` are those of names that are local to functions."""
    for file in sorted((root / package).rglob("*.py")):
        name = ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        if name in ON_A_FILE:
            continue
        module = importlib.import_module(name)
        fragments = {vars(module)[one] for where, one in FRAGMENTS if where == name}
        literals = _literals(syntax_trees.tree(file), vars(module), values)
        for text in (*literals, *_held(vars(module))):
            if _STATEMENT.match(text) and text not in fragments:
                yield name, text


def _literals(tree: ast.AST, names: dict[str, Any], values: Mapping[str, Iterable[str]]) -> Iterator[str]:
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            first = node.values[0]
            if isinstance(first, ast.Constant) and _STATEMENT.match(str(first.value)):
                yield from _formatted(node, names, values)


def _formatted(node: ast.JoinedStr, names: dict[str, Any], values: Mapping[str, Iterable[str]]) -> Iterator[str]:
    code = compile(ast.Expression(node), "statement", "eval")
    free = [name for name in code.co_names if name in values and name not in names]
    if any(name not in names and name not in values for name in code.co_names):
        return  # made by a comprehension for a global name, which `_held` finds; else `recorded` does when it is run
    for value in values[free[0]] if free else [""]:
        yield eval(code, {**names, **dict.fromkeys(free, value)})  # noqa: S307  # an expression of our own source


def _held(value: object, depth: int = 0) -> Iterator[str]:
    """The strings in a value: of a module's global names, two containers deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | tuple | list) and depth < 3:
        for one in value.values() if isinstance(value, dict) else value:
            yield from _held(one, depth + 1)


@cache  # the views are the same for each statement
def _table_names(sql: str) -> dict[str, str]:
    return {alias: table for table, alias in _NAMED_AS.findall(sql) if alias}
