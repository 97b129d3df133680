"""Table `shelf_entity_names`: what entities are called on a shelf in place of their own names."""

from __future__ import annotations

from sqlite3 import Connection

from bot.text.names.normalise import normal_key


def write(connection: Connection, shelf_id: int, key: str, name: str | None) -> None:
    """Call an entity so on the shelf; None: by its own name."""
    connection.execute("DELETE FROM shelf_entity_names WHERE shelf_id = ? AND key = ?", (shelf_id, key))
    if name is not None:
        connection.execute(
            "INSERT INTO shelf_entity_names (shelf_id, key, name, form) VALUES (?, ?, ?, ?)",
            (shelf_id, key, name, normal_key(name)),
        )
