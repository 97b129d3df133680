"""Acts of version 27 keep the numbers that the log showed."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from bot.storage import migrations
from bot.storage.engine import sql_functions
from tests.migration import frozen_schemas


def test_acts_are_numbered_as_the_log_counted_them() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        sql_functions.register(connection)
        frozen_schemas.create(connection, 27)
        connection.execute("INSERT INTO shelves (id, key) VALUES (1, 'guild:1'), (2, 'guild:2'), (3, 'guild:3')")
        connection.executemany(
            "INSERT INTO curation_acts (id, shelf_id, kind, subject, change, at) VALUES (?, ?, 'block', 'x', '{}', 0)",
            [(4, 1), (7, 2), (9, 1), (12, 1), (30, 2)],
        )
        connection.execute("INSERT INTO blocks VALUES (1, 'x.example', '', 9)")
        connection.execute("DELETE FROM curation_acts WHERE id = 30")
        migrations.bring_up_to_date(connection)
        numbered = connection.execute("SELECT id, shelf_id, number FROM curation_acts ORDER BY id").fetchall()
        assert numbered == [(4, 1, 1), (7, 2, 1), (9, 1, 2), (12, 1, 3)]
        assert connection.execute("SELECT acts FROM shelves ORDER BY id").fetchall() == [(3,), (1,), (0,)]
        last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'curation_acts'").fetchall()
        assert last == [(30,)], "an id is never used again"
        assert connection.execute("SELECT act_id FROM blocks").fetchall() == [(9,)]
