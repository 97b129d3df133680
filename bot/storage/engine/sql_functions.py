"""The functions of this program that the schema calls. Every connection that touches full text needs them."""

from __future__ import annotations

from collections.abc import Callable
from sqlite3 import Connection

from bot.lang.unspaced import characters
from bot.storage.engine.encoding import text_of

FUNCTIONS: tuple[tuple[str, int, Callable[..., str]], ...] = (
    ("text_of", 1, text_of),
    ("in_characters", 1, characters.in_characters),
    ("indexed_text", 2, characters.indexed_text),
    ("short_words", 1, characters.short_words),
    ("title_words", 1, characters.title_words),
)
"""Name, number of parameters, function, which gives the same for the same."""
TRUST = "PRAGMA trusted_schema = ON"
"""Views may call functions only in a database that is trusted, which some builds of SQLite must be told."""


def register(connection: Connection) -> None:
    """Let the schema call the functions on a plain connection; `Database` does so for its own."""
    connection.execute(TRUST)
    for name, parameters, function in FUNCTIONS:
        connection.create_function(name, parameters, function, deterministic=True)
