"""Numbers that a shelf's acts have among the shelf's own. Ids count those of all servers."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from sqlite3 import Connection


def of_acts(connection: Connection, shelf_id: int, ids: Collection[int]) -> Mapping[int, int]:
    """Id -> number, from 1, of these acts of the shelf."""
    rows = connection.execute(
        "SELECT id, number FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM curation_acts"
        " WHERE shelf_id = ?) WHERE id IN (SELECT value FROM json_each(?))",
        (shelf_id, json.dumps(list(ids))),
    ).fetchall()
    return {row["id"]: row["number"] for row in rows}
