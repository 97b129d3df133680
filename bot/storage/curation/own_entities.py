"""Entities that people of a shelf named: rows of `entities` whose key is kind and name, so that they tell nothing of
the shelf to another one that has the same."""

from __future__ import annotations

from sqlite3 import Connection


def make(connection: Connection, key: str, name: str, kind: str, forms: str) -> None:
    """Store the entity, unless it is there; `forms` is a JSON list of what it may be typed as. One that nothing refers
    to is deleted with the next change of what did (`shelves/unnamed_entities`)."""
    connection.execute(
        "INSERT INTO entities (key, name, kind) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING", (key, name, kind)
    )
    connection.execute(
        "INSERT INTO entity_forms (entity_id, form) SELECT e.id, f.value FROM entities AS e, json_each(?) AS f"
        " WHERE e.key = ? ON CONFLICT DO NOTHING",
        (forms, key),
    )
