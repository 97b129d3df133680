"""Table `shelf_merges`: entities that a shelf shows as another one, with the counters that follow."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from sqlite3 import Connection

from bot.storage.shelves import counters, unnamed_entities


def write(connection: Connection, shelf_id: int, merged: Mapping[str, str]) -> None:
    """Make these the merges of a shelf: key of an entity -> key of the one shown. A pair with an unknown key is left
    out."""
    before = _stored(connection, shelf_id)
    after = _resolved(connection, merged)
    changed = {one for pair in before ^ after for one in pair}
    if not changed:
        return
    articles = _articles(connection, shelf_id, {entity_id for entity_id, _ in before ^ after})
    counters.uncount_entities(connection, shelf_id, changed, articles)
    connection.executemany(
        "DELETE FROM shelf_merges WHERE shelf_id = ? AND entity_id = ?",
        [(shelf_id, entity_id) for entity_id, _ in before - after],
    )
    connection.executemany(
        "INSERT INTO shelf_merges (shelf_id, entity_id, kept_id) VALUES (?, ?, ?)",
        [(shelf_id, *pair) for pair in sorted(after - before)],
    )
    counters.count_entities(connection, shelf_id, changed, articles)
    unnamed_entities.delete(connection, sorted(changed))


def _articles(connection: Connection, shelf_id: int, entity_ids: Collection[int]) -> str:
    """The articles of the shelf that have these entities without regard to merges, as a JSON list."""
    rows = connection.execute(
        "SELECT s.article_id FROM json_each(:entities) AS n CROSS JOIN mentions AS m ON m.entity_id = n.value"
        " CROSS JOIN shelf_articles AS s ON s.shelf_id = :shelf AND s.article_id = m.article_id"
        " UNION SELECT p.article_id FROM json_each(:entities) AS n"
        " CROSS JOIN shelf_splits AS p ON p.to_id = n.value AND p.shelf_id = :shelf",
        {"shelf": shelf_id, "entities": json.dumps(sorted(entity_ids))},
    ).fetchall()
    return json.dumps([row["article_id"] for row in rows])


def _stored(connection: Connection, shelf_id: int) -> set[tuple[int, int]]:
    rows = connection.execute("SELECT entity_id, kept_id FROM shelf_merges WHERE shelf_id = ?", (shelf_id,))
    return {(row["entity_id"], row["kept_id"]) for row in rows.fetchall()}


def _resolved(connection: Connection, merged: Mapping[str, str]) -> set[tuple[int, int]]:
    rows = connection.execute(
        "SELECT e.id AS entity_id, k.id AS kept_id FROM json_each(?) AS n JOIN entities AS e ON e.key = n.key"
        " JOIN entities AS k ON k.key = n.value",
        (json.dumps(merged),),
    ).fetchall()
    return {(row["entity_id"], row["kept_id"]) for row in rows}
