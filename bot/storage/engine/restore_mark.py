"""The mark that a restore leaves in the database, and the gap in its running numbers.

The mark is kept in SQLite's own table of running numbers (`sqlite_sequence`), which takes names that are no tables:
it is written with the gap, in one transaction, and every copy of the database holds it.
"""

from __future__ import annotations

from sqlite3 import Connection

from bot.policy.operations.restores import RestoreMark
from bot.storage.engine.times import moment, seconds

_PREFIX = "restored:"
KNOWN_OUTSIDE = (
    "jobs", "requests", "articles", "changes", "feeds", "feed_follows", "searches", "news_watches", "curation_acts",
    "curation_reports",
)  # fmt: skip
"""Tables whose ids are in keys of messages that were sent and in buttons, as those of `stories` are. What only other
rows refer to goes back with them, and needs no gap."""


def load(connection: Connection) -> RestoreMark | None:
    """The mark of the last restore; None where there was none."""
    rows = connection.execute("SELECT name, seq FROM sqlite_sequence WHERE name GLOB ? || '*'", (_PREFIX,)).fetchall()
    found = {str(name).removeprefix(_PREFIX): int(number) for name, number in rows}
    if not found:
        return None
    return RestoreMark(moment(found["since"]), moment(found["until"]), found["last_request"])


def save(connection: Connection, mark: RestoreMark) -> None:
    """Store the mark in place of an older one."""
    connection.execute("DELETE FROM sqlite_sequence WHERE name GLOB ? || '*'", (_PREFIX,))
    connection.executemany(
        "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)",
        [
            (f"{_PREFIX}since", seconds(mark.since)),
            (f"{_PREFIX}until", seconds(mark.until)),
            (f"{_PREFIX}last_request", mark.last_request),
        ],
    )


def last_number(connection: Connection, table: str) -> int:
    """The highest id that a table gave out; 0 where it gave out none."""
    rows = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchall()
    return max((int(row[0]) for row in rows), default=0)


def set_last_number(connection: Connection, table: str, number: int) -> None:
    """Have a numbered table go on after this id."""
    connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
    connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, number))


def raise_numbers(connection: Connection, by: int, acts_by: int) -> None:
    """Leave a gap after the last id of each table that is known outside, and after the last number of each shelf's
    acts. `stories` gets an empty story, whose id is the last."""
    connection.execute("UPDATE shelves SET acts = acts + ?", (acts_by,))
    for table in KNOWN_OUTSIDE:
        set_last_number(connection, table, last_number(connection, table) + by)
    connection.execute(
        "INSERT INTO stories (id, first_at, last_at) SELECT coalesce(max(id), 0) + ?, 0, 0 FROM stories", (by,)
    )
