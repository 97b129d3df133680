"""Entities that people of a shelf named: rows of `entities` whose key is kind and name, so that they tell nothing of
the shelf to another one that has the same."""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Connection

from bot.storage.shelves import unnamed_entities


def make(connection: Connection, key: str, name: str, kind: str, forms: str) -> None:
    """Store the entity, unless it is there; `forms` is a JSON list of what it may be typed as."""
    cursor = connection.execute(
        "INSERT INTO entities (key, name, kind) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING", (key, name, kind)
    )
    if cursor.rowcount:
        connection.execute(
            "INSERT INTO entity_forms (entity_id, form) SELECT e.id, f.value FROM entities AS e, json_each(?) AS f"
            " WHERE e.key = ? ON CONFLICT DO NOTHING",
            (forms, key),
        )


def remove_unused(connection: Connection, keys: Iterable[str]) -> None:
    """Delete those of the entities that nothing refers to."""
    rows = connection.execute(
        "SELECT id FROM entities WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(list(keys)),)
    ).fetchall()
    unnamed_entities.delete(connection, [row["id"] for row in rows])
