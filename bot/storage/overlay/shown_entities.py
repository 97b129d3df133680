"""Which entity a shelf shows for another one (table `shelf_merges`)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Connection


def kept_id(connection: Connection, shelf_id: int, key: str) -> int | None:
    """The row id of the entity that a shelf shows for a key; None for an unknown key."""
    rows = connection.execute(
        "SELECT coalesce(g.kept_id, e.id) FROM entities AS e"
        " LEFT JOIN shelf_merges AS g ON g.shelf_id = ? AND g.entity_id = e.id WHERE e.key = ?",
        (shelf_id, key),
    ).fetchall()
    return next((int(row[0]) for row in rows), None)


def same_keys(connection: Connection, shelf_id: int, keys: Iterable[str]) -> frozenset[str]:
    """The keys, with those of all entities that the shelf shows as one with one of them."""
    keys = frozenset(keys)
    rows = connection.execute(
        "SELECT e.key FROM json_each(?2) AS n CROSS JOIN entities AS o ON o.key = n.value"
        " LEFT JOIN shelf_merges AS g ON g.shelf_id = ?1 AND g.entity_id = o.id"
        " CROSS JOIN shelf_merges AS m ON m.shelf_id = ?1 AND m.kept_id = coalesce(g.kept_id, o.id)"
        " JOIN entities AS e ON e.id IN (m.entity_id, m.kept_id)",
        (shelf_id, json.dumps(sorted(keys))),
    ).fetchall()
    return keys.union(row["key"] for row in rows)


def count(connection: Connection, shelf_id: int) -> int:
    """How many entities the shelf shows as another one."""
    rows = connection.execute("SELECT count(*) FROM shelf_merges WHERE shelf_id = ?", (shelf_id,)).fetchall()
    return int(rows[0][0])
