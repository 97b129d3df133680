"""Backup and integrity check of the database file. Synchronous."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from bot.model.errors import Reason, SettingsFailed
from bot.storage import migrations
from bot.storage.engine import full_text, lock, refusals, replacement, sql_functions

P = ParamSpec("P")
T = TypeVar("T")

_MOST_TROUBLES = 20
_ANALYSED_ROWS = 400
_USED_TABLES, _ALL_TABLES = 0xFFFE, 0x10002
"""Masks of PRAGMA optimize, as SQLite's documentation has them for long-lived and for new connections."""
_STEPS_BETWEEN = 20_000
"""Instructions of SQLite between two questions whether to stop: some milliseconds."""

_TOTALS = {
    "articles of shelves": """
        SELECT id, articles FROM shelves EXCEPT SELECT s.id, count(a.article_id) FROM shelves AS s
        LEFT JOIN shelf_articles AS a ON a.shelf_id = s.id GROUP BY s.id""",
    "stories of shelves": """
        SELECT id, stories FROM shelves EXCEPT SELECT s.id, count(DISTINCT t.story_id) FROM shelves AS s
        LEFT JOIN story_members AS t ON t.shelf_id = s.id GROUP BY s.id""",
    "mentions on shelves": """
        SELECT * FROM (SELECT shelf_id, entity_id, at, article_id FROM shelf_mentions
            EXCEPT SELECT s.shelf_id, m.entity_id, s.at, s.article_id
            FROM shelf_articles AS s JOIN mention_lines AS m ON m.shelf_id = s.shelf_id AND m.article_id = s.article_id)
        UNION ALL SELECT * FROM (SELECT s.shelf_id, m.entity_id, s.at, s.article_id
            FROM shelf_articles AS s JOIN mention_lines AS m ON m.shelf_id = s.shelf_id AND m.article_id = s.article_id
            EXCEPT SELECT shelf_id, entity_id, at, article_id FROM shelf_mentions)""",
    "entities of shelves": """
        SELECT * FROM (SELECT shelf_id, entity_id, articles, first_at, last_at FROM shelf_entities
            EXCEPT SELECT shelf_id, entity_id, count(*), min(at), max(at) FROM shelf_mentions GROUP BY 1, 2)
        UNION ALL SELECT shelf_id, entity_id, 0, 0, 0 FROM (SELECT shelf_id, entity_id FROM shelf_mentions
            EXCEPT SELECT shelf_id, entity_id FROM shelf_entities)""",
    "days of entities": """
        SELECT shelf_id, entity_id, day, articles FROM shelf_entity_days EXCEPT
        SELECT shelf_id, entity_id, at / 86400 - (at % 86400 < 0), count(*) FROM shelf_mentions GROUP BY 1, 2, 3""",
    "names of entities": """
        SELECT shelf_id, form, entity_id FROM shelf_names EXCEPT
        SELECT s.shelf_id, f.form, f.entity_id FROM shelf_entities AS s
            JOIN shelf_forms AS f ON f.shelf_id = s.shelf_id AND f.entity_id = s.entity_id""",
    "private texts": """
        SELECT s.shelf_id, a.id FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id
        WHERE a.owner_shelf_id <> s.shelf_id""",
    "articles on no shelf": """
        SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM shelf_articles)
            AND id NOT IN (SELECT article_id FROM removed_articles)""",
    "removed articles": """
        SELECT * FROM (SELECT shelf_id, article_id FROM removed_articles EXCEPT
            SELECT shelf_id, article_id FROM curation_acts WHERE kind = 'remove' AND undone_at IS NULL)
        UNION ALL SELECT * FROM (
            SELECT shelf_id, article_id FROM curation_acts WHERE kind = 'remove' AND undone_at IS NULL
            EXCEPT SELECT shelf_id, article_id FROM removed_articles)
        UNION ALL SELECT shelf_id, article_id FROM removed_articles JOIN shelf_articles USING (shelf_id, article_id)""",
    "corrections": """
        SELECT * FROM (SELECT shelf_id, article_id FROM corrections
            WHERE title IS NOT NULL OR published IS NOT NULL OR outlet_name IS NOT NULL EXCEPT
            SELECT shelf_id, article_id FROM curation_acts WHERE kind = 'correct' AND undone_at IS NULL)
        UNION ALL SELECT * FROM (
            SELECT shelf_id, article_id FROM curation_acts WHERE kind = 'correct' AND undone_at IS NULL
            EXCEPT SELECT shelf_id, article_id FROM corrections)
        UNION ALL SELECT shelf_id, article_id FROM corrections AS c JOIN articles AS a ON a.moment = c.moment""",
    "times of articles on shelves": """
        SELECT s.shelf_id, s.article_id FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id
        LEFT JOIN corrections AS c ON c.shelf_id = s.shelf_id AND c.article_id = s.article_id
        WHERE s.at <> coalesce(c.at, a.at)""",
    "stories on shelves": """
        SELECT * FROM (SELECT shelf_id, article_id FROM shelf_stories EXCEPT
            SELECT shelf_id, article_id FROM curation_acts WHERE kind = 'story' AND undone_at IS NULL)
        UNION ALL SELECT * FROM (
            SELECT shelf_id, article_id FROM curation_acts WHERE kind = 'story' AND undone_at IS NULL
            EXCEPT SELECT shelf_id, article_id FROM shelf_stories)""",
    "names on shelves": """
        SELECT * FROM (SELECT shelf_id, key FROM shelf_entity_names EXCEPT
            SELECT shelf_id, entity FROM curation_acts WHERE kind = 'name' AND undone_at IS NULL)
        UNION ALL SELECT * FROM (
            SELECT shelf_id, entity FROM curation_acts WHERE kind = 'name' AND undone_at IS NULL
            EXCEPT SELECT shelf_id, key FROM shelf_entity_names)""",
    "merges on shelves": """
        SELECT * FROM (SELECT g.shelf_id, e.key FROM shelf_merges AS g JOIN entities AS e ON e.id = g.entity_id EXCEPT
            SELECT shelf_id, entity FROM curation_acts WHERE kind = 'merge' AND undone_at IS NULL)
        UNION ALL SELECT g.shelf_id, g.entity_id FROM shelf_merges AS g
            JOIN shelf_merges AS o ON o.shelf_id = g.shelf_id AND o.entity_id = g.kept_id""",
    "splits on shelves": """
        SELECT * FROM (SELECT shelf_id, article_id FROM shelf_splits EXCEPT
            SELECT shelf_id, article_id FROM curation_acts WHERE kind = 'split' AND undone_at IS NULL)
        UNION ALL SELECT * FROM (SELECT shelf_id, article_id FROM corrections WHERE is_split EXCEPT
            SELECT shelf_id, article_id FROM shelf_splits)
        UNION ALL SELECT * FROM (SELECT shelf_id, article_id FROM shelf_splits EXCEPT
            SELECT shelf_id, article_id FROM corrections WHERE is_split)""",
    "blocks": """
        SELECT b.shelf_id, b.act_id FROM blocks AS b LEFT JOIN curation_acts AS c ON c.id = b.act_id
            AND c.shelf_id = b.shelf_id AND c.kind = 'block' AND c.undone_at IS NULL WHERE c.id IS NULL""",
    "terms of articles on no shelf": """
        SELECT article_id FROM story_postings EXCEPT SELECT article_id FROM story_vectors""",
    "fingerprints of articles on no shelf": """
        SELECT article_id FROM story_prints EXCEPT SELECT article_id FROM story_vectors""",
    "bodies of jobs": """
        SELECT id FROM jobs WHERE (state = 'fetched' OR id IN (SELECT job_id FROM claimed_pages))
            <> (id IN (SELECT job_id FROM bodies))""",
    "claimed pages of jobs": """
        SELECT job_id FROM claimed_pages
        WHERE job_id NOT IN (SELECT id FROM jobs WHERE state IN ('queued', 'fetched'))""",
}
"""Name of an invariant -> a query for the rows that violate it."""


def require_readable(path: Path) -> None:
    """Make sure that the database can be opened. Raises sqlite3.Error, for instance on a read-only disk where its
    write-ahead log was not left behind."""
    with closing(connect(path, "ro")) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema")


def copy(source: Path, target: Path, stopped: Callable[[], bool] | None = None) -> None:
    """Write a snapshot of the database to `target`, which must not exist; the desk may be running.

    The file gets its name when it is complete, and only its owner may read it. `stopped` is asked now and then: if it
    answers True, the copying ends with an OperationalError. Raises sqlite3.Error, OSError.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        replacement.make_private(part)
        with closing(connect(source, "ro", stopped)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)


def copies(database: Path, backups: Path | None) -> list[Path]:
    """The copies of the database that the desk knows of: those in the folder of backups, one that is being written
    among them, and the files that a restore replaced."""
    database = database.resolve()
    kept = [] if backups is None else [*backups.glob("*.sqlite3"), *backups.glob("*.sqlite3.part")]
    return sorted([*kept, *database.parent.glob("replaced-*")])


def troubles(path: Path) -> list[str]:
    """Check the database; one line a problem, none where it is sound. Reads one snapshot.

    The full-text indexes are compared with the articles only while no desk is running, since that needs the lock.
    Raises sqlite3.Error where the file is no database.
    """
    with closing(connect(path, "ro")) as connection:
        connection.execute("BEGIN")
        if (version := migrations.version_of(connection)) > migrations.VERSION:
            return [f"belongs to a newer version of the desk ({version}; this program knows {migrations.VERSION})"]
        if version < migrations.VERSION:
            return [f"is from an older version of the desk ({version}); start the desk once to convert it"]
        found = [*_damage(connection), *_false_totals(connection)]
    try:
        with lock.held(lock.beside(path)), closing(connect(path, "rw")) as connection:
            return [*found, *_full_text_damage(connection)]
    except SettingsFailed as error:
        return found if error.reason is Reason.ALREADY_RUNNING else [*found, error.detail]


def problems(connection: sqlite3.Connection) -> list[str]:
    """Check a database of the current version that nobody else uses; as `troubles`."""
    return [*_damage(connection), *_false_totals(connection), *_full_text_damage(connection)]


def rewrite(connection: sqlite3.Connection) -> None:
    """Write the file anew, so that nothing of deleted rows is left in it, nor their words in the full-text indexes."""
    for index in full_text.INDEXES:
        full_text.rebuild(connection, index)
    connection.execute("VACUUM")


def optimize(connection: sqlite3.Connection, *, all_tables: bool = False) -> None:
    """Renew the planner's statistics of tables that have changed much; `all_tables`: also of those that this connection
    has not used. Reads at most some hundred rows an index."""
    connection.execute(f"PRAGMA analysis_limit = {_ANALYSED_ROWS:d}")
    connection.execute(f"PRAGMA optimize = {_ALL_TABLES if all_tables else _USED_TABLES:d}")


def connect(path: Path, mode: str, stopped: Callable[[], bool] | None = None) -> sqlite3.Connection:
    """A plain connection in autocommit mode, "ro" or "rw". Its statements are ended by `stopped`, with an
    OperationalError; without it by Ctrl-C. Raises sqlite3.OperationalError where there is no file."""
    address = f"{path.resolve().as_uri()}?mode={mode}"
    factory = _Interruptible if stopped is None else sqlite3.Connection
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=10, factory=factory)
    connection.set_progress_handler(stopped or _go_on, _STEPS_BETWEEN)
    sql_functions.register(connection)
    return connection


def _interruptible(method: Callable[P, T]) -> Callable[P, T]:
    """A method of a cursor that Ctrl-C ends, in the main thread: it raises KeyboardInterrupt. Python takes signals only
    while it runs itself, as in `_go_on`, and what is raised there ends the statement with SQLite's own error."""

    @wraps(method)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(*args, **kwargs)
        except sqlite3.OperationalError as error:
            is_main = threading.current_thread() is threading.main_thread()
            if is_main and error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise KeyboardInterrupt from None
            raise

    return call


_next_row = _interruptible(sqlite3.Cursor.__next__)


class _InterruptibleCursor(sqlite3.Cursor):
    execute = _interruptible(sqlite3.Cursor.execute)
    executemany = _interruptible(sqlite3.Cursor.executemany)
    fetchone = _interruptible(sqlite3.Cursor.fetchone)
    fetchmany = _interruptible(sqlite3.Cursor.fetchmany)
    fetchall = _interruptible(sqlite3.Cursor.fetchall)

    def __next__(self) -> Any:
        return _next_row(self)


class _Interruptible(sqlite3.Connection):
    """A connection whose statements, which may take minutes on a large database, are ended by Ctrl-C."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """As sqlite3's."""
        return self.cursor(_InterruptibleCursor).execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> sqlite3.Cursor:
        """As sqlite3's."""
        return self.cursor(_InterruptibleCursor).executemany(sql, parameters)


def _go_on() -> bool:
    return False


def _damage(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST_TROUBLES})"):
        if line != "ok":
            yield str(line)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_TROUBLES):
        yield f"{table} row {row} refers to a {parent} row that does not exist"


def _false_totals(connection: sqlite3.Connection) -> Iterator[str]:
    for what, query in _TOTALS.items():
        wrong = connection.execute(query).fetchmany(4)
        if wrong:
            rows = ", ".join(str(row) for row in wrong[:3])
            yield f"{what}: {rows}{' and more' if len(wrong) > 3 else ''}"


def _full_text_damage(connection: sqlite3.Connection) -> Iterator[str]:
    """Compare the full-text indexes with the articles, for which SQLite needs a database that can be written. Raises
    sqlite3.OperationalError on a full disk."""
    for index in full_text.INDEXES:
        try:
            full_text.command(connection, index, "integrity-check", 1)
        except sqlite3.DatabaseError as error:
            if refusals.is_full(error):
                raise
            if refusals.is_of_the_disk(error):  # a read-only file or folder says nothing about the index
                yield f"cannot be written: {error}"
                return
            yield f"full text of {index}: {error}"
