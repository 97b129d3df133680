"""The ids of a shelf's articles for an export: a part at a time, so that no read is long in a large archive."""

from __future__ import annotations

import json
from collections.abc import Sequence
from sqlite3 import Connection

from msgspec import Struct

from bot.storage.answer_rows import AT_MOMENT


class ChosenPart(Struct, frozen=True):
    """Ids of articles, the newest first, and the place (time, id) of the last; None after the last part."""

    article_ids: tuple[int, ...]
    after: tuple[int, int] | None


class TimeRange(Struct, frozen=True):
    """Articles of these times (epoch seconds, the second excluded)."""

    first: int
    end: int


def of_shelf(connection: Connection, shelf_id: int, times: TimeRange, after: tuple[int, int], limit: int) -> ChosenPart:
    """The articles of a shelf that come `after` a place."""
    rows = connection.execute(
        "SELECT at, article_id FROM shelf_articles WHERE shelf_id = ? AND at >= ? AND (at, article_id) < (?, ?)"
        " ORDER BY at DESC, article_id DESC LIMIT ?",
        (shelf_id, times.first, *_before(times, after), limit),
    ).fetchall()
    return _part([tuple(row) for row in rows], limit)


def of_entity(
    connection: Connection, shelf_id: int, entity_id: int, times: TimeRange, after: tuple[int, int], limit: int
) -> ChosenPart:
    """Those that name an entity."""
    rows = connection.execute(
        "SELECT at, article_id FROM shelf_mentions WHERE shelf_id = ? AND entity_id = ? AND at >= ?"
        " AND (at, article_id) < (?, ?) ORDER BY at DESC, article_id DESC LIMIT ?",
        (shelf_id, entity_id, times.first, *_before(times, after), limit),
    ).fetchall()
    return _part([tuple(row) for row in rows], limit)


def of_story(connection: Connection, shelf_id: int, story_id: int, times: TimeRange) -> tuple[int, ...]:
    """All of a story."""
    rows = connection.execute(
        "SELECT s.article_id FROM story_members AS t CROSS JOIN shelf_articles AS s"
        " ON s.shelf_id = t.shelf_id AND s.article_id = t.article_id"
        " WHERE t.shelf_id = ? AND t.story_id = ? AND s.at >= ? AND s.at < ? ORDER BY s.at DESC, s.article_id DESC",
        (shelf_id, story_id, times.first, times.end),
    ).fetchall()
    return tuple(row["article_id"] for row in rows)


def at_moments(connection: Connection, shelf_id: int, moments: Sequence[int], times: TimeRange) -> tuple[int, ...]:
    """Those with these full-text rows, the newest first."""
    rows = connection.execute(
        f"SELECT l.article_id FROM json_each(?1) AS n JOIN article_lines AS l ON l.shelf_id = ?2 AND {AT_MOMENT}"  # noqa: S608  # a constant
        " WHERE l.at >= ?3 AND l.at < ?4 ORDER BY l.at DESC, l.article_id DESC",
        (json.dumps(list(moments)), shelf_id, times.first, times.end),
    ).fetchall()
    return tuple(row["article_id"] for row in rows)


def _before(times: TimeRange, after: tuple[int, int]) -> tuple[int, int]:
    return min(after, (times.end, 0))


def _part(rows: Sequence[tuple[int, ...]], limit: int) -> ChosenPart:
    last = rows[-1] if len(rows) == limit else None
    return ChosenPart(tuple(row[1] for row in rows), None if last is None else (last[0], last[1]))
