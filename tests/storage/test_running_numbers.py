"""Which tables number their rows, who outside the database refers to the numbers, and which get a gap by a restore."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.storage import migrations
from bot.storage.engine import restore_mark
from bot.storage.moves.rows import NUMBERED
from cogs._layout import custom_ids

KNOWN_OUTSIDE = {
    "jobs": "keys of cards, by which they are looked for in Discord",
    "requests": "keys of cards; the mark of a restore has the last one",
    "articles": "buttons of cards and lists, unfinished files of an export",
    "changes": "keys of alerts and corrections",
    "feeds": "requests, which outlive them; the gap does no harm",
    "feed_follows": "the button that ends a follow; keys of notices that a feed fails",
    "searches": "the button that removes a search",
    "news_watches": "keys of alerts; buttons that pause and remove a watch",
    "curation_acts": "the button that undoes an act",
    "curation_reports": "buttons that decide on a report",
    "stories": "buttons of lists, digests and stories",
}
"""Table -> what holds its numbers where a restore does not take them back."""
KNOWN_INSIDE = {
    "shelves": "rows only; answers outside name a shelf by its key",
    "feed_entries": "rows of the backlog, and the bounds of what a follow is owed",
    "feed_backlog": "nobody: they are the order of the entries",
    "watch_queue": "nobody: they are the order of the articles",
    "fetches": "nobody: they are the order of the fetches",
    "versions": "rows only",
    "entities": "rows only; buttons and watches name an entity by its key",
    "quotes": "rows only",
    "subscriptions": "filters; keys of digests name the channel",
    "filters": "nobody: a menu chooses what to show again by its words",
    "deliveries": "rows, and keys of corrections, which have the number of a change too",
    "story_threads": "rows only; Discord has its own id of the thread",
    "erasures": "nobody after its end",
}
"""Table -> who refers to its numbers: all goes back together."""
ROWS_OF_BUTTONS = {
    "article": "articles", "other": "articles", "story": "stories", "search": "searches", "follow": "feed_follows",
    "watch": "news_watches", "act": "curation_acts", "report": "curation_reports",
}  # fmt: skip


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.executescript(migrations.schema())
        yield opened


def _numbered(connection: sqlite3.Connection, words: str) -> set[str]:
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE ?", (words,))
    return {str(name) for name, _ in rows}


def test_of_every_table_with_numbers_it_is_said_who_knows_them(connection: sqlite3.Connection) -> None:
    """A new table is to be thought of. A table with one row has no numbers."""
    single = _numbered(connection, "%id INTEGER PRIMARY KEY CHECK (id = 1)%")
    rows = connection.execute(
        "SELECT t.name FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c"
        " WHERE t.type = 'table' AND t.schema = 'main' AND c.name = 'id' AND c.pk = 1 AND c.type = 'INTEGER'"
    )
    assert {str(row[0]) for row in rows} - single == KNOWN_OUTSIDE.keys() | KNOWN_INSIDE.keys()
    assert not KNOWN_OUTSIDE.keys() & KNOWN_INSIDE.keys()


def test_a_restore_leaves_a_gap_in_every_number_that_is_known_outside(connection: sqlite3.Connection) -> None:
    assert set(restore_mark.KNOWN_OUTSIDE) == KNOWN_OUTSIDE.keys() - {"stories"}
    restore_mark.raise_numbers(connection, 500, 1)
    last = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    assert last == dict.fromkeys(restore_mark.KNOWN_OUTSIDE, 500)
    assert connection.execute("SELECT max(id) FROM stories").fetchone() == (500,)


def test_no_number_that_is_known_outside_is_given_out_again(connection: sqlite3.Connection) -> None:
    """The last story stays, in place of AUTOINCREMENT (`bot/storage/retention`)."""
    lasting = _numbered(connection, "%AUTOINCREMENT%")
    assert KNOWN_OUTSIDE.keys() - lasting == {"stories"}
    assert lasting - {"fetches"} == set(NUMBERED), "a move takes them all along, but for those of the process"


def test_the_rows_that_buttons_name_are_known_outside() -> None:
    made = [one.template for one in vars(custom_ids).values() if isinstance(one, custom_ids.CustomId)]
    named = {name for template in (*made, custom_ids.OPENED) for name in re.findall(r"\?P<(\w+)>\\d\{1,18\}", template)}
    assert named == ROWS_OF_BUTTONS.keys()
    assert set(ROWS_OF_BUTTONS.values()) <= KNOWN_OUTSIDE.keys()
