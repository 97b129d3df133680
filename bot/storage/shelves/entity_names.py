"""Autocomplete: the entities of a shelf by the beginning of a name."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from sqlite3 import Connection

from msgspec import Struct

from bot.model.analysis import EntityKind
from bot.model.answers import EntityRef
from bot.storage import answer_rows
from bot.text.names.normalise import normal_key

_FREQUENT = 300
_ALPHABETICAL = 300
_RANKED = 100
_SHORTEST_NAME = 4
_NEWEST = 60


class EntityByName(Struct, frozen=True):
    """An entity of the shelf with its number of articles there. `exact` where the whole name was typed."""

    entity: EntityRef
    articles: int
    exact: bool = False


def lately(connection: Connection, shelf_id: int, limit: int) -> tuple[EntityByName, ...]:
    """The `limit` entities that most of the shelf's newest 60 articles name, the one named last first among equals.
    Pasted and attached texts do not count."""
    rows = connection.execute(
        "WITH recent AS (SELECT n.article_id, n.at"
        "  FROM (SELECT article_id, at FROM shelf_articles WHERE shelf_id = :shelf"
        "   ORDER BY at DESC, article_id DESC LIMIT :newest) AS n"
        "  JOIN articles AS a ON a.id = n.article_id AND a.owner_shelf_id IS NULL),"
        " named AS (SELECT m.entity_id, count(DISTINCT r.article_id) AS times, max(r.at) AS last FROM recent AS r"
        "  JOIN mention_lines AS m ON m.shelf_id = :shelf AND m.article_id = r.article_id"
        "  GROUP BY m.entity_id ORDER BY times DESC, last DESC, m.entity_id LIMIT :limit)"
        " SELECT l.*, s.articles FROM named"
        " JOIN shelf_entities AS s ON s.shelf_id = :shelf AND s.entity_id = named.entity_id"
        " JOIN entity_lines AS l ON l.shelf_id = :shelf AND l.entity_id = named.entity_id"
        " ORDER BY named.times DESC, named.last DESC, named.entity_id",
        {"shelf": shelf_id, "newest": _NEWEST, "limit": limit},
    ).fetchall()
    return tuple(EntityByName(answer_rows.entity_ref(row), row["articles"]) for row in rows)


def beginning(connection: Connection, shelf_id: int, form: str, limit: int) -> tuple[EntityByName, ...]:
    """The entities with a name of which some word begins with `form` (normalised): whole names first, then those whose
    first word begins so, each by number of articles.

    A short beginning matches thousands: only the shelf's 300 most frequent entities and the first 300 names by alphabet
    are considered.
    """
    rows = connection.execute(
        "WITH first AS (SELECT entity_id, form FROM shelf_names"
        "  WHERE shelf_id = :shelf AND form BETWEEN :form AND :last ORDER BY form LIMIT :first),"
        " often AS (SELECT entity_id FROM shelf_entities WHERE shelf_id = :shelf ORDER BY articles DESC LIMIT :often),"
        " given AS (SELECT coalesce(g.kept_id, e.id) AS entity_id, n.form FROM shelf_entity_names AS n"
        "  JOIN entities AS e ON e.key = n.key"
        "  LEFT JOIN shelf_merges AS g ON g.shelf_id = :shelf AND g.entity_id = e.id"
        "  WHERE n.shelf_id = :shelf AND n.form BETWEEN :form AND :last LIMIT :first),"
        " fits AS (SELECT entity_id, form FROM first UNION SELECT entity_id, form FROM given"
        " UNION SELECT f.entity_id, f.form FROM often"
        "  JOIN shelf_forms AS f ON f.shelf_id = :shelf AND f.entity_id = often.entity_id"
        "  AND f.form BETWEEN :form AND :last)"
        " SELECT l.*, s.articles, max(fits.form = :form) AS exact FROM fits"
        " JOIN shelf_entities AS s ON s.shelf_id = :shelf AND s.entity_id = fits.entity_id"
        " JOIN entity_lines AS l ON l.shelf_id = :shelf AND l.entity_id = fits.entity_id"
        " GROUP BY l.entity_id ORDER BY exact DESC, s.articles DESC, l.entity_id LIMIT :limit",
        {
            "shelf": shelf_id,
            "form": form,
            "last": form + chr(0x10FFFF),
            "first": _ALPHABETICAL,
            "often": _FREQUENT,
            "limit": _RANKED,
        },
    ).fetchall()
    found = [EntityByName(answer_rows.entity_ref(row), row["articles"], bool(row["exact"])) for row in rows]
    return tuple(sorted(found, key=lambda named: (not named.exact, not _begins(named.entity, form)))[:limit])


def having(connection: Connection, shelf_id: int, forms: Collection[str]) -> frozenset[str]:
    """The normalised names, of these, that an entity of the shelf has: as a whole, or from one of its words on."""
    rows = connection.execute(
        "SELECT f.value AS form FROM json_each(:forms) AS f WHERE"
        " EXISTS (SELECT 1 FROM shelf_names AS n WHERE n.shelf_id = :shelf AND n.form = f.value)"
        " OR EXISTS (SELECT 1 FROM shelf_entity_names AS g WHERE g.shelf_id = :shelf AND g.form = f.value)",
        {"shelf": shelf_id, "forms": json.dumps(sorted(forms))},
    ).fetchall()
    return frozenset(row["form"] for row in rows)


def persons_within(
    connection: Connection, shelf_id: int, ranges: Sequence[tuple[str, str]], limit: int
) -> tuple[EntityByName, ...]:
    """The persons with a name (normalised) in one of the ranges, each by its first and last, the most named first. At
    most 300 names are considered."""
    rows = connection.execute(
        "SELECT l.*, s.articles FROM"
        " (SELECT DISTINCT entity_id FROM json_each(:ranges) AS r CROSS JOIN shelf_names AS n"
        "  ON n.shelf_id = :shelf AND n.form BETWEEN r.value ->> 0 AND r.value ->> 1 LIMIT :most) AS fits"
        " JOIN shelf_entities AS s ON s.shelf_id = :shelf AND s.entity_id = fits.entity_id"
        " JOIN entity_lines AS l ON l.shelf_id = :shelf AND l.entity_id = fits.entity_id"
        " WHERE l.entity_kind = :person ORDER BY s.articles DESC, l.entity_id LIMIT :limit",
        {
            "shelf": shelf_id,
            "ranges": json.dumps(ranges),
            "most": _ALPHABETICAL,
            "person": EntityKind.PERSON.value,
            "limit": limit,
        },
    ).fetchall()
    return tuple(EntityByName(answer_rows.entity_ref(row), row["articles"]) for row in rows)


def _begins(entity: EntityRef, form: str) -> bool:
    """Whether the first word of a name begins so."""
    names = (entity.name, entity.hangul, entity.hanja)
    return any(normal_key(name).startswith(form) for name in names if name)


def own_names(connection: Connection, shelf_id: int, key: str) -> tuple[str, ...]:
    """The own names of an entity and of those merged into it, without names that people of the shelf gave."""
    rows = connection.execute(
        "SELECT e.name, e.hangul, e.hanja FROM entities AS k"
        " CROSS JOIN entity_sources AS s ON s.shelf_id = ? AND s.entity_id = k.id"
        " CROSS JOIN entities AS e ON e.id = s.own_id WHERE k.key = ?",
        (shelf_id, key),
    ).fetchall()
    return tuple(name for row in rows for name in row if name)


def spellings(connection: Connection, key: str) -> tuple[str, ...]:
    """The whole names of an entity in normal form; of a person also single names of at least four letters."""
    rows = connection.execute(
        "SELECT e.name, e.hangul, e.hanja, e.kind, f.form FROM entities AS e"
        " JOIN entity_forms AS f ON f.entity_id = e.id WHERE e.key = ?",
        (key,),
    ).fetchall()
    whole = {normal_key(name) for row in rows[:1] for name in row[:3] if name}
    single = {row["form"] for row in rows if row["kind"] == EntityKind.PERSON and len(row["form"]) >= _SHORTEST_NAME}
    return tuple(filter(None, whole | single))
