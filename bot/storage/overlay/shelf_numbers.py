"""Numbers that a shelf's acts and reports have among the shelf's own. Ids count those of all servers."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from sqlite3 import Connection
from typing import Literal


def of_rows(
    connection: Connection, table: Literal["curation_acts", "curation_reports"], shelf_id: int, ids: Collection[int]
) -> Mapping[int, int]:
    """Id -> number, from 1, of these rows of the shelf."""
    rows = connection.execute(
        f"SELECT id, number FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM {table}"  # noqa: S608  # one of two
        " WHERE shelf_id = ?) WHERE id IN (SELECT value FROM json_each(?))",
        (shelf_id, json.dumps(list(ids))),
    ).fetchall()
    return {row["id"]: row["number"] for row in rows}
