"""The functions of this program that the schema calls. Every connection that touches full text needs them."""

from __future__ import annotations

from sqlite3 import Connection

from bot.storage.engine.encoding import text_of


def register(connection: Connection) -> None:
    """Let the connection call `text_of(versions.content)`. Views may call it only in a database that is trusted, which
    some builds of SQLite must be told."""
    connection.execute("PRAGMA trusted_schema = ON")
    connection.create_function("text_of", 1, text_of, deterministic=True)
