"""Table `pages`: the questions behind cards with buttons."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from msgspec import Struct

from bot.model.jobs import Shelf
from bot.storage.engine.times import moment, seconds


class StoredQuestion(Struct, frozen=True):
    """The token of a stored question, and when it was asked last."""

    token: str
    asked_at: datetime


def text_of(request: Mapping[str, Any]) -> str:
    """A question as it is stored; the same for the same question."""
    return json.dumps(request, sort_keys=True, separators=(",", ":"))


def keep(connection: Connection, token: str, shelf_id: int, text: str, now: datetime) -> None:
    """Store a question under its token. A question that is stored already keeps its token and is renewed."""
    connection.execute(
        "INSERT INTO pages (token, shelf_id, request, created_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (shelf_id, request) DO UPDATE SET created_at = excluded.created_at",
        (token, shelf_id, text, seconds(now)),
    )


def find(connection: Connection, shelf: Shelf, text: str) -> StoredQuestion | None:
    """Return what is stored of a question, None if it is not."""
    rows = connection.execute(
        "SELECT p.token, p.created_at FROM shelves AS s JOIN pages AS p ON p.shelf_id = s.id"
        " WHERE s.key = ? AND p.request = ?",
        (shelf.key, text),
    ).fetchall()
    return next((StoredQuestion(token, moment(at)) for token, at in rows), None)


def load(connection: Connection, token: str) -> tuple[Shelf, dict[str, Any]] | None:
    """Return the shelf and question of a token, None if there is none."""
    rows = connection.execute(
        "SELECT s.key, p.request FROM pages AS p JOIN shelves AS s ON s.id = p.shelf_id WHERE p.token = ?", (token,)
    ).fetchall()
    return next(((Shelf(key), json.loads(request)) for key, request in rows), None)
