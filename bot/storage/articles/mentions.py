"""The rows of an article's entities, mentions and quotes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from sqlite3 import Connection
from typing import Any

from bot.model.analysis import DISCOVERED, Analysis, Entity, EntityKind, Excerpt, Quote, Span
from bot.storage.engine.encoding import spans_from, spans_text, storable
from bot.storage.overlay import shown_entities
from bot.storage.shelves import unnamed_entities
from bot.text.knowledge.base import Knowledge
from bot.text.names.normalise import normal_key, words

_KEY_LENGTH = 100
_FORM_LENGTH = 60
_Grouped = dict[str, tuple[Entity, list[Span], Excerpt | None]]


def key_of(entity: Entity) -> str:
    """The key of an entity: its knowledge-base id, else its kind and normalised name. At most 100 characters."""
    return entity.id[:_KEY_LENGTH] if entity.id else discovered_key(entity.kind, entity.name)


def discovered_key(kind: EntityKind, name: str) -> str:
    """The key of an entity that is not in the knowledge base."""
    return f"{DISCOVERED}{kind}:{normal_key(name)}"[:_KEY_LENGTH]


def spans_of(
    connection: Connection, shelf_id: int, article_ids: Iterable[int], key: str
) -> dict[int, tuple[Span, ...]]:
    """Where the articles name the entity that the shelf shows for this key, by article and in order; articles that do
    not are missing."""
    rows = connection.execute(
        "SELECT m.article_id, m.spans FROM json_each(:articles) AS n"
        " JOIN mention_lines AS m ON m.shelf_id = :shelf AND m.article_id = n.value"
        " AND m.own_id IN (SELECT own_id FROM entity_sources WHERE shelf_id = :shelf AND entity_id = :entity)"
        " AND m.entity_id = :entity",
        {
            "articles": json.dumps(list(article_ids)),
            "shelf": shelf_id,
            "entity": shown_entities.kept_id(connection, shelf_id, key),
        },
    ).fetchall()
    found: dict[int, set[Span]] = {}
    for row in rows:
        found.setdefault(row["article_id"], set()).update(spans_from(row["spans"]))
    return {article: tuple(sorted(spans, key=lambda one: (one.start, one.end))) for article, spans in found.items()}


def write(connection: Connection, article_id: int, analysis: Analysis, knowledge: Knowledge) -> None:
    """Replace the mentions and quotes of an article. Entities that nothing names any more are deleted. What is stored
    just so already is not written."""
    before = unnamed_entities.candidates(connection, article_id)
    keys = [key_of(entity) for entity in analysis.entities]
    found = _grouped(keys, analysis.entities)
    _name(connection, article_id, found, knowledge)
    rows = _mention_rows(found)
    if rows != _stored_mentions(connection, article_id):
        connection.execute("DELETE FROM mentions WHERE article_id = ?", (article_id,))
        _insert_mentions(connection, article_id, rows)
    quotes = _quote_rows(keys, analysis)
    if quotes != _stored_quotes(connection, article_id):
        connection.execute("DELETE FROM quotes WHERE article_id = ?", (article_id,))
        _insert_quotes(connection, article_id, quotes)
    unnamed_entities.delete(connection, before)


def add(connection: Connection, article_id: int, entities: tuple[Entity, ...], knowledge: Knowledge) -> None:
    """Write mentions of entities that the article has none of, and before them the entities that are new or whose names
    the knowledge base has changed."""
    found = _grouped([key_of(entity) for entity in entities], entities)
    _name(connection, article_id, found, knowledge)
    _insert_mentions(connection, article_id, _mention_rows(found))


def _name(connection: Connection, article_id: int, found: _Grouped, knowledge: Knowledge) -> None:
    """Write the entities that are new or whose names the knowledge base has changed; and those that only private texts
    named, as the first public article spells them."""
    connection.executemany(
        "INSERT INTO entities (key, name, kind, hangul, hanja) VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE"  # noqa: S608  # a constant
        " SET name = excluded.name, hangul = excluded.hangul, hanja = excluded.hanja"
        " WHERE (name, hangul, hanja) IS NOT (excluded.name, excluded.hangul, excluded.hanja)"
        f" AND (excluded.hangul IS NOT NULL OR key GLOB '{DISCOVERED}*'"
        "  AND (SELECT owner_shelf_id IS NULL FROM articles WHERE id = ?) AND NOT EXISTS ("
        "   SELECT 1 FROM mentions AS m JOIN articles AS a ON a.id = m.article_id"
        "   WHERE m.entity_id = entities.id AND a.owner_shelf_id IS NULL))",
        [(*_row(key, entity, knowledge), article_id) for key, (entity, _, _) in found.items()],
    )
    connection.executemany(
        "INSERT INTO entity_forms (entity_id, form) SELECT e.id, f.value FROM entities AS e, json_each(?) AS f"
        " WHERE e.key = ? ON CONFLICT DO NOTHING",
        [(forms(_names(entity, knowledge)), key) for key, (entity, _, _) in found.items()],
    )


def _mention_rows(found: _Grouped) -> dict[str, tuple[Any, ...]]:
    """Key of the entity -> spans and role, as they are stored."""
    return {key: (spans_text(spans), role and role.start, role and role.end) for key, (_, spans, role) in found.items()}


def _stored_mentions(connection: Connection, article_id: int) -> dict[str, tuple[Any, ...]]:
    rows = connection.execute(
        "SELECT e.key, m.spans, m.role_start, m.role_end FROM mentions AS m JOIN entities AS e ON e.id = m.entity_id"
        " WHERE m.article_id = ?",
        (article_id,),
    ).fetchall()
    return {row[0]: tuple(row)[1:] for row in rows}


def _insert_mentions(connection: Connection, article_id: int, rows: Mapping[str, tuple[Any, ...]]) -> None:
    connection.executemany(
        "INSERT INTO mentions (article_id, entity_id, spans, role_start, role_end)"
        " SELECT ?, id, ?, ?, ? FROM entities WHERE key = ?",
        [(article_id, *row, key) for key, row in rows.items()],
    )


def spans_named(connection: Connection, article_id: int, form: str) -> tuple[Span, ...]:
    """Where the current text of an article names an entity that has a name with this normal form, in order."""
    rows = connection.execute(
        "SELECT m.spans FROM mentions AS m JOIN entity_forms AS f ON f.entity_id = m.entity_id"
        " WHERE m.article_id = ? AND f.form = ?",
        (article_id, form),
    ).fetchall()
    return next((spans_from(row["spans"]) for row in rows), ())


def remember_forms(entities: Iterable[Entity], knowledge: Knowledge) -> None:
    """Compute the forms of all names of an article before its transaction, which then finds them in a cache."""
    for entity in entities:
        forms(_names(entity, knowledge))


def remove(connection: Connection, article_id: int, entity_ids: list[int]) -> None:
    """Delete the mentions of entities, and the entities that nothing names any more."""
    connection.executemany(
        "DELETE FROM mentions WHERE article_id = ? AND entity_id = ?", [(article_id, one) for one in entity_ids]
    )
    unnamed_entities.delete(connection, entity_ids)


def _quote_rows(keys: list[str], analysis: Analysis) -> list[tuple[Any, ...]]:
    """The quotes as they are stored, with the keys of their speakers: a row for each of those who speak together."""
    speakers = _Speakers(keys, analysis.entities)
    return [
        (
            quote.start,
            quote.end,
            quote.kind,
            quote.cue,
            quote.speaker and storable(quote.speaker),
            key,
            quote.speaker_span and quote.speaker_span.start,
            quote.speaker_span and quote.speaker_span.end,
        )
        for quote in analysis.quotes
        for key in speakers.keys(quote)
    ]


def _stored_quotes(connection: Connection, article_id: int) -> list[tuple[Any, ...]]:
    rows = connection.execute(
        'SELECT q.start, q."end", q.kind, q.cue, q.speaker, e.key, q.speaker_start, q.speaker_end FROM quotes AS q'
        " LEFT JOIN entities AS e ON e.id = q.entity_id WHERE q.article_id = ? ORDER BY q.id",
        (article_id,),
    ).fetchall()
    return [tuple(row) for row in rows]


def _insert_quotes(connection: Connection, article_id: int, rows: Iterable[tuple[Any, ...]]) -> None:
    connection.executemany(
        'INSERT INTO quotes (article_id, start, "end", kind, cue, speaker, entity_id, speaker_start, speaker_end)'
        " VALUES (?, ?, ?, ?, ?, ?, (SELECT id FROM entities WHERE key = ?), ?, ?)",
        [(article_id, *row) for row in rows],
    )


def _row(key: str, entity: Entity, knowledge: Knowledge) -> tuple[str | None, ...]:
    known = knowledge.get(entity.id) if entity.id else None
    scripts = (known.hangul, known.hanja) if known else (None, None)
    return key, storable(entity.name), entity.kind, *scripts


def _names(entity: Entity, knowledge: Knowledge) -> tuple[str, ...]:
    known = knowledge.get(entity.id) if entity.id else None
    return entity.name, *(known.names if known else ())


# Cached: a few hundred entities are in the news every day, each with names in many spellings.
@lru_cache(maxsize=1024)
def forms(names: tuple[str, ...]) -> str:
    """The forms by which autocomplete finds an entity, as a JSON list: each name from each of its words on ("Kim Jong
    Un": kimjongun, jongun, un)."""
    found = set()
    for name in names:
        parts = words(name) or (normal_key(name),)
        found |= {"".join(parts[start:])[:_FORM_LENGTH] for start in range(len(parts))}
    return json.dumps(sorted(storable(form) for form in found if form), ensure_ascii=False)


def _grouped(keys: list[str], entities: tuple[Entity, ...]) -> _Grouped:
    """Key -> its first entity, every span in order, the first role stated."""
    found: dict[str, tuple[Entity, set[Span], Excerpt | None]] = {}
    for key, entity in zip(keys, entities, strict=True):
        first, spans, role = found.get(key, (entity, set(), None))
        spans.update(entity.mentions)
        found[key] = (first, spans, role or entity.role)
    in_order = {key: sorted(spans, key=lambda span: (span.start, span.end)) for key, (_, spans, _) in found.items()}
    return {key: (first, in_order[key], role) for key, (first, _, role) in found.items()}


class _Speakers:
    """Finds the entity that a quote names as its speaker."""

    def __init__(self, keys: list[str], entities: tuple[Entity, ...]) -> None:
        self._keys = keys
        self._by_span: dict[Span | None, int] = {}
        self._by_id: dict[str | None, int] = {}
        for place, entity in enumerate(entities):
            if entity.id:
                self._by_id.setdefault(entity.id, place)
            for span in entity.mentions:
                self._by_span.setdefault(span, place)

    def keys(self, quote: Quote) -> tuple[str | None, ...]:
        """The keys of those who speak together, in order; if only one of them is an entity, its key and None. For a
        single speaker, its key."""
        if not quote.joint:
            return (self._key(quote),)
        places = (self._by_span.get(span) for span in quote.joint)
        keys = tuple(dict.fromkeys(self._keys[place] for place in places if place is not None))
        return keys if len(keys) > 1 else (*keys, None)

    def _key(self, quote: Quote) -> str | None:
        """The key of the first entity with the speaker's span or knowledge-base id; None where there is none."""
        places = (self._by_span.get(quote.speaker_span), self._by_id.get(quote.speaker_id))
        first = min((place for place in places if place is not None), default=None)
        return None if first is None else self._keys[first]
