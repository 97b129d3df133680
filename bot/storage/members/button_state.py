"""Table `pages`: the questions behind cards with buttons."""

from __future__ import annotations

import json
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from bot.model.jobs import Shelf
from bot.storage.engine.times import seconds


def keep(connection: Connection, token: str, shelf_id: int, request: dict[str, Any], now: datetime) -> str:
    """Store a question and return its token. A question that is stored already keeps its token and is renewed."""
    question = json.dumps(request, sort_keys=True, separators=(",", ":"))
    rows = connection.execute(
        "INSERT INTO pages (token, shelf_id, request, created_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (shelf_id, request) DO UPDATE SET created_at = excluded.created_at RETURNING token",
        (token, shelf_id, question, seconds(now)),
    ).fetchall()
    return str(next(iter(rows))[0])


def load(connection: Connection, token: str) -> tuple[Shelf, dict[str, Any]] | None:
    """Return the shelf and question of a token, None if there is none."""
    rows = connection.execute(
        "SELECT s.key, p.request FROM pages AS p JOIN shelves AS s ON s.id = p.shelf_id WHERE p.token = ?", (token,)
    ).fetchall()
    return next(((Shelf(key), json.loads(request)) for key, request in rows), None)


def forget(connection: Connection, before: datetime, limit: int) -> int:
    """Delete at most `limit` questions asked before then; how many."""
    cursor = connection.execute(
        "DELETE FROM pages WHERE token IN (SELECT token FROM pages WHERE created_at < ? LIMIT ?)",
        (seconds(before), limit),
    )
    return cursor.rowcount
